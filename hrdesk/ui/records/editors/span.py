"""The editor for a span: from and to, each a day with or without a time, and the zone of times."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from hrdesk.domain.dates import Span, days_of, local, make_span, parse_moment, parse_span
from hrdesk.domain.fields import Field
from hrdesk.domain.shifting import moved
from hrdesk.domain.values import Value, joined
from hrdesk.ui.calendar.spoken import zone_words
from hrdesk.ui.records.editors.base import Editor, Today, this_day
from hrdesk.ui.records.editors.dates import DateLine, long_day, words
from hrdesk.ui.records.editors.finding import find_zones, zone_named
from hrdesk.ui.records.editors.picking import Offer, PickLine
from hrdesk.ui.records.reading import read_span, read_time
from hrdesk.ui.tokens import GAP
from hrdesk.ui.words import comma, home_zone_word, in_digits, span_word

_TIME_LETTERS = 7
# A term of office, or how long an office or an agreement lasts, has no hours.
_OF_DAYS = frozenset({"in_office", "valid", "in_force"})
# Nobody went from one part to another.
_NO_STEP = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class SpanEditor(Editor):
    """From, to and zone. A whole span may be typed or pasted into the first line."""

    def __init__(
        self,
        spec: Field,
        home_zone: str,
        today: Today = this_day,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(spec, parent)
        self._home, self._today = home_zone, today
        self._is_of_days = spec.name in _OF_DAYS
        self._shown: Span | None = None
        # What to say about other places, where somebody knows of any.
        self.elsewhere: Callable[[Span], str] = _nowhere
        self.start, self.end = _End(today, self), _End(today, self)
        self.zone = PickLine(find_zones, self)
        self.zone.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.zone.setPlaceholderText(self.tr("time zone"))
        self._zone_name = QLabel(self.tr("zone"), self)
        self._zone_name.setBuddy(self.zone)
        # Several records have different spans: there is nothing to show hours of.
        self._is_several = False
        ends = (self.start, self.end)
        self._parts = [line for end in ends for line in (end.date.text, end.time)]
        self._as_shown = [""] * len(self._parts)
        # The part that somebody is in, and what stood there when they came.
        self._came_to: tuple[QLineEdit, str] | None = None
        self._lay_out()
        self._show_times()
        self.setFocusProxy(self.start.date)
        for end in (self.start, self.end):
            end.edited.connect(self._edited)
            end.meant.connect(self.done)
        for part in (*self._parts, self.zone):
            part.installEventFilter(self)
        for line in (self.start.date.text, self.start.time):
            line.editingFinished.connect(self._take_end_along)
        self.zone.textEdited.connect(self._zone_edited)
        self.zone.chosen.connect(self._zone_chosen)
        self.zone.returnPressed.connect(self.done)

    @property
    def has_hours(self) -> bool:
        """Whether it asks for hours beside the days."""
        return not self._is_of_days

    def keep_to_days(self) -> None:
        """Ask for no hours, and no zone of them."""
        self._is_of_days = True
        self._show_times()
        self._show_zone()

    def show_different(self, text: str) -> None:
        super().show_different(text)
        # Both ends say so, in the room of the hours; those come with the first day that is typed.
        self._is_several = True
        self._show_times()

    def show_value(self, value: Value) -> None:
        self._is_several = False
        span = self._shown = parse_span(joined(value))
        self.start.show_moment("" if span is None else span.start.text)
        self._show_end(span)
        self.zone.setText("" if span is None else home_zone_word(span.zone))
        self._show_zone()
        self._show_times()
        self._as_shown = [part.text() for part in self._parts]

    def is_typed_elsewhere(self) -> bool:
        return any(
            part.text() != shown and not part.hasFocus()
            for part, shown in zip(self._parts, self._as_shown, strict=True)
        )

    def give_back_part(self) -> bool:
        part, text = self._came_to or (self.zone, self.zone.text())
        if not part.hasFocus() or part.text() == text:
            return False
        part.setText(text)
        self._edited()
        return True

    def _show_end(self, span: Span | None) -> None:
        if span is None or span.end.text == span.start.text:
            self.end.show_moment("")
            return
        same_day = span.start.first == span.end.first and span.end.time
        self.end.show_moment(span.end.text, only_time=bool(same_day))

    def given(self) -> object:
        whole = self._whole_span()
        if whole:
            return whole
        start, end = self.start.canonical(), self.end.canonical(self.start.canonical())
        span = make_span(start, end, self._zone())
        if span is not None:
            return span.text
        return " / ".join(each for each in (start, end) if each)

    def keep_given(self, given: object) -> None:
        start, _, end = str(given).partition(" / ")
        self.start.date.text.setText(start)
        self.end.date.text.setText(end)

    def reading(self) -> str:
        span = parse_span(str(self.given()))
        if span is None:
            return ""
        said = [*_readings(span, self._home), self.elsewhere(span)]
        return "\n".join(line for line in said if line)

    def set_name(self, name: str) -> None:
        super().set_name(name)
        self.start.set_name(self.tr("{field}, from").format(field=name))
        self.end.set_name(self.tr("{field}, to").format(field=name))
        self.zone.setAccessibleName(self.tr("{field}, time zone").format(field=name))

    def set_placeholder(self, text: str) -> None:
        for end in (self.start, self.end):
            end.date.text.setPlaceholderText(text)

    def _take_end_along(self) -> None:
        """A beginning put behind the end takes it along: it is to last as long as before."""
        before, start = self._shown, parse_moment(self.start.canonical())
        if before is None or start is None or self._whole_span():
            return
        end = self.end.canonical(before.start.text)
        stays = not end or make_span(start.text, self.end.canonical(start.text), "") is not None
        if stays or end != before.end.text or bool(start.time) != before.has_time:
            return
        minutes = _minutes(start.time) - _minutes(before.start.time)
        after = moved(before, days=(start.first - before.first).days, minutes=minutes)
        if after is not None and after.start.text == start.text:
            self._show_end(after)
            self.touched.emit()

    def _whole_span(self) -> str:
        """What the first line says when it names an end as well."""
        found = read_span(self.start.date.text.text(), self._today(), words())
        has_end = found and ("/" in found or "T" in found)
        return found if found and has_end and not self.end.date.text.text() else ""

    def _zone(self) -> str:
        return zone_named(self.zone.text())

    def _edited(self) -> None:
        if self._has_time() and not self.zone.text():
            self.zone.setText(home_zone_word(self._home))
        self._show_zone()
        if self._is_several:
            self._is_several = False
            self._show_times()
            self.set_placeholder("")
        self.touched.emit()

    def _zone_edited(self) -> None:
        self.touched.emit()

    def _zone_chosen(self, offer: Offer) -> None:
        self.zone.setText(offer.text)
        self.touched.emit()
        self.done.emit()

    def _has_time(self) -> bool:
        return bool(self.start.time.text().strip() or self.end.time.text().strip())

    def _show_times(self) -> None:
        """Where hours mean nothing they are shown only if some came in."""
        shown = self._has_time() or not (self._is_of_days or self._is_several)
        for end in (self.start, self.end):
            end.time.setVisible(shown)

    def _show_zone(self) -> None:
        for part in (self._zone_name, self.zone):
            part.setVisible(self._has_time())

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        grid.setColumnStretch(1, 1)
        for row, (word, end) in enumerate(
            ((self.tr("from"), self.start), (self.tr("to"), self.end))
        ):
            label = QLabel(word, self)
            label.setBuddy(end.date)
            grid.addWidget(label, row, 0)
            grid.addWidget(end.date, row, 1)
            grid.addWidget(end.time, row, 2)
        grid.addWidget(self._zone_name, 2, 0)
        grid.addWidget(self.zone, 2, 1, 1, 2)
        self.line.addLayout(grid)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_step = isinstance(event, QFocusEvent) and event.reason() not in _NO_STEP
        if event.type() == QEvent.Type.FocusIn and is_step and isinstance(watched, QLineEdit):
            self._came_to = watched, watched.text()
        return super().eventFilter(watched, event)


class _End(QWidget):
    """One end of a span: a date line and a time line, laid out by the editor."""

    edited = Signal()
    meant = Signal()

    def __init__(self, today: Today, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()  # only holds the two lines together
        self.date = DateLine(today, parent)
        self.time = QLineEdit(parent)
        self.time.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.time.setPlaceholderText(in_digits("00:00"))
        self.time.setFixedWidth(self.time.fontMetrics().averageCharWidth() * _TIME_LETTERS + 16)
        self.date.edited.connect(self.edited)
        self.date.meant.connect(self.meant)
        self.time.textEdited.connect(self._time_edited)
        self.time.returnPressed.connect(self.meant)

    def show_moment(self, text: str, *, only_time: bool = False) -> None:
        """Show a canonical moment; of an end on the same day, the time alone."""
        moment = parse_moment(text)
        day = text.partition("T")[0]
        self.date.show_date("" if only_time else day)
        self.time.setText(in_digits(moment.time) if moment else "")

    def canonical(self, otherwise: str = "") -> str:
        """The canonical moment; what cannot be read stays in it. `otherwise` gives the day."""
        day = self.date.canonical()
        typed = self.time.text().strip()
        if not typed:
            return day
        time = read_time(typed) or typed
        day = day or otherwise.partition("T")[0]
        return f"{day}T{time}"

    def set_name(self, name: str) -> None:
        self.date.set_name(name)
        self.time.setAccessibleName(self.tr("{field}, time").format(field=name))

    def _time_edited(self) -> None:
        self.edited.emit()


def _minutes(time: str) -> int:
    hour, _, minute = time.partition(":")
    return int(hour) * 60 + int(minute) if time else 0


def _nowhere(_: Span) -> str:
    return ""


def _readings(span: Span, home: str) -> list[str]:
    said = [_weekdays(span)]
    start, end = span.starts_at(), span.ends_at()
    if start is not None and span.zone != home:
        here = [local(each, home).strftime("%Y-%m-%dT%H:%M") for each in (start, end) if each]
        other = make_span(here[0], here[-1], home)
        if other is not None:
            said.append(f"= {span_word(other.text)} ({zone_words(home)})")
    return said


def _weekdays(span: Span) -> str:
    if not span.is_exact:
        return span_word(span.text)
    if span.first == span.last:
        return long_day(span.first)
    # Lengths are said apart from the days: each language has its own plural.
    days = QCoreApplication.translate("SpanEditor", "%n day(s)", "", days_of(span))
    return f"{long_day(span.first)} – {long_day(span.last)}{comma()}{days}"
