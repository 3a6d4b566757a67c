"""Take in a file of another program: read it apart, say what it would change, write it in one step."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hrdesk.domain.changes import Changes
from hrdesk.domain.errors import FileRefused
from hrdesk.exchange.apart import read_others_apart
from hrdesk.exchange.progress import Cancel, Progress
from hrdesk.formats.calendar_entry import CalendarEntry, CalendarHead
from hrdesk.formats.card_entry import CardEntry
from hrdesk.operations.calendar_incoming import activities_of, people_by_address
from hrdesk.operations.cards_incoming import organisations_named, persons_of
from hrdesk.operations.incoming import Choices, FilePlan, Incoming
from hrdesk.operations.incoming_plan import decide, write
from hrdesk.store.database import Database
from hrdesk.store.session import Session

CALENDAR, CARDS, SHEET = "ics", "vcf", "sheet"
_BY_NAME = {
    ".ics": CALENDAR,
    ".ical": CALENDAR,
    ".vcs": CALENDAR,
    ".vcf": CARDS,
    ".vcard": CARDS,
}
_BY_BEGINNING = {b"BEGIN:VCALENDAR": CALENDAR, b"BEGIN:VCARD": CARDS}
_LOOKED_AT = 64


@dataclass(frozen=True)
class FileContent:
    """All that a file of another program says; nothing of the desk was looked at."""

    path: Path
    what: str
    entries: tuple[CalendarEntry, ...] = ()
    cards: tuple[CardEntry, ...] = ()
    others: Mapping[str, int] = field(default_factory=dict)


def what_it_is(path: Path) -> str:
    """What a file is by how it begins, or by its name: a calendar, cards, or else a sheet."""
    try:
        with path.open("rb") as file:
            start = file.read(_LOOKED_AT).lstrip(b"\xef\xbb\xbf \t\r\n").upper()
    except OSError:
        start = b""
    for beginning, what in _BY_BEGINNING.items():
        if start.startswith(beginning):
            return what
    return _BY_NAME.get(path.suffix.lower(), SHEET)


def read_file(
    database: Database,
    path: Path,
    what: str = "",
    *,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> FileContent:
    """All that a calendar or a file of cards says. Raises `FileRefused`, `Cancelled`."""
    # What knows these formats is dear to load, and a plan does without it.
    from hrdesk.formats.calendar_in import read_calendar
    from hrdesk.formats.cards_in import read_cards

    what = what or what_it_is(path)
    home = database.identity.zone
    if what == CARDS:
        cards = read_others_apart(read_cards, path, progress=progress, cancelled=cancelled)
        return FileContent(path, what, cards=tuple(cards))
    if what != CALENDAR:
        raise FileRefused("not_for_import", path=path)
    found = read_others_apart(read_calendar, path, home, progress=progress, cancelled=cancelled)
    entries = tuple(each for each in found if isinstance(each, CalendarEntry))
    head = next(each for each in found if isinstance(each, CalendarHead))
    return FileContent(path, what, entries, others=head.others)


def plan_file(
    database: Database,
    content: FileContent,
    choices: Choices,
    *,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> FilePlan:
    """What a file would change as it was chosen; nothing is written. Raises `Cancelled`."""
    with database.reading() as session:
        several, asked = _incoming(session, content, choices)
        decided = decide(session, several, choices, progress=progress, cancelled=cancelled)
    lines = sorted((each.line for each in decided), key=lambda line: line.number)
    return FilePlan(tuple(lines), content.others, asked)


def take_file(
    session: Session,
    content: FileContent,
    choices: Choices,
    *,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> Changes:
    """Take a file in as it was chosen, as one step to undo. Raises `Cancelled`."""
    several, _ = _incoming(session, content, choices)
    decided = decide(session, several, choices, progress=progress, cancelled=cancelled)
    about = {"file": content.path.name}
    return write(session, decided, choices, about=about, progress=progress, cancelled=cancelled)


def _incoming(
    session: Session, content: FileContent, choices: Choices
) -> tuple[list[Incoming], dict[str, tuple[str, ...]]]:
    """What the file brings, and the organisations that somebody has to choose."""
    if content.what == CALENDAR:
        return list(activities_of(content.entries, people_by_address(session))), {}
    named = organisations_named(session, content.cards)
    asked = {name: each.perhaps for name, each in named.items() if not each.certain}
    return list(persons_of(content.cards, named, choices.organisations)), asked
