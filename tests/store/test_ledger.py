"""The disclosure log: who was given what, who has what, and that nobody has altered it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from hrdesk.domain.changes import Changes, Edit
from hrdesk.domain.disclosure import told
from hrdesk.store import journal, ledger, partners
from hrdesk.store.database import Database
from hrdesk.store.ledger import Content, Got
from hrdesk.store.partners import Sent
from hrdesk.store.records import write_states
from hrdesk.store.session import Session
from tests.factories import MINUTE, record, ref

SENT = Sent("W1", "IACHR", MINUTE, 1, "a.xlsx", "network", 2)
V1, V2, V3 = (ref("visit", number) for number in (1, 2, 3))
STATE = record("visit", {"country": "TUN", "themes": ["a"]}, at=V1)


@pytest.fixture
def session(desk: Database) -> Iterator[Session]:
    with desk.writing() as opened:
        yield opened


def give(session: Session, sent: Sent, **versions: str) -> None:
    """A workbook leaves; `V1="v1"` is a record and its version."""
    names = {"V1": V1, "V2": V2, "V3": V3}
    content = told(STATE.registers)
    contents = {names[name]: Content(version, content) for name, version in versions.items()}
    partners.remember_sent(session, sent, contents)


# ---------------------------------------------------------------- given


def test_a_partner_has_what_it_was_given_last(session: Session) -> None:
    give(session, SENT, V1="v1", V2="v1")
    give(session, replace(SENT, workbook="W2", copy=2), V1="v2")
    give(session, replace(SENT, workbook="W3", partner="ODIHR"), V1="v7")
    assert ledger.given_versions(session, "IACHR") == {V1: "v2", V2: "v1"}
    assert ledger.given_versions(session, "IACHR", [V2, V3]) == {V2: "v1"}
    assert ledger.given_versions(session, "IACHR", []) == {}
    assert ledger.given_versions(session, "ACHPR") == {}


def test_until_a_partner_confirms_anything_it_is_taken_to_have_all(session: Session) -> None:
    give(session, SENT, V1="v1", V2="v1")
    give(session, replace(SENT, workbook="W2"), V1="v2")
    assert ledger.settled_versions(session, "IACHR") == {V1: "v2", V2: "v1"}
    partners.confirm(session, ["W1"], by="IACHR")
    assert ledger.settled_versions(session, "IACHR") == {V1: "v1", V2: "v1"}
    partners.confirm(session, ["W2"], by="IACHR")
    assert ledger.settled_versions(session, "IACHR", [V1]) == {V1: "v2"}


def test_until_where_a_partner_has_everything(session: Session) -> None:
    reader = "1 IACHR.2e"
    assert ledger.settled_until(session, "IACHR", reader) is None
    give(session, replace(SENT, journal=4, reader=reader))
    assert ledger.settled_until(session, "IACHR", reader) == 4
    assert ledger.settled_until(session, "IACHR", "0 IACHR.2e") is None
    give(session, replace(SENT, workbook="W2", journal=6, reader=reader, scope="changed"))
    give(session, replace(SENT, workbook="W3", journal=8, reader=reader, scope="refs"))
    assert ledger.settled_until(session, "IACHR", reader) == 6
    partners.confirm(session, ["W1", "W3"], by="IACHR")
    assert ledger.settled_until(session, "IACHR", reader) == 4
    assert ledger.settled_until(session, "ODIHR", reader) is None


def test_touched_is_what_was_written_and_what_links_to_it(session: Session) -> None:
    person = record("person", {"name": "A"})
    visit = record("visit", {"country": "TUN", "head": person.ref}, at=V2)
    write_states(session, [STATE, person, visit])
    entry = journal.append(session, Changes("save", (Edit(V1, {}, STATE.registers),)))
    journal.append(session, Changes("save", (Edit(person.ref, {}, person.registers),)))
    assert set(ledger.touched_since(session, entry - 1)) == {V1, person.ref, V2}
    assert set(ledger.touched_since(session, entry)) == {person.ref, V2}
    assert ledger.touched_since(session, entry + 1) == []


def test_the_log_answers_who_has_a_record_and_what_a_partner_was_given(session: Session) -> None:
    give(session, SENT, V1="v1", V2="v1")
    give(session, replace(SENT, workbook="W2", partner="ODIHR", minute=MINUTE + 9), V1="v2")
    first, second = ledger.disclosures(session, ref=V1)
    assert (first.partner, first.workbook, first.minute) == ("ODIHR", "W2", MINUTE + 9)
    assert (second.partner, second.version, second.file_name) == ("IACHR", "v1", "a.xlsx")
    assert "themes/a" in second.registers
    assert [each.ref for each in ledger.disclosures(session, to="iachr")] == [V1, V2]
    assert len(ledger.disclosures(session)) == 3
    assert ledger.disclosures(session, to="IACHR", ref=V3) == []


# ---------------------------------------------------------------- got


def test_what_a_partner_showed_is_kept_and_registers_once_known_stay(session: Session) -> None:
    ledger.remember_got(session, "IACHR", {V1: Got("v1", ("notes", "themes/a"))})
    ledger.remember_got(session, "IACHR", {V1: Got("v2", ("country",)), V2: Got("v1", ())})
    ledger.remember_got(session, "IACHR", {})
    assert ledger.got_versions(session, "IACHR") == {V1: "v2", V2: "v1"}
    assert ledger.got_versions(session, "ODIHR") == {}
    known = ledger.known_registers(session, "IACHR", (V1, V2))
    assert known == {V1: {"notes", "themes/a", "country"}, V2: frozenset()}
    assert ledger.known_registers(session, "ODIHR", (V1,)) == {V1: frozenset()}


def test_registers_are_known_by_what_was_given_too(session: Session) -> None:
    give(session, SENT, V1="v1")
    ledger.remember_got(session, "IACHR", {V1: Got("v9", ("mobile",))})
    known = ledger.known_registers(session, "IACHR", (V1,))
    assert known == {V1: {*STATE.registers, "mobile"}}


# ---------------------------------------------------------------- the chain


@pytest.mark.parametrize(
    "forged",
    [
        "UPDATE outbox SET partner = 'ODIHR' WHERE workbook = 'W2'",
        "UPDATE outbox SET minute = 7 WHERE workbook = 'W2'",
        "UPDATE outbox_record SET version = 'v9' WHERE outbox = 2",
        "DELETE FROM outbox_record WHERE outbox = 2",
        f"INSERT INTO outbox_record VALUES (2, '{V3}', 'v1')",
    ],
)
def test_an_altered_entry_is_found(session: Session, forged: str) -> None:
    for number in (1, 2, 3):
        give(session, replace(SENT, workbook=f"W{number}"), V1="v1", V2="v1")
    assert ledger.broken_links(session) == []
    session.raw(forged)
    assert ledger.broken_links(session) == ["W2"]


def test_an_entry_taken_out_is_found_at_the_next(session: Session) -> None:
    for number in (1, 2, 3):
        give(session, replace(SENT, workbook=f"W{number}"), V1="v1")
    session.raw("DELETE FROM outbox WHERE workbook = 'W2'")
    assert ledger.broken_links(session) == ["W3"]


def test_a_confirmation_alters_nothing(session: Session) -> None:
    give(session, SENT, V1="v1")
    partners.confirm(session, ["W1"], by="IACHR")
    assert ledger.broken_links(session) == []
