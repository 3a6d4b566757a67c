"""The desks and workbooks of the demonstration: what each side does, and a spreadsheet user between.

Everything here is below the window. Names of desks, records and times are the same in every run.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from hrdesk.domain.label import Label
from hrdesk.domain.records import KINDS
from hrdesk.domain.state import RecordState
from hrdesk.domain.values import YES
from hrdesk.operations import perform
from hrdesk.operations.desks import Start, new_desk
from hrdesk.operations.partners import set_partner
from hrdesk.operations.records import add_record, save_record
from hrdesk.operations.send import SendResult, send
from hrdesk.operations.starting import ref_of_key
from hrdesk.store.database import Database
from hrdesk.store.records import every_state, read_state

# Sunday 22 November 2026, noon in Geneva.
NOON = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)

MEXICO_UN = ref_of_key("visit/sample-mex-2027-03-un")
MEXICO_IACHR = ref_of_key("visit/sample-mex-2027-03-iachr")
COSTA_RICA = ref_of_key("visit/sample-cri-2027")
FOCAL_POINT = ref_of_key("person/sample-l-quesada")
PROTECTED = ref_of_key("person/sample-protected")

PURPOSE_OF_B = "Protection of defenders; a joint meeting with the Inter-American Commission."
PURPOSE_OF_SHEET = "Protection of defenders, with two days in Oaxaca."
AFRICAN_COMMISSION = "African Commission on Human and Peoples' Rights"
SECRET = "Two women asked not to be named: meet them away from the office."


class DemoFailed(Exception):
    """Something did not come out as it should; the words say what."""


@dataclass
class Clock:
    """A clock that stands still until it is told otherwise."""

    minute: int = int(NOON.timestamp()) // 60

    def __call__(self) -> int:
        return self.minute

    def moment(self) -> datetime:
        """The same, as the pages of the window want it."""
        return datetime.fromtimestamp(self.minute * 60, UTC)

    def go_on(self, minutes: int) -> None:
        self.minute += minutes


@dataclass
class Report:
    """What was asserted and held, for summary.txt; the first that does not hold ends the demo."""

    lines: list[str] = field(default_factory=list)

    def chapter(self, title: str) -> None:
        self._say("", title)

    def holds(self, sentence: str, truth: bool, found: object = "") -> None:
        if not truth:
            raise DemoFailed(f"{sentence} — found: {found!r}")
        self._say(f"  yes  {sentence}")

    def tell(self, sentence: str) -> None:
        self._say(f"       {sentence}")

    def _say(self, *lines: str) -> None:
        self.lines += lines
        print("\n".join(lines), flush=True)


def make_desks(folder: Path, clock: Clock) -> tuple[Path, Path]:
    """Desk A in Washington and desk B in Geneva, both beginning with the sample, each the other's
    partner. Each writes something that the other does not have."""
    ours = new_desk(
        folder / "IACHR.hrdesk",
        "IACHR",
        "Inter-American Commission on Human Rights",
        zone="America/New_York",
        start=Start.SAMPLE,
        clock=clock,
    )
    theirs = new_desk(
        folder / "NIRMS.hrdesk",
        "NIRMS",
        "National Institutions and Regional Mechanisms Section",
        zone="Europe/Zurich",
        start=Start.SAMPLE,
        clock=clock,
    )
    perform.do(
        ours,
        set_partner,
        "NIRMS",
        name="National Institutions and Regional Mechanisms Section",
        email="nirms@example.org",
        zone="Europe/Zurich",
        focal_point=True,
        language="en",
        rhythm="monthly",
    )
    perform.do(
        theirs,
        set_partner,
        "IACHR",
        name="Inter-American Commission on Human Rights",
        email="focal-point@example.org",
        zone="America/New_York",
        focal_point=True,
        language="en",
        rhythm="monthly",
    )
    paths = (ours.path, theirs.path)
    _work_at_a(ours, clock)
    ours.close()
    theirs.close()
    return paths


def _work_at_a(desk: Database, clock: Clock) -> None:
    """A firms up its own visit, plans another one, and notes something that must not leave."""
    clock.go_on(-90)
    perform.do(
        desk,
        save_record,
        MEXICO_IACHR,
        {"status": "confirmed", "private_notes": SECRET},
    )
    perform.do(
        desk,
        add_record,
        "visit",
        {
            "country": "COL",
            "dates": "2027-04-19/2027-04-23",
            "status": "dates_proposed",
            "purpose": "Follow-up of the recommendations on defenders",
            "themes": ("Human rights defenders",),
        },
        label=Label.NETWORK,
    )
    perform.do(desk, add_record, "visit", {"country": "HTI", "dates": "2027"}, label=Label.INTERNAL)
    clock.go_on(90)


def edit_at_b(desk: Database) -> None:
    """B writes the field that somebody changes in the workbook as well."""
    perform.do(desk, save_record, MEXICO_UN, {"purpose": PURPOSE_OF_B})


def send_everything(desk: Database, to: str, out: Path) -> SendResult:
    """The workbook with all that this partner may see."""
    return send(desk, to, out)


def state_of(desk: Database, ref: str) -> RecordState:
    """A record as the desk has it."""
    with desk.reading() as session:
        state = read_state(session, ref)
    if state is None:
        raise DemoFailed(f"{ref} is not on desk {desk.identity.code}")
    return state


# ---------------------------------------------------------------- the spreadsheet user


@dataclass(frozen=True)
class Edited:
    """What the spreadsheet user did, for the report."""

    workbook: Path
    new_ref: str


def edit_as_in_a_spreadsheet(book: Path, out: Path) -> Edited:
    """Two cells changed, a line filled, the lines sorted, a column moved; then saved."""
    workbook = load_workbook(book)
    sheet = workbook["Visits"]
    page = _Sheet(sheet)
    page.cell(MEXICO_UN, "purpose").value = PURPOSE_OF_SHEET
    page.cell(COSTA_RICA, "dates.from").value = "2027-05"
    new_ref = page.spare_ref()
    filled: dict[str, str | date] = {
        "country": "Guatemala",
        "dates.from": date(2027, 6, 7),
        "dates.to": date(2027, 6, 11),
        "purpose": "Promotional visit; typed into a spare line of the workbook",
        "label": "Network",
    }
    for key, value in filled.items():
        page.cell(new_ref, key).value = value
    page.sort_by("country")
    page.move_to_the_end("purpose")
    workbook.save(out)
    return Edited(out, new_ref)


class _Sheet:
    """A sheet of records as a person sees it: the hidden key row says what each column is."""

    KEY_ROW = 2
    FIRST_ROW = 5

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet

    def cell(self, ref: str, key: str) -> Cell | MergedCell:
        return self._sheet.cell(self._row(ref), self._column(key))

    def spare_ref(self) -> str:
        """The Ref of the first line that nobody has filled."""
        country = self._column("country")
        for row in range(self.FIRST_ROW, self._sheet.max_row + 1):
            ref = self._sheet.cell(row, 1).value
            if ref and not self._sheet.cell(row, country).value:
                return str(ref)
        raise DemoFailed("the workbook has no spare line")

    def sort_by(self, key: str) -> None:
        """Sorts whole lines, the empty ones last, as a spreadsheet does."""
        column = self._column(key) - 1
        rows = [
            [cell.value for cell in row] for row in self._sheet.iter_rows(min_row=self.FIRST_ROW)
        ]
        rows.sort(key=lambda row: (not row[column], str(row[column])))
        for number, values in enumerate(rows, self.FIRST_ROW):
            for place, value in enumerate(values, 1):
                self._sheet.cell(number, place).value = value

    def move_to_the_end(self, key: str) -> None:
        """Cuts a whole column and puts it behind the last one."""
        source, target = self._column(key), self._sheet.max_column + 1
        for row in range(1, self._sheet.max_row + 1):
            cell = self._sheet.cell(row, source)
            self._sheet.cell(row, target).value = cell.value
            cell.value = None

    def _column(self, key: str) -> int:
        for cell in self._sheet[self.KEY_ROW]:
            if cell.value == key:
                return int(cell.column)
        raise DemoFailed(f"the workbook has no column {key}")

    def _row(self, ref: str) -> int:
        for row in range(self.FIRST_ROW, self._sheet.max_row + 1):
            if self._sheet.cell(row, 1).value == ref:
                return row
        raise DemoFailed(f"{ref} has no line in the workbook")


def text_of_workbook(book: Path) -> str:
    """Everything that stands in any cell of any sheet, hidden ones too."""
    workbook = load_workbook(book)
    return "\n".join(
        str(value)
        for sheet in workbook
        for row in sheet.iter_rows(values_only=True)
        for value in row
        if value is not None
    )


def differences(ours: Database, theirs: Database) -> list[str]:
    """What two desks show differently of the records that both may have."""
    found = []
    shown_there = dict(_shown(theirs))
    for ref, values in _shown(ours):
        if shown_there.get(ref) != values:
            found.append(f"{ref}: {values} and {shown_there.get(ref)}")
    return found


def _shown(desk: Database) -> Iterator[tuple[str, dict[str, object]]]:
    with desk.reading() as session:
        for kind, shape in KINDS.items():
            open_fields = [spec.name for spec in shape.fields if spec.floor is None]
            for state in every_state(session, kind):
                shared = state.label in (Label.PUBLIC, Label.NETWORK)
                if shared and state.text("protected") != YES:
                    yield state.ref, {name: state.value(name) for name in open_fields}
