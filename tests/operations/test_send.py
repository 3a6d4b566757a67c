"""Sending says how far it is, stops when a person says so, and tells what it looked at."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrdesk.domain.errors import Cancelled, UnknownName
from hrdesk.domain.label import Label
from hrdesk.operations import send as sending
from hrdesk.operations.send import plan_sending
from hrdesk.store import partners
from tests.worlds import DeskAtWork


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
    assert told == [(2, 5, "choose"), (4, 5, "choose")]


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


def test_nobody_is_sent_to_who_is_not_known(desk: DeskAtWork) -> None:
    with desk.database.reading() as session, pytest.raises(UnknownName):
        plan_sending(session, "ZZZ")
