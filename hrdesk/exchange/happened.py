"""What was found in a workbook, line by line: told from the file alone, to whoever wrote in it.

Nothing that only this desk knows has a place here, not even what was decided about the workbook:
the same file gives the same lines at every desk.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from hrdesk.domain.arrival import Arrival, ArrivedRecord, Finding

Place = tuple[str, str]
MOST_LINES = 2_000
MISSING, EDITED, NEW = "missing", "edited", "new"
# Refusals of a file that other programs can open all the same.
TELLABLE = frozenset({"not_hrdesk", "newer_format"})
# What this version knows nothing of, and leaves as it is.
_NOT_KNOWN = frozenset(
    {
        "unknown_column",
        "unknown_sheet",
        "unknown_entry",
        "later_field",
        "later_code",
        "later_kind",
        "later_sheet",
    }
)
# Where what was expected is said by HRDesk itself; elsewhere it is a value that was sent.
_SAID_BY_ITSELF = frozenset(
    {"bad_value", "required", "ambiguous_date", "unknown_name", "ambiguous_name", "wrong_sheet"}
)
_DIGITS = "0123456789"
_MOST_NAMED = 5


class Sort(StrEnum):
    """What a line is; a cell with several lines has the colour of the first in this order."""

    PROBLEM = "problem"
    QUESTION = "question"
    DISGUISE = "disguise"
    UNKNOWN = "unknown"
    EDIT = "edit"


@dataclass(frozen=True, slots=True)
class Told:
    """One line: where, what was found, what was expected; `code` is stable.

    `codes` are the words that a field takes, `cells` counts the cells that one line is about.
    """

    sort: Sort
    code: str
    sheet: str = ""
    address: str = ""
    found: str = ""
    expected: str = ""
    codes: tuple[str, ...] = ()
    cells: int = 1


@dataclass(frozen=True)
class Happened:
    """All lines, the colours of cells by sheet and address, and of whole columns by letter."""

    lines: tuple[Told, ...]
    colours: Mapping[str, Mapping[str, Sort]]
    columns: Mapping[str, Mapping[str, Sort]]
    is_read: bool = True


@dataclass(frozen=True)
class Wish:
    """What is wanted: the language of the words by the desk that sent the file, and colours.

    A desk that is not named gets the language that the file was written in. `left_here` says that
    what was sent, if it is handed over, left here: it counts more than a copy in the file that no
    seal covers.
    """

    languages: Mapping[str, str] = field(default_factory=dict)
    is_coloured: bool = True
    left_here: bool = False


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy that was made; without colours it holds the list alone.

    `unproven` is the workbook of a file in which no good seal covers what was sent, where nothing
    else was at hand; empty for all others.
    """

    lines: int
    is_coloured: bool
    unproven: str = ""


def refused(code: str) -> Happened:
    """What is told of a file that could be opened, but was not read."""
    return Happened((Told(Sort.PROBLEM, code),), {}, {}, is_read=False)


def happened(arrival: Arrival, texts: Mapping[Place, str], *, holds_base: bool) -> Happened:
    """What was found in a workbook; `texts` are those of the cells that `wanted_texts` names.

    `holds_base` says that what was sent stands in the file itself. Where it does not, no value
    of it is told.
    """
    rows = _Rows(arrival.records)
    lines: list[Told] = []
    colours: dict[str, dict[str, Sort]] = {}
    columns: dict[str, dict[str, Sort]] = {}
    for finding in arrival.findings:
        told = _told(finding, holds_base=holds_base)
        lines.append(told)
        for address in rows.addresses(finding):
            kept = colours if address[-1:].isdigit() else columns
            _colour(kept.setdefault(told.sheet, {}), address, told.sort)
    for told, addresses in _written(arrival.records):
        found = texts.get((told.sheet, told.address), "") if told.code == EDITED else ""
        lines.append(replace(told, found=found))
        for address in addresses:
            _colour(colours.setdefault(told.sheet, {}), address, told.sort)
    if arrival.missing and holds_base:
        named = "; ".join(arrival.missing[:_MOST_NAMED])
        more = " …" if len(arrival.missing) > _MOST_NAMED else ""
        lines.append(Told(Sort.QUESTION, MISSING, found=named + more, cells=len(arrival.missing)))
    order = list(Sort)
    return Happened(tuple(sorted(lines, key=lambda each: order.index(each.sort))), colours, columns)


def wanted_texts(arrival: Arrival) -> frozenset[Place]:
    """The cells whose texts are told as they stand."""
    return frozenset((told.sheet, told.address) for told, _ in _written(arrival.records))


def _told(finding: Finding, *, holds_base: bool) -> Told:
    sort = Sort(finding.kind.value)
    if finding.code in _NOT_KNOWN:
        sort = Sort.UNKNOWN
    is_sayable = holds_base or finding.code in _SAID_BY_ITSELF
    codes, cells = finding.about.get("codes"), finding.about.get("cells")
    return Told(
        sort,
        finding.code,
        finding.sheet,
        finding.address,
        finding.found,
        finding.expected if is_sayable else "",
        codes if isinstance(codes, tuple) else (),
        cells if isinstance(cells, int) else 1,
    )


def _written(records: Iterable[ArrivedRecord]) -> Iterator[tuple[Told, list[str]]]:
    """What people wrote and HRDesk understood: a line a cell, or one for a new record."""
    for record in records:
        by_sheet: dict[str, dict[str, None]] = {}
        for register, address in record.addresses.items():
            if register in record.hands and address:
                sheet = record.sheets.get(register, record.sheet)
                by_sheet.setdefault(sheet, {})[address] = None
        for sheet, addresses in by_sheet.items():
            places = list(addresses)
            if record.is_new and sheet == record.sheet:
                first = min(places, key=_place)
                yield Told(Sort.EDIT, NEW, sheet, first, cells=len(places)), places
                continue
            for address in places:
                yield Told(Sort.EDIT, EDITED, sheet, address), [address]


def _place(address: str) -> tuple[int, str]:
    return len(address), address


def _colour(colours: dict[str, Sort], address: str, sort: Sort) -> None:
    order = list(Sort)
    known = colours.get(address, sort)
    colours[address] = min(known, sort, key=order.index)


class _Rows:
    """Knows on which rows the records of a sheet stand, for findings about many of them."""

    def __init__(self, records: Iterable[ArrivedRecord]) -> None:
        self._records = records
        self._by_sheet: dict[str, dict[str, int]] = {}

    def addresses(self, finding: Finding) -> list[str]:
        """The cells, or the column, that a finding is about."""
        if not finding.address:
            return []
        refs = finding.about.get("refs")
        if not isinstance(refs, tuple):
            return [finding.address]
        column, rows = finding.address.rstrip(_DIGITS), self._rows_of(finding.sheet)
        others = (f"{column}{rows[ref]}" for ref in refs if ref in rows)
        return list(dict.fromkeys((finding.address, *others)))

    def _rows_of(self, sheet: str) -> Mapping[str, int]:
        if not self._by_sheet:
            for record in self._records:
                self._by_sheet.setdefault(record.sheet, {})[record.ref] = record.row
        return self._by_sheet.get(sheet, {})
