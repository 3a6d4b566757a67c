"""Icons drawn in the colours of the moment, so that a change of scheme needs no new icons.

The drawings are Lucide's (resources/icons); `currentColor` in them is replaced when they are drawn.
"""

from enum import StrEnum
from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPixmap,
    QPixmapCache,
    QTransform,
)
from PySide6.QtSvg import QSvgRenderer

from hrdesk.resources import resource
from hrdesk.ui.tokens import Colours, colours

# What points forward or back, and nothing else, is turned round where one reads from the right:
# a clock, a magnifying glass or a tick look the same everywhere.
_DIRECTIONAL = frozenset(
    {
        "arrow-left",
        "arrow-right",
        "chevron-left",
        "chevron-right",
        "circle-question-mark",
        "external-link",
        "list",
        "list-checks",
        "panel-left",
        "redo-2",
        "send",
        "undo-2",
    }
)
_STROKE = ('stroke-width="2"', 'stroke-width="1.75"')


class Tone(StrEnum):
    """What an icon stands on or says."""

    PLAIN = "plain"
    STRONG = "strong"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"


@cache
def icon(name: str, tone: Tone = Tone.PLAIN) -> QIcon:
    """The icon of that file in resources/icons, following the scheme and the reading direction.

    Each is made once and stays: where Qt threw the last copy of one away while it laid out a cell,
    PySide6 6.11 at times took a dead object for its engine, and the program ended in a fault.
    """
    return QIcon(_Lucide(name, tone))


def app_icon() -> QIcon:
    """HRDesk's own sign, in its own colours."""
    return QIcon(str(resource("icons", "hrdesk.svg")))


def paint_icon(painter: QPainter, rect: QRect, name: str, colour: str) -> None:
    """Draws an icon into the middle of a rectangle, in one colour."""
    side = min(rect.width(), rect.height())
    place = QRect(0, 0, side, side)
    place.moveCenter(rect.center())
    # On fine screens and on paper everything is drawn larger than it is laid out. Asking the device
    # itself makes PySide6 build the classes of all that can be painted on, before the first paint.
    ratio = max(abs(painter.deviceTransform().m11()), 1)
    pixmap = _drawn(name, colour, round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    painter.drawPixmap(place, pixmap)


class _Lucide(QIconEngine):
    """Draws one icon at whatever size and in whatever state it is asked for."""

    def __init__(self, name: str, tone: Tone) -> None:
        super().__init__()
        self._name = name
        self._tone = tone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        paint_icon(painter, rect, self._name, self._colour(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return _drawn(self._name, self._colour(mode), min(size.width(), size.height()))

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        return self.pixmap(size, mode, state)

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return size

    def isNull(self) -> bool:
        return False

    def key(self) -> str:
        return "lucide"

    def clone(self) -> QIconEngine:
        return _Lucide(self._name, self._tone)

    def _colour(self, mode: QIcon.Mode) -> str:
        now = colours(QGuiApplication.palette())
        if mode == QIcon.Mode.Disabled:
            return now.disabled
        if self._tone is Tone.PLAIN:
            return now.secondary if mode == QIcon.Mode.Normal else now.text
        return _toned(now, self._tone)


def _toned(now: Colours, tone: Tone) -> str:
    if tone is Tone.ON_ACCENT:
        return now.on_accent
    return now.accent if tone is Tone.ACCENT else now.text


def _drawn(name: str, colour: str, side: int) -> QPixmap:
    """A square pixmap; Qt's own cache keeps it, and empties itself before the program ends."""
    mirrored = name in _DIRECTIONAL and (
        QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    )
    key = f"hrdesk/{name}/{colour}/{side}/{mirrored}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    svg = _drawing(name).replace("currentColor", colour)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    if mirrored:
        pixmap = pixmap.transformed(QTransform.fromScale(-1, 1))
    QPixmapCache.insert(key, pixmap)
    return pixmap


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace(*_STROKE)
