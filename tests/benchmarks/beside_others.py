"""Starts HRDesk beside an empty Qt window, KOrganizer and GNOME Calendar, on one screen in memory.

    .venv/bin/python tests/benchmarks/beside_others.py [--short] [--big DESK] [--pairs N] [people]

Each figure is the time from starting a program until the first window of its own is on the screen,
by the clock and by the processor, and the memory that its process holds some seconds later; what else
interface.md allows in its window is measured afterwards and judged by the same empty window. The
empty window and HRDesk start many times, in pairs, and what counts is the ratio within a pair: what
else the machine does meets both. The other programs take turns with them a few times. For the hand:
`--short`, as `.ci/run` has it, only says so.
"""

import argparse
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

from _figures import Figures, Ratio, ratio
from _screen import Screen
from desk import (
    HRDESK,
    USUAL_ACTIVITIES,
    USUAL_PEOPLE,
    fill,
    look_around,
    move_about,
    new_desk,
    review,
    usual_desk,
)

from hrdesk.operations.desks import Start
from hrdesk.operations.desks import new_desk as new_desk_file

EMPTY = (
    "from PySide6.QtWidgets import QApplication, QMainWindow\n"
    "app = QApplication([])\nwindow = QMainWindow()\nwindow.resize(1280, 800)\nwindow.show()\n"
    "app.exec()\n"
)
# Debian's names of what the screen needs.
_TOOLS = {"Xvfb": "xvfb", "xev": "x11-utils", "dbus-daemon": "dbus"}
_PAIRS = 20
# Rounds in which the others take part too, and the memory is taken.
_WHOLE_ROUNDS = 4
# What a program still loads after its first window belongs to what it holds.
_SETTLED_AFTER = 5
_ALLOWED = 1.6
_REVIEWED = 400


@dataclass
class Program:
    """What is measured; `package` is what Debian calls it where it is none of ours."""

    name: str
    command: list[str]
    package: str = ""
    opened: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)
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


def measure(screen: Screen, each: Program, *, settle: bool) -> None:
    """One start; in some rounds the program is let come to rest, and its memory taken."""
    with screen.started(each.command) as run:
        took = run.until_window()
        if took is None:
            if not each.package:
                sys.exit(f"{each.name}: no window within the time given")
            return
        each.opened.append(1000 * took)
        each.worked.append(1000 * run.worked)
        if settle:
            time.sleep(_SETTLED_AFTER)
            each.memory.append(run.resident_mib())


def measure_all(screen: Screen, found: list[Program], pairs: int) -> None:
    """Every program in turn, and the other way round in every second round."""
    for number in range(pairs + 1):
        whole = number < _WHOLE_ROUNDS
        takes_part = [each for each in found if each.is_here and (whole or not each.package)]
        for each in takes_part if number % 2 else reversed(takes_part):
            measure(screen, each, settle=whole)


def measure_window(figures: Figures, full: Path) -> None:
    """The other budgets of the window, with many people and with as many as are usual."""
    # No screen slows these, and nothing but the window itself is measured.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    move_about(figures, full)
    usual = full.with_name("usual.hrdesk")
    usual_desk(figures, usual, USUAL_PEOPLE, USUAL_ACTIVITIES)
    look_around(figures, usual)
    review(figures, full.with_name("review"), _REVIEWED)


def print_table(found: list[Program]) -> None:
    print(f"\n{'':32} {'first window':>13} {'processor':>10} {'memory':>9}  × empty, by the clock")
    for each in found:
        if not each.is_here:
            said = f"apt-get install --no-install-recommends {each.package}"
            print(f"{each.name:32} not installed: {said}")
        elif len(each.opened) < 2:
            print(f"{each.name:32} no window within the time given")
        else:
            opened, worked = _median(each.opened), _median(each.worked)
            figures = f"{opened:>10,.0f} ms {worked:>7,.0f} ms {_median(each.memory):>5,.0f} MiB"
            print(f"{each.name:32} {figures}  {_by_empty(found[0].opened, each.opened)}")


def _by_empty(empty: list[float], each: list[float]) -> Ratio:
    """By the rounds in which both took part."""
    return ratio(each, empty[: len(each)])


def print_verdicts(found: list[Program]) -> None:
    """What the design asks of the start, by the figures of this run alone."""
    empty, *ours = found[:3]
    for each in ours:
        by_clock, by_work = ratio(each.opened, empty.opened), ratio(each.worked, empty.worked)
        holds = _holds(by_clock.middle <= _ALLOWED)
        print(f"  {each.name}: within 1.6 × empty, {by_clock}: {holds}")
        print(f"    by time of the processor {by_work}")
        for other in found[3:]:
            if len(other.opened) > 1:
                took, limit = _median(each.opened), _median(other.opened)
                said = f"({took:,.0f} of {limit:,.0f} ms): {_holds(took <= limit)}"
                print(f"  {each.name}: within {other.name} {said}")


def _holds(holds: bool) -> str:
    return "holds" if holds else "DOES NOT HOLD"


def _median(values: list[float]) -> float:
    """Of all but the first, for which files came from the disk."""
    return statistics.median(values[1:]) if len(values) > 1 else float("nan")


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


def main(big: Path | None, people: int, pairs: int) -> int:
    missing = [package for tool, package in _TOOLS.items() if shutil.which(tool) is None]
    if missing:
        print(f"Needs: apt-get install --no-install-recommends {' '.join(missing)}")
        return 0
    os.environ["PYTHONPATH"] = str(Path(__file__).parents[2])
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or every start compiles HRDesk anew
    with desks(big, people) as (sample, full, said), Screen() as screen:
        found = programs(sample, full, said)
        measure_all(screen, found, pairs)
        figures = Figures()
        figures.measure_by(_median(found[0].opened))
        measure_window(figures, full)
    print_table(found)
    print_verdicts(found)
    figures.print_table()
    return 0


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description="HRDesk's start beside others")
    asked.add_argument("--short", action="store_true", help="say why it is not measured here")
    asked.add_argument("--big", type=Path, help="a desk with many people, instead of a new one")
    asked.add_argument("--pairs", type=int, default=_PAIRS, help="starts that count, of each")
    asked.add_argument("people", type=int, nargs="?", default=20_000)
    wish = asked.parse_args()
    if wish.short:
        print("Measured by hand: other programs take minutes, and few machines have them.")
        sys.exit(0)
    sys.exit(main(wish.big, wish.people, wish.pairs))
