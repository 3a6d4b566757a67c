"""Titles and captions. Their letters and colours are given to the classes by name, in theme.py."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from hrdesk.ui.painting import in_lines, paint_lines, paint_text, two_lines
from hrdesk.ui.tokens import GAP, scaled
from hrdesk.ui.widgets.sided import SidedLabel

_LEAST_LETTERS = 6
# Letters; a title that is no longer looks worse on two lines.
_SHORT_TITLE = 18
_DOT = " · "
_ALL = 99
_RECORD_LINES = 3
# Where the window is as high as this, at 100 %, a name may have one line more.
_HIGH = 760


class ElidedLabel(QLabel):
    """One line that is cut when there is too little room; the tool tip then has all of it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def is_cut(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def sizeHint(self) -> QSize:
        # One pixel more than Qt says: widths are rounded down at some letter sizes.
        around = self.contentsMargins()
        said = self.shown_text()
        width = self.fontMetrics().horizontalAdvance(said) + 1 if said else 0
        return QSize(width + around.left() + around.right(), self._height())

    def shown_text(self) -> str:
        """What of the text is shown where there is room for it."""
        return self.text()

    def minimumSizeHint(self) -> QSize:
        few = self.fontMetrics().averageCharWidth() * 3
        return QSize(min(few, self.sizeHint().width()), self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        metrics, width = self.fontMetrics(), self.contentsRect().width()
        has_room = metrics.horizontalAdvance(self.shown_text()) <= width
        if not has_room and self.width() < metrics.averageCharWidth() * _LEAST_LETTERS:
            return  # a letter and three dots say nothing
        painter = QPainter(self)
        group = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
        colour = self.palette().color(group, QPalette.ColorRole.WindowText).name()
        paint_text(
            painter, self.contentsRect(), self.shown_text(), colour, reading=self.layoutDirection()
        )

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self.is_cut:
            QToolTip.showText(event.globalPos(), self.text(), self)
            return True
        return super().event(event)

    def _height(self) -> int:
        around = self.contentsMargins()
        return self.fontMetrics().height() + around.top() + around.bottom()


class PageTitle(ElidedLabel):
    """The name of the page or of the record that fills it; other things give way to it.

    It stands on as many lines as the head of the page says.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._lines = 1

    @property
    def is_cut(self) -> bool:
        width = self.contentsRect().width()
        if self._lines == 1:
            return self.fontMetrics().horizontalAdvance(self.text()) > width
        _, rest = two_lines(self.fontMetrics(), self.text(), width)
        return self.fontMetrics().horizontalAdvance(rest) > width

    @property
    def breaks(self) -> bool:
        """Whether it is long enough to stand well on two lines."""
        return _is_long(self.text())

    def set_lines(self, lines: int) -> None:
        """Stand on one line or on two."""
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
            self.update()

    def width_on(self, lines: int) -> int:
        """How wide it is on so many lines."""
        return self._width_of(self.text(), lines)

    def widest(self, titles: Sequence[str], lines: int) -> int:
        """How wide the widest of some titles would be; long ones take two lines anyway."""
        return max(self._width_of(each, 2 if _is_long(each) else lines) for each in titles)

    def _width_of(self, text: str, lines: int) -> int:
        metrics = self.fontMetrics()
        if lines == 1 or " " not in text:
            return metrics.horizontalAdvance(text) + 1
        words = text.split(" ")
        halves = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))
        # A little more than the longer half: pieces are rounded otherwise than the whole.
        return min(max(map(metrics.horizontalAdvance, each)) for each in halves) + GAP

    def sizeHint(self) -> QSize:
        around = self.contentsMargins()
        width = self.width_on(self._lines) + around.left() + around.right()
        return QSize(width, self._height() * self._lines)

    def minimumSizeHint(self) -> QSize:
        wanted = self.sizeHint()
        return QSize(min(wanted.width(), scaled(self.font(), 160)), wanted.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._lines == 1:
            super().paintEvent(event)
            return
        colour = self.palette().color(QPalette.ColorRole.WindowText).name()
        painter, reading = QPainter(self), self.layoutDirection()
        paint_lines(painter, self.contentsRect(), self.text(), colour, reading=reading)


def _is_long(title: str) -> bool:
    return " " in title and len(title) > _SHORT_TITLE


class SectionTitle(ElidedLabel):
    """The name of a part of a page."""


class RecordTitle(SectionTitle):
    """The name of a record, on up to three lines, or four where the window is high: of a visit, the
    dates stand at its end, and of treaties with long names it is the end that tells them apart."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        # A label that does not wrap is never asked how high it is at a width.
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def is_cut(self) -> bool:
        width = self.contentsRect().width()
        lines = self._lines_at(width)
        return bool(lines) and self.fontMetrics().horizontalAdvance(lines[-1]) > width

    def heightForWidth(self, width: int) -> int:
        return self._height() * max(len(self._lines_at(width)), 1)

    def minimumSizeHint(self) -> QSize:
        # All its lines: where a pane is low, what stands below it scrolls.
        return QSize(super().minimumSizeHint().width(), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.heightForWidth(event.oldSize().width()) != self.heightForWidth(self.width()):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = self.palette().color(QPalette.ColorRole.WindowText).name()
        painter, reading = QPainter(self), self.layoutDirection()
        rect, most = self.contentsRect(), self._most
        paint_lines(painter, rect, self.text(), colour, reading=reading, most=most)

    def _lines_at(self, width: int) -> list[str]:
        return in_lines(self.fontMetrics(), self.text(), width, self._most)

    @property
    def _most(self) -> int:
        window = self.window()
        return _RECORD_LINES + (window.height() >= scaled(window.font(), _HIGH))


class CardTitle(ElidedLabel):
    """The name of a card."""


class Caption(ElidedLabel):
    """What is said beside something else, more quietly."""


class WrappedCaption(SidedLabel):
    """As quiet as a caption, on as many lines as it needs.

    It never gets lower at one width: what stands beside it would jump with each other text.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def heightForWidth(self, width: int) -> int:
        needed = super().heightForWidth(width)
        self._heights[width] = max(self._heights.get(width, 0), needed)
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._heights.clear()


class PartedCaption(Caption):
    """Says several things with dots between, or one thing in more words, as far as one asks for."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._shown = _ALL
        self._forms = _beginnings(text)
        self._room = self._forms

    def setText(self, text: str) -> None:
        """The first things of those with dots between are said where there is little room."""
        self.set_forms(_beginnings(text))

    def set_forms(self, forms: Sequence[str], room: Sequence[str] = ()) -> None:
        """The same in more and more words; `room` are texts that each is to have room for."""
        self._forms, self._room = list(forms), list(room or forms)
        super().setText(self._forms[-1] if self._forms else "")

    @property
    def parts(self) -> int:
        """How many things it has to say."""
        return len(self._forms)

    def show_parts(self, count: int) -> None:
        """Say the first ones only; the tool tip has all of them then."""
        if count != self._shown:
            self._shown = count
            self.updateGeometry()
            self.update()

    def width_of(self, count: int) -> int:
        """How wide the first ones are, or may become without moving what stands beside them."""
        said = {_at(self._forms, count), _at(self._room, count)} - {""}
        return max((self.fontMetrics().horizontalAdvance(each) + 1 for each in said), default=0)

    def shown_text(self) -> str:
        return _at(self._forms, self._shown)


def _beginnings(text: str) -> list[str]:
    parts = text.split(_DOT) if text else []
    return [_DOT.join(parts[:count]) for count in range(1, len(parts) + 1)]


def _at(forms: Sequence[str], count: int) -> str:
    return forms[min(count, len(forms)) - 1] if forms and count > 0 else ""
