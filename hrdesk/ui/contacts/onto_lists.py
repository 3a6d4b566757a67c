"""Puts people on a mailing list: one that they are dropped on, one that is asked for, or a new one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from hrdesk.domain.records import kind_of
from hrdesk.operations import lists
from hrdesk.operations.records import add_record
from hrdesk.store import listing
from hrdesk.ui.contacts.list_popup import ListPopup
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import isolated


class OntoLists(QObject):
    """Asks over the page to which it belongs."""

    said = Signal(str)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def ask(self, refs: Sequence[str]) -> None:
        """Ask on which mailing list these people are to be put."""
        if not refs:
            self.said.emit(self.tr("Choose people in the list first, then put them on a list"))
            return
        popup = ListPopup(self._desk, refs, self._page)
        popup.chosen.connect(partial(self.add, refs))
        popup.new_wanted.connect(partial(self._add_to_new, refs))
        popup.open_over(self._page)

    def drop(self, refs: Sequence[str], list_ref: str) -> None:
        """These were dropped on a list; where no list is named it is asked for."""
        people = [ref for ref in refs if kind_of(ref) == "person"]
        if people and list_ref:
            self.add(people, list_ref)
        elif people:
            # Once the drag is over: it still holds the mouse.
            QTimer.singleShot(0, self, partial(self.ask, people))

    def add(self, refs: Sequence[str], list_ref: str) -> None:
        """Put people on a list; who is on it already stays on it once."""
        self._desk.do_then(partial(self._added, list_ref), lists.add_people, list_ref, list(refs))

    def _add_to_new(self, refs: Sequence[str], name: str) -> None:
        self._desk.do(add_record, "mailing_list", {"name": name, "members": tuple(refs)})

    def _added(self, list_ref: str, changes: object) -> None:
        if not changes:
            title = self._desk.read(listing.titles, [list_ref]).get(list_ref, "")
            said = self.tr("They are on the list {name} already")
            self.said.emit(said.format(name=isolated(title)))
