"""The form of one entry of a restricted register: what is left is kept, locked."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.restricted import DATES, FIELDS, LONG, Entry, Register, title_of
from hrdesk.domain.values import Value, joined
from hrdesk.ui.actions import plain
from hrdesk.ui.icons import icon
from hrdesk.ui.records.editors.base import Editor, Today
from hrdesk.ui.records.editors.dates import DateEditor
from hrdesk.ui.records.editors.texts import LongTextEditor
from hrdesk.ui.records.notices import Notice
from hrdesk.ui.restricted.register_words import entry_remark, entry_word
from hrdesk.ui.tokens import GAP, LARGE, MEDIUM, SMALL, ReviewState
from hrdesk.ui.widgets.form_rows import Remark, add_row, new_form
from hrdesk.ui.widgets.headings import RecordTitle
from hrdesk.ui.widgets.room import Room

# Keyboards on screen and input methods learn nothing from here.
_PRIVATE = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


class EntryForm(Room):
    """Asks to keep the entry when a field is left, a date is chosen or the typing pauses."""

    keep_wanted = Signal()
    touched = Signal()
    close_wanted = Signal()  # back to the list

    def __init__(self, register: Register, today: Today, parent: QWidget | None = None) -> None:
        body = QWidget()
        super().__init__(body, parent)
        self._kept: dict[str, str] = {}
        self.number = 0
        self.editors = {name: _editor(name, today) for name in FIELDS[register]}
        self._register = register
        self.title = RecordTitle()
        self.kept = Remark(self.tr("Saved automatically, encrypted."), quiet=True)
        self.back = QToolButton()
        self.back.setIcon(icon("arrow-left"))
        self.back.setAutoRaise(True)
        self.back.setToolTip(self.tr("Back to the list (Esc)"))
        self.back.setAccessibleName(self.tr("Back to the list"))
        self.back.clicked.connect(self.close_wanted)
        self.back.hide()
        self.refusal = Notice(ReviewState.ERROR)
        self._lay_out(body)
        for editor in self.editors.values():
            editor.done.connect(self.keep_wanted)
            editor.touched.connect(self.touched)
            for part in _typed_into(editor):
                part.setInputMethodHints(_PRIVATE)
                part.installEventFilter(self)

    def show_entry(self, entry: Entry) -> None:
        """Show an entry; what is being typed into the one that is shown already stays."""
        is_same = entry.id == self.number
        focused = QApplication.focusWidget()
        for name, editor in self.editors.items():
            typing = is_same and focused is not None and editor.isAncestorOf(focused)
            if not typing:
                editor.show_value(entry.value(name))
        self.number = entry.id
        called = title_of(self._register, entry)
        self.title.setText(called or self.tr("New entry") if entry.id else "")
        self.kept.setVisible(bool(entry.id))
        self._kept = {name: entry.value(name) for name in self.editors}
        self.refuse("")

    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        return {name: str(editor.given()) for name, editor in self.editors.items()}

    @property
    def is_changed(self) -> bool:
        """Whether something stands there that was not kept."""
        return {name: text.strip() for name, text in self.values().items()} != self._kept

    def mark_kept(self, values: Mapping[str, str]) -> None:
        """From now on these values count as kept."""
        self._kept = {name: text.strip() for name, text in values.items()}

    def mark_lost(self) -> None:
        """What was to be kept was not."""
        self._kept = {}

    def refuse(self, sentence: str) -> None:
        """Say why something was not kept; nothing for no reason."""
        self.refusal.say(sentence)
        self.refusal.setAccessibleName(sentence)

    def focus_first(self) -> None:
        """Begin to write."""
        next(iter(self.editors.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.keep_wanted.emit()
        return super().eventFilter(watched, event)

    def _lay_out(self, body: QWidget) -> None:
        form = new_form()
        for name, editor in self.editors.items():
            word = entry_word(name)
            editor.set_name(plain(word))
            add_row(form, word, editor, entry_remark(name))
        column = QVBoxLayout(body)
        column.setContentsMargins(LARGE, MEDIUM, LARGE, LARGE)
        column.setSpacing(SMALL)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        column.addLayout(head)
        column.addWidget(self.kept)
        column.addWidget(self.refusal)
        column.addLayout(form)
        column.addStretch(1)
        self.setFocusProxy(next(iter(self.editors.values())))


class _LineEditor(Editor):
    """One line that suggests nothing: what stands elsewhere is no matter of these registers."""

    def __init__(self, spec: Field) -> None:
        super().__init__(spec)
        self.text = QLineEdit(self)
        self.line.addWidget(self.text)
        self.setFocusProxy(self.text)
        self.text.textEdited.connect(self.touched)
        self.text.returnPressed.connect(self.done)

    def show_value(self, value: Value) -> None:
        self.text.setText(joined(value))
        self.text.setCursorPosition(0)

    def given(self) -> object:
        return self.text.text()


def _editor(name: str, today: Today) -> Editor:
    if name in DATES:
        return DateEditor(Field(name, Kind.DATE), today)
    if name in LONG:
        return LongTextEditor(Field(name, Kind.LONG_TEXT))
    return _LineEditor(Field(name, Kind.TEXT))


def _typed_into(editor: Editor) -> list[QLineEdit | QPlainTextEdit]:
    return [*editor.findChildren(QLineEdit), *editor.findChildren(QPlainTextEdit)]
