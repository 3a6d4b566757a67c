"""Rows of a record table as they are printed and copied: each is read once, were there thousands."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from PySide6.QtCore import Qt

from hrdesk.domain.errors import Cancelled
from hrdesk.domain.fields import Kind
from hrdesk.domain.label import Label, strictest
from hrdesk.domain.records import shape_of
from hrdesk.operations.called import Called, called
from hrdesk.operations.reach import at_risk_of
from hrdesk.store import listing
from hrdesk.store.database import Database
from hrdesk.store.listing import Line
from hrdesk.store.session import Session
from hrdesk.ui.printing.tables import Cell, Copied, Heading, Names, Row, TablePrintable, as_texts
from hrdesk.ui.records import derived
from hrdesk.ui.records.columns import Column, cell_text, links_shown
from hrdesk.ui.records.rule_cell import rule_cell
from hrdesk.ui.rule_words import RULE, refs_in
from hrdesk.ui.words import country_word

_AT_ONCE = 500
# Whom a row is about decides what of it is shown.
_ALWAYS = ("protected",)
Told = Callable[[int], None]


@dataclass(frozen=True)
class Chosen:
    """Some rows of a table, as they stand on screen."""

    title: str
    kind: str
    columns: Sequence[Column]
    refs: Sequence[str]
    reading: Qt.LayoutDirection


@dataclass(frozen=True)
class TableCopy:
    """What is copied, and how it lies on the clipboard: with tabs, and as HTML."""

    found: Copied
    plain: str = ""
    html: str = ""


@dataclass(frozen=True)
class _Read:
    """What stands in a row, and which records each of its cells names; None where it names none."""

    label: Label
    texts: list[str]
    named: list[list[str] | None]
    # What stands in a cell for want of an own value, by its place: no further than where it is from.
    lent: Mapping[int, Names] = field(default_factory=dict)


def copied(
    session: Session, chosen: Chosen, highest: Label, told: Told = lambda _: None
) -> TableCopy:
    """The rows as they may be copied up to a label; those at risk are in no copy."""
    reading = _Reading(session, chosen, for_others=True)
    kept = [ref for ref in chosen.refs if ref not in reading.risky]
    parts = [reading.table(()).copied(highest)]
    for start in range(0, len(kept), _AT_ONCE):
        told(start)
        # What rows are made of is let go of part by part: of thousands the window would collect
        # garbage, for a second.
        parts.append(reading.table(kept[start : start + _AT_ONCE]).copied(highest))
    found = replace(
        parts[0],
        rows=tuple(row for part in parts for row in part.rows),
        rows_held=sum(part.rows_held for part in parts),
        names_held=sum(part.names_held for part in parts),
        at_risk=len(reading.risky),
    )
    return TableCopy(found, *as_texts(found.words, found.rows))


def copied_beside(
    database: Database,
    chosen: Chosen,
    highest: Label,
    *,
    progress: Callable[[int, int, str], None],
    cancelled: Callable[[], bool],
) -> TableCopy:
    """The same for thousands, off the main thread. Raises `Cancelled`."""

    def told(done: int) -> None:
        if cancelled():
            raise Cancelled
        progress(done, len(chosen.refs), "copy")

    with database.reading() as session:
        return copied(session, chosen, highest, told)


def printable(session: Session, chosen: Chosen, note: str) -> TablePrintable:
    """The rows for paper; those at risk go no further than this desk."""
    return replace(_Reading(session, chosen).table(chosen.refs), note=note)


class _Reading:
    """Reads rows; whom and what they name is looked up once."""

    def __init__(self, session: Session, chosen: Chosen, *, for_others: bool = False) -> None:
        self._session, self._chosen, self._for_others = session, chosen, for_others
        is_person = chosen.kind == "person"
        self.risky = at_risk_of(session, chosen.refs) if is_person else frozenset()
        self._more = any(column.is_derived for column in chosen.columns)
        own = [column.spec.name for column in chosen.columns if column.spec is not None]
        # What is counted from other records may ask for any field.
        self._only = None if self._more else (*own, *shape_of(chosen.kind).title, *_ALWAYS)
        self._known: dict[str, Called | None] = {}

    def table(self, refs: Sequence[str]) -> TablePrintable:
        """Some of the rows, under their headings."""
        read = list(self._read(refs))
        self._look_up(
            {each for row in read for several in row.named if several for each in several}
        )
        rows = [
            Row(
                Label.INTERNAL if ref in self.risky else row.label,
                tuple(_cells(row, self._known)),
            )
            for ref, row in zip(refs, read, strict=True)
        ]
        chosen = self._chosen
        headings = [Heading(column.word, _floor(column)) for column in chosen.columns]
        return TablePrintable(chosen.title, headings, rows, chosen.reading)

    def _read(self, refs: Sequence[str]) -> Iterator[_Read]:
        kind, session = self._chosen.kind, self._session
        lines = {each.ref: each for each in listing.lines(session, kind, refs, self._only)}
        texts = derived.texts_of(session, kind, list(lines.values())) if self._more else {}
        seats = self._seats(list(lines.values()))
        zone = session.identity.zone
        for ref in refs:
            line = lines.get(ref)
            read = replace(_read(line, self._chosen.columns, texts, zone), lent=seats.get(ref, {}))
            yield self._with_numbers(read, line) if self._for_others and line else read

    def _seats(self, lines: Sequence[Line]) -> dict[str, Mapping[int, Names]]:
        """The countries of organisations, for people who say none."""
        names = [column.name for column in self._chosen.columns]
        if derived.COUNTRY not in names:
            return {}
        at = names.index(derived.COUNTRY)
        found = derived.seats(self._session, self._chosen.kind, lines)
        return {
            ref: {at: Names(((country_word(seat.country), seat.label),))}
            for ref, seat in found.items()
        }

    def _with_numbers(self, row: _Read, line: Line) -> _Read:
        """Other programs reckon with numbers, which to them have European digits only."""
        texts = [
            line.values.get(spec.name, "")
            if spec is not None and spec.kind is Kind.NUMBER
            else text
            for spec, text in zip(
                (each.spec for each in self._chosen.columns), row.texts, strict=True
            )
        ]
        return replace(row, texts=texts)

    def _look_up(self, linked: Set[str]) -> None:
        new = linked - self._known.keys()
        found = called(self._session, new)
        self._known |= {ref: found.get(ref) for ref in new}


def _read(
    line: Line | None, columns: Sequence[Column], derived_texts: derived.Texts, zone: str
) -> _Read:
    texts, named = [], []
    for column in columns:
        spec, text, links = column.spec, "", None
        if spec is not None and spec.is_link:
            value = line.values.get(spec.name, "") if line is not None else ""
            links = links_shown(spec, value) if value else []
        elif spec is not None and spec.name == RULE:
            text = line.values.get(RULE, "") if line is not None else ""
            links = refs_in(text)
        elif line is not None and column.is_derived:
            links = derived.named(column.name, line)
            text = derived_texts.get((line.ref, column.name), "") if links is None else ""
        elif line is not None:
            text = cell_text(column, line, {}, zone)
        texts.append(text)
        named.append(links)
    # Internal where it went away meanwhile.
    return _Read(Label(line.label) if line is not None else Label.INTERNAL, texts, named)


def _cells(row: _Read, known: Mapping[str, Called | None]) -> Iterator[Cell]:
    """The cells of a row; of linked records each name goes as far as its own label."""
    for at, (text, named) in enumerate(zip(row.texts, row.named, strict=True)):
        if at in row.lent:
            yield row.lent[at]
        elif named is None:
            yield text
        elif text:
            # Of all that names records only a rule has words around the names.
            yield rule_cell(text, known)
        else:
            several = (known[each] for each in named)
            yield Names(tuple((each.title, each.label) for each in several if each is not None))


def _floor(column: Column) -> Label:
    if column.is_derived and not derived.is_named(column.name):
        # Counted and told from records of every label.
        return Label.INTERNAL
    return strictest(column.spec.floor if column.spec is not None else None)
