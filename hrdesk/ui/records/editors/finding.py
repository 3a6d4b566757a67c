"""What can be found by typing: countries by any name, time zones by city, records by their words."""

from collections.abc import Iterator, Sequence
from functools import cache

from PySide6.QtCore import QCoreApplication, QLocale, QTimeZone

from hrdesk.domain.dates import is_zone
from hrdesk.domain.fields import Kind
from hrdesk.domain.records import field_of, shape_of
from hrdesk.domain.refs import new_ref
from hrdesk.domain.text import normalised, words_of
from hrdesk.geography import countries
from hrdesk.operations.records import add_record
from hrdesk.store import listing
from hrdesk.store.listing import Query
from hrdesk.ui.desk import Desk
from hrdesk.ui.other_cities import other_cities
from hrdesk.ui.records.called_here import shown_here
from hrdesk.ui.records.editors.picking import Offer
from hrdesk.ui.words import (
    code_word,
    comma,
    country_word,
    element_word,
    home_zone_word,
    kind_word,
    zone_word,
)

_MOST = 30
# Whoever finds more of them types on.
_RANKED = 1_000
_HINT_FIELDS = {
    "person": "organisation",
    "organisation": "acronym",
    "visit": "status",
    "activity": "dates",
    "document": "symbol",
    "place": "country",
    "recommendation": "country",
}
# By these a record is meant that is called so and not otherwise.
_SHORT = frozenset({"acronym", "symbol"})


# ---------------------------------------------------------------- countries and codes


def find_countries(typed: str) -> list[Offer]:
    """Countries one of whose names, in any language, has words that begin like these."""
    wanted = words_of(typed)
    if not wanted:
        found: Sequence[str] = tuple(countries())
    else:
        found = [code for code, names in _country_words().items() if _begins(wanted, names)]
    offers = [Offer(code, country_word(code)) for code in found]
    exact = typed.strip().upper()
    begin = normalised(typed)
    return sorted(
        offers,
        key=lambda each: (
            each.key != exact,
            not normalised(each.text).startswith(begin),
            normalised(each.text),
        ),
    )[: _MOST if wanted else None]


def find_codes(codes: Sequence[str], typed: str) -> list[Offer]:
    """Codes whose words begin like these."""
    offers = (Offer(code, code_word(code)) for code in codes)
    wanted = words_of(typed)
    return [each for each in offers if _begins(wanted, [words_of(each.text)])]


@cache
def _country_words() -> dict[str, list[list[str]]]:
    return {
        code: [
            *(words_of(name) for name in (*each.names.values(), *each.other_names)),
            [code.casefold()],
        ]
        for code, each in countries().items()
    }


def _begins(wanted: Sequence[str], names: Sequence[Sequence[str]]) -> bool:
    """Whether in one name each wanted word begins a word."""
    return any(
        all(any(word.startswith(each) for word in words) for each in wanted) for words in names
    )


# ---------------------------------------------------------------- time zones


def find_zones(typed: str) -> list[Offer]:
    """Time zones whose city, country or name has words that begin like these."""
    wanted = words_of(typed.replace("_", " "))
    found = (offer for words, offer in _zones(QLocale().name()) if _begins(wanted, [words]))
    return [offer for offer, _ in zip(found, range(_MOST), strict=False)]


def zone_named(text: str) -> str:
    """The zone that is shown so, or is called so by those who know such names."""
    wanted = text.strip()
    offers = (offer for _, offer in _zones(QLocale().name()))
    named = (
        each.key
        for each in offers
        if wanted.casefold() in (each.text.casefold(), home_zone_word(each.key).casefold())
    )
    return next(named, wanted.replace(" ", "_"))


@cache
def _zones(language: str) -> list[tuple[list[str], Offer]]:
    return sorted(_each_zone(), key=lambda each: each[1].text)


def _each_zone() -> Iterator[tuple[list[str], Offer]]:
    for name in QTimeZone.availableTimeZoneIds():
        zone = bytes(name.data()).decode()
        if "/" not in zone or zone.startswith("Etc/") or not is_zone(zone):
            continue
        word, others = zone_word(zone), comma().join(other_cities(zone))
        words = words_of(f"{zone.replace('_', ' ').replace('/', ' ')} {word} {others}")
        yield words, Offer(zone, word, others)


# ---------------------------------------------------------------- records


class RecordFinder:
    """Finds records of one kind for links, says what they are called, and makes new ones."""

    def __init__(self, desk: Desk, kind: str) -> None:
        self._desk, self.kind = desk, kind
        # What is being made, until it can be read.
        self._being_made: dict[str, str] = {}
        self._title_field = _title_field(kind)

    def find(self, typed: str) -> list[Offer]:
        """Records by their words, and at the end the offer to make one of that name."""
        refs = self._likeliest(typed, self._desk.read(listing.keys, Query(self.kind, typed)))
        lines = self._desk.read(listing.lines, self.kind, refs)
        hint = _HINT_FIELDS.get(self.kind, "")
        texts = {line.ref: line.values.get(hint, "") for line in lines}
        offers = [Offer(line.ref, line.title, self._hint(texts[line.ref])) for line in lines]
        name = " ".join(typed.split())
        if name:
            offers.sort(key=lambda each: each.hint.casefold() != name.casefold())
        if name and self._title_field:
            new = QCoreApplication.translate("RecordFinder", "New: {kind} “{name}”")
            offers.append(Offer("", new.format(kind=kind_word(self.kind), name=name), name))
        return offers

    def _likeliest(self, typed: str, refs: Sequence[str]) -> list[str]:
        """What is called so in short, whose name begins so, then whose name has such words, then what is found by other words."""
        wanted, begin = words_of(typed), normalised(typed)
        if not wanted:
            return list(refs[:_MOST])
        refs = refs[:_RANKED]
        short = _HINT_FIELDS.get(self.kind, "")
        short = short if short in _SHORT else ""
        lines = self._desk.read(listing.lines, self.kind, refs, [short])
        titles = {line.ref: line.title for line in lines}
        exact = {line.ref for line in lines if normalised(line.values.get(short, "")) == begin}

        def rank(ref: str) -> int:
            title = titles.get(ref, "")
            if ref in exact:
                return -1
            if normalised(title).startswith(begin):
                return 0
            return 1 if _begins(wanted, [words_of(title)]) else 2

        return sorted(refs, key=rank)[:_MOST]

    def said(self, ref: str) -> str:
        """What a record is called."""
        return self.titles([ref]).get(ref, ref)

    def titles(self, refs: Sequence[str]) -> dict[str, str]:
        """What records are called."""
        found = shown_here(self._desk, refs)
        for ref in found.keys() & self._being_made.keys():
            del self._being_made[ref]
        return {ref: self._being_made[ref] for ref in refs if ref in self._being_made} | found

    def make(self, name: str) -> str:
        """Make a record of that name, Internal until somebody says otherwise; gives its Ref.

        It can be linked at once: what links it is kept after it. Whoever waited for it could be
        at another record by then.
        """
        ref = new_ref(shape_of(self.kind).prefix)
        self._being_made[ref] = name
        self._desk.do(add_record, self.kind, {self._title_field: name}, ref=ref)
        return ref

    def _hint(self, text: str) -> str:
        spec = field_of(self.kind, _HINT_FIELDS[self.kind]) if text else None
        if spec is None:
            return ""
        if spec.is_link:
            return self.said(text)
        return element_word(spec, text)


def _title_field(kind: str) -> str:
    """The one text that is enough to make a record of a kind; empty where there is none."""
    required = [spec for spec in shape_of(kind).fields if spec.required]
    texts = (Kind.TEXT, Kind.LONG_TEXT)
    return required[0].name if len(required) == 1 and required[0].kind in texts else ""
