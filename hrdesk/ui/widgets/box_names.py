"""Names for the parts of a box, which a form does not give them."""

from PySide6.QtWidgets import QComboBox, QSpinBox

from hrdesk.ui.actions import plain


def name_parts(box: QComboBox | QSpinBox, label: str) -> None:
    """A form names the box only; its list and its line take the focus under the same name."""
    if isinstance(box, QSpinBox):
        box.lineEdit().setAccessibleName(plain(label))
        return
    completer = box.completer()
    parts = (box.view(), completer.popup() if completer is not None else None, box.lineEdit())
    for part in parts:
        if part is not None:
            part.setAccessibleName(plain(label))
