"""A wheel that turns over a page scrolls it: it changes no box that it happens to pass."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget


class _CalmWheel(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_passed = event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget)
        if is_passed and isinstance(watched, QWidget) and not watched.hasFocus():
            # Taken from the box, and left to what scrolls.
            event.ignore()
            return True
        return False


def calm_boxes(within: QWidget) -> None:
    """Let a wheel change the boxes in here only where a person has gone into one."""
    calm = _CalmWheel(within)
    boxes = [*within.findChildren(QComboBox), *within.findChildren(QAbstractSpinBox)]
    for box in boxes:
        # Else the wheel itself would lead into the box.
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.installEventFilter(calm)
