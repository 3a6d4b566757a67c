"""The list of reminders appears by the clock, by keyboard it is put off, opened and done with."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QLocale, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.operations.records import save_record
from hrdesk.operations.reminders import NEVER, Leads, Snooze
from hrdesk.ui.calendar.line_model import LineModel
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import ltr
from hrdesk.ui.records.form import RecordForm
from hrdesk.ui.reminders.lead_row import LeadRow
from hrdesk.ui.reminders.watch import ReminderWatch, keep_standard_leads, standard_leads
from hrdesk.ui.reminders.window import ReminderWindow
from hrdesk.ui.reminders.wording import lead_words, snooze_words, until_words
from hrdesk.ui.settings import Settings
from hrdesk.ui.settings_page.reminders_card import RemindersCard
from hrdesk.ui.theme import Theme
from tests.ui.open_desk import MORNING, Moment, Write

KEY = Qt.Key
CALL = "2026-11-18T09:40/2026-11-18T10:00[Europe/Zurich]"


@pytest.fixture
def watch(desk: Desk, settings: Settings, clock: Moment, write: Write) -> ReminderWatch:
    write("activity", "call", title="Call", dates=CALL)
    write("activity", "secret", title="Source", dates=CALL, label=Label.INTERNAL)
    return ReminderWatch(desk, settings, clock)


@pytest.fixture
def window(
    watch: ReminderWatch, desk: Desk, theme: Theme, qtbot: QtBot
) -> Iterator[ReminderWindow]:
    owner = QWidget()
    qtbot.addWidget(owner)
    made = ReminderWindow(desk, watch, owner)
    watch.arrived.connect(made.appear)
    yield made
    # The list belongs to the window that is held here until now.
    owner.close()


@pytest.fixture
def look(watch: ReminderWatch, qtbot: QtBot) -> Callable[[], None]:
    """What a full minute does, until the answer is there."""

    def look() -> None:
        with qtbot.waitSignal(watch.changed):
            watch.look()

    return look


def lines(window: ReminderWindow) -> list[str]:
    model = window.list.model()
    assert isinstance(model, LineModel)
    return [each.text for each in model.lines]


def test_appears_in_its_minute_and_tells_no_secrets(
    window: ReminderWindow, clock: Moment, look: Callable[[], None]
) -> None:
    look()
    assert window.isHidden()
    clock.passes(minutes=1)
    look()
    assert window.isVisible()
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert [text.replace("\u2066", "").replace("\u2069", "") for text in lines(window)] == [
        "Call",
        "HRDesk: reminder at 09:40",
    ]


def test_who_asks_by_the_bell_sees_all_titles(
    window: ReminderWindow, clock: Moment, look: Callable[[], None]
) -> None:
    clock.passes(minutes=1)
    look()
    window.summon()
    assert lines(window) == ["Call", "Source"]
    window.hide()
    window.appear()
    assert lines(window)[0] == "Call"
    assert "Source" not in lines(window)


def test_who_works_in_the_window_sees_titles_at_once(
    window: ReminderWindow, clock: Moment, look: Callable[[], None], qtbot: QtBot
) -> None:
    """Several that came at once were told by the same time alone, over the record that lay open."""
    owner = window.parentWidget()
    assert owner is not None
    with qtbot.waitActive(owner):
        owner.show()
    clock.passes(minutes=1)
    look()
    assert lines(window) == ["Call", "Source"]


def test_it_covers_no_buttons_at_the_foot(
    window: ReminderWindow, clock: Moment, look: Callable[[], None], qtbot: QtBot
) -> None:
    owner = window.parentWidget()
    assert owner is not None
    owner.setGeometry(0, 0, 780, 580)
    foot = QPushButton("Take what needs no decision", owner)
    foot.setGeometry(520, 540, 240, 32)
    owner.show()
    clock.passes(minutes=1)
    look()
    assert window.isVisible()
    assert not window.geometry().intersects(foot.geometry())
    assert window.geometry().left() > 300, "still at the side where it is looked for"


def test_until_when_is_told_in_the_digits_of_the_language(qapp: QApplication) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("ar_EG"))
    try:
        assert ltr("٠٩:٠٠") in snooze_words(Snooze.TOMORROW)
        assert "9" not in snooze_words(Snooze.TOMORROW)
    finally:
        QLocale.setDefault(before)


def test_keys_put_off_open_and_finish(
    window: ReminderWindow,
    watch: ReminderWatch,
    clock: Moment,
    look: Callable[[], None],
    qtbot: QtBot,
) -> None:
    clock.passes(minutes=1)
    look()
    window.summon()
    with qtbot.waitSignal(window.open_requested):
        qtbot.keyClick(window.list, KEY.Key_Return)
    opened: list[bool] = []
    window.menu.aboutToShow.connect(lambda: opened.append(True))
    QTimer.singleShot(0, window.menu.close)
    qtbot.keyClick(window.list, KEY.Key_S)
    assert opened
    # It begins in ten minutes: an hour before is over.
    offered = [action.data() for action in window.menu.actions() if action.isVisible()]
    assert offered == ["five_minutes", "one_hour", "tomorrow"]
    qtbot.keyClick(window.list, KEY.Key_Delete)
    qtbot.waitUntil(lambda: len(watch.due) == 1)
    window.menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: watch.due == [])
    assert window.isHidden()
    clock.passes(minutes=5)
    look()
    assert window.isVisible()
    window.all_done.click()
    qtbot.waitUntil(lambda: watch.due == [])
    window.summon()
    assert window.empty.isVisible()
    qtbot.keyClick(window, KEY.Key_Escape)
    assert window.isHidden()


def test_it_lies_where_nobody_works(
    window: ReminderWindow, clock: Moment, look: Callable[[], None], desk: Desk, qtbot: QtBot
) -> None:
    owner = window.parentWidget()
    assert owner is not None
    owner.setGeometry(0, 0, 780, 580)
    owner.show()
    form = QDialog(owner)
    form.setGeometry(500, 0, 280, 580)
    form.show()
    clock.passes(minutes=1)
    look()
    assert window.isVisible()
    assert not window.geometry().intersects(form.geometry())
    assert window.geometry().bottom() <= owner.geometry().bottom()
    form.hide()
    window.hide()
    window.appear()
    assert window.geometry().right() > form.x()


def test_it_leaves_the_form_that_gets_the_focus_unless_a_person_put_it_there(
    window: ReminderWindow,
    clock: Moment,
    look: Callable[[], None],
    desk: Desk,
    settings: Settings,
    qtbot: QtBot,
) -> None:
    owner = window.parentWidget()
    assert owner is not None
    owner.setGeometry(0, 0, 790, 590)
    form = RecordForm(desk, settings, parent=owner)
    form.setGeometry(480, 0, 310, 590)
    elsewhere = QLineEdit(owner)
    with qtbot.waitActive(owner):
        owner.show()
    elsewhere.setFocus()
    clock.passes(minutes=1)
    look()
    beside = QRect(form.mapToGlobal(QPoint()), form.size())
    assert window.geometry().intersects(beside)
    owner.activateWindow()
    form.new_record("activity")
    qtbot.waitUntil(lambda: not window.geometry().intersects(beside))
    window.move(300, 150)
    assert window.is_kept_there
    elsewhere.setFocus()
    form.setFocus()
    window.hide()
    window.appear()
    assert window.pos() == QPoint(300, 150)


def test_lead_beside_a_record(
    desk: Desk, settings: Settings, theme: Theme, write: Write, qtbot: QtBot
) -> None:
    ref = write("activity", "call", title="Call", dates=CALL)
    row = LeadRow(desk, settings)
    qtbot.addWidget(row)
    row.show_record("")
    assert row.isHidden()
    row.show_record(ref)
    assert row.choice.currentText() == "as usual: 15 minute(s) before"
    with qtbot.waitSignal(desk.changed):
        desk.do(save_record, ref, {"dates": "2026-11-18"})
    assert row.choice.currentText() == "as usual: not at all"
    with qtbot.waitSignal(desk.changed):
        desk.do(save_record, ref, {"inputs_by": "2026-11-17"})
    keep_standard_leads(settings, Leads(30, 0))
    row.show_record(ref)
    assert row.choice.currentText() == "as usual: when it begins"
    row.choice.setCurrentIndex(1)
    with qtbot.waitSignal(desk.changed):
        row.choice.activated.emit(1)
    row.show_record(ref)
    assert row.choice.currentText() == "not at all"


def test_settings_keep_the_usual_leads(settings: Settings, theme: Theme, qtbot: QtBot) -> None:
    card = RemindersCard(settings, 120)
    qtbot.addWidget(card)
    assert standard_leads(settings) == Leads()
    card.meetings.setCurrentIndex(card.meetings.findData(NEVER))
    card.meetings.activated.emit(0)
    assert standard_leads(settings) == Leads(NEVER, Leads().deadlines)
    keep_standard_leads(settings, Leads(30, 0))
    assert standard_leads(settings) == Leads(30, 0)


def test_times_in_words(british: None) -> None:
    clock = Moment()
    said = []
    for minutes in (0, 10, -10, 180, -180, 3 * 1440, -3 * 1440):
        clock.now = MORNING
        clock.passes(minutes=minutes)
        said.append(until_words(clock.now, MORNING))
    assert said == [
        "now",
        "in 10 minute(s)",
        "10 minute(s) ago",
        "in 3 hour(s)",
        "3 hour(s) ago",
        "in 3 day(s)",
        "3 day(s) ago",
    ]
    assert [lead_words(each) for each in (NEVER, 0, 15, 120, 1440)] == [
        "not at all",
        "when it begins",
        "15 minute(s) before",
        "2 hour(s) before",
        "1 day(s) before",
    ]


def test_looks_without_holding_up_the_window(
    watch: ReminderWatch, desk: Desk, monkeypatch: pytest.MonkeyPatch, clock: Moment, qtbot: QtBot
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("read on the thread of the window")

    clock.passes(minutes=1)
    with monkeypatch.context() as patch, qtbot.waitSignal(watch.arrived):
        patch.setattr(Desk, "read", refuse)
        watch.look()
        watch.look()
    assert len(watch.due) == 2


def test_a_closed_desk_is_looked_at_no_more(
    desk: Desk, settings: Settings, clock: Moment, write: Write
) -> None:
    watch = ReminderWatch(desk, settings, clock)
    desk.close()
    watch.look()
    assert watch.due == []


def test_every_part_has_a_name(
    window: ReminderWindow, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(window) == []
