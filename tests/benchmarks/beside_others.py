"""Starts HRDesk beside an empty Qt window, KOrganizer and GNOME Calendar, on one screen in memory.

    .venv/bin/python tests/benchmarks/beside_others.py [--short] [--big DESK] [people]

Each figure is the time from starting a program until the first window of its own is on the screen,
and the memory that its process holds some seconds later. Programs take turns, so that all of them
meet the same machine. For the hand: `--short`, as `.ci/run` has it, only says so.
"""

import contextlib
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from _figures import Figures
from _screen import Screen
from desk import HRDESK, fill, new_desk

from hrdesk.operations.desks import Start
from hrdesk.operations.desks import new_desk as new_desk_file

EMPTY = (
    "from PySide6.QtWidgets import QApplication, QMainWindow\n"
    "app = QApplication([])\nwindow = QMainWindow()\nwindow.resize(1280, 800)\nwindow.show()\n"
    "app.exec()\n"
)
# Debian's names of what the screen needs.
_TOOLS = {"Xvfb": "xvfb", "xev": "x11-utils", "dbus-daemon": "dbus"}
_ROUNDS = 3
# What a program still loads after its first window belongs to what it holds.
_SETTLED_AFTER = 5
_ALLOWED = 1.6


@dataclass
class Program:
    """What is measured; `package` is what Debian calls it where it is none of ours."""

    name: str
    command: list[str]
    package: str = ""
    opened: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    @property
    def is_here(self) -> bool:
        return not self.package or shutil.which(self.command[0]) is not None


def programs(sample: Path, big: Path, people: str) -> list[Program]:
    return [
        Program("an empty PySide6 window", [sys.executable, "-c", EMPTY]),
        Program("HRDesk, the sample desk", [*HRDESK, str(sample)]),
        Program(f"HRDesk, {people}", [*HRDESK, str(big)]),
        Program("KOrganizer", ["korganizer"], "korganizer"),
        Program("GNOME Calendar", ["gnome-calendar"], "gnome-calendar"),
    ]


def measure(screen: Screen, each: Program, *, counts: bool) -> None:
    """One start; a first one, whose files come from the disk, does not count."""
    with screen.started(each.command) as run:
        took = run.until_window()
        time.sleep(_SETTLED_AFTER)
        memory = run.resident_mib()
    if counts and took is not None:
        each.opened.append(1000 * took)
        each.memory.append(memory)


def print_table(found: list[Program]) -> None:
    empty = _median(found[0].opened)
    print(f"\n{'':40} {'first window':>13} {'× empty':>8} {'memory':>10}")
    for each in found:
        if not each.is_here:
            said = f"apt-get install --no-install-recommends {each.package}"
            print(f"{each.name:40} not installed: {said}")
        elif not each.opened:
            print(f"{each.name:40} no window within the time given")
        else:
            opened, memory = _median(each.opened), _median(each.memory)
            print(f"{each.name:40} {opened:>10,.0f} ms {opened / empty:>8.2f} {memory:>6,.0f} MiB")


def print_verdicts(found: list[Program]) -> None:
    """What the design asks of the start, by the figures of this run alone."""
    empty, *ours = found[:3]
    for each in ours:
        _say(each.name, _median(each.opened), _ALLOWED * _median(empty.opened), "1.6 × empty")
        for other in found[3:]:
            if other.opened:
                _say(each.name, _median(each.opened), _median(other.opened), other.name)


def _say(name: str, opened: float, limit: float, what: str) -> None:
    holds = "holds" if opened <= limit else "DOES NOT HOLD"
    print(f"  {name}: within {what} ({opened:,.0f} of {limit:,.0f} ms): {holds}")


def _median(values: list[float]) -> float:
    return statistics.median(values) if values else float("nan")


@contextlib.contextmanager
def desks(big: Path | None, people: int) -> Iterator[tuple[Path, Path, str]]:
    """The sample desk, and one with many people; one that is given is copied."""
    with tempfile.TemporaryDirectory(prefix="hrdesk-beside-") as folder:
        place = Path(folder)
        os.environ["HRDESK_DATA"] = str(place / "data")
        sample, full = place / "sample.hrdesk", place / "big.hrdesk"
        new_desk_file(sample, "AAA", "Desk", start=Start.SAMPLE).close()
        if big is not None:
            shutil.copy(big, full)
            yield sample, full, f"the desk {big.name}"
            return
        desk = new_desk(full, "BBB", "CCC")
        fill(Figures(), desk, people, people // 10)
        desk.close()
        yield sample, full, f"{people:,} people"


def main(big: Path | None, people: int) -> int:
    missing = [package for tool, package in _TOOLS.items() if shutil.which(tool) is None]
    if missing:
        print(f"Needs: apt-get install --no-install-recommends {' '.join(missing)}")
        return 0
    os.environ["PYTHONPATH"] = str(Path(__file__).parents[2])
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or every start compiles HRDesk anew
    with desks(big, people) as (sample, full, said), Screen() as screen:
        found = programs(sample, full, said)
        for number in range(_ROUNDS + 1):
            for each in found:
                if each.is_here:
                    measure(screen, each, counts=number > 0)
    print_table(found)
    print_verdicts(found)
    return 0


if __name__ == "__main__":
    words = sys.argv[1:]
    if "--short" in words:
        print("Measured by hand: other programs take minutes, and few machines have them.")
        sys.exit(0)
    given = Path(words[words.index("--big") + 1]) if "--big" in words else None
    numbers = [int(word) for word in words if word.isdecimal()]
    sys.exit(main(given, numbers[0] if numbers else 20_000))
