"""Measures what a person waits for with a big desk: starting, finding, sending, taking in.

    .venv/bin/python tests/benchmarks/desk.py [people] [visits]

Speaks to HRDesk as any script would, by its command line. Every figure is a wall time on this
machine; compare only figures of one run.
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
from pathlib import Path
from typing import Any

HRDESK = [sys.executable, "-m", "hrdesk"]
EMPTY_WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""
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
def timed(what: str) -> Iterator[None]:
    begin = time.perf_counter()
    yield
    tell(what, time.perf_counter() - begin)


def tell(what: str, seconds: float, note: str = "") -> None:
    print(f"{what:<58} {seconds * 1000:>11,.0f} ms  {note}", flush=True)


def median(what: str, times: int, command: list[str]) -> float:
    seconds = []
    for _ in range(times):
        begin = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        seconds.append(time.perf_counter() - begin)
    tell(what, statistics.median(seconds), f"(median of {times})")
    return statistics.median(seconds)


def new_desk(file: Path, code: str, partner: str) -> Desk:
    named = ["--code", code, "--name", code.title(), "--with", "network"]
    subprocess.run([*HRDESK, "new", str(file), *named], check=True, stdout=subprocess.DEVNULL)
    known = [*HRDESK, "partner", str(file), partner, "--name", partner.title(), "--focal-point"]
    subprocess.run(known, check=True, stdout=subprocess.DEVNULL)
    return Desk(file)


def fill(desk: Desk, people: int, visits: int) -> None:
    pick = random.Random(1)
    with timed(f"{people:,} people and {visits:,} visits, each saved by itself"):
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


def find(desk: Desk) -> None:
    for text in ("muller", "احمد 12", "visit 777", "person9"):
        with timed(f"search for {text!r}"):
            desk.do("search", text=text)
    with timed("list all people"):
        desk.do("list", kind="person")
    with timed("list visits with 'tunisia'"):
        desk.do("list", kind="visit", where="tunisia")


def exchange(ours: Desk, theirs: Desk, book: Path) -> None:
    with timed("preview of sending everything"):
        ours.do("send", to="BBB", what="all", preview=True, out=str(book))
    with timed("send everything"):
        ours.do("send", to="BBB", what="all", out=str(book))
    print(f"    the workbook has {book.stat().st_size / 1e6:.1f} MB")
    with timed("plan at the other desk"):
        theirs.do("receive", book=str(book), plan=True)
    with timed("take in everything at the other desk"):
        theirs.do("receive", book=str(book), accept="all")
    with timed("plan the same workbook again"):
        theirs.do("receive", book=str(book), plan=True)
    with timed("undo all of it"):
        theirs.do("undo")


def main(people: int = 20_000, visits: int = 10_000) -> None:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or every start compiles HRDesk anew
    with tempfile.TemporaryDirectory(prefix="hrdesk-bench-") as folder:
        place = Path(folder)
        os.environ["HRDESK_DATA"] = str(place / "data")
        ours = new_desk(place / "a.hrdesk", "AAA", "BBB")
        theirs = new_desk(place / "b.hrdesk", "BBB", "AAA")
        fill(ours, people, visits)
        find(ours)
        exchange(ours, theirs, place / "book.xlsx")
        ours.close()
        theirs.close()
        empty = median(
            "an empty Qt window, opened and closed", 5, [sys.executable, "-c", EMPTY_WINDOW]
        )
        start = [*HRDESK, str(place / "a.hrdesk"), "--measure-start"]
        full = median("HRDesk with this desk, opened and closed", 5, start)
        print(f"    {full / empty:.1f} times the empty window; HRDesk itself says:", flush=True)
        subprocess.run(start, check=True)


if __name__ == "__main__":
    main(*(int(each) for each in sys.argv[1:]))
