"""Finds the strictest label among what a page shows now, for the line at the foot of the window."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QHeaderView,
    QStackedWidget,
    QWidget,
)
from shiboken6 import isValid

from hrdesk.domain.label import Label, strictest
from hrdesk.ui.widgets.marking import MarkingBadge

# Scrolling through a table should not ask about every row that passes by; what comes on screen
# otherwise may be stricter than what the line at the foot says of it. A table lays out its new rows
# later than it tells of them: so what was looked at at once is looked at again.
_WHILE_MOVING = 150
_AT_ONCE = 40
_MOST_ROWS = 80
_LABELS = frozenset(map(str, Label))
_COMES_OR_GOES = frozenset({QEvent.Type.Show, QEvent.Type.Hide})


class MarkingWatch(QObject):
    """Looks again a moment after something may have changed what is on screen."""

    found = Signal(object)  # Label | None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page: QWidget | None = None
        self._beside: list[QWidget] = []
        self._followed: set[QObject] = set()
        self._is_early = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    def watch(self, page: QWidget | None) -> None:
        """From now on this page is the one on screen."""
        self._page = page
        self.look_again()

    def watch_beside(self, window: QWidget) -> None:
        """What is read in a window on top of the page is on screen too, while that is open."""
        self._beside.append(window)
        window.installEventFilter(self)
        self.look_again()

    def look_again(self) -> None:
        """Look as soon as what was begun is done, and again when all is laid out."""
        self._is_early = True
        self._look_within(_AT_ONCE)

    def _look_soon(self) -> None:
        self._look_within(_WHILE_MOVING)

    def _look_within(self, time: int) -> None:
        if not self._timer.isActive() or self._timer.remainingTime() > time:
            self._timer.start(time)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # What paints by itself has no model that would tell of other rows.
        if event.type() in _COMES_OR_GOES and watched in self._beside:
            self.look_again()
        elif event.type() == QEvent.Type.Paint:
            if isinstance(watched, MarkingBadge):
                self.look_again()
            else:
                self._look_soon()
        return False

    def _follow(self, page: QWidget) -> None:
        """Hear of what scrolls, changes or is painted anew, also of what was built since."""
        self._followed = {each for each in self._followed if isValid(each)}
        for widget in page.findChildren(QWidget):
            if widget not in self._followed and _may_show(widget):
                self._followed.add(widget)
                self._hear_of(widget)
        for view in _views(page):
            # A view has no model before its page gives it one, whatever Qt's types say.
            model: QAbstractItemModel | None = view.model()
            if model is not None and model not in self._followed:
                self._followed.add(model)
                model.modelReset.connect(self.look_again)
                model.layoutChanged.connect(self.look_again)

    def _hear_of(self, widget: QWidget) -> None:
        if isinstance(widget, QStackedWidget):
            widget.currentChanged.connect(self.look_again)
        if isinstance(widget, QAbstractScrollArea):
            bar = widget.verticalScrollBar()
            bar.valueChanged.connect(self._look_soon)
            bar.rangeChanged.connect(self._look_soon)
        if isinstance(widget, MarkingBadge):
            widget.installEventFilter(self)
        if hasattr(widget, "strictest_shown"):
            painted = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
            painted.installEventFilter(self)

    def _look(self) -> None:
        if self._is_early:
            self._is_early = False
            self._look_soon()
        if self._page is not None and not isValid(self._page):
            self._page = None  # the desk was closed meanwhile
        self._beside = [each for each in self._beside if isValid(each)]
        open_now = [each for each in self._beside if each.isVisible()]
        if self._page is not None:
            open_now.append(self._page)
        for each in open_now:
            self._follow(each)
        labels = [label for each in open_now for label in shown_labels(each)]
        self.found.emit(strictest(*labels) if labels else None)


def _may_show(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractScrollArea | QStackedWidget | MarkingBadge) or hasattr(
        widget, "strictest_shown"
    )


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
    found = page.findChildren(QAbstractItemView)
    return [view for view in found if _is_of(page, view)]


def _is_of(page: QWidget, view: QAbstractItemView) -> bool:
    """A header is an item view too, and a pop-up has choices: labels to filter by among them."""
    return not isinstance(view, QHeaderView) and view.window() is page.window()


def _in_sight(view: QAbstractItemView) -> Iterator[Label]:
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
