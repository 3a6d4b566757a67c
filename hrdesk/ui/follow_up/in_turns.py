"""Two parts of a view one above the other; where it is too low for both they take turns."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from hrdesk.ui.focus import focus_into
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import scaled
from hrdesk.ui.visits.tab import VerbButton
from hrdesk.ui.widgets.kept_splitter import KeptSplitter

# Six rows of a grid and as many lines below it.
_BOTH_NEED = 400
_KEY = "Space"


class InTurns(KeptSplitter):
    """The space bar goes from the first to the second and back again, as Escape does."""

    def __init__(
        self, settings: Settings, part: str, first: QWidget, second: QWidget, word: str
    ) -> None:
        super().__init__(settings, "follow_up", part, Qt.Orientation.Vertical)
        self._first, self._second = first, second
        self._word = word
        self._is_wanted, self._is_turned = True, False
        self._asked = 0
        for each, stretch in ((first, 3), (second, 2)):
            self.addWidget(each)
            self.setStretchFactor(self.count() - 1, stretch)
        self.action = QAction(word, self)
        self.action.setShortcut(QKeySequence(_KEY))
        self.action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.action.triggered.connect(self.turn)

    @property
    def takes_turns(self) -> bool:
        """Is there room for only one of the two?"""
        return self.height() < scaled(self.font(), _BOTH_NEED)

    def button(self) -> VerbButton:
        """What does it with the mouse; it is in sight where there is a turn to take."""
        return VerbButton(self.action, _KEY, self)

    def heed(self, *several: QWidget) -> None:
        """Where the space bar has no other meaning."""
        for each in several:
            each.addAction(self.action)

    def want_second(self, is_wanted: bool) -> None:
        """Whether there is anything in the second to look at."""
        self._is_wanted = is_wanted
        self._arrange()

    def give_second(self, height: int) -> None:
        """Give the second what it needs, and no more than its share: the rest is the first's.

        It grows only: a list that moved with each line one comes to could not be read.
        """
        if height > self._asked:
            self._asked = height
            self._share()

    def _share(self) -> None:
        whole = sum(self.sizes())
        if not self._asked or self.is_chosen or not whole or not self._second.isVisible():
            return
        below = max(self._second.minimumSizeHint().height(), min(self._asked, whole * 2 // 5))
        self.setSizes([whole - below, below])

    def turn(self) -> None:
        """Show the other one, which has the keyboard from now on."""
        self.show_second(not self._is_turned)

    def show_second(self, is_turned: bool = True) -> None:
        """Show the second in the place of the first, or no longer."""
        if not (self._is_wanted and self.takes_turns):
            return
        self._is_turned = is_turned
        self._arrange()
        if is_turned:
            # Not as by Tab: a text would go on to its first link.
            self._second.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            focus_into(self._first)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        focused = QApplication.focusWidget()
        if self.takes_turns and focused is not None and self._second.isAncestorOf(focused):
            # What one is at stays in sight.
            self._is_turned = True
        self._arrange()
        self._share()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_turned and self.takes_turns:
            self.show_second(False)
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        turns = self.takes_turns and self._is_wanted
        self._is_turned = self._is_turned and turns
        self._first.setVisible(not self._is_turned)
        self._second.setVisible(self._is_wanted and (self._is_turned or not turns))
        self.action.setVisible(turns)
        self.action.setEnabled(turns)
        self.action.setText(self.tr("Back") if self._is_turned else self._word)
