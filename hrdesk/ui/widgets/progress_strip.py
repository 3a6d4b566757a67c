"""Shows long work: nothing at first, then a thin line, then a count and Cancel."""

import time
from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL
from hrdesk.ui.widgets.headings import ElidedLabel

_SHOW_LINE_AFTER = 0.3
_SHOW_WORDS_AFTER = 2.0
_LINE = 3


class Shown(IntEnum):
    """How much of the strip is to be seen."""

    NOTHING = 0
    LINE = 1
    WORDS = 2


class ProgressStrip(QWidget):
    """Always takes the three pixels of its line, so that the page does not jump when it comes."""

    cancelled = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._began: float | None = None
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(_LINE)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._words = ElidedLabel()
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.setAccessibleName(self.tr("Cancel"))
        self._cancel.clicked.connect(self._stop)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        row.setSpacing(MEDIUM)
        row.addWidget(self._words)
        row.addStretch(1)
        row.addWidget(self._cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self._row)
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(policy)
        self._timer = QTimer(self)
        self._timer.setInterval(100)
        self._timer.timeout.connect(self.look_at_clock)
        self.finish()

    @property
    def shown(self) -> Shown:
        if self._bar.isHidden():
            return Shown.NOTHING
        return Shown.LINE if self._row.isHidden() else Shown.WORDS

    @property
    def words(self) -> str:
        return self._words.text()

    def begin(self, words: str = "") -> None:
        """Work has begun; how long it takes decides how much is shown of it."""
        self._began = self._clock()
        self._bar.setRange(0, 0)
        self._words.setText(words)
        self._cancel.setEnabled(True)
        self._timer.start()

    def advance(self, done: int, total: int, words: str = "") -> None:
        """How far it is; a total of 0 means that nobody knows."""
        if self._began is None:
            self.begin(words)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if words:
            self._words.setText(words)
        self.look_at_clock()

    def finish(self) -> None:
        self._began = None
        self._timer.stop()
        self._bar.hide()
        self._row.hide()

    def look_at_clock(self) -> None:
        if self._began is None:
            return
        passed = self._clock() - self._began
        self._bar.setVisible(passed >= _SHOW_LINE_AFTER)
        self._row.setVisible(passed >= _SHOW_WORDS_AFTER)

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self._words.setText(self.tr("Stopping …"))
        self.cancelled.emit()
