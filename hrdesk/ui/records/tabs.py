"""The parts of a form, each by its name: in one line where there is room, else in several."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from hrdesk.ui.records.tab_bar import ABOVE_OR_BELOW, BESIDE, TabBar, TabName
from hrdesk.ui.tokens import scaled

_TURN = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
# Of a form that is lower, at 100 %, more lines of names would take what is left under its head.
_LOW = 660
_FEW_LINES = 2


class RecordTabs(QWidget):
    """Every name stays in sight and where it is, whichever part is open and however narrow the
    pane: a tab bar of Qt has one line, and what has no room there must be scrolled to or guessed.
    In a low form two lines of names leave the parts some room; the others are one press away. Of a
    record that is begun they stand as they will: the form stays where it is when one comes back.

    What it offers is called as in a `QTabWidget`. A part that is gone cannot be opened.
    """

    currentChanged = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = TabBar(self)
        self._stack = _Stack(self)
        self._names: list[TabName] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)
        for part in (self._bar, self._stack):
            part.show()  # now, so that its height counts at once
        self._stack.currentChanged.connect(self._opened)

    # ------------------------------------------------------------ the parts

    def addTab(self, part: QWidget, words: str) -> int:
        return self.insertTab(self.count(), part, words)

    def insertTab(self, place: int, part: QWidget, words: str) -> int:
        place = min(max(place, 0), self.count())
        name = TabName(words, self._bar)
        name.clicked.connect(lambda: self.setCurrentIndex(self._names.index(name)))
        name.stepped.connect(self._step)
        self._names.insert(place, name)
        self._bar.put(name, place)
        self._bar.names = self._names
        self._stack.insertWidget(place, part)
        self._mark()
        return place

    def count(self) -> int:
        return len(self._names)

    def widget(self, place: int) -> QWidget | None:
        return self._stack.widget(place)

    def indexOf(self, part: QWidget) -> int:
        return self._stack.indexOf(part)

    def tabText(self, place: int) -> str:
        return self._names[place].text()

    def setTabText(self, place: int, words: str) -> None:
        self._names[place].say(words)
        self._bar.arrange()

    def isTabVisible(self, place: int) -> bool:
        return self._names[place].is_there

    def setTabVisible(self, place: int, shown: bool) -> None:
        if not shown and place == self.currentIndex():
            self._turn(1, from_here=True)
        self._names[place].is_there = shown
        self._bar.arrange()

    def isTabEnabled(self, place: int) -> bool:
        return self._names[place].isEnabled()

    def setTabEnabled(self, place: int, enabled: bool) -> None:
        """A part that waits for the record to be made has its name where it will be."""
        if not enabled and place == self.currentIndex():
            self._turn(1, from_here=True)
        self._names[place].setEnabled(enabled)
        self._bar.arrange()

    def name_of(self, place: int) -> QPushButton:
        """What one presses to open a part."""
        return self._names[place]

    # ------------------------------------------------------------ the open one

    def currentIndex(self) -> int:
        return self._stack.currentIndex()

    def currentWidget(self) -> QWidget | None:
        return self._stack.currentWidget()

    def setCurrentIndex(self, place: int) -> None:
        if 0 <= place < self.count() and place in self._open_to_all():
            self._stack.setCurrentIndex(place)
        # A press on the name of the open part changes nothing.
        self._mark()

    def setCurrentWidget(self, part: QWidget) -> None:
        self.setCurrentIndex(self.indexOf(part))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TURN and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            back = event.key() == Qt.Key.Key_Backtab
            back = back or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._turn(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        form = self.parentWidget()
        is_low = form is not None and form.height() < scaled(self.font(), _LOW)
        self._bar.fold(_FEW_LINES if is_low else 0)

    # ------------------------------------------------------------ inner

    def _turn(self, way: int, *, from_here: bool = False) -> None:
        """Open the next part, after the last one the first; `from_here`, the last one before, where
        there is none behind."""
        shown = self._open_to_all()
        now = self.currentIndex()
        behind = [place for place in shown if (place - now) * way > 0]
        others = [place for place in shown if (place - now) * way < 0]
        nearest = behind or (others[::-1] if from_here else others)
        if nearest:
            self.setCurrentIndex(nearest[0] if way > 0 else nearest[-1])

    def _open_to_all(self) -> list[int]:
        """The parts that can be opened."""
        return [place for place, name in enumerate(self._names) if _can_be_opened(name)]

    def _step(self, key: int) -> None:
        """Arrow keys go from name to name as they stand; the last is an end, as in a tab bar."""
        shown = [each for each in self._names if _can_be_opened(each)]
        found = _reached(shown, self._names[self.currentIndex()], Qt.Key(key))
        if found is not None:
            self.setCurrentIndex(self._names.index(found))

    def _opened(self, place: int) -> None:
        self._mark()
        self._stack.updateGeometry()
        self.currentChanged.emit(place)

    def _mark(self) -> None:
        """The Tab key stops at the bar once, at the name of what is open; there the focus is too."""
        now = self.currentIndex()
        was_inside = any(name.hasFocus() for name in self._names)
        for place, name in enumerate(self._names):
            name.setChecked(place == now)
            policy = Qt.FocusPolicy.TabFocus if place == now else Qt.FocusPolicy.NoFocus
            name.setFocusPolicy(policy)
        if 0 <= now < self.count():
            self._bar.arrange()
            self.setFocusProxy(self._names[now])
            if was_inside and not self._names[now].hasFocus():
                self._names[now].setFocus(Qt.FocusReason.TabFocusReason)


class _Stack(QStackedWidget):
    """As high as the part that is shown: for that of a part nobody sees, Qt would press together
    what stands above."""

    def minimumSizeHint(self) -> QSize:
        part = self.currentWidget()
        if part is None:
            return QSize(0, 0)
        least = part.minimumSizeHint().expandedTo(part.minimumSize()).height()
        return QSize(super().minimumSizeHint().width(), least)

    def hasHeightForWidth(self) -> bool:
        return False


def _can_be_opened(name: TabName) -> bool:
    return name.is_there and name.isEnabled()


def _reached(names: Sequence[TabName], here: TabName, key: Qt.Key) -> TabName | None:
    """The name that an arrow key leads to: the one beside it, or the nearest a line away."""
    if key in BESIDE:
        mirrored = here.layoutDirection() == Qt.LayoutDirection.RightToLeft
        place = names.index(here) + (-BESIDE[key] if mirrored else BESIDE[key])
        return names[place] if 0 <= place < len(names) else None
    way, at = ABOVE_OR_BELOW[key], here.geometry().center()

    def far(each: TabName) -> tuple[int, int]:
        middle = each.geometry().center()
        return (middle.y() - at.y()) * way, abs(middle.x() - at.x())

    in_sight = (each for each in names if not each.isHidden())
    return min((each for each in in_sight if far(each)[0] > 0), key=far, default=None)
