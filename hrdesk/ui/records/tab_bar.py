"""The names over the parts of a form: as text flows, and where there is little room in few lines."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from hrdesk.ui.painting import box, flood, paint_text, ring
from hrdesk.ui.tokens import GAP, LARGE, SMALL, colours, scaled
from hrdesk.ui.widgets.flow import FlowLayout
from hrdesk.ui.widgets.pop_up_place import open_under
from hrdesk.ui.words import comma, number_word

BESIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ABOVE_OR_BELOW = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_HIGH = 28  # what is pressed is no lower (interface.md 5.1)
_AROUND = 6  # beside the words: with more, the last of five names would stand on a line of its own
_State = QStyle.StateFlag


class TabBar(QWidget):
    """The names as text flows, over a line. Folded, the open one is among those in sight."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.names: Sequence[TabName] = ()
        self._most_lines = 0  # none: as many as the names need
        self._flow = FlowLayout()
        self._flow.setSpacing(0)
        around = QVBoxLayout(self)
        around.setContentsMargins(LARGE - _AROUND, 0, SMALL, GAP // 2)
        around.addLayout(self._flow)
        # Arrow keys lead to each name, in sight or not: the button is for the mouse.
        self.more = TabName("", self)
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more.setCheckable(False)
        self.more.clicked.connect(self._offer)
        self.more.hide()
        self._flow.addWidget(self.more)

    def put(self, name: "TabName", place: int) -> None:
        """One more name, before those from this place on."""
        self._flow.addWidget(name)
        self._flow.move_last(place)
        QWidget.setTabOrder(self, name)
        name.show()  # now, so that its width counts at once

    def fold(self, most_lines: int) -> None:
        """How many lines there is room for; 0 for as many as the names need."""
        if most_lines != self._most_lines:
            self._most_lines = most_lines
            self.arrange()

    def arrange(self) -> None:
        """Show all names that there are, or as many as have room with the open one."""
        there = [each for each in self.names if each.is_there]
        shown = self._in_few_lines(there) if self._most_lines and self.width() else there
        away = [each for each in there if each not in shown]
        if away:
            self._name_more(away)
        for each in self.names:
            if each.isHidden() == (each in shown):
                each.setVisible(each in shown)
        if self.more.isHidden() == bool(away):
            self.more.setVisible(bool(away))

    def _in_few_lines(self, there: "Sequence[TabName]") -> "Sequence[TabName]":
        if self._has_room(there):
            return there
        for number in range(len(there) - 1, 0, -1):
            first = there[:number]
            if not any(each.isChecked() for each in first):
                first = [*first[:-1], *(each for each in there if each.isChecked())]
            self._name_more([each for each in there if each not in first])
            if self._has_room([*first, self.more]):
                return first
        return there

    def _has_room(self, names: "Sequence[TabName]") -> bool:
        sizes = [each.sizeHint() for each in names]
        line = max((each.height() for each in sizes), default=0)
        return (
            self._flow.height_of(sizes, self.width() - (LARGE - _AROUND) - SMALL)
            <= self._most_lines * line
        )

    def _name_more(self, away: "Sequence[TabName]") -> None:
        said = self.tr("{number} more…").format(number=number_word(len(away)))
        if said != self.more.text():
            self.more.say(said)
        # Of a record that is begun none of them can be opened yet.
        self.more.setEnabled(any(each.isEnabled() for each in away))
        names = self.tr("More parts: {names}")
        self.more.setAccessibleName(names.format(names=comma().join(each.text() for each in away)))

    def _offer(self) -> None:
        """The names that have no room; the one that is chosen is opened, and in sight then."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for each in self.names:
            if each.is_there and each.isHidden():
                action = menu.addAction(each.text().replace("&", "&&"))
                action.setEnabled(each.isEnabled())
                action.triggered.connect(each.click)
        open_under(menu, self.more)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        foot = QRect(0, self.height() - 1, self.width(), 1)
        flood(QPainter(self), foot, colours(self.palette()).line)


class TabName(QPushButton):
    """The name of a part; what is open is marked."""

    stepped = Signal(int)  # an arrow key

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        # Whether the part is there; its name may have no room.
        self.is_there = True
        # To screen readers one of several, and nothing to tick by itself.
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(words)

    def say(self, words: str) -> None:
        self.setText(words)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        high = max(metrics.height() + 2 * GAP, scaled(self.font(), _HIGH))
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * _AROUND + 1, high)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (*BESIDE, *ABOVE_OR_BELOW):
            self.stepped.emit(event.key())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        is_cut = self.width() < self.minimumSizeHint().width()
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and is_cut:
            QToolTip.showText(event.globalPos(), self.text(), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter, now = QPainter(self), colours(self.palette())
        ground = self.rect().adjusted(1, 1, -1, -2)
        if self.isChecked():
            box(painter, ground, now.selected)
            foot = QRect(_AROUND - 2, self.height() - 3, self.width() - 2 * _AROUND + 4, 3)
            box(painter, foot, now.accent, radius=1.5)
        elif self.isEnabled() and option.state & _State.State_MouseOver:
            box(painter, ground, now.hover)
        inside = self.rect().adjusted(_AROUND, 0, -_AROUND, 0)
        colour = now.text if self.isEnabled() else now.disabled
        paint_text(painter, inside, self.text(), colour, reading=self.layoutDirection())
        if self.hasFocus() and option.state & _State.State_KeyboardFocusChange:
            ring(painter, self.rect(), now.accent)
