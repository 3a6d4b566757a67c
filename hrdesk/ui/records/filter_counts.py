"""How many records each saved filter of a place finds, counted off the main thread."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from hrdesk.store import listing
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.saved_filters import SavedFilter

# Counting all the filters waits until the person pauses.
_COUNT_AFTER = 250


class FilterCounts(QObject):
    """Each filter looks at all records of its kind: the page is shown first, and counts follow.

    `filters` are the page's own list, which may grow.
    """

    counted = Signal()

    def __init__(self, desk: Desk, filters: Sequence[SavedFilter], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._filters = desk, filters
        self._counts: dict[str, int] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_COUNT_AFTER)
        self._pause.timeout.connect(self._count)

    def of(self, key: str) -> int | None:
        """What a filter was found to match last; None as long as nobody knows."""
        return self._counts.get(key)

    def know(self, key: str, count: int) -> None:
        """Take over what is known already."""
        self._counts[key] = count

    def count_soon(self) -> None:
        """Count again after a pause; `counted` tells when it is done."""
        self._pause.start()

    def _count(self) -> None:
        if self._desk.is_closed:
            return
        filters = list(self._filters)
        done = partial(self._found, [each.key for each in filters])
        self._desk.read_then(done, listing.count_each, [each.query for each in filters])

    def _found(self, keys: list[str], found: object) -> None:
        assert isinstance(found, list)
        self._counts = dict(zip(keys, found, strict=True))
        self.counted.emit()
