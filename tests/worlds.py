"""Desks that really exchange workbooks: real files, real databases, a clock that stands still."""

import shutil
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from copy import copy
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from hrdesk.domain.changes import Changes
from hrdesk.domain.label import Label
from hrdesk.domain.merge import Decision, Plan
from hrdesk.domain.state import RecordState
from hrdesk.operations.accepting import Accept
from hrdesk.operations.desks import Start, new_desk
from hrdesk.operations.leaving_out import without
from hrdesk.operations.partners import set_partner
from hrdesk.operations.perform import do
from hrdesk.operations.receive import Outcome, read_plan, receive
from hrdesk.operations.records import add_record, save_record
from hrdesk.operations.send import ALL, What, plan_sending, send, write_sending
from hrdesk.store import journal
from hrdesk.store.database import Database, open_desk
from hrdesk.store.records import read_state
from tests.unmeasured import unmeasured

NOON = 29_922_420  # 22 November 2026, 11:00 UTC, in minutes since 1970
HEADER_ROW, KEY_ROW, FIRST_ROW = 4, 2, 5


class DeskAtWork:
    """One desk with a clock of its own, and the folder that it writes workbooks to.

    The desk is made, unless its file is in the folder already.
    """

    def __init__(self, folder: Path, code: str, start: Start = Start.NOTHING) -> None:
        self.folder, self.code, self.minute = folder, code, NOON
        path = folder / f"{code}.hrdesk"
        self.database: Database = (
            open_desk(path, clock=self._clock)
            if path.exists()
            else new_desk(path, code, f"Desk {code}", start=start, clock=self._clock)
        )
        self._books = 0

    def knows(self, *codes: str, focal_point: bool = True) -> None:
        """Name partners."""
        for code in codes:
            do(self.database, set_partner, code, name=f"Desk {code}", focal_point=focal_point)

    def add(
        self,
        kind: str,
        label: Label = Label.NETWORK,
        partners: tuple[str, ...] = (),
        **values: object,
    ) -> str:
        """Add a record; returns its Ref."""
        changes = self.do(add_record, kind, values, label=label, partners=partners)
        return changes.refs[0]

    def set(self, ref: str, **values: object) -> Changes:
        """Write fields of a record over what stands."""
        return self.do(save_record, ref, values)

    def do(self, operation: Callable[..., Changes], *args: object, **named: object) -> Changes:
        """Carry out any operation, a minute later than the last."""
        self.minute += 1
        return do(self.database, operation, *args, **named)

    def state(self, ref: str) -> RecordState | None:
        """The record as it stands here."""
        with self.database.reading() as session:
            return read_state(session, ref)

    def shows(self, ref: str) -> RecordState:
        """The record, which must be here."""
        state = self.state(ref)
        assert state is not None, f"{self.code} has no {ref}"
        return state

    def send(self, to: str, what: What = ALL, left: Collection[str] = ()) -> Path:
        """Write a workbook for a partner; what is left out may go, and does not in this one."""
        self._books += 1
        self.minute += 1
        out = self.folder / f"{self.code}-{to}-{self._books}.xlsx"
        if not left:
            send(self.database, to, out, what)
            return out
        with self.database.reading() as session:
            sending, newest = plan_sending(session, to, what), journal.newest(session)
        write_sending(self.database, without(sending, left), out, newest)
        return out

    def plan(self, book: Path) -> Plan:
        """What a workbook would do here."""
        return read_plan(self.database, book)

    def receive(
        self,
        book: Path,
        accept: Accept = Accept.ALL,
        conflicts: Decision = Decision.LATER,
        removals: Decision = Decision.LATER,
    ) -> Outcome:
        """Take a workbook in."""
        self.minute += 1
        return receive(self.database, book, accept=accept, conflicts=conflicts, removals=removals)

    def close(self) -> None:
        """Give the desk's file back."""
        self.database.close()

    def copied(self, folder: Path) -> "DeskAtWork":
        """The same desk at work in another folder, as it stood when it was closed."""
        other = copy(self)
        other.folder = folder
        file = shutil.copy(self.database.path, folder)
        other.database = open_desk(Path(file), clock=other._clock)
        return other

    def _clock(self) -> int:
        return self.minute


class Sheet:
    """One sheet of a workbook as somebody edits it who has only a spreadsheet program."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.columns = {
            str(cell.value): cell.column for cell in sheet[KEY_ROW] if cell.value is not None
        }

    def row_of(self, ref: str) -> int:
        """The row in which a Ref stands."""
        for row in range(FIRST_ROW, self.sheet.max_row + 1):
            if self.sheet.cell(row, self.columns["ref"]).value == ref:
                return row
        raise AssertionError(f"{ref} is not in {self.sheet.title}")

    def spare_row(self) -> int:
        """The first line that is free for a new entry."""
        for row in range(FIRST_ROW, self.sheet.max_row + 1):
            values = [self.sheet.cell(row, column).value for column in self._entries()]
            if not any(values) and self.sheet.cell(row, self.columns["ref"]).value:
                return row
        raise AssertionError(f"{self.sheet.title} has no spare line")

    def get(self, row: int, key: str) -> object:
        """What a cell holds."""
        return self.sheet.cell(row, self.columns[key]).value

    def put(self, row: int, key: str, value: object) -> None:
        """Type something into a cell."""
        self.sheet.cell(row, self.columns[key]).value = value

    def sort(self, key: str) -> None:
        """Sort all filled rows by a column, as a spreadsheet program does: whole rows move."""
        rows = [
            [cell.value for cell in row]
            for row in self.sheet.iter_rows(min_row=FIRST_ROW)
            if any(cell.value is not None for cell in row)
        ]
        place = self.columns[key] - 1
        rows.sort(key=lambda row: (row[place] is None, str(row[place])))
        for number, row in enumerate(rows, FIRST_ROW):
            for column, value in enumerate(row, 1):
                self.sheet.cell(number, column).value = value

    def move_column_to_end(self, key: str) -> None:
        """Cut a column and put it behind the last one, heading and all."""
        last = self.sheet.max_column + 1
        for row in range(1, self.sheet.max_row + 1):
            source = self.sheet.cell(row, self.columns[key])
            self.sheet.cell(row, last).value = source.value
            source.value = None
        self.columns[key] = last

    def _entries(self) -> list[int]:
        return [column for key, column in self.columns.items() if key not in ("ref", "token", "no")]


@contextmanager
def edited(book: Path, title: str, to: Path | None = None) -> Iterator[Sheet]:
    """Open a workbook in a "spreadsheet program", edit a sheet, and save it."""
    with unmeasured():
        workbook: Workbook = load_workbook(book)
    yield Sheet(workbook[title])
    with unmeasured():
        workbook.save(to or book)
