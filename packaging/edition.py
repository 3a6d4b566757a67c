"""Releases the edition of the shipped records: what `resources/` says anew, kept for ever.

    .venv/bin/python packaging/edition.py

Writes resources/editions/N.json, or nothing where no shipped record has changed since the last
release. The file is never changed afterwards: desks have its revisions.
"""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "editions"


def main() -> None:
    """Write the file and say so."""
    sys.path.insert(0, str(ROOT))
    from hrdesk.operations.starting import next_edition, released_editions

    number, news = len(released_editions()) + 1, next_edition()
    if not news:
        print(f"Nothing new: edition {number - 1} stays.")
        return
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{number}.json"
    text = json.dumps(news, ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
    print(f"{path.relative_to(ROOT)}: {len(news)} records")


if __name__ == "__main__":
    main()
