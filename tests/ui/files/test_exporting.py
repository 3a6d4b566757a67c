"""A file for another program holds what is said, for whom it is said, of what is on screen or of all."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.operations.partners import set_partner
from hrdesk.store.ledger import disclosures
from hrdesk.store.listing import Query
from hrdesk.ui.contacts.page import ContactsPage
from hrdesk.ui.desk import Desk
from hrdesk.ui.files.export_dialog import ExportDialog
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from hrdesk.ui.widgets.listed import Listed
from tests.ui.open_desk import Write


@pytest.fixture
def dialog(
    desk: Desk, settings: Settings, theme: Theme, write: Write, qtbot: QtBot
) -> Iterator[ExportDialog]:
    with qtbot.waitSignal(desk.changed):
        desk.do(set_partner, "IACHR", name="Commission", focal_point=True)
    write("person", name="Petrova, Olga", email="o@example.org", label=Label.PUBLIC)
    write("person", 2, name="Haddad, Leïla", mobile="+216 1", label=Label.NETWORK)
    write("person", 3, name="Ours", label=Label.INTERNAL)
    write("visit", country="TUN", dates="2027-02", label=Label.PUBLIC)
    owner = QWidget()
    qtbot.addWidget(owner)
    listed = Listed(Query("person"), 3, ("label", "title", "email"))
    made = ExportDialog(desk, settings, listed, owner)
    made.show()
    qtbot.waitUntil(lambda: made.planned is not None)
    yield made
    owner.close()


def choose(dialog: ExportDialog, qtbot: QtBot, **chosen: str) -> None:
    for name, value in chosen.items():
        box = getattr(dialog, name)
        assert box.findData(value) >= 0
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())
        qtbot.waitUntil(lambda: dialog.planned is not None)


def test_it_says_what_goes_and_what_stays(
    dialog: ExportDialog, qtbot: QtBot, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert dialog.what.currentText().startswith("All that is listed: 3 ")
    assert dialog.told.text() == "1 of 3 records will be in the file."
    assert dialog.stays.text().startswith("2 record(s) stay here because of their labels.")
    assert nameless(dialog) == []
    choose(dialog, qtbot, reader="IACHR", format="xlsx")
    assert dialog.told.text() == "2 of 3 records will be in the file."
    assert "Of some records these stay: Mobile" in dialog.stays.text()
    choose(dialog, qtbot, what="visit", format="ics")
    assert dialog.told.text() == "Nothing of it will be in the file."
    assert dialog.stays.text() == "1 record(s) have no exact days."
    assert not dialog.save.isEnabled()
    choose(dialog, qtbot, what="recommendation")
    said = (dialog.told.text(), dialog.stays.text())
    assert said == ("There is nothing of it on this desk.", "")
    assert dialog.format.findData("ics") < 0


def test_each_format_is_written_and_told_in_the_log(
    dialog: ExportDialog, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    for chosen, name, begins in (
        ("semicolon", "a.csv", "Label;Name;Email\r\nPublic;Petrova, Olga;o@example.org\r\n"),
        ("3.0", "a.vcf", "BEGIN:VCARD\r\nVERSION:3.0"),
        ("ods", "a.ods", "PK"),
        ("html", "a.html", "<!DOCTYPE html>"),
    ):
        choose(dialog, qtbot, format=chosen)
        path = tmp_path / name
        with qtbot.waitSignal(desk.changed):
            dialog.write(path)
        told = path.read_bytes()[:80].decode("utf-8-sig", "replace")
        assert told.startswith(begins)
        assert name in dialog.done_words.text()
    assert len(desk.read(disclosures)) == 4
    dialog.write(desk.database.path)
    qtbot.waitUntil(lambda: "a file of another kind" in dialog.fault.text())


def test_a_list_tells_what_is_on_screen(
    desk: Desk, settings: Settings, theme: Theme, write: Write, qtbot: QtBot
) -> None:
    write("person", name="Petrova, Olga")
    page = ContactsPage(desk, settings)
    qtbot.addWidget(page)
    page.show_kind("person")
    listed = page.listed()
    assert listed is not None
    assert (listed.query.kind, listed.count, listed.columns[:2]) == (
        "person",
        1,
        ("label", "title"),
    )
    page.show_kind("mailing_list")
    assert page.listed() is None
