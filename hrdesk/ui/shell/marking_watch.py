"""Finds the strictest label among what a page shows now, for the line at the foot of the window."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QWidget
from shiboken6 import isValid

from hrdesk.domain.label import Label, strictest
from hrdesk.ui.widgets.marking import MarkingBadge

# Scrolling through a table should not ask about every row that passes by.
_AFTER = 150
_MOST_ROWS = 80
_LABELS = frozenset(map(str, Label))


class MarkingWatch(QObject):
    """Looks again a moment after something may have changed what is on screen."""

    found = Signal(object)  # Label | None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page: QWidget | None = None
        self._watched: set[QAbstractItemView] = set()
        self._stacks: set[QStackedWidget] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER)
        self._timer.timeout.connect(self._look)

    def watch(self, page: QWidget | None) -> None:
        """From now on this page is the one on screen."""
        self._page = page
        for view in _views(page):
            if view not in self._watched:
                self._watched.add(view)
                bar = view.verticalScrollBar()
                bar.valueChanged.connect(self.look_again)
                bar.rangeChanged.connect(self.look_again)
        for stack in page.findChildren(QStackedWidget) if page is not None else ():
            if stack not in self._stacks:
                self._stacks.add(stack)
                stack.currentChanged.connect(self.look_again)
        self.look_again()

    def look_again(self) -> None:
        self._timer.start()

    def _look(self) -> None:
        if self._page is not None and not isValid(self._page):
            self._page = None  # the desk was closed meanwhile
        labels = list(shown_labels(self._page))
        self.found.emit(strictest(*labels) if labels else None)


def shown_labels(page: QWidget | None) -> Iterator[Label]:
    """The labels of the rows in sight and of the badges; a page that paints says its own."""
    if page is None:
        return
    for widget in (page, *page.findChildren(QWidget)):
        own = getattr(widget, "strictest_shown", None)
        if own is not None and widget.isVisibleTo(page):
            label = own()
            if label is not None:
                yield label
    for badge in page.findChildren(MarkingBadge):
        if badge.marking is not None and badge.isVisibleTo(page):
            yield badge.marking
    for view in _views(page):
        if view.isVisibleTo(page):
            yield from _in_sight(view)


def _views(page: QWidget | None) -> list[QAbstractItemView]:
    if page is None:
        return []
    # A header is an item view too, with the model of its table.
    found = page.findChildren(QAbstractItemView)
    return [view for view in found if not isinstance(view, QHeaderView)]


def _in_sight(view: QAbstractItemView) -> Iterator[Label]:
    # A view has no model before its page gives it one, whatever Qt's types say.
    model: QAbstractItemModel | None = view.model()
    if model is None:
        return
    area = view.viewport().rect()
    first = max(_row_at(view, area.top()), 0)
    bottom = _row_at(view, area.bottom())
    last = bottom if bottom >= 0 else model.rowCount() - 1
    for row in range(first, min(last, first + _MOST_ROWS) + 1):
        # Qt hands over the text of a label, not the label.
        said = model.index(row, 0).data(Qt.ItemDataRole.UserRole)
        if isinstance(said, str) and said in _LABELS:
            yield Label(said)


def _row_at(view: QAbstractItemView, height: int) -> int:
    """The row at a height, at whichever side it begins; -1 below the last one."""
    area = view.viewport().rect()
    sides = (QPoint(area.left(), height), QPoint(area.right(), height))
    return max(view.indexAt(side).row() for side in sides)
