"""The line under the month for what has no exact days yet: forecasts, mostly."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from hrdesk.ui.calendar import wording
from hrdesk.ui.calendar.day_menu import DayMenu
from hrdesk.ui.calendar.month_model import MonthModel
from hrdesk.ui.tokens import GAP, SMALL, colours
from hrdesk.ui.widgets.headings import Caption


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
        self._button.setMenu(self._menu)
        self._names = Caption()
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
        return self._names.text()

    def _follow(self) -> None:
        found = self._month.undated
        self.setVisible(bool(found) and self._is_wanted)
        self._menu.show_in(self._month.zone)
        self._menu.show_undated(found)
        self._button.setText(self.tr("%n without exact days", "", len(found)))
        self._button.setAccessibleName(self._button.text())
        zone = self._month.zone
        named = [
            f"{wording.sign(each)} {wording.title(each)} ({wording.when(each, zone)})".strip()
            for each in found
        ]
        self._names.setText(" · ".join(named))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = colours(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        painter.fillRect(0, 0, self.width(), 1, now.line)
