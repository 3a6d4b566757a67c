"""Tables as other programs copy them: pages, or texts with tabs."""

from PySide6.QtCore import QMimeData

_TABLE, _ROW = "<table", "\t"


def pasted_table(copied: QMimeData | None) -> tuple[str, str] | None:
    """The table that was copied, and how a file of it ends; None where there is none."""
    if copied is None:  # nothing was copied since the computer began
        return None
    if copied.hasHtml() and _TABLE in copied.html().lower():
        return f"<html>{copied.html()}</html>", ".html"
    if _ROW in copied.text():
        return copied.text(), ".txt"
    return None
