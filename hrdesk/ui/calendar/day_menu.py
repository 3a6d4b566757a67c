"""The list of a day as a menu: everything on it, and a new activity."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QWidget

from hrdesk.domain.label import Label
from hrdesk.domain.text import one_line
from hrdesk.operations.agenda import Occurrence, What
from hrdesk.ui.calendar import wording
from hrdesk.ui.calendar.spoken import day_words
from hrdesk.ui.icons import icon
from hrdesk.ui.style import make_scrolling
from hrdesk.ui.tokens import colours

_HOURS = "hours"
# Of a line, in letters: a menu is no wider than the screen, and cuts what comes last.
_WIDTH = 60


class DayMenu(QMenu):
    """Arrows and Enter choose; what is chosen is told by its Ref."""

    opened = Signal(str)
    new_wanted = Signal(object)  # the day
    hours_wanted = Signal(object)  # the day

    def __init__(self, zone: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._zone = zone
        self._day: date | None = None
        make_scrolling(self)
        self.triggered.connect(self._choose)

    def show_in(self, zone: str) -> None:
        """Tell times in a zone from the next time on."""
        self._zone = zone

    def show_day(self, day: date, found: Sequence[Occurrence]) -> None:
        """Fill the menu with what stands on a day."""
        self._day = day
        self._fill(day_words(day), found)
        if not found:
            self.addAction(self.tr("Nothing on this day")).setEnabled(False)
        self.addSeparator()
        new = self.addAction(icon("plus"), self.tr("New activity on this day"))
        new.setData("")
        hours = self.addAction(icon("clock"), self.tr("Common working hours on this day…"))
        hours.setData(_HOURS)
        self.setActiveAction(self._first_choice())

    def show_undated(self, found: Sequence[Occurrence]) -> None:
        """Fill the menu with what has no exact days."""
        self._day = None
        self._fill(self.tr("Without exact days"), found)

    def _fill(self, heading: str, found: Sequence[Occurrence]) -> None:
        self.clear()
        self.setAccessibleName(heading)
        self.addSection(heading)
        for each in found:
            line = one_line(wording.short_line(each, self._zone), _WIDTH)
            parts = [line, wording.own_times(each, self._zone)]
            if not each.is_exact:
                parts.append(wording.when(each, self._zone))
            text = "  ".join(part for part in parts if part).replace("&", "&&")
            action = self.addAction(self._icon(each), text)
            action.setData(each.ref)
            action.setToolTip(wording.sentence(each, self._zone))

    def _first_choice(self) -> QAction:
        able = [each for each in self.actions() if each.isEnabled() and not each.isSeparator()]
        return able[0]

    def _icon(self, each: Occurrence) -> QIcon:
        if each.what is What.DAY:
            return icon("star")
        return icon(colours(self.palette()).markings[Label(each.label)].icon)

    def _choose(self, action: QAction) -> None:
        ref = action.data()
        if ref == _HOURS:
            self.hours_wanted.emit(self._day)
        elif ref:
            self.opened.emit(ref)
        elif self._day is not None:
            self.new_wanted.emit(self._day)
