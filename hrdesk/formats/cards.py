"""Address cards (.vcf, vCard 3.0 and 4.0), which any address book opens."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import vobject
from vobject.vcard import Name

from hrdesk.domain.calls import How, by_handle

BEGINS = b"BEGIN:VCARD"
VERSIONS = ("3.0", "4.0")
_NEW, _PREFERRED = "4.0", "pref"
_ADDRESS = re.compile(r"[a-z][a-z.+-]*:\S+")


@dataclass(frozen=True, slots=True)
class Card:
    """Somebody as a card tells of them; `name` is `Family, Given`, `newest` the minute of the last
    change. `title` is what stands before a name."""

    ref: str
    name: str
    newest: int
    title: str = ""
    other_names: tuple[str, ...] = ()
    organisation: str = ""
    section: str = ""
    function: str = ""
    emails: tuple[str, ...] = ()
    phone: str = ""
    mobile: str = ""
    handles: tuple[str, ...] = ()
    country: str = ""
    zone: str = ""
    languages: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    notes: str = ""


def card_file(cards: Iterable[Card], version: str = "3.0") -> bytes:
    """The content of the file; the same cards give the same bytes."""
    return "".join(_card(each, version) for each in cards).encode()


def _card(card: Card, version: str) -> str:
    made: Any = vobject.vCard()
    made.add("version").value = version
    _add_name(made, card)
    for name, text in {"title": card.function, "note": card.notes, "tz": card.zone}.items():
        if text:
            made.add(name).value = text
    if card.organisation or card.section:
        made.add("org").value = [card.organisation, *filter(None, (card.section,))]
    _add_ways(made, card, version)
    for handle in card.handles:
        _add_handle(made, handle)
    if card.country:
        address = made.add("adr")
        address.value = vobject.vcard.Address(country=card.country)
        address.type_param = "work"
    if card.tags:
        made.add("categories").value = list(card.tags)
    if version == _NEW:
        made.add("kind").value = "individual"
        for each in card.languages:
            made.add("lang").value = each
    _add_marks(made, card, version)
    return str(made.serialize())


def _add_name(made: Any, card: Card) -> None:
    family, _, given = card.name.partition(", ")
    made.add("n").value = Name(family=family, given=given, prefix=card.title)
    made.add("fn").value = " ".join(filter(None, (card.title, given, family)))
    for each in card.other_names:
        made.add("nickname").value = each


def _add_ways(made: Any, card: Card, version: str) -> None:
    for name, text, types in _ways(card):
        line = made.add(name)
        line.value = text
        line.type_param = [each for each in types if each != _PREFERRED or version != _NEW]
        if version == _NEW and _PREFERRED in types:
            line.params["PREF"] = ["1"]


def _ways(card: Card) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for number, address in enumerate(card.emails):
        yield "email", address, ("work", _PREFERRED) if number == 0 else ("work",)
    if card.phone:
        yield "tel", card.phone, ("work", "voice")
    if card.mobile:
        yield "tel", card.mobile, ("cell",)


def _add_handle(made: Any, handle: str) -> None:
    """A handle as an address of instant messages; as Apple does it where no scheme is known."""
    way = by_handle(handle)
    line = made.add("impp")
    if way.how in (How.OTHER, How.LINK) or _ADDRESS.fullmatch(handle):
        line.value = handle
        return
    line.params["X-SERVICE-TYPE"] = [way.how.value.capitalize()]
    line.value = f"x-apple:{way.shown}"


def _add_marks(made: Any, card: Card, version: str) -> None:
    uid = made.add("uid")
    uid.value = f"{card.ref}@hrdesk"
    if version == _NEW:
        uid.params["VALUE"] = ["text"]
    made.add("rev").value = f"{datetime.fromtimestamp(card.newest * 60, UTC):%Y%m%dT%H%M%SZ}"
    made.add("prodid").value = "-//HRDesk//HRDesk//EN"
