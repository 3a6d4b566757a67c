"""Makes one value of the several of a conflict: a text to edit, or elements to keep."""

from collections.abc import Mapping, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.text_merge import Part, text_of
from hrdesk.ui.records.notices import Notice, Sentence
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import GAP, SMALL, ReviewState, colours, scaled
from hrdesk.ui.widgets.flow import FlowLayout

_LOW, _HIGH = 44, 110
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CombineEditor(QFrame):
    """Shows a suggestion, and tells what a person made of it; gone while nobody asks for it."""

    taken = Signal()
    closed = Signal(bool)  # whether the keyboard was in it
    edited = Signal(str)  # the text that stands there now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QPlainTextEdit()
        self.boxes: dict[str, QCheckBox] = {}
        self.take = QPushButton(self.tr("Take this (Ctrl+Enter)"))
        self.cancel = QPushButton(self.tr("Cancel (Esc)"))
        self._hint = Sentence()
        self._fault = Notice(ReviewState.ERROR)
        self._elements = QWidget()
        self._flow = FlowLayout(self._elements)
        self._build()
        self.hide()

    @property
    def hint(self) -> str:
        """What is said about the suggestion."""
        return self._hint.text()

    @property
    def fault(self) -> str:
        """Why the value cannot be taken; empty when nobody has tried, or it can."""
        return self._fault.text()

    @property
    def given(self) -> str:
        """The text that stands there."""
        return self.text.toPlainText()

    @property
    def kept(self) -> frozenset[str]:
        """The elements that are kept."""
        return frozenset(element for element, box in self.boxes.items() if box.isChecked())

    def show_text(self, hint: str, parts: Sequence[Part], begun: str | None) -> None:
        """Show a suggested text; what was begun before stands there instead, and undo brings the
        suggestion back."""
        self._show(hint, is_text=True)
        with QSignalBlocker(self.text):
            self.text.setPlainText(text_of(parts))
            self._mark(parts)
            if begun is not None and begun != text_of(parts):
                everything = QTextCursor(self.text.document())
                everything.select(QTextCursor.SelectionType.Document)
                everything.insertText(begun)
                self.text.setExtraSelections([])
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_elements(self, hint: str, elements: Mapping[str, tuple[str, bool]]) -> None:
        """Show the elements of a set in words, and which of them are kept."""
        self._show(hint, is_text=False)
        for old in self.boxes.values():
            old.hide()
            old.deleteLater()
        self.boxes = {}
        for element, (words, is_kept) in elements.items():
            box = QCheckBox(words.replace("&", "&&"))
            box.setAccessibleName(words)
            box.setChecked(is_kept)
            self._flow.addWidget(box)
            box.show()  # a box that is not shown yet takes no keyboard
            self.boxes[element] = box
        for first in list(self.boxes.values())[:1]:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say why the value cannot be taken."""
        self._fault.say(sentence)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_editor(self) -> None:
        """Put it away without taking anything."""
        if not self.isHidden():
            here = cast("QWidget | None", self.window().focusWidget())
            had_keyboard = here is not None and self.isAncestorOf(here)
            self.hide()
            self.closed.emit(had_keyboard)

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setTabChangesFocus(True)
        # In a low window it gives way to what is combined, and scrolls.
        self.text.setMinimumHeight(scaled(self.font(), _LOW))
        self.text.setMaximumHeight(scaled(self.font(), _HIGH))
        self.text.setAccessibleName(self.tr("Combined text"))
        make_primary(self.take)
        for button in (self.cancel, self.take):
            button.setAccessibleName(button.text())
        buttons = QHBoxLayout()
        buttons.setSpacing(SMALL)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.take)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        for widget in (self._hint, self.text, self._elements, self._fault):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        self.take.clicked.connect(self.taken)
        self.cancel.clicked.connect(self.close_editor)
        self.text.textChanged.connect(self._edited)
        self.text.installEventFilter(self)

    def _show(self, hint: str, *, is_text: bool) -> None:
        self._hint.setText(hint)
        self.text.setAccessibleDescription(hint)
        self._fault.say("")
        self.text.setVisible(is_text)
        self._elements.setVisible(not is_text)
        self.show()

    def _mark(self, parts: Sequence[Part]) -> None:
        """Underline what is to be looked at, and go to the first of it."""
        marks = colours(self.palette()).states[ReviewState.CONFLICT]
        look = QTextCharFormat()
        look.setBackground(QColor(marks.fill))
        look.setForeground(QColor(marks.text))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        look.setUnderlineColor(marks.edge)
        found: list[QTextEdit.ExtraSelection] = []
        at = 0
        for part in parts:
            # Qt counts in UTF-16.
            length = len(part.text.encode("utf-16-le", "surrogatepass")) // 2
            if part.is_marked:
                found.append(self._selection(at, length, look))
            at += length
        self.text.setExtraSelections(found)
        first = QTextCursor(self.text.document())
        first.setPosition(found[0].cursor.selectionEnd() if found else at)
        self.text.setTextCursor(first)

    def _selection(self, at: int, length: int, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        made.cursor = QTextCursor(self.text.document())
        made.cursor.setPosition(at)
        made.cursor.setPosition(at + length, QTextCursor.MoveMode.KeepAnchor)
        made.format = look
        return made

    def _edited(self) -> None:
        self._fault.say("")
        self.edited.emit(self.given)

    # ------------------------------------------------------------ Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The text would make a new line of Ctrl+Enter.
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and self._is_command(event):
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The keys of the review mean nothing while something is being written.
        self._is_command(event)
        event.accept()

    def _is_command(self, event: QEvent) -> bool:
        assert isinstance(event, QKeyEvent)
        if event.key() == Qt.Key.Key_Escape:
            self.close_editor()
        elif event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.taken.emit()
        else:
            return False
        return True
