"""The map of visits by keyboard and mouse: from country to country, zoomed, opened."""

from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.atlas import shapes
from hrdesk.domain.certainty import Certainty
from hrdesk.domain.label import Label
from hrdesk.operations.time_line import visit_lines
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import without_isolates
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from hrdesk.ui.visits.map_pane import MapPane
from hrdesk.ui.visits.page import LIST, MAP, VisitsPage
from hrdesk.ui.visits.visit_map import VisitMap
from tests.ui.open_desk import MORNING, Moment, Write

KEY = Qt.Key
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pane(desk: Desk, settings: Settings, theme: Theme, write: Write, qtbot: QtBot) -> MapPane:
    write("visit", 1, country="TUN", dates="2026-12-01/2026-12-10", firmness="confirmed")
    write("visit", 2, country="TUN", dates="2026")
    write("visit", 3, country="BRA", dates="2026-11", firmness="forecast")
    write("visit", 4, country="TUV", dates="2027-11", firmness="tentative")
    pane = MapPane(settings, MORNING.date(), "")
    qtbot.addWidget(pane)
    pane.resize(900, 600)
    pane.show_lines(desk.read(visit_lines))
    with qtbot.waitActive(pane):
        pane.show()
    pane.map.setFocus()
    return pane


def where(view: VisitMap, code: str) -> QPoint:
    return view._placed().map(QPointF(*shapes()[code].middle)).toPoint()


def test_arrows_go_from_country_to_country_and_enter_opens(pane: MapPane, qtbot: QtBot) -> None:
    view = pane.map
    assert view.order() == ["BRA", "TUN"]
    qtbot.keyClick(view, KEY.Key_Right)
    assert view.current == "BRA"
    with qtbot.waitSignal(pane.opened):
        qtbot.keyClick(view, KEY.Key_Return)
    qtbot.keyClick(view, KEY.Key_Right)
    assert "Tunisia" in view.accessibleDescription()
    qtbot.keyClick(view, KEY.Key_Return)
    assert pane.list.hasFocus()
    qtbot.keyClick(pane.list, KEY.Key_Down)
    with qtbot.waitSignal(pane.opened):
        qtbot.keyClick(pane.list, KEY.Key_Return)
    qtbot.keyClick(view, KEY.Key_Right)
    qtbot.keyClick(view, KEY.Key_Left)
    assert view.current == "TUN"


def test_the_list_says_what_the_map_shows_and_chooses_a_state(pane: MapPane, qtbot: QtBot) -> None:
    """Before a State was chosen it was empty, and what the map shows was nowhere in words."""
    model = pane.list.model()
    said = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert [without_isolates(each)[:10] for each in said[1:]] == ["Brazil: 1 ", "Tunisia: 2"]
    pane.list.setFocus()
    qtbot.keyClick(pane.list, KEY.Key_Down)
    qtbot.keyClick(pane.list, KEY.Key_Return)
    assert pane.map.current in ("BRA", "TUN")
    assert str(pane.list.model().index(0, 0).data()) in ("Brazil", "Tunisia")


def test_it_says_how_strict_the_visits_are_that_it_marks(
    pane: MapPane, write: Write, desk: Desk
) -> None:
    assert pane.map.strictest_shown() is Label.NETWORK
    write("visit", 5, country="LBY", dates="2026-12", label=Label.INTERNAL)
    pane.show_lines(desk.read(visit_lines))
    assert pane.map.strictest_shown() is Label.INTERNAL
    pane.show_lines([])
    assert pane.map.strictest_shown() is None


def test_counts_that_would_overlap_are_told_as_one(pane: MapPane, write: Write, desk: Desk) -> None:
    for number, country in enumerate(("LBY", "DZA", "MLT", "ITA", "FRA"), 5):
        write("visit", number, country=country, dates="2026-12")
    pane.show_lines(desk.read(visit_lines))
    view, far = pane.map, {"BRA"}

    def overlapping() -> bool:
        pills = [view._pill(each) for each in view.counts()]
        return any(one.intersects(two) for one, two in combinations(pills, 2))

    for width, height in ((900, 600), (220, 180)):
        view.resize(width, height)
        assert not overlapping()
        assert sum(each.number for each in view.counts()) == 8
    several = max(view.counts(), key=lambda each: each.number)
    assert far.isdisjoint(several.codes)
    said = view.words_at(view._pill(several).center())
    assert "\u2068Tunisia\u2069: 2 visit(s)" in said.splitlines()
    before = len(view.counts())
    for _ in range(5):
        view.zoom(1.5, QPointF(view._pill(several).center()))
    assert len(view.counts()) > before, "from nearer they stand apart"
    assert not overlapping()


def test_year_and_region_narrow_the_map(pane: MapPane, qtbot: QtBot) -> None:
    pane.year.setCurrentIndex(0)
    pane.year.activated.emit(0)
    assert set(pane.map.visits) == {"BRA", "TUN", "TUV"}
    whole = where(pane.map, "BRA")
    pane.region.setCurrentText("OAS")
    pane.region.activated.emit(pane.region.currentIndex())
    assert where(pane.map, "BRA") != whole
    assert "BRA" in pane.map.region
    assert not pane.grab().isNull()
    pane.map.choose("TUV")
    assert not pane.grab().isNull()
    pane.map.show_visits({})
    qtbot.keyClick(pane.map, KEY.Key_Right)
    assert pane.map.current == ""


def test_map_is_zoomed_and_moved_by_keys_and_mouse(pane: MapPane, qtbot: QtBot) -> None:
    view = pane.map
    first = where(view, "TUN")
    qtbot.keyClick(view, KEY.Key_Plus)
    assert where(view, "TUN") != first
    qtbot.keyClick(view, KEY.Key_Minus)
    assert (where(view, "TUN") - first).manhattanLength() <= 2
    qtbot.keyClick(view, KEY.Key_Right, CONTROL)
    assert where(view, "TUN").x() < first.x()
    event = QKeyEvent(QEvent.Type.ShortcutOverride, KEY.Key_0, CONTROL)
    event.ignore()
    QApplication.sendEvent(view, event)
    assert event.isAccepted()
    qtbot.keyClick(view, KEY.Key_0)
    assert where(view, "TUN") == first
    middle = QPointF(view.rect().center())
    wheel = QWheelEvent(
        middle,
        QPointF(view.mapToGlobal(middle)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, wheel)
    assert where(view, "TUN") != first
    view.fit()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    qtbot.mouseMove(view, QPoint(160, 100))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(160, 100))
    assert view.current == ""
    view.fit()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=where(view, "BRA"))
    assert view.current == "BRA"
    assert view.country_at(QPoint(1, 1)) == ""


@pytest.mark.parametrize("code", ["FJI", "KIR", "MHL"])
def test_islands_far_from_each_other_are_seen_and_taken_by_a_click(
    pane: MapPane, write: Write, desk: Desk, qtbot: QtBot, code: str
) -> None:
    view = pane.map
    place = where(view, code)
    before = view.grab().toImage().pixel(place)
    write("visit", 9, country=code, dates="2026-12-01/2026-12-10", firmness="confirmed")
    pane.show_lines(desk.read(visit_lines))
    assert view.grab().toImage().pixel(place) != before, "its pattern shows on the whole world"
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert view.current == code


def test_what_was_zoomed_stays_where_it_was_when_the_map_gets_other_room(
    pane: MapPane, qtbot: QtBot
) -> None:
    view = pane.map
    scale = view._scale
    pane.resize(700, 500)
    qtbot.waitUntil(lambda: view._scale != scale)
    qtbot.keyClick(view, KEY.Key_Plus)
    scale = view._scale
    pane.resize(900, 600)
    qtbot.waitUntil(lambda: view.width() > 800)
    assert view._scale == scale, "opening a visit beside it is no wish to see the whole world"
    qtbot.keyClick(view, KEY.Key_0)
    assert view._scale != scale


def test_page_shows_the_map_of_what_the_list_lets_through(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, write: Write, qtbot: QtBot
) -> None:
    visit = write("visit", 1, country="TUN", dates="2026-12-01")
    write("visit", 2, country="BRA", dates="2031-02-01")
    page = VisitsPage(desk, settings, clock=clock)
    qtbot.addWidget(page)
    page.resize(1100, 600)
    page.show()
    page.show_view(MAP)
    assert page.map is not None
    assert page.map.isVisible()
    assert list(page.map.map.visits) == ["TUN"]
    printed = page.printable()
    assert printed is not None
    assert sum(printed.labels().values()) == 1, "of the year on the map"
    page.map.map.opened.emit("TUN")
    assert page.detail.ref == visit
    page.show_view(LIST)
    assert not page.map.isVisible()


def test_every_part_has_a_name(pane: MapPane, nameless: Callable[[QWidget], list[str]]) -> None:
    assert nameless(pane) == []


def test_the_patterns_that_are_in_sight_are_explained(pane: MapPane) -> None:
    def explained() -> list[str]:
        return [each.text() for each in pane.legend.swatches.values() if each.isVisible()]

    assert explained() == ["Confirmed", "Forecast"]
    pane.year.setCurrentIndex(pane.year.findData(2027))
    pane.year.activated.emit(pane.year.currentIndex())
    assert explained() == ["Tentative"]
    assert not pane.legend.swatches[Certainty.TENTATIVE].grab().toImage().isNull()
