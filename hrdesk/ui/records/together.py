"""Change several records together: only what is touched is written, and one step takes it back.

CardBook's four rules: the same value is shown; different ones are said to be different; empty is
a value; only touched fields are written. Of sets the common values are shown, and what is added or
taken away is added to or taken from every record.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.changes import Changes
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.label import Label
from hrdesk.domain.records import shape_of
from hrdesk.domain.same import SAME_AS
from hrdesk.operations.records import archive
from hrdesk.operations.together import change_together
from hrdesk.store import listing
from hrdesk.ui.desk import Desk
from hrdesk.ui.icons import icon
from hrdesk.ui.records.columns import LABEL
from hrdesk.ui.records.editors.base import Editor
from hrdesk.ui.records.editors.choices import CodeEditor
from hrdesk.ui.records.editors.make import editor_for
from hrdesk.ui.records.form_area import FieldName, FormArea
from hrdesk.ui.records.form_parts import done_action
from hrdesk.ui.records.label_menu import LabelMenu
from hrdesk.ui.records.labelling import label_sentence
from hrdesk.ui.records.letting_go import Way, way_sentence, way_word
from hrdesk.ui.records.notices import Hint, Notice
from hrdesk.ui.records.together_row import TogetherRow
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL, ReviewState
from hrdesk.ui.widgets.flow import FlowLayout
from hrdesk.ui.widgets.headings import SectionTitle
from hrdesk.ui.widgets.marking import label_icon
from hrdesk.ui.words import field_word, kind_plural, label_word, number_word

_LABEL_FIELD = Field(LABEL, Kind.CODE, codes=tuple(map(str, Label)))
# What belongs to one record alone is not changed for several.
_ALONE = frozenset({Kind.LONG_TEXT, Kind.EMAIL, Kind.PHONE, Kind.URL})
# What is merged is looked at first, value by value.
_ELSEWHERE = frozenset({SAME_AS})


class TogetherPanel(QWidget):
    """Stands in place of the form while more than one row is chosen."""

    remove_wanted = Signal(list)  # Refs
    share_wanted = Signal(list)  # Refs
    close_wanted = Signal()

    def __init__(self, desk: Desk, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.kind = desk, kind
        self._refs: list[str] = []
        self._labels: dict[Label, int] = {}
        # Something was changed while another page was open.
        self._is_behind = False
        self.rows: dict[str, TogetherRow] = {}
        self._title = SectionTitle()
        # There where the list is not beside it.
        self.back = QToolButton(self)
        self.back.hide()
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
        self.labels.field = self.rows[LABEL].editor
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
        said = self.tr("This lowers the label of %n record(s) to {label}. {sentence}", "", lowered)
        label = Label(code)
        return said.format(label=label_word(label), sentence=label_sentence(label))

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        layout.addWidget(self.fields, 1)
        layout.addWidget(self._foot())
        self._fill()

    def _head(self) -> QWidget:
        head = QWidget(self)
        self.back.setIcon(icon("arrow-left"))
        self.back.setAutoRaise(True)
        self.back.setToolTip(self.tr("Back to the list (Esc)"))
        self.back.setAccessibleName(self.tr("Back to the list"))
        self.back.clicked.connect(self.close_wanted)
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
        line = QHBoxLayout()
        line.setSpacing(SMALL)
        line.addWidget(self.back)
        line.addWidget(self._title)
        line.addStretch(1)
        layout.addLayout(line)
        layout.addLayout(buttons)
        return head

    def _foot(self) -> QWidget:
        """Always in sight, whichever field somebody is at."""
        foot = QWidget(self)
        line = QHBoxLayout()
        line.setSpacing(MEDIUM)
        line.addWidget(self.change)
        line.addWidget(self._said, 1)
        layout = QVBoxLayout(foot)
        layout.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        layout.setSpacing(SMALL)
        layout.addWidget(self._lowers)
        layout.addWidget(self._fault)
        layout.addLayout(line)
        return foot

    def _fill(self) -> None:
        labels = CodeEditor(_LABEL_FIELD, _LABEL_FIELD.codes or (), self._body)
        labels.choice.removeItem(0)  # there is no record without one
        for row, label in enumerate(Label):
            labels.choice.setItemIcon(row, label_icon(label))
        self._add(LABEL, labels)
        for spec in shape_of(self.kind).fields:
            if not spec.required and spec.kind not in _ALONE and spec.name not in _ELSEWHERE:
                self._add(spec.name, editor_for(spec, self.kind, self._desk, parent=self._body))
        self.fields.setWidget(self._body)

    def _add(self, name: str, editor: Editor) -> None:
        row = TogetherRow(editor, self._body)
        row.touched.connect(self._touched)
        self.rows[name] = row
        self.fields.form.addRow(FieldName(field_word(name), row, self._body), row)
