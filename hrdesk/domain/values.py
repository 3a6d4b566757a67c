"""Canonical text: the one spelling of a value that is stored, compared, hashed and exchanged."""

import re
from collections.abc import Iterable
from dataclasses import replace

from hrdesk.domain import countries
from hrdesk.domain.dates import is_zone, parse_moment, parse_span
from hrdesk.domain.errors import BadRef, BadValue, UnknownName
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.naming import code_of
from hrdesk.domain.records import kind_of
from hrdesk.domain.refs import parse_ref
from hrdesk.domain.text import tidy

Value = str | tuple[str, ...]
LONGEST = 32_767
# More than this in a field of one line is hardly meant: no list and no label shows it.
LONG_FOR_A_LINE = 500
YES, NO = "yes", "no"
_YES = frozenset({"yes", "true", "1", "y"})
_NO = frozenset({"no", "false", "0", "n"})
_EMAIL = re.compile(r"[^\s@<>;,]+@[^\s@<>;,]+")
_URL = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:\S+")
_BLANKS = re.compile(r"[ \t\n]+")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
# What XML 1.0 cannot hold, so that no spreadsheet can give it back.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def canonical(field: Field, raw: object) -> Value:
    """The canonical value of whatever a person, a file or a program gave for a field.

    A set takes a list, or a text separated by semicolons. Raises `BadValue`.
    """
    if field.is_set:
        return tuple(dict.fromkeys(_element(field, each) for each in _elements(raw)))
    return _single(field, _as_text(field, raw))


def canonical_element(field: Field, raw: str) -> str:
    """One element of a set field in canonical text. Raises `BadValue`."""
    return _element(field, raw)


def allowing(field: Field, standing: Value) -> Field:
    """The field with the codes that stand in it already: a later version may have more of them."""
    texts = (standing,) if isinstance(standing, str) else standing
    if field.codes is None:
        return field
    more = tuple(each for each in texts if each and each not in field.codes)
    return replace(field, codes=(*field.codes, *more)) if more else field


def is_email(text: str) -> bool:
    """Whether a text is one address to write to, and nothing beside it."""
    return _EMAIL.fullmatch(text) is not None


def is_long_for_a_line(field: Field | None, value: Value) -> bool:
    """Whether a field of one line holds what looks like a whole text; it is kept all the same."""
    return field is not None and field.kind is Kind.TEXT and len(value) > LONG_FOR_A_LINE


def joined(value: Value) -> str:
    """A value on one line: the elements of a set separated by `; `."""
    return value if isinstance(value, str) else "; ".join(value)


def _elements(raw: object) -> list[str]:
    if isinstance(raw, str):
        parts: Iterable[object] = raw.split(";")
    elif isinstance(raw, Iterable):
        parts = raw
    else:
        parts = () if raw is None else (raw,)
    return [text for part in parts if (text := tidy(str(part)))]


def _element(field: Field, raw: str) -> str:
    text = _line(_single(field, tidy(raw)))
    if ";" in text:
        raise BadValue(field=field.name, value=raw, expected="no_semicolon")
    return text


def _as_text(field: Field, raw: object) -> str:
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return YES if raw else NO
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if not isinstance(raw, str | int | float):
        raise BadValue(field=field.name, value=raw, expected=field.kind.value)
    return tidy(str(raw))


def _single(field: Field, text: str) -> str:
    if not text:
        return ""
    if len(text) > LONGEST // 2 and len(text.encode("utf-16-le", "replace")) > 2 * LONGEST:
        raise BadValue(field=field.name, value=text[:40], expected="shorter")
    if _FORBIDDEN.search(text):
        raise BadValue(field=field.name, value=text, expected="no_control_characters")
    found = _read(field, text)
    if found is None:
        raise BadValue(field=field.name, value=text, expected=field.wants, codes=field.codes or ())
    return found


def _read(field: Field, text: str) -> str | None:
    if field.links is not None:
        return _ref(field, text)
    if field.codes == countries.CODES or field.kind is Kind.COUNTRY:
        return text.upper() if text.upper() in countries.KNOWN else None
    if field.codes is not None:
        code = code_of(text)
        return code if code in field.codes else None
    return _day(text) if field.days else _READERS.get(field.kind, _line)(text)


def _ref(field: Field, text: str) -> str | None:
    try:
        ref = parse_ref(text)
        return ref if kind_of(ref) == field.links else None
    except (BadRef, UnknownName):
        return None


def _line(text: str) -> str:
    return _BLANKS.sub(" ", text)


def _long(text: str) -> str:
    return text


def _date(text: str) -> str | None:
    moment = parse_moment(text.upper())
    return None if moment is None or moment.time else moment.text


def _day(text: str) -> str | None:
    moment = parse_moment(text.upper())
    is_day = moment is not None and not moment.time and moment.first == moment.last
    return moment.text if moment is not None and is_day else None


def _span(text: str) -> str | None:
    moments, bracket, zone = text.partition("[")
    span = parse_span(moments.upper() + bracket + zone)
    return None if span is None else span.text


def _bool(text: str) -> str | None:
    word = text.casefold()
    if word in _YES:
        return YES
    return NO if word in _NO else None


def _number(text: str) -> str | None:
    if not _NUMBER.fullmatch(text):
        return None
    sign = "-" if text.startswith("-") else ""
    whole, _, part = text.lstrip("+-").partition(".")
    whole, part = whole.lstrip("0") or "0", part.rstrip("0")
    number = f"{whole}.{part}" if part else whole
    return number if number == "0" else sign + number


def _email(text: str) -> str | None:
    return text if is_email(text) else None


def _url(text: str) -> str | None:
    return text if _URL.fullmatch(text) else None


def _zone(text: str) -> str | None:
    return text if is_zone(text) else None


_READERS = {
    Kind.LONG_TEXT: _long,
    Kind.DATE: _date,
    Kind.SPAN: _span,
    Kind.BOOL: _bool,
    Kind.NUMBER: _number,
    Kind.EMAIL: _email,
    Kind.URL: _url,
    Kind.ZONE: _zone,
}
