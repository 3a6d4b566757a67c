"""Workbooks as tests need them: written for real, edited as a person with a spreadsheet would."""

import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from hrdesk.domain.arrival import Arrival, ArrivedRecord, CellClass, Envelope, Finding
from hrdesk.domain.label import Label
from hrdesk.domain.records import KINDS, field_of
from hrdesk.domain.refs import derived_ref
from hrdesk.domain.revisions import Pen
from hrdesk.domain.state import RecordState, wanted_registers
from hrdesk.domain.values import canonical
from hrdesk.exchange.layout import FIRST_ROW, sheet_title
from hrdesk.exchange.reader import read_workbook
from hrdesk.exchange.writer import Names, OutRecord, Written, write_workbook
from tests.unmeasured import unmeasured

MINUTE = 29_800_000
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ENVELOPE = Envelope(
    "NIRMS", "1f2e", "IACHR", MINUTE, "Geneva desk", "Washington desk", 14, "network"
)
GENEVA = Pen("NIRMS.1f2e", "n1", MINUTE - 100)
COUNTRIES = {"TUN": "Tunisia", "MEX": "Mexico", "KEN": "Kenya", "CIV": "Côte d'Ivoire"}


def ref(kind: str, seed: object = 1) -> str:
    """A Ref of a kind, the same in every run."""
    return derived_ref(KINDS[kind].prefix, "exchange tests", str(seed))


PEOPLE = {ref("person", 1): "Diallo, Awa", ref("person", 2): "Pérez, Ana"}
BODIES = {ref("organisation", 1): "Committee against Torture", ref("organisation", 2): "IACHR"}
NAMES = Names(COUNTRIES, {**PEOPLE, **BODIES})


def out_record(
    kind: str,
    seed: object = 1,
    *,
    withheld: frozenset[str] = frozenset(),
    label: Label | None = Label.NETWORK,
    by: Pen = GENEVA,
    **values: object,
) -> OutRecord:
    """A record written by one pen at once."""
    name = ref(kind, seed)
    texts = {"life": "active"} | ({"label": label.value} if label else {})
    for field_name, raw in values.items():
        spec = field_of(kind, field_name)
        texts |= wanted_registers(spec, canonical(spec, raw), {})
    heads = {register: (by.write(name, register, text, ()),) for register, text in texts.items()}
    return OutRecord(name, heads, withheld)


def visit(seed: object = 1, **values: object) -> OutRecord:
    """A visit with the usual fields filled."""
    usual: dict[str, object] = {
        "country": "TUN",
        "dates": "2027-03-10/2027-03-12",
        "purpose": f"Purpose of visit {seed}",
        "status": "requested",
        "themes": ("detention", "torture"),
        "open_to_join": "yes",
        "inputs_by": "2027-01-15",
        "head": ref("person", 1),
        "mechanisms": (ref("organisation", 1),),
    }
    return out_record("visit", seed, **(usual | values))


def wrote(path: Path, *records: OutRecord, spare_lines: int = 3, names: Names = NAMES) -> Written:
    """Write a workbook."""
    return write_workbook(path, ENVELOPE, records, names, spare_lines=spare_lines)


class Page:
    """One sheet as a person works on it."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet

    @property
    def columns(self) -> dict[str, int]:
        """The columns by key, wherever they are by now."""
        for row in self.sheet.iter_rows():
            if any(cell.value == "ref" for cell in row):
                return {str(cell.value): cell.column for cell in row if cell.value}
        raise AssertionError("the key row is gone")

    def row(self, name: str) -> int:
        """The first row in which a Ref stands."""
        for row in range(1, self.sheet.max_row + 1):
            if self.sheet.cell(row, self.columns["ref"]).value == name:
                return row
        raise AssertionError(f"{name} is not there")

    def cell(self, row: int, key: str) -> Cell:
        """A cell by row and key."""
        return self.sheet.cell(row, self.columns[key])

    def put(self, row: int, **values: object) -> None:
        """Type values into a row; `__` in a key stands for a point."""
        for key, value in values.items():
            self.cell(row, key.replace("__", ".")).value = value

    def refs(self) -> list[str]:
        """The Refs of all lines, spare ones too."""
        return [
            str(self.sheet.cell(row, self.columns["ref"]).value)
            for row in range(FIRST_ROW, self.sheet.max_row + 1)
        ]

    def copy_row(self, source: int, target: int) -> None:
        """Copy a whole row, as by selecting and pasting it."""
        for cell in self.sheet[source]:
            self.sheet.cell(target, cell.column).value = cell.value


def without_other_kinds(path: Path, *kinds: str) -> None:
    """Take away the sheets of all other kinds; that means nothing, and makes tests faster."""
    keep = {sheet_title(kind) for kind in kinds} | {f"_base_{kind}" for kind in kinds}
    with opened(path) as book:
        for kind in KINDS:
            for title in {sheet_title(kind), f"_base_{kind}"} - keep:
                del book[title]


@contextmanager
def opened(path: Path) -> Iterator[Workbook]:
    """Open a workbook in another program, and save it."""
    with unmeasured():
        book = load_workbook(path)
    yield book
    with unmeasured():
        book.save(path)


@contextmanager
def edited(path: Path, kind: str = "visit") -> Iterator[Page]:
    """Open the sheet of a kind in another program, and save it."""
    with opened(path) as book:
        yield Page(book[sheet_title(kind)])


def read(path: Path) -> Arrival:
    """Read a workbook; every cell of it must be in exactly one class."""
    arrival = read_workbook(path)
    assert sum(arrival.cells.values()) - arrival.cells.get(CellClass.CLEAR, 0) == cells_of(path)
    return arrival


def cells_of(path: Path) -> int:
    """How many cells are not empty, counted without HRDesk."""
    count = 0
    with zipfile.ZipFile(path) as archive, unmeasured():
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet"):
                root = ElementTree.fromstring(archive.read(name))
                count += sum(_is_filled(cell) for cell in root.iter(f"{_SHEET}c"))
    return count


def _is_filled(cell: ElementTree.Element) -> bool:
    return any(each.text for each in cell.iter() if each.tag != f"{_SHEET}is")


def by_ref(arrival: Arrival) -> dict[str, ArrivedRecord]:
    """The records by Ref."""
    return {record.ref: record for record in arrival.records}


def written_by_hand(arrival: Arrival) -> dict[str, dict[str, str]]:
    """All values written by hand, by Ref and register."""
    return {
        record.ref: {register: hand.value for register, hand in record.hands.items()}
        for record in arrival.records
        if record.hands
    }


def codes(arrival: Arrival) -> list[tuple[str, str]]:
    """The codes and addresses of all findings."""
    return [(finding.code, finding.address) for finding in arrival.findings]


def one_finding(arrival: Arrival) -> Finding:
    """The only finding."""
    (finding,) = arrival.findings
    return finding


def values_of(registers: Mapping[str, object], name: str) -> dict[str, object]:
    """The values of a record as a desk that takes it in would show them."""
    return dict(RecordState(name, registers).values())  # type: ignore[arg-type]
