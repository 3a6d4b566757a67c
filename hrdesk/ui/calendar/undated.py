"""The line under the month for what has no exact days yet: forecasts, mostly."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from hrdesk.ui.calendar import wording
from hrdesk.ui.calendar.day_menu import DayMenu
from hrdesk.ui.calendar.month_model import MonthModel
from hrdesk.ui.tokens import GAP, SMALL, colours
from hrdesk.ui.widgets.headings import Caption
from hrdesk.ui.widgets.pop_up_place import hang


class _WholeNames(Caption):
    """As many names as there is room for: the menu has all, and a part of one says little."""

    names: Sequence[str] = ()

    def show_names(self, names: Sequence[str]) -> None:
        """Show other names."""
        self.names = names
        self._fit()

    def _fit(self) -> None:
        shown = ""
        for each in self.names:
            longer = f"{shown} · {each}" if shown else each
            if self.fontMetrics().horizontalAdvance(longer) > self.width():
                break
            shown = longer
        if shown != self.text():
            self.setText(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class UndatedStrip(QWidget):
    """Names them, and opens one from its menu; gone where there are none."""

    opened = Signal(str)

    def __init__(self, month: MonthModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month = month
        self._is_wanted = True
        self._menu = DayMenu(month.zone, self)
        self._menu.opened.connect(self.opened)
        self._button = QPushButton()
        self._button.setFlat(True)
        hang(self._menu, self._button)
        self._names = _WholeNames()
        self._names.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SMALL, GAP, SMALL, GAP)
        layout.setSpacing(SMALL)
        layout.addWidget(self._button)
        layout.addWidget(self._names, 1)
        month.changed.connect(self._follow)
        self._follow()

    def set_wanted(self, wanted: bool) -> None:
        """Stays away where another view names them itself."""
        self._is_wanted = wanted
        self._follow()

    @property
    def names(self) -> str:
        """What is named, on one line."""
        return " · ".join(self._names.names)

    def _follow(self) -> None:
        found = self._month.undated
        self.setVisible(bool(found) and self._is_wanted)
        self._menu.show_in(self._month.zone)
        self._menu.show_undated(found)
        self._button.setText(self.tr("%n without exact days", "", len(found)))
        self._button.setAccessibleName(self._button.text())
        zone = self._month.zone
        self._names.show_names(
            [f"{wording.title(each)} ({wording.when(each, zone)})" for each in found]
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        now = colours(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        painter.fillRect(0, 0, self.width(), 1, now.line)
