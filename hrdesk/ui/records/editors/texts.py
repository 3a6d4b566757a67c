"""Editors for texts: one line, several lines, and those that are always read from the left."""

from PySide6.QtCore import QEvent, QSignalBlocker, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.text import tidy
from hrdesk.domain.values import Value, is_long_for_a_line, joined
from hrdesk.store import listing
from hrdesk.ui.broken_text import line_height
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.editors.base import Editor
from hrdesk.ui.records.editors.undoing import UndoLine, is_beyond
from hrdesk.ui.records.reading import european
from hrdesk.ui.widgets.offer_list import OfferList
from hrdesk.ui.words import in_digits, long_line_words

LEFT_TO_RIGHT = frozenset({Kind.EMAIL, Kind.PHONE, Kind.URL, Kind.NUMBER, Kind.ZONE})
_IDLE = 2_000
_FEWEST_LINES, _MOST_LINES = 3, 14
# Short texts that come again and again are worth suggesting; these never do.
_UNLIKE_OTHERS = frozenset({"name", "title", "subject", "code", "symbol", "coordinates"})


def read_from_left(line: QLineEdit) -> None:
    """Addresses and numbers are read from the left in every language, at the leading side."""
    line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    line.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)


class TextEditor(Editor):
    """One line; suggests what other records have in the same field."""

    def __init__(self, spec: Field, desk: Desk, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self._desk, self._kind = desk, kind
        self.text = _Line(self)
        if spec.kind in LEFT_TO_RIGHT:
            read_from_left(self.text)
        self.line.addWidget(self.text)
        self.setFocusProxy(self.text)
        self.text.textEdited.connect(self._edited)
        self.text.returnPressed.connect(self.done)
        if spec.kind is Kind.TEXT and spec.name not in _UNLIKE_OTHERS:
            self.text.first_visit.connect(self._suggest)

    def show_value(self, value: Value) -> None:
        text = joined(value)
        self.text.setText(in_digits(text) if self.spec.kind is Kind.NUMBER else text)
        self.text.setCursorPosition(0)

    def given(self) -> object:
        text = self.text.text()
        return european(text) if self.spec.kind is Kind.NUMBER else text

    def keep_given(self, given: object) -> None:
        self.text.setText(str(given))

    def set_placeholder(self, text: str) -> None:
        self.text.setPlaceholderText(text)

    def reading(self) -> str:
        text = self.text.text()
        return long_line_words(len(text)) if is_long_for_a_line(self.spec, text) else ""

    def _edited(self) -> None:
        self.touched.emit()

    def _suggest(self) -> None:
        known = self._desk.read(listing.distinct_values, self._kind, self.spec.name)
        completer = QCompleter(known, self.text)
        OfferList(self.text).serve(completer)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._edited)
        self.text.setCompleter(completer)


class LongTextEditor(Editor):
    """Several lines, as high as its text; meant after a `pause`, two seconds long at first."""

    def __init__(self, spec: Field, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self.text = _Area(self)
        self.line.addWidget(self.text)
        self.setFocusProxy(self.text)
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(_IDLE)
        self.pause.timeout.connect(self.done)
        self.text.textChanged.connect(self._edited)

    def show_value(self, value: Value) -> None:
        # Blanks at the end are no part of the value, but of the sentence being typed.
        if tidy(self.text.toPlainText()) == value:
            return
        cursor = self.text.textCursor().position()
        with QSignalBlocker(self.text):
            self.text.setPlainText(joined(value))
        self.pause.stop()
        self.text.fit()
        if self.text.hasFocus():
            place = self.text.textCursor()
            place.setPosition(min(cursor, len(joined(value))))
            self.text.setTextCursor(place)

    def given(self) -> object:
        return self.text.toPlainText()

    def keep_given(self, given: object) -> None:
        self.show_value(str(given))

    def set_placeholder(self, text: str) -> None:
        self.text.setPlaceholderText(text)

    def _edited(self) -> None:
        self.text.fit()
        self.pause.start()
        self.touched.emit()


class _Line(UndoLine):
    """Asks for suggestions once, when a person first comes to it."""

    first_visit = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._was_visited = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self._was_visited:
            self._was_visited = True
            self.first_visit.emit()


class _Area(QPlainTextEdit):
    """Grows with its text up to a point; Tab leaves it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # Its lines break at its edge: sideways there is nothing to see.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Of a text that was pasted the lines are counted once they are laid out.
        self.document().documentLayout().documentSizeChanged.connect(self._fit_lines)
        self.fit()

    def event(self, event: QEvent) -> bool:
        text = self.document()
        if is_beyond(event, text.isUndoAvailable, text.isRedoAvailable):
            event.ignore()
            return False
        return super().event(event)

    def fit(self) -> None:
        """Be as high as the text."""
        # The document of a plain text edit counts its height in lines.
        needed = int(self.document().size().height())
        # There or not, and never as Qt needs it: lines were broken for the width without it.
        bar = Qt.ScrollBarPolicy
        wanted = bar.ScrollBarAlwaysOn if needed > _MOST_LINES else bar.ScrollBarAlwaysOff
        if wanted != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(wanted)
        lines = min(max(needed, _FEWEST_LINES), _MOST_LINES)
        around = self.document().documentMargin() * 2 + self.frameWidth() * 2
        height = round(lines * line_height(self.font()) + around) + 2
        if height != self.height():
            self.setFixedHeight(height)

    def _fit_lines(self, _: QSizeF) -> None:
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
