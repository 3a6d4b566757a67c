"""Keeps the windows of a desk that stand beside its main window out of sight while it is locked."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from hrdesk.ui.lock.screen import LockScreen

# They were for a moment only, and do not come again.
_PASSING = frozenset({Qt.WindowType.Popup, Qt.WindowType.ToolTip})
_UNSEEN = Qt.WidgetAttribute.WA_DontShowOnScreen


class Beside(QObject):
    """Hides those that are there and those that open later; shows those again that still live."""

    def __init__(self, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._hidden: list[QWidget] = []
        self._late: list[QWidget] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._hide_late)

    def hide(self) -> None:
        """Hide what is in sight."""
        while popup := QApplication.activePopupWidget():
            popup.close()
        for each in QApplication.topLevelWidgets():
            if isValid(each) and each.isVisible() and self._belongs(each):
                self._hide(each)

    def hold_back(self, widget: QWidget) -> None:
        """To be told of each window that is being shown: those of the desk are not painted."""
        if self._belongs(widget):
            # Qt would go on showing what is hidden in the middle of it.
            widget.setAttribute(_UNSEEN)
            self._late.append(widget)
            self._soon.start()

    def forget(self, widget: QWidget) -> None:
        """To be told of each window that is being closed: who is done does not come again."""
        if widget in self._hidden:
            self._hidden.remove(widget)

    def show(self) -> None:
        """Show again what was hidden, unless it is done meanwhile."""
        self._soon.stop()
        self._hide_late()
        hidden, self._hidden = self._hidden, []
        for each in hidden:
            # A dialog that a function waited for is gone as soon as it was hidden.
            if isValid(each):
                each.show()

    # ------------------------------------------------------------ inner

    def _hide_late(self) -> None:
        late, self._late = self._late, []
        for each in filter(isValid, late):
            if each.isVisible():
                self._hide(each)
            each.setAttribute(_UNSEEN, False)

    def _hide(self, widget: QWidget) -> None:
        if widget.windowType() not in _PASSING and widget not in self._hidden:
            self._hidden.append(widget)
        widget.hide()

    def _belongs(self, widget: QWidget) -> bool:
        """Whether it is of the desk: not what belongs to the lock, but dialogs without an owner."""
        if widget is self._window:
            return False
        above: QObject = widget
        while (owner := above.parent()) is not None and above is not self._window:
            if isinstance(above, LockScreen):
                return False
            above = owner
        return above is self._window or isinstance(above, QDialog)
