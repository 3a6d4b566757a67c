"""The time line with its choice of zooms above it."""

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hrdesk.ui.records.notices import Notice
from hrdesk.ui.tokens import GAP, LARGE, SMALL, ReviewState
from hrdesk.ui.visits.time_line import TimeLine
from hrdesk.ui.visits.time_scale import ZOOMS


class TimeLinePane(QWidget):
    """The pressed button is the zoom one is at; none is when it lies between them."""

    hides_by_itself = True

    def __init__(self, time_line: TimeLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.time_line = time_line
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(LARGE, 0, LARGE, SMALL)
        self._row.setSpacing(GAP)
        words = (self.tr("Years"), self.tr("Year"), self.tr("Quarter"), self.tr("Month"))
        for number, (text, width) in enumerate(zip(words, ZOOMS, strict=True)):
            button = self._add(text, self.tr("Zoom: {what} (+ and −)").format(what=text))
            button.setCheckable(True)
            button.clicked.connect(partial(time_line.zoom_to, width))
            self._group.addButton(button, number)
        self._row.addSpacing(SMALL)
        fit = self._add(self.tr("Fit"), self.tr("All visits in one sight (Ctrl+0)"))
        fit.clicked.connect(time_line.fit)
        today = self._add(self.tr("Today"), self.tr("Back to today (T)"))
        today.clicked.connect(time_line.go_to_today)
        self._row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.told = Notice(ReviewState.CHANGED, self)
        layout.addLayout(self._row)
        layout.addWidget(self.told)
        beside = QHBoxLayout()
        beside.setContentsMargins(LARGE, 0, LARGE, 0)
        beside.addWidget(time_line)
        layout.addLayout(beside, 1)
        self.setFocusProxy(time_line)
        time_line.zoomed.connect(self._follow)
        self._follow()

    def buttons(self) -> list[QPushButton]:
        """The zooms, Fit and Today."""
        return self.findChildren(QPushButton)

    def _add(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(tip)
        button.setAccessibleName(text)
        self._row.addWidget(button)
        return button

    def _follow(self) -> None:
        width = self.time_line.scale.day_width
        self._group.setExclusive(False)
        for number, zoom in enumerate(ZOOMS):
            self._group.button(number).setChecked(abs(zoom - width) < 0.01)
        self._group.setExclusive(True)
