"""Contacts by keyboard: filter, choose, change together, begin, remove, and the people of a list."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.codes import Life
from hrdesk.domain.label import Label
from hrdesk.operations.records import archive, save_record
from hrdesk.store import listing
from hrdesk.store.records import read_state
from hrdesk.ui.contacts.page import ContactsPage
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import isolated
from hrdesk.ui.records.filter_popup import FilterPopup
from hrdesk.ui.records.name_popup import NamePopup
from hrdesk.ui.records.together import TogetherPanel
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from tests.ui.records.conftest import Put

KEY = Qt.Key


@pytest.fixture
def people(put: Put) -> list[str]:
    return [
        put("person", 1, name="Ben Ali, Sami", country="TUN", email="sami@example.org"),
        put("person", 2, Label.INTERNAL, name="Keita, Awa", country="MLI", email="awa@example.org"),
        put("person", 3, name="Petrova, Olga", country="KAZ", function="Adviser"),
    ]


@pytest.fixture
def open_page(
    desk: Desk, settings: Settings, theme: Theme, qtbot: QtBot
) -> Callable[..., ContactsPage]:
    def make(width: int = 1180) -> ContactsPage:
        page = ContactsPage(desk, settings)
        qtbot.addWidget(page)
        page.resize(width, 700)
        with qtbot.waitActive(page):
            page.show()
        assert page.list.view is not None
        page.list.view.setFocus()
        return page

    return make


@pytest.fixture
def page(people: list[str], open_page: Callable[..., ContactsPage]) -> ContactsPage:
    return open_page()


@pytest.fixture(autouse=True)
def no_popup_is_left(qapp: object) -> Iterator[None]:
    yield
    while (popup := QGuiApplication.instance().activePopupWidget()) is not None:  # type: ignore[union-attr]
        popup.close()


def titles(page: ContactsPage) -> list[str]:
    view = page.list.view
    assert view is not None
    return [view.table.text_at(row, 1) for row in range(view.table.rowCount())]


def press(qtbot: QtBot, page: QWidget, key: Qt.Key) -> None:
    focused = page.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key)


def caption(page: ContactsPage) -> str:
    return " | ".join(each.text() for each in page.header.findChildren(QLabel))


def pick(qtbot: QtBot, page: ContactsPage, *refs: str) -> None:
    assert page.list.view is not None
    with qtbot.waitSignal(page.list.picked, check_params_cb=lambda found: len(found) == len(refs)):
        page.list.view.choose(refs)


def test_it_opens_with_people_and_counts(page: ContactsPage) -> None:
    assert titles(page) == ["Ben Ali, Sami", "Keita, Awa", "Petrova, Olga"]
    assert "3 people" in caption(page)
    assert page.side.current == "person"


def test_typing_in_the_table_filters_and_esc_lets_go(page: ContactsPage, qtbot: QtBot) -> None:
    assert page.list.view is not None
    qtbot.keyClicks(page.list.view, "k")
    assert page.focusWidget() is page.list.box
    with qtbot.waitSignal(page.list.counted):
        qtbot.keyClicks(page.list.box, "ei")
    assert titles(page) == ["Keita, Awa"]
    assert "1 of 3" in caption(page)
    with qtbot.waitSignal(page.list.counted):
        press(qtbot, page, KEY.Key_Escape)
    assert len(titles(page)) == 3
    press(qtbot, page, KEY.Key_Escape)
    assert page.focusWidget() is page.list.view


def test_count_and_total_are_of_one_moment(
    page: ContactsPage, put: Put, people: list[str], qtbot: QtBot
) -> None:
    put("person", 4, name="Keita, Zoé")  # kept already, and not told yet
    with qtbot.waitSignal(page.list.counted):
        page.filter_text("a")
    with qtbot.waitSignal(page.list.counted):
        page.filter_text("keita")
    assert "2 of 4 people" in caption(page)
    assert next(each.count for each in page.side.entries if each.key == "person") == 4
    with qtbot.waitSignal(page.list.counted):
        page.filter_text("")
    assert "4 people" in caption(page)


def test_down_leads_from_the_filter_into_the_table(page: ContactsPage, qtbot: QtBot) -> None:
    page.focus_filter()
    press(qtbot, page, KEY.Key_Down)
    assert page.focusWidget() is page.list.view


def test_filtered_to_nothing_offers_to_clear(page: ContactsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.list.counted):
        page.filter_text("petrva")
    assert page.list._nothing.isVisible()
    assert "petrva" in page.list._nothing.sentence
    with qtbot.waitSignal(page.list.counted):
        page.list.clear()
    assert len(titles(page)) == 3


def test_filtered_to_nothing_proposes_the_name_that_is_like_it(
    page: ContactsPage, put: Put, qtbot: QtBot
) -> None:
    put("organisation", 5, name="Kaminska Foundation")
    name = put("person", 5, name="Kaminska, Ewa & Co")
    with qtbot.waitSignal(page.list.counted):
        page.filter_text("kaminsa")
    nothing = page.list._nothing
    instead = nothing.findChildren(QPushButton)[1]
    qtbot.waitUntil(instead.isVisible)
    assert instead.accessibleName() == f"Did you mean {isolated('Kaminska, Ewa & Co')}?"
    with qtbot.waitSignal(page.list.counted):
        instead.click()
    assert page.list.refs == [name]
    # What is like nothing has nothing to propose.
    with qtbot.waitSignal(page.list.counted):
        page.filter_text("xylophone")
    qtbot.waitUntil(lambda: not page.desk.is_busy)
    assert nothing.isVisible()
    assert instead.isHidden()


def test_row_is_shown_beside_and_enter_goes_into_it(
    page: ContactsPage, people: list[str], qtbot: QtBot
) -> None:
    pick(qtbot, page, people[1])
    assert page.detail.ref == people[1]
    assert page.list.view is not None
    page.list.view.setFocus()
    press(qtbot, page, KEY.Key_Return)
    assert page.detail.form.isAncestorOf(page.focusWidget())
    press(qtbot, page, KEY.Key_Escape)
    assert page.focusWidget() is page.list.view


def test_delete_removes_and_chooses_the_next(
    page: ContactsPage, desk: Desk, people: list[str], qtbot: QtBot
) -> None:
    pick(qtbot, page, people[1])
    assert page.list.view is not None
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(page.list.view, KEY.Key_Delete)
    qtbot.waitUntil(lambda: page.detail.ref == people[2])
    assert titles(page) == ["Ben Ali, Sami", "Petrova, Olga"]
    with qtbot.waitSignal(desk.changed):
        desk.undo()
    assert len(titles(page)) == 3


def test_new_person_comes_into_the_list(page: ContactsPage, qtbot: QtBot) -> None:
    page.begin_new()
    assert page.detail.form.is_draft
    focused = page.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, "Diop, Ali")
    with qtbot.waitSignal(page.detail.form.made):
        qtbot.keyClick(focused, KEY.Key_Return)
    qtbot.waitUntil(lambda: titles(page)[1] == "Diop, Ali")
    assert page.list.view is not None
    assert page.list.view.refs() == [page.detail.ref]


def test_new_list_from_the_menu_of_the_window(page: ContactsPage) -> None:
    page.new_record("mailing_list")
    assert page.list.kind == "mailing_list"
    assert page.detail.form.is_draft
    assert page.side.current == "mailing_list"


# ---------------------------------------------------------------- together


def test_several_are_changed_together_in_one_step(
    page: ContactsPage, desk: Desk, people: list[str], qtbot: QtBot
) -> None:
    pick(qtbot, page, people[0], people[2])
    panel = page.detail.panels["person"]
    assert page.detail.currentWidget() is panel
    assert panel.rows["country"].editor.pick.placeholderText() == "— different values —"
    assert not panel.change.isEnabled()
    editor = panel.rows["section"].editor
    qtbot.keyClicks(editor.text, "Africa")
    tokens = panel.rows["tags"].editor
    qtbot.keyClicks(tokens.pick, "trained")
    qtbot.keyClick(tokens.pick, KEY.Key_Return)
    assert panel.change.isEnabled()
    with qtbot.waitSignal(desk.changed):
        panel.change.click()
    for ref in (people[0], people[2]):
        state = desk.read(read_state, ref)
        assert state is not None
        assert state.value("section") == "Africa"
        assert state.value("tags") == ("trained",)
    untouched = desk.read(read_state, people[0])
    assert untouched is not None
    assert untouched.value("country") == "TUN"
    with qtbot.waitSignal(desk.changed):
        desk.undo()
    state = desk.read(read_state, people[2])
    assert state is not None
    assert state.value("section") == ""
    assert state.value("tags") == ()


def test_touched_field_can_be_let_go(page: ContactsPage, people: list[str], qtbot: QtBot) -> None:
    pick(qtbot, page, people[0], people[2])
    panel = page.detail.panels["person"]
    row = panel.rows["function"]
    qtbot.keyClicks(row.editor.text, "Director")
    assert row.is_touched
    row.undo.click()
    assert not row.is_touched
    assert not panel.change.isEnabled()
    assert row.editor.given() == ""


def test_empty_is_a_value_that_all_can_get(
    page: ContactsPage, desk: Desk, people: list[str], qtbot: QtBot
) -> None:
    pick(qtbot, page, people[0], people[2])
    panel = page.detail.panels["person"]
    row = panel.rows["country"]
    assert row.empty.isVisible()
    # Both have no section, and a label is never empty: nothing to empty there.
    assert not panel.rows["section"].empty.isVisible()
    assert not panel.rows["label"].empty.isVisible()
    row.empty.click()
    assert row.undo.isVisible()
    assert not row.empty.isVisible()
    row.undo.click()
    assert row.editor.pick.placeholderText() == "— different values —"
    row.empty.click()
    with qtbot.waitSignal(desk.changed):
        panel.change.click()
    states = [desk.read(read_state, ref) for ref in (people[0], people[2])]
    assert [state.value("country") for state in states if state is not None] == ["", ""]


def test_bad_input_changes_nothing(
    page: ContactsPage, desk: Desk, people: list[str], qtbot: QtBot
) -> None:
    pick(qtbot, page, people[0], people[2])
    panel = page.detail.panels["person"]
    qtbot.keyClicks(panel.rows["last_confirmed"].editor.date.text, "31.11.2026")
    panel.change.click()
    assert "Nothing is changed" in panel._fault.text()
    qtbot.waitUntil(lambda: not desk.is_busy)  # what is counted beside the lists is counted apart
    assert desk.to_undo() is None


def test_lower_label_is_said_before_it_is_written(
    page: ContactsPage, desk: Desk, people: list[str], qtbot: QtBot
) -> None:
    pick(qtbot, page, *people)
    panel = page.detail.panels["person"]
    choice = panel.rows["label"].editor.choice
    choice.setCurrentIndex(choice.findData("network"))
    choice.activated.emit(choice.currentIndex())
    assert "lowers the label of 1" in panel._lowers.text()
    with qtbot.waitSignal(desk.changed):
        panel.change.click()
    state = desk.read(read_state, people[1])
    assert state is not None
    assert state.label is Label.NETWORK


def test_several_are_put_aside(
    page: ContactsPage, desk: Desk, people: list[str], qtbot: QtBot
) -> None:
    pick(qtbot, page, people[0], people[2])
    with qtbot.waitSignal(desk.changed):
        desk.do(archive, [people[0], people[2]])
    assert titles(page) == ["Keita, Awa"]
    with qtbot.waitSignal(page.list.counted):
        page.list.bar.choose("life", [Life.ARCHIVED.value])
    assert titles(page) == ["Ben Ali, Sami", "Petrova, Olga"]


# ---------------------------------------------------------------- filters


def test_chip_offers_values_and_filters_at_each_tick(page: ContactsPage, qtbot: QtBot) -> None:
    chip = next(each for each in page.list.bar.chips._chips if each.shown.key == "country")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    popup = QGuiApplication.instance().activePopupWidget()  # type: ignore[union-attr]
    assert isinstance(popup, FilterPopup)
    words = [popup.picks.index(row).data() for row in range(popup.picks.rowCount())]
    assert words == ["Kazakhstan", "Mali", "Tunisia"], "all are of a country"
    with qtbot.waitSignal(page.list.counted):
        popup.picks.tick(2)
    with qtbot.waitSignal(page.list.counted):
        popup.picks.tick(1)
    assert titles(page) == ["Ben Ali, Sami", "Keita, Awa"]
    qtbot.keyClick(popup, KEY.Key_Escape)
    said = [each.shown.text for each in page.list.bar.chips._chips if each.shown.active]
    assert said == ["Country: Tunisia, Mali"]
    active = next(each for each in page.list.bar.chips._chips if each.shown.active)
    with qtbot.waitSignal(page.list.counted):
        qtbot.mouseClick(active, Qt.MouseButton.LeftButton)
    assert len(titles(page)) == 3


def test_empty_is_a_value_to_filter_by(page: ContactsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.list.counted):
        page.side.choose("filter:no_email")
    assert titles(page) == ["Petrova, Olga"]


def test_gaps_stand_in_the_side_list_until_they_are_mended(
    desk: Desk, put: Put, people: list[str], open_page: Callable[..., ContactsPage], qtbot: QtBot
) -> None:
    old = put("person", 7, name="Old, Record", last_confirmed="2020")
    put("organisation", 8, name="Committee", type="treaty_body")
    page = open_page()
    page._look_for_gaps()
    qtbot.waitUntil(lambda: bool(page._gaps))
    shown = {each.key: each.count for each in page.side.entries if each.key.startswith("gap:")}
    assert shown == {"gap:focal_point": 1, "gap:confirmation": 1, "gap:people": 1}
    page.side.choose("gap:people")
    assert titles(page) == ["Committee"]
    page.side.choose("gap:confirmation")
    assert titles(page) == ["Old, Record"]
    assert "1 of 4" in caption(page)
    with qtbot.waitSignal(desk.changed):
        desk.do(save_record, old, {"last_confirmed": "2126-11"})
    qtbot.waitUntil(
        lambda: {each.key: each.count for each in page.side.entries}["gap:confirmation"] == 0
    )
    with qtbot.waitSignal(page.list.counted):
        page.list.clear()
    assert len(titles(page)) == 4
    page.side.choose("person")
    page._refresh_side()
    assert "gap:confirmation" not in {each.key for each in page.side.entries}


def test_filter_is_kept_under_a_name(
    page: ContactsPage, open_page: Callable[..., ContactsPage], qtbot: QtBot
) -> None:
    page.list.bar.choose("country", ["TUN"])
    qtbot.mouseClick(page.list.keep, Qt.MouseButton.LeftButton)
    popup = QGuiApplication.instance().activePopupWidget()  # type: ignore[union-attr]
    assert isinstance(popup, NamePopup)
    qtbot.keyClicks(popup.line, "From Tunisia")
    qtbot.keyClick(popup.line, KEY.Key_Return)
    entry = next(each for each in page.side.entries if each.text == "From Tunisia")
    assert entry.count == 1
    again = open_page()
    again.side.choose(entry.key)
    assert titles(again) == ["Ben Ali, Sami"]
    again.list.bar.choose("country", ["KEN"])
    again.save_filter("From Tunisia")
    saved = next(each for each in again.filters.filters if each.own)
    assert saved.where == {"country": ["KEN"]}, "the same name is the same filter"
    again.filters.rename(saved, "From Kenya")
    assert "From Kenya" in [each.text for each in open_page().side.entries]
    again.filters.forget(next(each for each in again.filters.filters if each.own))
    assert "From Kenya" not in [each.text for each in open_page().side.entries]


# ---------------------------------------------------------------- addresses and narrow windows


def test_record_is_shown_although_a_filter_hides_it(
    page: ContactsPage, people: list[str], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.list.counted):
        page.filter_text("keita")
    page.show_record(people[0])
    assert page.detail.ref == people[0]
    assert page.list.view is not None
    assert page.list.view.refs() == [people[0]]


def test_record_of_another_kind_changes_the_list(page: ContactsPage, put: Put) -> None:
    ref = put("organisation", name="Ombudsman")
    page.show_address(ref)
    assert page.list.kind == "organisation"
    assert page.detail.ref == ref
    page.show_address("person")
    assert page.list.kind == "person"


def test_record_that_lives_elsewhere_is_asked_for(
    page: ContactsPage, put: Put, qtbot: QtBot
) -> None:
    ref = put("visit", country="TUN")
    with qtbot.waitSignal(page.open_requested) as asked:
        page.detail.form.open_requested.emit(ref)
    assert asked.args == [ref]


def test_narrow_window_shows_list_and_detail_in_turn(
    people: list[str], open_page: Callable[..., ContactsPage], qtbot: QtBot
) -> None:
    page = open_page(700)
    assert page.drop_down.isVisible()
    assert page.detail.isHidden()
    pick(qtbot, page, people[1])
    assert page.detail.isHidden()
    press(qtbot, page, KEY.Key_Return)
    assert page.detail.isVisible()
    assert page.list.isHidden()
    assert page.detail.ref == people[1]
    press(qtbot, page, KEY.Key_Escape)
    assert page.list.isVisible()
    assert page.focusWidget() is page.list.view
    press(qtbot, page, KEY.Key_Return)
    qtbot.mouseClick(page.detail.form.head.back, Qt.MouseButton.LeftButton)
    assert page.list.isVisible()
    pick(qtbot, page, *people)
    press(qtbot, page, KEY.Key_Return)
    assert page.detail.currentWidget() is page.detail.panels["person"]


def test_change_elsewhere_is_counted(
    page: ContactsPage, desk: Desk, people: list[str], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.changed):
        desk.do(save_record, people[2], {"email": "olga@example.org"})
    qtbot.waitUntil(
        lambda: {each.key: each.count for each in page.side.entries}["filter:no_email"] == 0
    )


def test_a_filter_among_archived_records_does_not_count_the_desk_again(
    page: ContactsPage, desk: Desk, people: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(page.filters.changed):
        desk.do(archive, [people[0]])
    page.list.bar.choose("life", [Life.ACTIVE, Life.ARCHIVED])
    assert len(titles(page)) == 3
    with monkeypatch.context() as watched:
        # The real count would hold up each key.
        watched.delattr(listing, "counts")
        page.filter_text("a")
        page.list.apply()
    assert len(titles(page)) == 3
    with qtbot.waitSignal(page.filters.changed):
        desk.do(archive, [people[1]])
    assert page.side.entries[0].count == 1


def test_empty_desk_says_what_to_do(open_page: Callable[..., ContactsPage], qtbot: QtBot) -> None:
    page = open_page()
    assert page.list._empty["person"].isVisible()
    page.begin_new()
    focused = page.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, "Diop, Ali")
    with qtbot.waitSignal(page.detail.form.made):
        qtbot.keyClick(focused, KEY.Key_Return)
    qtbot.waitUntil(lambda: titles(page) == ["Diop, Ali"])
    assert page.list.view is not None
    assert page.list.view.isVisible()


def test_every_part_has_a_name(
    page: ContactsPage, people: list[str], nameless: Callable[[QWidget], list[str]], qtbot: QtBot
) -> None:
    pick(qtbot, page, people[0], people[1])
    pick(qtbot, page, people[0])
    assert nameless(page) == []


def test_what_was_begun_is_not_shown_beside_a_list_of_another_kind(
    page: ContactsPage, qtbot: QtBot
) -> None:
    page.begin_new()
    fields = page.detail.form.fields
    assert fields is not None
    assert page.detail.is_beginning
    line = fields.rows["function"].editor.findChild(QLineEdit)
    assert line is not None
    qtbot.keyClicks(line, "Judge")
    page.show_kind("organisation")
    assert not page.detail.is_beginning
    assert not page.detail.form.isVisible()
    view = page.list.view
    assert view is not None
    view.clearSelection()
    page.show_kind("person")
    assert not page.detail.is_beginning
    page.begin_new()
    assert fields.rows["function"].editor.given() == "Judge", "nothing that was typed is gone"


def test_what_to_do_with_several_rows_is_offered_where_no_form_is_beside_them(
    people: list[str], open_page: Callable[..., ContactsPage], qtbot: QtBot
) -> None:
    page = open_page(700)
    view, foot = page.list.view, page.list.foot
    assert view is not None
    assert foot.isHidden()
    view.choose(people[:2])
    qtbot.waitUntil(foot.verbs.isVisible)
    assert page.detail.isHidden()
    foot.verbs.click()
    menu = page.row_menu
    assert menu.isVisible()
    assert menu.merge.isEnabled()
    button = QRect(foot.verbs.mapToGlobal(QPoint(0, 0)), foot.verbs.size())
    assert not menu.geometry().intersects(button), "what was pressed stays in sight"
    menu.open_one.trigger()
    menu.close()
    assert page.detail.isVisible()
    assert isinstance(page.detail.currentWidget(), TogetherPanel)


@pytest.mark.parametrize(
    ("address", "title"), [("who", "Who handles this?"), ("duplicates", "Duplicates?")]
)
def test_what_is_about_a_list_is_not_offered_where_there_is_none(
    page: ContactsPage, address: str, title: str
) -> None:
    ways = [each for each in page.header.findChildren(QPushButton) if each.text() == title]
    assert page.header.title == "Contacts"
    tools = (page.list.box, page.new_button)
    assert all(each.isVisible() for each in tools)
    assert "3 people" in caption(page)
    page.show_address(address)
    assert not any(each.isVisible() for each in tools)
    assert not page.columns.isVisible()
    assert "people" not in caption(page)
    assert page.header.title == title
    assert not any(each.isVisible() for each in ways), "nothing leads to where one is"
    page.leave_who()
    assert page.header.title == "Contacts"
    assert all(each.isVisible() for each in [*tools, *ways])
    assert "3 people" in caption(page)
    page.show_address(address)
    page.focus_filter()
    assert page.list.box.hasFocus()


def test_enter_in_the_filter_opens_the_only_row(
    page: ContactsPage, people: list[str], qtbot: QtBot
) -> None:
    box = page.list.box
    box.setFocus()
    qtbot.keyClicks(box, "keita")
    qtbot.keyClick(box, KEY.Key_Return)
    assert page.detail.form.ref == people[1]
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "a")
    qtbot.keyClick(box, KEY.Key_Return)
    assert len(page.list.refs) > 1
    assert page.list.view is not None
    assert page.list.view.hasFocus()
    box.setFocus()
    box.setText("nobody")
    qtbot.keyClick(box, KEY.Key_Return)
    assert box.hasFocus(), "there is nothing to go to"


def test_whom_to_write_to_is_shown_first_of_a_list_that_is_chosen_at_the_side(
    page: ContactsPage, put: Put
) -> None:
    ref = put("mailing_list", 1, name="Press")
    page._refresh_side()
    page.side.choose(f"list:{ref}")
    page._side_chosen(f"list:{ref}")
    tabs = page.detail.form.tabs
    assert page.detail.form.ref == ref
    assert tabs.currentWidget() is page.people
    # A person who was kept a moment later takes no part of the list away.
    page.detail.form.made.emit("PER-BXZ5-YBFW-XGTPQ")
    assert tabs.isTabVisible(tabs.indexOf(page.people))


def test_letters_typed_at_the_side_filter_the_list(page: ContactsPage, qtbot: QtBot) -> None:
    page.side.setFocus()
    before = page.side.current
    qtbot.keyClicks(page.side, "k")
    assert page.side.current == before
    assert page.list.box.hasFocus()
    qtbot.keyClicks(page.list.box, "eita")
    qtbot.waitUntil(lambda: titles(page) == ["Keita, Awa"])


def test_no_field_moves_while_somebody_is_written_in(
    page: ContactsPage, put: Put, qtbot: QtBot
) -> None:
    """Clock and buttons came over the fields with each save, under whoever aimed at the next."""
    put("organisation", 1, name="House of Rights", zone="Asia/Tbilisi", country="GEO")
    page.resize(1180, 1000)
    page.begin_new()
    form = page.detail.form
    fields = form.fields
    assert fields is not None
    qtbot.waitUntil(fields.rows["name"].isVisible)
    shown = [row for row in fields.rows.values() if row.isVisible()]

    def places() -> list[int]:
        QApplication.processEvents()
        return [row.mapTo(page, QPoint()).y() for row in shown]

    qtbot.waitUntil(lambda: places() == places() == places())
    before = places()
    for name, text in (("name", "Okafor, Chidi"), ("organisation", "House")):
        row = fields.rows[name]
        row.setFocus()
        qtbot.keyClicks(QApplication.focusWidget(), text)
        qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Tab)
        qtbot.waitUntil(lambda: not form.is_draft)
        qtbot.waitUntil(lambda row=row: not row.is_touched)
        qtbot.waitUntil(lambda: places() == before)
    page.desk.do(save_record, form.ref, {"email": "chidi@example.org"})
    card = page.tabs.card
    assert card.isVisible()
    qtbot.waitUntil(lambda: bool(card.buttons))
    qtbot.waitUntil(lambda: places() == before)
    page.show_record(put("person", 5, name="Brun, Ada"))
    qtbot.waitUntil(lambda: fields.verticalScrollBar().value() == 0)
    assert card.mapTo(page, QPoint()).y() > form.tabs.mapTo(page, QPoint()).y()
