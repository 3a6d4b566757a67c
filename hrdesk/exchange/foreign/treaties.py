"""What a cell of a table of States by treaties says: a day, a word, a mark of the Treaty Collection."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from hrdesk.domain.codes import RatificationStatus as Status
from hrdesk.domain.records import field_of
from hrdesk.exchange.foreign.values import ListValues
from hrdesk.exchange.list_words import codes_by_word, in_plain_words, said
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
_IS_BOUND = 2
_FAR: Mapping[str, int] = {
    Status.NOT_SIGNED: 0,
    Status.SIGNED: 1,
    **dict.fromkeys((Status.RATIFIED, Status.ACCEDED, Status.SUCCEEDED), _IS_BOUND),
    Status.DENOUNCED: 3,
}
# What the day beside a word is; there is no field for the day on which a State left.
_DAY_OF: Mapping[str, str] = {
    Status.SIGNED: SIGNED.name,
    **dict.fromkeys(("", Status.RATIFIED, Status.ACCEDED, Status.SUCCEEDED), BOUND.name),
}


class _Said(NamedTuple):
    """One step that a cell tells: a word, a day, or both, and how it is written."""

    status: str
    day: str
    text: str


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
    said_here = []
    for part in filter(None, (each.strip() for each in _BETWEEN.split(cell.text))):
        if part not in _SAYS_NOTHING:
            said_here.append(_Said(*_read(part, values), part))
    found = _days(said_here)
    status = _status_of(said_here)
    if status == Status.SIGNED and BOUND.name in found:
        status = Status.RATIFIED.value
    return ({STATUS.name: status} if status else {}) | found


def _status_of(said_here: Sequence[_Said]) -> str:
    """How far the State has gone, in whatever order its steps stand; empty where no word says it.

    Who left is not bound, unless a later day says that it came back.
    """
    left = max((each.day for each in said_here if each.status == Status.DENOUNCED), default="")
    for each in reversed(said_here):
        is_later = each.day > left and not each.day.startswith(left)
        if left and is_later and _FAR.get(each.status) == _IS_BOUND:
            return each.status
    words = [each.status for each in reversed(said_here) if each.status]
    return max(words, key=_FAR.__getitem__, default="")


def _days(said_here: Sequence[_Said]) -> dict[str, str]:
    """Each day in the field of its word, and in the notes what there is no field for."""
    dated = [each for each in said_here if each.day]
    # A day without a word counts only where no word has one.
    kept = {
        field: each
        for each in sorted(dated, key=lambda each: bool(each.status))
        if (field := _DAY_OF.get(each.status))
    }
    notes = [each.text for each in dated if each not in kept.values()]
    found = {field: each.day for field, each in kept.items()}
    return found | ({NOTES.name: "; ".join(notes)} if notes else {})


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
