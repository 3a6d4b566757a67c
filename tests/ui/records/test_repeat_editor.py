"""How something comes round again is chosen by keyboard and read back in words."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hrdesk.domain.records import field_of
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.editors.make import editor_for
from hrdesk.ui.records.editors.repeat import RepeatEditor
from hrdesk.ui.records.editors.several import TokenEditor
from hrdesk.ui.records.form import RecordForm
from hrdesk.ui.repeat_words import rule_in_words
from hrdesk.ui.theme import Theme
from tests.ui.records.conftest import TODAY, Put

KEY = Qt.Key


@pytest.fixture
def editor(desk: Desk, theme: Theme, qtbot: QtBot) -> RepeatEditor:
    made = editor_for(field_of("activity", "recurrence"), "activity", desk, today=lambda: TODAY)
    assert isinstance(made, RepeatEditor)
    qtbot.addWidget(made)
    made.set_name("Recurrence")
    with qtbot.waitActive(made):
        made.show()
    return made


def choose(qtbot: QtBot, editor: RepeatEditor, words: str) -> None:
    """By its first letters."""
    editor.often.setFocus()
    qtbot.keyClicks(editor.often, words)


def test_every_week_on_two_days_until_a_day(editor: RepeatEditor, qtbot: QtBot) -> None:
    choose(qtbot, editor, "w")
    for number in (3, 1):
        editor.weekdays.buttons[number].setFocus()
        qtbot.keyClick(editor.weekdays.buttons[number], KEY.Key_Space)
    editor.end.choice.setCurrentIndex(1)
    editor.end.choice.activated.emit(1)
    qtbot.keyClicks(editor.end.day.text, "30 jun 2027")
    assert editor.given() == "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270630"
    assert editor.reading() == (
        "Every week on Tuesday and Thursday, until \u206830 June 2027\u2069"
    )


def test_month_by_weekday_and_a_number_of_times(editor: RepeatEditor, qtbot: QtBot) -> None:
    choose(qtbot, editor, "m")
    assert editor.given() == "FREQ=MONTHLY"
    editor.which.setCurrentText("the fourth Tuesday")
    editor.step.setValue(2)
    assert editor.unit.isVisible()
    assert editor.unit.text() == "month(s)"
    editor.end.choice.setCurrentIndex(2)
    editor.end.number.setValue(6)
    assert editor.given() == "FREQ=MONTHLY;INTERVAL=2;BYDAY=4TU;COUNT=6"
    assert "on the fourth Tuesday, 6 time" in editor.reading()


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "FREQ=YEARLY",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;COUNT=5",
        "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270101",
        "FREQ=MONTHLY;BYMONTHDAY=15",
        "as it was agreed",
    ],
)
def test_looking_at_a_rule_changes_nothing(editor: RepeatEditor, rule: str) -> None:
    editor.show_value(rule)
    assert editor.given() == rule
    editor.keep_given(rule)
    assert editor.given() == rule


def test_what_the_window_cannot_say_is_quoted(editor: RepeatEditor, qtbot: QtBot) -> None:
    editor.show_value("FREQ=MONTHLY;BYMONTHDAY=15")
    assert editor.rule.isVisible()
    assert not editor.weekdays.isVisible()
    assert "BYMONTHDAY=15" in editor.reading()
    choose(qtbot, editor, "da")
    assert editor.given() == "FREQ=DAILY"


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("", ""),
        ("FREQ=DAILY;INTERVAL=2", "Every 2 day(s)"),
        ("FREQ=WEEKLY;INTERVAL=3", "Every 3 week(s)"),
        ("FREQ=YEARLY;INTERVAL=4", "Every 4 year(s)"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "Every month on the last Friday"),
    ],
)
def test_rules_in_words(british: None, rule: str, said: str) -> None:
    assert rule_in_words(rule) == said


def test_days_left_out_are_typed_as_people_write_them(
    desk: Desk, theme: Theme, qtbot: QtBot
) -> None:
    editor = editor_for(field_of("activity", "exceptions"), "activity", desk, today=lambda: TODAY)
    assert isinstance(editor, TokenEditor)
    qtbot.addWidget(editor)
    qtbot.keyClicks(editor.pick, "24 nov")
    qtbot.keyClick(editor.pick, KEY.Key_Return)
    assert editor.given() == ["2026-11-24"]
    qtbot.keyClicks(editor.pick, "nov 2026")
    qtbot.keyClick(editor.pick, KEY.Key_Return)
    assert editor.given() == ["2026-11-24", "nov 2026"]


def test_days_left_out_are_asked_for_only_where_something_happens_again(
    form: RecordForm, put: Put, qtbot: QtBot
) -> None:
    once = put("activity", title="Call", dates="2026-11-24")
    odd = put("activity", 2, title="Talk", exceptions=("2026-11-24",))
    assert form.show_record(once)
    fields = form.fields
    assert fields is not None
    editor = fields.rows["recurrence"].editor
    assert isinstance(editor, RepeatEditor)

    def is_asked() -> bool:
        return fields.form.isRowVisible(fields.rows["exceptions"])

    assert not is_asked()
    editor.often.setFocus()
    qtbot.keyClicks(editor.often, "w")
    assert is_asked()
    editor.often.setCurrentIndex(0)
    editor.often.activated.emit(0)
    assert not is_asked()
    form.new_record("activity")
    assert not is_asked()
    assert form.show_record(odd)
    assert is_asked(), "what stands there is to be seen"


def test_of_an_agreement_alone_its_parties_are_asked_and_its_day_once(
    form: RecordForm, put: Put
) -> None:
    values = {"type": "agreement", "date": "2025-02-01"}
    report = put("document", title="Report", type="report")
    pact = put("document", 2, title="Pact", signed="2025-02-01", in_force="2025", **values)
    other = put("document", 3, title="Pact", signed="2025-01-30", **values)

    def asked(ref: str) -> list[str]:
        assert form.show_record(ref)
        fields = form.fields
        assert fields is not None
        names = ("date", "signed", "in_force")
        return [name for name in names if fields.form.isRowVisible(fields.rows[name])]

    assert asked(report) == ["date"]
    assert asked(pact) == ["date", "in_force"]
    assert asked(other) == ["date", "signed", "in_force"]
