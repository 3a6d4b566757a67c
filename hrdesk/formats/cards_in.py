"""Reads address cards of other programs (.vcf): vCard 2.1, 3.0 and 4.0.

It says what stands in the file, in values of a desk; what becomes of it is for `operations`.
"""

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import vobject
from vobject.base import VObjectError

from hrdesk.domain.dates import is_zone
from hrdesk.domain.text import one_line, tidy, words_of
from hrdesk.domain.values import Value, is_email
from hrdesk.formats.calendar_entry import Left, Note
from hrdesk.formats.card_entry import CardEntry
from hrdesk.formats.card_parts import CardPart, cut_cards
from hrdesk.formats.foreign_text import lines_of
from hrdesk.geography import find_country

Progress = Callable[[int, int, str], None]
_TELLS_EVERY = 64
_NO_NAME, _UNREADABLE = "entry_without_title", "entry_unreadable"
_NO_PERSON = frozenset({"group", "org", "location", "application", "device"})
_NO_TELEPHONE = frozenset({"FAX", "PAGER", "MODEM", "BBS", "TTY", "TEXTPHONE"})
_MOBILE = frozenset({"CELL", "MOBILE", "IPHONE", "TEXT"})
# What programs put in place of IMPP, with the service that each is about.
_SERVICES = {
    "X-SKYPE": "Skype",
    "X-SKYPE-USERNAME": "Skype",
    "X-MS-IMADDRESS": "Teams",
    "X-JABBER": "Jabber",
    "X-SIGNAL": "Signal",
    "X-WHATSAPP": "WhatsApp",
}
_PHOTO = frozenset({"PHOTO", "LOGO", "SOUND"})
_STAMPS = ("%Y%m%dT%H%M%S", "%Y-%m-%dT%H:%M:%S", "%Y%m%d", "%Y-%m-%d")


def read_cards(path: Path, *, progress: Progress | None = None) -> Iterator[CardEntry]:
    """The cards of a file. Raises `FileRefused`."""
    parts = cut_cards(path, lines_of(path, "BEGIN:VCARD", "not_cards"))
    for number, part in enumerate(parts, 1):
        if progress is not None and number % _TELLS_EVERY == 0:
            progress(number, len(parts), path.name)
        yield _entry(number, part)


def _entry(number: int, part: CardPart) -> CardEntry:
    """One card; whatever is wrong with it is said in it."""
    text = part.text
    try:
        is_quoted = "QUOTED-PRINTABLE" in text.upper()
        card = vobject.readOne(text, ignoreUnreadable=True, allowQP=is_quoted)
        return _read(number, part, _Card(card.contents))
    except (VObjectError, ValueError, LookupError, TypeError, AttributeError):
        return CardEntry(number, "", problem=_UNREADABLE)


class _Card:
    """The lines of a card by name."""

    def __init__(self, contents: dict[str, list[Any]]) -> None:
        self._contents = contents

    def lines(self, name: str) -> list[Any]:
        """The lines with a name, the preferred one first."""
        found = [each for each in self._contents.get(name.lower(), ()) if hasattr(each, "params")]
        return sorted(found, key=_preference)

    def texts(self, name: str) -> list[str]:
        """What the lines with a name say."""
        told = (_text(each.value) for each in self.lines(name))
        return [text for text in told if text]

    def text(self, name: str) -> str:
        """What the first of them says."""
        return next(iter(self.texts(name)), "")


def _read(number: int, part: CardPart, card: _Card) -> CardEntry:
    notes: list[Note] = []
    organisation, section = _organisation(card)
    values: dict[str, Value] = {
        **_names(card),
        **_ways(card, notes),
        **_place(card, notes),
        "section": section,
        "function": one_line(card.text("title") or card.text("role"), 500),
        "notes": "\n\n".join(map(tidy, card.texts("note"))),
        "tags": _categories(card),
        "languages": tuple(dict.fromkeys(each.casefold() for each in card.texts("lang"))),
    }
    values = {name: value for name, value in values.items() if value}
    kind = (card.text("kind") or card.text("x-addressbookserver-kind")).lower()
    is_company = card.text("x-abshowas").upper() == "COMPANY"
    is_no_person = kind in _NO_PERSON or is_company or ("name" not in values and bool(organisation))
    return CardEntry(
        number,
        _uid(card, values),
        _modified(card.text("rev")),
        values,
        organisation,
        (*_enclosed(part, card), *notes),
        "" if "name" in values or is_no_person else _NO_NAME,
        is_no_person,
    )


def _names(card: _Card) -> dict[str, Value]:
    """`Family, Given`; what is written otherwise, or in another script, beside it."""
    told = [each.value for each in card.lines("n") if not isinstance(each.value, str)]
    written = [(name, prefix) for name, prefix in map(_written, told) if name]
    name, prefix = written[0] if written else (card.text("fn"), "")
    if not name:
        return {}
    others = [each for each, _ in written[1:]]
    known = set(map(_letters, (name, f"{prefix} {name}", *others)))
    for each in (*card.texts("fn"), *card.texts("nickname")):
        if _letters(each) not in known and not (_without(each, prefix) & known):
            others.append(each)
    plain = tuple(dict.fromkeys(one_line(each.replace(";", ",")) for each in others))
    return {"name": one_line(name, 500), "title": prefix, "other_names": plain}


def _without(name: str, prefix: str) -> set[tuple[str, ...]]:
    """A name without the words before it, as it is compared."""
    words = [word for word in words_of(name) if word not in words_of(prefix)]
    return {tuple(sorted(words))}


def _written(name: Any) -> tuple[str, str]:
    family, given, more, prefix = (
        _text(getattr(name, part)) for part in ("family", "given", "additional", "prefix")
    )
    first = " ".join(filter(None, (given, more)))
    return ", ".join(filter(None, (family, first))), prefix


def _letters(name: str) -> tuple[str, ...]:
    return tuple(sorted(words_of(name)))


def _organisation(card: _Card) -> tuple[str, str]:
    """Its name, and the section within it."""
    lines = card.lines("org")
    if not lines:
        return "", ""
    value = lines[0].value
    parts = [_text(each) for each in (value if isinstance(value, list) else [value])]
    first, *rest = [one_line(each, 500) for each in parts] or [""]
    return first, " / ".join(filter(None, rest))


def _ways(card: _Card, notes: list[Note]) -> dict[str, Value]:
    """Addresses, numbers and handles; numbers beyond those that a desk has fields for are told."""
    mails = [each.removeprefix("mailto:") for each in card.texts("email")]
    mails = list(dict.fromkeys(each for each in mails if is_email(each)))
    phones, mobiles = [], []
    for line in card.lines("tel"):
        types, number = _types(line), one_line(_number(_text(line.value)))
        if number and types & _MOBILE:
            mobiles.append(number)
        elif number and not types & _NO_TELEPHONE:
            phones.append(number)
    more = list(dict.fromkeys((*phones[1:], *mobiles[1:])))
    if more:
        notes.append(Note(Left.NUMBERS, ", ".join(more)))
    return {
        "email": mails[0] if mails else "",
        "other_emails": tuple(mails[1:]),
        "phone": phones[0] if phones else "",
        "mobile": mobiles[0] if mobiles else "",
        "call_handles": tuple(dict.fromkeys(_handles(card))),
    }


def _handles(card: _Card) -> Iterator[str]:
    for line in card.lines("impp"):
        text = _text(line.value)
        service = "".join(line.params.get("X-SERVICE-TYPE", [])[:1])
        scheme, colon, rest = text.partition(":")
        is_other = bool(service) and scheme.lower() in ("x-apple", "xmpp", "aim", "msteams")
        handle = f"{service}: {rest}" if is_other and colon else text
        if handle and ";" not in handle:
            yield handle
    for name, service in _SERVICES.items():
        for text in card.texts(name):
            if ";" not in text:
                yield f"{service}: {text}"


def _place(card: _Card, notes: list[Note]) -> dict[str, Value]:
    """The country and zone; streets have no place on a desk."""
    found: dict[str, Value] = {}
    for line in card.lines("adr"):
        if isinstance(line.value, str):
            continue
        country = find_country(_text(line.value.country)) if _text(line.value.country) else None
        if country is not None:
            found.setdefault("country", country)
        parts = ("street", "city", "code", "box", "extended")
        street = ", ".join(filter(None, (_text(getattr(line.value, part)) for part in parts)))
        if street:
            notes.append(Note(Left.ADDRESS, one_line(street)))
    zone = card.text("tz")
    if is_zone(zone):
        found["zone"] = zone
    for name, left in (("bday", Left.BIRTHDAY), ("url", Left.WEB)):
        if text := card.text(name):
            notes.append(Note(left, one_line(text)))
    return found


def _categories(card: _Card) -> tuple[str, ...]:
    words = []
    for line in card.lines("categories"):
        several = line.value if isinstance(line.value, list) else str(line.value).split(",")
        words += [one_line(_text(each)) for each in several]
    return tuple(each for each in dict.fromkeys(words) if each and ";" not in each)


def _enclosed(part: CardPart, card: _Card) -> Iterator[Note]:
    count = sum(part.enclosed[name] for name in _PHOTO)
    if count:
        yield Note(Left.PHOTO, str(count))


def _uid(card: _Card, values: dict[str, Value]) -> str:
    """Its own, or one made of who it is: so the same file finds it again."""
    uid = card.text("uid")
    if uid:
        return uid
    told = f"{values.get('name')}\n{values.get('email')}"
    return f"sha256:{hashlib.sha256(told.encode()).hexdigest()[:32]}"


def _modified(text: str) -> int:
    bare = text.strip().removesuffix("Z").partition(".")[0].partition("+")[0]
    for form in _STAMPS:
        try:
            found = datetime.strptime(bare, form).replace(tzinfo=UTC)
        except ValueError:
            continue
        return max(int(found.timestamp() // 60), 0)
    return 0


def _preference(line: Any) -> tuple[int, bool]:
    """PREF as 2.1 and 3.0 say it, and as 4.0 does."""
    told = "".join(line.params.get("PREF", [])[:1])
    if told.isdecimal():
        return int(told), False
    return 101, "PREF" not in _types(line)


def _types(line: Any) -> frozenset[str]:
    told = [part for each in line.params.get("TYPE", []) for part in each.split(",")]
    return frozenset(each.strip().upper() for each in (*told, *line.singletonparams))


def _number(text: str) -> str:
    number = text.removeprefix("tel:")
    return number.partition(";")[0] if number != text else number


def _text(value: Any) -> str:
    """A part of a value, which may be several."""
    if isinstance(value, list | tuple):
        return " ".join(filter(None, map(_text, value)))
    return str(value or "").strip()
