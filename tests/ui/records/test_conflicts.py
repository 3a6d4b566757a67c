"""What desks disagree on is shown side by side, and one press decides it."""

from collections.abc import Mapping

import pytest
from pytestqt.qtbot import QtBot

from hrdesk.domain.revisions import merged
from hrdesk.domain.state import RecordState
from hrdesk.store.records import read_state, write_states
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.form import RecordForm
from tests.factories import pen, record, ref


@pytest.fixture
def argued(desk: Desk) -> str:
    """A person whom two desks describe differently."""
    values: Mapping[str, object] = {"name": "Keita, Awa", "themes": ["Torture"]}
    base = record("person", values)
    ours = pen("NIRMS.1f", "n2", 30_000_100)
    theirs = pen("IACHR.2e", "n3", 30_000_200)
    changed = {}
    for register, mine, other in (
        ("function", "Director", "Adviser"),
        ("organisation", "", ref("organisation", 7)),
        ("themes/Torture", "1", ""),
        ("themes/Housing", "", "1"),
    ):
        seen = base.heads(register)
        changed[register] = merged(
            (ours.write(base.ref, register, mine, seen),),
            (theirs.write(base.ref, register, other, seen),),
        )
    state = base.with_registers(changed)
    office = record("organisation", {"name": "Ombudsman"}, at=ref("organisation", 7))
    with desk.database.writing() as session:
        write_states(session, [state, office])
    return state.ref


def state_of(desk: Desk, ref: str) -> RecordState:
    state = desk.read(read_state, ref)
    assert state is not None
    return state


def take(form: RecordForm, name: str, text: str, qtbot: QtBot, desk: Desk) -> None:
    assert form.fields is not None
    panel = form.fields.rows[name]._panel
    assert panel is not None
    button = next(each for each in panel.buttons if text in each.accessibleName())
    with qtbot.waitSignal(desk.changed):
        button.click()


def test_both_values_stand_with_who_wrote_them(form: RecordForm, argued: str) -> None:
    form.show_record(argued)
    assert form.fields is not None
    panel = form.fields.rows["function"]._panel
    assert panel is not None
    assert {each.accessibleName() for each in panel.buttons} == {"Take: Director", "Take: Adviser"}
    assert form.fields.rows["section"]._panel is None


@pytest.mark.parametrize("value", ["Director", "Adviser"])
def test_one_is_taken(value: str, form: RecordForm, argued: str, desk: Desk, qtbot: QtBot) -> None:
    form.show_record(argued)
    take(form, "function", value, qtbot, desk)
    state = state_of(desk, argued)
    assert state.value("function") == value
    assert "function" not in state.conflicts()
    assert form.fields is not None
    qtbot.waitUntil(lambda: form.fields.rows["function"]._panel is None)
    assert form.fields.rows["function"].editor.given() == value


def test_linked_record_is_named_and_empty_is_said(
    form: RecordForm, argued: str, desk: Desk, qtbot: QtBot
) -> None:
    form.show_record(argued)
    take(form, "organisation", "(empty)", qtbot, desk)
    assert state_of(desk, argued).value("organisation") == ""


@pytest.mark.parametrize(("choice", "left"), [("without", ()), ("with ", ("Housing", "Torture"))])
def test_set_is_decided_element_by_element(
    choice: str, left: tuple[str, ...], form: RecordForm, argued: str, desk: Desk, qtbot: QtBot
) -> None:
    form.show_record(argued)
    take(form, "themes", choice, qtbot, desk)
    state = state_of(desk, argued)
    assert state.value("themes") == left
    assert not [register for register in state.conflicts() if register.startswith("themes")]


def test_typing_over_a_conflict_decides_it_too(
    form: RecordForm, argued: str, desk: Desk, qtbot: QtBot
) -> None:
    form.show_record(argued)
    assert form.fields is not None
    row = form.fields.rows["function"]
    line = row.editor.text  # type: ignore[attr-defined]  # a text editor
    line.selectAll()
    qtbot.keyClicks(line, "Head of unit")
    with qtbot.waitSignal(desk.changed):
        line.returnPressed.emit()
    state = state_of(desk, argued)
    assert state.value("function") == "Head of unit"
    assert "function" not in state.conflicts()


# ---------------------------------------------------------------- fields of a newer HRDesk


@pytest.fixture
def later(desk: Desk) -> str:
    """A visit with a status, a field and a set that only a newer HRDesk has."""
    base = record("visit", {"country": "TUN"})
    ours, theirs = pen("NIRMS.1f", "n2", 30_000_200), pen("IACHR.2e", "n3", 30_000_100)
    changed = {
        "status": (ours.write(base.ref, "status", "suspended", ()),),
        "first_hotel": merged(
            (ours.write(base.ref, "first_hotel", "Africa", ()),),
            (theirs.write(base.ref, "first_hotel", "", ()),),
        ),
        "observers/Amnesty": merged(
            (ours.write(base.ref, "observers/Amnesty", "1", ()),),
            (theirs.write(base.ref, "observers/Amnesty", "", ()),),
        ),
    }
    with desk.database.writing() as session:
        write_states(session, [base.with_registers(changed)])
    return base.ref


def test_a_conflict_in_a_field_of_a_newer_version_is_decided_on_top(
    form: RecordForm, later: str, qtbot: QtBot, desk: Desk
) -> None:
    form.show_record(later)
    panels = form.head.argued.panels
    assert set(panels) == {"first_hotel", "observers/Amnesty"}
    names = [each.accessibleName() for panel in panels.values() for each in panel.buttons]
    assert names == [
        "Take: Africa",
        "Take: (empty)",
        "Take: with Amnesty",
        "Take: without Amnesty",
    ]
    with qtbot.waitSignal(desk.changed):
        panels["first_hotel"].buttons[0].click()
    with qtbot.waitSignal(desk.changed):
        form.head.argued.panels["observers/Amnesty"].buttons[1].click()
    state = state_of(desk, later)
    assert state.conflicts() == {}
    assert (state.value("first_hotel"), state.value("observers")) == ("Africa", "")
    form.history.show_record(later)
    lines = {(each.field, each.after) for each in form.history.lines._lines}
    assert ("First hotel", "Africa") in lines


def test_a_code_of_a_newer_version_stands_in_words_and_is_not_lost(
    form: RecordForm, later: str, desk: Desk
) -> None:
    form.show_record(later)
    assert form.fields is not None
    row = form.fields.rows["status"]
    assert row.read() == "suspended"
    assert "Suspended" in [
        row.editor.choice.itemText(place)  # type: ignore[attr-defined]
        for place in range(row.editor.choice.count())  # type: ignore[attr-defined]
    ]


# ---------------------------------------------------------------- both in one


def test_both_texts_are_put_into_the_field_and_kept_when_it_is_left(
    form: RecordForm, argued: str, desk: Desk, qtbot: QtBot
) -> None:
    form.show_record(argued)
    assert form.fields is not None
    row = form.fields.rows["function"]
    panel = row._panel
    assert panel is not None
    panel.combine.click()
    assert row.editor.given() in ("Adviser / Director", "Director / Adviser")
    assert row.is_touched
    assert "is not known" in row._reading.text()
    assert "function" in state_of(desk, argued).conflicts()  # nothing is decided yet
    with qtbot.waitSignal(desk.changed):
        row.editor.done.emit()
    state = state_of(desk, argued)
    assert state.value("function") == row.editor.given()
    assert len(state.heads("function")[0].parents) == 2


def test_what_is_being_typed_is_not_replaced(form: RecordForm, argued: str, qtbot: QtBot) -> None:
    form.show_record(argued)
    assert form.fields is not None
    row = form.fields.rows["function"]
    line = row.editor.text  # type: ignore[attr-defined]  # a text editor
    line.selectAll()
    qtbot.keyClicks(line, "Head")
    assert row._panel is not None
    row._panel.combine.click()
    assert row.editor.given() == "Head"


def test_only_texts_are_combined(form: RecordForm, argued: str) -> None:
    form.show_record(argued)
    assert form.fields is not None
    for name, offered in (("function", True), ("organisation", False), ("themes", False)):
        panel = form.fields.rows[name]._panel
        assert panel is not None
        assert panel.combine.isHidden() is not offered
