"""What a page says when it has nothing to show: one sentence, and what to do about it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from hrdesk.ui.icons import paint_icon
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import LARGE, SMALL, WIDE, colours, scaled
from hrdesk.ui.widgets.flow import FlowLayout
from hrdesk.ui.widgets.room import Room

_MOST_ACTIONS = 3
_PICTURE = 40
# Below this there is room for the words alone.
_LOW = 170


class _Picture(QWidget):
    def __init__(self, icon_name: str) -> None:
        super().__init__()
        self._icon_name = icon_name
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._make_room()

    def _make_room(self) -> None:
        self.setFixedHeight(scaled(self.font(), _PICTURE))

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = colours(self.palette()).field_edge
        paint_icon(QPainter(self), self.rect(), self._icon_name, colour)


class EmptyState(QWidget):
    """The first action is the one to take; there are at most three.

    Its parts are built when it is shown first: a page has a dozen of these and mostly shows none.
    """

    def __init__(
        self,
        icon_name: str,
        sentence: str,
        actions: Sequence[QAction] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._actions = list(actions[:_MOST_ACTIONS])
        self._said = sentence
        self._sentence: QLabel | None = None
        self._picture: _Picture | None = None

    @property
    def sentence(self) -> str:
        return self._said

    def set_sentence(self, sentence: str) -> None:
        self._said = sentence
        if self._sentence is not None:
            self._sentence.setText(sentence)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._sentence is None:
            self._build().show()
            self._fit()

    def _build(self) -> Room:
        self._sentence = QLabel(self._said)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(WIDE, SMALL, WIDE, SMALL)
        layout.setSpacing(LARGE)
        layout.addStretch(2)
        self._picture = _Picture(self._icon_name)
        layout.addWidget(self._picture)
        layout.addWidget(self._sentence)
        row = _CentredRow()
        for number, action in enumerate(self._actions):
            button = self._button(action, first=number == 0)
            row.add(button)
            # Only now: shown by itself it would be a window, and take the keyboard from this one.
            _follow(action, button)
        layout.addWidget(row, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        # Where there is little height it scrolls, and nothing lies over anything.
        room = Room(inner)
        room.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(room)
        return room

    def _fit(self) -> None:
        """The picture is the first to go where there is little height."""
        if self._sentence is None or self._picture is None:
            return
        low = self.height() < scaled(self.font(), _LOW)
        self._picture.setHidden(low)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _button(self, action: QAction, *, first: bool) -> QPushButton:
        button = QPushButton()
        button.clicked.connect(action.trigger)
        if first:
            make_primary(button)
        action.changed.connect(partial(_follow, action, button))
        return button


def _follow(action: QAction, button: QPushButton) -> None:
    button.setText(action.text().replace("&", "&&"))
    button.setAccessibleName(action.text())
    button.setVisible(action.isVisible())


class _CentredRow(QWidget):
    """Buttons side by side, or one under the other where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self)

    def add(self, button: QPushButton) -> None:
        self._flow.addWidget(button)
