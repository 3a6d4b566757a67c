"""Mailing lists: who is on one, what is copied, the mail to all, and putting people on by keyboard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.operations import lists
from hrdesk.operations.records import save_record
from hrdesk.store import listing
from hrdesk.store.listing import Query
from hrdesk.store.records import read_state
from hrdesk.ui.calendar.line_model import Line, LineModel
from hrdesk.ui.contacts.list_popup import ListPopup
from hrdesk.ui.contacts.page import ContactsPage
from hrdesk.ui.desk import Desk
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from tests.ui.open_desk import Moment, kept
from tests.ui.records.conftest import Put

KEY = Qt.Key


@pytest.fixture
def people(put: Put) -> list[str]:
    return [
        put("person", 1, name="Ben Ali, Sami", email="sami@example.org"),
        put("person", 2, Label.INTERNAL, name="Keita, Awa", email="awa@example.org"),
        put("person", 3, Label.PARTNERS, name="Lima, Rui", email="rui@example.org"),
        put("person", 4, name="Petrova, Olga", in_office="2019/2020", last_confirmed="2024"),
        put("person", 5, name="S", pseudonym="Zorro", protected=True, email="s@example.org"),
    ]


@pytest.fixture
def page(
    people: list[str], desk: Desk, settings: Settings, theme: Theme, clock: Moment, qtbot: QtBot
) -> ContactsPage:
    made = ContactsPage(desk, settings, clock=clock)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitActive(made):
        made.show()
    return made


def lines(page: ContactsPage) -> list[Line]:
    model = page.people.people.model()
    assert isinstance(model, LineModel)
    return model.lines


def said(line: Line) -> str:
    words = f"{line.text}: {line.note}" if line.note else line.text
    return words.translate(dict.fromkeys((0x2068, 0x2069)))


def copied() -> str:
    return QGuiApplication.clipboard().text()


def show(page: ContactsPage, ref: str) -> None:
    page.show_record(ref)
    page.detail.form.tabs.setCurrentWidget(page.people)


def test_what_is_restricted_goes_in_only_when_ticked(
    page: ContactsPage,
    put: Put,
    people: list[str],
    qtbot: QtBot,
    nameless: Callable[[QWidget], list[str]],
) -> None:
    show(page, put("mailing_list", name="Everybody", members=people))
    told: list[str] = []
    page.said.connect(told.append)
    assert [said(each) for each in lines(page)] == [
        "With an address",
        "Ben Ali, Sami: sami@example.org",
        "Keita, Awa: awa@example.org",
        "Lima, Rui: rui@example.org",
        "Zorro: protected",
        "Without an address",
        "Petrova, Olga: no longer in office (2019 – 2020) · confirmed 2024",
    ]
    about = page.people.about.text()
    for part in ("5 people", "1 without an address", "1 not confirmed", "1 no longer in office"):
        assert part in about
    assert "4 never confirmed" in about
    assert "2 labelled Internal or Partners stay out" in page.people.care.text()
    assert "1 protected" in page.people.care.text()
    qtbot.mouseClick(page.people.copy, Qt.MouseButton.LeftButton)
    assert copied() == "sami@example.org"
    page.people.restricted.click()
    assert "go in" in page.people.care.text()
    page.people.commas.trigger()
    assert copied() == "sami@example.org, awa@example.org, rui@example.org"
    page.copy_addresses()
    assert copied() == "sami@example.org; awa@example.org; rui@example.org"
    assert "Bcc" in told[-1]
    assert nameless(page.people) == []
    # Another list begins careful again.
    show(page, put("mailing_list", 2, name="Others", members=people[1:2]))
    assert not page.people.restricted.isChecked()
    assert not page.people.copy.isEnabled()


def test_whom_a_mail_reaches_stands_on_top(page: ContactsPage, put: Put) -> None:
    everybody = [
        put("person", 11, name="A", email="a@x.org"),
        put("person", 12, name="B", email="b@x.org", last_confirmed="2024"),
        put("person", 13, name="C"),
        put("person", 14, name="D", email="d@x.org", in_office="2019/2020"),
    ]
    ref = put("mailing_list", name="Everybody", members=everybody)
    show(page, ref)
    assert [each.text for each in lines(page)] == [
        "With an address",
        "A",
        "Not confirmed for a year",
        "B",
        "No longer in office",
        "D",
        "Without an address",
        "C",
    ]
    page.people.people.setCurrentIndex(page.people.people.model().index(5, 0))
    assert page.people.people.current_key == everybody[3]
    more = [put("person", number, name=f"E{number}") for number in range(21, 27)]
    show(page, put("mailing_list", 2, name="More", members=[*everybody, *more]))
    assert [each.text for each in lines(page)][6:] == [
        "Without an address",
        "Show 7 people without an address",
    ]
    page.people.people.opened.emit("missing")
    assert len(lines(page)) == 14


def test_a_mail_to_all_is_a_link_or_a_draft(
    page: ContactsPage, put: Put, people: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: not opened.append(QUrl(url).toString())
    )
    target = tmp_path / "drafts" / "mail.eml"
    proposed: list[str] = []

    def choose(_: object, __: str, path: str, ___: str) -> tuple[str, str]:
        proposed.append(Path(path).name)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    show(page, put("mailing_list", name="Update: weekly", members=people))
    page.people.write.click()
    assert opened == ["mailto:?bcc=sami@example.org&subject=Update%3A weekly"]
    long = "x" * 1900 + "@example.org"
    put("person", 9, name="Long, Address", email=long)
    show(page, put("mailing_list", 2, name="Long", rule="name:Long"))
    page.people.show_record(put("mailing_list", 3, name="A/B: all", members=[*people]))
    page.people.draft.trigger()
    assert "could not be written" in page.people.fault.text()
    target.parent.mkdir()
    page.people.draft.trigger()
    assert proposed[-1] == "A B  all.eml"
    assert b"Bcc: sami@example.org\r\n" in target.read_bytes()
    assert opened[-1].endswith("mail.eml")
    target = Path()
    page.people.draft.trigger()


def test_too_many_for_a_link_are_offered_a_draft(
    page: ContactsPage, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (asked.append(True), ("", ""))[1]
    )
    far = put("person", 9, name="Long", email="x" * 1900 + "@example.org")
    show(page, put("mailing_list", name="Long", members=[far]))
    page.people.write.click()
    assert asked == [True]


def test_members_are_added_from_an_empty_list(page: ContactsPage, put: Put) -> None:
    """Where they are typed stood folded away, and the list itself said only that it is empty."""
    show(page, put("mailing_list", name="New"))
    assert lines(page) == []
    page.people.add.click()
    fields = page.detail.form.fields
    assert fields is not None
    assert page.detail.form.tabs.currentIndex() == 0
    assert fields.rows["members"].isAncestorOf(page.window().focusWidget())
    assert fields.rows["rule"].isVisible()


def test_del_takes_somebody_off(
    page: ContactsPage, desk: Desk, put: Put, people: list[str], qtbot: QtBot
) -> None:
    ref = put("mailing_list", name="Everybody", members=people[:2])
    show(page, ref)
    page.people.people.setFocus()
    page.people.people.setCurrentIndex(page.people.people.model().index(0, 0))
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(page.people.people, KEY.Key_Delete)
    assert [each.text for each in lines(page)] == ["Keita, Awa"]
    page.people.people.opened.emit(people[1])
    assert page.detail.ref == people[1]


def test_list_by_a_rule_that_is_none_says_so(page: ContactsPage, put: Put) -> None:
    page.show_record(put("mailing_list", name="Broken", rule="planet:mars"))
    assert "planet" in page.people.fault.text()
    assert not page.people.copy.isEnabled()


def test_the_count_of_a_rule_is_live(page: ContactsPage, put: Put, qtbot: QtBot) -> None:
    page.show_record(put("mailing_list", name="By rule"))
    fields = page.detail.form.fields
    assert fields is not None
    fields.focus_field("rule")
    editor = fields.rows["rule"].editor
    qtbot.keyClicks(page.focusWidget(), "email:*")
    assert editor.reading() == "People with anything in “E-mail”: 4 now"


def test_whoever_was_added_meanwhile_is_there_when_one_looks(
    page: ContactsPage, desk: Desk, put: Put, people: list[str], qtbot: QtBot
) -> None:
    ref = put("mailing_list", name="Mine")
    show(page, ref)
    assert "Details" in page.people.about.text()
    page.detail.form.tabs.setCurrentIndex(0)
    with qtbot.waitSignal(desk.changed):
        desk.do(lists.add_people, ref, people[:1])
    page.detail.form.tabs.setCurrentWidget(page.people)
    assert [each.text for each in lines(page)] == ["Ben Ali, Sami"]
    assert page.people.copy.isEnabled()


def test_chosen_people_are_put_on_a_list_by_keyboard(
    page: ContactsPage, desk: Desk, put: Put, people: list[str], qtbot: QtBot
) -> None:
    ref = put("mailing_list", name="Weekly update", members=people[:1])
    view = page.list.view
    assert view is not None
    said: list[str] = []
    page.said.connect(said.append)
    page.add_to_list()
    assert "Choose people" in said[0]
    view.choose(people[:2])
    page.add_to_list()
    (popup,) = page.findChildren(ListPopup)
    assert popup.who.text().count(" · ") == 1, "both by name"
    assert [each.text for each in popup.line.offers] == ["Weekly update"]
    qtbot.keyClicks(popup.line, "week")
    qtbot.waitUntil(lambda: len(popup.line.offers) == 2)
    with qtbot.waitSignal(desk.changed):
        popup.line.chosen.emit(popup.line.offers[0])
    state = desk.read(read_state, ref)
    assert state is not None
    assert set(state.value("members")) == set(people[:2])
    page.onto_lists.add(people[:2], ref)
    qtbot.waitUntil(lambda: len(said) == 2)
    assert "already" in said[1]
    page.add_to_list()
    popup = page.findChildren(ListPopup)[-1]
    qtbot.keyClicks(popup.line, "New ones")
    qtbot.waitUntil(lambda: [each.hint for each in popup.line.offers] == ["New ones"])
    with qtbot.waitSignal(desk.changed):
        popup.line.chosen.emit(popup.line.offers[0])
    assert desk.read(listing.count, Query("mailing_list", "new ones")) == 1
    page.add_to_list()
    popup = page.findChildren(ListPopup)[-1]
    assert len(popup.line.offers) == 2
    shown = popup.line._list
    with qtbot.assertNotEmitted(popup.chosen):
        qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert shown.isVisible(), "of several lists Enter alone takes none"
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    with qtbot.waitSignal(popup.chosen) as taken:
        qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert taken.args == [popup.line.offers[0].key]


def test_the_menu_of_people_has_what_one_does_with_them(
    page: ContactsPage, people: list[str], qtbot: QtBot
) -> None:
    view = page.list.view
    assert view is not None
    view.choose(people[:1])
    page._open_row_menu(QPoint(10, 10))
    addresses, listed, in_place, _ = page.person_actions
    assert addresses in page.row_menu.actions()
    page.row_menu.triggered.emit(addresses)
    page.row_menu.close()
    addresses.trigger()
    assert copied() == "sami@example.org"
    listed.trigger()
    (popup,) = page.findChildren(ListPopup)
    popup.close()
    in_place.trigger()
    assert isinstance(page.focusWidget(), QLineEdit)
    page.show_kind("organisation")
    page._open_row_menu(QPoint(10, 10))
    assert not addresses.isVisible()
    page.row_menu.close()


def test_who_was_asked_is_confirmed_by_the_menu_in_one_step(
    page: ContactsPage, desk: Desk, people: list[str], qtbot: QtBot
) -> None:
    view = page.list.view
    assert view is not None
    view.choose(people[2:4])
    *_, confirmed = page.person_actions
    with qtbot.waitSignal(desk.changed):
        confirmed.trigger()
    assert [kept(desk, ref, "last_confirmed") for ref in people[2:4]] == ["2026-11-18"] * 2
    with qtbot.waitSignal(desk.changed):
        desk.undo()
    assert [kept(desk, ref, "last_confirmed") for ref in people[2:4]] == ["", "2024"]


def test_addresses_of_the_chosen_are_copied(
    page: ContactsPage, people: list[str], qtbot: QtBot
) -> None:
    view = page.list.view
    assert view is not None
    said: list[str] = []
    page.said.connect(said.append)
    page.copy_addresses()
    assert said == []
    view.choose([people[1]])
    page.copy_addresses()
    assert copied() == "awa@example.org"
    view.choose(people)
    page.copy_addresses()
    assert copied() == "sami@example.org"
    for part in ("1 address(es) copied", "1 protected", "1 without", "2 labelled"):
        assert part in said[-1]


def test_addresses_copied_from_another_tab_are_those_of_now(
    page: ContactsPage, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    members = [
        put("person", number, name=f"P{number}", email=f"p{number}@x.org") for number in (11, 12)
    ]
    show(page, put("mailing_list", name="Everybody", members=members))
    page.detail.form.tabs.setCurrentIndex(0)
    with qtbot.waitSignal(desk.changed):
        desk.do(save_record, members[0], {"protected": True})
    assert not page.people.isVisible()
    page.people.restricted.setChecked(True)
    page.copy_addresses()
    assert copied() == "p12@x.org"


def test_of_several_lists_the_marked_one_is_copied_whichever_was_shown_before(
    page: ContactsPage, put: Put
) -> None:
    first, second = (
        put("person", number, name=f"P{number}", email=f"p{number}@x.org") for number in (21, 22)
    )
    hidden = put("person", 23, Label.INTERNAL, name="P23", email="p23@x.org")
    one = put("mailing_list", 1, name="A", members=[first])
    other = put("mailing_list", 2, name="B", members=[second, hidden])
    show(page, one)
    page.show_kind("person")
    page.show_kind("mailing_list")
    view = page.list.view
    assert view is not None
    view.choose([other])
    page.copy_addresses()
    assert copied() == "p22@x.org"
    view.choose([one])
    page.copy_addresses()
    assert copied() == "p21@x.org"
