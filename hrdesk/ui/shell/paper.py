"""Opens the dialog that prints, with what stands on every sheet of this desk."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hrdesk.domain.dates import local
from hrdesk.ui.calendar.spoken import day_words, time_words
from hrdesk.ui.desk import Desk
from hrdesk.ui.printing.dialog import PrintDialog
from hrdesk.ui.printing.printable import Printable
from hrdesk.ui.printing.sheet import Sheet


def ask_how_to_print(
    printable: Printable, desk: Desk, moment: datetime, parent: QWidget
) -> PrintDialog:
    """The dialog, open; it goes away by itself when it is answered."""
    us = desk.database.identity
    when = f"{day_words(local(moment, us.zone).date())}, {time_words(moment, us.zone)}"
    sheet = Sheet(us.name or us.code, when, parent.layoutDirection())
    dialog = PrintDialog(printable, sheet, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
