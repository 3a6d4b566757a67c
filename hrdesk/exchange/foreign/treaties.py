"""What a cell of a table of States by treaties says: a day, a word, a mark of the Treaty Collection."""

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache

from hrdesk.domain.codes import RatificationStatus as Status
from hrdesk.domain.records import field_of
from hrdesk.exchange.foreign.values import ListValues
from hrdesk.exchange.foreign.words import codes_by_word, in_plain_words, said
from hrdesk.exchange.meaning import NotUnderstood
from hrdesk.exchange.sheet_cells import Cell
from hrdesk.resources import resource

KIND = "ratification"
STATUS, SIGNED, BOUND, NOTES = (
    field_of(KIND, name) for name in ("status", "signed", "bound", "notes")
)
_BETWEEN = re.compile(r"[;\r\n]|\s/\s")
_SAYS_NOTHING = frozenset({"", "-", "–", "—", "…", "n/a", "."})
_AROUND = " ():,."
# As the Treaty Collection of the United Nations marks days: accession, acceptance, approval, formal
# confirmation, succession, signature; a cross or a tick stands for being bound.
_MARKS = {
    "a": Status.ACCEDED,
    "A": Status.RATIFIED,
    "AA": Status.RATIFIED,
    "c": Status.RATIFIED,
    "r": Status.RATIFIED,
    "d": Status.SUCCEEDED,
    "s": Status.SIGNED,
    **dict.fromkeys(("x", "X", "✓", "✔", "●", "•", "1"), Status.RATIFIED),
    "0": Status.NOT_SIGNED,
}


@cache
def treaty_words() -> frozenset[str]:
    """The names and acronyms of the instruments that ship, in plain words: they head columns."""
    with resource("reference", "instruments.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return frozenset(in_plain_words(name) for row in rows for name in _names(row)) - {""}


def says_standing(text: str) -> bool:
    """Whether a text may stand in such a cell."""
    try:
        standing_of(Cell(text), ListValues())
    except NotUnderstood:
        return False
    return True


def standing_of(cell: Cell, values: ListValues) -> dict[str, str]:
    """The fields that a cell fills; none where it says nothing. Raises `NotUnderstood`."""
    if cell.formula and not cell.text:
        raise NotUnderstood("formula", STATUS.name, cell.formula, STATUS.kind.value)
    found: dict[str, str] = {}
    for part in filter(None, (each.strip() for each in _BETWEEN.split(cell.text))):
        if part not in _SAYS_NOTHING:
            _put(found, part, values)
    if BOUND.name in found and found.get(STATUS.name) == Status.SIGNED:
        found[STATUS.name] = Status.RATIFIED.value
    return found


def _put(found: dict[str, str], part: str, values: ListValues) -> None:
    status, day = _read(part, values)
    if status:
        found[STATUS.name] = status
    if not day:
        return
    if status == Status.SIGNED:
        found[SIGNED.name] = day
    elif status == Status.DENOUNCED:
        # There is no field for this day.
        found[NOTES.name] = part
    else:
        found[BOUND.name] = day


def _read(part: str, values: ListValues) -> tuple[str, str]:
    """A word or a mark, and a day, whichever stands first; one of them may be missing."""
    words = part.split()
    for at in range(len(words) + 1):
        before, after = " ".join(words[:at]), " ".join(words[at:])
        for word, when in ((before, after), (after, before)):
            status, day = _status(word), _day(when, values)
            if status is not None and day is not None:
                return status, day
    raise NotUnderstood("bad_value", STATUS.name, part, STATUS.kind.value)


def _status(text: str) -> str | None:
    """The status that a text stands for; empty for no text, None for any other."""
    bare = text.strip(_AROUND)
    if not bare:
        return ""
    mark = _MARKS.get(bare)
    return mark.value if mark else _status_words().get(in_plain_words(bare))


def _day(text: str, values: ListValues) -> str | None:
    """The day of a text; empty for no text, None for what is none."""
    bare = text.strip(_AROUND)
    if not bare:
        return ""
    if not any(map(str.isdecimal, bare)):
        return None
    try:
        value = values.value(BOUND, {BOUND.name: [Cell(bare)]})
    except NotUnderstood:
        return None
    return str(value)


@cache
def _status_words() -> Mapping[str, str]:
    assert STATUS.codes is not None
    found = dict.fromkeys(said("no"), Status.NOT_SIGNED.value)
    found |= dict.fromkeys(said("signed"), Status.SIGNED.value)
    found |= dict.fromkeys((*said("yes"), *said("bound")), Status.RATIFIED.value)
    return found | dict(codes_by_word(STATUS.codes))


def _names(row: Mapping[str, str]) -> Iterator[str]:
    yield from (row["name"], row["acronym"], *row["aliases"].split("; "))
