"""What stands on a page as a button is found by its words from the box of commands."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrdesk.operations.desks import Start, new_desk
from hrdesk.ui.contacts.page import ContactsPage
from hrdesk.ui.shell import places
from hrdesk.ui.shell.desk_window import DeskWindow
from hrdesk.ui.visits.page import VisitsPage
from hrdesk.ui.widgets.hits import Hit
from tests.ui.open_desk import Moment
from tests.ui.running import running


@pytest.fixture(scope="module")
def desk_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("desk") / "desk.hrdesk"
    new_desk(file, "NIRMS", "Section", start=Start.SAMPLE).close()
    return file


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, desk_file: Path, own_data_folder: Path, as_before: None
) -> Iterator[DeskWindow]:
    with running(qtbot, qapp, desk_file, now=Moment(), size=(1440, 900)) as made:
        yield made.window


def find(window: DeskWindow, query: str) -> list[str]:
    window.finder.summon()
    window.top_bar.search.clear()
    QTest.keyClicks(window.top_bar.search, query)
    return window.finder.rows


@pytest.mark.parametrize(
    ("query", "found", "address"),
    [
        ("calendar", "Calendar", ("calendar", "")),
        ("visits", "Visits", ("visits", "")),
        ("follow", "Follow-up", ("follow_up", "")),
        ("time", "Visits: Time line", ("visits", "time_line")),
        ("duplicates", "Contacts: Duplicates?", ("contacts", "duplicates")),
        ("mailing lists", "Contacts: Mailing lists", ("contacts", "mailing_list")),
        ("overlaps", "Visits: Overlaps", ("visits", "overlaps")),
        ("time line", "Visits: Time line", ("visits", "time_line")),
        ("map", "Visits: Map", ("visits", "map")),
        ("reports due", "Follow-up: Reports due", ("follow_up", "reports")),
        ("agreements", "Documents: Agreements", ("documents", "agreements")),
        ("outbox", "Exchange: Outbox", ("exchange", "outbox")),
        ("upr", "Universal Periodic Review (UPR)", ("calendar", "upr")),
        ("calendar month", "Calendar by month", ("calendar", "month")),
        ("weekly", "Weekly update", ("today", "")),
        ("send", "Share a workbook", ("exchange", "")),
        ("hours", "Common working hours", ("calendar", "")),
    ],
)
def test_a_view_is_opened_from_anywhere_by_its_name(
    window: DeskWindow, query: str, found: str, address: tuple[str, str]
) -> None:
    window.go(places.TODAY)
    assert find(window, query)[0] == found
    QTest.keyClick(window.top_bar.search, Qt.Key.Key_Return)
    assert window.page is window.places.built(address[0])
    assert window.address is not None
    if address[1]:
        assert window.address.rest == address[1]


def test_every_view_of_every_place_is_a_command(window: DeskWindow) -> None:
    for place, views in places.place_views().items():
        for key, word in views.items():
            window.commands[f"{place} {key}"].trigger()
            assert window.page is window.places.built(place), (place, key)
            (hit,) = [
                each
                for each in window.commands.hits(word)
                if each.payload is window.commands[f"{place} {key}"]
            ]
            assert hit.title == f"{places.place_titles()[place]}: {word}"
    window.go(places.VISITS)
    page = window.page
    assert isinstance(page, VisitsPage)
    for view in places.place_views()[places.VISITS]:
        window.commands[f"visits {view}"].trigger()
        assert page.view == view


def test_what_a_page_does_by_a_button_is_found_while_it_is_in_sight(window: DeskWindow) -> None:
    window.go(places.CONTACTS, "mailing_list")
    page = window.page
    assert isinstance(page, ContactsPage)
    page.show_record(page.list.refs[0])
    page.detail.form.tabs.setCurrentWidget(page.people)
    assert find(window, "commas between")[0] == "Copy with commas between"
    QTest.keyClick(window.top_bar.search, Qt.Key.Key_Return)
    assert "@" in QApplication.clipboard().text()
    window.go(places.TODAY)
    assert "Copy with commas between" not in find(window, "commas between")


def test_a_button_of_a_page_is_pressed(window: DeskWindow) -> None:
    window.go(places.CONTACTS, "duplicates")
    page = window.page
    assert isinstance(page, ContactsPage)
    assert find(window, "back to the")[0] == "Back to the lists"
    QTest.keyClick(window.top_bar.search, Qt.Key.Key_Return)
    assert page.list.isVisible()
    assert "Back to the lists" not in find(window, "back to the")


def test_what_has_nothing_to_work_on_is_not_offered(window: DeskWindow) -> None:
    window.go(places.EXCHANGE)
    assert "What changed" not in find(window, "what changed")


def test_behind_a_veil_nothing_is_offered(window: DeskWindow) -> None:
    window.go(places.COUNTRIES, "TUN")
    page = window.page
    assert page is not None
    assert "Submission kit" in find(window, "submission kit")
    window.commands["discreet"].setChecked(True)
    assert not page.hides_by_itself
    assert "Submission kit" not in find(window, "submission kit")


def test_what_is_a_command_is_offered_once(window: DeskWindow) -> None:
    window.go(places.CONTACTS)
    found: list[Hit] = list(window._found("who handles"))
    assert [each.title for each in found if each.title.startswith("Who")] == ["Who handles this?"]
    window.go(places.VISITS)
    assert [each for each in find(window, "map") if "Map" in each] == ["Visits: Map"]
    rows = find(window, "human rights")
    all_of_them = next(each for each in rows if each.startswith("All organisations"))
    for _ in range(rows.index(all_of_them)):
        QTest.keyClick(window.top_bar.search, Qt.Key.Key_Down)
    QTest.keyClick(window.top_bar.search, Qt.Key.Key_Return)
    page = window.page
    assert isinstance(page, ContactsPage)
    assert (page.list.kind, page.list.box.text()) == ("organisation", "human rights")
