"""Sending says how far it is, stops when a person says so, and tells what it looked at."""

import pickle
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from hrdesk.domain.errors import Cancelled, FileRefused, UnknownName
from hrdesk.domain.label import Label
from hrdesk.domain.sharing import Why
from hrdesk.exchange import crew, kept_small
from hrdesk.exchange.base_rows import SentRegisters
from hrdesk.exchange.package import part_path
from hrdesk.exchange.reader import peek
from hrdesk.exchange.write_child import Done
from hrdesk.operations import send as sending
from hrdesk.operations.finishing import settle
from hrdesk.operations.send import plan_sending
from hrdesk.store import ledger, partners
from hrdesk.store.database import open_desk
from tests.laws.searched import found_in, inflated
from tests.worlds import DeskAtWork

SECRET = "CANARY"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskAtWork]:
    made = DeskAtWork(tmp_path, "AAA")
    made.knows("BBB")
    yield made
    made.close()


def test_choosing_tells_how_far_it_is(desk: DeskAtWork, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "_EVERY", 2)
    for name in ("Abdi", "Brun", "Costa", "Diop", "Egger"):
        desk.add("person", name=name)
    told: list[tuple[int, int, str]] = []
    with desk.database.reading() as session:
        plan_sending(session, "BBB", progress=lambda *step: told.append(step))
    assert told == [(2, 5, "choose"), (4, 5, "choose"), (5, 5, "choose")]


def test_choosing_stops_when_a_person_says_so(
    desk: DeskAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "_EVERY", 2)
    for name in ("Abdi", "Brun"):
        desk.add("person", name=name)
    with desk.database.reading() as session, pytest.raises(Cancelled):
        plan_sending(session, "BBB", cancelled=lambda: True)
    with desk.database.reading() as session:
        assert len(plan_sending(session, "BBB", cancelled=lambda: False).going) == 2


def test_what_goes_is_kept_small_until_it_is_looked_at(desk: DeskAtWork) -> None:
    refs = [desk.add("person", name=f"Person {number}") for number in range(40)]
    with desk.database.reading() as session:
        going = plan_sending(session, "BBB").going
    registers = [each.record.registers for each in going]
    assert all(isinstance(each, SentRegisters) for each in registers)
    alone = pickle.dumps([dict(each) for each in registers])
    assert len(pickle.dumps(registers)) < len(alone) / 3
    shown = {each.record.ref: each.record.registers["name"][0].value for each in going}
    assert shown == {ref: f"Person {number}" for number, ref in enumerate(refs)}


def test_writing_that_is_stopped_leaves_no_file_and_nothing_in_the_outbox(
    desk: DeskAtWork, tmp_path: Path
) -> None:
    desk.add("person", name="Abdi")
    out = tmp_path / "out.xlsx"
    with pytest.raises(Cancelled):
        sending.send(desk.database, "BBB", out, cancelled=lambda: True)
    assert not out.exists()
    with desk.database.reading() as session:
        assert partners.sent_to(session, "BBB") == []


BREAKS_OFF = """
import os, sys
from pathlib import Path
from hrdesk.operations.send import send
from hrdesk.store.database import open_desk

replace = Path.replace

def breaks_off(part, path):
    if sys.argv[3] == "after":
        replace(part, path)
    os._exit(9)

desk = open_desk(Path(sys.argv[1]))
Path.replace = breaks_off
send(desk, "BBB", Path(sys.argv[2]))
"""


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_finished_workbook_is_known_whenever_the_program_breaks_off(
    desk: DeskAtWork, tmp_path: Path, when: str
) -> None:
    """Just before and just after the file gets its name; the desk counts no half of one."""
    desk.add("person", name="Abdi")
    path, out = desk.database.path, tmp_path / "out.xlsx"
    desk.close()
    script = tmp_path / "send.py"
    script.write_text(BREAKS_OFF)
    ended = subprocess.run([sys.executable, str(script), str(path), str(out), when], check=False)
    assert ended.returncode == 9
    whole = out if when == "after" else part_path(out)
    assert [each for each in (out, part_path(out)) if each.exists()] == [whole]
    again = open_desk(path)
    with again.reading() as session:
        assert partners.sent_to(session, "BBB") == []
    settle(again)
    whole = out
    with again.reading() as session:
        (sent,) = partners.sent_to(session, "BBB")
    assert peek(whole).workbook == sent.workbook
    again.close()


def no_name(self: Path, target: Path) -> None:
    raise PermissionError(13, "Permission denied")


def test_a_workbook_that_cannot_get_its_name_was_not_sent(
    desk: DeskAtWork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows, where the earlier copy is open in Excel."""
    desk.add("person", name="Abdi")
    out = tmp_path / "out.xlsx"
    sending.send(desk.database, "BBB", tmp_path / "first.xlsx")
    desk.minute += 1
    monkeypatch.setattr(Path, "replace", no_name)
    with pytest.raises(FileRefused) as refused:
        sending.send(desk.database, "BBB", out)
    assert refused.value.code == "cannot_write"
    monkeypatch.undo()
    sending.send(desk.database, "BBB", out)
    with desk.database.reading() as session:
        assert {each.file_name for each in partners.sent_to(session, "BBB")} == {
            "first.xlsx",
            "out.xlsx",
        }
        assert ledger.broken_links(session) == []
    assert [each.name for each in tmp_path.glob(".*")] == []


def test_a_second_copy_of_what_was_sent_that_cannot_be_written_changes_nothing(
    desk: DeskAtWork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.add("person", name="Abdi")
    with desk.database.reading() as session:
        planned = plan_sending(session, "BBB")
    sending.write_sending(desk.database, planned, tmp_path / "first.xlsx", 1)
    monkeypatch.setattr(Path, "replace", no_name)
    with pytest.raises(FileRefused):
        sending.write_sending(desk.database, planned, tmp_path / "second.xlsx", 1)
    with desk.database.reading() as session:
        (sent,) = partners.sent_to(session, "BBB")
    assert sent.file_name == "first.xlsx"


def test_a_record_goes_alone_though_what_it_links_to_is_not_chosen(desk: DeskAtWork) -> None:
    """Whether a reader may see the linked record is asked of the desk, and not of the choice."""
    known = desk.add("person", name="Known")
    hidden = desk.add("person", Label.INTERNAL, name="Hidden")
    one = desk.add("visit", country="TUN", head=known)
    other = desk.add("visit", country="MEX", head=hidden)
    with desk.database.reading() as session:
        going = plan_sending(session, "BBB", [one, other]).going
    assert [each.kind for each in going] == ["visit", "visit"]
    links = {each.record.ref: "head" in each.record.registers for each in going}
    assert links == {one: True, other: False}


def test_a_rule_that_names_who_stays_here_stays_here_and_is_told(
    a: DeskAtWork, b: DeskAtWork
) -> None:
    """No file says that there is somebody at risk, a mailing list neither; and nothing is lost."""
    seen, hidden = a.add("organisation", name="Seen"), a.add("person", name="A", protected=True)
    typed = hidden.lower().replace("-", " ")
    rules = {
        a.add("mailing_list", name="Both", rule=rule): rule
        for rule in (f'role:* deputy:"{typed}"', f"organisation:{seen}")
    }
    stays, goes = rules
    with a.database.reading() as session:
        held = plan_sending(session, "BBB").held_back
    assert {(each.ref, each.field, each.why) for each in held} == {
        (hidden, "", Why.PROTECTED),
        (stays, "rule", Why.LINK),
    }
    book = a.send("BBB")
    assert not found_in(inflated(book), [typed, hidden])
    b.receive(book)
    assert (b.shows(stays).value("rule"), b.shows(goes).value("rule")) == ("", rules[goes])
    b.set(stays, purpose="Edited there")
    a.receive(b.send("AAA"))
    assert a.shows(stays).value("purpose") == "Edited there"
    assert {each: a.shows(each).value("rule") for each in rules} == rules


def test_nobody_is_sent_to_who_is_not_known(desk: DeskAtWork) -> None:
    with desk.database.reading() as session, pytest.raises(UnknownName):
        plan_sending(session, "ZZZ")


def test_on_several_cores_the_same_goes_and_nothing_else_leaves_this_process(
    desk: DeskAtWork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lent: list[bytes] = []

    class Overheard(crew._Hand):
        def made(self, *asked: Any) -> Done | None:
            lent.append(pickle.dumps(asked))
            done = super().made(*asked)
            assert done is not None
            return done

    for number in range(5):
        desk.add("person", name=f"Person {number}", private_notes=SECRET)
    desk.add("person", name=SECRET, protected=True)
    desk.add("visit", country="TUN", purpose=SECRET, label=Label.INTERNAL)
    desk.set(desk.add("visit", country="KEN", purpose=SECRET), purpose="Something else")
    with desk.database.reading() as session:
        alone = plan_sending(session, "BBB")
        monkeypatch.setattr(crew, "_Hand", Overheard)
        monkeypatch.setattr(crew, "_cores", lambda: 2)
        monkeypatch.setattr(crew, "_ENOUGH", 1)
        monkeypatch.setattr(kept_small, "_AT_ONCE", 2)
        monkeypatch.setattr(Future, "cancel", lambda _: False)
        together = plan_sending(session, "BBB")
    assert [each.content for each in together.going] == [each.content for each in alone.going]
    assert [(each.record, each.title, each.label) for each in together.going] == [
        (each.record, each.title, each.label) for each in alone.going
    ]
    assert together.held_back == alone.held_back
    done = sending.send(desk.database, "BBB", tmp_path / "out.xlsx")
    assert done.written.records == 6
    # Three pieces of persons and one visit: looked at twice, made ready, shown and copied.
    assert len(lent) == 4 * (2 + 3)
    assert not any(SECRET.encode() in each for each in lent)
