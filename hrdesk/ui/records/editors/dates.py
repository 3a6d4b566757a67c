"""Editors for a date and for a span: lines that understand what people type, and a calendar."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QTableView,
    QToolButton,
    QWidget,
)

from hrdesk.domain.dates import Moment, parse_moment
from hrdesk.domain.fields import Field
from hrdesk.domain.values import Value, joined
from hrdesk.ui.calendar.wording import in_days
from hrdesk.ui.icons import icon
from hrdesk.ui.language import short_month
from hrdesk.ui.records.editors.base import Editor, Today, this_day
from hrdesk.ui.records.editors.picking import Offer
from hrdesk.ui.records.editors.undoing import UndoLine
from hrdesk.ui.records.reading import Words, read_date
from hrdesk.ui.tokens import GAP
from hrdesk.ui.widgets.pop_up_place import place_under
from hrdesk.ui.words import date_word, months

# By when something is to be done: how soon that is, or how long ago, is what one looks for.
_DUE = "due"


def words() -> Words:
    """What the window's language calls months, days and near days."""
    locale = QLocale()
    long = QLocale.FormatType.LongFormat
    return Words(
        months=(
            tuple(locale.monthName(month, long) for month in range(1, 13)),
            tuple(locale.standaloneMonthName(month, long) for month in range(1, 13)),
            months(),
        ),
        days=tuple(locale.dayName(day, long) for day in range(1, 8)),
        today=QCoreApplication.translate("DateEditor", "today"),
        tomorrow=QCoreApplication.translate("DateEditor", "tomorrow"),
        yesterday=QCoreApplication.translate("DateEditor", "yesterday"),
    )


def typed_date(text: str, today: date) -> str:
    """The canonical date of what was typed; what cannot be read stays as it is."""
    found = read_date(text, today, words())
    return text.strip() if found is None else found


def shown_date(text: str, today: date) -> str:
    """A canonical date as people write it, where that reads back to the same."""
    said = date_word(text)
    return said if read_date(said, today, words()) == text else text


def date_reading(text: str) -> str:
    """A canonical date with its weekday; an approximate one by its first and last day."""
    moment = parse_moment(text)
    if moment is None:
        return ""
    if moment.is_exact:
        return long_day(moment.first)
    template = QCoreApplication.translate("DateEditor", "some time from {first} to {last}")
    return template.format(first=_day(moment, first=True), last=_day(moment, first=False))


def long_day(day: date) -> str:
    """A day with its weekday, in the window's language."""
    return QLocale().toString(_qt(day), "dddd d MMMM yyyy")


def find_days(today: Today, typed: str) -> list[Offer]:
    """The one exact day that was typed; none as long as it is half of one."""
    moment = parse_moment(typed_date(typed, today())) if typed.strip() else None
    if moment is None or not moment.is_exact:
        return []
    return [Offer(moment.text, day_word(moment.text))]


def day_word(text: str) -> str:
    """A day with its short weekday: `Tue 24 Nov 2026`; what is no day as it stands."""
    moment = parse_moment(text)
    if moment is None or not moment.is_exact:
        return text
    day = moment.first
    return QLocale().toString(_qt(day), f"ddd d {short_month(day.month)} yyyy")


class DateLine(QWidget):
    """A line for a date with its calendar; F4 or Alt+Down opens the calendar."""

    edited = Signal()
    meant = Signal()  # Enter, or a day of the calendar

    def __init__(self, today: Today = this_day, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._popup: QCalendarWidget | None = None
        self.text = _Line(self)
        self.button = QToolButton(self)
        self.button.setIcon(icon("calendar"))
        self.button.setAutoRaise(True)
        self.button.setToolTip(self.tr("Choose in a calendar (F4)"))
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.button)
        self.setFocusProxy(self.text)
        self.text.textEdited.connect(self._edited)
        self.text.returnPressed.connect(self.meant)
        self.text.calendar_wanted.connect(self.open_calendar)
        self.button.clicked.connect(self.open_calendar)

    def canonical(self) -> str:
        """The canonical date, or what was typed where that is no date."""
        return typed_date(self.text.text(), self._today())

    def show_date(self, text: str) -> None:
        """Show a canonical date as people write it."""
        self.text.setText(shown_date(text, self._today()) if text else "")

    def set_name(self, name: str) -> None:
        """What a screen reader calls it."""
        self.text.setAccessibleName(name)
        self.button.setAccessibleName(self.tr("Calendar: {field}").format(field=name))

    def open_calendar(self) -> None:
        """Open the calendar under the line, at the day of the line."""
        popup = self._calendar()
        moment = parse_moment(self.canonical())
        popup.setSelectedDate(_qt(moment.first if moment else self._today()))
        for part in (popup, *popup.findChildren(QTableView)):
            part.setAccessibleName(self.button.accessibleName())
        place_under(popup, self)
        popup.show()
        popup.setFocus()

    def _calendar(self) -> QCalendarWidget:
        if self._popup is None:
            self._popup = QCalendarWidget(self)
            self._popup.setWindowFlag(Qt.WindowType.Popup)
            self._popup.setGridVisible(False)
            self._popup.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
            self._quieten_weekend(self._popup)
            self._popup.activated.connect(self._picked)
            self._popup.clicked.connect(self._picked)
        return self._popup

    def _quieten_weekend(self, calendar: QCalendarWidget) -> None:
        """Days off are quieter, by the person's own week; red is for errors."""
        plain, quiet = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(self.palette().text())
        quiet.setForeground(self.palette().placeholderText())
        work = QLocale().weekdays()
        for day in Qt.DayOfWeek:
            calendar.setWeekdayTextFormat(day, plain if day in work else quiet)

    def _picked(self, day: QDate) -> None:
        if self._popup is not None:
            self._popup.hide()
        self.show_date(day.toString(Qt.DateFormat.ISODate))
        self.edited.emit()
        self.meant.emit()

    def _edited(self) -> None:
        self.edited.emit()


class DateEditor(Editor):
    """A date, exact or approximate, with what was understood shown under it."""

    def __init__(self, spec: Field, today: Today = this_day, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self._today = today
        self.date = DateLine(today, self)
        self.line.addWidget(self.date)
        self.setFocusProxy(self.date)
        self.date.edited.connect(self.touched)
        self.date.meant.connect(self.done)

    def show_value(self, value: Value) -> None:
        self.date.show_date(joined(value))

    def given(self) -> object:
        return self.date.canonical()

    def keep_given(self, given: object) -> None:
        self.date.text.setText(str(given))

    def reading(self) -> str:
        found = self.date.canonical()
        moment = parse_moment(found) if self.spec.name == _DUE else None
        said = [in_days(moment.last, self._today())] if moment is not None else []
        return " · ".join(filter(None, [date_reading(found), *said]))

    def set_name(self, name: str) -> None:
        super().set_name(name)
        self.date.set_name(name)

    def set_placeholder(self, text: str) -> None:
        self.date.text.setPlaceholderText(text)


class _Line(UndoLine):
    calendar_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & _ALT
        if event.key() == Qt.Key.Key_F4 or alt_down:
            self.calendar_wanted.emit()
            return
        super().keyPressEvent(event)


_ALT = Qt.KeyboardModifier.AltModifier


def _day(moment: Moment, *, first: bool) -> str:
    return date_word((moment.first if first else moment.last).isoformat())


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
