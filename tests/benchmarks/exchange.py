"""Measures sending, reading and taking in workbooks, beside what else could be done with them.

    .venv/bin/python -m tests.benchmarks.exchange [1000 10000 100000] [--short]

Every visit has all its columns filled but `same_as`, which would make one visit of all. Each
figure is one wall time on this machine: compare only figures of one run. `--short` takes a few
seconds and fails only where a figure is off by far.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from openpyxl import Workbook, load_workbook

from hrdesk.domain.fields import Kind
from hrdesk.domain.merge import Decision
from hrdesk.domain.records import KINDS, shape_of
from hrdesk.domain.same import SAME_AS
from hrdesk.domain.state import RecordState
from hrdesk.garbage import collect_seldom
from hrdesk.operations import send as send_module
from hrdesk.operations.accepting import Accept, decisions_for
from hrdesk.operations.desks import new_desk
from hrdesk.operations.partners import set_partner
from hrdesk.operations.perform import do
from hrdesk.operations.receive import Pin, carry_out, read_plan
from hrdesk.operations.records import save_many
from hrdesk.operations.send import CHANGED, send
from hrdesk.store.database import Database
from hrdesk.store.records import write_states
from tests.factories import pen, record, ref, sample

ROOT = Path(__file__).resolve().parents[2]
SIZES, SHORT = (1_000, 10_000), (300,)
CHUNK = 1_000
CHANGED_ROWS, FEW = 10_000, 10
EDITS = 20
# How much more than allowed a short run forgives: other work goes on beside it.
FORGIVEN = 4.0
# What a short run allows for starting: of a process, of a library, of a file.
STARTING = 0.5
MEGABYTE = 1_000_000
READ = """
import resource, sys
from pathlib import Path
from hrdesk.garbage import collect_seldom
from hrdesk.operations.receive import read_plan
from hrdesk.store.database import open_desk
def peak(who):
    status = Path("/proc/self/status")
    if who == resource.RUSAGE_SELF and status.exists():
        # Linux counts there what the process that started this one had before.
        lines = status.read_text().splitlines()
        return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
    most = resource.getrusage(who).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
if __name__ == "__main__":
    collect_seldom()
    desk = open_desk(Path(sys.argv[2]))
    before = peak(resource.RUSAGE_SELF)
    plan = read_plan(desk, Path(sys.argv[1]))
    print(peak(resource.RUSAGE_CHILDREN), peak(resource.RUSAGE_SELF) - before)
"""
T = TypeVar("T")


@dataclass(frozen=True)
class Figure:
    """One line of the table; `allowed` is None for what is only told."""

    what: str
    measured: float
    allowed: float | None
    unit: str

    @property
    def verdict(self) -> str:
        """Whether it holds."""
        if self.allowed is None:
            return ""
        return "holds" if self.measured <= self.allowed else "MISSED"

    @property
    def line(self) -> str:
        """The figure as a line of the table."""
        allowed = "" if self.allowed is None else f"{self.allowed:,.2f}"
        return (
            f"{self.what:<58} {self.measured:>12,.2f} {allowed:>12} {self.unit:<8} {self.verdict}"
        )


class Table:
    """Prints each figure as it comes; a long run shows how far it is."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        print(f"{'':<58} {'measured':>12} {'allowed':>12}")

    def add(self, what: str, measured: float, allowed: float | None, unit: str) -> None:
        """One figure more."""
        self.figures.append(Figure(what, measured, allowed, unit))
        print(self.figures[-1].line, flush=True)

    def missed_by_far(self) -> list[Figure]:
        """What no busy machine excuses."""
        return [
            each
            for each in self.figures
            if each.allowed is not None
            and each.measured > FORGIVEN * each.allowed + (STARTING if each.unit == "s" else 0)
        ]


def timed(action: Callable[[], T]) -> tuple[float, T]:
    """How long it takes, and what comes of it."""
    begin = time.perf_counter()
    found = action()
    return time.perf_counter() - begin, found


# ---------------------------------------------------------------- the desks


def visits(count: int) -> Iterator[RecordState]:
    """Visits with every field filled; texts and days differ from one to the next.

    But for the field that says that two are one: all of them would be one visit.
    """
    values: dict[str, object] = {
        spec.name: sample("visit", spec)
        for spec in shape_of("visit").fields
        if spec.name != SAME_AS
    }
    for number in range(count):
        month = f"{2027 + number % 3}-{1 + number % 12:02}"
        values["dates"] = f"{month}-{1 + number % 20:02}/{month}-{5 + number % 20:02}"
        for spec in shape_of("visit").fields:
            if spec.kind in (Kind.TEXT, Kind.LONG_TEXT):
                values[spec.name] = f"{sample('visit', spec)} {number}"
        writer = pen(nonce=f"n{number}")
        yield record("visit", values, at=ref("visit", number), by=writer, partners=("BBB",))


def linked() -> Iterator[RecordState]:
    """What the visits link to, so that the links are written out."""
    kept = {
        target: spec.links
        for spec in shape_of("visit").fields
        if spec.links is not None
        for target in _targets(sample("visit", spec))
    }
    for target, kind in kept.items():
        required: dict[str, object] = {
            spec.name: f"{kind} {target}" if spec.kind is Kind.TEXT else sample(kind, spec)
            for spec in KINDS[kind].fields
            if spec.required
        }
        yield record(kind, required, at=target)


def _targets(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)  # type: ignore[arg-type]


def filled(path: Path, code: str, partner: str, count: int) -> Database:
    """A desk with so many visits."""
    database = new_desk(path, code, f"Desk {code}")
    do(database, set_partner, partner, name=f"Desk {partner}", focal_point=True)
    write(database, (*linked(),))
    some: list[RecordState] = []
    for state in visits(count):
        some.append(state)
        if len(some) == CHUNK:
            write(database, tuple(some))
            some = []
    write(database, tuple(some))
    return database


def write(database: Database, states: tuple[RecordState, ...]) -> None:
    """Put records on a desk."""
    with database.writing() as session:
        write_states(session, states)


# ---------------------------------------------------------------- what it is compared with


def visible_rows(book: Path) -> dict[str, list[list[object]]]:
    """The cells of the sheets that people see."""
    found: dict[str, list[list[object]]] = {}
    with closing(load_workbook(book, read_only=True)) as workbook:
        for sheet in workbook.worksheets:
            if sheet.sheet_state == "visible":
                # What the file says of its extent is not asked: it is known to the end only.
                sheet.reset_dimensions()
                found[sheet.title] = [list(row) for row in sheet.iter_rows(values_only=True)]
    return found


def bare_loop(sheets: dict[str, list[list[object]]], path: Path) -> None:
    """The same cells written by openpyxl, without styles, base and checks."""
    workbook = Workbook(write_only=True)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    workbook.save(path)


def libreoffice(book: Path, folder: Path) -> float | None:
    """How long LibreOffice opens and converts a workbook; None where it is not installed."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    common = [program, profile, "--headless", "--convert-to", "ods", "--outdir", str(folder / "to")]
    nothing = folder / "nothing.csv"
    nothing.write_text("a\n")
    # Its first start makes a profile, which is not part of opening a file.
    subprocess.run([*common, str(nothing)], check=True, capture_output=True)
    taken, _ = timed(lambda: subprocess.run([*common, str(book)], check=True, capture_output=True))
    return taken


@contextmanager
def read_again() -> Iterator[list[float]]:
    """How long the finished workbook is read again, which is no part of writing it."""
    taken: list[float] = []
    found_in = send_module.found_in

    def timed_one(*args: Any, **named: Any) -> Any:
        seconds, found = timed(lambda: found_in(*args, **named))
        taken.append(seconds)
        return found

    send_module.found_in = timed_one
    try:
        yield taken
    finally:
        send_module.found_in = found_in


# ---------------------------------------------------------------- the measurements


class Run:
    """One size, measured from the first sending to the storage."""

    def __init__(self, table: Table, size: int, folder: Path) -> None:
        self.table, self.size, self.folder = table, size, folder
        self.sent = self.read = self.again = 0.0
        folder.mkdir()
        self.book = folder / "book.xlsx"

    def measure(self) -> None:
        """Everything about this size."""
        path = self.folder / "a.hrdesk"
        with closing(filled(path, "AAA", "BBB", self.size)) as ours:
            self.store(path, "fresh")
            self.send(ours)
            self.receive(ours)
            self.memory(ours)
            self.take_in(ours)
            self.few_changes(ours)
        self.store(path, "with what was sent and changed")
        self.edits()

    def tell(self, what: str, measured: float, allowed: float | None, unit: str = "s") -> None:
        """A figure of this size."""
        self.table.add(f"{self.size:>7,}  {what}", measured, allowed, unit)

    def send(self, ours: Database) -> None:
        """Against a bare loop over the same visible cells."""
        with read_again() as again:
            whole, _ = timed(lambda: send(ours, "BBB", self.book))
        self.sent, self.again = whole - again[0], again[0]
        sheets = visible_rows(self.book)
        bare, _ = timed(lambda: bare_loop(sheets, self.folder / "bare.xlsx"))
        self.tell("send everything, beside a bare openpyxl loop", self.sent, bare)
        self.tell("its workbook", self.book.stat().st_size / MEGABYTE, None, "MB")

    def receive(self, ours: Database) -> None:
        """Against LibreOffice, which opens the file and writes it in its own form."""
        self.read, plan = timed(lambda: read_plan(ours, self.book))
        if plan.items:
            raise SystemExit("An unedited workbook of our own plans something.")
        other = libreoffice(self.book, self.folder) if self.size >= SIZES[0] else None
        self.tell("read and plan it unedited, beside LibreOffice", self.read, other)
        self.tell("read it again before it has a name, beside LibreOffice", self.again, other)

    def memory(self, ours: Database) -> None:
        """What the reading process takes at most, and what the program grows by till it has a plan."""
        if sys.platform == "win32":
            return
        script = self.folder / "read.py"
        script.write_text(READ)
        # The desk itself is open here, and one program at a time may have it.
        desk = self.folder / "read.hrdesk"
        ours.copy_to(desk)
        paths = {**os.environ, "PYTHONPATH": str(ROOT)}
        said = subprocess.run(
            [sys.executable, str(script), str(self.book), str(desk)],
            check=True,
            capture_output=True,
            text=True,
            env=paths,
        )
        child, program = (int(each) / MEGABYTE for each in said.stdout.split())
        self.tell("memory of the reading process at most", child, 600.0, "MB")
        self.tell("memory by which the program grows at most", program, 150.0, "MB")

    def take_in(self, ours: Database) -> None:
        """Many changed rows at a desk that has the records already."""
        count = min(self.size, CHANGED_ROWS)
        book = self.folder / "changed.xlsx"
        with closing(filled(self.folder / "b.hrdesk", "BBB", "AAA", self.size)) as theirs:
            refs = [ref("visit", number) for number in range(count)]
            do(ours, save_many, refs, {"purpose": "Changed"})
            send(ours, "BBB", book, CHANGED)
            plan = read_plan(theirs, book)
            decisions = decisions_for(plan, Accept.ALL, Decision.THEIRS, Decision.THEIRS)
            taken, outcome = timed(lambda: carry_out(theirs, plan, decisions, book, pin=Pin.NEW))
        if len(outcome.changes.edits) != count:
            raise SystemExit("Not everything that was changed was taken in.")
        self.tell(f"take in {count:,} changed rows", taken, 5.0 * max(count / CHANGED_ROWS, 0.1))

    def few_changes(self, ours: Database) -> None:
        """Changes since the last sending cost by changes, and not by what the desk holds."""
        refs = [ref("visit", number) for number in range(FEW)]
        do(ours, save_many, refs, {"purpose": "Changed once more"})
        book = self.folder / "few.xlsx"
        with read_again() as again:
            taken, result = timed(lambda: send(ours, "BBB", book, CHANGED))
        if result.written.records != FEW:
            raise SystemExit("Other records than those changed were sent.")
        self.tell(
            f"send {FEW} changes, beside sending everything", taken - again[0], 0.1 * self.sent
        )

    def store(self, path: Path, how: str) -> None:
        """What a desk takes on the disk, and its rows."""
        self.tell(f"{how}: the desk", path.stat().st_size / MEGABYTE, None, "MB")
        log = path.with_name(path.name + "-wal")
        if log.exists():
            self.tell(f"{how}: its log", log.stat().st_size / MEGABYTE, None, "MB")

    def edits(self) -> None:
        """A tenth of the records edited twenty times: bytes, and rows of the tables."""
        path = self.folder / "edited.hrdesk"
        count = max(self.size // 10, 1)
        with closing(filled(path, "AAA", "BBB", self.size)) as desk:
            fresh = rows_of(desk)
            refs = [ref("visit", number) for number in range(count)]
            for turn in range(EDITS):
                do(desk, save_many, refs, {"purpose": f"Turn {turn}"})
            edited = rows_of(desk)
        self.tell("rows of a fresh record, in its tables", fresh / self.size, None, "rows")
        self.store(path, f"{count:,} edited {EDITS} times")
        # Each edit keeps a line in the journal, and nothing beside the record itself.
        more = (edited - fresh) / (count * EDITS)
        self.tell("rows that an edit adds", more, 1.1, "rows")


def rows_of(desk: Database) -> int:
    """The rows of all tables; the parts of the search are SQLite's own."""
    with desk.reading() as session:
        names = [
            row[0]
            for row in session.raw("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not row[0].startswith(("search", "sqlite_"))
        ]
        return sum(session.number(f"SELECT count(*) FROM {name}") for name in names)


def ratios(table: Table, runs: list[Run]) -> None:
    """Whether a row of a big workbook costs what a row of a smaller one does."""
    for small, big in pairwise(runs):
        for what in ("sent", "read"):
            one, two = getattr(small, what) / small.size, getattr(big, what) / big.size
            said = f"{big.size:>7,}  a row {what}, beside one of {small.size:,}"
            table.add(said, two / one, 1.3, "times")


def main(arguments: list[str]) -> int:
    """Measures, prints, and tells the shell whether a short run was off by far."""
    collect_seldom()  # as every command of the shell does
    short = "--short" in arguments
    named = tuple(sorted(int(each) for each in arguments if each != "--short"))
    table = Table()
    runs = []
    with tempfile.TemporaryDirectory(prefix="hrdesk-bench-") as folder:
        os.environ["HRDESK_DATA"] = str(Path(folder, "data"))
        for size in named or (SHORT if short else SIZES):
            run = Run(table, size, Path(folder, str(size)))
            run.measure()
            runs.append(run)
            shutil.rmtree(run.folder)
    ratios(table, runs)
    if short and (far := table.missed_by_far()):
        print(f"Off by more than {FORGIVEN:.0f} times: {len(far)}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
