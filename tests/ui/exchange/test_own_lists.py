"""Lists of what came and went: on paper, in a copy, narrowed by words, and with the keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.operations.partners import set_partner
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.lines_view import LinesView
from hrdesk.ui.exchange.own_list import OwnList
from hrdesk.ui.exchange.page import ExchangePage
from hrdesk.ui.printing.dialog import PrintDialog
from hrdesk.ui.printing.page_file import page_of
from hrdesk.ui.printing.printable import is_anything_printed
from hrdesk.ui.printing.private_copy import copied as on_clipboard
from hrdesk.ui.printing.private_copy import is_private
from hrdesk.ui.printing.sheet import Sheet
from hrdesk.ui.printing.tables import TablePrintable
from tests.ui.exchange.conftest import World
from tests.worlds import DeskAtWork

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
SHEET = Sheet("Desk NIRMS", "22 November 2026 10:00")
ADDRESSES = ("inbox", "outbox", "partners", "given_got", "given_got/IACHR")


@pytest.fixture
def filled(page: ExchangePage, ours: DeskAtWork, world: World, theirs: DeskAtWork) -> ExchangePage:
    """Two workbooks given, one got, and two partners."""
    ours.receive(world.book)
    ours.do(set_partner, "ODIHR", name="Warsaw")
    ours.add("visit", country="MDA", dates="2027-06")
    ours.send("ODIHR")
    page.home.touched(frozenset({"inbox", "outbox", "partner"}))
    return page


def shown(page: ExchangePage) -> OwnList:
    return next(each for each in page.findChildren(OwnList) if each.isVisible())


def paper(page: ExchangePage) -> TablePrintable:
    found = page.printable()
    assert isinstance(found, TablePrintable)
    return found


def clip() -> str:
    return QGuiApplication.clipboard().text()


def texts(view: LinesView) -> list[tuple[str, ...]]:
    return [line.texts for line in view.table.lines]


@pytest.mark.parametrize("address", ADDRESSES)
def test_paper_of_a_list_is_a_table_for_this_desk_alone(filled: ExchangePage, address: str) -> None:
    filled.show_address(address)
    found, view = paper(filled), shown(filled).view
    assert found.title
    assert found.labels() == {Label.INTERNAL: len(view.lines)}
    assert not is_anything_printed(found, Label.PARTNERS)
    assert found.lines(Label.PARTNERS) == []
    cells = [row for _, row in found.lines(Label.INTERNAL)]
    assert [row[-1] for row in cells] == [line[-1] for line in texts(view)]
    assert all(found.words(Label.INTERNAL))
    page = page_of(found, Label.INTERNAL, SHEET)
    assert "For this desk alone: it tells who was given what." in page
    assert "Desk NIRMS · 22 November 2026 10:00" in page


def test_paper_of_what_passed_has_the_sentences_above_it_and_the_partner_at_its_head(
    filled: ExchangePage,
) -> None:
    filled.show_address("given_got/IACHR")
    found = paper(filled)
    assert "Desk IACHR" in found.title
    assert "Nothing" not in found.head
    assert filled.given_got.about.text in found.head


def test_nothing_to_print_where_there_is_nothing(page: ExchangePage) -> None:
    page.show_address("inbox")
    assert page.printable() is None


def test_paper_needs_a_choice_and_is_written_then(
    filled: ExchangePage, tmp_path: Path, qtbot: QtBot
) -> None:
    filled.show_address("outbox")
    dialog = PrintDialog(paper(filled), SHEET, filled)
    qtbot.addWidget(dialog)
    assert not dialog.pdf.isEnabled()
    dialog.highest.setCurrentIndex(Label.INTERNAL.rank)
    assert dialog.pdf.isEnabled()
    dialog.save(tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


def test_a_copy_is_the_table_of_the_chosen_lines_and_private(
    filled: ExchangePage, qtbot: QtBot
) -> None:
    filled.show_address("outbox")
    here = shown(filled)
    qtbot.keyClick(here.view, Key.Key_C, Control)
    head, line = clip().split("\n")
    assert head.split("\t") == ["Label", "File", "To", "Written", "Records", "Confirmed"]
    assert line.split("\t")[1].endswith(".xlsx")
    assert not set("\u2066\u2068\u2069") & set(clip())
    mime = on_clipboard()
    assert mime is not None
    assert is_private(mime)
    assert mime.html().count("<tr") == 2
    assert here.copied.text.startswith("1 row(s) copied for this desk only.")
    here.view.selectAll()
    qtbot.keyClick(here.view, Key.Key_C, Control)
    assert len(clip().split("\n")) == 1 + len(here.view.lines) == 3


def test_verbs_wait_while_several_lines_are_chosen(filled: ExchangePage) -> None:
    filled.show_address("outbox")
    view, verb = shown(filled).view, filled.home.outbox.records
    assert verb.isEnabled()
    view.selectAll()
    assert not verb.isEnabled()
    assert len(paper(filled).rows) == 2
    view.choose(view.lines[1].key)
    assert verb.isEnabled()


def test_who_is_at_risk_is_in_no_copy_of_the_records_given(
    page: ExchangePage, ours: DeskAtWork, desk: Desk, qtbot: QtBot
) -> None:
    known = ours.add("person", name="Ana Known")
    hidden = ours.add("person", name="Bo Hidden")
    ours.send("IACHR")
    ours.set(hidden, protected="yes")
    page.show_address("given_got/IACHR")
    (workbook,) = [str(line.key) for line in page.given_got.view.lines]
    page.given_got.show_given(workbook)
    given = page.given_got.given
    qtbot.waitUntil(lambda: {line.key for line in given.view.lines} == {known, hidden})
    given.view.selectAll()
    qtbot.keyClick(given.view, Key.Key_C, Control)
    assert "Ana Known" in clip()
    assert "Bo Hidden" not in clip()
    assert "1 person(s) at risk: in no copy." in given.list.copied.text
    assert len(paper(page).rows) == 2, "on paper of this desk they stand, as in other tables"


def test_words_narrow_a_list_and_esc_lets_all_through(filled: ExchangePage, qtbot: QtBot) -> None:
    filled.show_address("outbox")
    filled.focus_filter()
    here, box = shown(filled), filled.home.box
    box.setText("wärsaw")
    assert [line[1] for line in texts(here.view)] == ["ODIHR · Warsaw"]
    assert len(paper(filled).rows) == 1
    qtbot.keyClicks(box, " zzz")
    assert here.nothing.isVisible()
    assert not filled.home.outbox.records.isEnabled()
    assert filled.printable() is None
    assert filled.home.outbox.empty_sentence == ""
    assert filled.panes() == [here.nothing]
    qtbot.keyClick(box, Key.Key_Escape)
    assert here.view.isVisible()
    assert len(texts(here.view)) == 2


def test_words_for_one_list_hide_nothing_in_another_nor_what_is_to_be_seen(
    filled: ExchangePage, qtbot: QtBot
) -> None:
    filled.show_address("outbox")
    qtbot.keyClicks(filled.home.box, "warsaw")
    filled.show_address("partners")
    assert filled.home.box.text() == ""
    assert len(texts(filled.home.partners.view)) == 2
    qtbot.keyClicks(filled.home.box, "warsaw")
    filled.home.partners.show_partner("IACHR")
    assert filled.home.box.text() == ""
    assert filled.home.partners.view.current_key() == "IACHR"


def test_the_box_of_a_partner_narrows_what_passed(filled: ExchangePage, qtbot: QtBot) -> None:
    filled.show_address("given_got/IACHR")
    box = filled.given_got.box
    assert filled.given_got.filter_box() is box
    everything = len(texts(filled.given_got.view))
    qtbot.keyClicks(box, "given")
    assert 0 < len(texts(filled.given_got.view)) < everything
