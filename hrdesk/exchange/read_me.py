"""The first sheet of a workbook: who sent it, for whom, and how to fill it in and return it."""

from collections.abc import Mapping

from hrdesk.domain.arrival import Envelope
from hrdesk.domain.naming import readable
from hrdesk.exchange.layout import PLEASE_REMOVE, READ_ME_MARK, copy_name, day_of

_CONTENT, _FILL, _RETURN, _PASS_ON = (
    "What is in it",
    "How to fill it in",
    "How to return it",
    "Before you pass it on",
)
HEADINGS = frozenset({_CONTENT, _FILL, _RETURN, _PASS_ON})
_HOW_TO = (
    "",
    _FILL,
    "Change any white cell. Grey columns only show names; what is written there is not taken over.",
    "New entries go into the empty lines at the end of each sheet; they have a Ref already.",
    "Dates: 2027-03-10, or as far as they are known: 2027, 2027-Q1, 2027-03.",
    "Several entries in one cell are separated by semicolons.",
    "In a column of Refs you may also write the name as it stands in this workbook.",
    "You may sort, filter, hide and move columns. Please leave the Ref of each line as it is.",
    f"To have an entry removed, choose “{PLEASE_REMOVE}” in its column Action. A line that you "
    "delete here is removed nowhere.",
    "A word to the sender goes into the last column of its line.",
    "",
    _RETURN,
    "Save it as an Excel workbook (.xlsx) and send it back by e-mail. It may come late, twice or "
    "in another order; nothing is changed before a person has seen it.",
    "",
    _PASS_ON,
    "Hidden sheets hold a copy of every entry as it was sent, so that your changes are known. "
    "To empty a cell does not take its content out of this file. Ask the sender for a copy that "
    "may be passed on.",
)


def read_me_lines(envelope: Envelope, counts: Mapping[str, int]) -> list[str]:
    """The lines of the sheet, one for each row; the first one is how the sheet is recognised."""
    lines = [
        READ_ME_MARK,
        "",
        f"From: {_party(envelope.sender, envelope.sender_name)}",
        f"For: {_party(envelope.recipient, envelope.recipient_name)}",
        f"Made on: {day_of(envelope.minute)}",
        f"Copy: {copy_name(envelope)}",
    ]
    if envelope.label:
        lines.append(f"Contains at most: {readable(envelope.label)}")
    lines += ["", _CONTENT, *(f"{title}: {count}" for title, count in counts.items())]
    return [*lines, *_HOW_TO]


def _party(code: str, name: str) -> str:
    return f"{name} ({code})" if name else code
