"""What a page says when it has nothing to show: one sentence, and what to do about it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
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
        self.setFixedHeight(scaled(self.font(), _PICTURE))

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = colours(self.palette()).field_edge
        paint_icon(QPainter(self), self.rect(), self._icon_name, colour)


class EmptyState(QWidget):
    """The first action is the one to take; there are at most three."""

    def __init__(
        self,
        icon_name: str,
        sentence: str,
        actions: Sequence[QAction] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_silent = False
        self._sentence = QLabel(sentence)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(WIDE, SMALL, WIDE, SMALL)
        layout.setSpacing(LARGE)
        layout.addStretch(2)
        self._picture = _Picture(icon_name)
        layout.addWidget(self._picture)
        layout.addWidget(self._sentence)
        row = _CentredRow()
        for number, action in enumerate(actions[:_MOST_ACTIONS]):
            row.add(self._button(action, first=number == 0))
        layout.addWidget(row, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        # Where there is little height it scrolls, and nothing lies over anything.
        self._room = Room(inner)
        self._room.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._room)

    @property
    def sentence(self) -> str:
        return self._sentence.text()

    def set_sentence(self, sentence: str) -> None:
        self._sentence.setText(sentence)

    def set_silent(self, silent: bool) -> None:
        """Say nothing for a while: something beside it says already what to do."""
        self._is_silent = silent
        self._sentence.setHidden(silent)
        self._fit()

    def _fit(self) -> None:
        """The picture is the first to go where there is little height."""
        low = self.height() < scaled(self.font(), _LOW)
        self._picture.setHidden(self._is_silent or low)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _button(self, action: QAction, *, first: bool) -> QPushButton:
        button = QPushButton(action.text())
        button.setAccessibleName(action.text())
        button.clicked.connect(action.trigger)
        if first:
            make_primary(button)
        return button


class _CentredRow(QWidget):
    """Buttons side by side, or one under the other where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self)

    def add(self, button: QPushButton) -> None:
        self._flow.addWidget(button)
