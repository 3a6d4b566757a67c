"""Judges what a column is by some of the texts in it: e-mail addresses, countries, dates, Refs."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from hrdesk.domain.errors import BadRef, UnknownName
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.records import kind_of
from hrdesk.domain.refs import parse_ref
from hrdesk.exchange.foreign.mapping import TREATY, field_of_target
from hrdesk.exchange.foreign.table import ListColumn
from hrdesk.exchange.foreign.treaties import says_standing
from hrdesk.exchange.layout import REF, is_country
from hrdesk.exchange.list_words import codes_by_word, in_plain_words, months_by_word, said
from hrdesk.geography import find_country

_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.\w+")
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_PHONE = re.compile(r"\+?[\d\s()./-]{6,}(?:ext\.?\s*\d+)?")
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
_YEAR = re.compile(r"(?:1[89]|2[01])\d\d")
# How sure a column is that has no known heading, by what all its texts are.
_BY_TEXTS = {"email": 75, "country": 60, "website": 60, "link": 60, "dates": 55, "date": 55}
# What is left of a likeness where half of the texts, or more, cannot be what the field takes.
_UNFIT, _HALF = 0.55, 0.5


def fit(kind: str, target: str, samples: Sequence[str]) -> float:
    """How well a column that is headed like a field holds what the field takes: 1 for well."""
    spec = field_of_target(kind, target)
    test = is_ref_of_any_kind if spec is None else _test(spec, target)
    if test is None or not samples:
        return 1
    good = sum(_any_part(test, each) for each in samples) / len(samples)
    if spec is None:
        return 1 if good > _HALF else 0
    return 1 if good > _HALF else _UNFIT


def told_by_samples(kind: str, target: str, samples: Sequence[str]) -> int:
    """How sure a column is a field by its texts alone; 0 where they do not tell."""
    if target == REF:
        is_refs = bool(samples) and all(kind_by_ref(each) == kind for each in samples)
        return 100 if is_refs else 0
    sure = _BY_TEXTS.get(target, 0)
    spec = field_of_target(kind, target)
    test = _test(spec, target) if spec is not None and sure else None
    return sure if test is not None and samples and all(map(test, samples)) else 0


def kind_by_refs(columns: Iterable[ListColumn]) -> str:
    """The kind of the records that the Refs of the first column with Refs name; empty for none."""
    for column in columns:
        kinds = {kind_by_ref(each) for each in column.samples}
        if len(kinds) == 1 and "" not in kinds:
            return kinds.pop()
    return ""


def kind_by_ref(text: str) -> str:
    """The kind that a Ref names; empty for what is no Ref."""
    try:
        return kind_of(parse_ref(text))
    except (BadRef, UnknownName):
        return ""


def is_ref_of_any_kind(text: str) -> bool:
    """Whether a text is a Ref."""
    return bool(kind_by_ref(text))


def _any_part(test: Callable[[str], bool], text: str) -> bool:
    return any(test(part.strip()) for part in re.split(r"[;\r\n]", text))


def _test(spec: Field, target: str) -> Callable[[str], bool] | None:
    """What the texts of a column must be like; None where any text will do."""
    if target.endswith(".zone"):
        return None
    if target == TREATY:
        return says_standing
    if is_country(spec):
        return _is_country
    if spec.codes is not None:
        words = codes_by_word(spec.codes)
        return lambda text: in_plain_words(text) in words
    return _TESTS.get(spec.kind)


@lru_cache(maxsize=4096)
def _is_country(text: str) -> bool:
    return find_country(text) is not None


def _is_yes_or_no(text: str) -> bool:
    return in_plain_words(text) in said("yes") | said("no") | {"1", "0"}


def _is_date(text: str) -> bool:
    """Whether a text holds a year or a month: enough to tell dates from names."""
    words = in_plain_words(text).split()
    months = months_by_word()
    return any(_YEAR.fullmatch(word[:4]) or word in months for word in words)


def _matching(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.fullmatch(text.strip()) is not None


_TESTS: dict[Kind, Callable[[str], bool]] = {
    Kind.EMAIL: _matching(_EMAIL),
    Kind.URL: _matching(_URL),
    Kind.PHONE: _matching(_PHONE),
    Kind.NUMBER: _matching(_NUMBER),
    Kind.BOOL: _is_yes_or_no,
    Kind.DATE: _is_date,
    Kind.SPAN: _is_date,
}
