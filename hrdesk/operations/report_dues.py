"""When reports of States fall due: as somebody wrote it, or as it follows from the instrument.

A/HRC/23/18, paras 19 to 22: the reporting calendar.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from dateutil.relativedelta import relativedelta

from hrdesk.domain.changes import Changes
from hrdesk.domain.label import Label, strictest
from hrdesk.domain.text import words_of
from hrdesk.operations.called import Called, called
from hrdesk.operations.ratifications import Standing, Treaty, exact_day, standings, treaties
from hrdesk.operations.records import save_record
from hrdesk.store.session import Session

# Nobody plans further than that, and an interval of a month must not fill the list.
AHEAD_YEARS = 8
_MOST_OF_ONE = 1000


@dataclass(frozen=True, slots=True)
class ReportDue:
    """One report; `is_derived` where it only follows from the instrument. `ref` is the record."""

    ref: str
    country: str
    instrument: str
    word: str
    body: str
    day: date
    is_derived: bool
    label: Label = Label.PUBLIC

    def is_overdue(self, today: date) -> bool:
        return self.day < today

    @property
    def key(self) -> str:
        """What one of several reports of a record is found again by."""
        return f"{self.ref}@{self.day.isoformat()}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reports are narrowed to; empty for everything. `which` is `overdue` or `written`."""

    text: str = ""
    members: frozenset[str] | None = None
    instrument: str = ""
    which: str = ""

    def among(
        self, several: Iterable[ReportDue], today: date, country_word: Callable[[str], str]
    ) -> list[ReportDue]:
        """The reports that are let through, in their order."""
        parts = words_of(self.text)

        @cache
        def begun(text: str) -> frozenset[str]:
            words = words_of(text)
            return frozenset(part for part in parts if any(word.startswith(part) for word in words))

        wanted = frozenset(parts)
        return [
            each
            for each in several
            if self._lets(each, today)
            if not wanted
            or wanted <= begun(country_word(each.country)) | begun(each.word) | begun(each.body)
        ]

    def _lets(self, each: ReportDue, today: date) -> bool:
        if self.members is not None and each.country not in self.members:
            return False
        if self.instrument not in ("", each.word):
            return False
        match self.which:
            case "written":
                return not each.is_derived
            case "overdue":
                return each.is_overdue(today)
        return True


def report_dues(session: Session, today: date) -> list[ReportDue]:
    """Every report that is overdue or comes in the next years, by day."""
    known = {each.ref: each for each in treaties(session)}
    bodies = called(session, [each.body for each in known.values()])
    found = of_standings(standings(session).values(), known, bodies, today)
    return sorted(found, key=lambda each: (each.day, each.country, each.word))


def of_standings(
    several: Iterable[Standing],
    known: Mapping[str, Treaty],
    bodies: Mapping[str, Called],
    today: date,
) -> Iterator[ReportDue]:
    """The reports of these States, in no order."""
    until = today + relativedelta(years=AHEAD_YEARS)
    for each in several:
        treaty = known.get(each.instrument)
        if treaty is None or not each.is_bound:
            continue
        body = bodies.get(treaty.body)
        # What stands in the line are three records.
        label = strictest(each.label, treaty.label, body.label if body is not None else None)
        for day, is_derived in days_due(each, treaty, today, until):
            yield ReportDue(
                each.ref,
                each.country,
                each.instrument,
                treaty.word,
                body.word if body is not None else "",
                day,
                is_derived,
                label,
            )


def days_due(
    each: Standing, treaty: Treaty, today: date, until: date
) -> Iterator[tuple[date, bool]]:
    """The days on which reports are due, and whether each is derived.

    What somebody wrote counts until a report came that is not older. What follows from it, or from
    the day on which the State was bound, is overdue only where the last report is known: of others
    nobody here knows what came before today.
    """
    written, received = exact_day(each.report_due), exact_day(each.report_received)
    if written is not None and (received is None or received < written) and written <= until:
        yield written, False
    since = today if received is None else received
    missed = None
    for day in _schedule(each, treaty, written, until):
        if written is not None and day <= written:
            continue
        if today <= day:
            yield day, True
        elif day > since and missed is None:
            missed = day
            yield day, True


def mark_received(session: Session, ref: str, day: date) -> Changes:
    """Say that a report came; what was due until then is answered. Raises `NotFound`."""
    return save_record(session, ref, {"report_received": day.isoformat()})


def _schedule(each: Standing, treaty: Treaty, written: date | None, until: date) -> Iterator[date]:
    """The days that follow from what was written, or from the day of being bound."""
    bound = exact_day(each.bound)
    begin = written
    if begin is None and bound is not None and treaty.first_report:
        begin = bound + relativedelta(months=treaty.first_report)
    if begin is None:
        return
    for number in range(_MOST_OF_ONE if treaty.report_every else 1):
        day = begin + relativedelta(months=number * treaty.report_every)
        if day > until:
            return
        yield day
