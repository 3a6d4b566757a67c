"""One field of a form: its editor, what was understood, what is wrong, and what desks disagree on."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hrdesk.domain.combine import is_prose
from hrdesk.domain.errors import BadValue
from hrdesk.domain.fields import Field
from hrdesk.domain.label import Label
from hrdesk.domain.values import Value, allowing, canonical
from hrdesk.ui.discreet import HIDDEN
from hrdesk.ui.records.conflicts import Choice, ConflictPanel
from hrdesk.ui.records.editors.base import Editor
from hrdesk.ui.records.notices import Hint, Notice
from hrdesk.ui.tokens import GAP, ReviewState
from hrdesk.ui.words import field_word, wanted_sentence


@dataclass(frozen=True)
class Bad:
    """What was typed into a field and cannot be kept, and why, in words."""

    given: object
    sentence: str


class FieldRow(QWidget):
    """Holds what a person is doing to one field; the form decides when it is kept."""

    meant = Signal(str)  # field: what stands in its editor is meant
    touched = Signal(str)  # field
    taken = Signal(str, object)  # field, value: a conflict is decided
    combine_wanted = Signal(str)  # field
    open_requested = Signal(str)  # Ref

    def __init__(self, spec: Field, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec, self.editor = spec, editor
        self.value: Value = () if spec.is_set else ""
        self.is_touched = False
        # Whether whoever typed has gone on since.
        self.is_left = False
        self.bad: Bad | None = None
        self._reading = Hint(self)
        self._hidden = Hint(self)
        self._fault = Notice(ReviewState.ERROR, self)
        self._panel: ConflictPanel | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP)
        for widget in (editor, self._hidden, self._reading, self._fault):
            self._layout.addWidget(widget)
        if spec.floor is not None:
            self._layout.addWidget(_floor_hint(spec.floor, self))
        self.setFocusProxy(editor)
        editor.set_name(field_word(spec.name))
        editor.touched.connect(self._touch)
        editor.done.connect(self._mean)
        editor.open_requested.connect(self.open_requested)

    def show_value(self, value: Value) -> None:
        """Show a value, unless a person is in the middle of changing it."""
        self.value = value
        if self.is_touched:
            return
        self.editor.show_value(value)
        self._mark(None)

    def veil(self, is_hidden: bool) -> None:
        """Show that something stands there in place of what it is."""
        self.editor.setVisible(not is_hidden)
        self._hidden.say(HIDDEN if is_hidden else "")
        if is_hidden:
            self._reading.say("")
            self.show_choices(())

    @property
    def given(self) -> object:
        """What stands in the editor, as it was typed."""
        return self.editor.typed()

    @property
    def is_half(self) -> bool:
        """Whether a word is being typed that may still become another."""
        return self.is_touched and not self.is_left and self.editor.is_half()

    def take_up(self, given: object) -> None:
        """Show again what was typed and not kept, and why where it cannot be."""
        try:
            self.editor.show_value(canonical(allowing(self.spec, self.value), given))
        except BadValue:
            self.editor.keep_given(given)
        self.is_touched, self.is_left = True, False
        if not self.is_half:
            self.read()

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show what desks disagree on; nothing when they agree."""
        if self._panel is not None:
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None
        if choices:
            self._panel = ConflictPanel(choices, self, combines=is_prose(self.spec))
            self._panel.taken.connect(self._take)
            self._panel.combine_wanted.connect(self._combine)
            self._layout.addWidget(self._panel)

    def propose(self, text: str, said: str) -> None:
        """Put a text into the editor as if it were typed; nothing that was typed is replaced."""
        if not self.is_touched:
            self.editor.keep_given(text)
            self.is_touched = True
            self._mark(None)
            self._reading.say(said)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self) -> Value | None:
        """The canonical value that stands there; None, and marked in words, when there is none."""
        given = self.editor.given()
        try:
            value = canonical(allowing(self.spec, self.value), given)
            if self.spec.required and not value:
                raise BadValue(field=self.spec.name, value="", expected="something")
        except BadValue as error:
            self._mark(Bad(given, wanted_sentence(error)))
            return None
        self._mark(None)
        return value

    def settle(self, value: Value) -> None:
        """What stands there is kept now."""
        self.value = value
        self.is_touched = False

    def give_up(self) -> None:
        """Show again what is kept, in place of what was typed."""
        self.is_touched = False
        self.show_value(self.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        takes_back = event.key() == Qt.Key.Key_Escape and self.is_touched
        if takes_back and not self.editor.is_typed_elsewhere():
            self.give_up()
        # What was left by Tab is meant; only where they are now somebody thinks better of it.
        elif not (takes_back and self.editor.give_back_part()):
            super().keyPressEvent(event)

    def _mark(self, bad: Bad | None) -> None:
        self.bad = bad
        self._fault.say(bad.sentence if bad else "")
        self._reading.say("" if bad else self.editor.reading())

    def _touch(self) -> None:
        self.is_touched, self.is_left = True, False
        self._fault.say("")
        self._reading.say(self.editor.reading())
        self.touched.emit(self.spec.name)

    def _mean(self) -> None:
        self.meant.emit(self.spec.name)

    def _combine(self) -> None:
        self.combine_wanted.emit(self.spec.name)

    def _take(self, value: object) -> None:
        self.taken.emit(self.spec.name, value)


def _floor_hint(floor: Label, parent: QWidget) -> Hint:
    hint = Hint(parent)
    if floor is Label.INTERNAL:
        hint.say(hint.tr("Never leaves this desk"))
    elif floor is Label.PARTNERS:
        hint.say(hint.tr("Goes to the named partners only"))
    return hint
