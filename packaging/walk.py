"""Pictures of every page of one desk in one look, for whoever changes the window.

    .venv/bin/python packaging/walk.py OUT [--desk DESK] [--look LOOK] [--only PLACES]

DESK is `sample`, `three` (an afternoon's work), `longest` (names as long as they get), `big` (20,000
people) or a file, of which a copy is walked through. LOOK is one or several of light, dark, arabic
(right to left), a language that HRDesk speaks, stretched (each text half as long again), compact,
comfortable, discreet, a size of the text (90 to 150) and of the window, as in `dark,150,1024x640`.
PLACES are some of the names that `--help` lists. Pictures are named after place and step; desks lie
beside OUT, so that the next walk does not make them again.

What is on screen at each step is looked over too: controls without a name for screen readers, words
that are cut or lie over others.

Ends with exit code 1 when a step failed or showed such a thing; which and why is told, and the
others are pictured still.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORMTHEME"] = ""

from demo_story import Clock, DemoFailed
from demo_window import Stage, as_in_geneva, as_on_a_screen, listen
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from walk_desks import MAKERS, desk_for, waiting_for
from walk_exchange import walk_exchange
from walk_looks import Look, look_of
from walk_places import (
    walk_calendar,
    walk_contacts,
    walk_documents,
    walk_follow_up,
    walk_today,
    walk_visits,
)
from walk_rare import walk_rare
from walk_shell import (
    walk_bin,
    walk_countries,
    walk_first_start,
    walk_restricted,
    walk_settings,
    walk_shell,
)
from walk_stage import Walk

from hrdesk.ui.garbage import GarbageCollection
from tests.ui.sight import Stretched

PLACES: dict[str, Callable[[Walk], None]] = {
    "today": walk_today,
    "contacts": walk_contacts,
    "calendar": walk_calendar,
    "visits": walk_visits,
    "follow_up": walk_follow_up,
    "documents": walk_documents,
    "exchange": walk_exchange,
    "countries": walk_countries,
    "restricted": walk_restricted,
    "bin": walk_bin,
    "settings": walk_settings,
    "shell": walk_shell,
    "first_start": walk_first_start,
    "rare": walk_rare,
}
_MARK = "walk.txt"
# The classes of what lay over the window: dialogs, menus and the like.
_OVER = "over.txt"


def main(out: Path, wanted: str, look: Look, places: list[str]) -> int:
    """Walk and picture; 0 when all steps went well."""
    try:
        _prepare(out)
        file = desk_for(wanted, out.parent / "desks", out / "data", Clock())
    except DemoFailed as reason:
        print(f"FAILED: {reason}", file=sys.stderr)
        return 1
    app = QApplication(sys.argv[:1])
    garbage = GarbageCollection(app)
    garbage.begin()
    waiting = waiting_for(wanted, out.parent / "desks")
    taken, seen, failed = _walk(app, out, look, file, places, waiting)
    garbage.end()
    for name, told in ((_MARK, taken), (_OVER, seen)):
        (out / name).write_text("\n".join(told) + "\n", encoding="utf-8")
    print(f"{len(taken)} pictures lie in {out}.")
    if failed:
        print(f"{len(failed)} steps failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _walk(
    app: QApplication, out: Path, look: Look, file: Path, places: list[str], waiting: Path | None
) -> tuple[list[str], list[str], list[str]]:
    """The names of the pictures, of what lay over the window, and of the steps that failed."""
    faults: list[str] = []
    listen(faults)
    if look.stretched:
        app.installTranslator(Stretched(app))
    stage = Stage(
        *(app, out, Clock(), file),
        scheme=look.scheme,
        spoken=look.spoken,
        size=look.size,
        density=look.density,
        text_size=look.text_size,
        discreet=look.discreet,
    )
    walk = Walk(stage, out, faults, waiting)
    for place in places:
        walk.go_through(place, PLACES[place])
    stage.close()
    # What was copied there Qt would let go of when Python is gone already, and crash.
    QGuiApplication.clipboard().clear()
    return walk.taken, sorted(walk.seen), walk.failed


def _prepare(out: Path) -> None:
    """A folder of this walk alone; one with other things in it is not ours to empty."""
    if out.is_dir() and any(out.iterdir()) and not (out / "data").is_dir():
        raise DemoFailed(f"{out} is not empty and not of an earlier walk")
    shutil.rmtree(out, ignore_errors=True)
    (out / "data").mkdir(parents=True)
    os.environ["HRDESK_DATA"] = str(out / "data")
    as_in_geneva()
    as_on_a_screen()


def _look(words: str) -> Look:
    try:
        return look_of(words)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(str(wrong)) from wrong


def _places(words: str) -> list[str]:
    named = [word for word in words.split(",") if word]
    if wrong := [word for word in named if word not in PLACES]:
        raise argparse.ArgumentTypeError(f"no place is called {', '.join(wrong)}")
    return named


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description="Pictures of every page of one desk in one look.")
    asked.add_argument("out", type=Path)
    asked.add_argument("--desk", default="sample", help=f"{', '.join(MAKERS)}, or a file")
    asked.add_argument("--look", type=_look, default=Look(), help="such as dark,150,1024x640")
    asked.add_argument("--only", type=_places, default=list(PLACES), help=", ".join(PLACES))
    given = asked.parse_args()
    sys.exit(main(given.out.resolve(), given.desk, given.look, given.only))
