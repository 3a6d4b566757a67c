"""What the text of a cell means for its field, as far as this workbook alone can tell."""

import re
from collections.abc import Mapping
from typing import Protocol

from hrdesk.domain.arrival import FindingKind
from hrdesk.domain.countries import KNOWN
from hrdesk.domain.dates import is_zone, make_span, parse_moment
from hrdesk.domain.errors import BadRef, BadValue, UnknownName
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.label import Label
from hrdesk.domain.naming import code_of
from hrdesk.domain.records import kind_of
from hrdesk.domain.refs import parse_ref
from hrdesk.domain.state import partner_text
from hrdesk.domain.text import tidy
from hrdesk.domain.values import Value, canonical, canonical_element
from hrdesk.exchange.cell_text import MIDNIGHT
from hrdesk.exchange.entries import is_desk_code
from hrdesk.exchange.layout import COUNTRIES, NOT_SHARED, is_country
from hrdesk.exchange.moments import surely_plain_span
from hrdesk.exchange.typed import as_typed, folded, in_our_digits

_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_TIME = re.compile(r"(\d{1,2}):(\d\d)(?::\d\d)?")
_BETWEEN_ELEMENTS = re.compile(r"[;\r\n]")
_BETWEEN_DESKS = re.compile(r"[;,\r\n]")
_LIKE_A_REF = re.compile(r"[A-Za-z]{3}[- ]?(?=\w*\d)\w{4}[- ]?\w{4}[- ]?\w{4,6}")


class NotUnderstood(Exception):
    """A cell says nothing that its field can hold; `key` names the cell."""

    def __init__(
        self,
        code: str,
        key: str,
        found: str,
        expected: str,
        kind: FindingKind = FindingKind.PROBLEM,
        codes: tuple[str, ...] = (),
    ) -> None:
        super().__init__(code, key, found, expected)
        self.code, self.key, self.found, self.expected = code, key, found, expected
        self.kind = kind
        self.codes = codes


class Lists(Protocol):
    """The lists of a workbook."""

    def meant(self, list_key: str, word: str) -> set[str]:
        """The codes that a word stands for in a list."""

    def named(self, kind: str, name: str) -> set[str]:
        """The Refs of the records of a kind with this name, in this workbook only."""


class Meanings:
    """Reads cells with the lists of one workbook."""

    def __init__(self, lists: Lists, country_names: Mapping[str, str]) -> None:
        self._lists = lists
        self._countries = {folded(name): code for code, name in country_names.items()}

    def value(
        self, spec: Field, texts: Mapping[str, str], changed: frozenset[str], was: Value
    ) -> Value:
        """The value of a field in its cells; `changed` are those written by hand.

        `was` is the value that was sent. Raises `NotUnderstood`.
        """
        if spec.kind is Kind.SPAN:
            return self._span(spec, texts, changed)
        text = texts.get(spec.name, "")
        if not spec.is_set:
            return self._single(spec, text)
        elements = set()
        for part in filter(str.strip, _BETWEEN_ELEMENTS.split(text)):
            is_kept = part.strip() == NOT_SHARED and NOT_SHARED in was
            elements.add(NOT_SHARED if is_kept else self._single(spec, part))
        return tuple(sorted(elements))

    def label(self, key: str, text: str) -> str:
        """The code of a label. Raises `NotUnderstood`."""
        code = code_of(as_typed(text))
        if code not in set(Label):
            raise NotUnderstood("bad_value", key, text, "label")
        return code

    def partners(self, key: str, text: str) -> str:
        """The canonical list of desks. Raises `NotUnderstood`."""
        codes = [as_typed(part) for part in _BETWEEN_DESKS.split(text)]
        for code in filter(None, codes):
            if not is_desk_code(code.upper()):
                raise NotUnderstood("bad_value", key, code, "desk_code")
        return partner_text(codes)

    def _single(self, spec: Field, text: str) -> str:
        text = tidy(text)
        if not text:
            return ""
        if text.casefold() == NOT_SHARED:
            raise NotUnderstood("bad_value", spec.name, text, spec.kind.value)
        if is_country(spec):
            return self._country(spec, text)
        if spec.links is not None:
            return self._link(spec.name, spec.links, text)
        if spec.kind is Kind.DATE or spec.days:
            text = self._date(spec, text)
        try:
            if spec.is_set:
                return canonical_element(spec, text)
            found = canonical(spec, text)
        except BadValue as error:
            raise _bad(spec, spec.name, text, error) from None
        return found if isinstance(found, str) else "; ".join(found)

    def _country(self, spec: Field, text: str) -> str:
        if (code := as_typed(text).upper()) in KNOWN:
            return code
        codes = self._lists.meant(COUNTRIES, text)
        if len(codes) == 1:
            return next(iter(codes))
        if folded(text) not in self._countries:
            raise NotUnderstood("bad_value", spec.name, text, "country")
        return self._countries[folded(text)]

    def _link(self, key: str, kind: str, text: str) -> str:
        try:
            ref = parse_ref(text)
            if kind_of(ref) != kind:
                raise NotUnderstood("bad_value", key, text, kind)
        except (BadRef, UnknownName):
            return self._named(key, kind, text)
        return ref

    def _named(self, key: str, kind: str, text: str) -> str:
        refs = self._lists.named(kind, text)
        if len(refs) == 1:
            return next(iter(refs))
        if refs:
            raise NotUnderstood("ambiguous_name", key, text, kind, FindingKind.QUESTION)
        if _LIKE_A_REF.fullmatch(text):
            raise NotUnderstood("bad_value", key, text, "ref")
        raise NotUnderstood("unknown_name", key, text, kind, FindingKind.QUESTION)

    def _date(self, spec: Field, text: str) -> str:
        moment = self._moment(spec, spec.name, text).removesuffix(MIDNIGHT)
        if "T" in moment:
            raise NotUnderstood("bad_value", spec.name, text, spec.wants)
        return moment

    def _moment(self, spec: Field, key: str, text: str) -> str:
        """A date as people type it: as HRDesk writes it, or day first where that is certain."""
        text = as_typed(text)
        typed = in_our_digits(text)
        tight = typed.upper().replace(" ", "T", 1)
        if not typed or parse_moment(tight) is not None:
            return tight
        start, end = surely_plain_span(typed) or ("", "")
        if start and not end:
            return start
        day, _, clock = typed.partition(" ")
        found, time = _DAY_FIRST.fullmatch(day), _TIME.fullmatch(clock)
        if found is None or (clock and time is None):
            raise NotUnderstood("bad_value", key, text, spec.wants)
        first, second, year = (int(part) for part in found.groups())
        if first <= 12 and second <= 12 and first != second:
            raise NotUnderstood("ambiguous_date", key, text, spec.wants, FindingKind.QUESTION)
        moment = f"{year:04}-{second:02}-{first:02}"
        if time is not None:
            moment += f"T{int(time[1]):02}:{time[2]}"
        if parse_moment(moment) is None:
            raise NotUnderstood("bad_value", key, text, spec.wants)
        return moment

    def _span(self, spec: Field, texts: Mapping[str, str], changed: frozenset[str]) -> str:
        start_key, end_key, zone_key = spec.cells
        start, end = self._ends(spec, texts, changed)
        zone = tidy(texts.get(zone_key, ""))
        if not start and not end:
            return ""
        if not start:
            raise NotUnderstood("bad_value", start_key, "", spec.wants)
        if zone and not is_zone(zone):
            raise NotUnderstood("bad_value", zone_key, zone, Kind.ZONE.value)
        if not zone and _are_days({start_key: start, end_key: end}, changed):
            start, end = start.removesuffix(MIDNIGHT), end.removesuffix(MIDNIGHT)
        span = make_span(start, end, zone)
        if span is None:
            key = start_key if changed == {start_key} else end_key
            raise NotUnderstood("bad_value", key, texts.get(key, ""), spec.wants)
        if zone and not span.zone and zone_key in changed:
            raise NotUnderstood("bad_value", zone_key, zone, "time")
        return span.text

    def _ends(
        self, spec: Field, texts: Mapping[str, str], changed: frozenset[str]
    ) -> tuple[str, str]:
        """Both ends; `spring 2027` in the first cell is both, unless another one was left beside."""
        start_key, end_key, _ = spec.cells
        start_text, end_text = texts.get(start_key, ""), texts.get(end_key, "")
        first, last = surely_plain_span(start_text), surely_plain_span(end_text)
        if first and first[1] and not tidy(end_text):
            return first
        if first and first[1] and end_key not in changed:
            raise NotUnderstood("bad_value", start_key, start_text, spec.wants)
        start = first[0] if first else self._moment(spec, start_key, start_text)
        end = last[1] or last[0] if last else self._moment(spec, end_key, end_text)
        return start, end


def _are_days(moments: Mapping[str, str], changed: frozenset[str]) -> bool:
    """Whether days alone are meant: programs write a day as its midnight.

    Where a zone, another time of day or a midnight that was sent stands beside, it is one.
    """
    timed = [key for key, moment in moments.items() if "T" in moment]
    return all(moments[key].endswith(MIDNIGHT) and key in changed for key in timed)


def _bad(spec: Field, key: str, text: str, error: BadValue) -> NotUnderstood:
    expected = str(error.about.get("expected", spec.wants))
    return NotUnderstood("bad_value", key, text, expected, codes=spec.codes or ())
