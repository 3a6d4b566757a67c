"""The map of visits: countries in the pattern of their visits, with how many there are."""

from collections.abc import Iterator, Mapping
from functools import cache

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from hrdesk.atlas import Shape, around, shapes, size_of
from hrdesk.domain.label import Label, strictest
from hrdesk.operations.visit_map import CountryVisits
from hrdesk.ui.language import isolated
from hrdesk.ui.painting import box, ring
from hrdesk.ui.tokens import GAP, SMALL, Colours, colours
from hrdesk.ui.visits.map_counts import Count, counts_apart
from hrdesk.ui.visits.time_line_painting import pattern
from hrdesk.ui.words import country_word, number_word

_STEP, _MOST, _MARGIN = 1.5, 4000.0, 0.04
_NEXT = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BEFORE = (Qt.Key.Key_Left, Qt.Key.Key_Up)
# A country smaller than this on screen is a ring.
_TINY = 7


class VisitMap(QWidget):
    """Arrows go from country to country with visits, plus and minus zoom, Ctrl and arrows pan."""

    current_changed = Signal(str)  # the code of a country
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.visits: Mapping[str, CountryVisits] = {}
        self.region: frozenset[str] = frozenset()
        self.current = ""
        self._scale, self._middle = 0.0, QPointF(0, 0)
        # Until somebody zooms or moves it, it fits whatever room there is.
        self._is_fitted = True
        self._counted: list[Count] | None = None
        self._held: QPoint | None = None
        self._was_dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Map of visits; the list below says the same in words"))
        self.setMinimumSize(200, 160)

    # ------------------------------------------------------------ what is shown

    def show_visits(self, visits: Mapping[str, CountryVisits]) -> None:
        """Show these; the current country stays current while it has visits."""
        self.visits, self._counted = visits, None
        if self.current not in visits:
            self.current = ""
        self.update()

    def strictest_shown(self) -> Label | None:
        """The strictest label among the visits that countries are marked for."""
        labels = {Label(each.label) for here in self.visits.values() for each in here.visits}
        return strictest(*labels) if labels else None

    def show_region(self, codes: tuple[str, ...]) -> None:
        """Bring some countries into sight; they are tinted."""
        self.region = frozenset(codes)
        self.fit()

    def fit(self) -> None:
        """The region, or the world, in one sight."""
        left, top, right, bottom = around(sorted(self.region))
        self._middle = QPointF((left + right) / 2, (top + bottom) / 2)
        room = max(right - left, 0.02) * (1 + _MARGIN), max(bottom - top, 0.02) * (1 + _MARGIN)
        self._scale = min(self.width() / room[0], self.height() / room[1], _MOST)
        self._counted, self._is_fitted = None, True
        self.update()

    def zoom(self, by: float, at: QPointF | None = None) -> None:
        """Zoom; the point stays where it is."""
        point = at or QPointF(self.rect().center())
        place = self._placed().inverted()[0].map(point)
        self._scale = min(max(self._scale * by, self._least()), _MOST)
        self._counted, self._is_fitted = None, False
        moved = self._placed().inverted()[0].map(point)
        self._middle += place - moved
        self.update()

    def order(self) -> list[str]:
        """The countries with visits, by name."""
        return sorted(self.visits, key=country_word)

    def choose(self, code: str) -> None:
        """Make a country current and bring it into sight."""
        self.current = code
        shape = shapes().get(code)
        if shape is not None:
            place = self._placed().map(QPointF(*shape.middle))
            if not self.rect().adjusted(20, 20, -20, -20).contains(place.toPoint()):
                self._middle, self._is_fitted = QPointF(*shape.middle), False
        self.setAccessibleDescription(self.words_of(code))
        self.current_changed.emit(code)
        self.update()

    def words_at(self, point: QPoint) -> str:
        """What is at a point in words: of a number that counts several countries, each of them."""
        near = (each for each in self.counts() if len(each.codes) > 1)
        count = next((each for each in near if self._pill(each).contains(point)), None)
        if count is not None:
            return "\n".join(map(self.words_of, sorted(count.codes, key=country_word)))
        code = self.country_at(point)
        return self.words_of(code) if code else ""

    def words_of(self, code: str) -> str:
        """A country in words."""
        here = self.visits.get(code)
        if here is None:
            return country_word(code)
        return f"{isolated(country_word(code))}: " + self.tr("%n visit(s)", "", len(here.visits))

    def country_at(self, point: QPoint) -> str:
        """The country at a point; empty for none."""
        place = self._placed().inverted()[0].map(QPointF(point))
        for code, shape in shapes().items():
            left, top, right, bottom = shape.box
            inside = left <= place.x() <= right and top <= place.y() <= bottom
            if code and inside and path_of(code).contains(place):
                return code
        near = [code for code in self.visits if self._is_near(code, point)]
        return near[0] if near else ""

    def _is_near(self, code: str, point: QPoint) -> bool:
        shape = shapes().get(code)
        if shape is None or size_of(shape) * self._scale > 4 * _TINY:
            return False
        place = self._placed().map(QPointF(*shape.middle)).toPoint()
        return (place - point).manhattanLength() <= 2 * _TINY

    def _placed(self) -> QTransform:
        """From the flat map to the widget."""
        centre = QPointF(self.rect().center())
        found = QTransform.fromTranslate(centre.x(), centre.y())
        found.scale(self._scale or 1.0, self._scale or 1.0)
        return found.translate(-self._middle.x(), -self._middle.y())

    def _least(self) -> float:
        left, top, right, bottom = around(())
        return min(self.width() / (right - left), self.height() / (bottom - top)) * 0.9

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        now = colours(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        placed = self._placed()
        sight = placed.inverted()[0].mapRect(QRectF(self.rect()))
        seen = [each for each in shapes().values() if _is_in(each, sight)]
        painter.setTransform(placed)
        for shape in seen:
            self._paint_land(painter, shape, now)
        painter.resetTransform()
        for shape in seen:
            if shape.code in self.visits:
                self._paint_visits(painter, shape, placed, now)
        for count in self.counts():
            self._paint_count(painter, count, now)
        if self.hasFocus():
            ring(painter, self.rect().adjusted(1, 1, -1, -1), now.accent)

    def _paint_land(self, painter: QPainter, shape: Shape, now: Colours) -> None:
        pen = QPen(QColor(now.field_edge), 0)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(QColor(now.selected if shape.code in self.region else now.window))
        painter.drawPath(path_of(shape.code))

    def _paint_visits(
        self, painter: QPainter, shape: Shape, placed: QTransform, now: Colours
    ) -> None:
        here = self.visits[shape.code]
        pen, brush = pattern(here.surest, now, sure=True)
        if shape.code == self.current:
            pen = QPen(QColor(now.text), 2.5)
        painter.setPen(pen)
        painter.setBrush(brush)
        if size_of(shape) * self._scale < _TINY:
            painter.drawEllipse(placed.map(QPointF(*shape.middle)), _TINY, _TINY)
        else:
            painter.drawPath(placed.map(path_of(shape.code)))

    def _paint_count(self, painter: QPainter, count: Count, now: Colours) -> None:
        pill = self._pill(count)
        if not pill.intersects(self.rect()):
            return
        edge = now.text if self.current in count.codes else now.field_edge
        box(painter, pill, now.window, edge, radius=pill.height() / 2)
        painter.setPen(QColor(now.text))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, number_word(count.number))

    def counts(self) -> list[Count]:
        """How many visits there are where; at another scale others stand together."""
        if self._counted is None:
            self._counted = counts_apart(
                [(code, len(self.visits[code].visits), place) for code, place in self._places()],
                self._room_for,
            )
        return self._counted

    def _places(self) -> Iterator[tuple[str, QPointF]]:
        """Where the count of each country stands, from the middle of the flat map."""
        for code in sorted(self.visits):
            shape = shapes().get(code)
            if shape is not None:
                is_small = size_of(shape) * self._scale < 3 * _TINY
                above = QPointF(0, -self.fontMetrics().height() if is_small else 0)
                yield code, QPointF(*shape.middle) * self._scale + above

    def _room_for(self, number: int) -> QSizeF:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(number_word(number)) + SMALL
        return QSizeF(max(width, metrics.height()), metrics.height())

    def _pill(self, count: Count) -> QRect:
        found = QRectF(count.rect)
        found.translate(self._placed().map(QPointF(0, 0)))
        return found.toRect()

    # ------------------------------------------------------------ keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and key in (*_NEXT, *_BEFORE):
            self._pan(key)
        elif key in (*_NEXT, *_BEFORE):
            self._step(1 if key in _NEXT else -1)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(_STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / _STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Ctrl+0, plus and minus are the window's for its letters; here they are for the map.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            keys = (Qt.Key.Key_0, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Equal)
            if event.key() in keys and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.accept()
                return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.words_at(event.pos()), self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._counted = None

    def _step(self, by: int) -> None:
        codes = self.order()
        if not codes:
            return
        at = codes.index(self.current) + by if self.current in codes else 0
        self.choose(codes[at % len(codes)])

    def _pan(self, key: Qt.Key) -> None:
        way = {
            Qt.Key.Key_Left: QPointF(-1, 0),
            Qt.Key.Key_Right: QPointF(1, 0),
            Qt.Key.Key_Up: QPointF(0, -1),
            Qt.Key.Key_Down: QPointF(0, 1),
        }[key]
        self._middle += way * (self.width() / 6 / self._scale)
        self._is_fitted = False
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held, self._was_dragged = event.position().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            return
        moved = event.position().toPoint() - self._held
        if self._was_dragged or moved.manhattanLength() > GAP:
            self._was_dragged, self._is_fitted = True, False
            self._middle -= QPointF(moved) / self._scale
            self._held = event.position().toPoint()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_click = self._held is not None and not self._was_dragged
        self._held = None
        code = self.country_at(event.position().toPoint()) if was_click else ""
        if code in self.visits:
            self.choose(code)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.country_at(event.position().toPoint()) in self.visits and self.current:
            self.opened.emit(self.current)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(_STEP if event.angleDelta().y() > 0 else 1 / _STEP, event.position())
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_fitted or not self._scale:
            self.fit()


@cache
def path_of(code: str) -> QPainterPath:
    """The outline of a country on the flat map."""
    path = QPainterPath()
    for points in shapes()[code].rings:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
        path.closeSubpath()
    return path


def _is_in(shape: Shape, sight: QRectF) -> bool:
    left, top, right, bottom = shape.box
    return (
        left <= sight.right()
        and right >= sight.left()
        and (top <= sight.bottom() and bottom >= sight.top())
    )
