"""Reads a list once it is known what its columns are. Nothing but the file is looked at.

Every cell that is not empty is in exactly one class (exchange.md 6 and 9, law 15): a value, a fault
that is told with its address, what was left out, or what is there for reading only.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from hrdesk.domain.arrival import CellClass, Finding, FindingKind
from hrdesk.domain.errors import BadRef, FileRefused, UnknownName
from hrdesk.domain.fields import Field
from hrdesk.domain.records import kind_of, shape_of
from hrdesk.domain.refs import parse_ref
from hrdesk.exchange.align import Row
from hrdesk.exchange.foreign.lines import Line, split_paragraph
from hrdesk.exchange.foreign.links import LinkFinder, NotInFile, PendingLink
from hrdesk.exchange.foreign.looking import content_of, id_of_content
from hrdesk.exchange.foreign.mapping import (
    ListMapping,
    TableMapping,
    field_of_target,
    may_be_several,
)
from hrdesk.exchange.foreign.matrix import lines_of_treaties, treaty_places
from hrdesk.exchange.foreign.opening import opened_list
from hrdesk.exchange.foreign.rows import ListContent, ListRow, OpenLink
from hrdesk.exchange.foreign.values import ListValues, states_and_others
from hrdesk.exchange.layout import NOT_SHARED, REF, is_country
from hrdesk.exchange.letters import letters_of
from hrdesk.exchange.marks import list_ref
from hrdesk.exchange.meaning import NotUnderstood
from hrdesk.exchange.progress import Cancel, Progress
from hrdesk.exchange.sheet_cells import Cell, Cells

MACROS = "macros"
# What a code of the report is called for a list, of which nothing was ever sent.
OF_A_LIST = "list_"


def read_list(
    path: Path,
    mapping: ListMapping,
    *,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> ListContent:
    """All that a file of lists says. Raises `FileRefused` and `Cancelled`."""
    reading = _Reading()
    digest = hashlib.sha256()
    with opened_list(path, progress=progress, cancelled=cancelled) as opened:
        if MACROS in opened.notices:
            reading.findings.append(Finding(FindingKind.PROBLEM, MACROS, ""))
        for sheet in opened.sheets:
            table = mapping.of(sheet.title)
            reader = None if table is None else _TableReader(table, reading)
            for row in opened.rows(sheet):
                digest.update(content_of(row[1]).encode())
                if reader is None:
                    reading.counts[CellClass.LEFT_OUT] += len(row[1])
                else:
                    reader.take(row)
            digest.update(b"\n")
        opened.steps.finish()
    if not reading.lines and not reading.findings:
        raise FileRefused("no_list", path=path)
    return reading.content(id_of_content(digest))


class _Reading:
    """Gathers the lines of all sheets, and makes rows of them."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.findings: list[Finding] = []
        self.counts: Counter[CellClass] = Counter()
        self.values = ListValues()
        self._told: set[tuple[str, str]] = set()

    def content(self, workbook: str) -> ListContent:
        """All rows, links between them found, those that say the same only once."""
        refs = [each.says or list_ref(workbook, each.kind, each.content) for each in self.lines]
        links = LinkFinder(zip(refs, self.lines, strict=True))
        rows: list[ListRow] = []
        known: set[tuple[str, str]] = set()
        for ref, line in zip(refs, self.lines, strict=True):
            if (ref, line.content) in known:
                again = sum(line.cells.values())
                self.counts[CellClass.NEW] -= again
                self.counts[CellClass.SAME] += again + sum(each.cells for each in line.links)
                continue
            known.add((ref, line.content))
            self._find_links(line, links)
            if line.values:
                rows.append(_row(ref, line))
        cells = {each: self.counts[each] for each in CellClass if self.counts[each]}
        return ListContent(workbook, tuple(rows), tuple(self.findings), cells)

    def _find_links(self, line: Line, links: LinkFinder) -> None:
        for link in line.links:
            try:
                value = links.value(link)
            except NotUnderstood as problem:
                self._refuse_link(line, problem, link)
                if isinstance(problem, NotInFile):
                    told = problem.names, problem.refs, link.address, link.cells
                    line.open_links.append(OpenLink(link.spec.name, *told))
                continue
            line.put(link.spec, value, link.address)
            self.count(line, link.spec, link.cells)

    def _refuse_link(self, line: Line, problem: NotUnderstood, link: PendingLink) -> None:
        """A link that heads a column is told once, and not in each line."""
        where = line.sheet, link.address
        if link.cells or where not in self._told:
            self.refuse(line, problem, link.spec, link.address, link.cells)
        self._told.add(where)

    def count(self, line: Line, spec: Field, cells: int) -> None:
        """Cells that became the value of a field."""
        line.cells[spec.name] = cells
        self.counts[CellClass.NEW] += cells

    def refuse(
        self, line: Line, problem: NotUnderstood, spec: Field, address: str, cells: int
    ) -> None:
        """Cells that could not be read; the first of them is told."""
        self.counts[CellClass.FAULT] += cells
        self.tell(line, problem.kind, problem.code, address, spec.name, problem)

    def tell(
        self,
        line: Line,
        kind: FindingKind,
        code: str,
        address: str,
        name: str,
        problem: NotUnderstood,
    ) -> None:
        """A line of the report."""
        about = {"codes": problem.codes} if problem.codes else {}
        found = Finding(
            kind,
            OF_A_LIST + code,
            line.sheet,
            address,
            "",
            name,
            problem.found,
            problem.expected,
            about,
        )
        self.findings.append(found)


class _TableReader:
    """Reads the rows of one sheet."""

    def __init__(self, table: TableMapping, reading: _Reading) -> None:
        self._table = table
        self._reading = reading
        self._columns = dict(_kept(table))
        self._specs = {
            target: field_of_target(table.kind, target) for target in self._columns.values()
        }
        self._header: Cells = {}
        self._treaties = treaty_places(self._columns)

    def take(self, row: Row) -> None:
        """Read one row, whatever it is."""
        number, cells = row
        counts = self._reading.counts
        if self._is_layout(number, cells):
            counts[CellClass.LAYOUT] += len(cells)
            return
        counts[CellClass.LEFT_OUT] += sum(place not in self._columns for place in cells)
        told = {place: cell for place, cell in cells.items() if place in self._columns}
        line = Line(self._table.kind, self._table.sheet, number, content_of(cells))
        if self._treaties:
            self._take_treaties(line, told)
        elif self._take_ref(line, told):
            self._take_fields(line, told)
            if line.values or line.links:
                self._reading.lines.append(line)

    def _take_treaties(self, line: Line, told: Cells) -> None:
        """A row of many records; a Ref of its own says nothing of them."""
        rest = {place: cell for place, cell in told.items() if place not in self._treaties}
        self._take_fields(
            line, {at: each for at, each in rest.items() if self._specs[self._columns[at]]}
        )
        line.content = content_of(rest)
        cells = {place: cell for place, cell in told.items() if place in self._treaties}
        headed = self._header, self._table.header_row
        self._reading.lines += lines_of_treaties(line, cells, *headed, self._reading)

    def _is_layout(self, number: int, cells: Cells) -> bool:
        """Whether a row is a title, or the headings, which long lists repeat."""
        if number == self._table.header_row:
            self._header = cells
            return True
        if number < self._table.header_row:
            return 2 * sum(place in self._columns for place in cells) < len(self._columns)
        same = sum(cells.get(place) == cell for place, cell in self._header.items())
        return bool(self._header) and same == len(self._header)

    def _take_ref(self, line: Line, told: Cells) -> bool:
        """Whether the line can be read: one whose Ref is wrong is left out whole."""
        place = next((at for at, target in self._columns.items() if target == REF), None)
        cell = told.pop(place, None) if place is not None else None
        if cell is None or not cell.text.strip():
            self._reading.counts[CellClass.LAYOUT] += cell is not None
            return True
        try:
            line.says = parse_ref(cell.text)
            is_right = kind_of(line.says) == line.kind
        except (BadRef, UnknownName):
            is_right = False
        if is_right:
            self._reading.counts[CellClass.LAYOUT] += 1
            return True
        assert place is not None
        problem = NotUnderstood("bad_ref", REF, cell.text, "ref", FindingKind.QUESTION)
        self._reading.counts[CellClass.FAULT] += 1 + len(told)
        address = self._address(place, line)
        self._reading.tell(line, problem.kind, problem.code, address, REF, problem)
        return False

    def _take_fields(self, line: Line, told: Cells) -> None:
        places: dict[str, int] = {}
        fields: dict[str, dict[str, list[Cell]]] = {}
        specs: dict[str, Field] = {}
        for place, cell in told.items():
            target = self._columns[place]
            spec = self._specs[target]
            assert spec is not None
            text = cell.text.strip()
            if not text and not cell.formula:
                self._reading.counts[CellClass.LAYOUT] += 1
            elif text == NOT_SHARED:
                self._reading.counts[CellClass.DISPLAY_ONLY] += 1
            else:
                specs[spec.name] = spec
                places.setdefault(spec.name, place)
                fields.setdefault(spec.name, {}).setdefault(target, []).append(cell)
        for name, cells in fields.items():
            self._take_field(line, specs[name], cells, self._address(places[name], line))
        split_paragraph(line)

    def _take_field(
        self, line: Line, spec: Field, cells: dict[str, list[Cell]], address: str
    ) -> None:
        count = sum(map(len, cells.values()))
        if spec.is_link:
            texts = tuple(cell.text for several in cells.values() for cell in several)
            line.links.append(PendingLink(spec, texts, address, count))
            return
        try:
            value = self._reading.values.value(spec, cells)
        except NotUnderstood as problem:
            self._reading.refuse(line, problem, spec, address, count)
            if is_country(spec) and problem.code == "bad_value":
                told = states_and_others(spec, cells[spec.name])
                line.open_links.append(OpenLink(spec.name, *told, address, count))
            return
        if value:
            line.put(spec, value, address)
            self._reading.count(line, spec, count)
        else:
            self._reading.counts[CellClass.LAYOUT] += count

    def _address(self, place: int, line: Line) -> str:
        return f"{letters_of(place)}{line.number}"


def _kept(table: TableMapping) -> Iterator[tuple[int, str]]:
    """The columns that are read: of several for one value the first."""
    taken: set[str] = set()
    for place, target in sorted(table.fields.items()):
        if target and (target not in taken or may_be_several(table.kind, target)):
            taken.add(target)
            yield place, target


def _row(ref: str, line: Line) -> ListRow:
    has = {register.partition("/")[0] for register in line.values}
    lacks = tuple(
        spec.name for spec in shape_of(line.kind).fields if spec.required and spec.name not in has
    )
    return ListRow(
        ref,
        line.sheet,
        line.number,
        line.values,
        line.addresses,
        says_ref=bool(line.says),
        lacks=lacks,
        cells=line.cells,
        open_links=tuple(line.open_links),
    )
