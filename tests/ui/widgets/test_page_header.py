"""The head of a page: what it is called, how one looks at it, what can be done."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.ui.icons import icon
from hrdesk.ui.theme import Theme
from hrdesk.ui.widgets.marking import MarkingBadge
from hrdesk.ui.widgets.page_header import PageHeader
from hrdesk.ui.widgets.top_bar import ActionButton


@pytest.fixture
def header(qtbot: QtBot, theme: Theme) -> PageHeader:
    header = PageHeader("Visits")
    qtbot.addWidget(header)
    return header


def test_a_record_shows_its_label_first(header: PageHeader) -> None:
    (badge,) = header.findChildren(MarkingBadge)
    assert badge.isHidden()
    header.set_title("Georgia", Label.PARTNERS)
    assert not badge.isHidden()
    header.resize(800, 60)
    header.grab()
    assert badge.x() < min(
        part.x() for part in header.findChildren(QWidget) if part is not badge and part.x() > 0
    )
    header.set_title("Visits")
    assert badge.isHidden()


def test_one_view_is_open(qtbot: QtBot, header: PageHeader) -> None:
    assert header.view == ""
    header.add_view("list", "List")
    header.add_view("time", "Timeline")
    assert header.view == "list"
    buttons = {button.text(): button for button in header.findChildren(QPushButton)}
    with qtbot.waitSignal(header.view_chosen) as chosen:
        buttons["Timeline"].click()
    assert chosen.args == ["time"]
    assert header.view == "time"
    with qtbot.assertNotEmitted(header.view_chosen):
        header.show_view("list")
    assert header.view == "list"


def test_buttons_do_what_their_actions_do(qtbot: QtBot, header: PageHeader) -> None:
    action = QAction("New visit", header)
    header.add_button(action, "plus", primary=True)
    (button,) = [each for each in header.findChildren(QPushButton) if each.text() == "New visit"]
    with qtbot.waitSignal(action.triggered):
        button.click()


def test_an_icon_says_name_and_key(header: PageHeader) -> None:
    action = QAction(icon("printer"), "Print", header)
    action.setShortcut("Ctrl+P")
    header.add_action(action)
    (button,) = header.findChildren(ActionButton)
    assert button.accessibleName() == "Print"
    assert button.toolTip() == "Print (Ctrl+P)"
    action.setText("Print programme")
    assert button.accessibleName() == "Print programme"
    assert button.toolTip() == "Print programme (Ctrl+P)"


def test_what_is_typed_can_be_cleared(header: PageHeader) -> None:
    box = header.add_filter_box()
    assert not box.isClearButtonEnabled()
    box.setText("t")
    assert box.isClearButtonEnabled()


def test_all_has_a_name(header: PageHeader, nameless: Callable[[QWidget], list[str]]) -> None:
    header.add_view("list", "List")
    header.add_filter_box()
    header.add_action(QAction(icon("printer"), "Print", header))
    header.add_button(QAction("New visit", header))
    assert nameless(header) == []


def test_the_title_is_the_last_to_give_way(header: PageHeader) -> None:
    header.set_title("Recommendations")
    header.set_count("1,500 recommendations of 12 mechanisms")
    header.add_view("list", "List")
    header.add_filter_box()
    header.resize(520, 60)
    header.grab()
    assert not header._title.is_cut
    assert header._count.is_cut
    assert header._title.toolTip() == "1,500 recommendations of 12 mechanisms"
    header.resize(1400, 60)
    header.grab()
    assert header._title.toolTip() == ""


@pytest.mark.parametrize("size", [100, 150])
def test_the_longest_titles_are_read_whole_in_the_smallest_window(
    qtbot: QtBot, theme: Theme, size: int
) -> None:
    header = PageHeader("")
    qtbot.addWidget(header)
    font = header._title.font()
    font.setPixelSize(20 * size // 100)
    for key, text in {"day": "Day", "week": "Week", "month": "Month", "upr": "UPR"}.items():
        header.add_view(key, text)
    header.add_button(QAction("New activity", header), "plus", primary=True)
    header._title.setFont(font)
    header.set_count("Zurich 12:00 · New York 06:00 · Warsaw 12:00")
    header.resize(1024 - 104 * size // 100, 60)
    for title in ("Universal Periodic Review", "Wednesday 30 September 2026", "November 2026"):
        header.set_title(title)
        header.grab()
        assert not header._title.is_cut, title
        assert header._count.shown_text() in ("", *_beginnings(header._count.text()))
    titles = ("28 September – 4 October 2026", "Wed 30 Sep 2026", "May 2026", "2026")
    header.keep_room_for(titles)
    stands = set()
    for title in titles:
        header.set_title(title)
        header.grab()
        stands.add((header._views.x(), header._views.width()))
        assert not header._title.is_cut, title
    assert len(stands) == 1, "no button moves from period to period"


def _beginnings(text: str) -> list[str]:
    parts = text.split(" · ")
    return [" · ".join(parts[:count]) for count in range(1, len(parts) + 1)]


def test_a_button_whose_action_cannot_be_done_cannot_be_pressed(header: PageHeader) -> None:
    action = QAction("Emergency card…")
    action.setEnabled(False)
    button = header.add_button(action, "phone")
    assert not button.isEnabled()
    action.setEnabled(True)
    assert button.isEnabled()


def test_the_filter_takes_the_room_that_is_free_and_gives_it_back(header: PageHeader) -> None:
    box = header.add_filter_box()
    header.add_button(QAction("Who handles this?", header), "circle-question-mark")
    header.set_count("3 people · 144 organisations")
    header.resize(1336, 60)
    header.grab()
    assert box.width() == box.maximumWidth() == 280
    (button,) = [each for each in header.findChildren(QPushButton) if "Who" in each.text()]
    assert button.width() == button.sizeHint().width()
    header.resize(520, 60)
    header.grab()
    assert 140 <= box.width() < 280
    assert header.minimumSizeHint().width() < 520
