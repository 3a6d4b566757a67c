"""An update is chosen, seen, written and copied from Today, and says what stays here."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.operations.outside import OUTSIDE
from hrdesk.operations.partners import set_partner
from hrdesk.operations.update_occasions import Occasion
from hrdesk.store.partners import sent_to
from hrdesk.ui.desk import Desk
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from hrdesk.ui.today.page import TodayPage
from hrdesk.ui.today.update_dialog import UpdateDialog
from hrdesk.ui.widgets.room import Room
from tests.ui.open_desk import Moment, Write


@pytest.fixture
def dialog(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, write: Write, qtbot: QtBot
) -> Iterator[UpdateDialog]:
    with qtbot.waitSignal(desk.changed):
        desk.do(set_partner, "IACHR", name="Commission", focal_point=True, language="es")
    write("visit", 1, country="TUN", dates="2027-02-08/2027-02-17", label=Label.NETWORK)
    write("visit", 2, country="KEN", dates="2027-03", label=Label.PUBLIC)
    write("visit", 3, country="MLI", dates="2027-03-01", label=Label.INTERNAL)
    page = TodayPage(desk, settings, clock=clock)
    qtbot.addWidget(page)
    page.forecast.trigger()
    made = page.findChildren(UpdateDialog)[0]
    qtbot.waitUntil(lambda: made.plan is not None)
    yield made
    qtbot.waitUntil(lambda: not desk.is_busy)
    page.close()


def choose(dialog: UpdateDialog, qtbot: QtBot, **chosen: str) -> None:
    for name, value in chosen.items():
        box = getattr(dialog.form, name)
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: dialog.plan is not None)


def test_preview_says_what_goes_what_stays_and_why(dialog: UpdateDialog, qtbot: QtBot) -> None:
    said = dialog.preview.text()
    assert "2 visit(s) will be sent; the strictest label is Network." in said
    assert "1 record(s) stay here, because Internal never leaves by workbook." in said
    assert "1 record(s) without exact days" in said
    assert "febrero" in dialog.text.toPlainText()
    choose(dialog, qtbot, reader=OUTSIDE, language="en")
    assert "only what is Public goes to people outside" in dialog.preview.text()
    assert "1 visit(s) will be sent;" in dialog.preview.text()
    assert "Tunisia" not in dialog.text.toPlainText()
    choose(dialog, qtbot, language="ar")
    assert dialog.text.layoutDirection() is Qt.LayoutDirection.RightToLeft
    choose(dialog, qtbot, occasion=Occasion.WEEK)
    assert "Nothing of this period and region" in dialog.preview.text()
    assert not dialog.save.isEnabled()
    assert not dialog.copy.isEnabled()


def test_days_and_countries_of_ones_own(dialog: UpdateDialog, qtbot: QtBot) -> None:
    form = dialog.form
    form.period.setCurrentIndex(form.period.findData("from_to"))
    form.period.activated.emit(0)
    assert dialog.preview.text() == "Say from which day to which."
    assert not form.days.isHidden()
    assert form.days.start.time.isHidden(), "a period has no hours"
    assert form.days.end.time.isHidden()
    form.days.show_value("2027-02-01/2027-02-28")
    form.days.touched.emit()
    qtbot.waitUntil(lambda: dialog.plan is not None)
    assert "1 visit(s)" in dialog.preview.text()
    form.region.setCurrentIndex(form.region.findData("chosen"))
    form.region.activated.emit(0)
    assert dialog.preview.text() == "Choose the countries."
    form.countries.show_value(("KEN",))
    form.countries.done.emit()
    qtbot.waitUntil(lambda: dialog.plan is not None)
    assert "Nothing of this period" in dialog.preview.text()


def test_it_is_written_then_copied(
    dialog: UpdateDialog, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    assert not dialog.copy.isEnabled()
    assert "once the workbook is saved" in dialog.told.text()
    with qtbot.waitSignal(desk.changed):
        dialog.write(tmp_path / "book.xlsx")
    assert sorted(path.name for path in tmp_path.glob("book.*")) == ["book.ics", "book.xlsx"]
    assert "Attach both to a mail." in dialog.told.text()
    assert not dialog.show_folder.isHidden()
    assert dialog._folder == str(tmp_path)
    assert not dialog.save.isEnabled()
    assert dialog.save.text() == "Saved"
    assert "Choose anew" in dialog.save.toolTip()
    qtbot.keyClick(dialog.copy, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == dialog.text.toPlainText()
    assert "copied" in dialog.told.text()
    choose(dialog, qtbot, language="fr")
    assert dialog.show_folder.isHidden()
    assert dialog.save.text() == "Sa&ve workbook and calendar…"
    assert not dialog.save.toolTip()
    assert [each.partner for each in desk.read(sent_to)] == ["IACHR"]


def test_what_cannot_be_written_is_said(
    dialog: UpdateDialog, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.write(tmp_path / "nowhere" / "book.xlsx")
    qtbot.waitUntil(lambda: bool(dialog.fault.text()))
    assert "nothing was sent" in dialog.fault.text()
    assert dialog.save.isEnabled()
    assert desk.read(sent_to) == []


def test_a_passphrase_is_needed_where_one_is_wanted(dialog: UpdateDialog) -> None:
    dialog.protect.setChecked(True)
    assert dialog.passphrase.text()
    assert dialog.save.isEnabled()
    dialog.passphrase.clear()
    assert not dialog.save.isEnabled()
    assert "Give a passphrase" in dialog.told.text()


def test_every_part_has_a_name(
    dialog: UpdateDialog, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(dialog) == []


def test_buttons_stay_in_view_on_a_small_screen_and_nothing_has_an_empty_box(
    dialog: UpdateDialog, settings: Settings, theme: Theme, qtbot: QtBot
) -> None:
    settings.text_size = 150
    theme.apply()
    dialog.show()
    choose(dialog, qtbot, region="", reader="IACHR")
    dialog.protect.setChecked(True)
    dialog.resize(dialog.minimumSizeHint().expandedTo(QSize(900, 500)))
    qtbot.waitUntil(lambda: dialog.save.y() > 0)
    assert dialog.height() == 500
    assert dialog.rect().contains(dialog.save.geometry())
    (room,) = dialog.findChildren(Room)
    assert room.verticalScrollBar().maximum() > 0
    assert dialog.text.isVisible()
    assert dialog.text.height() > 100
    box = dialog.form.period
    box.setCurrentIndex(box.findData("from_to"))
    box.activated.emit(box.currentIndex())
    assert not dialog.text.isVisible()
    assert not dialog.protect.isVisible()
    assert not dialog.form.days.zone.isVisible()
