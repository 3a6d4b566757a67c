"""The question which occurrences of a series are meant: this one, this and the following, or all."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from hrdesk.operations.series import Which


class WhichOnes(QMenu):
    """A small menu: arrows and Enter choose, Esc leaves everything as it is."""

    chosen = Signal(object)  # Which

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._doing: Callable[[Which], None] | None = None
        self.setAccessibleName(self.tr("Which ones"))
        self.title_line = self.addSection("")
        for which, text in (
            (Which.ONE, self.tr("Only this one")),
            (Which.FOLLOWING, self.tr("This and the following")),
            (Which.ALL, self.tr("All of them")),
        ):
            self.addAction(text).setData(which.value)
        self.triggered.connect(self._choose)

    def ask(self, what: str, at: QPoint, doing: Callable[[Which], None]) -> None:
        """Ask under a heading that says what is to be done; `doing` is told the answer."""
        self._doing = doing
        self.title_line.setText(what)
        self.setActiveAction(self.actions()[1])
        self.popup(at)

    def _choose(self, action: QAction) -> None:
        doing, self._doing = self._doing, None
        which = Which(action.data())
        self.chosen.emit(which)
        if doing is not None:
            doing(which)
