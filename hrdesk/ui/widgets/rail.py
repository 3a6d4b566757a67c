"""The places of the window, at its leading edge."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.ui.icons import paint_icon
from hrdesk.ui.painting import box, flood, ring
from hrdesk.ui.tokens import (
    CARD_RADIUS,
    GAP,
    ICON,
    MEDIUM,
    RAIL_WIDTH,
    SMALL,
    Colours,
    colours,
    scaled,
)

_HEIGHT = 56


class RailButton(QToolButton):
    """An icon over a word; a bar at the leading edge shows the open place."""

    def __init__(self, text: str, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._badge = ""
        self._is_open = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @property
    def badge(self) -> str:
        return self._badge

    @property
    def is_open(self) -> bool:
        """Whether its page is the open one."""
        return self._is_open or self.isChecked()

    def show_open(self, is_open: bool) -> None:
        """Mark the page that its action opens: what only opens a page is not checked by Qt."""
        self._is_open = is_open
        self.setAccessibleDescription(self.tr("open") if is_open else "")
        self.update()

    def set_badge(self, badge: str, meaning: str) -> None:
        """A short count beside the icon, and the same in words for who cannot see it."""
        self._badge = badge
        self.setAccessibleDescription(meaning)
        self.update()

    def sizeHint(self) -> QSize:
        least = self.minimumSizeHint()
        return QSize(least.width(), max(scaled(self.font(), _HEIGHT), least.height()))

    def minimumSizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text()) + 2 * MEDIUM
        width = max(words, scaled(self.font(), RAIL_WIDTH) - 2 * SMALL)
        return QSize(width, scaled(self.font(), ICON) + self.fontMetrics().height() + GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        now = colours(self.palette())
        self._paint_ground(painter, now)
        text_height, side = self.fontMetrics().height(), scaled(self.font(), ICON)
        top = (self.height() - side - GAP // 2 - text_height) // 2
        place = QRect((self.width() - side) // 2, top, side, side)
        strong = now.accent if self.is_open else now.text
        colour = strong if self.isEnabled() else now.disabled
        paint_icon(painter, place, self._icon_name, colour)
        painter.setPen(now.text if self.isEnabled() else now.disabled)
        line = QRect(0, place.bottom() + GAP // 2 + 1, self.width(), text_height)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, self.text())
        if self._badge:
            self._paint_badge(painter, place, now)

    def _paint_ground(self, painter: QPainter, now: Colours) -> None:
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        if self.is_open:
            box(painter, self.rect(), now.selected, radius=CARD_RADIUS)
            bar = QRect(0, SMALL, 3, self.height() - 2 * SMALL)
            bar = QStyle.visualRect(self.layoutDirection(), self.rect(), bar)
            box(painter, bar, now.accent, radius=1.5)
        elif self.isEnabled() and option.state & QStyle.StateFlag.State_MouseOver:
            box(painter, self.rect(), now.line, radius=CARD_RADIUS)
        if self.hasFocus() and option.state & QStyle.StateFlag.State_KeyboardFocusChange:
            ring(painter, self.rect(), now.accent, radius=CARD_RADIUS)

    def _paint_badge(self, painter: QPainter, place: QRect, now: Colours) -> None:
        metrics = self.fontMetrics()
        height = metrics.height()
        width = max(metrics.horizontalAdvance(self._badge) + SMALL, height)
        mark = QRect(place.right() + GAP, place.top() - GAP // 2, width, height)
        mark = QStyle.visualRect(self.layoutDirection(), self.rect(), mark)
        box(painter, mark, now.accent, radius=height / 2)
        painter.setPen(now.on_accent)
        painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, self._badge)


class Rail(QWidget):
    """Places above, one of them open; what concerns the whole program at the foot."""

    chosen = Signal(str)  # the key of a place

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, RailButton] = {}
        self._foot_buttons: dict[str, RailButton] = {}
        # The open place: whatever had the focus here last, or was built first.
        self.enters_at: QWidget | None = None
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._tell)
        self._places = QVBoxLayout()
        self._places.setSpacing(GAP // 2)
        self._foot = QVBoxLayout()
        self._foot.setSpacing(GAP // 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.setSpacing(GAP)
        layout.addLayout(self._places)
        layout.addStretch(1)
        layout.addLayout(self._foot)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self.tr("Places"))

    @property
    def current(self) -> str:
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def add_place(self, key: str, text: str, icon_name: str, shortcut: str) -> RailButton:
        button = RailButton(text, icon_name)
        button.setCheckable(True)
        button.setObjectName(key)
        tip = self.tr("{place} ({key})")
        button.setToolTip(tip.format(place=text, key=shortcut) if shortcut else text)
        self._group.addButton(button)
        self._buttons[key] = button
        self._places.addWidget(button)
        return button

    def add_foot(self, action: QAction, key: str) -> RailButton:
        """What concerns the whole program; its key names its icon, and its page if it opens one."""
        button = RailButton(action.text(), key)
        button.setDefaultAction(action)
        button.setAccessibleName(action.text())
        self._foot_buttons[key] = button
        self._foot.addWidget(button)
        return button

    def show_place(self, key: str) -> None:
        """Marks a place as the open one without telling anybody; none for one without a button."""
        for each, foot in self._foot_buttons.items():
            foot.show_open(each == key)
        button = self._buttons.get(key)
        self.enters_at = button or self._foot_buttons.get(key)
        if button is not None:
            button.setChecked(True)
            # Qt leaves the Tab key to that button of a group alone which had the focus last.
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            return
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)

    def show_count(self, key: str, count: int) -> None:
        """What waits at a place; nothing is shown for 0."""
        words = self.tr("%n waiting", "", count) if count else ""
        shown = self.locale().toString(count) if count < 100 else self.tr("99+")
        self._buttons[key].set_badge(shown if count else "", words)

    def _tell(self, button: QAbstractButton) -> None:
        self.chosen.emit(button.objectName())

    def paintEvent(self, event: QPaintEvent) -> None:
        flood(QPainter(self), self.rect(), colours(self.palette()).rail)
