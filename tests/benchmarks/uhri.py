"""Measures the import of the whole UHRI, the same import again, and search before and after.

    .venv/bin/python -m tests.benchmarks.uhri [--short]

The file of 267,500 rows is made here, by the headings of the export; `--short` makes 2,000 rows.
"""

import os
import random
import resource
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from hrdesk.garbage import collect_seldom
from hrdesk.geography import countries
from hrdesk.operations.desks import Start, new_desk
from hrdesk.operations.uhri import Fate, take_export
from hrdesk.store import listing
from hrdesk.store.database import Database
from hrdesk.store.listing import Query
from hrdesk.store.search import find
from tests.benchmarks._figures import Figures
from tests.formats.uhri_export import export

WHOLE, SHORT = 267_500, 2_000
# Rows a second that a desk should take in, and find unchanged; memory in MB.
NEW_A_SECOND, SAME_A_SECOND, MOST_MB = 1_000, 2_500, 1_024
SEARCHES = ("torture", "women shelter", "prot", "tunisia judges")
WORDS = [
    "the",
    "Committee",
    "recommends",
    "that",
    "State",
    "party",
    "take",
    "measures",
    "to",
    "ensure",
    "access",
    "justice",
    "women",
    "children",
    "detention",
    "prisons",
    "torture",
    "law",
    "police",
    "training",
    "education",
    "health",
    "judges",
    "shelter",
    "investigate",
    "complaints",
    "ratify",
    "protocol",
    "national",
    "plan",
    "report",
    "independent",
    "monitoring",
    "body",
]
BODIES = ("CEDAW", "CAT", "CRC", "CCPR", "UPR", "SR torture", "WG arbitrary detention")
THEMES = (
    *("Advancement of women", "Access to justice & remedy", "Right to education"),
    *("Prohibition of slavery, trafficking", "Administration of justice & fair trial"),
)


def rows(size: int) -> Iterator[Mapping[str, object]]:
    """So many annotations, the same in every run."""
    chance = random.Random(2013)
    names = [each.name for each in countries().values()]
    for number in range(size):
        text = " ".join(chance.choices(WORDS, k=chance.randint(30, 90)))
        yield {
            "Text": f"{number % 90 + 1}.The Committee {text}.",
            "Countries Concerned": f"- {chance.choice(names)}",
            "Reccomending Body": f"- {chance.choice(BODIES)}",
            "Document Symbol": f"CEDAW/C/{number % 1_900}",
            "Themes": "\n".join(f"- {each}" for each in chance.sample(THEMES, 2)),
            "Affected Persons": "- Children\n- Civil society",
            "Sdgs": "- 16.3 - Promote the rule of law",
            "Document Publication Date": 38_000 + number % 8_000,
            "Type": "- Concerns/Observations",
            "OHCHR Annotation Id": str(uuid.UUID(int=chance.getrandbits(128))),
            "Regions Concerned": "- Africa",
            "Date of publication on UHRI": 40_000.5 + number % 6_000,
        }


def searched(desk: Database) -> float:
    """The slowest of some searches, in milliseconds."""
    times = []
    with desk.reading() as session:
        for text in SEARCHES:
            begun = time.perf_counter()
            find(session, text)
            times.append(time.perf_counter() - begun)
    return 1_000 * max(times)


def listed(desk: Database) -> float:
    """How long the keys of all recommendations to one State take, in milliseconds."""
    begun = time.perf_counter()
    with desk.reading() as session:
        listing.keys(session, Query("recommendation", where={"country": ["TUN"]}))
    return 1_000 * (time.perf_counter() - begun)


def taken(figures: Figures, desk: Database, path: Path, fate: Fate, least: float) -> None:
    """Take the file in, and say how long it took beside the rows a second that are asked."""
    begun = time.perf_counter()
    _, plan = take_export(desk, path)
    seconds = time.perf_counter() - begun
    size = plan.counts.total()
    assert plan.counts[fate] == size, plan.counts
    figures.tell(f"{size:,} rows, {fate.value}: seconds", seconds, unit="s")
    figures.tell(f"{fate.value}: share of the time allowed", seconds * least / size, 1, unit="×")


def main(arguments: list[str]) -> int:
    """Measures, prints, and tells the shell whether a short run was off by far."""
    collect_seldom()  # as every command of the shell does
    short = "--short" in arguments
    # Of a short file, most of the time goes into starting the process that reads it.
    slack = 0.3 if short else 1.0
    figures = Figures()
    with tempfile.TemporaryDirectory(prefix="hrdesk-bench-") as folder:
        os.environ["HRDESK_DATA"] = str(Path(folder, "data"))
        path = export(Path(folder, "uhri.xlsx"), rows(SHORT if short else WHOLE))
        desk = new_desk(Path(folder, "desk.hrdesk"), "UHRIS", "Benchmark", start=Start.NETWORK)
        with closing(desk):
            figures.tell("search before", searched(desk), 10)
            taken(figures, desk, path, Fate.NEW, NEW_A_SECOND * slack)
            figures.tell("search after", searched(desk), 50)
            figures.tell("all recommendations to one State", listed(desk), 150)
            taken(figures, desk, path, Fate.SAME, SAME_A_SECOND * slack)
        unit = 1 if sys.platform == "darwin" else 1_024
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / (1 << 20)
        figures.tell("memory, the most", most, MOST_MB, unit="MB")
    figures.print_table()
    return 1 if short and figures.badly_off() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
