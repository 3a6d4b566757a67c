"""Recommendations counted two ways at once: by theme, body, State, year, state or priority."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from hrdesk.domain.label import Label
from hrdesk.operations.assessments import CLOSED
from hrdesk.operations.recommendation_matrix import Body, Chosen, bodies_of
from hrdesk.store import listing
from hrdesk.store.session import Session

_MOST_COLUMNS = 40


class By(StrEnum):
    """What recommendations are counted by."""

    THEME = "themes"
    BODY = "body"
    COUNTRY = "country"
    YEAR = "date"
    STATE = "state"
    PRIORITY = "priority"


_NARROWING = (By.COUNTRY, By.BODY, By.THEME, By.YEAR)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many there are, and of these how many are open; the strictest label, and the loosest."""

    total: int = 0
    open: int = 0
    strictest: Label = Label.PUBLIC
    loosest: Label = Label.INTERNAL

    def plus(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(
            self.total + other.total,
            self.open + other.open,
            max(self.strictest, other.strictest, key=_rank),
            min(self.loosest, other.loosest, key=_rank),
        )


@dataclass(frozen=True)
class Pivot:
    """The values of rows and columns, empty for none; `left_out` columns are too many to show.

    A recommendation with several themes counts for each, and once in `total`.
    """

    rows: Sequence[str] = ()
    columns: Sequence[str] = ()
    cells: Mapping[tuple[str, str], Tally] = field(default_factory=dict)
    of_rows: Mapping[str, Tally] = field(default_factory=dict)
    total: Tally = field(default_factory=Tally)
    left_out: int = 0
    bodies: Mapping[str, Body] = field(default_factory=dict)


@dataclass(frozen=True)
class Offers:
    """The values that recommendations have, and the bodies among them by Ref."""

    values: Mapping[By, Sequence[str]]
    bodies: Mapping[str, Body]


def pivot(session: Session, chosen: Chosen, rows: By, columns: By) -> Pivot:
    """Count the recommendations that are let through; the fullest rows and columns first."""
    counting = _Counting()
    names = (rows.value, columns.value, "state", "date", "label")
    for (row, column, state, year, label), count in listing.tallies(session, chosen.query(), names):
        if chosen.year in ("", year):
            tally = Tally(count, count if state not in CLOSED else 0, Label(label), Label(label))
            counting.add(_values(rows, row), _values(columns, column), tally)
    shown = _in_order(columns, counting.of_columns)
    return Pivot(
        _in_order(rows, counting.of_rows),
        shown[:_MOST_COLUMNS],
        counting.cells,
        counting.of_rows,
        counting.total,
        max(len(shown) - _MOST_COLUMNS, 0),
        _bodies(session, (rows, columns), (*counting.of_rows, *shown)),
    )


class _Counting:
    """Gathers tallies by rows, columns and cells."""

    def __init__(self) -> None:
        self.cells: dict[tuple[str, str], Tally] = {}
        self.of_rows: dict[str, Tally] = {}
        self.of_columns: dict[str, Tally] = {}
        self.total = Tally()

    def add(self, rows: Sequence[str], columns: Sequence[str], tally: Tally) -> None:
        self.total = self.total.plus(tally)
        for row in rows:
            self.of_rows[row] = self.of_rows.get(row, Tally()).plus(tally)
            for column in columns:
                cell = row, column
                self.cells[cell] = self.cells.get(cell, Tally()).plus(tally)
        for column in columns:
            self.of_columns[column] = self.of_columns.get(column, Tally()).plus(tally)


def read_offers(session: Session) -> Offers:
    """What may be chosen to narrow the matrix, and what the bodies among it are called."""
    values = {by: [value for value, _ in values_in_use(session, by)] for by in _NARROWING}
    return Offers(values, _by_ref(session, values[By.BODY]))


def values_in_use(session: Session, by: By) -> list[tuple[str, int]]:
    """What recommendations in use have, with how many, to choose from; the most frequent first."""
    found = Counter[str]()
    for (text,), count in listing.tallies(session, Chosen().query(), (by.value,)):
        for each in _values(by, text):
            found[each] += count
    found.pop("", None)
    return sorted(found.items(), key=lambda each: (-each[1], each[0]))


def _by_ref(session: Session, refs: Iterable[str]) -> dict[str, Body]:
    return {each.ref: each for each in bodies_of(session, refs)}


def _rank(label: Label) -> int:
    return label.rank


def _values(by: By, text: str) -> Sequence[str]:
    return text.split("; ") if by is By.THEME else (text,)


def _in_order(by: By, counts: Mapping[str, Tally]) -> list[str]:
    """Years from the newest, all else from the most frequent; what has no value stands last."""
    if by is By.YEAR:
        return sorted(counts, reverse=True)
    return sorted(counts, key=lambda each: (not each, -counts[each].total, each))


def _bodies(session: Session, both: Sequence[By], values: Iterable[str]) -> dict[str, Body]:
    if By.BODY not in both:
        return {}
    return _by_ref(session, [each for each in values if each.startswith("ORG-")])
