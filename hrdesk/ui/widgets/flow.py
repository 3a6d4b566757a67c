"""A layout that fills lines as text does: from the leading side, with a new line where needed."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget

from hrdesk.ui.tokens import SMALL


class FlowLayout(QLayout):
    """Gives every item the size it asks for and breaks the line when the next does not fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(SMALL)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def move_last(self, place: int) -> None:
        """The item that was added last stands before those from this place on."""
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.height_of([item.sizeHint() for item in self._shown()], width)

    def height_of(self, sizes: Sequence[QSize], width: int) -> int:
        """How high it is at a width with items that ask for so much."""
        places = self._placed(sizes, width)
        return max((place.bottom() + 1 for place in places), default=0)

    def sizeHint(self) -> QSize:
        widths = [item.sizeHint().width() for item in self._shown()]
        gaps = self.spacing() * max(len(widths) - 1, 0)
        return QSize(sum(widths) + gaps, self.minimumSize().height())

    def minimumSize(self) -> QSize:
        least = QSize(0, 0)
        for item in self._shown():
            least = least.expandedTo(item.minimumSize())
        return least

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        for item, place in self._places(rect.width()):
            moved = place.translated(rect.topLeft())
            item.setGeometry(QStyle.visualRect(direction, rect, moved))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _places(self, width: int) -> Iterator[tuple[QLayoutItem, QRect]]:
        """Each item and where it goes in a space of this width that is read from the left."""
        shown = self._shown()
        return zip(shown, self._placed([each.sizeHint() for each in shown], width), strict=True)

    def _placed(self, sizes: Sequence[QSize], width: int) -> Iterator[QRect]:
        corner, line_height = QPoint(0, 0), 0
        for wanted in sizes:
            size = wanted.boundedTo(QSize(width, wanted.height()))
            if corner.x() > 0 and corner.x() + size.width() > width:
                corner, line_height = QPoint(0, corner.y() + line_height + self.spacing()), 0
            yield QRect(corner, size)
            corner.setX(corner.x() + size.width() + self.spacing())
            line_height = max(line_height, size.height())
