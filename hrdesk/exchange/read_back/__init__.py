"""Reads a finished workbook once more before it gets its name, and holds it against the plan.

What is in the file must be what the preview showed, and what it holds is what the disclosure log
keeps (exchange.md 4 and 5). This package shares no code with what makes a workbook ready, writes
it or takes it in, and says the format a second time: a mistake made there is not made here again.
What is never read here, a part of the file or a cell, makes the file one that is not as planned.
"""

import io
import zipfile
from xml.etree.ElementTree import ParseError

from hrdesk.domain.errors import BadValue
from hrdesk.domain.naming import readable
from hrdesk.domain.records import KINDS
from hrdesk.exchange.progress import Cancel, Progress, Steps
from hrdesk.exchange.read_back.conflicts import TITLE as CONFLICTS
from hrdesk.exchange.read_back.first_sheet import (
    NO_LONGER_SHARED,
    READ_ME,
    hold_read_me,
    hold_withdrawn,
)
from hrdesk.exchange.read_back.hidden import (
    LISTS,
    META,
    SCHEMA,
    Words,
    hold_lists,
    hold_meta,
    hold_schema,
)
from hrdesk.exchange.read_back.later import hold_later
from hrdesk.exchange.read_back.parts import hold_parts
from hrdesk.exchange.read_back.plan import Planned, ReadBack, Unplanned
from hrdesk.exchange.read_back.rows import Found, RecordSheet, base_title, hold_conflicts
from hrdesk.exchange.read_back.sheets import FinishedBook, expect
from hrdesk.exchange.read_back.tokens import workbook_id

__all__ = ["Planned", "ReadBack", "Unplanned", "read_back"]

# What the libraries and this package raise over what no plan has.
_NOT_AS_PLANNED = (
    zipfile.BadZipFile,
    ArithmeticError,
    AttributeError,
    BadValue,
    LookupError,
    ParseError,
    TypeError,
    ValueError,
)


def read_back(
    content: bytes,
    planned: Planned,
    *,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> ReadBack:
    """List what a workbook holds, and hold it against the plan: they must be equal.

    Raises `Unplanned` with the place where they are not, and `Cancelled`.
    """
    steps = Steps(len(planned.records), progress, cancelled)
    steps.what = "check"
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            book = FinishedBook(archive)
            found = _read(book, planned, steps)
            hold_parts(archive, content, planned, book.titles, book.frames)
    except _NOT_AS_PLANNED as error:
        raise Unplanned(type(error).__name__) from error
    # That these stand there, sealed, and no others, is what was found.
    return ReadBack(found.versions, book.cells, planned.envelope.withdrawn)


def _read(book: FinishedBook, planned: Planned, steps: Steps) -> Found:
    found, words = Found(), Words(planned)
    kinds = [kind for kind, shape in KINDS.items() if readable(shape.plural) in book.titles]
    for kind in kinds:
        RecordSheet(kind, book, planned, found).read(words, steps)
    expect(found.versions.keys() == planned.records.keys(), "records")
    later = [] if planned.is_plain else hold_later(book, planned, found, words)
    seen = [READ_ME, *(readable(KINDS[kind].plural) for kind in kinds)]
    if found.conflicts:
        seen.append(CONFLICTS)
        hold_conflicts(book, CONFLICTS, found, planned)
    if planned.envelope.withdrawn:
        seen.append(NO_LONGER_SHARED)
        hold_withdrawn(book, planned)
    hold_read_me(book, planned, len(found.conflicts))
    hidden = [*map(base_title, kinds), *later, LISTS, SCHEMA, META]
    if planned.is_plain:
        hidden = []
    else:
        _hold_hidden(book, planned, kinds, found, words)
    expect(book.titles == [*seen, *hidden] and book.hidden == set(hidden), "sheets")
    return found


def _hold_hidden(
    book: FinishedBook, planned: Planned, kinds: list[str], found: Found, words: Words
) -> None:
    hold_lists(book, kinds, planned)
    others = sorted({each.kind for each in planned.others.values()})
    schema = hold_schema(book, kinds, others, words, found.most_values)
    (spare,) = found.spare or {0}
    hold_meta(book, planned, spare, schema, found.checks)
    expect(planned.workbook == workbook_id(planned, found.versions), META, "workbook")
