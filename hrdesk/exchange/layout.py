"""Where everything stands in a workbook: sheets, rows, columns, their keys and headings."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto
from functools import lru_cache

from hrdesk.domain.arrival import Envelope
from hrdesk.domain.countries import CODES as COUNTRY_CODES
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.label import Label
from hrdesk.domain.naming import readable
from hrdesk.domain.records import shape_of

FORMAT = 1
# What the first cell of a sheet says, so that the sheet is known under any title.
META_MARK, SCHEMA_MARK = "hrdesk.workbook", "hrdesk.schema"
LISTS_MARK, BASE_MARK = "hrdesk.lists", "hrdesk.base"
READ_ME_MARK = "HRDesk workbook"
HAPPENED_MARK, WITHDRAWN_MARK = "HRDesk: what happened", "HRDesk: no longer shared"
# Lists of names, by kind of record; and what the sheet about the workbook says of the envelope.
NAMES_OF = "name:"
CONFIRMS, WITHDRAWN = "confirms", "withdrawn"
TEXTS_OF_ENVELOPE = (
    "sender",
    "sender_identity",
    "sender_name",
    "recipient",
    "recipient_name",
    "label",
    "language",
)

READ_ME, META, SCHEMA, LISTS = "Read me", "_meta", "_schema", "_lists"
NO_LONGER_SHARED = "No longer shared"
TITLE_ROW, KEY_ROW, EMPTY_ROW, HEADER_ROW, FIRST_ROW = 1, 2, 3, 4, 5

REF, TOKEN, NUMBER = "ref", "token", "no"
LABEL, PARTNERS, ACTION, MESSAGE = "label", "partners", "action", "message"
NAME_SUFFIX = ".name"

# The sheet of what stands side by side is laid out like those of the record kinds.
CONFLICTS = "conflicts"
REGISTER, SUBJECT, FIELD, VALUE, AUTHORS = "register", "subject", "field", "value", "authors"
DECISION, NOTE = "decision", "note"
# More values than this side by side nobody compares; what is not shown is not decided about.
MOST_VALUES = 50

COUNTRIES = "country"
NOT_SHARED = "not shared"
PLEASE_REMOVE = "Please remove"
YES_NO = ("Yes", "No")

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG = 40


class Role(Enum):
    """What a column is for."""

    REF = auto()
    TOKEN = auto()
    NUMBER = auto()
    FIELD = auto()
    NAME = auto()
    LABEL = auto()
    PARTNERS = auto()
    ACTION = auto()
    MESSAGE = auto()
    REGISTER = auto()
    SHOWN = auto()
    DECISION = auto()
    NOTE = auto()


_FOR_READING = frozenset({Role.REF, Role.TOKEN, Role.NUMBER, Role.NAME, Role.REGISTER, Role.SHOWN})


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet; `key` stands in the hidden key row and is never renamed."""

    key: str
    header: str
    role: Role
    width: int
    field: Field | None = None

    @property
    def is_content(self) -> bool:
        """Whether people write into it; the others are for finding and reading only."""
        return self.role not in _FOR_READING

    @property
    def list_key(self) -> str:
        """The list behind its drop-down; empty when it has none."""
        if self.role in (Role.LABEL, Role.ACTION):
            return self.key
        if self.field is None or self.role is not Role.FIELD or self.field.is_set:
            return ""
        return list_of(self.field)


def is_country(field: Field) -> bool:
    """Whether the values of a field, or its elements, are countries."""
    return field.kind is Kind.COUNTRY or field.codes == COUNTRY_CODES


def list_of(field: Field) -> str:
    """The key of the list in `_lists` that words the codes of a field; empty for none."""
    if is_country(field):
        return COUNTRIES
    if field.kind is Kind.BOOL:
        return "bool"
    if field.codes is None:
        return ""
    return "code:" + ",".join(field.codes)


def sheet_title(kind: str) -> str:
    """The title of the sheet of a record kind, or of the conflicts."""
    return readable(CONFLICTS if kind == CONFLICTS else shape_of(kind).plural)


def base_title(kind: str) -> str:
    """The title of the hidden sheet that holds what was sent."""
    return f"_base_{kind}"


def is_sent(field: Field) -> bool:
    """Whether a field has a column at all; what is Internal by nature has none."""
    return field.floor is not Label.INTERNAL


_LEAD = (
    Column(REF, "Ref", Role.REF, 21),
    Column(TOKEN, "Token", Role.TOKEN, 12),
    Column(NUMBER, "No.", Role.NUMBER, 6),
)


def value_key(number: int) -> str:
    """The key of the column of a value that stands in a conflict, counted from 1."""
    return f"{VALUE}.{number}"


def conflict_columns(values: int) -> tuple[Column, ...]:
    """The columns of the sheet of conflicts, with so many columns for the values that stand."""
    return (
        *_LEAD,
        Column(REGISTER, "Register", Role.REGISTER, 12),
        Column(SUBJECT, "Record", Role.SHOWN, 34),
        Column(FIELD, "Field", Role.SHOWN, 20),
        *(
            Column(value_key(number), f"Value {number}", Role.SHOWN, 30)
            for number in range(1, values + 1)
        ),
        Column(AUTHORS, "Written by", Role.SHOWN, 38),
        Column(DECISION, "Decision", Role.DECISION, 30),
        Column(NOTE, "Note to sender", Role.NOTE, _LONG),
    )


@lru_cache(maxsize=64)
def columns_of(kind: str) -> tuple[Column, ...]:
    """All columns of the sheet of a kind, or of the conflicts, from left to right."""
    if kind == CONFLICTS:
        return conflict_columns(MOST_VALUES)
    columns = list(_LEAD)
    for field in shape_of(kind).fields:
        if is_sent(field):
            columns += _field_columns(field)
    columns += [
        Column(LABEL, "Label", Role.LABEL, 11),
        Column(PARTNERS, "Shared with", Role.PARTNERS, 18),
        Column(ACTION, "Action", Role.ACTION, 15),
        Column(MESSAGE, "Message to sender", Role.MESSAGE, _LONG),
    ]
    return tuple(columns)


@lru_cache(maxsize=64)
def content_columns(kind: str) -> tuple[Column, ...]:
    """The columns that people write into, in the order in which tokens check them."""
    return tuple(column for column in columns_of(kind) if column.is_content)


@lru_cache(maxsize=64)
def date_keys(kind: str) -> frozenset[str]:
    """The keys of the columns that hold dates, exact or approximate."""
    return frozenset(
        column.key
        for column in content_columns(kind)
        if column.field is not None
        and column.field.kind in (Kind.DATE, Kind.SPAN)
        and not column.key.endswith(".zone")
    )


def _field_columns(field: Field) -> list[Column]:
    heading = readable(field.name)
    if field.kind is Kind.SPAN:
        return [
            Column(key, f"{heading} {key.rpartition('.')[2]}", Role.FIELD, field.width, field)
            for key in field.cells
        ]
    columns = [Column(field.name, heading, Role.FIELD, max(field.width, 10), field)]
    if field.is_link:
        columns.append(
            Column(field.name + NAME_SUFFIX, f"{heading} (name)", Role.NAME, field.width, field)
        )
    return columns


def day_of(minute: int) -> str:
    """`21 Nov 2026`: the day of a minute in UTC, the same words on every computer."""
    moment = datetime.fromtimestamp(minute * 60, UTC)
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def minute_of(day: str) -> int:
    """The first minute of a day as `day_of` writes it. Raises `ValueError`."""
    number, month, year = day.split()
    first = datetime(int(year), _MONTHS.index(month) + 1, int(number), tzinfo=UTC)
    return int(first.timestamp()) // 60


def copy_name(envelope: Envelope) -> str:
    """`NIRMS>IACHR 14`: what people call this copy."""
    return f"{envelope.sender}>{envelope.recipient} {envelope.copy}"


def title_line(kind: str, envelope: Envelope) -> str:
    """The first line of a sheet."""
    return (
        f"{sheet_title(kind)}: sent by {envelope.sender} to {envelope.recipient}, "
        f"{day_of(envelope.minute)}, copy {copy_name(envelope)}"
    )
