"""Values, authors and moments of what comes and goes, in words."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from hrdesk.domain.dates import is_zone
from hrdesk.domain.merge import Item, Plan
from hrdesk.domain.records import kind_of, known_field
from hrdesk.domain.state import LABEL, LIFE, ORIGIN, PARTNERS, SYSTEM
from hrdesk.domain.text import normalised
from hrdesk.domain.titles import title_of
from hrdesk.domain.values import Value
from hrdesk.operations.starting import shipped_titles
from hrdesk.store import listing
from hrdesk.store.session import Session
from hrdesk.ui.calendar.spoken import clock_words
from hrdesk.ui.language import isolated
from hrdesk.ui.records.called_here import in_words
from hrdesk.ui.records.made_titles import is_made, made_title
from hrdesk.ui.rule_words import RULE, rule_or_text
from hrdesk.ui.words import (
    code_word,
    country_word,
    date_word,
    day_and_time,
    element_word,
    semicolon,
    span_word,
)

NOTHING = "—"
translate = QCoreApplication.translate


class Wording:
    """Says values of records; linked records by the names that are known."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        self.titles = dict(titles)

    def title(self, ref: str) -> str:
        """What a record is called; its Ref when nobody knows."""
        return self.titles.get(ref, ref)

    def elements(self, ref: str, name: str, value: Value) -> tuple[str, ...]:
        """The words of a value: one for each element of a set, none for nothing."""
        parts = ((value,) if isinstance(value, str) else value) if value else ()
        if name in (LABEL, LIFE):
            return tuple(code_word(part) for part in parts)
        if name == PARTNERS:
            return parts
        if name == ORIGIN:
            return tuple(part.partition(".")[0] for part in parts)
        spec = known_field(kind_of(ref), name)
        if spec is None or spec.is_link:
            # What a field of a newer HRDesk holds is not known: a Ref there is said by name too.
            return tuple(self.title(part) for part in parts)
        if spec.name == RULE:
            return tuple(rule_or_text(part, self.titles) for part in parts)
        return tuple(element_word(spec, part) for part in parts)

    def text(self, ref: str, name: str, value: Value) -> str:
        """A value on one line; a dash for nothing."""
        # As in the record: elements have no order of their own.
        words = tuple(sorted(self.elements(ref, name, value), key=normalised))
        if QGuiApplication.isRightToLeft() and len(words) > 1:
            words = tuple(map(isolated, words))
        return semicolon().join(words) or NOTHING


def wording_for(session: Session, plan: Plan) -> Wording:
    """The names that the review of a plan needs: of records here, and of those that are new."""
    wanted = {item.ref for item in plan.items} | set(plan.missing)
    wanted |= {record.ref for record in plan.arrival.records if record.message}
    wanted |= {finding.ref for finding in plan.findings if finding.ref}
    for item in plan.items:
        wanted.update(_links(item))
        wanted.update(twin.ref for twin in item.twins)
    names = {
        item.ref: new_title(item.ref, dict(item.values.items()))
        for item in plan.items
        if not item.field
    }
    titles = in_words(session, listing.titles(session, sorted(wanted)))
    return Wording(shipped_titles(wanted - titles.keys()) | names | titles)


def new_title(ref: str, values: Mapping[str, Value]) -> str:
    """What a record is called that is not here yet, country and days in the window's language."""
    kind = kind_of(ref)
    if is_made(kind):
        texts = {name: value for name, value in values.items() if isinstance(value, str)}
        return made_title(kind, texts)
    return title_of(kind, values, country_word, span_name=span_word)


def is_set(ref: str, name: str) -> bool:
    """Whether a field has elements, which are compared one by one."""
    if name in SYSTEM:
        return name == PARTNERS
    spec = known_field(kind_of(ref), name)
    return spec is not None and spec.is_set


def moment_words(minute: int, zone: str, now: int = 0) -> str:
    """When something was, at this desk's clock: `17 Nov 2026, 09:12`, or `today, 09:12`."""
    moment = _moment(minute, zone)
    clock = clock_words(moment)
    if now and _moment(now, zone).date() == moment.date():
        return day_and_time(translate("Moments", "today"), clock)
    return day_and_time(date_word(moment.date().isoformat()), clock)


def day_words(minute: int, zone: str) -> str:
    """The day of a minute at this desk: `17 Nov 2026`."""
    return date_word(_moment(minute, zone).date().isoformat())


def _moment(minute: int, zone: str) -> datetime:
    utc = datetime.fromtimestamp(minute * 60, UTC)
    return utc.astimezone(ZoneInfo(zone)) if is_zone(zone) else utc


def _links(item: Item) -> Iterable[str]:
    if item.field in SYSTEM:
        return
    values = dict(item.values.items())
    for name in values if not item.field else (item.field,):
        spec = known_field(kind_of(item.ref), name)
        if spec is None or spec.is_link:
            for value in (item.base, item.ours, item.theirs, values.get(name, "")):
                yield from (value,) if isinstance(value, str) else value
