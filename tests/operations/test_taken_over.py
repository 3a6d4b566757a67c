"""Un-merging gives back what each record said; what was changed since stays, and is named."""

import pytest

from hrdesk.domain.codes import Life
from hrdesk.domain.label import Label
from hrdesk.operations.care import check
from hrdesk.operations.overlaps import propose_joint
from hrdesk.operations.records import set_label
from hrdesk.operations.restoring import put_back
from hrdesk.operations.same import join, unjoin
from hrdesk.operations.undo import redo, undo
from hrdesk.store import journal
from hrdesk.store.same import members
from tests.operations.test_same import TODAY, desk, people
from tests.worlds import DeskAtWork

__all__ = ["desk"]

OURS = {"name": "Pérez, Ana", "email": "a@x.org", "themes": ["prisons"]}
THEIRS = {"name": "Perez, Anna", "phone": "+41 22", "themes": ["courts"]}


def said(desk: DeskAtWork, ref: str) -> dict[str, object]:
    """What a record says that is not empty, and its label."""
    state = desk.shows(ref)
    values = {name: value for name, value in state.values().items() if value}
    return {**values, "label": state.label, "partners": state.partners, "life": state.life}


@pytest.mark.parametrize("out", [0, 1])
def test_both_are_as_they_were(desk: DeskAtWork, out: int) -> None:
    pair = people(desk, OURS, THEIRS)
    desk.do(set_label, pair[1:], Label.INTERNAL)
    desk.set(pair[1], protected="yes")
    before = [said(desk, ref) for ref in pair]
    changes = desk.do(join, pair, {"function": "Judge"})
    merged = desk.shows(pair[0])
    assert (merged.value("phone"), merged.value("function")) == ("+41 22", "Judge")
    assert (merged.label, merged.value("protected")) == (Label.INTERNAL, "yes")
    heads = {name: merged.heads(name) for name in changes.edits[0].after}
    changes = desk.do(unjoin, pair[out])
    assert [said(desk, ref) for ref in pair] == before
    assert changes.about["stay"] == []
    # Nothing was withdrawn: each value is written over what the merge wrote.
    state = desk.shows(pair[0])
    for name, several in heads.items():
        assert {each.id for each in several} <= state.heads(name)[0].ancestors, name
    with desk.database.reading() as session:
        assert check(session) == []
    undo(desk.database)
    assert desk.shows(pair[0]).value("phone") == "+41 22"
    with desk.database.reading() as session:
        assert members(session, pair[0]) == tuple(pair)
    redo(desk.database)
    assert [said(desk, ref) for ref in pair] == before


def test_what_was_changed_since_stays_and_is_named(desk: DeskAtWork) -> None:
    a, b = people(desk, OURS, {**THEIRS, "mobile": "+7"})
    desk.do(set_label, [b], Label.INTERNAL)
    desk.do(join, [a, b])
    desk.set(a, phone="+1", notes="Told in confidence.")
    desk.set(a, themes=["prisons", "courts", "women"])
    changes = desk.do(unjoin, b)
    state = desk.shows(a)
    assert (state.value("phone"), state.value("mobile")) == ("+1", "")
    assert state.value("themes") == ("prisons", "women"), "by element"
    assert state.value("name") == OURS["name"]
    assert state.value("notes") == "Told in confidence."
    assert state.label is Label.INTERNAL, "it was written under that label"
    assert changes.about["stay"] == ["phone", "label"]
    assert said(desk, b)["phone"] == "+41 22"
    assert (state.life, desk.shows(b).label) == (Life.ACTIVE, Label.INTERNAL)


def test_what_was_put_back_by_hand_is_not_named(desk: DeskAtWork) -> None:
    a, b = people(desk, OURS, THEIRS)
    desk.do(join, [a, b])
    with desk.database.reading() as session:
        entry = journal.newest(session)
    desk.do(put_back, a, entry, "phone")
    assert desk.do(unjoin, b).about["stay"] == []
    assert desk.shows(a).value("phone") == ""


def test_merged_in_turns_each_gives_back_its_own(desk: DeskAtWork) -> None:
    a, b, c = people(
        desk, OURS, THEIRS, {"name": "Perez, A.", "mobile": "+7", "themes": ["courts"]}
    )
    before = [said(desk, ref) for ref in (a, b, c)]
    desk.do(join, [a, b], {"name": "Perez, Anna"})
    desk.do(join, [a, c], {"name": "Perez, A."})
    desk.do(unjoin, b)
    state = desk.shows(a)
    assert (state.value("phone"), state.value("mobile")) == ("", "+7")
    assert state.value("themes") == ("courts", "prisons"), "the one that stays says so too"
    assert state.value("name") == "Perez, A.", "what the one that stays says"
    desk.do(unjoin, c)
    assert said(desk, c) == before[2]
    assert desk.shows(a).value("mobile") == ""


def test_merged_again_after_a_change_it_is_as_before_the_first(desk: DeskAtWork) -> None:
    a, b = people(desk, {"name": "Ana", "phone": "+1"}, {"name": "Ana"})
    desk.do(join, [a, b])
    desk.set(b, phone="+2")
    desk.do(join, [a], {"phone": "+2"})
    desk.set(b, phone="+3")
    desk.do(join, [a], {"phone": "+3"})
    desk.do(unjoin, b)
    assert (desk.shows(a).value("phone"), desk.shows(b).value("phone")) == ("+1", "+3")


def test_a_joint_visit_that_is_un_merged_is_two_visits_again(desk: DeskAtWork) -> None:
    one, other = (desk.add("organisation", name=name) for name in ("One", "Other"))
    dates = "2027-02-03/2027-02-12", "2027-02-05/2027-02-14"
    a, b = sorted(desk.add("visit", country="TCD") for _ in range(2))
    desk.set(a, dates=dates[0], mechanisms=[one], status="confirmed", firmness="confirmed")
    desk.set(b, dates=dates[1], mechanisms=[other])
    before = [said(desk, ref) for ref in (a, b)]
    desk.do(propose_joint, [a, b], dates[1], [one, other], TODAY)
    assert desk.shows(a).value("firmness") == "forecast"
    desk.do(unjoin, b)
    assert [said(desk, ref) for ref in (a, b)] == before


def test_what_another_desk_merged_stays_as_it_is(desk: DeskAtWork) -> None:
    """Nobody here can tell what of its workbook was the merge."""
    a, b = people(desk, {"name": "Ana"}, {"name": "Ana", "phone": "+2"})
    other = DeskAtWork(desk.folder, "BBB")
    other.knows("AAA")
    try:
        other.receive(desk.send("BBB"))
        desk.do(join, [a, b])
        other.receive(desk.send("BBB"))
        other.do(unjoin, b)
        assert other.shows(a).value("phone") == "+2"
        # Un-merged where it was merged, it is as it was there, and both desks agree on it.
        desk.do(unjoin, b)
        other.receive(desk.send("BBB"))
        assert desk.shows(a).value("phone") == other.shows(a).value("phone") == ""
    finally:
        other.close()
