"""The page of a State shows what is linked to it, and its papers are seen before they leave."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.operations.country import FEW
from hrdesk.operations.partners import set_partner
from hrdesk.operations.perform import do
from hrdesk.store.partners import sent_to
from hrdesk.ui.calendar.line_model import LineModel
from hrdesk.ui.countries.page import CountryPage
from hrdesk.ui.countries.paper_dialog import CountryPapers, OneSide
from hrdesk.ui.country_address import address_of, country_of
from hrdesk.ui.desk import Desk
from hrdesk.ui.printing.printable import left_out
from hrdesk.ui.records.editors.picking import Offer
from hrdesk.ui.search.finding import Finding
from hrdesk.ui.settings import Settings
from tests.ui.open_desk import Moment, Write, held_up


@pytest.fixture
def page(
    desk: Desk, settings: Settings, clock: Moment, write: Write, qtbot: QtBot
) -> Iterator[CountryPage]:
    write("organisation", 1, name="OHCHR Tunis", type="field_presence", country="TUN")
    keller = write("person", 2, name="Keller, M", countries=["TUN"], phone="+41 22")
    cat = write("instrument", 3, name="Convention against Torture")
    write("ratification", 4, country="TUN", instrument=cat, status="ratified")
    write(
        "country_file",
        5,
        country="TUN",
        emergency="Call the Commission.",
        emergency_contacts=[keller],
        situation="Quiet",
        label=Label.INTERNAL,
    )
    for number in range(FEW + 2):
        write("recommendation", 10 + number, text=f"Point {number}", country="TUN", state="done")
    write("document", 40, title="Decision on Tunisia", type="decision", countries=["TUN"])
    made = CountryPage(desk, settings, clock)
    qtbot.addWidget(made)
    made.resize(1150, 700)
    made.show()
    yield made
    qtbot.waitUntil(lambda: not desk.is_busy)


@pytest.fixture
def tunisia(page: CountryPage, qtbot: QtBot) -> CountryPage:
    page.show_address("TUN")
    qtbot.waitUntil(lambda: page.about is not None)
    return page


def lines(page: CountryPage, key: str) -> list[str]:
    model = page.cards[key].list.model()
    return [line.text for line in model.lines] if isinstance(model, LineModel) else []


def papers(page: CountryPage, qtbot: QtBot) -> CountryPapers:
    (dialog,) = page.findChildren(CountryPapers)
    qtbot.waitUntil(lambda: dialog.paper is not None)
    return dialog


def test_without_a_state_the_page_says_what_to_do(
    page: CountryPage, nameless: Callable[[QWidget], list[str]], qtbot: QtBot
) -> None:
    page.show_address("")
    assert page.code == ""
    assert not page.kit.isEnabled()
    assert page.printable() is None
    assert page.chosen() == []
    page.show_country("nowhere")
    assert page.code == ""
    assert nameless(page) == []
    # The one thing to do has room, and what is about a State is not there yet.
    line = page.which.pick
    assert line.isVisible()
    assert line.width() > 300
    assert page.pick.isHidden()
    assert not [each for each in page.header.findChildren(QPushButton) if each.isVisible()]
    assert page.panes() == [line]
    line.chosen.emit(Offer("FJI", "Fiji"))
    assert (page.code, page.pick.isHidden(), page.which.isVisible()) == ("FJI", False, True)
    qtbot.waitUntil(lambda: not page.which.isVisible())
    assert page.focusProxy() is page.pick


def test_everything_of_a_state_stands_in_cards(
    tunisia: CountryPage, qtbot: QtBot, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert tunisia.header.title == "Tunisia"
    assert lines(tunisia, "presences") == ["OHCHR Tunis"]
    assert lines(tunisia, "ratifications") == ["Convention against Torture"]
    assert lines(tunisia, "emergency") == ["Call the Commission.", "Keller, M"]
    assert "Quiet" in lines(tunisia, "facts")
    assert not tunisia.cards["visits"].isVisible()
    shown = lines(tunisia, "recommendations")
    assert shown[0].startswith("Done")
    assert shown[-1] == "2 more"
    tunisia.cards["recommendations"].list.opened.emit("more:recommendations")
    qtbot.waitUntil(lambda: len(lines(tunisia, "recommendations")) == FEW + 3)
    assert tunisia.strictest_shown() is Label.INTERNAL
    paper = tunisia.printable()
    assert paper is not None
    assert left_out(paper, Label.NETWORK) == {}
    assert len(tunisia.chosen()) == FEW + 6
    tunisia.focus_filter()
    assert nameless(tunisia) == []


def test_a_line_opens_its_record_and_the_page_follows_changes(
    tunisia: CountryPage, desk: Desk, write: Write, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(tunisia.open_requested) as opened:
        tunisia.cards["presences"].list.opened.emit("ORG")
    assert opened.args == ["ORG"]
    with qtbot.waitSignal(tunisia.open_requested) as opened:
        tunisia.cards["facts"].list.opened.emit("file")
    assert str(opened.args[0]).startswith("STA-")
    tunisia.pick.chosen.emit(Offer("FJI", "Fiji"))
    qtbot.waitUntil(lambda: tunisia.about is not None and tunisia.about.code == "FJI")
    with qtbot.waitSignal(tunisia.open_requested) as opened:
        tunisia.cards["facts"].list.opened.emit("file")  # made, as there is none yet
    assert str(opened.args[0]).startswith("STA-")
    qtbot.waitUntil(lambda: tunisia.about is not None and bool(tunisia.about.files))


def test_nothing_of_one_state_stands_under_the_name_of_another(
    tunisia: CountryPage, desk: Desk, qtbot: QtBot
) -> None:
    with held_up(desk):
        tunisia.pick.chosen.emit(Offer("FJI", "Fiji"))
        assert tunisia.header.title == "Fiji"
        assert tunisia.chosen() == [], "or it would be shared as what is known of Fiji"
        assert tunisia.printable() is None
        assert not [key for key, card in tunisia.cards.items() if card.isVisible()]
    qtbot.waitUntil(lambda: tunisia.about is not None)
    assert tunisia.about is not None
    assert tunisia.about.code == "FJI"
    tunisia.show_country("")
    assert (tunisia.chosen(), tunisia.printable()) == ([], None)


def test_the_card_stands_on_one_side(tunisia: CountryPage, qtbot: QtBot) -> None:
    tunisia.card.trigger()
    dialog = papers(tunisia, qtbot)
    assert "Call the Commission." in dialog.html
    assert "+41 22" in dialog.html
    long = OneSide("Card", dialog.html.replace("Call", "<br>".join(["Call"] * 40)), Label.PUBLIC)
    assert len(long.pages(QSize(700, 1000), Label.INTERNAL)) == 1
    endless = OneSide(
        "Card", dialog.html.replace("Call", "<br>".join(["Call"] * 900)), Label.PUBLIC
    )
    assert len(endless.pages(QSize(700, 1000), Label.INTERNAL)) == 1
    dialog.reject()


def test_a_card_of_which_nothing_is_known_says_so(page: CountryPage, qtbot: QtBot) -> None:
    page.show_address("FJI")
    qtbot.waitUntil(lambda: page.about is not None)
    page.card.trigger()
    (dialog,) = page.findChildren(CountryPapers)
    qtbot.waitUntil(lambda: "Nothing is known yet" in dialog.left_out.text())
    assert not dialog.pdf.isEnabled()
    dialog.reject()


def test_the_kit_is_seen_and_written_as_a_workbook(
    tunisia: CountryPage, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    tunisia.kit.trigger()
    dialog = papers(tunisia, qtbot)
    assert "Decision on Tunisia" in dialog.html
    assert "1 country file" in dialog.left_out.text()
    assert dialog.workbook.isVisible()
    dialog.write_workbook(tmp_path / "kit.xlsx")
    assert dialog.progress.isVisible()
    qtbot.waitUntil(lambda: "is written with" in dialog.left_out.text())
    assert (tmp_path / "kit.xlsx").exists()
    dialog.write_workbook(tmp_path / "no" / "folder" / "kit.xlsx")
    qtbot.waitUntil(lambda: "could not be written" in dialog.fault.text())
    with qtbot.waitSignal(desk.changed):
        dialog.write_html(tmp_path / "kit.html")
    names = {each.file_name for each in desk.read(sent_to)}
    assert names == {"kit.xlsx", "kit.html"}
    dialog.audience.setCurrentIndex(dialog.audience.findData("own"))
    assert not dialog.workbook.isEnabled()
    dialog.what.setCurrentIndex(dialog.what.findData("brief"))
    qtbot.waitUntil(lambda: "Keller" in dialog.html)
    assert dialog.workbook.isHidden()
    dialog.reject()


def test_names_of_papers_and_desks_are_not_cut_beside_the_workbook(
    tunisia: CountryPage, desk: Desk, qtbot: QtBot
) -> None:
    name = "Inter-American Commission on Human Rights, Executive Secretariat"
    do(desk.database, set_partner, "IACHR", name=name, focal_point=True)
    tunisia.kit.trigger()
    dialog = papers(tunisia, qtbot)
    dialog.audience.setCurrentIndex(dialog.audience.findData("desk:IACHR"))
    for box in (dialog.what, dialog.audience):
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, box)
        assert box.fontMetrics().horizontalAdvance(box.currentText()) <= room.width()
    assert dialog.workbook.geometry().top() > dialog.audience.geometry().bottom()
    dialog.reject()


def test_the_search_box_finds_the_page_of_a_state(page: CountryPage, desk: Desk) -> None:
    find = Finding(desk)
    first = find("tunisia")[0]
    assert (first.title, first.payload) == ("Tunisia", address_of("TUN"))
    assert country_of(str(first.payload)) == "TUN"
    assert country_of("VIS-1") == ""
    assert "Tunisia" in {each.title for each in find("تونس")}


def test_on_paper_nobody_at_risk_and_no_name_that_stays_here(
    tunisia: CountryPage, write: Write, qtbot: QtBot
) -> None:
    hidden = write("organisation", 60, name="Hidden friends", label=Label.INTERNAL)
    write("person", 61, name="Eve", protected="yes", pseudonym="Source 7", countries=["TUN"])
    write("person", 62, name="Ana", organisation=hidden, countries=["TUN"])
    tunisia.reload()
    qtbot.waitUntil(lambda: "Source 7" in lines(tunisia, "contacts"))
    paper = tunisia.printable()
    assert paper is not None
    going = [row.texts(Label.NETWORK)[0] for row in paper._up_to(Label.NETWORK)]
    assert "Keller, M" in going
    assert not {"Source 7", "Ana"} & set(going)
    assert left_out(paper, Label.NETWORK) == {Label.INTERNAL: 2}


def test_each_card_is_as_high_as_its_lines(
    desk: Desk, settings: Settings, clock: Moment, write: Write, qtbot: QtBot
) -> None:
    write("country_file", 5, country="TUN", situation="Quiet " * 20, emergency="Call first. " * 20)
    write("organisation", 6, name="Body", type="treaty_body", countries=["TUN"])
    page = CountryPage(desk, settings, clock)
    qtbot.addWidget(page)
    page.resize(1150, 700)
    page.show()
    page.show_address("TUN")
    qtbot.waitUntil(lambda: page.about is not None)

    def fits() -> bool:
        cards = [card for card in page.cards.values() if card.isVisible()]
        highs = [(card.height(), card.list.height()) for card in cards]
        wanted = [(card.sizeHint().height(), card.list.fitting_height()) for card in cards]
        return bool(cards) and highs == wanted

    qtbot.waitUntil(fits)
    page.resize(1400, 700)
    qtbot.waitUntil(fits)
    qtbot.waitUntil(lambda: not desk.is_busy)
