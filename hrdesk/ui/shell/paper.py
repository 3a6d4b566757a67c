"""Opens the dialogs that print what is shown, or make a page for others."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hrdesk.domain.dates import local
from hrdesk.ui.desk import Desk
from hrdesk.ui.printing.dialog import PrintDialog
from hrdesk.ui.printing.printable import Printable
from hrdesk.ui.printing.sheet import sheet_of
from hrdesk.ui.settings import Settings
from hrdesk.ui.widgets.undo_bar import UndoBar


def ask_how_to_print(
    printable: Printable, desk: Desk, moment: datetime, parent: QWidget
) -> PrintDialog:
    """The dialog, open; it goes away by itself when it is answered."""
    sheet = sheet_of(desk.database.identity, moment, parent.layoutDirection())
    dialog = PrintDialog(printable, sheet, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if (bar := parent.findChild(UndoBar)) is not None:
        # The dialog goes with what it wrote: where that lies is told by its window.
        dialog.saved.connect(partial(bar.offer, undo=False))
    dialog.open()
    return dialog


def begin_outward(desk: Desk, settings: Settings, moment: datetime, parent: QWidget) -> None:
    """The page of what is public, or a bulletin, in a window beside this one."""
    from hrdesk.ui.outward.dialog import OutwardDialog

    today = local(moment, desk.database.identity.zone).date()
    dialog = OutwardDialog(desk, settings, today, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
