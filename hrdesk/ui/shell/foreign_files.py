"""Import, export and paste of the menus, and what is dropped on the window: who takes which file."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from hrdesk.ui.focus import copy_here
from hrdesk.ui.shell import places
from hrdesk.ui.shell.dropping import Dropping

if TYPE_CHECKING:
    from hrdesk.ui.desk import Desk
    from hrdesk.ui.main_window import MainWindow
    from hrdesk.ui.settings import Settings
    from hrdesk.ui.shell.commands import Commands


class ForeignFiles(QObject):
    """Calendars and cards have a sheet of their own; workbooks and lists go to the exchange."""

    def __init__(
        self, desk: "Desk", window: "MainWindow", menus: "Commands", settings: "Settings"
    ) -> None:
        super().__init__(window)
        self._desk, self._window, self._settings = desk, window, settings
        self._dropping = Dropping(window)
        self._dropping.dropped.connect(self._dropped)
        menus.import_asked.connect(self.choose)
        menus.export_asked.connect(self.export)
        menus.paste_asked.connect(self.paste)
        window.commands["copy"].triggered.connect(self.copy)

    def choose(self) -> None:
        """Ask for a file and take it in."""
        from hrdesk.ui.files.entering import chosen_file

        title = self.tr("Import a file of another program")
        said = self.tr("Calendars, address cards, lists")
        kinds = f"{said} (*.ics *.vcf *.vcard *.xlsx *.ods *.csv *.txt *.docx *.html)"
        path = chosen_file(self._window, self._settings, title, kinds)
        if path is not None:
            self.take([path])

    def take(self, paths: Sequence[Path]) -> None:
        """Take files in, each by what it is."""
        if not paths:
            return
        from hrdesk.ui.files.entering import begin_import, is_for_import

        for path in paths:
            if is_for_import(path):
                begin_import(self._desk, path, self._window)
        others = [path for path in paths if not is_for_import(path)]
        if others:
            self._window.go(places.EXCHANGE)
            opened = getattr(self._window.page, "open_files", None)
            if opened is not None:
                opened(others)

    def export(self) -> None:
        """Write a file for another program, of what is on screen or of all."""
        from hrdesk.ui.files.export_dialog import ExportDialog

        page = self._window.page
        listed = page.listed() if page is not None else None
        dialog = ExportDialog(self._desk, self._settings, listed, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def copy(self) -> None:
        """Copy for another program what is chosen where the keyboard is."""
        if not copy_here():
            said = self.tr("Choose rows in a list first, then copy them")
            self._window.undo_bar.offer(said, undo=False, of_page=True)

    def paste(self) -> None:
        """Take in what was copied elsewhere: a calendar, address cards, or a table."""
        from hrdesk.ui.exchange.pasting import pasted_table
        from hrdesk.ui.files.entering import paste

        if paste(self._desk, self._window) is not None:
            return
        found = pasted_table(QGuiApplication.clipboard().mimeData())
        if found is not None:
            self._window.go(places.EXCHANGE)
            lists = getattr(self._window.page, "lists", None)
            if lists is not None:
                lists.paste(*found)
            return
        said = self.tr("What is copied is neither a calendar nor an address card, and no table")
        self._window.undo_bar.offer(said, undo=False)

    def _dropped(self, names: Sequence[str]) -> None:
        self.take([Path(each) for each in names])
