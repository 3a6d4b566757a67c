"""What taking in a calendar or address cards says to a person in a terminal."""

from collections.abc import Iterator, Mapping
from typing import Any

from hrdesk.cli.answers import Answer
from hrdesk.cli.uhri_text import uhri_taken_in
from hrdesk.domain.naming import readable
from hrdesk.domain.text import one_line

_WIDTH = 60
_UNSAID = frozenset({"same"})


def taken_in(answer: Answer) -> Iterator[str]:
    """Each thing that is not as it is here already, what cannot be kept, and what was taken in."""
    if answer["as"] == "uhri":
        yield from uhri_taken_in(answer)
        return
    for line in answer["plan"]:
        if line["fate"] not in _UNSAID:
            yield _line(line)
        for left in line.get("left", ()):
            about = f": {one_line(left['about'], _WIDTH)}" if left["about"] else ""
            yield f"    not kept: {readable(left['what'])}{about}"
    for name, count in answer["others"].items():
        yield f"left out: {count} {name}"
    for name, refs in answer["organisations"].items():
        known = f"may be {', '.join(refs)}" if refs else "is not known here"
        yield f"organisation “{one_line(name, _WIDTH)}” {known}"
    counts = ", ".join(f"{count} {readable(name)}" for name, count in answer["counts"].items())
    yield f"{counts or 'nothing'}; taken in: {answer['applied']}"


def _line(line: Mapping[str, Any]) -> str:
    words = [f"{line['number']}: {readable(line['fate'])}", one_line(line["title"], _WIDTH)]
    words += [line[name] for name in ("when", "ref") if name in line]
    if "reason" in line:
        words.append(f"({readable(line['reason'])})")
    if "kept" in line:
        words.append(f"(written later here: {', '.join(map(readable, line['kept']))})")
    if "twins" in line:
        words.append(f"(may be {', '.join(line['twins'])})")
    return "  ".join(words)
