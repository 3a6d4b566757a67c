"""The columns of a kind's table: which there are, what stands in their cells, how they begin."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QDateTime, QLocale, QTimeZone

from hrdesk.domain.codes import Life
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.label import Label
from hrdesk.domain.records import field_of, kind_of, shape_of
from hrdesk.domain.text import normalised, one_line
from hrdesk.domain.values import YES
from hrdesk.store.listing import OWN, Line
from hrdesk.ui.discreet import HIDDEN
from hrdesk.ui.language import short_month
from hrdesk.ui.records import derived
from hrdesk.ui.records.made_titles import is_made, made_title
from hrdesk.ui.rule_words import RULE, rule_or_text
from hrdesk.ui.words import code_word, comma, element_word, field_word, label_word

LABEL, TITLE, CHANGED, CONFLICTS, LIFE, PARTNERS = (
    "label",
    "title",
    "changed",
    "conflicts",
    "life",
    "partners",
)
# What tells who a protected person is; a table shows their pseudonym only.
TELLING = frozenset(
    [
        "name",
        "other_names",
        "email",
        "other_emails",
        "phone",
        "mobile",
        "call_handles",
        "notes",
        "private_notes",
    ]
)
# Kinds whose text is what the list is for, or which say beside it who goes: bodies, which begin
# alike, leave the room.
NAMED_IN_SHORT = frozenset({"recommendation", "visit"})
_LINKS_SHOWN = 3
# Of who is asked for it, none is left out.
_ALL_SHOWN = frozenset({"leads", "mechanisms"})
_TEXT_SHOWN = 160


@dataclass(frozen=True)
class Column:
    """One column: a field of the kind, or something every record has (`spec` is None then)."""

    name: str
    word: str
    width: int
    spec: Field | None = None
    # What other records say, read with each page (`derived.py`); it cannot be sorted by.
    is_derived: bool = False

    @property
    def order(self) -> str:
        """What `listing.Query` calls it."""
        return self.name


# What a table shows before anybody chose, beside the marking; the rest waits in the chooser.
# "30 Nov – 9 Dec 2026" is not to be cut, and two Democratic Republics are not to look alike.
_LEAST = {Kind.SPAN: 19, Kind.COUNTRY: 20}
_FIRST_SHOWN: Mapping[str, tuple[str, ...]] = {
    "organisation": ("title", "acronym", "type", "city", "country", "verified"),
    "person": ("title", "organisation", "function", "email", "phone", "country", "last_confirmed"),
    "mailing_list": ("title", "purpose", "rule", "members"),
    "activity": ("title", "type", "dates", "city", "country", "organisers", "status"),
    "place": ("title", "type", "country", "city", "priority"),
    "recommendation": ("title", "country", "body", "state", "priority", "date", "symbol"),
    "document": ("title", "type", "symbol", "date", "authors", "countries", "stage"),
    "visit": (
        "country",
        "who_goes",
        "status",
        "dates",
        "next_step",
        "checklist",
        "recommendations_open",
        "shared_with",
    ),
    "programme_item": ("time", "title", "venue", "chair", "meeting_with", "done"),
    "commitment": ("number", "title", "due", "status", "responsible", "horizon", "priority"),
    "instrument": ("title", "acronym", "system", "body", "adopted", "report_every"),
    "ratification": ("country", "instrument", "status", "bound", "verified"),
    "country_file": ("title", "standing_invitation", "national_institution", "verified"),
}


def columns_of(kind: str) -> tuple[Column, ...]:
    """All columns of a kind, the marking first."""
    return tuple(_columns(kind))


def first_shown(kind: str) -> tuple[str, ...]:
    """The names of the columns that are shown before anybody chose, in order."""
    known = {column.name for column in columns_of(kind)}
    return (LABEL, *(name for name in _FIRST_SHOWN.get(kind, (TITLE,)) if name in known))


def title_on_two_lines(kind: str) -> bool:
    """Whether a record is called by a long text, of which the beginning tells too little."""
    title = shape_of(kind).title
    return len(title) == 1 and field_of(kind, title[0]).kind is Kind.LONG_TEXT


def links_shown(spec: Field, text: str) -> list[str]:
    """The Refs of a link column that a cell names; of many, the first few."""
    if spec.name in _ALL_SHOWN:
        return text.split("; ")
    return text.split("; ", _LINKS_SHOWN)[:_LINKS_SHOWN] if spec.is_set else [text]


def cell_text(column: Column, line: Line, titles: Mapping[str, str], zone: str) -> str:
    """What stands in a cell; minutes are those of a zone."""
    if column.spec is None:
        return _system_text(column.name, line, zone)
    text = line.values.get(column.spec.name, column.spec.unsaid)
    if not text:
        return ""
    if column.spec.name in TELLING and line.values.get("protected") == YES:
        return HIDDEN
    if column.spec.is_link:
        return _link_text(column.spec, text, titles)
    if column.spec.is_set:
        words = [element_word(column.spec, each) for each in text.split("; ")]
        return comma().join(sorted(words, key=normalised))
    if column.spec.name == RULE:
        return rule_or_text(text, titles)
    if column.spec.kind is Kind.LONG_TEXT:
        return one_line(text, _TEXT_SHOWN)
    return element_word(column.spec, text)


def title_here(line: Line) -> str:
    """What a record is called in the language of the window."""
    kind = kind_of(line.ref)
    return (made_title(kind, line.values) if is_made(kind) else "") or line.title


def _columns(kind: str) -> Iterator[Column]:
    shape = shape_of(kind)
    yield Column(LABEL, field_word(LABEL), 3)
    # The title of most kinds is one field, which then needs no second column of its own.
    alone = shape.title[0] if len(shape.title) == 1 else ""
    width = max((spec.width for spec in shape.fields if spec.name == alone), default=24)
    yield Column(TITLE, field_word(alone or TITLE), width)
    for spec in shape.fields:
        if spec.name != alone:
            # A person's title (Ms., Mr.) is not what the record is called.
            name = OWN + spec.name if spec.name in (LABEL, TITLE) else spec.name
            yield Column(
                name, field_word(spec.name), max(spec.width, _LEAST.get(spec.kind, 0)), spec
            )
    for name, word, width in derived.columns(kind):
        yield Column(name, word, width, is_derived=True)
    yield Column(PARTNERS, field_word(PARTNERS), 14)
    yield Column(CONFLICTS, field_word(CONFLICTS), 10)
    yield Column(CHANGED, field_word(CHANGED), 16)


def _system_text(name: str, line: Line, zone: str) -> str:
    match name:
        case "title":
            return title_here(line)
        case "label":
            return label_word(Label(line.label))
        case "partners":
            return line.partners
        case "changed":
            return minute_word(line.changed, zone)
        case "life":
            return code_word(Life(line.life).value)
    return str(line.conflicts or "")


def minute_word(minute: int, zone: str) -> str:
    """A minute since 1970 as the window writes it in a zone, or in UTC where there is none such."""
    named = QTimeZone(zone.encode())
    moment = QDateTime.fromSecsSinceEpoch(
        minute * 60, named if named.isValid() else QTimeZone.utc()
    )
    return QLocale().toString(moment, f"d {short_month(moment.date().month())} yyyy HH:mm")


def _link_text(spec: Field, text: str, titles: Mapping[str, str]) -> str:
    shown = links_shown(spec, text)
    # As in the record: elements have no order of their own.
    named = comma().join(sorted((titles.get(ref, ref) for ref in shown), key=normalised))
    more = text.count("; ") + 1 - len(shown) if spec.is_set else 0
    return f"{named}  +{more}" if more > 0 else named
