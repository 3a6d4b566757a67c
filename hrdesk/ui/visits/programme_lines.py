"""The programme of a visit as lines: day by day, in the zone of the place, clashes in words."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.dates import Span
from hrdesk.domain.label import Label
from hrdesk.operations.programme import Clash, ProgrammeLine
from hrdesk.ui.calendar.line_model import Line, Sort
from hrdesk.ui.calendar.spoken import (
    day_and_month,
    times_words,
    wall_words,
    weekday_name,
    zone_words,
)
from hrdesk.ui.language import isolated
from hrdesk.ui.words import comma, number_word

translate = QCoreApplication.translate


def programme_lines(
    items: Sequence[ProgrammeLine], names: Mapping[str, str], span: Span | None, home: str
) -> list[Line]:
    """All lines; `names` are those of people, `span` are the days of the visit."""
    found: list[Line] = []
    day: date | None = None
    for at, item in enumerate(items):
        if at == 0 or item.day != day:
            day = item.day
            found.append(Line(_heading(day, span), Sort.HEADING))
            if day is not None and span is not None and not span.first <= day <= span.last:
                found.append(Line(_outside(day, span), Sort.WARNING))
        found.append(_item(item, home))
        found += _clashes(item, names)
    return found


def _outside(day: date, span: Span) -> str:
    if day < span.first:
        return translate("programme", "Before the first day, {day}").format(
            day=isolated(day_and_month(span.first))
        )
    return translate("programme", "After the last day, {day}").format(
        day=isolated(day_and_month(span.last))
    )


def _heading(day: date | None, span: Span | None) -> str:
    if day is None:
        return translate("programme", "Not yet placed")
    words = translate("programme", "{weekday} {day}").format(
        weekday=weekday_name(day), day=day_and_month(day)
    )
    if span is None or not span.first <= day <= span.last:
        return words
    numbered = translate("programme", "Day {number} – {day}")
    return numbered.format(number=number_word((day - span.first).days + 1), day=isolated(words))


def _item(item: ProgrammeLine, home: str) -> Line:
    times = wall_words(item.begins, item.ends) if item.begins else ""
    text = f"✓ {item.title}" if item.is_done else item.title
    if item.meeting_with and item.meeting_with.casefold() not in item.title.casefold():
        text = translate("programme", "{what}, with {whom}").format(
            what=isolated(text), whom=isolated(item.meeting_with)
        )
    parts = [item.where, _home_times(item, home), _beside(item)]
    if item.is_confidential:
        parts.insert(0, translate("programme", "confidential"))
    return Line(
        text,
        lead=times,
        note=" · ".join(part for part in parts if part),
        label=Label(item.label),
        key=item.ref,
    )


def _beside(item: ProgrammeLine) -> str:
    if not item.beside:
        return ""
    titles = comma().join(f"“{isolated(each)}”" for each in item.beside)
    return translate("programme", "at the same time as {titles}").format(titles=titles)


def _home_times(item: ProgrammeLine, home: str) -> str:
    if item.starts_at is None or item.zone in ("", home):
        return ""
    times = times_words(item.starts_at, item.ends_at, home)
    return translate("programme", "{times} {city}").format(times=times, city=zone_words(home))


def _clashes(item: ProgrammeLine, names: Mapping[str, str]) -> Iterator[Line]:
    for clash in item.clashes:
        yield Line(_clash(clash, names), Sort.WARNING)


def _clash(clash: Clash, names: Mapping[str, str]) -> str:
    title = isolated(clash.title)
    if clash.room:
        said = translate(
            "programme",
            "Overlaps “{title}” by %n minute(s), and both are in {room}",
            "",
            clash.minutes,
        )
        return said.format(title=title, room=isolated(clash.room))
    if not clash.people:
        said = translate("programme", "Overlaps “{title}” by %n minute(s)", "", clash.minutes)
        return said.format(title=title)
    who = comma().join(isolated(names.get(each, each)) for each in clash.people)
    said = translate(
        "programme", "Overlaps “{title}” by %n minute(s), and {who} is in both", "", clash.minutes
    )
    return said.format(title=title, who=who)
