"""Reports of States that fall due, and how many of them a year, a State or a body has, as lines."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from hrdesk.operations.report_dues import ReportDue
from hrdesk.ui.calendar.line_model import Line, Sort
from hrdesk.ui.calendar.spoken import year_digits
from hrdesk.ui.calendar.wording import in_days
from hrdesk.ui.language import isolated
from hrdesk.ui.words import comma, country_word, date_word, number_word

translate = QCoreApplication.translate
YEAR, STATE, BODY = "year", "state", "body"
_NEAR = 60


def due_lines(dues: Sequence[ReportDue], today: date) -> list[Line]:
    """What is overdue, then year by year."""
    lines: list[Line] = []
    overdue = [each for each in dues if each.is_overdue(today)]
    if overdue:
        lines.append(Line(translate("Reports", "Overdue"), Sort.HEADING))
        lines += [_line(each, today) for each in overdue]
    for year in sorted({each.day.year for each in dues if not each.is_overdue(today)}):
        here = [each for each in dues if each.day.year == year and not each.is_overdue(today)]
        said = translate("Reports", "%n report(s)", "", len(here))
        heading = f"{year_digits(date(year, 1, 1))} · {said}"
        lines.append(Line(heading, Sort.HEADING))
        lines += [_line(each, today) for each in here]
    return lines


def load_lines(dues: Iterable[ReportDue], by: str) -> list[Line]:
    """A bar for each year, State or body: how many of the reports it has."""
    counts = Counter(key_of(each, by) for each in dues)
    most = max(counts.values(), default=1)
    several = counts.items()
    ordered = (
        sorted(several) if by == YEAR else sorted(several, key=lambda each: (-each[1], each[0]))
    )
    return [
        Line(
            word_of(key, by),
            note=number_word(count),
            key=key,
            progress=count / most,
            said=translate("Reports", "{what}: {count}").format(
                what=isolated(word_of(key, by)), count=number_word(count)
            ),
        )
        for key, count in ordered
    ]


def key_of(each: ReportDue, by: str) -> str:
    """What a report counts for."""
    return {YEAR: str(each.day.year), STATE: each.country, BODY: each.body or each.word}[by]


def word_of(key: str, by: str) -> str:
    """A year, a State or a body in words."""
    if by == YEAR:
        return year_digits(date(int(key), 1, 1))
    return country_word(key) if by == STATE else key


def rows_of(dues: Iterable[ReportDue]) -> list[tuple[str, ...]]:
    """Day, State, instrument, body, and whether it is derived: for paper and the clipboard."""
    return [
        (
            date_word(each.day.isoformat()),
            country_word(each.country),
            each.word,
            each.body,
            _derived() if each.is_derived else "",
        )
        for each in dues
    ]


def _line(each: ReportDue, today: date) -> Line:
    country, day = country_word(each.country), date_word(each.day.isoformat())
    near = abs((each.day - today).days) <= _NEAR
    notes = [each.body, in_days(each.day, today) if near else ""]
    if each.is_derived:
        notes.append(_derived())
    note = " · ".join(part for part in notes if part)
    text = f"{isolated(country)} · {isolated(each.word)}"
    icon = "circle-dashed" if each.is_derived else "file-text"
    return Line(
        text,
        lead=day,
        note=note,
        label=each.label,
        icon="triangle-alert" if each.is_overdue(today) else icon,
        key=each.key,
        said=f"{day}{comma()}{text}{comma()}{note}",
        is_strong=each.is_overdue(today) and not each.is_derived,
    )


def _derived() -> str:
    return translate("Reports", "worked out from the instrument")
