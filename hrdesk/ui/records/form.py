"""One record in full: all its fields, what links to it, its history. Keeps itself as one goes."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.label import Label
from hrdesk.domain.records import field_of, kind_of, unsaid_of
from hrdesk.domain.values import Value, canonical
from hrdesk.operations.begun import Begun
from hrdesk.operations.records import archive, remove, resolve, restore
from hrdesk.operations.withdrawals import may_be_taken_off, take_off
from hrdesk.store.session import Session
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import LOOK, hides, is_discreet
from hrdesk.ui.records.called_here import titles_here
from hrdesk.ui.records.editors.base import Today, this_day
from hrdesk.ui.records.elsewhere import Elsewhere
from hrdesk.ui.records.erasing import EraseDialog
from hrdesk.ui.records.fields import RecordFields
from hrdesk.ui.records.form_head import FormHead
from hrdesk.ui.records.form_parts import done_action, is_gone, required_of, same_value, saved_with
from hrdesk.ui.records.history import HistoryView
from hrdesk.ui.records.holders_view import HoldersView
from hrdesk.ui.records.keeping_begun import KeepingBegun
from hrdesk.ui.records.linked import LinkedView
from hrdesk.ui.records.perhaps_here import PerhapsHere
from hrdesk.ui.records.saving import Saving
from hrdesk.ui.records.since_joined import SinceJoined
from hrdesk.ui.records.tabs import RecordTabs
from hrdesk.ui.settings import Settings
from hrdesk.ui.widgets.veil import Veil
from hrdesk.ui.words import comma, field_word, kind_word, number_word


class RecordForm(QWidget):
    """Shows a record, or begins one; there is no button to save."""

    open_requested = Signal(str)  # Ref of another record
    made = Signal(str)  # Ref: what was begun here is a record now
    close_wanted = Signal()  # back to the list
    share_wanted = Signal(str)  # Ref of the record that is to be sent
    erased = Signal()  # there is nothing to show any more
    shown = Signal(str)  # Ref of the record that is shown from now on; empty for a draft

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        *,
        today: Today = this_day,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._settings, self._today = desk, settings, today
        self._saving = Saving(desk, self)
        self._elsewhere = Elsewhere(desk, settings, lambda: self._saving.partners)
        self._forms: dict[str, RecordFields] = {}
        self._begun = KeepingBegun(desk, self)
        self.head = FormHead(desk, self)
        self.perhaps = PerhapsHere(desk, self)
        self.since = SinceJoined(desk, self)
        self.tabs = RecordTabs(self)
        self.veil = Veil(self)
        self._stack = QStackedWidget(self)
        self.linked, self.history = LinkedView(desk, self), HistoryView(desk, self)
        self.holders = HoldersView(desk, self)
        self._lay_out()
        self._connect()

    # ------------------------------------------------------------ what is shown

    @property
    def ref(self) -> str:
        """The record that is shown or begun; empty as long as there is none."""
        return self._saving.ref

    @property
    def kind(self) -> str:
        """The kind of what is shown; empty as long as there is none."""
        return self._saving.kind if self.ref else ""

    @property
    def is_draft(self) -> bool:
        """Whether what is shown is not on the desk yet."""
        return self._saving.draft is not None

    def begins(self, kind: str) -> bool:
        """Whether one of this kind is being begun: what it will have keeps its place."""
        return self.is_draft and self.kind == kind

    @property
    def fields(self) -> RecordFields | None:
        """The fields of what is shown."""
        return self._forms.get(self._saving.kind) if self.ref else None

    def show_record(self, ref: str) -> bool:
        """Show a record; what was being changed before is kept first. False when there is none."""
        if ref == self.ref and self._saving.state is not None:
            return True
        self._let_go()
        self.head.let_go()
        self.perhaps.stop()
        if not self._saving.open(ref):
            self._saving.ref = ""
            return False
        fields = self._open_fields(kind_of(ref))
        self._show_state()
        self._begun.follow(fields, kind_of(self.ref), self.ref)
        self.take_up()
        fields.verticalScrollBar().setValue(0)
        self.shown.emit(self.ref)
        return True

    def new_record(self, kind: str, values: Mapping[str, object] | None = None) -> None:
        """Begin a record; it is kept as soon as its needed field is filled."""
        self._let_go()
        self._saving.begin(kind)
        self.perhaps.begin(kind)
        fields, said = self._open_fields(kind), unsaid_of(kind) | dict(values or {})
        given = {name: canonical(field_of(kind, name), raw) for name, raw in said.items()}
        fields.show_values(given)
        self._show_draft(came_back=False)
        self._begun.follow(fields, kind, is_given=bool(values))
        self.head.discard.follow(fields, self._begun, self._saving)
        self.take_up()
        self.shown.emit("")
        self.tabs.setCurrentWidget(self._stack)
        fields.focus_first()
        self._keep_draft()

    def take_up(self, begun: Begun | None = None) -> None:
        """Show again what was typed here before and is not kept; or else this, which was begun."""
        while begun is not None and self.is_draft and self._saving.is_on_way(self.ref):
            # What was taken up first was whole and is becoming a record of its own.
            self.new_record(self.kind)
        fields = self.fields
        typed = self._begun.left(fields, begun)
        if fields is None or not typed:
            return
        if self.is_draft:
            fields.show_values({})
            self._show_draft(came_back=True)
        else:
            self.head.kept.say(self.tr("What you had begun is here again."))
        fields.take_up(typed)
        self.head.discard.look()

    def finish(self) -> None:
        """Keep what stands in the fields, as leaving each of them would; it may be gone on with."""
        fields = self.fields
        if fields is None:
            return
        for row in fields.touched_rows():
            self._keep(row.spec.name)
        is_new = self.is_draft and not self._saving.is_on_way(self.ref)
        if self.is_draft and not is_new:
            self._begun.made(fields, self.ref)
        self._begun.leave(fields.typed() if is_new else fields.bad())

    def _let_go(self) -> None:
        """Something else is shown from now on."""
        self.finish()
        if self.fields is not None:
            self.fields.forget()

    # ------------------------------------------------------------ keeping

    def _keep(self, name: str) -> None:
        fields = self.fields
        if fields is None:
            return
        row, state = fields.rows[name], self._saving.state
        row.is_left = True
        if self.is_draft:
            row.read()
            self._keep_draft()
            return
        value = row.read() if row.is_touched else None
        if value is None or state is None:
            return
        argued = name in {register.partition("/")[0] for register in state.conflicts()}
        if same_value(value, state.value(name)) and not argued:
            row.settle(value)
        else:
            self._saving.keep({name: value})

    def _keep_draft(self) -> None:
        """A draft becomes a record as soon as it can be recognised."""
        fields = self.fields
        if fields is None or not self.is_draft:
            return
        values = fields.given_values()
        if all(values.get(spec.name) for spec in required_of(self._saving.kind)):
            self._saving.keep(values)

    def _look_whether_here(self) -> None:
        """Tell what is begun, also what was typed a moment ago and is not kept yet."""
        state, fields = self._saving.state, self.fields
        values: dict[str, Value] = dict(state.values()) if state is not None else {}
        values |= fields.typed_texts() if fields is not None else {}
        self.perhaps.look(self.ref, values)

    def _was_kept(self, values: Mapping[str, Value]) -> None:
        fields = self.fields
        for name, value in values.items():
            if fields is not None and same_value(fields.rows[name].read(), value):
                fields.rows[name].settle(value)
        self.head.fault.say("")
        self._begun.note()

    def _was_made(self, ref: str) -> None:
        if ref == self.ref:  # Whoever has gone on to another one stays there.
            if self.fields is not None:
                self._begun.made(self.fields, ref)
            self.made.emit(ref)

    def _was_not_kept(self, values: Mapping[str, Value]) -> None:
        names = comma().join(field_word(name) for name in values)
        said = self.tr("Not saved yet: {fields}. It stays here; leave the field to try again.")
        self.head.fault.say(said.format(fields=names))

    # ------------------------------------------------------------ showing

    def _show_state(self) -> None:
        state, fields = self._saving.state, self.fields
        if state is None:
            if self.is_draft:
                self._show_draft(came_back=False)
            return
        if fields is not None:
            fields.show_state(state)
        title = titles_here(self._desk, [self.ref]).get(self.ref, self.ref)
        off = self._desk.read(may_be_taken_off, [self.ref])
        self.head.show_state(state, title, may_be_taken_off=off)
        self.head.kept.say("")
        self.since.show_record(self.ref)
        self._show_what_there_was(True)
        self._veil()
        self._show_tab()

    def _show_draft(self, *, came_back: bool) -> None:
        draft = self._saving.draft
        if draft is None:
            return
        kind, said = kind_word(self._saving.kind).lower(), saved_with(self._saving.kind)
        self.since.show_record("")
        self.head.show_draft(draft, self.tr("New {kind}").format(kind=kind))
        if came_back:
            said = f"{self.tr('What you had begun is here again.')} {said}"
        self.head.kept.say(said)
        self._show_what_there_was(False)
        self._veil()

    def _show_what_there_was(self, shown: bool) -> None:
        """In its place from the start: nothing moves under the hand once the record is made."""
        # By widget: a page may put tabs of its own between these.
        for place in map(self.tabs.indexOf, (self.linked, self.history, self.holders)):
            self.tabs.setTabVisible(place, not is_discreet())
            self.tabs.setTabEnabled(place, shown)
        self._count_links()

    def _veil(self) -> None:
        state = self._saving.state
        is_hidden = state is not None and hides(state.label, self.ref)
        self.head.setVisible(not is_hidden)
        self.tabs.setVisible(not is_hidden)
        if is_hidden:
            self.perhaps.hide()
            self.since.hide()
        self.veil.setVisible(is_hidden)

    def _open_fields(self, kind: str) -> RecordFields:
        fields = self._forms.get(kind)
        if fields is None:
            fields = self._forms[kind] = RecordFields(self._desk, kind, today=self._today)
            self._stack.addWidget(fields)
            fields.tell_elsewhere(self._elsewhere)
            fields.meant.connect(self._keep)
            fields.touched.connect(self.perhaps.look_soon)
            fields.touched.connect(self._begun.note)
            fields.touched.connect(self.head.discard.look)
            fields.taken.connect(self._resolve)
            fields.open_requested.connect(self.open_requested)
        if self._stack.currentWidget() is not fields:
            # The part that was open may be none of this kind: Qt would open the one beside it.
            self.tabs.setCurrentWidget(self._stack)
            self._stack.setCurrentWidget(fields)
        return fields

    def _show_tab(self) -> None:
        shown = self.tabs.currentWidget()
        if self._saving.state is None:
            return
        if isinstance(shown, LinkedView | HistoryView | HoldersView):
            shown.show_record(self.ref)

    def _count_links(self) -> None:
        count = self.linked.count_of(self.ref)
        said = self.tr("Linked ({count})").format(count=number_word(count))
        self.tabs.setTabText(self.tabs.indexOf(self.linked), said if count else self.tr("Linked"))

    # ------------------------------------------------------------ doing

    def _resolve(self, name: str, value: object) -> None:
        fields = self.fields
        if fields is not None and name in fields.rows:
            fields.rows[name].give_up()
        self._desk.do(resolve, self.ref, name, value)

    def _label(self, label: Label, partners: tuple[str, ...] | None) -> None:
        self._saving.keep_label(label, partners)

    def _put(self, operation: Callable[[Session, list[str]], Changes]) -> None:
        self.finish()
        self._desk.do(operation, [self.ref])

    def _erase(self) -> None:
        self.ask_to_erase(self.ref)

    def ask_to_erase(self, ref: str) -> None:
        """Show what erasing a record means; it is erased if the person wants that then."""
        self.finish()
        EraseDialog(self._desk, ref, self).open()

    def _leave(self) -> None:
        self.finish()
        self.close_wanted.emit()

    def _share(self) -> None:
        self.finish()
        self.share_wanted.emit(self.ref)

    def _copy_ref(self) -> None:
        QGuiApplication.clipboard().setText(self.ref)

    def _links_changed(self, changes: Changes) -> None:
        if changes.operation == LOOK:
            self._show_state()
            return
        if is_gone(changes, self.ref, is_there=self._saving.state is not None):
            if self.fields is not None:
                self.fields.forget()
            self._begun.forget(kind_of(self.ref), self.ref)
            self._saving.close()
            self.erased.emit()
        if self._saving.state is not None and self.isVisible():
            self._count_links()
            self._show_tab()

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        self.tabs.setAccessibleName(self.tr("Parts of the record"))
        self.tabs.addTab(self._stack, self.tr("Details"))
        self.tabs.addTab(self.linked, self.tr("Linked"))
        self.tabs.addTab(self.history, self.tr("History"))
        self.tabs.addTab(self.holders, self.tr("Who has it"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.head, self.perhaps, self.since):
            layout.addWidget(widget)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.veil, 1)
        self.addAction(self.head.label.shortcut)
        # In the tabs of a place Ctrl+Enter is for what is filled in there.
        self._stack.addAction(done_action(self, self._leave))

    def _connect(self) -> None:
        saving, head = self._saving, self.head
        saving.read.connect(self._show_state)
        saving.kept.connect(self._was_kept)
        saving.not_kept.connect(self._was_not_kept)
        saving.made.connect(self._was_made)
        saving.lost.connect(self._begun.put_back)
        saving.became.connect(self.shown)
        saving.read.connect(self.perhaps.look_soon)
        head.discard.done.connect(self.perhaps.look_soon)
        self.perhaps.wanted.connect(self._look_whether_here)
        self.perhaps.open_requested.connect(self.open_requested)
        head.label.chosen.connect(self._label)
        head.taken.connect(self._resolve)
        head.archive_wanted.connect(partial(self._put, archive))
        head.remove_wanted.connect(partial(self._put, remove))
        head.restore_wanted.connect(partial(self._put, restore))
        head.take_off_wanted.connect(partial(self._put, take_off))
        head.erase_wanted.connect(self._erase)
        head.copy_wanted.connect(self._copy_ref)
        head.share_wanted.connect(self._share)
        head.close_wanted.connect(self.close_wanted)
        self.tabs.currentChanged.connect(self._show_tab)
        self.linked.open_requested.connect(self.open_requested)
        self._desk.changed.connect(self._links_changed)
