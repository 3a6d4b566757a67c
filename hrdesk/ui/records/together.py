"""Change several records together: only what is touched is written, and one step takes it back.

CardBook's four rules: the same value is shown; different ones are said to be different; empty is
a value; only touched fields are written. Of sets the common values are shown, and what is added or
taken away is added to or taken from every record.
"""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.changes import Changes
from hrdesk.domain.errors import BadValue
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.label import Label
from hrdesk.domain.records import shape_of
from hrdesk.domain.same import SAME_AS
from hrdesk.domain.values import Value, canonical
from hrdesk.operations.records import archive
from hrdesk.operations.together import change_together
from hrdesk.store import listing
from hrdesk.store.listing import as_value
from hrdesk.ui.desk import Desk
from hrdesk.ui.icons import Tone, icon
from hrdesk.ui.records.columns import LABEL
from hrdesk.ui.records.editors.base import Editor
from hrdesk.ui.records.editors.choices import CodeEditor
from hrdesk.ui.records.editors.make import editor_for
from hrdesk.ui.records.form_area import FormArea
from hrdesk.ui.records.form_parts import done_action
from hrdesk.ui.records.label_menu import LabelMenu
from hrdesk.ui.records.labelling import label_sentence
from hrdesk.ui.records.letting_go import Way, way_sentence, way_word
from hrdesk.ui.records.notices import Hint, Notice
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import GAP, LARGE, MEDIUM, SMALL, ReviewState, scaled
from hrdesk.ui.widgets.flow import FlowLayout
from hrdesk.ui.widgets.headings import SectionTitle
from hrdesk.ui.words import field_word, kind_plural, number_word, wanted_sentence

_DOT = 14
_LABEL_FIELD = Field(LABEL, Kind.CODE, codes=tuple(map(str, Label)))
# What belongs to one record alone is not changed for several.
_ALONE = frozenset({Kind.LONG_TEXT, Kind.EMAIL, Kind.PHONE, Kind.URL})
# What is merged is looked at first, value by value.
_ELSEWHERE = frozenset({SAME_AS})


class TogetherPanel(QWidget):
    """Stands in place of the form while more than one row is chosen."""

    remove_wanted = Signal(list)  # Refs
    share_wanted = Signal(list)  # Refs

    def __init__(self, desk: Desk, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.kind = desk, kind
        self._refs: list[str] = []
        self._labels: dict[Label, int] = {}
        # Something was changed while another page was open.
        self._is_behind = False
        self.rows: dict[str, TogetherRow] = {}
        self._title = SectionTitle()
        self._said = Hint(self)
        self._said.say(self.tr("Only the fields you touch are changed. Ctrl+Z takes it back."))
        self._fault = Notice(ReviewState.ERROR, self)
        self._lowers = Notice(ReviewState.CHANGED, self)
        self.change = QPushButton(self)
        make_primary(self.change)
        self.change.clicked.connect(self.write)
        self._body = QWidget()
        self.fields = FormArea(self._body, self)
        self._lay_out()
        self.labels = LabelMenu(self)
        self.labels.chosen.connect(self.choose_label)
        self.addAction(self.labels.shortcut)
        self._body.addAction(done_action(self, self._write_touched))
        desk.changed.connect(self._follow)

    def show_records(self, refs: Sequence[str]) -> None:
        """Show what these records have in common; what was touched is forgotten."""
        self._refs = list(refs)
        kinds = kind_plural(self.kind).lower()
        said = self.tr("{count} {kinds} chosen").format(
            count=number_word(len(self._refs)), kinds=kinds
        )
        self._title.setText(said)
        self.change.setText(
            self.tr("Change all {count}").format(count=number_word(len(self._refs)))
        )
        for row in self.rows.values():
            row.settle()
        self._show_values()
        self._fault.say("")
        self._touched()

    def _follow(self, changes: Changes) -> None:
        """Undone, or changed elsewhere: what is shown is what stands, but for what was touched."""
        if set(self._refs).isdisjoint(changes.refs):
            return
        if self.isVisible():
            self._show_values()
            self._touched()
        else:
            self._is_behind = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_behind:
            self._show_values()
            self._touched()

    def _show_values(self) -> None:
        self._is_behind = False
        fields = [name for name in self.rows if name != LABEL]
        found = self._desk.read(listing.different, self.kind, self._refs, fields)
        labels = self._desk.read(listing.label_counts, self._refs)
        self._labels = {Label(label): count for label, count in labels.items()}
        for name, row in self.rows.items():
            if not row.is_touched:
                row.show_values(list(labels) if name == LABEL else found[name])

    def write(self) -> None:
        """Write what was touched into all of them."""
        values: dict[str, object] = {}
        added: dict[str, tuple[str, ...]] = {}
        removed: dict[str, tuple[str, ...]] = {}
        label: Label | None = None
        for name, row in self.rows.items():
            if not row.is_touched:
                continue
            value = row.read()
            if value is None:
                self._fault.say(self.tr("Nothing is changed yet. See the field that is marked."))
                return
            if name == LABEL:
                label = Label(str(value)) if value else None
            elif isinstance(value, tuple):
                added[name], removed[name] = row.difference(value)
            else:
                values[name] = value
        self._desk.do(
            change_together, self._refs, values, added=added, removed=removed, label=label
        )
        for row in self.rows.values():
            row.settle()
        self._touched()

    def focus_first(self) -> None:
        """Go to the first field that several may share."""
        next(iter(self.rows.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _write_touched(self) -> None:
        if self.change.isEnabled():
            self.write()

    def choose_label(self, label: Label) -> None:
        """Give all of them a label; one that lets more out waits until it is said so again."""
        self.rows[LABEL].mean(label.value)
        if self._lowers.text():
            self.change.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.write()

    def _archive(self) -> None:
        self._desk.do(archive, self._refs)

    def _share(self) -> None:
        self.share_wanted.emit(self._refs)

    def _remove(self) -> None:
        self.remove_wanted.emit(self._refs)

    def _touched(self) -> None:
        self.change.setEnabled(any(row.is_touched for row in self.rows.values()))
        self._lowers.say(self._what_is_lowered())

    def _what_is_lowered(self) -> str:
        """A weaker label lets more out: said before it is written."""
        row = self.rows[LABEL]
        code = str(row.editor.given()) if row.is_touched else ""
        below = Label(code).rank if code else 0
        stricter = [count for label, count in self._labels.items() if label.rank > below]
        lowered = sum(stricter) if code else 0
        if not lowered:
            return ""
        said = self.tr("This lowers the label of {count}. {sentence}")
        return said.format(count=number_word(lowered), sentence=label_sentence(Label(code)))

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        layout.addWidget(self.fields, 1)
        self._fill()

    def _head(self) -> QWidget:
        head = QWidget(self)
        self.share = QPushButton(self.tr("Share with…"), head)
        aside, gone = QPushButton(head), QPushButton(head)
        for button, way in ((aside, Way.ASIDE), (gone, Way.BIN)):
            button.setText(way_word(way))
            button.setToolTip(way_sentence(way))
        self.share.clicked.connect(self._share)
        aside.clicked.connect(self._archive)
        gone.clicked.connect(self._remove)
        buttons = FlowLayout()
        for button in (self.share, aside, gone):
            buttons.addWidget(button)
        layout = QVBoxLayout(head)
        layout.setContentsMargins(LARGE, MEDIUM, LARGE, SMALL)
        layout.setSpacing(SMALL)
        layout.addWidget(self._title)
        layout.addLayout(buttons)
        layout.addWidget(self._said)
        layout.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(self._lowers)
        layout.addWidget(self._fault)
        return head

    def _fill(self) -> None:
        self._add(LABEL, CodeEditor(_LABEL_FIELD, _LABEL_FIELD.codes or (), self._body))
        for spec in shape_of(self.kind).fields:
            if not spec.required and spec.kind not in _ALONE and spec.name not in _ELSEWHERE:
                self._add(spec.name, editor_for(spec, self.kind, self._desk, parent=self._body))
        self.fields.setWidget(self._body)

    def _add(self, name: str, editor: Editor) -> None:
        row = TogetherRow(editor, self._body)
        row.touched.connect(self._touched)
        self.rows[name] = row
        label = QLabel(field_word(name), self._body)
        label.setWordWrap(True)
        label.setBuddy(row)
        self.fields.form.addRow(label, row)


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
        self._draw_dot()
        # Where the values differ the editor is empty already: nothing to take out of it.
        self.empty = QToolButton(self)
        self.empty.setIcon(icon("minus"))
        self.empty.setAutoRaise(True)
        self.empty.setToolTip(self.tr("Empty in all"))
        self.empty.setAccessibleName(self.tr("Empty {field} in all").format(field=name))
        self.empty.clicked.connect(self.empty_all)
        editor.set_name(name)
        editor.touched.connect(self._touch)
        self.setFocusProxy(editor)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._draw_dot()

    def _draw_dot(self) -> None:
        side = scaled(self.font(), _DOT)
        self._dot.setPixmap(icon("pencil", Tone.ACCENT).pixmap(side, side))
        self._dot.setFixedHeight(self.undo.sizeHint().height())

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
        self.editor.set_placeholder(self.tr("— empty in all —"))
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
            # Beside a calendar, hours and a zone the longer words were cut.
            is_short = self.spec.kind in (Kind.DATE, Kind.SPAN)
            said = self.tr("— several —") if is_short else self.tr("— different values —")
            self.editor.show_different(said)
        else:
            self.editor.set_placeholder(self._prompt())
            self.editor.show_value(self._common)

    def _prompt(self) -> str:
        if not self.spec.is_set:
            return ""
        return self.tr("Add to all…  (some have more)") if self._differ else self.tr("Add to all…")

    def _touch(self) -> None:
        self.is_touched = True
        self._fault.say("")
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
