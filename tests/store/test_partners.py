"""Partners, and who was given and sent what."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from hrdesk.domain.errors import NotFound, UnknownName
from hrdesk.store import ledger, partners
from hrdesk.store.database import Database
from hrdesk.store.drafts import draft_of, keep_draft
from hrdesk.store.ledger import Content
from hrdesk.store.partners import DONE, PARTLY, SET_ASIDE, WAITING, Partner, Received, Sent
from hrdesk.store.session import Session
from tests.factories import MINUTE, ref

IACHR = Partner(
    "IACHR",
    "Commission",
    "a@example.org",
    True,
    "es",
    "America/New_York",
    "2e",
    former=("1d", "0c"),
)
SENT = Sent("W1", "IACHR", MINUTE, 1, "a.xlsx", "network", 2)
V1, V2 = ref("visit", 1), ref("visit", 2)


def contents(versions: dict[str, str]) -> dict[str, Content]:
    """Records of these versions, of which nothing else is told."""
    return {ref_: Content(version, "[]") for ref_, version in versions.items()}


@pytest.fixture
def session(desk: Database) -> Iterator[Session]:
    with desk.writing() as opened:
        yield opened


def got(session: Session, original: bytes = b"one", **more: object) -> int:
    given = {
        "workbook": "K1",
        "sender": "IACHR",
        "file_name": "back.xlsx",
        "status": WAITING,
        "counts": {"new": 1},
    }
    return partners.keep_received(session, original, **{**given, **more})  # type: ignore[arg-type]


# ---------------------------------------------------------------- partners


def test_a_partner_is_kept_whole_and_found_by_code(session: Session) -> None:
    partners.keep_partner(session, IACHR)
    assert partners.partner_of(session, "IACHR") == IACHR
    assert partners.partner_of(session, "iachr") == IACHR
    assert partners.known_partner(session, "Iachr") == IACHR
    assert partners.partner_of(session, "ODIHR") is None


def test_a_code_has_one_spelling(session: Session) -> None:
    partners.keep_partner(session, Partner("odihr"))
    partners.keep_partner(session, Partner("Odihr", "Office"))
    assert partners.partners(session) == [Partner("ODIHR", "Office")]


def test_a_partner_written_again_is_changed(session: Session) -> None:
    partners.keep_partner(session, IACHR)
    changed = replace(IACHR, name="Other", focal_point=False, identity="")
    partners.keep_partner(session, changed)
    assert partners.partners(session) == [changed]


def test_partners_stand_by_code(session: Session) -> None:
    for code in ("ODIHR", "ACHPR", "IACHR"):
        partners.keep_partner(session, Partner(code))
    assert [each.code for each in partners.partners(session)] == ["ACHPR", "IACHR", "ODIHR"]


def test_a_partner_that_is_not_known_is_named_with_those_that_are(session: Session) -> None:
    partners.keep_partner(session, IACHR)
    with pytest.raises(UnknownName) as refused:
        partners.known_partner(session, "IACHRR")
    assert refused.value.about == {"what": "partner", "name": "IACHRR", "known": ("IACHR",)}


# ---------------------------------------------------------------- what was sent


def test_a_workbook_is_remembered_with_what_was_in_it(session: Session) -> None:
    partners.remember_sent(session, SENT, contents({V1: "v1", V2: "v1"}))
    assert partners.sent_workbook(session, "W1") == SENT
    assert partners.sent_workbook(session, "W2") is None
    assert ledger.given_versions(session, "IACHR") == {V1: "v1", V2: "v1"}
    assert ledger.given_versions(session, "ODIHR") == {}


def test_an_empty_workbook_is_remembered_too(session: Session) -> None:
    partners.remember_sent(session, SENT, {})
    assert partners.sent_to(session) == [SENT]


def test_the_same_workbook_is_remembered_once(session: Session) -> None:
    partners.remember_sent(session, SENT, contents({V1: "v1"}))
    partners.remember_sent(session, replace(SENT, file_name="again.xlsx"), contents({V1: "v9"}))
    assert partners.sent_to(session) == [SENT]
    assert ledger.given_versions(session, "IACHR") == {V1: "v1"}


def test_copies_are_counted_for_each_partner(session: Session) -> None:
    assert partners.next_copy(session, "IACHR") == 1
    partners.remember_sent(session, replace(SENT, copy=14), {})
    assert partners.next_copy(session, "IACHR") == 15
    assert partners.next_copy(session, "ODIHR") == 1


def test_what_was_sent_stands_latest_first(session: Session) -> None:
    for number, code in enumerate(("IACHR", "ODIHR", "IACHR"), 1):
        partners.remember_sent(session, replace(SENT, workbook=f"W{number}", partner=code), {})
    assert [each.workbook for each in partners.sent_to(session)] == ["W3", "W2", "W1"]
    assert [each.workbook for each in partners.sent_to(session, "IACHR")] == ["W3", "W1"]


def test_disclosed_since_is_what_left_after_an_entry(session: Session) -> None:
    partners.remember_sent(session, replace(SENT, journal=4), contents({V1: "v1"}))
    partners.remember_sent(session, replace(SENT, workbook="W2", journal=6), contents({V2: "v1"}))
    assert partners.disclosed_since(session, [V1, V2], 4) == {V1, V2}
    assert partners.disclosed_since(session, [V1, V2], 5) == {V2}
    assert partners.disclosed_since(session, [V1], 5) == set()
    assert partners.disclosed_since(session, [V1, V2], 7) == set()


def test_a_workbook_is_confirmed_once_and_by_whom_it_was_for(session: Session) -> None:
    for name in ("W1", "W2", "W3"):
        partners.remember_sent(session, replace(SENT, workbook=name), {})
    partners.confirm(session, ["W1", "no such workbook"], by="IACHR")
    partners.confirm(session, ["W2"], by="ODIHR")
    partners.confirm(session, ["W3"])
    session.minute += 5
    partners.confirm(session, ["W1", "W3"], by="IACHR")
    confirmed = {each.workbook: each.confirmed for each in partners.sent_to(session)}
    assert confirmed == {"W1": MINUTE, "W2": None, "W3": MINUTE}


# ---------------------------------------------------------------- what came in


def test_a_workbook_that_came_in_is_kept_byte_by_byte(session: Session) -> None:
    original = bytes(range(256)) * 99
    number = got(session, original)
    assert partners.original_of(session, number) == ("back.xlsx", original, False)
    assert partners.number_of(session, original) == number
    assert partners.number_of(session, original[:-1]) is None
    assert partners.received(session) == [
        Received(number, "K1", "IACHR", MINUTE, "back.xlsx", WAITING, {"new": 1})
    ]


def test_the_same_bytes_are_kept_once_with_what_became_of_them(session: Session) -> None:
    number = got(session)
    assert got(session, status=DONE, counts={"same": 9}, file_name="again.xlsx") == number
    (kept,) = partners.received(session)
    assert (kept.status, kept.counts, kept.file_name) == (DONE, {"same": 9}, "again.xlsx")
    assert got(session, b"two") != number


def test_what_came_in_stands_latest_first_and_can_be_marked(session: Session) -> None:
    one, two = got(session), got(session, b"two")
    partners.mark_received(session, one, SET_ASIDE)
    found = [(each.id, each.status) for each in partners.received(session)]
    assert found == [(two, WAITING), (one, SET_ASIDE)]


def test_a_workbook_that_never_came_in_is_not_found(session: Session) -> None:
    with pytest.raises(NotFound):
        partners.original_of(session, 99)


def test_confirmed_to_a_desk_is_what_was_taken_in_from_it(session: Session) -> None:
    for number, (workbook, status, sender) in enumerate(
        [
            ("K3", DONE, "IACHR"),
            ("K1", PARTLY, "IACHR"),
            ("K2", WAITING, "IACHR"),
            ("K4", SET_ASIDE, "IACHR"),
            ("K5", DONE, "ODIHR"),
            ("K3", DONE, "IACHR"),
        ]
    ):
        got(session, bytes([number]), workbook=workbook, status=status, sender=sender)
    assert partners.taken_in_from(session, "IACHR") == ("K1", "K3")
    assert partners.taken_in_from(session, "ACHPR") == ()


# ---------------------------------------------------------------- drafts of a review


def test_a_draft_is_kept_for_each_workbook_until_it_is_emptied(session: Session) -> None:
    assert draft_of(session, 1) == ""
    keep_draft(session, 1, "one")
    keep_draft(session, 2, "two")
    keep_draft(session, 1, "three")
    assert (draft_of(session, 1), draft_of(session, 2)) == ("three", "two")
    keep_draft(session, 1, "")
    assert (draft_of(session, 1), draft_of(session, 2)) == ("", "two")


def test_a_draft_is_no_part_of_who_the_desk_is(desk: Database) -> None:
    before = desk.identity
    with desk.writing() as session:
        keep_draft(session, 7, "text")
    desk.refresh_identity()
    assert desk.identity == before
