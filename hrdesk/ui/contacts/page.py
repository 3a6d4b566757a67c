"""The page Contacts."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import cast

from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.records import kind_of
from hrdesk.domain.values import YES
from hrdesk.operations import lists
from hrdesk.operations.gaps import KIND_OF_GAP, Gap, all_gaps
from hrdesk.operations.together import change_together
from hrdesk.store import listing
from hrdesk.store.listing import Query
from hrdesk.ui.calendar.clock import Clock, this_moment, today_at
from hrdesk.ui.contacts.contact_tabs import ContactTabs
from hrdesk.ui.contacts.copied_words import copied_words
from hrdesk.ui.contacts.duplicates_pane import COUNT_AFTER, DuplicatesPane
from hrdesk.ui.contacts.kinds_here import kinds_here
from hrdesk.ui.contacts.list_of_filter import ListOfFilter
from hrdesk.ui.contacts.onto_lists import OntoLists
from hrdesk.ui.contacts.who_pane import WhoPane
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import shown
from hrdesk.ui.focus import holds_focus
from hrdesk.ui.icons import icon
from hrdesk.ui.records.place_page import PlacePage
from hrdesk.ui.records.row_menu import with_key
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell.places import CONTACTS, place_views
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.side_list import SideEntry

WHO, DUPLICATES = "who", "duplicates"
_LIST = "list:"
# More of them would push what is to be put right out of sight.
_MOST_LISTS = 6
_GAP = "gap:"
_WITH_GAPS = frozenset({"person", "organisation"})
# What is missing is looked for once a person pauses.
_GAPS_AFTER = 1_000


class ContactsPage(PlacePage):
    """People, organisations, and the lists of people to write to."""

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        *,
        clock: Clock = this_moment,
        parent: QWidget | None = None,
    ) -> None:
        self._clock = clock
        self._gaps: dict[Gap, list[str]] = {}
        # Most days nobody asks for either: they are made when somebody does.
        self._who: WhoPane | None = None
        self._duplicates: DuplicatesPane | None = None
        self._place = QCoreApplication.translate("ContactsPage", "Contacts")
        super().__init__(desk, settings, "contacts", self._place, kinds_here(), parent)
        self._gaps_later = QTimer(self, singleShot=True, interval=_GAPS_AFTER)
        self._count_later = QTimer(self, singleShot=True, interval=COUNT_AFTER)
        self._covered, self._cover = "", self._make_cover()
        self.tabs = ContactTabs(desk, settings, clock, self.detail.form)
        self.card, self.people, self.around = self.tabs.card, self.tabs.people, self.tabs.around
        self.person_actions = self._add_to_row_menu()
        self.from_filter = ListOfFilter(self.list)
        self.onto_lists = OntoLists(desk, self)
        self._listen()

    # ------------------------------------------------------------ who handles this

    @property
    def who(self) -> WhoPane:
        """Who handles a matter."""
        if self._who is None:
            self._who = WhoPane(self.desk, self._clock)
            self._put_behind(self._who)
            self._who.open_requested.connect(self.show_record)
            self._who.answered.connect(self._who_answered)
            self._who.left.connect(self.leave_who)
            self._who.said.connect(self.said)
        return self._who

    @property
    def duplicates(self) -> DuplicatesPane:
        """Who and what may stand here twice."""
        if self._duplicates is None:
            self._duplicates = DuplicatesPane(self.desk, self.settings)
            self._put_behind(self._duplicates)
            self._duplicates.left.connect(self.leave_duplicates)
            self._duplicates.counted.connect(self._refresh_side)
        return self._duplicates

    def _put_behind(self, pane: QWidget) -> None:
        pane.hide()
        cast(QVBoxLayout, self.layout()).addWidget(pane, 1)

    def show_address(self, rest: str) -> None:
        if rest == WHO:
            self.show_who()
        elif rest == DUPLICATES:
            self.show_duplicates()
        else:
            super().show_address(rest)

    def show_who(self) -> None:
        """Ask who handles a matter, in place of the lists."""
        self._show_who(True)
        self.who.focus_first()
        self.moved.emit(WHO)

    def _who_answered(self) -> None:
        # The strictest label on screen is looked for again.
        if _is_seen(self._who):
            self.moved.emit(WHO)

    def show_duplicates(self) -> None:
        """Show who and what may stand here twice, in place of the lists."""
        self._show_who(False)
        self.panes_widget.hide()
        self.duplicates.show()
        self._fit_header()
        self.duplicates.look_once()
        self.duplicates.lines.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moved.emit(DUPLICATES)

    def leave_who(self) -> None:
        """Back to the lists, as they were."""
        self._show_who(False)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moved.emit(self.detail.ref or self.list.kind)

    def show_record(self, ref: str) -> None:
        had_focus = holds_focus(self)
        self._show_who(False)
        super().show_record(ref)
        if had_focus:
            self.keep_focus_in_sight()

    def show_kind(self, kind: str) -> None:
        self._show_who(False)
        super().show_kind(kind)

    def new_record(self, kind: str = "", values: Mapping[str, object] | None = None) -> None:
        self._show_who(False)
        super().new_record(kind, values)

    def focus_filter(self) -> None:
        self._show_who(False)
        super().focus_filter()

    def panes(self) -> list[QWidget]:
        if _is_seen(self._who):
            return [self.who.lines["mechanism"], self.who.answer]
        if _is_seen(self._duplicates):
            return [self.duplicates.lines, self.duplicates.panel.grid]
        return super().panes()

    def chosen(self) -> list[str]:
        if not _is_seen(self._who):
            return super().chosen()
        return [self.who.current] if self.who.current else []

    def _show_who(self, shown: bool) -> None:
        self.panes_widget.setHidden(shown)
        if self._duplicates is not None:
            self._duplicates.hide()
        if shown or self._who is not None:
            self.who.setVisible(shown)
        self._fit_header()

    def _fit_header(self) -> None:
        """What is about a list is there only while one is."""
        is_list = not self.panes_widget.isHidden()
        self.fit_head()
        self.list.box.setVisible(is_list)
        self.columns.setVisible(is_list)
        self.new_button.setVisible(is_list)
        shown = self._instead_of_lists()
        self._ask.setVisible(shown != WHO)
        titles = {WHO: self._ask.text()} | place_views()[CONTACTS]
        self.header.set_title(titles.get(shown, self._place))
        self._show_count()

    def _instead_of_lists(self) -> str:
        for address, pane in ((WHO, self._who), (DUPLICATES, self._duplicates)):
            if pane is not None and not pane.isHidden():
                return address
        return ""

    def _show_count(self) -> None:
        if self.panes_widget.isHidden():
            self.header.set_count("")
        else:
            super()._show_count()

    # ------------------------------------------------------------ gaps

    def more_entries(self) -> list[SideEntry]:
        """Lists to drop people on, what may stand here twice, and what is missing."""
        words = {
            Gap.FOCAL_POINT: self.tr("No focal point"),
            Gap.CONFIRMATION: self.tr("Over a year old"),
            Gap.PEOPLE: self.tr("Without people"),
        }
        # What one looks at stays when the last of it is mended.
        seen = {gap for gap, refs in self._gaps.items() if refs or self._is_shown(gap)}
        entries = [
            SideEntry(_GAP + gap, words[gap], len(self._gaps[gap]), "circle-dashed")
            for gap in Gap
            if gap in seen
        ]
        found = self.desk.read(lists.first_lists, _MOST_LISTS)
        self.side.takers = frozenset({"mailing_list", *(_LIST + ref for ref in found)})
        labels = self.desk.read(listing.labels, list(found))
        known = [
            SideEntry(_LIST + ref, shown(title, labels.get(ref)), None, "mail")
            for ref, title in found.items()
        ]
        if known:
            known.insert(0, SideEntry("", self.tr("Write to"), heading=True))
        count = self._duplicates.count if self._duplicates is not None else None
        word = place_views()[CONTACTS][DUPLICATES]
        twice = SideEntry(DUPLICATES, word, count, "git-compare", is_coming=count is None)
        put_right = SideEntry("", self.tr("To put right"), heading=True)
        return [*known, put_right, twice, *entries]

    def _open_row_menu(self, place: QPoint | QWidget, marked: Sequence[str] = ()) -> None:
        for action in self.person_actions:
            action.setVisible(self.list.kind == "person")
        super()._open_row_menu(place, marked)

    def _add_to_row_menu(self) -> list[QAction]:
        """What one does with people; the menu Record has the same with their keys."""
        verbs: list[tuple[str, str, Callable[[], None]]] = [
            ("mail", self.tr("Copy addresses"), self.copy_addresses),
            ("list", self.tr("Add to a mailing list…"), self.add_to_list),
            ("table-2", with_key(self.tr("Edit in the table"), "F2"), self._edit_in_place),
            ("circle-check", self.tr("Confirmed today"), self.confirm),
        ]
        actions = [QAction(icon(sign), words, self) for sign, words, _ in verbs]
        for action, (_, _, do) in zip(actions, verbs, strict=True):
            action.triggered.connect(do)
        self.row_menu.insertActions(self.row_menu.archive, actions)
        self.row_menu.insertSeparator(self.row_menu.archive)
        return actions

    def _edit_in_place(self) -> None:
        if self.list.view is not None:
            self.list.view.edit_here()

    def _is_shown(self, gap: Gap) -> bool:
        return self.side.current == _GAP + gap

    def _look_for_gaps(self) -> None:
        """Off this thread: all people are looked at."""
        if not self.desk.is_closed:
            self.desk.run(self._gaps_found, all_gaps, self._today())

    def _gaps_found(self, found: dict[Gap, list[str]]) -> None:
        if found != self._gaps:
            self._gaps = found
            self._refresh_side()

    def _changed(self, changes: Changes) -> None:
        super()._changed(changes)
        if _WITH_GAPS & changes.kinds:
            self._gaps_later.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._gaps:
            self._gaps_later.start()
        if self._duplicates is None:
            self._count_later.start()
        else:
            self._duplicates.count_soon()

    def _side_chosen(self, key: str) -> None:
        if key == DUPLICATES:
            self.show_duplicates()
            return
        if key.startswith(_LIST):
            # Whoever wants to write to them needs the addresses, not the rule.
            self.show_record(key.removeprefix(_LIST))
            self.detail.form.tabs.setCurrentWidget(self.people)
            return
        if not key.startswith(_GAP):
            super()._side_chosen(key)
            return
        gap = Gap(key.removeprefix(_GAP))
        self._show_query(Query(KIND_OF_GAP[gap], among=tuple(self._gaps[gap])))

    def _count_duplicates(self) -> None:
        if not self.desk.is_closed and self.duplicates.count is None:
            self.duplicates.count_quietly()

    def leave_duplicates(self) -> None:
        """Back to the lists, with the entry of what is shown chosen."""
        self.side.choose(self.list.kind)
        self.leave_who()

    # ------------------------------------------------------------ people at risk

    def _picked(self, refs: list[str]) -> None:
        # Going over a row is not opening it: who a protected person is, is shown on Enter.
        if len(refs) == 1 and refs[0] != self.detail.ref and self._is_protected(refs[0]):
            if not (self.panes_widget.takes_turns and self.detail.isHidden()):
                self._covered = refs[0]
                self.detail.cover(self._cover)
            return
        super()._picked(refs)

    def _is_protected(self, ref: str) -> bool:
        view = self.list.view
        line = view.table.line_at(view.table.row_of(ref)) if view is not None else None
        return line is not None and line.values.get("protected") == YES

    def _make_cover(self) -> EmptyState:
        reveal = QAction(self.tr("Show who this is"), self)
        reveal.triggered.connect(self._uncover)
        said = self.tr("A protected person: only the pseudonym is shown until you open the record.")
        cover = EmptyState("eye-off", said, [reveal])
        self.detail.addWidget(cover)
        return cover

    def _uncover(self) -> None:
        self._opened(self._covered)

    # ------------------------------------------------------------ addresses

    def copy_addresses(self) -> None:
        """Copy the addresses of the people chosen; of the first one shown where none is."""
        if _is_seen(self._who):
            self.who.copy_addresses()
        elif self.list.kind == "mailing_list":
            for ref in self.chosen()[:1]:
                self.people.copy_addresses_of(ref)
        elif refs := self._people_meant():
            found = self.desk.read(lists.membership_of, refs, self._today())
            # One person is chosen knowingly; among many, a label is easily overlooked.
            addresses = found.to_copy(restricted=len(refs) == 1)
            if addresses:
                QGuiApplication.clipboard().setText(lists.SEMICOLONS.join(addresses))
            self.said.emit(copied_words(found, addresses))

    def confirm(self) -> None:
        """The people chosen were asked, and what stands here is so."""
        refs = [ref for ref in self.chosen() if kind_of(ref) == "person"]
        if refs:
            self.desk.do(change_together, refs, {"last_confirmed": self._today().isoformat()})

    def add_to_list(self) -> None:
        """Ask on which mailing list the people chosen are to be put."""
        self.onto_lists.ask(self._people_meant())

    def _dropped(self, key: str, refs: list[str]) -> None:
        """People were dropped on a list, or on all lists: then they ask which one."""
        self.onto_lists.drop(refs, key.removeprefix(_LIST) if key.startswith(_LIST) else "")

    def _people_meant(self) -> list[str]:
        """The people chosen, or the first of those that a filter left."""
        refs = [ref for ref in self.chosen() if kind_of(ref) == "person"]
        narrowed = self.list.kind == "person" and bool(self.list.box.text())
        return refs or (self.list.refs[:1] if narrowed else [])

    def _today(self) -> date:
        return today_at(self._clock, self.desk.database.identity.zone)

    # ------------------------------------------------------------ building

    def _build_header(self) -> None:
        ask = QAction(self.tr("Who handles this?"), self)
        ask.setToolTip(self.tr("Who handles this? (Ctrl+Shift+W)"))
        ask.triggered.connect(self.show_who)
        self._ask = self.header.add_button(ask, "circle-question-mark")
        super()._build_header()

    def _listen(self) -> None:
        self._gaps_later.timeout.connect(self._look_for_gaps)
        self._count_later.timeout.connect(self._count_duplicates)
        self.side.dropped.connect(self._dropped)
        self.onto_lists.said.connect(self.said)
        self.from_filter.wanted.connect(partial(self.new_record, "mailing_list"))
        self.tabs.open_requested.connect(self.show_record)
        self.tabs.said.connect(self.said)
        self.tabs.share_requested.connect(self.share_requested)


def _is_seen(pane: QWidget | None) -> bool:
    return pane is not None and pane.isVisible()
