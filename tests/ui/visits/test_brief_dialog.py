"""The brief is seen as it will be written, for whom it is chosen, and written as HTML and PDF."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.operations.partners import set_partner
from hrdesk.store.ledger import disclosures
from hrdesk.store.partners import sent_to
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import look_again, set_discreet
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from hrdesk.ui.visits.brief_dialog import BriefDialog
from hrdesk.ui.visits.overview_tab import OverviewTab
from tests.ui.open_desk import Write


@pytest.fixture
def dialog(
    desk: Desk, settings: Settings, theme: Theme, write: Write, qtbot: QtBot
) -> Iterator[BriefDialog]:
    with qtbot.waitSignal(desk.changed):
        desk.do(set_partner, "IACHR", name="Commission")
    prison = write("place", name="Mornaguia", country="TUN", type="prison")
    visit = write("visit", country="TUN", dates="2027-02-08/2027-02-17", places=[prison])
    write("person", name="Hidden, H", countries=["TUN"], label=Label.INTERNAL)
    write(
        "programme_item",
        visit=visit,
        subject="Cells",
        place=prison,
        time="2027-02-08T09:00/2027-02-08T12:00[Africa/Tunis]",
    )
    owner = QWidget()
    qtbot.addWidget(owner)
    made = BriefDialog(desk, settings, visit, owner)
    made.show()
    yield made
    owner.close()


def choose(dialog: BriefDialog, what: str, audience: str) -> None:
    dialog.what.setCurrentIndex(dialog.what.findData(what))
    dialog.audience.setCurrentIndex(dialog.audience.findData(audience))


def test_what_is_left_out_is_said_on_screen_and_not_in_the_page(dialog: BriefDialog) -> None:
    assert "Mornaguia" in dialog.page.toPlainText()
    assert "1 person" in dialog.left_out.text()
    assert "1 person" not in dialog.html
    choose(dialog, "brief", "own")
    assert "Hidden" in dialog.html
    assert "Nothing was left out" in dialog.left_out.text()
    choose(dialog, "brief", "desk:IACHR")
    assert "Hidden" not in dialog.html
    choose(dialog, "driver", "network")
    assert "Mornaguia" in dialog.html
    assert "Cells" not in dialog.html
    choose(dialog, "driver", "public")
    assert not dialog.pdf.isEnabled()


def test_where_a_page_ends_is_said_on_screen(
    dialog: BriefDialog, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hrdesk.operations.brief_gate.MOST", 1)
    for number in range(3):
        write("recommendation", number, text=f"Point {number}", country="TUN", label=Label.NETWORK)
    dialog.read()
    assert "1 of 3 open recommendations" in dialog.left_out.text()
    assert "Nothing was left out" not in dialog.left_out.text()


def test_a_long_word_is_broken_when_the_window_is_made_narrower(dialog: BriefDialog) -> None:
    dialog.resize(1600, 620)
    dialog.show_html(f"<p style='font-size:10pt'>{'m' * 80}</p>")
    view = dialog.page
    assert view.wordWrapMode() == QTextOption.WrapMode.WordWrap
    dialog.resize(700, 620)
    assert view.document().size().width() <= view.viewport().width() + 2
    dialog.resize(1600, 620)
    assert view.wordWrapMode() == QTextOption.WrapMode.WordWrap, "there is room again"


def test_a_scroll_bar_that_comes_later_cuts_no_word(dialog: BriefDialog) -> None:
    view = dialog.page
    dialog.resize(700, 620)

    def fits(letters: int) -> bool:
        dialog.show_html(f"<p style='font-size:10pt'>{'i' * letters}</p>")
        return view.wordWrapMode() == QTextOption.WrapMode.WordWrap

    most = bisect_left(range(1, 400), True, key=lambda letters: not fits(letters))
    assert fits(most)
    # As it comes when a sentence under the page makes it lower.
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    assert view.document().size().width() <= view.viewport().width() + 2
    assert view.horizontalScrollBar().maximum() == 0


def test_page_is_written_as_html_pdf_and_on_a_printer(dialog: BriefDialog, tmp_path: Path) -> None:
    dialog.write_html(tmp_path / "b.html")
    assert "Mornaguia" in (tmp_path / "b.html").read_text(encoding="utf-8")
    dialog.write_pdf(tmp_path / "b.pdf")
    assert (tmp_path / "b.pdf").read_bytes().startswith(b"%PDF")
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "p.pdf"))
    dialog.print_with(printer)
    assert (tmp_path / "p.pdf").stat().st_size > 1000
    assert not dialog.fault.isVisible()
    dialog.write_html(tmp_path / "none" / "b.html")
    assert "could not be written" in dialog.fault.text()


def test_who_was_given_a_brief_stands_in_the_disclosure_log(
    dialog: BriefDialog, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(dialog, "brief", "own")
    dialog.write_html(tmp_path / "own.html")
    choose(dialog, "programme", "own")
    with qtbot.waitSignal(desk.changed):
        dialog.write_html(tmp_path / "programme.html")
    choose(dialog, "driver", "network")
    with qtbot.waitSignal(desk.changed):
        dialog.write_html(tmp_path / "driver.html")
    choose(dialog, "brief", "desk:IACHR")
    with qtbot.waitSignal(desk.changed):
        dialog.write_pdf(tmp_path / "brief.pdf")
    assert {(each.partner, each.file_name) for each in desk.read(sent_to)} == {
        # A programme is for all who may have its record.
        ("network", "programme.html"),
        ("network", "driver.html"),
        ("IACHR", "brief.pdf"),
    }
    told = {each.ref[:3] for each in desk.read(disclosures, to="IACHR")}
    assert told == {"VIS", "PLC", "PRG"}


def test_the_page_hides_while_the_view_is_discreet(dialog: BriefDialog, desk: Desk) -> None:
    set_discreet(True)
    desk.changed.emit(look_again(()))
    assert (dialog.page.isVisible(), dialog.veil.isVisible()) == (False, True)
    set_discreet(False)
    desk.changed.emit(look_again(()))
    assert (dialog.page.isVisible(), dialog.veil.isVisible()) == (True, False)


def test_every_part_has_a_name(
    dialog: BriefDialog, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(dialog) == []


def test_brief_is_one_key_away(
    desk: Desk, theme: Theme, write: Write, dialog: BriefDialog, qtbot: QtBot
) -> None:
    tab = OverviewTab(desk, lambda: None)  # type: ignore[arg-type, return-value]
    qtbot.addWidget(tab)
    with qtbot.waitSignal(tab.brief_wanted):
        tab.verbs["B"].trigger()


def test_the_page_grows_with_the_text_and_the_paper_does_not(dialog: BriefDialog) -> None:
    def biggest() -> float:
        document = dialog.page.document()
        blocks = (document.findBlockByNumber(number) for number in range(document.blockCount()))
        return max(each.charFormat().fontPointSize() for each in blocks)

    before, html = biggest(), dialog.html
    letters = dialog.font()
    letters.setPointSizeF(letters.pointSizeF() * 1.5)
    dialog.setFont(letters)
    assert biggest() > before * 1.3
    assert dialog.html == html


def test_brief_of_an_internal_visit_opens_for_ourselves(
    desk: Desk, settings: Settings, theme: Theme, write: Write, qtbot: QtBot
) -> None:
    visit = write("visit", country="TUN", dates="2027-02-08/2027-02-17", label=Label.INTERNAL)
    owner = QWidget()
    qtbot.addWidget(owner)
    made = BriefDialog(desk, settings, visit, owner)
    with qtbot.waitExposed(made):
        made.show()
    assert made.audience.currentData() == "own"
    assert made.pdf.isEnabled()
    assert made.page.isVisible()
    choose(made, "brief", "network")
    assert not made.page.isVisible()
    assert made.nothing.isVisible(), "no empty page beside dead buttons"
    assert "labelled \u2068Internal\u2069" in made.nothing.sentence
    assert "This desk only" in made.nothing.sentence
    choose(made, "programme", "own")
    assert "No programme is written yet" in made.nothing.sentence
    choose(made, "brief", "own")
    assert (made.page.isVisible(), made.nothing.isVisible()) == (True, False)
    owner.close()


def test_a_programme_of_which_nothing_may_be_handed_out_is_not_called_unwritten(
    desk: Desk, settings: Settings, theme: Theme, write: Write, qtbot: QtBot
) -> None:
    visit = write("visit", country="TUN", dates="2027-02-08/2027-02-17")
    times = "2027-02-08T09:00/2027-02-08T10:00"
    write("programme_item", subject="Opening", visit=visit, time=times, label=Label.INTERNAL)
    owner = QWidget()
    qtbot.addWidget(owner)
    made = BriefDialog(desk, settings, visit, owner)
    with qtbot.waitExposed(made):
        made.show()
    for what in ("programme", "driver"):
        choose(made, what, "network")
        assert "Give them another label under Programme" in made.nothing.sentence
    choose(made, "driver", "own")
    assert made.page.isVisible()
    owner.close()


def test_where_a_page_was_saved_is_said(
    dialog: BriefDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "hrdesk.ui.printing.page_dialog.QDesktopServices.openUrl",
        lambda url: opened.append(url.toLocalFile()),
    )
    assert not dialog.show_folder.isVisible()
    dialog.write_pdf(tmp_path / "brief.pdf")
    assert "brief.pdf" in dialog.saved.text()
    dialog.show_folder.click()
    assert opened == [str(tmp_path)]
    dialog.write_pdf(tmp_path / "none" / "brief.pdf")
    assert (dialog.saved.text(), dialog.show_folder.isVisible()) == ("", False)
    dialog.write_pdf(tmp_path / "brief.pdf")
    choose(dialog, "driver", "network")
    assert not dialog.show_folder.isVisible(), "another page than the saved one"
