"""What the sheets for the machine hold: who and when, the columns, the lists, the copies sent."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from hrdesk.domain.arrival import Envelope
from hrdesk.domain.fields import Kind
from hrdesk.domain.label import Label
from hrdesk.domain.naming import readable
from hrdesk.domain.records import kind_of
from hrdesk.exchange.base_rows import HEADINGS
from hrdesk.exchange.cell_text import Names
from hrdesk.exchange.frame import ListPlace
from hrdesk.exchange.later_used import LaterUse
from hrdesk.exchange.layout import (
    ACTION,
    BASE_MARK,
    CONFIRMS,
    COUNTRIES,
    FORMAT,
    LABEL,
    LISTS_MARK,
    META_MARK,
    NAMES_OF,
    PLEASE_REMOVE,
    SCHEMA_MARK,
    TEXTS_OF_ENVELOPE,
    WITHDRAWN,
    YES_NO,
    Column,
    Role,
    columns_of,
)

Line = Sequence[str]
SCHEMA_HEADINGS = (SCHEMA_MARK, "key", "header", "value", "required", "floor", "links", "codes")


class ListSheet:
    """The lists of a workbook: for each the words shown and the codes or Refs they stand for."""

    def __init__(self, kinds: Iterable[str], names: Names) -> None:
        self._lists: dict[str, list[tuple[str, str]]] = {
            LABEL: [(readable(label), label.value) for label in Label],
            ACTION: [(PLEASE_REMOVE, "removed")],
        }
        columns = [column for kind in kinds for column in columns_of(kind)]
        for column in columns:
            key = column.list_key
            if key and key not in self._lists:
                self._lists[key] = _words(column, names)
        self._add_names(columns, names)

    def _add_names(self, columns: Iterable[Column], names: Names) -> None:
        linked = {column.field.links for column in columns if column.field is not None}
        for kind in sorted(each for each in linked if each is not None):
            self._lists[NAMES_OF + kind] = []
        for ref, title in names.titles.items():
            if kind_of(ref) in linked and title:
                self._lists[NAMES_OF + kind_of(ref)].append((title, ref))
        for key, pairs in self._lists.items():
            if key.startswith(NAMES_OF):
                pairs.sort()

    def places(self) -> dict[str, ListPlace]:
        """Where the words of each list stand; a list without words has no drop-down."""
        return {
            key: ListPlace(2 + 2 * number, len(pairs))
            for number, (key, pairs) in enumerate(self._lists.items())
            if pairs
        }

    def lines(self) -> Iterator[Line]:
        """Two columns for each list: words and codes; the first line names the list."""
        first = [LISTS_MARK]
        for key in self._lists:
            first += [key, "code"]
        yield first
        for pairs in itertools.zip_longest(*self._lists.values(), fillvalue=("", "")):
            yield ["", *itertools.chain.from_iterable(pairs)]


def _words(column: Column, names: Names) -> list[tuple[str, str]]:
    if column.list_key == COUNTRIES:
        return sorted((name, code) for code, name in names.countries.items())
    if column.field is not None and column.field.kind is Kind.BOOL:
        return [(word, word.lower()) for word in YES_NO]
    codes = column.field.codes if column.field is not None else None
    return [(readable(code), code) for code in codes or ()]


def meta_lines(envelope: Envelope, workbook: str, spare_lines: int) -> Iterator[Line]:
    """Who sent the workbook to whom, and all that cannot be seen in its rows."""
    yield [META_MARK, str(FORMAT)]
    yield ["workbook", workbook]
    yield ["spare_lines", str(spare_lines)]
    yield ["minute", str(envelope.minute)]
    yield ["copy", str(envelope.copy)]
    for key in TEXTS_OF_ENVELOPE:
        yield [key, str(getattr(envelope, key))]
    for confirmed in envelope.confirms:
        yield [CONFIRMS, confirmed]
    for ref in envelope.withdrawn:
        yield [WITHDRAWN, ref]


def schema_lines(
    sheets: Mapping[str, Iterable[Column]], uses: Mapping[str, LaterUse]
) -> Iterator[Line]:
    """Every column with its key and heading, so that a later or earlier version finds its way.

    What only a later version knows is described where the records have something of it: who
    has none of it is told nothing (exchange.md 9, law 18).
    """
    yield SCHEMA_HEADINGS
    for kind, columns in sheets.items():
        use = uses.get(kind) or LaterUse(kind, {})
        codes = use.codes
        for column in columns:
            yield [kind, column.key, column.header, *_described(column, codes)]
        for each in use.fields:
            told = (each.value, each.required, each.floor, each.links, ";".join(each.codes))
            yield [kind, each.name, readable(each.name), *told]


def _described(column: Column, codes: Mapping[str, Iterable[str]]) -> list[str]:
    spec = column.field
    if spec is None or column.role is Role.NAME:
        return [column.role.name.lower(), "", "", "", ""]
    return [
        spec.kind.value,
        "yes" if spec.required else "",
        spec.floor.value if spec.floor is not None else "",
        spec.links or "",
        ";".join((*(spec.codes or ()), *codes.get(spec.name, ()))),
    ]


def base_headings(kind: str) -> list[Line]:
    """What stands above the copies of the rows, which are found by Ref and never by row number."""
    return [[BASE_MARK, kind], HEADINGS]
