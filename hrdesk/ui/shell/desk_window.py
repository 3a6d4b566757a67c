"""The window of one desk: its places, its menus, and what covers them while no desk is open."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from hrdesk.ui.calendar.clock import Clock, this_moment
from hrdesk.ui.country_address import country_of
from hrdesk.ui.discreet import is_discreet, look_again
from hrdesk.ui.language import isolated
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell import pages, places
from hrdesk.ui.shell.apart import Apart
from hrdesk.ui.shell.commands import Commands
from hrdesk.ui.shell.message_bar import MessageBar
from hrdesk.ui.shell.open_field import open_field, open_found
from hrdesk.ui.theme import Theme
from hrdesk.ui.widgets.page import Page
from hrdesk.ui.widgets.page_veil import PageVeil

if TYPE_CHECKING:
    from pathlib import Path

    from hrdesk.domain.changes import Changes
    from hrdesk.ui.desk import Desk
    from hrdesk.ui.lock.lock import Lock
    from hrdesk.ui.reminders.bell import Bell
    from hrdesk.ui.shell.begun_offer import BegunOffer

SETTINGS = "settings"


class DeskWindow(MainWindow):
    """Shows one desk from when it is given one until it is closed."""

    def __init__(self, settings: Settings, theme: Theme, now: Clock = this_moment) -> None:
        super().__init__(settings, theme)
        self.now = now
        self._own_settings = settings
        self._theme = theme
        self._cover: QWidget | None = None
        self._where = ("", "")
        self.desk: Desk | None = None
        self.bell: Bell | None = None
        self.lock: Lock | None = None
        self.begun: BegunOffer | None = None
        self.menus = Commands(self.commands, settings)
        self.messages = MessageBar(self.places)
        self._veil = PageVeil(self.places)
        self.apart = Apart(settings, now, self)
        for key, title in places.place_titles().items():
            self._add_place(key, title)
        self.places.add(SETTINGS, self._build_settings)
        for key in (places.RESTRICTED, places.COUNTRIES, places.BIN):
            self.places.add(key, partial(self.build, key))
        self._connect_window()
        self._connect_menus()
        self._enable(False)

    def _connect_window(self) -> None:
        self.place_opened.connect(self._place_opened)
        self.hit_chosen.connect(self._open_hit_of_search)
        self.settings_asked.connect(self._open_settings)
        self.reminders_asked.connect(self._open_reminders)
        self.commands["lock"].triggered.connect(self._lock)
        self.apart.open_requested.connect(self._open_in_front)
        self.apart.share_requested.connect(self._share_in_front)
        self.looks.discreet_changed.connect(self._hide_or_show)
        self.status.discreet_clicked.connect(self.commands["discreet"].toggle)
        self.status.show_discreet(is_discreet())
        self.closing.connect(self._give_back)

    def _connect_menus(self) -> None:
        self.menus.new_here_asked.connect(self._new_here)
        self.menus.new_asked.connect(self.begin)
        self.menus.new_any_asked.connect(self.top_bar.open_new_menu)
        self.menus.duplicate_asked.connect(self._duplicate)
        self.menus.apart_asked.connect(self._open_apart)
        self.menus.send_asked.connect(self._send)
        self.menus.send_chosen_asked.connect(self._send_chosen)
        self.menus.receive_asked.connect(self._receive)
        self.menus.hours_asked.connect(self._show_hours)
        self.menus.place_asked.connect(self.go)
        self.menus.addresses_asked.connect(partial(self._ask_page, "copy_addresses"))
        self.menus.add_to_list_asked.connect(self._add_to_list)
        self.menus.backup_asked.connect(self.back_up)
        self.menus.print_asked.connect(self.print_page)
        self.menus.outward_asked.connect(self._begin_outward)
        self.menus.restricted_asked.connect(self._open_restricted)
        self.menus.countries_asked.connect(self._open_countries)
        self.menus.bin_asked.connect(self._open_bin)
        self.menus.about_asked.connect(self._show_about)
        self.menus.quit_asked.connect(self.close)
        self.menus.language_chosen.connect(self._tell_language)

    # ------------------------------------------------------------ with and without a desk

    def attach(self, desk: "Desk") -> None:
        """Shows this desk, beginning with Today."""
        from hrdesk.ui.lock.lock import Lock
        from hrdesk.ui.reminders.bell import Bell
        from hrdesk.ui.search.finding import Finding
        from hrdesk.ui.shell.begun_offer import offer_begun
        from hrdesk.ui.shell.connection import Connection
        from hrdesk.ui.shell.foreign_files import ForeignFiles

        self.desk = desk
        self.menus.add_kinds()
        self.set_new_actions(self.menus.new_actions)
        self.uncover()
        self._enable(True)
        self.lock = Lock(desk, self._own_settings, self, self.now)
        self.lock.begins.connect(self.put_away)
        self.bell = Bell(desk, self._own_settings, self, self.lock, self.now)
        self.bell.open_requested.connect(self.open_record)
        self.lock.begin()
        Connection(desk, self, self.messages, self.now)
        ForeignFiles(desk, self, self.menus, self._own_settings)
        self._where = desk.database.identity.place
        desk.changed.connect(self._follow_zone)
        self.set_search(Finding(desk))
        self.go(places.TODAY)
        self._focus_page()
        self.begun = offer_begun(desk, self.places)
        if self.begun is not None:
            self.begun.record_wanted.connect(self.open_record)
            self.begun.new_wanted.connect(self.begin)

    def _follow_zone(self) -> None:
        """Days and times stand on every page: in another zone all of them are built anew."""
        if self.desk is None or self._where == self.desk.database.identity.place:
            return
        self._where = self.desk.database.identity.place
        self.apart.close()
        self.put_away()
        self.places.forget(keep=SETTINGS)
        if self.address is not None and self.places.built(self.address.place) is None:
            self.show_again()

    def _give_back(self) -> None:
        """What is being typed is kept, and then the file is given back."""
        self.apart.close()
        self.put_away()
        if self.desk is not None:
            self.desk.close()

    def _lock(self) -> None:
        if self.lock is not None:
            self.lock.ask()

    def put_away(self) -> None:
        """What must not stay open while nobody is here is closed; what is being typed is kept."""
        self._end_typing()
        self._lock_pages()

    def _lock_pages(self) -> None:
        for key in self.places.keys:
            page = self.places.built(key)
            if page is not None:
                page.lock()

    def _end_typing(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()

    def cover(self, widget: QWidget) -> None:
        """Shows something in place of all pages, such as the first start."""
        self.uncover()
        self._cover = widget
        self._show_frame(False)
        self.places.addWidget(widget)
        self.places.setCurrentWidget(widget)

    def uncover(self) -> None:
        """Takes away what covers the pages."""
        if self._cover is not None:
            self.places.removeWidget(self._cover)
            self._cover.deleteLater()
            self._cover = None
        self._show_frame(True)

    @property
    def covered_by(self) -> QWidget | None:
        return self._cover

    def open_record(self, ref: str) -> None:
        """Opens a record where its kind lives, or the page of a State."""
        country = country_of(ref)
        self.go(*((places.COUNTRIES, country) if country else places.home_of(ref)))

    # ------------------------------------------------------------ pages

    def _add_place(self, key: str, title: str) -> None:
        self.add_place(key, title, places.ICONS[key], partial(self.build, key))

    def build(self, key: str) -> Page:
        """The page of a place; asked for when it is opened first."""
        assert self.desk is not None  # without a desk no place can be opened
        return self._connected(pages.build_page(key, self.desk, self._own_settings, self.now))

    def _connected(self, page: Page) -> Page:
        for name, asked_for in (
            ("open_requested", self.open_record),
            ("field_requested", partial(open_field, self.open_record, lambda: self.page)),
            ("place_requested", self.go),
            ("new_requested", self.begin),
            ("share_requested", self.share),
            ("apart_requested", self._show_apart),
            ("print_requested", self.print_page),
            ("said", self._tell),
            ("done", self.undo_bar.offer_back),
        ):
            signal = getattr(page, name, None)
            if signal is not None:
                signal.connect(asked_for)
        return page

    def _build_settings(self) -> Page:
        from hrdesk.ui.settings_page.settings_page import SettingsPage

        assert self.desk is not None
        return SettingsPage(self.desk, self._own_settings, self._theme, self.commands)

    def _open_countries(self) -> None:
        self.go(places.COUNTRIES)
        if self.page is not None:
            self.page.focus_filter()

    def _open_bin(self) -> None:
        self.go(places.BIN)

    def _open_restricted(self) -> None:
        self.go(places.RESTRICTED)

    def _place_opened(self) -> None:
        self._veil.cover(self.page)
        # A page that comes to the front comes over what floats there.
        self.messages.raise_()
        if self.begun is not None:
            self.begun.bar.raise_()

    def _hide_or_show(self, discreet: bool) -> None:
        """What may be read over a shoulder goes behind chips on all pages, or comes back."""
        from hrdesk.domain.records import KINDS

        self.status.show_discreet(discreet)
        self.undo_bar.hide()
        self.messages.hide()
        self._veil.cover(self.page)
        if self.desk is not None:
            self.desk.changed.emit(look_again(KINDS))

    def _open_settings(self) -> None:
        self.go(SETTINGS)

    def _open_reminders(self) -> None:
        if self.bell is not None:
            self.bell.summon()

    def _open_hit_of_search(self, found: object) -> None:
        open_found(self, self.open_record, found)

    # ------------------------------------------------------------ what the menus ask for

    def _new_here(self) -> None:
        if self.page is not None:
            self.page.begin_new()

    def begin(self, kind: str) -> None:
        """Begins a record of a kind where it lives."""
        self.go(places.HOME_OF_KIND[kind])
        self._ask_page("new_record", kind)

    def _open_apart(self) -> None:
        """Show the chosen records in windows of their own."""
        chosen = self._chosen()
        if chosen:
            self._show_apart(chosen)
        else:
            self._say_here(self.tr("Choose a record first, then open it in a window of its own"))

    def _show_apart(self, refs: list[str]) -> None:
        if self.desk is not None:
            self.apart.show(self.desk, refs)

    def _open_in_front(self, ref: str) -> None:
        self.activateWindow()
        self.open_record(ref)

    def _share_in_front(self, refs: list[str]) -> None:
        self.activateWindow()
        self.share(refs)

    def _duplicate(self) -> None:
        """Make records like those that are chosen, and go to a single one."""
        from hrdesk.operations.duplicating import duplicate

        chosen = self._chosen()
        if chosen and self.desk is not None:
            self.desk.do_then(self._duplicated, duplicate, chosen, self.tr("(copy)"))
        else:
            self._say_here(self.tr("Choose a record in a list first, then make a copy of it"))

    def _duplicated(self, changes: "Changes") -> None:
        if len(changes.refs) == 1:
            self.open_record(changes.refs[0])

    def _send(self) -> None:
        """Begins to share: the records chosen where one is, if several were."""
        chosen = self._chosen()
        self.share(chosen if len(chosen) > 1 else [])

    def _send_chosen(self) -> None:
        """Begins to share what is chosen, were it a single record."""
        if chosen := self._chosen():
            self.share(chosen)
        else:
            self._say_here(self.tr("Choose a record in a list first, then send it"))

    def _chosen(self) -> list[str]:
        return self.page.chosen() if self.page is not None else []

    def share(self, refs: Sequence[str]) -> None:
        """Begins to share these records; without any, a person says what."""
        self.go(places.EXCHANGE)
        self._ask_page("share", refs)

    def _receive(self) -> None:
        self.go(places.EXCHANGE)
        self._ask_page("choose_workbook")

    def _show_hours(self) -> None:
        self.go(places.CALENDAR)
        self._ask_page("show_hours")

    def _add_to_list(self) -> None:
        self._ask_page("add_to_list")

    def _ask_page(self, what: str, *args: object) -> None:
        answer = getattr(self.page, what, None)
        if answer is not None:
            answer(*args)

    def print_page(self) -> None:
        """Puts on paper, or into a PDF, what the page shows."""
        printable = self.page.printable() if self.page is not None else None
        if printable is None or self.desk is None:
            self._say_here(self.tr("There is nothing to print on this page"))
            return
        from hrdesk.ui.shell.paper import ask_how_to_print

        ask_how_to_print(printable, self.desk, self.now(), self)

    def _begin_outward(self) -> None:
        if self.desk is not None:
            from hrdesk.ui.shell.paper import begin_outward

            begin_outward(self.desk, self._own_settings, self.now(), self)

    def back_up(self) -> None:
        """Copies the desk beside it, under today's date."""
        from hrdesk.ui.shell.backup import copy_desk

        if self.desk is not None:
            self.desk.run(self._backed_up, copy_desk)

    def _backed_up(self, path: "Path") -> None:
        said = self.tr("The desk was copied to {file}, in the folder of the desk")
        self.undo_bar.offer(said.format(file=isolated(path.name)), undo=False)
        self.status.show_backup(self.tr("Backup made today"))

    def _show_about(self) -> None:
        from hrdesk.ui.shell.about import About

        About(str(self._own_settings.folder), self).show()

    def _tell(self, sentence: str) -> None:
        self.undo_bar.offer(sentence, undo=False)

    def _say_here(self, sentence: str) -> None:
        self.undo_bar.offer(sentence, undo=False, of_page=True)

    def _tell_language(self, name: str) -> None:
        said = self.tr("HRDesk speaks {language} from the next start on")
        self.undo_bar.offer(said.format(language=isolated(name)), undo=False)

    # ------------------------------------------------------------ the frame

    def _enable(self, enabled: bool) -> None:
        self.menus.enable(enabled)
        self.rail.setEnabled(enabled)
        self.top_bar.setEnabled(enabled)

    def _show_frame(self, shown: bool) -> None:
        for part in (self.rail, self.top_bar, self.status):
            part.setVisible(shown)
