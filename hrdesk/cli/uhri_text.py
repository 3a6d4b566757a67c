"""What taking in the export of the UHRI says to a person in a terminal."""

from collections.abc import Iterator

from hrdesk.cli.answers import Answer
from hrdesk.domain.naming import readable
from hrdesk.domain.text import one_line

_WIDTH, _SHOWN = 60, 20
_PROBLEMS = {
    "uhri_no_key": "has no OHCHR annotation id and was left out",
    "uhri_no_text": "has no text and was left out",
    "uhri_twice": "has the annotation id of an earlier row and was left out",
    "uhri_no_date": "has a date that cannot be read, which stays empty",
    "uhri_unknown_word": "has a word that HRDesk does not know there, which stays empty",
}
_UNKNOWN = {
    "body": "no organisation here, or more than one: the body stays empty; name one with --organisation",
    "country": "no State: the country stays empty",
    "recommending_states": "no State: left out",
    "themes": "a theme that is new here, kept as it is",
    "groups": "a group that is new here, kept as it is",
}


def uhri_taken_in(answer: Answer) -> Iterator[str]:
    """What is wrong with rows, which names are not known, and what was taken in."""
    for each in answer["problems"][:_SHOWN]:
        found = f": {one_line(each['found'], _WIDTH)}" if each["found"] else ""
        yield f"row {each['number']} {_PROBLEMS[each['code']]}{found}"
    if (left := answer["problem_count"] - _SHOWN) > 0:
        yield f"and {left} more problems; --json lists them"
    for name, several in answer["unknown"].items():
        for text, about in list(several.items())[:_SHOWN]:
            said = one_line(text, _WIDTH)
            yield f"“{said}” ({about['count']} rows, first {about['rows'][0]}): {_UNKNOWN[name]}"
    if answer["elsewhere"]:
        yield f"{answer['elsewhere']} that came from the UHRI before are not in this file and stay"
    counts = ", ".join(f"{count} {readable(name)}" for name, count in answer["counts"].items())
    yield f"{counts or 'nothing'}; taken in: {answer['applied']}"
