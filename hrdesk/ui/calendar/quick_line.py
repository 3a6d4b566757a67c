"""The line for something new: read as one types, with what was understood said under it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from html import escape

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from hrdesk.domain.changes import Changes
from hrdesk.domain.codes import ActivityType
from hrdesk.domain.dates import city_of_zone, parse_span
from hrdesk.domain.refs import new_ref
from hrdesk.domain.text import normalised, one_line
from hrdesk.operations.agenda import at
from hrdesk.operations.records import add_record
from hrdesk.operations.reminders import set_lead
from hrdesk.ui.calendar.quick_finding import people_named, zone_of_city
from hrdesk.ui.calendar.quick_reading import Quick, read_quick
from hrdesk.ui.calendar.quick_words import SHORT_CITIES
from hrdesk.ui.calendar.spoken import (
    day_that_is_not,
    short_day_words,
    times_words,
    year_digits,
    zone_words,
)
from hrdesk.ui.calendar.wording import span_words
from hrdesk.ui.desk import Desk
from hrdesk.ui.icons import icon
from hrdesk.ui.language import isolated
from hrdesk.ui.records.editors.base import Today
from hrdesk.ui.records.editors.dates import words
from hrdesk.ui.repeat_words import rule_in_words
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import GAP, LARGE, SMALL, colours
from hrdesk.ui.widgets.sided import SidedLabel
from hrdesk.ui.words import code_word, comma, day_and_time

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HOUR, _DAY = 60, 24 * 60
# Letters of a title that the reading repeats.
_TITLE = 120
_SHORTEST_CITY = 4
translate = QCoreApplication.translate


class QuickLine(QFrame):
    """Enter adds what the preview says, Ctrl+Enter opens it as a form, Esc lets it be."""

    added = Signal(str, object)  # the Ref of what was added, and its day
    kept = Signal(str)  # the Ref, as soon as it can be read
    form_wanted = Signal(object)  # the values for a form
    closed = Signal()

    def __init__(self, desk: Desk, today: Today, zone: Callable[[], str]) -> None:
        super().__init__()
        self._desk, self._today, self._zone = desk, today, zone
        self._at_hand = today().isoformat()
        self.line = QLineEdit()
        self.preview = SidedLabel()
        self.add = QPushButton(self.tr("Add"))
        self.more = QPushButton(self.tr("All fields…"))
        self._lay_out()
        self.line.textChanged.connect(self._read)
        self.add.clicked.connect(self.keep)
        self.more.clicked.connect(self.open_form)
        self.hide()

    def begin(self, at_hand: str, typed: str = "") -> None:
        """Open for a day or a moment, given as canonical text."""
        self._at_hand = at_hand
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if typed:
            self.line.setText(typed)
        self._read()

    def quick(self, *, reminds: bool = True) -> Quick:
        """What the line says now; a form takes no reminder with it, so the words stay there."""
        return read_quick(
            self.line.text(),
            self._at_hand,
            self._home,
            self._today(),
            people=self._people,
            zone=zone_of_city,
            words=words(),
            reminds=reminds,
        )

    def keep(self) -> None:
        """Add what the preview says; without a title there is nothing to add yet."""
        quick = self.quick()
        if not quick.title or not quick.dates:
            self._read()
            return
        ref = new_ref("ACT")
        done = partial(self._tell, ref)
        self._desk.do_then(done, add_record, "activity", _values(quick), ref=ref)
        if quick.remind is not None:
            self._desk.do(set_lead, ref, quick.remind)
        self.line.clear()
        self.hide()
        self.added.emit(ref, _first_day(quick, self._home))

    def _tell(self, ref: str, _: Changes) -> None:
        self.kept.emit(ref)

    def open_form(self) -> None:
        """Go on in the form, with all that was understood filled in."""
        values = _values(self.quick(reminds=False))
        self.line.clear()
        self.hide()
        self.form_wanted.emit(values)

    def dismiss(self) -> None:
        """Close it; what was typed is kept for the next time."""
        self.hide()
        self.closed.emit()

    @property
    def _home(self) -> str:
        return self._zone()

    def _people(self, name: str) -> list[tuple[str, str]]:
        return self._desk.read(people_named, name)

    def _read(self) -> None:
        quick = self.quick()
        is_begun = bool(self.line.text().strip())
        said = preview_html(quick, self._home, self._today(), is_begun=is_begun)
        self.preview.setText(said)
        self.line.setAccessibleDescription(preview_words(quick, self._home, self._today()))
        self.add.setEnabled(bool(quick.title))

    def _lay_out(self) -> None:
        self.setAccessibleName(self.tr("New activity in one line"))
        self.line.setAccessibleName(self.tr("New activity in one line"))
        self.line.setPlaceholderText(self.tr("delegation call tomorrow 14:00 nyc 1h @A.Hassan !2"))
        self.line.setClearButtonEnabled(True)
        self.preview.setTextFormat(Qt.TextFormat.RichText)
        self.preview.setWordWrap(True)
        self.preview.setForegroundRole(QPalette.ColorRole.WindowText)
        self.add.setToolTip(self.tr("Add (Enter)"))
        self.more.setToolTip(self.tr("All fields (Ctrl+Enter)"))
        close = QToolButton()
        close.setIcon(icon("x"))
        close.setAutoRaise(True)
        close.setAccessibleName(self.tr("Close"))
        close.setToolTip(self.tr("Close (Esc)"))
        close.clicked.connect(self.dismiss)
        make_primary(self.add)
        for button in (self.add, self.more):
            button.setAccessibleName(button.text())
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.line, 1)
        for widget in (self.add, self.more, close):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        column.setSpacing(GAP)
        column.addLayout(row)
        column.addWidget(self.preview)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in _ENTER:
            # Not `returnPressed`: it comes with Ctrl as well.
            has_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.open_form if has_control else self.keep)()
        else:
            # Letters typed here are never the calendar's.
            event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = colours(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        painter.fillRect(0, self.height() - 1, self.width(), 1, now.line)


def preview_words(quick: Quick, home: str, today: date) -> str:
    """What was understood, in one line without any marks."""
    parts = [_title(quick)]
    parts += _facts(quick, home, today)
    if quick.doubtful:
        said = translate("quick", "not understood, stays in the title: {what}")
        parts.append(said.format(what=isolated(" ".join(quick.doubtful))))
    return " · ".join(parts)


def preview_html(quick: Quick, home: str, today: date, *, is_begun: bool = True) -> str:
    """The same with what was not understood underlined in the title.

    Nothing is missing before one has begun.
    """
    facts = [escape(each) for each in _facts(quick, home, today)]
    title = _title(quick)
    words_of_title = [
        f"<u>{escape(word)}</u>" if word in quick.doubtful else escape(word)
        for word in title.split(" ")
    ]
    if quick.doubtful:
        facts.append(escape(translate("quick", "underlined: not understood, stays in the title")))
    bold = [f"<b>{' '.join(words_of_title)}</b>"] if is_begun else []
    return " · ".join([*bold, *facts])


def _title(quick: Quick) -> str:
    """As much of it as leaves the calendar below in sight: whole pages may be pasted."""
    return one_line(quick.title, _TITLE) or translate("quick", "(a title is still missing)")


def _facts(quick: Quick, home: str, today: date) -> list[str]:
    facts = [code_word(ActivityType.DEADLINE.value)] if quick.is_deadline else []
    if quick.no_day is not None:
        said = translate("quick", "there is no {day}")
        facts.append(said.format(day=isolated(day_that_is_not(*quick.no_day))))
    facts += [_when(quick, home), *_far_or_past(quick, home, today), rule_in_words(quick.rule)]
    if quick.people:
        names = comma().join(isolated(name) for _, name in quick.people)
        facts.append(translate("quick", "with {names}").format(names=names))
    if quick.remind is not None:
        facts.append(_before(quick.remind))
    return [each for each in facts if each]


def _far_or_past(quick: Quick, home: str, today: date) -> list[str]:
    """The year where it is not this one, and that a day is over: what was typed may mean another."""
    span = parse_span(quick.dates)
    if span is None:
        return []
    first, last, _, _ = at(span, home)
    year = [] if first.year == today.year else [year_digits(first)]
    return [*year, translate("quick", "already past")] if last < today else year


def _before(minutes: int) -> str:
    """How long before it one is reminded."""
    if minutes % _DAY == 0:
        return translate("quick", "remind %n day(s) before", "", minutes // _DAY)
    if minutes % _HOUR == 0:
        return translate("quick", "remind %n hour(s) before", "", minutes // _HOUR)
    return translate("quick", "remind %n minute(s) before", "", minutes)


def _when(quick: Quick, home: str) -> str:
    """`Thu 19 Nov, 14:00–15:00 New York = 20:00–21:00 Geneva`: first as it was typed."""
    span = parse_span(quick.dates)
    if span is None:
        return ""
    first, last, starts, ends = at(span, span.zone or home)
    city = _city(quick.city, span.zone)
    if starts is None or first != last or span.zone == home:
        said = span_words(span, home)
        # What was typed is told even where it changes nothing: it has left the title.
        named = translate("quick", "{city} time").format(city=isolated(city))
        return day_and_time(said, named) if quick.city and span.zone == home and starts else said
    said = day_and_time(short_day_words(first), times_words(starts, ends, span.zone))
    here = at(span, home)[0]
    there = times_words(starts, ends, home)
    there = there if here == first else day_and_time(short_day_words(here), there)
    return f"{said} {city} = {there} {zone_words(home)}"


def _city(typed: str, zone: str) -> str:
    """As it was typed, Geneva and not Zurich; what is short for a city is written out."""
    named = SHORT_CITIES.get(normalised(typed)) or city_of_zone(zone)
    if len(typed) < _SHORTEST_CITY or normalised(typed) == normalised(named):
        return named
    return typed.title() if typed.islower() else typed


def _values(quick: Quick) -> dict[str, object]:
    values: dict[str, object] = {"title": quick.title, "dates": quick.dates}
    if quick.is_deadline:
        values["type"] = ActivityType.DEADLINE.value
    if quick.rule:
        values["recurrence"] = quick.rule
    if quick.people:
        values["participants"] = [ref for ref, _ in quick.people]
    return {name: value for name, value in values.items() if value}


def _first_day(quick: Quick, home: str) -> date | None:
    span = parse_span(quick.dates)
    return None if span is None else at(span, home)[0]
