"""The tabs of a form: every part by its name, in sight and where it was, by mouse and by key."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.ui.records.tab_bar import TabBar
from hrdesk.ui.records.tabs import RecordTabs
from hrdesk.ui.theme import Theme

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
NAMES = (
    "Overview",
    "Details",
    "Programme (12)",
    "Places (3)",
    "Delegation (6)",
    "Recommendations (31)",
    "Check-list 18/20",
    "Statement (2)",
    "Linked from (7)",
    "History",
    "Who has it",
)


@pytest.fixture
def tabs(qtbot: QtBot, theme: Theme) -> RecordTabs:
    found = RecordTabs()
    for name in NAMES:
        found.addTab(QLineEdit(), name)
    qtbot.addWidget(found)
    found.resize(320, 400)
    with qtbot.waitExposed(found):
        found.show()
    return found


def places(tabs: RecordTabs) -> list[QRect]:
    """Where the names of those parts stand that there are."""
    shown = [each for each in range(tabs.count()) if tabs.isTabVisible(each)]
    return [tabs.name_of(each).geometry() for each in shown]


@pytest.mark.parametrize("width", [250, 320, 430, 850, 1400])
@pytest.mark.parametrize("way", list(Qt.LayoutDirection)[:2])
def test_every_name_is_in_sight_and_stays_where_it_is(
    width: int, way: Qt.LayoutDirection, tabs: RecordTabs, qtbot: QtBot
) -> None:
    tabs.setLayoutDirection(way)
    tabs.resize(width, 400)
    bar = tabs.name_of(0).parentWidget()
    assert bar is not None
    qtbot.waitUntil(lambda: bar.width() == width)
    before = places(tabs)
    for at, place in enumerate(before):
        tabs.setCurrentIndex(at)
        name = tabs.name_of(at)
        assert name.isVisible()
        assert name.isChecked()
        assert bar.rect().contains(place)
        assert place.width() > name.fontMetrics().horizontalAdvance(NAMES[at])
        assert not any(place.intersects(other) for other in before[at + 1 :])
        page = tabs.currentWidget()
        assert page is not None
        assert page.isVisible()
        assert page.height() > 100
        assert places(tabs) == before
    lines = len({place.y() for place in before})
    assert lines == 1 if width == 1400 else lines > 1


def test_arrow_keys_go_from_name_to_name(tabs: RecordTabs, qtbot: QtBot) -> None:
    tabs.setFocus()
    for expected in (1, 2, 3):
        qtbot.keyClick(tabs.name_of(tabs.currentIndex()), KEY.Key_Right)
        assert tabs.currentIndex() == expected
        assert tabs.name_of(expected).hasFocus()
    for expected in (2, 1, 0, 0):
        qtbot.keyClick(tabs.name_of(tabs.currentIndex()), KEY.Key_Left)
        assert tabs.currentIndex() == expected
    tabs.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.keyClick(tabs.name_of(0), KEY.Key_Left)
    assert tabs.currentIndex() == 1


def test_arrow_keys_go_from_line_to_line(tabs: RecordTabs, qtbot: QtBot) -> None:
    tabs.setFocus()
    lines = sorted({place.y() for place in places(tabs)})
    assert len(lines) > 2
    for line in (*lines[1:], lines[-1]):
        qtbot.keyClick(tabs.name_of(tabs.currentIndex()), KEY.Key_Down)
        assert tabs.name_of(tabs.currentIndex()).y() == line
    for line in (*lines[-2::-1], lines[0]):
        qtbot.keyClick(tabs.name_of(tabs.currentIndex()), KEY.Key_Up)
        assert tabs.name_of(tabs.currentIndex()).y() == line
    assert tabs.name_of(tabs.currentIndex()).hasFocus()


def test_ctrl_tab_turns_to_the_next_part_that_there_is(tabs: RecordTabs, qtbot: QtBot) -> None:
    for gone in (0, 4, len(NAMES) - 1):
        tabs.setTabVisible(gone, False)
    assert tabs.currentIndex() == 1
    shown = [each for each in range(len(NAMES)) if tabs.isTabVisible(each)]
    for expected in (*shown[1:], shown[0]):
        qtbot.keyClick(tabs.currentWidget(), KEY.Key_Tab, CTRL)
        assert tabs.currentIndex() == expected
    back = CTRL | Qt.KeyboardModifier.ShiftModifier
    for expected in shown[::-1]:
        qtbot.keyClick(tabs.currentWidget(), KEY.Key_Backtab, back)
        assert tabs.currentIndex() == expected


def test_the_focus_goes_with_the_open_part_from_name_to_name(
    tabs: RecordTabs, qtbot: QtBot
) -> None:
    """Else the frame, and what a screen reader says, are of a part that is not open."""
    tabs.activateWindow()
    tabs.setFocus()
    qtbot.waitUntil(tabs.name_of(0).hasFocus)
    qtbot.keyClick(tabs.name_of(0), KEY.Key_Tab, CTRL)
    assert tabs.currentIndex() == 1
    assert tabs.name_of(1).hasFocus()
    qtbot.mouseClick(tabs.name_of(6), Qt.MouseButton.LeftButton)
    assert tabs.name_of(6).hasFocus()
    tabs.setTabVisible(6, False)
    assert tabs.currentIndex() == 7
    assert tabs.name_of(7).hasFocus()
    part = tabs.currentWidget()
    assert part is not None
    part.setFocus()
    tabs.setCurrentIndex(2)
    assert not tabs.name_of(2).hasFocus(), "who is in a part is not taken out of it"


def test_a_screen_reader_hears_of_one_of_several_and_of_no_tick(tabs: RecordTabs) -> None:
    tabs.setCurrentIndex(3)
    told = [
        QAccessible.queryAccessibleInterface(tabs.name_of(each)) for each in range(tabs.count())
    ]
    assert {each.role() for each in told} == {QAccessible.Role.RadioButton}
    assert [each.text(QAccessible.Text.Name) for each in told] == list(NAMES)
    assert [at for at, each in enumerate(told) if each.state().checked] == [3]  # type: ignore[attr-defined]  # a bit of it


def test_a_part_that_is_gone_cannot_be_opened(tabs: RecordTabs) -> None:
    tabs.setTabVisible(2, False)
    tabs.setCurrentIndex(2)
    assert tabs.currentIndex() == 0
    assert not tabs.name_of(2).isVisible()
    tabs.setTabVisible(2, True)
    tabs.setCurrentIndex(2)
    assert tabs.currentIndex() == 2


def test_where_the_open_part_goes_its_neighbour_is_open(tabs: RecordTabs) -> None:
    tabs.setCurrentIndex(3)
    tabs.setTabVisible(3, False)
    assert tabs.currentIndex() == 4
    tabs.setCurrentIndex(len(NAMES) - 1)
    tabs.setTabVisible(len(NAMES) - 1, False)
    assert tabs.currentIndex() == len(NAMES) - 2
    assert tabs.name_of(len(NAMES) - 2).isChecked()


def test_a_press_on_a_name_opens_its_part(tabs: RecordTabs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tabs.currentChanged) as told:
        qtbot.mouseClick(tabs.name_of(6), Qt.MouseButton.LeftButton)
    assert told.args == [6]
    assert tabs.currentIndex() == 6
    with qtbot.assertNotEmitted(tabs.currentChanged):
        qtbot.mouseClick(tabs.name_of(6), Qt.MouseButton.LeftButton)
    assert [each for each in range(len(NAMES)) if tabs.name_of(each).isChecked()] == [6]


def test_what_comes_between_leaves_the_open_part_open(tabs: RecordTabs) -> None:
    tabs.setCurrentIndex(2)
    open_part = tabs.currentWidget()
    tabs.insertTab(0, QLineEdit(), "First of all")
    tabs.insertTab(5, QLineEdit(), "Between")
    assert tabs.currentWidget() is open_part
    assert [tabs.tabText(each) for each in (0, 1, 5, 6)] == [
        "First of all",
        "Overview",
        "Between",
        "Delegation (6)",
    ]
    layout = tabs.layout()
    assert layout is not None
    layout.activate()
    read = sorted(range(tabs.count()), key=lambda at: (tabs.name_of(at).y(), tabs.name_of(at).x()))
    assert read == list(range(tabs.count()))


def test_the_tab_key_stops_once_between_what_is_above_and_the_open_part(
    qtbot: QtBot, theme: Theme
) -> None:
    whole, above, inside = QWidget(), QLineEdit(), QLineEdit()
    tabs = RecordTabs(whole)
    tabs.addTab(inside, "Details")
    tabs.addTab(QLineEdit(), "History")
    tabs.insertTab(0, QLineEdit(), "Overview")
    column = QVBoxLayout(whole)
    column.addWidget(above)
    column.addWidget(tabs)
    qtbot.addWidget(whole)
    with qtbot.waitExposed(whole):
        whole.show()
    QWidget.setTabOrder(above, tabs)
    above.setFocus()
    for expected in (tabs.name_of(1), inside):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, KEY.Key_Tab)
        assert QApplication.focusWidget() is expected


def test_parts_that_nobody_sees_need_no_height(qtbot: QtBot, theme: Theme) -> None:
    tabs = RecordTabs()
    qtbot.addWidget(tabs)
    bar = tabs.minimumSizeHint().height()
    low, high = QLabel("Low"), QWidget()
    high.setMinimumHeight(500)
    tabs.addTab(low, "Low")
    tabs.addTab(high, "High")
    tabs.setTabVisible(1, False)
    assert bar <= tabs.minimumSizeHint().height() < 150
    tabs.setTabVisible(1, True)
    tabs.setCurrentWidget(high)
    assert tabs.minimumSizeHint().height() >= 500


def test_in_a_low_form_two_lines_of_names_leave_the_parts_room(qtbot: QtBot, theme: Theme) -> None:
    form = QWidget()
    tabs = RecordTabs(form)
    for name in NAMES:
        tabs.addTab(QLineEdit(), name)
    column = QVBoxLayout(form)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(tabs)
    qtbot.addWidget(form)
    form.resize(320, 480)
    with qtbot.waitExposed(form):
        form.show()
    bar = tabs.name_of(0).parentWidget()
    assert isinstance(bar, TabBar)
    qtbot.waitUntil(lambda: bar.more.isVisible() and bar.height() < 70)
    away = [at for at in range(len(NAMES)) if not tabs.name_of(at).isVisible()]
    assert bar.more.text() == f"{len(away)} more…"
    assert NAMES[away[-1]] in bar.more.accessibleName()
    assert all(map(tabs.isTabVisible, range(len(NAMES))))
    tabs.setFocus()
    for at in range(1, len(NAMES)):
        qtbot.keyClick(tabs.name_of(at - 1), KEY.Key_Right)
        assert tabs.currentIndex() == at
        assert tabs.name_of(at).isVisible()
        assert tabs.name_of(at).hasFocus()
        assert bar.height() < 70
    qtbot.mouseClick(bar.more, Qt.MouseButton.LeftButton)
    menu = bar.findChild(QMenu)
    assert menu is not None
    chosen = menu.actions()[0]
    menu.close()
    chosen.trigger()
    assert tabs.tabText(tabs.currentIndex()) == chosen.text()
    form.resize(320, 700)
    qtbot.waitUntil(lambda: all(tabs.name_of(at).isVisible() for at in range(len(NAMES))))
    assert not bar.more.isVisible()
