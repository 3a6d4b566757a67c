"""Measures calendars and address cards of other programs: read, taken in, taken in again, written.

    .venv/bin/python -m tests.benchmarks.foreign_files [--short]

16,000 events and 20,000 cards are made here; `--short` makes some hundred of each.
"""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from hrdesk.domain.label import Label
from hrdesk.garbage import collect_seldom
from hrdesk.operations.card_export import plan_cards, save_cards
from hrdesk.operations.desks import new_desk
from hrdesk.operations.file_import import plan_file, read_file, take_file
from hrdesk.operations.incoming import Choices, Fate
from hrdesk.operations.outside import OUTSIDE
from hrdesk.operations.perform import do
from hrdesk.store.database import Database
from tests.benchmarks._figures import Figures

EVENTS, CARDS, SHORT = 16_000, 20_000, 300
# What each thing of a file may take, in milliseconds: read in a process apart, planned, written.
READ, PLANNED, WRITTEN = 4.0, 2.0, 3.0
STARTING = 2_000
MOST_MB = 1_024
Found = TypeVar("Found")


def calendar(count: int) -> Iterator[str]:
    """A calendar as Google writes it, a tenth of it series."""
    yield "BEGIN:VCALENDAR\r\nPRODID:-//Google Inc//EN\r\nX-WR-TIMEZONE:Europe/Zurich\r\n"
    for number in range(count):
        month, day, hour = number % 12 + 1, number % 28 + 1, number % 10 + 8
        start = f"{2020 + number % 10}{month:02}{day:02}T{hour:02}"
        yield (
            f"BEGIN:VEVENT\r\nUID:{number}@google.com\r\nDTSTART:{start}0000Z\r\n"
            f"DTEND:{start}4500Z\r\nSUMMARY:Coordination call number {number}\r\n"
            f"DESCRIPTION:Agenda\\n1. Visits to State {number % 190}\\n2. Follow-up\r\n"
            f"LAST-MODIFIED:20200101T000000Z\r\nLOCATION:Room {number % 40}\r\n"
            f"ATTENDEE;CN=Person {number % 500}:mailto:p{number % 500}@example.org\r\n"
            + ("RRULE:FREQ=WEEKLY;COUNT=10\r\n" if number % 10 == 0 else "")
            + "BEGIN:VALARM\r\nTRIGGER:-PT10M\r\nEND:VALARM\r\nEND:VEVENT\r\n"
        )
    yield "END:VCALENDAR\r\n"


def cards(count: int) -> Iterator[str]:
    """Cards as Apple writes them, with photos in every tenth."""
    photo = "\r\n ".join(["PHOTO;ENCODING=b;TYPE=JPEG:/9j/", *["A" * 70] * 40])
    for number in range(count):
        yield (
            f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Family{number};Given {number % 97};;;\r\n"
            f"FN:Given {number % 97} Family{number}\r\nORG:Organisation {number % 50};Section\r\n"
            f"EMAIL;type=WORK:p{number}@example.org\r\nTEL;type=CELL:+41 79 {number:07}\r\n"
            f"TITLE:Adviser\r\nUID:card-{number}\r\nREV:20200101T000000Z\r\n"
            + (f"{photo}\r\n" if number % 10 == 0 else "")
            + "END:VCARD\r\n"
        )


def timed(figures: Figures, what: str, budget: float, work: Callable[[], Found]) -> Found:
    """What a piece of work gives, and how long it took."""
    begun = time.perf_counter()
    found = work()
    figures.tell(what, 1_000 * (time.perf_counter() - begun), STARTING + budget)
    return found


def taken(figures: Figures, desk: Database, path: Path, what: str, count: int) -> None:
    """A file read, planned, taken in, and planned again."""
    choices = Choices(Label.PUBLIC)
    said = f"{count:,} {what}"
    content = timed(figures, f"{said}: read apart", READ * count, lambda: read_file(desk, path))
    plan = timed(
        figures,
        f"{said}: planned",
        PLANNED * count,
        lambda: plan_file(desk, content, choices),
    )
    assert plan.counts[Fate.NEW] == count, plan.counts
    timed(
        figures,
        f"{said}: taken in",
        (PLANNED + WRITTEN) * count,
        lambda: do(desk, take_file, content, choices),
    )
    again = timed(
        figures,
        f"{said}: the same again",
        PLANNED * count,
        lambda: plan_file(desk, content, choices),
    )
    assert again.counts[Fate.SAME] == count, again.counts


def main(arguments: list[str]) -> int:
    """Measures, prints, and tells the shell whether a short run was off by far."""
    collect_seldom()  # as every command of the shell does
    short = "--short" in arguments
    events, people = (SHORT, SHORT) if short else (EVENTS, CARDS)
    figures = Figures()
    with tempfile.TemporaryDirectory(prefix="hrdesk-bench-") as folder:
        os.environ["HRDESK_DATA"] = str(Path(folder, "data"))
        place = Path(folder)
        (place / "a.ics").write_text("".join(calendar(events)), newline="")
        (place / "a.vcf").write_text("".join(cards(people)), newline="")
        with closing(new_desk(place / "desk.hrdesk", "BENCH", "Benchmark")) as desk:
            taken(figures, desk, place / "a.ics", "events", events)
            taken(figures, desk, place / "a.vcf", "cards", people)
            with desk.reading() as session:
                export = timed(
                    figures,
                    f"{people:,} cards: planned for everybody",
                    PLANNED * people,
                    lambda: plan_cards(session, OUTSIDE),
                )
            timed(
                figures,
                f"{people:,} cards: written",
                WRITTEN * people,
                lambda: save_cards(desk, place / "out.vcf", export),
            )
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    megabytes = most / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    figures.tell("most memory", megabytes, MOST_MB, unit="MB")
    figures.print_table()
    return 1 if short and figures.badly_off() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
