"""Tells how much of each floor below the window the last test run covered; fails where it is low."""

import json
import subprocess
import sys
from pathlib import Path

FLOORS = ("domain", "store", "exchange", "formats", "operations")
# What workbooks do to records is tried to the last branch; half a per cent is for what only a
# busy machine meets.
LEAST = {"domain": 99.5, "exchange": 99.5}
LEAST_ELSEWHERE = 95.0
REPORT = Path("build/coverage/report.json")


def main() -> int:
    coverage = [sys.executable, "-m", "coverage"]
    # Looking through what is above the floors takes as long again.
    include = "--include=" + ",".join(f"hrdesk/{floor}/*" for floor in FLOORS)
    subprocess.run([*coverage, "json", "--quiet", include, "-o", str(REPORT)], check=True)
    files = json.loads(REPORT.read_text())["files"]
    low = []
    print("Covered by tests:     lines  branches")
    for floor in FLOORS:
        place = Path("hrdesk", floor)
        if not place.is_dir():
            continue
        sums = [file["summary"] for name, file in files.items() if place in Path(name).parents]
        lines = share(sums, "covered_lines", "num_statements")
        branches = share(sums, "covered_branches", "num_branches")
        print(f"    {floor:<16} {lines:5.1f} %   {branches:5.1f} %")
        if min(lines, branches) < LEAST.get(floor, LEAST_ELSEWHERE):
            low.append(place)
    for place in low:
        print(f"\n{place} is covered too little. Not covered:", file=sys.stderr, flush=True)
        subprocess.run([*coverage, "report", f"--include={place}/*"], stdout=sys.stderr)
    return 1 if low else 0


def share(summaries: list[dict[str, int]], covered: str, of: str) -> float:
    """In per cent; nothing to cover is covered."""
    total = sum(summary[of] for summary in summaries)
    return 100 * sum(summary[covered] for summary in summaries) / total if total else 100.0


if __name__ == "__main__":
    sys.exit(main())
