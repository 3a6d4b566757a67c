"""What a calendar of another program says of one thing in it, in values as a desk writes them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from hrdesk.domain.values import Value


class Left(StrEnum):
    """What an entry says and a desk cannot keep, or keeps otherwise."""

    ALARMS = "alarms"
    ATTACHMENTS = "attachments"
    PEOPLE = "people"
    RULE = "rule"
    MORE_DATES = "more_dates"
    FOLLOWING = "following"
    ZONE = "zone"
    NO_ZONE = "no_zone"
    BAD_DATES = "bad_dates"
    BAD_VALUE = "bad_value"
    PHOTO = "photo"
    ADDRESS = "address"
    NUMBERS = "numbers"
    BIRTHDAY = "birthday"
    WEB = "web"
    ORGANISATION = "organisation"


class Note(NamedTuple):
    """Something that is left, and what it is about: a name, a number, a rule."""

    what: Left
    about: str = ""


class Somebody(NamedTuple):
    """Somebody whom an entry names, by address."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class CalendarHead:
    """What a calendar says of itself; `others` counts parts of it that no calendar here holds."""

    name: str = ""
    method: str = ""
    others: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A thing in a calendar.

    `day` is the occurrence of a series in whose place it stands, empty for the whole; with
    `is_following` it stands for all that follow too. `values`
    are those of an activity; an empty `recurrence` says that it comes once. `modified` is the
    minute of the last change, 0 where it is not told, and `sequence` -1. `problem` names why it
    cannot be read.
    """

    number: int
    uid: str
    day: str = ""
    sequence: int = -1
    modified: int = 0
    values: Mapping[str, Value] = field(default_factory=dict)
    people: tuple[Somebody, ...] = ()
    is_following: bool = False
    is_cancelled: bool = False
    is_private: bool = False
    is_answer: bool = False
    more_dates: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    problem: str = ""

    @property
    def title(self) -> str:
        """What it is called."""
        return str(self.values.get("title", ""))

    @property
    def newness(self) -> tuple[int, int]:
        """What tells which of two versions is the later one (RFC 5546, 2.1.5)."""
        return max(self.sequence, 0), self.modified
