"""Measures what a person waits for with a big desk: starting, opening places, finding, reviewing.

    .venv/bin/python tests/benchmarks/desk.py [--short] [people] [visits]

Speaks to HRDesk as any script would, by its command line, and moves its window. Every figure is a
wall time on this machine, judged beside an empty Qt window of the same run. `--short` takes a small
desk and some seconds, and fails when a figure is more than three times its budget.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from _figures import Figures, ratio

HRDESK = [sys.executable, "-m", "hrdesk"]
WINDOW = [sys.executable, str(Path(__file__).with_name("_begun.py"))]
EMPTY_WINDOW = """
import time
begun = time.time()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, painted)
def painted():
    now = time.time()
    from hrdesk.ui.shell.measure import process_began
    print(1000 * (now - process_began(begun)), 1000 * time.process_time())
    app.quit()
app = QApplication([])
window = Window()
window.show()
app.exec()
"""
# The usual desk: activities lie within so many days, half of them past.
USUAL_PEOPLE, USUAL_ACTIVITIES, _DAYS_AROUND = 1_500, 600, 120
# A window that waits this long, in seconds, waits for ever.
_PATIENCE = 600
COUNTRIES = ("TUN", "MEX", "KAZ", "TJK", "GEO", "KEN", "PER", "NPL", "SEN", "JOR")
NAMES = ("Amina", "José", "Олга", "Zoë", "Łukasz", "أحمد", "Ngozi", "Müller", "Rossi", "Petrović")


class Desk:
    """One desk, spoken to by `hrdesk batch` in one process."""

    def __init__(self, file: Path) -> None:
        self._process = subprocess.Popen(
            [*HRDESK, "batch", str(file)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def do(self, command: str, **options: Any) -> dict[str, Any]:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"command": command, **options}) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        if not answer["ok"]:
            sys.exit(f"{command}: {answer['message']}")
        return answer

    def close(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()


@contextmanager
def timed(figures: Figures, what: str) -> Iterator[None]:
    begin = time.perf_counter()
    yield
    figures.tell(what, 1000 * (time.perf_counter() - begin))


def new_desk(file: Path, code: str, partner: str) -> Desk:
    named = ["--code", code, "--name", code.title(), "--with", "network"]
    subprocess.run([*HRDESK, "new", str(file), *named], check=True, stdout=subprocess.DEVNULL)
    known = [*HRDESK, "partner", str(file), partner, "--name", partner.title(), "--focal-point"]
    subprocess.run(known, check=True, stdout=subprocess.DEVNULL)
    return Desk(file)


def fill(figures: Figures, desk: Desk, people: int, visits: int) -> None:
    pick = random.Random(1)
    with timed(figures, f"{people:,} people and {visits:,} visits, each saved by itself"):
        for number in range(people):
            name = f"{pick.choice(NAMES)} {pick.choice(NAMES)} {number}"
            values = {"name": name, "email": f"person{number}@example.org"}
            desk.do("add", kind="person", values=values, label="network")
        for number in range(visits):
            month = f"{2027 + number % 3}-{1 + number % 12:02}"
            values = {
                "country": pick.choice(COUNTRIES),
                "dates": f"{month}-{1 + number % 20:02}/{month}-{5 + number % 20:02}",
                "purpose": f"Visit {number} to {pick.choice(NAMES)}",
            }
            desk.do("add", kind="visit", values=values, label="network")


def usual_desk(figures: Figures, file: Path, people: int, activities: int) -> None:
    """As full as a focal point's desk may be after some years, most of it near today."""
    desk = new_desk(file, "CCC", "AAA")
    fill(figures, desk, people, people // 15)
    with timed(figures, f"{activities:,} activities, each saved by itself"):
        for number in range(activities):
            day = datetime.now(UTC).date() + timedelta(
                days=number % _DAYS_AROUND - _DAYS_AROUND // 2
            )
            last = day + timedelta(days=number % 7 // 3)
            hour = f"T{8 + number % 10:02}:00/{day}T{9 + number % 10:02}:30[Europe/Zurich]"
            values = {
                "title": f"Meeting {number} on {NAMES[number % len(NAMES)]}",
                "dates": f"{day}{hour}" if number % 3 else f"{day}/{last}",
            }
            desk.do("add", kind="activity", values=values, label="network")
    desk.close()


def find(figures: Figures, desk: Desk) -> None:
    for text in ("muller", "احمد 12", "visit 777", "person9"):
        with timed(figures, f"search for {text!r}"):
            desk.do("search", text=text)
    with timed(figures, "list all people"):
        desk.do("list", kind="person")
    with timed(figures, "list visits with 'tunisia'"):
        desk.do("list", kind="visit", where="tunisia")


def exchange(figures: Figures, ours: Desk, theirs: Desk, book: Path) -> None:
    with timed(figures, "preview of sending everything"):
        ours.do("send", to="BBB", what="all", preview=True, out=str(book))
    with timed(figures, "send everything"):
        ours.do("send", to="BBB", what="all", out=str(book))
    print(f"    the workbook has {book.stat().st_size / 1e6:.1f} MB")
    with timed(figures, "plan at the other desk"):
        theirs.do("receive", book=str(book), plan=True)
    with timed(figures, "take in everything at the other desk"):
        theirs.do("receive", book=str(book), accept="all")
    with timed(figures, "plan the same workbook again"):
        theirs.do("receive", book=str(book), plan=True)
    with timed(figures, "undo all of it"):
        theirs.do("undo")


def start(figures: Figures, desk: Path, pairs: int) -> None:
    """The first complete paint beside that of an empty window, in pairs; the first is cold."""
    empty, full = [], []
    for _ in range(pairs + 1):
        said = _output([sys.executable, "-c", EMPTY_WINDOW])
        empty.append([float(word) for word in said.split()])
        said = _output([*HRDESK, str(desk), "--measure-start"])
        full.append([float(line.split()[-2]) for line in said.splitlines()])
    shown, empty_work = zip(*empty, strict=True)
    painted, usable, work, memory = zip(*full, strict=True)
    measure = statistics.median(shown[1:])
    figures.measure_by(measure)
    figures.tell("an empty Qt window on screen", measure)
    figures.tell("HRDesk on screen", statistics.median(painted[1:]))
    by_time, by_work = ratio(painted, shown), ratio(work, empty_work)
    figures.tell("HRDesk on screen, by the empty window", by_time.middle, 1.6, "×")
    print(f"    by time {by_time}; by time of the processor {by_work}")
    figures.tell("this desk open and Today on screen", statistics.median(usable[1:]))
    figures.tell("memory then", statistics.median(memory[1:]), unit="MB")


def move_about(figures: Figures, desk: Path) -> None:
    """Every place for the first time, two seconds after the start, and again; sorting, filtering."""
    found = _answers("places", str(desk))
    for key, (took,) in found["first"].items():
        figures.tell(f"{key}: opened for the first time", took, 150)
    for key, several in found["again"].items():
        figures.tell(f"{key}: opened again", statistics.median(several), 50)
    for name, several in found["sort"].items():
        figures.tell(f"people sorted by {name}", statistics.median(several), 150)
    filters = [took for several in found["filter"].values() for took in several]
    figures.tell("visits filtered, a key (median)", statistics.median(filters), 50)
    figures.tell("visits filtered, the slowest key", max(filters))
    figures.tell("memory after all places", found["memory"][""][0], unit="MB")


def look_around(figures: Figures, desk: Path) -> None:
    """What interface.md asks of a desk of usual size."""
    found = _answers("usual", str(desk))
    figures.tell("month painted anew (median)", statistics.median(found["repaint"][""]), 16)
    figures.tell("memory after all places, usual desk", found["memory"][""][0], 160, "MB")


def review(figures: Figures, folder: Path, records: int) -> None:
    """A workbook with five differing fields for each of some people."""
    folder.mkdir()
    found = _answers("review", str(folder), str(records))
    count = f"{found['fields'][''][0]:,.0f}"
    figures.tell(f"review of {count} differing fields opened", found["open"][""][0], 1000)
    steps = found["step"][""]
    figures.tell("a step to the next record (median)", statistics.median(steps), 50)
    figures.tell("the slowest step", max(steps))


def _answers(*what: str) -> dict[str, dict[str, list[float]]]:
    """What `_window.py` measured: by what was done, and to what."""
    found: dict[str, dict[str, list[float]]] = {}
    for line in _output([*WINDOW, *what]).splitlines():
        done, to, value = json.loads(line)
        found.setdefault(done, {}).setdefault(to, []).append(value)
    return found


def _output(command: list[str]) -> str:
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, timeout=_PATIENCE)
    return done.stdout


def main(people: int, visits: int, *, short: bool) -> int:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or every start compiles HRDesk anew
    os.environ["PYTHONPATH"] = str(Path(__file__).parents[2])
    figures = Figures()
    with tempfile.TemporaryDirectory(prefix="hrdesk-bench-") as folder:
        place = Path(folder)
        os.environ["HRDESK_DATA"] = str(place / "data")
        ours = new_desk(place / "a.hrdesk", "AAA", "BBB")
        fill(figures, ours, people, visits)
        find(figures, ours)
        if not short:
            theirs = new_desk(place / "b.hrdesk", "BBB", "AAA")
            exchange(figures, ours, theirs, place / "book.xlsx")
            theirs.close()
        ours.close()
        start(figures, place / "a.hrdesk", 3 if short else 15)
        move_about(figures, place / "a.hrdesk")
        usual_desk(figures, place / "c.hrdesk", USUAL_PEOPLE, USUAL_ACTIVITIES)
        look_around(figures, place / "c.hrdesk")
        review(figures, place / "review", 20 if short else 400)
    figures.print_table()
    bad = figures.badly_off() if short else []
    for each in bad:
        print(f"{each.what}: {each.share:.1f} times what is asked", file=sys.stderr)
    return 1 if bad else 0


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[1:] if each != "--short"]
    is_short = "--short" in sys.argv
    sys.exit(main(*(numbers or ([200, 100] if is_short else [20_000, 10_000])), short=is_short))
