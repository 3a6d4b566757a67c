"""Names for the parts of a drop-down box, which a form does not give them."""

from PySide6.QtWidgets import QComboBox

from hrdesk.ui.actions import plain


def name_parts(box: QComboBox, label: str) -> None:
    """A form names the box only; its list and its line take the focus under the same name."""
    completer = box.completer()
    parts = (box.view(), completer.popup() if completer is not None else None, box.lineEdit())
    for part in parts:
        if part is not None:
            part.setAccessibleName(plain(label))
