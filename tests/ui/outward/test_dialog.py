"""A page for others is seen as it will be written, for whom and in which language it is chosen."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.operations.partners import set_partner
from hrdesk.store.partners import sent_to
from hrdesk.ui.desk import Desk
from hrdesk.ui.outward.dialog import OutwardDialog
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from tests.ui.open_desk import Write

TODAY = date(2027, 2, 20)


@pytest.fixture
def dialog(
    desk: Desk, settings: Settings, theme: Theme, write: Write, qtbot: QtBot
) -> Iterator[OutwardDialog]:
    with qtbot.waitSignal(desk.changed):
        desk.do(set_partner, "IACHR", name="Commission", language="ar")
    write("activity", title="Hearing", dates="2027-02-17", label=Label.PUBLIC)
    write("activity", 2, title="Call of focal points", dates="2027-02-18", label=Label.NETWORK)
    write("visit", country="TUN", dates="2027-03-08/2027-03-17", label=Label.PUBLIC)
    owner = QWidget()
    qtbot.addWidget(owner)
    made = OutwardDialog(desk, settings, TODAY, owner)
    made.show()
    qtbot.waitUntil(made.pdf.isEnabled)
    yield made
    owner.close()


def choose(dialog: OutwardDialog, qtbot: QtBot, what: str, reader: str = "outside") -> None:
    dialog.what.setCurrentIndex(dialog.what.findData(what))
    dialog.reader.setCurrentIndex(dialog.reader.findData(reader))
    qtbot.waitUntil(dialog.pdf.isEnabled)


def test_what_is_public_is_shown_in_one_language_and_saved_in_five(
    dialog: OutwardDialog, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    shown = dialog.page.toPlainText()
    assert "Hearing" in shown
    assert "Tunisia" in shown
    assert "Call of" not in shown
    assert "1 record" in dialog.left_out.text()
    assert not dialog.reader.isEnabled()
    with qtbot.waitSignal(desk.changed):
        dialog.write_html(tmp_path / "page.html")
    saved = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert saved.count("<article") == 5
    assert "Tunisie" in saved
    with qtbot.waitSignal(desk.changed):
        dialog.write_pdf(tmp_path / "page.pdf")
    assert [each.file_name for each in desk.read(sent_to, "outside")] == ["page.pdf", "page.html"]
    dialog.write_html(tmp_path / "none" / "page.html")
    qtbot.waitUntil(lambda: "could not be written" in dialog.fault.text())
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")


def test_a_bulletin_speaks_the_language_of_its_reader(dialog: OutwardDialog, qtbot: QtBot) -> None:
    choose(dialog, qtbot, "week", "network")
    shown = dialog.page.toPlainText()
    assert "Call of focal points" in shown
    assert "Hearing" in shown
    choose(dialog, qtbot, "year", "IACHR")
    assert dialog.language.currentData() == "ar"
    assert dialog.page.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert "تونس" in dialog.page.toPlainText()


def test_days_of_ones_own_are_waited_for(dialog: OutwardDialog, qtbot: QtBot) -> None:
    dialog.what.setCurrentIndex(dialog.what.findData("from_to"))
    assert not dialog.pdf.isEnabled()
    assert dialog.days.isVisible()
    dialog.days.show_value("2027-02-17")
    dialog.days.touched.emit()
    qtbot.waitUntil(dialog.pdf.isEnabled)
    assert "Hearing" in dialog.page.toPlainText()


def test_every_part_has_a_name(
    dialog: OutwardDialog, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(dialog) == []
