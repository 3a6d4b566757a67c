"""The detail of a page: the form of one record, changing several together, or a word of advice."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import LOOK, is_discreet
from hrdesk.ui.focus import holds_focus
from hrdesk.ui.records.editors.base import Today, this_day
from hrdesk.ui.records.form import RecordForm
from hrdesk.ui.records.join_panel import JoinDialog
from hrdesk.ui.records.together import TogetherPanel
from hrdesk.ui.settings import Settings
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.veil import Veil


class DetailPane(QStackedWidget):
    """Shows what is chosen in the list."""

    remove_wanted = Signal(list)  # Refs
    share_wanted = Signal(list)  # Refs
    idle = Signal(bool)  # whether there is nothing to show now

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        # Which day it is; a page that is told the time asks that.
        self.today: Today = this_day
        self.form = RecordForm(desk, settings, today=lambda: self.today(), parent=self)
        self.panels: dict[str, TogetherPanel] = {}
        said = self.tr("Choose a row to see all of it here.")
        self._several: tuple[list[str], str] = [], ""
        # What was chosen while there was no room for this pane.
        self._later: tuple[list[str], str] | None = None
        self._veil = Veil(self)
        self._advice = EmptyState("file-text", said)
        self.addWidget(self._advice)
        self.addWidget(self._veil)
        self.addWidget(self.form)
        self.form.erased.connect(self._show_advice)
        self.currentChanged.connect(self._tell_idle)
        desk.changed.connect(self._look_again)

    @property
    def ref(self) -> str:
        """The record whose form is shown; empty while there is none."""
        return self.form.ref if self.currentWidget() is self.form else ""

    def show_chosen(self, refs: Sequence[str], kind: str) -> None:
        """Show one record, several together, or nothing; a draft is not taken away by nothing."""
        if len(refs) > 1:
            self.form.finish()
            self._several = list(refs), kind
            self._show_together(refs, kind)
        elif refs:
            self.show_record(refs[0])
        else:
            had_focus = holds_focus(self)
            self.show_nothing()
            self._go_back(had_focus)

    def show_later(self, refs: Sequence[str], kind: str) -> None:
        """The same once there is room for this pane; until then nothing is read for it."""
        self._later = list(refs), kind

    def show_nothing(self) -> None:
        """Show what to do; a draft stays."""
        if not self.is_beginning:
            self.form.finish()
            self.setCurrentWidget(self._advice)

    def leave(self) -> None:
        """Other things are listed; what was begun is there again when one is begun anew."""
        self.form.finish()
        self.setCurrentWidget(self._advice)

    @property
    def is_idle(self) -> bool:
        """Whether there is nothing that it could show."""
        return self.currentWidget() is self._advice

    @property
    def is_beginning(self) -> bool:
        """Whether a record is being begun here."""
        return self.currentWidget() is self.form and self.form.is_draft

    def show_way_back(self, is_alone: bool) -> None:
        """Where it has the place of the list."""
        for back in (self.form.head.back, *(panel.back for panel in self.panels.values())):
            back.setVisible(is_alone)

    def take_turns_with(self, new: QAction) -> None:
        """Nobody is asked to begin what is being begun."""
        self.idle.connect(lambda: new.setVisible(not self.is_beginning))

    def focus_several(self) -> None:
        """Go to the first field of those that are changed together."""
        shown = self.currentWidget()
        if isinstance(shown, TogetherPanel):
            shown.focus_first()

    def show_record(self, ref: str) -> bool:
        """Show one record; False when there is none."""
        is_there = self.form.show_record(ref)
        self.setCurrentWidget(self.form if is_there else self._advice)
        return is_there

    def cover(self, cover: QWidget) -> None:
        """Show one of the widgets added here in place of a record not to be read in passing."""
        self.form.finish()
        self.setCurrentWidget(cover)

    def new_record(self, kind: str, values: Mapping[str, object] | None = None) -> None:
        """Begin a record."""
        self.setCurrentWidget(self.form)
        self.form.new_record(kind, values)
        self._tell_idle()

    def ask_to_join(self, refs: Sequence[str]) -> None:
        """Show what joining some records would be, before it is done."""
        self.form.finish()
        JoinDialog(self._desk, refs, self).open()

    def _tell_idle(self) -> None:
        self.idle.emit(self.is_idle)

    def _show_advice(self) -> None:
        had_focus = holds_focus(self)
        self.setCurrentWidget(self._advice)
        self._go_back(had_focus)

    def _go_back(self, had_focus: bool) -> None:
        """Whoever was in what is gone goes on in the list."""
        if had_focus and self.currentWidget() is self._advice:
            self.form.close_wanted.emit()

    def _look_again(self, changes: Changes) -> None:
        """Several are shown or hidden together; a single one does so in its form."""
        shows_several = self.currentWidget() in (self._veil, *self.panels.values())
        if changes.operation == LOOK and shows_several:
            self._show_together(*self._several)

    def _show_together(self, refs: Sequence[str], kind: str) -> None:
        if is_discreet():
            self.setCurrentWidget(self._veil)
            return
        panel = self.panels.get(kind)
        if panel is None:
            panel = self.panels[kind] = TogetherPanel(self._desk, kind, self)
            panel.remove_wanted.connect(self.remove_wanted)
            panel.share_wanted.connect(self.share_wanted)
            panel.close_wanted.connect(self.form.close_wanted)
            panel.back.setHidden(self.form.head.back.isHidden())
            self.addWidget(panel)
        panel.show_records(refs)
        self.setCurrentWidget(panel)

    # ------------------------------------------------------------ Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        later, self._later = self._later, None
        if later is not None and not self.is_beginning:
            self.show_chosen(*later)
