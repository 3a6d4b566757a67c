"""The fields of one kind as a form: sections of rows, built once and filled for each record."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QWidget,
)

from hrdesk.domain.combine import suggested_text
from hrdesk.domain.dates import Span
from hrdesk.domain.fields import Kind
from hrdesk.domain.same import SAME_AS, is_link
from hrdesk.domain.state import RecordState
from hrdesk.domain.text_merge import text_of
from hrdesk.domain.values import Value
from hrdesk.operations.agreed import agreed_text
from hrdesk.store import listing
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import hides, is_discreet, is_strict
from hrdesk.ui.records.called_here import shown_here
from hrdesk.ui.records.conflicts import choices_of
from hrdesk.ui.records.editors.base import Today, this_day
from hrdesk.ui.records.editors.make import editor_for
from hrdesk.ui.records.editors.span import SpanEditor
from hrdesk.ui.records.field_row import FieldRow
from hrdesk.ui.records.form_area import FieldName, FormArea
from hrdesk.ui.records.form_parts import SectionHead
from hrdesk.ui.records.keeping_still import KeepingStill
from hrdesk.ui.records.proposal_words import about_text
from hrdesk.ui.records.sections import Section, sections_of
from hrdesk.ui.tokens import MEDIUM
from hrdesk.ui.widgets.form_rows import FormBody
from hrdesk.ui.words import field_word

_TYPED = (Kind.TEXT, Kind.EMAIL, Kind.PHONE)
# What means nothing as long as another field is empty: days left out of what happens once.
_ONLY_WITH = {"exceptions": "recurrence"}
# A section that is for one choice of a field alone.
_ONLY_FOR = {"agreement": ("type", "agreement")}
# What stands in another field already is not shown twice: of most agreements the day is the same.
_NOT_TWICE = {"signed": "date"}
_WATCHED = {*_ONLY_WITH.values(), *(name for name, _ in _ONLY_FOR.values())}


class RecordFields(FormArea):
    """Tells which field is meant: when its editor says so, or when the focus leaves it."""

    meant = Signal(str)  # field
    touched = Signal(str)  # field
    taken = Signal(str, object)  # field, value that decides a conflict
    open_requested = Signal(str)  # Ref

    def __init__(
        self, desk: Desk, kind: str, *, today: Today = this_day, parent: QWidget | None = None
    ) -> None:
        self.rows: dict[str, FieldRow] = {}
        self._body = FormBody(self.rows.values())
        super().__init__(self._body, parent, above=MEDIUM)
        self.kind = kind
        self._desk, self._today = desk, today
        self._heads: dict[str, SectionHead] = {}
        self._opened: dict[str, bool] = {}
        self._state: RecordState | None = None
        self._argued: frozenset[str] = frozenset()  # the fields that desks disagree on
        self._build()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    def show_state(self, state: RecordState) -> None:
        """Fill all rows from a record; what a person is typing stays."""
        for name, row in self.rows.items():
            row.show_value(state.value(name))
        self.show_conflicts(state)
        self._veil_rows()
        self._fold()

    def _veil_rows(self) -> None:
        """Hide what leaves for some desks only, and whom or what it would name."""
        for row in self.rows.values():
            row.veil(bool(row.value) and is_discreet() and self._is_hidden(row))

    def _unveil_rows(self) -> None:
        for row in self.rows.values():
            row.veil(False)

    def _is_hidden(self, row: FieldRow) -> bool:
        if not row.spec.is_link:
            return is_strict(row.spec.floor)
        refs = [row.value] if isinstance(row.value, str) else list(row.value)
        labels = self._desk.read(listing.labels, refs)
        return any(hides(labels.get(ref), ref) for ref in refs)

    def tell_elsewhere(self, said: Callable[[Span], str]) -> None:
        """What stands under dates with a time."""
        for row in self.rows.values():
            if isinstance(row.editor, SpanEditor):
                row.editor.elsewhere = said

    def show_values(self, values: Mapping[str, Value]) -> None:
        """Fill all rows of a new record; what was proposed for it counts as typed."""
        self._unveil_rows()
        self._argued = frozenset()
        for name, row in self.rows.items():
            row.is_touched = False
            row.show_value(values.get(name, () if row.spec.is_set else ""))
            row.show_choices(())
            row.is_touched = bool(values.get(name))
        self._fold()

    def show_conflicts(self, state: RecordState) -> None:
        """Show what desks disagree on beside each field."""
        self._state = state
        argued, zone = state.conflicts(), self._desk.database.identity.zone
        self._argued = frozenset(register.partition("/")[0] for register in argued)
        for row in self.rows.values():
            row.show_choices(choices_of(state, row.spec, self._title, zone) if argued else ())

    def forget(self) -> None:
        """Let go of what was typed, before another record is shown."""
        self._still.end()
        for row in self.rows.values():
            row.is_touched = False

    def touched_rows(self) -> list[FieldRow]:
        """The rows a person changed and nothing was kept of yet."""
        return [row for row in self.rows.values() if row.is_touched]

    def typed(self) -> dict[str, object]:
        """What a person typed and nothing was kept of yet, by field."""
        return {row.spec.name: row.given for row in self.touched_rows()}

    def given_values(self) -> dict[str, Value]:
        """What was typed and can be kept, by field."""
        found: dict[str, Value] = {}
        for row in self.touched_rows():
            value = row.read() if row.editor.given() and not row.is_half else None
            if value:
                found[row.spec.name] = value
        return found

    def typed_texts(self) -> dict[str, str]:
        """What means something while it is being typed, and is not kept yet."""
        given = {row.spec.name: row.given for row in self.touched_rows() if row.spec.kind in _TYPED}
        return {name: text for name, text in given.items() if isinstance(text, str) and text}

    def bad(self) -> dict[str, object]:
        """What was typed and cannot be kept, by field."""
        return {row.spec.name: row.bad.given for row in self.touched_rows() if row.bad}

    def take_up(self, typed: Mapping[str, object]) -> None:
        """Show again what was typed and not kept."""
        for name, given in typed.items():
            self.rows[name].take_up(given)
        if typed:
            self._fold()

    def propose(self, values: Mapping[str, Value]) -> None:
        """Fill some rows as if that had been typed."""
        for name, value in values.items():
            row = self.rows[name]
            row.is_touched = False
            row.show_value(value)
            row.is_touched = True
            self.touched.emit(name)
        self._fold()

    def put_on_top(self, widget: QWidget) -> None:
        """Put what a place shows of its own over all sections; it scrolls with them."""
        if widget.parentWidget() is not self._body:
            self.form.insertRow(0, widget)

    def keep_still(self) -> None:
        """What is being filled in was made: what comes over the fields now moves none of them."""
        self._still.begin()

    def focus_first(self) -> None:
        """Go to the first field, and to the top."""
        self.verticalScrollBar().setValue(0)
        first = next(iter(self.rows.values()))
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_field(self, name: str) -> None:
        """Go to a field, opening its section."""
        for head in self._heads.values():
            if any(spec.name == name for spec in head.section.fields):
                head.setChecked(True)
        self.rows[name].setFocus(Qt.FocusReason.OtherFocusReason)
        self._bring_soon(self.rows[name])

    def _bring_soon(self, row: FieldRow) -> None:
        """Once everything stands where it will: a section may just have opened, or the pane itself."""
        QTimer.singleShot(0, self, partial(self._bring_in_sight, row))

    def _bring_in_sight(self, row: FieldRow) -> None:
        self.ensureWidgetVisible(row)
        within = row.focusWidget()
        if within is not None:
            # A row may be higher than the pane: what is typed into counts most.
            self.ensureWidgetVisible(within)

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        for section in sections_of(self.kind):
            self._add_section(section)
        editors = (row.editor for row in self.rows.values())
        self.has_hours = any(isinstance(each, SpanEditor) and each.has_hours for each in editors)
        self.setWidget(self._body)
        self._still = KeepingStill(self, self._body, next(iter(self.rows.values())))

    def _add_section(self, section: Section) -> None:
        if section.title:
            head = SectionHead(section, self._body)
            head.toggled.connect(self._toggle)
            self._heads[section.key] = head
            self.form.addRow(head)
        for spec in section.fields:
            editor = editor_for(spec, self.kind, self._desk, today=self._today)
            row = FieldRow(spec, editor, self._body)
            self.rows[spec.name] = row
            self.form.addRow(FieldName(field_word(spec.name), row, self._body), row)
            row.meant.connect(self.meant)
            row.touched.connect(self.touched)
            if spec.name in _WATCHED:
                row.touched.connect(self._show_what_counts)
            row.taken.connect(self.taken)
            row.combine_wanted.connect(self._combine)
            row.open_requested.connect(self.open_requested)

    def _combine(self, name: str) -> None:
        """Propose a text of all that stand; it is kept when it is meant, as whatever is typed."""
        state, row = self._state, self.rows[name]
        if state is None:
            return
        heads = state.heads(name)
        base = self._desk.read(agreed_text, state.ref, heads)
        parts = suggested_text(row.spec, heads, base, state.text(name))
        row.propose(text_of(parts), about_text(parts, knows_base=base is not None))

    def _title(self, ref: str) -> str:
        return shown_here(self._desk, [ref]).get(ref, ref)

    # ------------------------------------------------------------ folding

    def _fold(self) -> None:
        """Sections with nothing in them are closed, unless a person opened them."""
        for key, head in self._heads.items():
            rows = [self.rows[spec.name] for spec in head.section.fields]
            has_something = any(row.value or row.is_touched for row in rows) or (
                self._same_is_argued() and self.rows[SAME_AS] in rows
            )
            open_ = has_something or self._opened.get(key, False)
            head.show_open(open_)
            self._show_rows(head.section, open_)
        self._show_what_counts()

    def _show_what_counts(self, *_: str) -> None:
        """What stands somewhere, or is argued, is shown whether it means something or not."""
        for name, other in _ONLY_WITH.items():
            row = self.rows.get(name)
            if row is not None:
                counts = self.rows[other].given or self._has_something(row)
                self.form.setRowVisible(row, bool(counts))
        for key, (name, choice) in _ONLY_FOR.items():
            head = self._heads.get(key)
            if head is not None:
                rows = [self.rows[spec.name] for spec in head.section.fields]
                counts = self.rows[name].given == choice or any(map(self._has_something, rows))
                self.form.setRowVisible(head, counts)
                self._show_rows(head.section, counts and head.isChecked())
        self._show_once()

    def _show_once(self) -> None:
        for name, other in _NOT_TWICE.items():
            row, same = self.rows.get(name), self.rows.get(other)
            if row is not None and same is not None and row.value == same.value:
                is_at_work = row.is_touched or same.is_touched or name in self._argued
                if row.value and not is_at_work:
                    self.form.setRowVisible(row, False)

    def _has_something(self, row: FieldRow) -> bool:
        return bool(row.value) or row.is_touched or row.spec.name in self._argued

    def _toggle(self, open_: bool) -> None:
        head = self.sender()
        if isinstance(head, SectionHead):
            self._opened[head.section.key] = open_
            self._show_rows(head.section, open_)
            self._show_once()

    def _show_rows(self, section: Section, shown: bool) -> None:
        for spec in section.fields:
            # What is joined is said above; the field is for deciding only.
            is_for_people = spec.name != SAME_AS or self._same_is_argued()
            self.form.setRowVisible(self.rows[spec.name], shown and is_for_people)

    def _same_is_argued(self) -> bool:
        return self._state is not None and any(map(is_link, self._state.conflicts()))

    # ------------------------------------------------------------ focus

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        left, entered = self._row_of(before), self._row_of(now)
        if now is not None and self not in _upwards(now):
            self._still.end()
        # To look into another window is not to go on: half a word waits to be finished.
        stays = now is None and left is not None and left.is_half
        if left is not None and left is not entered and left.is_touched and not stays:
            self.meant.emit(left.spec.name)
        if entered is not None and left is not entered and now is not None:
            self._bring_soon(entered)

    def _row_of(self, widget: QWidget | None) -> FieldRow | None:
        """The row of this form that a widget, or the pop-up it is in, belongs to."""
        above = list(_upwards(widget))
        if self not in above:
            return None
        return next((each for each in above if isinstance(each, FieldRow)), None)


def _upwards(widget: QObject | None) -> Iterator[QObject]:
    """A widget and everything it belongs to, pop-ups included."""
    here = widget
    while here is not None:
        yield here
        here = here.parent()
