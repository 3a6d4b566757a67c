"""The list under the search box: what is typed finds commands and records, Enter opens one."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from hrdesk.ui.focus import leave_menu_bar
from hrdesk.ui.language import isolated
from hrdesk.ui.painting import box
from hrdesk.ui.tokens import GAP, MEDIUM, SMALL, colours, scaled
from hrdesk.ui.widgets.headings import Caption

if TYPE_CHECKING:
    from hrdesk.ui.widgets.hit_list import HitList
    from hrdesk.ui.widgets.hits import Provider

_MOST_ROWS = 20
# Wider than the box where that is narrow: the names of what is found are long,
# and many of them differ at their ends only.
_WIDTH = 760
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CommandPalette(QFrame):
    """Serves one line edit; the focus stays in it, and its keys move in the list."""

    chosen = Signal(object)  # Hit.payload

    def __init__(self, field: QLineEdit, provider: "Provider", window: QWidget) -> None:
        super().__init__(window)
        self._field = field
        self._provider = provider
        self._came_from: QWidget | None = None
        self._nothing = Caption("", self)
        self.hide()
        field.textEdited.connect(self._find)
        field.installEventFilter(self)

    @cached_property
    def _list(self) -> "HitList":
        """Built when something is looked for first: the window is painted without it."""
        from hrdesk.ui.widgets.hit_list import HitList

        made = HitList(self)
        made.setAccessibleName(self.tr("Found"))
        made.clicked.connect(self._choose)
        self._field.window().installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, GAP, 1, GAP)
        layout.addWidget(made)
        layout.addWidget(self._nothing)
        self._nothing.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL)
        return made

    @property
    def rows(self) -> list[str]:
        return [self._list.hits.hit(row).title for row in range(self._list.hits.rowCount())]

    def summon(self) -> None:
        """Moves the focus into the box and shows what can be done."""
        leave_menu_bar()
        focused = QApplication.focusWidget()
        if focused is not self._field:
            self._came_from = focused
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self._find(self._field.text())

    def dismiss(self) -> None:
        """Closes the list and goes back to where the focus came from."""
        self.hide()
        self._field.clear()
        came_from, self._came_from = self._came_from, None
        if came_from is not None and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._field.clearFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is not self._field:
            if kind == QEvent.Type.Resize and self.isVisible():
                self._place()
            return False
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if kind == QEvent.Type.FocusOut:
            self.hide()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key in _STEPS:
            if self.isHidden():
                self._find(self._field.text())
            else:
                self._move(_STEPS[key])
        elif key in _ENTER and self.isVisible():
            self._choose(self._list.currentIndex())
        else:
            return False
        return True

    def _find(self, text: str) -> None:
        hits = self._provider(text.strip())
        self._list.hits.show(hits)
        self._list.setVisible(bool(hits))
        self._nothing.setVisible(not hits)
        said = self.tr("Nothing matches “{text}”.")
        self._nothing.setText(said.format(text=isolated(text.strip())))
        self._move(0)
        self._place()
        self.show()
        self.raise_()

    def _move(self, step: int) -> None:
        last = self._list.hits.rowCount() - 1
        if last < 0:
            return
        row = min(max(self._list.currentIndex().row() + step, 0), last)
        self._list.setCurrentIndex(self._list.hits.index(row))
        # The focus never enters the list, so the box says which line is meant.
        said = self.tr("{line}, {number} of {count}").format(
            line=self._list.hits.data(self._list.hits.index(row)), number=row + 1, count=last + 1
        )
        self._field.setAccessibleDescription(said)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            payload = self._list.hits.hit(index.row()).payload
            self.dismiss()
            self.chosen.emit(payload)

    def _place(self) -> None:
        window = self._field.window()
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + GAP))
        edge = 2 * GAP + 2
        # Whole lines only: half of one would look as if the list ended there.
        room = (window.height() - corner.y() - SMALL - edge) // self._list.row_height
        rows = min(self._list.hits.rowCount(), _MOST_ROWS, max(room, 1))
        wanted = (
            rows * self._list.row_height if rows else self._nothing.sizeHint().height() + 2 * SMALL
        )
        height = wanted + edge
        width = max(self._field.width(), min(scaled(self.font(), _WIDTH), window.width() * 2 // 3))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            corner.setX(corner.x() + self._field.width() - width)
        self.setGeometry(corner.x(), corner.y(), width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = colours(self.palette())
        box(QPainter(self), self.rect(), now.window, now.field_edge)
