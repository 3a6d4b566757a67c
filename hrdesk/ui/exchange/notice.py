"""A band that says what just happened, or why something was refused, and what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from hrdesk.ui.icons import icon
from hrdesk.ui.painting import box
from hrdesk.ui.tokens import CARD_RADIUS, LARGE, MEDIUM, SMALL, colours, scaled
from hrdesk.ui.widgets.margins import keep_away
from hrdesk.ui.widgets.sided import SidedLabel

_FROM_RIGHT = "\u200f"


class Band(QFrame):
    """A box with a wrapped sentence; `warns` gives it the colours of a warning."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._warns = False
        self._stacks_below = 0
        self._words = SidedLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.row = QHBoxLayout(self)
        keep_away(self.row, self, (LARGE, SMALL, SMALL, SMALL))
        self.row.setSpacing(MEDIUM)
        self.row.addWidget(self._words, 1)

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text().replace(_FROM_RIGHT, "")

    def stack_below(self, width: int) -> None:
        """Put what stands beside the sentence under it, where the band is narrower than this."""
        self._stacks_below = width
        self._stack()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stack()

    def _stack(self) -> None:
        is_narrow = self.width() < scaled(self.font(), self._stacks_below)
        ways = QHBoxLayout.Direction
        self.row.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)

    @property
    def warns(self) -> bool:
        """Whether it is a warning."""
        return self._warns

    def say(self, sentence: str, *, warns: bool) -> None:
        """Say something in place of what stood there."""
        self._warns = warns
        # Text that can be selected is laid out by its first letter, be it of a name put into it.
        first = _FROM_RIGHT if self.isRightToLeft() else ""
        self._words.setText("\n".join(f"{first}{line}" for line in sentence.split("\n")))
        self.setAccessibleName(sentence)
        self._colour()
        self.update()

    def changeEvent(self, event: object) -> None:
        super().changeEvent(event)  # type: ignore[arg-type]  # handed on as it came
        self._colour()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = colours(self.palette())
        fill, edge = (now.warning, now.on_warning) if self._warns else (now.surface, now.line)
        box(QPainter(self), self.rect(), fill, edge, radius=CARD_RADIUS)

    def _colour(self) -> None:
        now = colours(self.palette())
        wanted = now.on_warning if self._warns else now.text
        palette = QPalette(self._words.palette())
        if palette.color(QPalette.ColorRole.WindowText).name() != wanted.lower():
            palette.setColor(QPalette.ColorRole.WindowText, wanted)
            self._words.setPalette(palette)


class Notice(Band):
    """A band that is gone until there is something to say, and can be closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self.close_button = QToolButton()
        self.close_button.setIcon(icon("x"))
        self.close_button.setAutoRaise(True)
        self.close_button.setAccessibleName(self.tr("Close"))
        self.close_button.setToolTip(self.tr("Close"))
        self.close_button.clicked.connect(self.hide)
        self.row.addWidget(self.close_button)
        self.hide()

    def tell(self, sentence: str, actions: Sequence[QAction] = (), *, warns: bool = False) -> None:
        """Say something and offer what can be done about it."""
        for old in self.buttons:
            self.row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = [self._button(action) for action in actions]
        self.say(sentence, warns=warns)
        self.show()

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton(action.text())
        button.setAccessibleName(action.text())
        button.clicked.connect(action.trigger)
        self.row.insertWidget(self.row.count() - 1, button)
        return button
