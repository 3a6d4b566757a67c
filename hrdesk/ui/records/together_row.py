"""One field of several records that are changed together."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from hrdesk.domain.errors import BadValue
from hrdesk.domain.values import Value, canonical
from hrdesk.store.listing import as_value
from hrdesk.ui.icons import Tone, icon
from hrdesk.ui.records.columns import LABEL
from hrdesk.ui.records.editors.base import Editor
from hrdesk.ui.records.notices import Notice
from hrdesk.ui.tokens import GAP, ReviewState, scaled
from hrdesk.ui.words import field_word, wanted_sentence

_DOT = 14
# As high as a field of one line is, by the density.
_LEAST, _ONE_LINE = 24, 32


class TogetherRow(QWidget):
    """One field of several records: a dot when it is touched, and a cross to let go of it."""

    touched = Signal()

    def __init__(self, editor: Editor, parent: QWidget) -> None:
        super().__init__(parent)
        self.editor, self.spec = editor, editor.spec
        self.is_touched = False
        self._common: Value | None = ""
        self._differ = False
        self._fault = Notice(ReviewState.ERROR, self)
        self._dot = QLabel(self)
        self._dot.setToolTip(self.tr("Will be changed"))
        self.undo = QToolButton(self)
        self.undo.setIcon(icon("x"))
        self.undo.setAutoRaise(True)
        name = field_word(self.spec.name)
        self.undo.setToolTip(self.tr("Leave as it is"))
        self.undo.setAccessibleName(self.tr("Leave {field} as it is").format(field=name))
        self.undo.clicked.connect(self.let_go)
        # Where the values differ the editor is empty already: nothing to take out of it.
        self.empty = QToolButton(self)
        self.empty.setIcon(icon("eraser"))
        self.empty.setAutoRaise(True)
        self.empty.setToolTip(self.tr("Empty in all"))
        self.empty.setAccessibleName(self.tr("Empty {field} in all").format(field=name))
        self.empty.clicked.connect(self.empty_all)
        self._draw_dot()
        editor.set_name(name)
        editor.touched.connect(self._touch)
        self.setFocusProxy(editor)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._draw_dot()

    def _draw_dot(self) -> None:
        side = scaled(self.font(), _DOT)
        self._dot.setPixmap(icon("pencil", Tone.ACCENT).pixmap(side, side))
        # On the middle of the field, or of its first line; in a compact window that is lower.
        first = (self.editor.focusProxy() or self.editor).sizeHint().height()
        least, most = (scaled(self.font(), height) for height in (_LEAST, _ONE_LINE))
        for part in (self._dot, self.undo, self.empty):
            part.setFixedHeight(min(max(first, least), most))

    def show_values(self, texts: Collection[str]) -> None:
        """Show what is common to the values, given once each, or that they differ."""
        values = [as_value(self.spec, text) for text in texts]
        self._differ = len(values) > 1
        if self.spec.is_set:
            self._common = _in_all(values)
        elif self._differ:
            self._common = None
        else:
            self._common = values[0] if values else ""
        self.settle()
        self._show()

    def difference(self, value: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What was added to the common values, and what was taken from them."""
        common = self._common if isinstance(self._common, tuple) else ()
        added = tuple(each for each in value if each not in common)
        return added, tuple(each for each in common if each not in value)

    def read(self) -> Value | None:
        """The canonical value; None, and marked in words, when there is none."""
        try:
            return canonical(self.spec, self.editor.given())
        except BadValue as error:
            self._fault.say(wanted_sentence(error))
            return None

    def empty_all(self) -> None:
        """Mean that the field is to be empty in all of them."""
        self.mean("")

    def mean(self, value: str) -> None:
        """Take a value as if it had been typed."""
        self.editor.show_value(value)
        self._touch()

    def let_go(self) -> None:
        """Leave the field as it is."""
        self.settle()
        self._show()
        self.touched.emit()

    def settle(self) -> None:
        """Nothing is touched any more."""
        self.is_touched = False
        self._fault.say("")
        self._dot.hide()
        self.undo.hide()
        self.empty.setVisible(self._can_be_emptied())

    def _can_be_emptied(self) -> bool:
        return self._differ and not self.spec.is_set and self.spec.name != LABEL

    def _show(self) -> None:
        if self._common is None:
            self.editor.show_different(self.tr("— different values —"))
        else:
            self.editor.set_placeholder(self._prompt())
            self.editor.show_value(self._common)

    def _prompt(self) -> str:
        if not self.spec.is_set:
            return self.tr("— empty —")
        if not self._differ:
            return self.tr("Add to all…")
        return self.tr("Add to all…  (others differ)") if self._common else self._set_differs()

    def _set_differs(self) -> str:
        return self.tr("Add to all…  (they differ)")

    def _touch(self) -> None:
        self.is_touched = True
        self._fault.say("")
        if not self.spec.is_set and not self.editor.given():
            # Also where the last letter was taken out by hand.
            self.editor.set_placeholder(self.tr("— empty in all —"))
        self._dot.show()
        self.undo.show()
        self.empty.hide()
        self.touched.emit()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self.editor, 1)
        line.addWidget(self._dot, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addLayout(line)
        layout.addWidget(self._fault)
        self._dot.hide()
        self.undo.hide()
        self.empty.hide()


def _in_all(values: Sequence[Value]) -> tuple[str, ...]:
    """The elements that every set has."""
    first = values[0] if values else ()
    return tuple(each for each in first if all(each in other for other in values[1:]))
