"""The country of a visit with its places on it, as far as their coordinates are known."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from hrdesk.atlas import around, projected, shapes
from hrdesk.domain.travel import position
from hrdesk.operations.visited_places import VisitedPlace
from hrdesk.ui.discreet import shown
from hrdesk.ui.painting import ring
from hrdesk.ui.tokens import MEDIUM, colours, scaled
from hrdesk.ui.visits.visit_map import path_of
from hrdesk.ui.words import country_word

_HEIGHT, _DOT, _NEAR = 190, 5, 10
_NEXT = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BEFORE = (Qt.Key.Key_Left, Qt.Key.Key_Up)


class PlacesMap(QWidget):
    """Arrows go from place to place, Enter opens one; the list beside it says the same.

    A full dot is a place of the visit, an open one another place of the register. Borders are those
    of the data and say nothing about any State's position.
    """

    opened = Signal(str)  # Ref
    current_changed = Signal(str)  # Ref

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.country, self.current = "", ""
        self.places: list[tuple[VisitedPlace, QPointF]] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_places(self, country: str, places: Sequence[VisitedPlace]) -> None:
        """Show a country; it is gone where nothing of it could be shown."""
        found = [(each, position(each.coordinates)) for each in places]
        self.places = [
            (each, QPointF(*projected(at[1], at[0]))) for each, at in found if at is not None
        ]
        self.country = country
        if self.current not in self.refs:
            self.current = ""
        said = self.tr("Map of {country}; the list says the same")
        self.setAccessibleName(said.format(country=country_word(country)))
        self.setVisible(bool(self.places) and country in shapes())
        self.update()

    @property
    def refs(self) -> list[str]:
        """The places on the map, in the order of the list."""
        return [each.ref for each, _ in self.places]

    def choose(self, ref: str) -> None:
        """Make a place current; one that is not on the map makes none."""
        self.current = ref if ref in self.refs else ""
        self.setAccessibleDescription(self._words(self.current))
        self.update()

    def point_of(self, ref: str) -> QPoint:
        """Where a place is painted."""
        return self._placed(self.places[self.refs.index(ref)][1]).toPoint()

    def place_at(self, point: QPoint) -> str:
        """The place nearest to a point; empty where none is near."""
        near = [
            ((self._placed(at).toPoint() - point).manhattanLength(), each.ref)
            for each, at in self.places
        ]
        distance, ref = min(near, default=(_NEAR + 1, ""))
        return ref if distance <= _NEAR else ""

    def _words(self, ref: str) -> str:
        place = next((each for each, _ in self.places if each.ref == ref), None)
        return shown(place.name, place.label, place.ref) if place is not None else ""

    def _placed(self, at: QPointF) -> QPointF:
        left, top, right, bottom = around([self.country])
        scale = self._scale()
        middle = QPointF((left + right) / 2, (top + bottom) / 2)
        return QRectF(self.rect()).center() + (at - middle) * scale

    def _scale(self) -> float:
        left, top, right, bottom = around([self.country])
        wide, high = self.width() - 2 * MEDIUM, self.height() - 2 * MEDIUM
        return min(wide / max(right - left, 0.002), high / max(bottom - top, 0.002))

    # ------------------------------------------------------------ Qt

    def sizeHint(self) -> QSize:
        return QSize(200, scaled(self.font(), _HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, scaled(self.font(), _HEIGHT // 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = colours(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(now.field_edge), 0)
        pen.setCosmetic(True)
        painter.save()
        painter.translate(self._placed(QPointF(0, 0)))
        painter.scale(self._scale(), self._scale())
        painter.setPen(pen)
        painter.setBrush(QColor(now.window))
        painter.drawPath(path_of(self.country))
        painter.restore()
        for each, at in self.places:
            goes = each.is_chosen or each.in_programme
            painter.setPen(QPen(QColor(now.accent), 2))
            painter.setBrush(QColor(now.accent if goes else now.window))
            painter.drawEllipse(self._placed(at), _DOT, _DOT)
            if each.ref == self.current:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(now.text), 2))
                painter.drawEllipse(self._placed(at), _DOT + 4, _DOT + 4)
        if self.hasFocus():
            ring(painter, self.rect().adjusted(1, 1, -1, -1), now.accent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (*_NEXT, *_BEFORE) and not event.modifiers():
            self._step(1 if key in _NEXT else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        refs = self.refs
        at = refs.index(self.current) + by if self.current in refs else 0
        self._go_to(refs[at % len(refs)])

    def _go_to(self, ref: str) -> None:
        self.choose(ref)
        self.current_changed.emit(ref)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if ref := self.place_at(event.position().toPoint()):
            self._go_to(ref)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if ref := self.place_at(event.position().toPoint()):
            self.opened.emit(ref)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            said = self._words(self.place_at(event.pos()))
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)
