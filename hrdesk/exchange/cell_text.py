"""The text that a cell shows for a value, and how a spreadsheet is to hold it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from hrdesk.domain.dates import parse_moment, parse_span
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.naming import readable
from hrdesk.domain.state import RecordState
from hrdesk.domain.values import LONGEST, Value
from hrdesk.exchange.layout import NOT_SHARED, Role, columns_of, is_country

SEPARATOR = "; "
MIDNIGHT = "T00:00"
# The day that spreadsheets count as 0.
DAY_ZERO = date(1899, 12, 30)
# Excel believes in a 29 February 1900; before that day its serial numbers are off by one.
_FIRST_SAFE_DAY = date(1900, 3, 1)
# More digits than a spreadsheet's number can hold are kept as text.
_MOST_DIGITS = 15
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Names:
    """The names that this reader may see: countries by code, titles by Ref."""

    countries: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)


def cell_texts(
    kind: str, state: RecordState, withheld: frozenset[str], names: Names
) -> dict[str, str]:
    """The texts of all cells of a kind's columns of fields that are not empty, by key."""
    values = state.values()
    texts: dict[str, str] = {}
    for spec, named, has_words, may_hide in _cells_of_fields(kind):
        name = spec.name
        value = values.get(name)
        if value and named:
            texts[named] = _titles(value, names)
        if name in withheld:
            texts.update(dict.fromkeys(spec.cells, NOT_SHARED))
        elif not value:
            if may_hide and name not in state.registers:
                texts[name] = NOT_SHARED
        elif has_words:
            texts.update(cells_of(spec, value, names))
        else:
            texts[name] = value if isinstance(value, str) else SEPARATOR.join(value)
    return {key: text for key, text in texts.items() if text}


class _OfField(NamedTuple):
    """What is to be known of a field for each of a hundred thousand rows, found out once.

    `named` is the key of the column with the name beside a Ref, if any. A link that is not given
    says nothing, not even whether there is one (exchange.md 4): `may_hide`.
    """

    spec: Field
    named: str
    has_words: bool
    may_hide: bool


@lru_cache(maxsize=64)
def _cells_of_fields(kind: str) -> tuple[_OfField, ...]:
    columns = [column for column in columns_of(kind) if column.field is not None]
    named = {each.field: each.key for each in columns if each.role is Role.NAME}
    fields = dict.fromkeys(column.field for column in columns)
    return tuple(
        _OfField(
            spec,
            named.get(spec, ""),
            spec.codes is not None or spec.kind in (Kind.SPAN, Kind.COUNTRY, Kind.BOOL),
            spec.is_link and not spec.is_set,
        )
        for spec in fields
        if spec is not None
    )


def is_too_long(text: str) -> bool:
    """Whether a spreadsheet cell cannot hold a text."""
    return len(text) > LONGEST // 2 and len(text.encode("utf-16-le")) > 2 * LONGEST


def cells_of(spec: Field, value: Value, names: Names) -> dict[str, str]:
    """The texts of the cells that hold a field together."""
    if not isinstance(value, str):
        return {spec.name: SEPARATOR.join([worded(spec, each, names) for each in value])}
    if spec.kind is not Kind.SPAN:
        return {spec.name: worded(spec, value, names)}
    span = parse_span(value)
    start, end, zone = spec.cells
    if span is None:
        return {start: value, end: "", zone: ""}
    last = "" if span.end == span.start else span.end.text
    return {start: span.start.text, end: last, zone: span.zone}


def _titles(value: Value, names: Names) -> str:
    refs = (value,) if isinstance(value, str) else value
    titles = SEPARATOR.join([names.titles.get(ref, "") for ref in refs])
    return cut(" ".join(titles.split())) if titles.strip("; ") else ""


def cut(text: str) -> str:
    """A text for display only is cut, where a value would be refused."""
    most = LONGEST // 2
    return text if len(text) <= most else text[: most - 1] + "…"


def worded(spec: Field, value: str, names: Names) -> str:
    """One value, or one element of a set, as people read it."""
    if is_country(spec):
        return names.countries.get(value, value)
    if value and (spec.codes is not None or spec.kind is Kind.BOOL):
        return readable(value)
    return value


def serial_of(text: str) -> float | None:
    """The spreadsheet's number for an exact day or minute; None for what must stay text."""
    moment = parse_moment(text)
    if moment is None or not moment.is_exact or moment.first < _FIRST_SAFE_DAY:
        return None
    days = (moment.first - DAY_ZERO).days
    if not moment.time:
        return days
    hour, minute = (int(part) for part in moment.time.split(":"))
    return days + (hour * 60 + minute) / (24 * 60)


def is_plain_number(text: str) -> bool:
    """Whether a number survives a spreadsheet's arithmetic digit by digit."""
    digits = text.lstrip("-").replace(".", "")
    return _NUMBER.fullmatch(text) is not None and len(digits) <= _MOST_DIGITS
