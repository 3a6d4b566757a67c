"""Pictures of files of other programs: cards that are pasted, and what could be exported."""

from demo_window import Stage, wait_until
from PySide6.QtGui import QGuiApplication

from hrdesk.ui.files.export_dialog import ExportDialog
from hrdesk.ui.files.import_dialog import ImportDialog

CARDS = "\r\n".join(
    (
        *("BEGIN:VCARD", "VERSION:3.0", "N:Ferreira;Inês;;Dr.;", "FN:Dr. Inês Ferreira"),
        *("ORG:Office of the Ombudsperson;Prisons", "TITLE:Legal adviser"),
        *("EMAIL;TYPE=WORK:ines.ferreira@example.org", "TEL;TYPE=CELL:+351 900 000 000"),
        *("UID:demo-1", "REV:20260901T090000Z", "END:VCARD"),
        *("BEGIN:VCARD", "VERSION:4.0", "FN:N. Diallo", "N:Diallo;N.;;;"),
        *("EMAIL:n.diallo@example.org", "UID:demo-2", "END:VCARD", ""),
    )
)


def picture_files(stage: Stage) -> None:
    """The plan of an import before it is one, and what an export says of what would leave."""
    window = stage.window
    QGuiApplication.clipboard().setText(CARDS)
    stage.go("contacts")
    window.commands["paste"].trigger()
    taken = window.findChildren(ImportDialog)[-1]
    wait_until("the plan of an import", lambda: not taken.is_busy)
    stage.picture("60_import", taken)
    taken.reject()
    window.commands["export"].trigger()
    given = window.findChildren(ExportDialog)[-1]
    wait_until("what would leave", lambda: given.planned is not None)
    stage.picture("60_export", given)
    given.close()
