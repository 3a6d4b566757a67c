"""The tab of an organisation: what belongs to it, opened by Enter; web links in the browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.operations.records import save_record
from hrdesk.store.records import read_state
from hrdesk.ui.calendar.line_model import LineModel
from hrdesk.ui.contacts.page import ContactsPage
from hrdesk.ui.desk import Desk
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from tests.ui.open_desk import Moment, kept
from tests.ui.records.conftest import Put


@pytest.fixture
def page(desk: Desk, settings: Settings, theme: Theme, clock: Moment, qtbot: QtBot) -> ContactsPage:
    made = ContactsPage(desk, settings, clock=clock)
    qtbot.addWidget(made)
    made.resize(1280, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def shown(page: ContactsPage) -> list[str]:
    model = page.around.list.model()
    assert isinstance(model, LineModel)
    return [f"{each.text} – {each.note}" if each.note else each.text for each in model.lines]


def test_what_belongs_to_it_is_shown_and_opens(
    page: ContactsPage,
    desk: Desk,
    put: Put,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    nameless: Callable[[QWidget], list[str]],
) -> None:
    links: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: bool(links.append(QUrl(url).toString()))
    )
    above = put("organisation", 1, name="Union")
    after = put("organisation", 2, name="Council")
    body = put(
        "organisation",
        3,
        name="Commission",
        parent=above,
        succeeded_by=after,
        valid="1948/1959",
        website="https://example.org",
        countries=["BDI", "BEN", "DZA", "TUN"],
        themes=["Prisons"],
        aliases=["The Commission"],
    )
    left = put("person", 1, name="Abdi", organisation=body, in_office="1950/1955")
    put("person", 2, name="Brun", organisation=body, function="Chief", focal_point_for="Union")
    page.show_record(body)
    tabs = page.detail.form.tabs
    assert tabs.isTabVisible(tabs.indexOf(page.around))
    tabs.setCurrentWidget(page.around)
    assert shown(page) == [
        "People",
        "Brun – Chief · focal point for \u2068Union\u2069",
        "Abdi – no longer in office (\u20681950 – 1955\u2069)",
        "Part of",
        "Union",
        "History",
        "1948 – 1959",
        "Council – succeeded it",
        "Also called",
        "\u2068The Commission\u2069",
        "Countries covered",
        "\u2068Algeria\u2069 · \u2068Benin\u2069 · \u2068Burundi\u2069 · \u2068Tunisia\u2069",
        "Themes",
        "\u2068Prisons\u2069",
        "Web links",
        "\u2066https://example.org\u2069",
    ]
    assert tabs.tabText(tabs.indexOf(page.around)) == "People (1)"
    assert nameless(page.around) == []
    with qtbot.waitSignal(page.said):
        page.around._open("https://example.org")
    assert links == ["https://example.org"]
    assert not page.around.wanted.isVisible(), "two are seen at once"
    for number in range(10, 22):
        put("person", number, name=f"Ademe {number}", organisation=body)
    page.around.reload()
    assert shown(page)[1].startswith("Brun"), "the focal point first"
    assert shown(page)[9:11] == ["Show all 14 people", "Part of"]
    page.around.list.opened.emit("all")
    assert shown(page)[14].startswith("Abdi")
    page.around.wanted.setText("ade 17")
    assert shown(page)[1:3] == ["Ademe 17", "Part of"]
    page.around.wanted.clear()
    with qtbot.waitSignal(desk.changed):
        desk.do(save_record, body, {"valid": "1948", "themes": []})
    assert "Since \u20681948\u2069" in shown(page)
    page.around.list.opened.emit(left)
    assert page.detail.ref == left
    assert not tabs.isTabVisible(tabs.indexOf(page.around))


def test_a_new_organisation_counts_nobody(page: ContactsPage, put: Put) -> None:
    body = put("organisation", 8, name="Body")
    put("person", 8, name="Ana", organisation=body)
    page.show_record(body)
    tabs, around = page.detail.form.tabs, page.around
    before = tabs.tabText(tabs.indexOf(around))
    page.begin_new()
    assert tabs.tabText(tabs.indexOf(around)) != before


def test_an_organisation_alone_says_so(page: ContactsPage, put: Put) -> None:
    page.show_record(put("organisation", 9, name="Alone"))
    page.detail.form.tabs.setCurrentWidget(page.around)
    assert page.around._empty.isVisible()
    assert not page.around.send.isEnabled()


def test_staff_goes_out_and_comes_in(
    page: ContactsPage,
    desk: Desk,
    put: Put,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    nameless: Callable[[QWidget], list[str]],
) -> None:
    body = put("organisation", 1, name="Commission")
    other = put("organisation", 2, name="Court")
    put("person", 1, name="Abdi, Fatima", organisation=body, email="f@example.org")
    moved = put("person", 2, name="Brun, Ada", organisation=other, email="ada@example.org")
    gone = put("person", 3, name="Costa, Rui", organisation=body, in_office="2019")
    page.show_record(body)
    page.detail.form.tabs.setCurrentWidget(page.around)
    with qtbot.waitSignal(page.share_requested) as asked:
        page.around.send.click()
    assert len(asked.args[0]) == 2
    sheet = tmp_path / "staff.csv"
    sheet.write_text(
        "Name;Function;E-mail\nAbdi, Fatima;Chief;f@example.org\nBrun, Ada;;ada@example.org\n"
        "Diallo, Awa;Adviser;awa@example.org\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(sheet), ""))
    page.around.take_in.click()
    review = page.around.review
    qtbot.waitUntil(review.isVisible)
    words = [review.model.item(row).text() for row in range(review.model.rowCount())]
    assert [each.translate(dict.fromkeys((0x2068, 0x2069))) for each in words] == [
        "Joined: 1",
        "Diallo, Awa  –  Adviser",
        "Moved here: 1",
        "Brun, Ada  –  from Court",
        "Changed: 1",
        "Abdi, Fatima  –  Function: Chief",
        "Not on the list, so they left: 1",
        "Costa, Rui  –  in office 2019 – 17 Nov 2026",
    ]
    assert nameless(review) == []
    assert review.take.text() == "Take in 4"
    review.model.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert review.take.text() == "Take in 3"
    with qtbot.waitSignal(desk.changed):
        review.take.click()
    assert (kept(desk, moved, "organisation"), kept(desk, gone, "in_office")) == (
        body,
        "2019/2026-11-17",
    )
    assert page.around.list.isVisible()
    with qtbot.waitSignal(desk.changed):
        desk.undo()
    assert kept(desk, moved, "organisation") == other
    page.around.read_sheet(sheet)
    qtbot.waitUntil(review.isVisible)
    review.leave.click()
    assert page.around.list.isVisible()


def test_who_is_new_on_a_staff_list_gets_the_label_that_is_chosen(
    page: ContactsPage, desk: Desk, put: Put, tmp_path: Path, qtbot: QtBot
) -> None:
    body = put("organisation", 1, name="Commission")
    page.show_record(body)
    page.detail.form.tabs.setCurrentWidget(page.around)
    sheet = tmp_path / "staff.csv"
    sheet.write_text("Name;E-mail\nDiallo, Awa;awa@example.org\n", encoding="utf-8")
    review = page.around.review
    page.around.read_sheet(sheet)
    qtbot.waitUntil(review.isVisible)
    review.label.setCurrentIndex(review.label.findData(Label.NETWORK))
    with qtbot.waitSignal(desk.changed) as done:
        review.take.click()
    (new,) = done.args[0].refs
    state = desk.read(read_state, new)
    assert state is not None
    assert (state.text("name"), state.label) == ("Diallo, Awa", Label.NETWORK)
