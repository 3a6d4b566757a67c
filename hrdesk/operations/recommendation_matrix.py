"""The follow-up matrix: what became of each recommendation, as each body sees it.

A/HRC/23/18, Annex II, mid term: to follow each other's recommendations. What a body says is a
commitment that names recommendation and body: a record of its own, so that what several desks say
stands side by side. The one that was written last counts. What a visit found is the word of the
mechanisms that travelled, until one of them says something itself.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hrdesk.domain.changes import Changes, Edit
from hrdesk.domain.codes import CommitmentStatus, FollowUpState
from hrdesk.domain.label import Label
from hrdesk.domain.text import one_line
from hrdesk.operations.assessments import CLOSED
from hrdesk.operations.own_body import own_body
from hrdesk.operations.records import add_record, save_record
from hrdesk.operations.short_names import SHORT, short_of
from hrdesk.store import listing
from hrdesk.store.dated import Dated, in_use
from hrdesk.store.listing import Line, Query
from hrdesk.store.same import shown_refs
from hrdesk.store.session import Session

KIND, ORGANISATION = "recommendation", "organisation"
FOLLOW_UP = "follow_up"
# More than anybody looks through: whoever has more chooses a State or a body first.
MOST = 10_000
_COLUMNS = ("recommendation", "responsible", "assessment", "progress", "visit", "document")
_SHOWN = (
    "country",
    "body",
    "themes",
    "date",
    "state",
    "priority",
    "evidence",
    "symbol",
    "paragraph",
)
_LONGEST_TITLE = 160
_CHUNK = 1_000
Cell = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the matrix is narrowed to; empty for everything."""

    text: str = ""
    country: str = ""
    body: str = ""
    theme: str = ""
    year: str = ""
    state: str = ""
    priority: str = ""
    open_only: bool = False

    def query(self) -> Query:
        """The recommendations that are let through, but for the year; the newest first."""
        named = {
            "country": self.country,
            "body": self.body,
            "themes": self.theme,
            "state": self.state,
            "priority": self.priority,
        }
        where: dict[str, Sequence[str]] = {name: [text] for name, text in named.items() if text}
        if self.open_only and not self.state:
            where["state"] = ["", *(each for each in FollowUpState if each not in CLOSED)]
        return Query(KIND, self.text, where, order="date", descending=True)


@dataclass(frozen=True, slots=True)
class Recommended:
    """A recommendation as a row."""

    ref: str
    title: str
    label: Label
    country: str = ""
    body: str = ""
    themes: tuple[str, ...] = ()
    date: str = ""
    state: str = ""
    priority: str = ""
    source: str = ""
    newest_evidence: str = ""
    differs: bool = False  # desks do not agree on the record


@dataclass(frozen=True, slots=True)
class Body:
    """A body as a column: in short and in full, and how far it may be named."""

    ref: str
    short: str
    name: str
    label: Label

    @property
    def word(self) -> str:
        """What stands above the column."""
        return self.short or self.name


@dataclass(frozen=True, slots=True)
class Word:
    """What a body says of a recommendation; `others` are earlier words of it."""

    ref: str
    state: str
    evidence: str
    label: Label
    visit: str = ""
    document: str = ""
    others: int = 0
    differs: bool = False  # desks do not agree on the record


@dataclass(frozen=True)
class FollowUpMatrix:
    """Rows, columns and what stands between; `total` counts the rows that are not shown too.

    `recommending` are the bodies that recommended, by Ref; `own` is that of this desk.
    """

    rows: Sequence[Recommended] = ()
    bodies: Sequence[Body] = ()
    words: Mapping[Cell, Word] = field(default_factory=dict)
    total: int = 0
    recommending: Mapping[str, Body] = field(default_factory=dict)
    own: str = ""


def follow_up_matrix(session: Session, chosen: Chosen, more: Iterable[str] = ()) -> FollowUpMatrix:
    """The recommendations let through, by what each body says of them.

    Columns are the own body of the desk, those that say something, and those given.
    """
    query = chosen.query()
    rows = list(itertools.islice(_rows(session, query, chosen.year), MOST))
    total = sum(
        count
        for (year,), count in listing.tallies(session, query, ("date",))
        if chosen.year in ("", year)
    )
    words = said_of(session, {row.ref for row in rows})
    own = own_body(session)
    wanted = dict.fromkeys(body for _, body in words)
    wanted |= dict.fromkeys(shown_refs(session, more).values())
    wanted |= {own: None} if own else {}
    # What one marks oneself comes first.
    bodies = sorted(bodies_of(session, wanted), key=lambda each: each.ref != own)
    named = bodies_of(session, dict.fromkeys(row.body for row in rows if row.body))
    recommending = {each.ref: each for each in named}
    return FollowUpMatrix(rows, bodies, words, total, recommending, own)


def said_of(session: Session, refs: Iterable[str]) -> dict[Cell, Word]:
    """What each body says of some recommendations, by recommendation and body."""
    wanted = frozenset(refs)
    several = [row for row in in_use(session, "commitment", _COLUMNS) if row.values[0]]
    shown = shown_refs(session, {row.values[0] for row in several})
    several = [row for row in several if shown[row.values[0]] in wanted]
    lines = {
        line.ref: line
        for line in listing.lines(session, "commitment", [row.ref for row in several], ())
    }
    travelled = _travelled(session, several)
    found: dict[Cell, list[Dated]] = {}
    for row in sorted(several, key=lambda row: (-lines[row.ref].changed, row.ref)):
        bodies = _listed(row.values[1]) or travelled.get(row.values[4], [])
        for body in bodies:
            found.setdefault((shown[row.values[0]], body), []).append(row)
    joined = shown_refs(session, {body for _, body in found})
    return {
        (ref, joined[body]): _word(rows[0], len(rows) - 1) for (ref, body), rows in found.items()
    }


def bodies_of(session: Session, refs: Iterable[str]) -> list[Body]:
    """Organisations as columns, by their words."""
    lines = listing.lines(session, ORGANISATION, list(refs), SHORT)
    found = [Body(line.ref, short_of(line), line.title, Label(line.label)) for line in lines]
    return sorted(found, key=lambda each: each.word.casefold())


def set_states(session: Session, cells: Sequence[Cell], state: str) -> Changes:
    """Say what became of recommendations as bodies see it, as one step; empty for not known.

    A body's word is Internal until somebody labels it, as the findings of a visit are. Raises
    `NotFound`, `BadValue`.
    """
    words = said_of(session, {ref for ref, _ in cells})
    titles = listing.titles(session, [ref for ref, _ in cells])
    status = CommitmentStatus.DONE if state in CLOSED else CommitmentStatus.UNDER_WAY
    values = {"assessment": state, "status": (status if state else CommitmentStatus.OPEN).value}
    edits: list[Edit] = []
    for ref, body in dict.fromkeys(cells):
        word = words.get((ref, body))
        if word is not None and not word.visit:
            edits += save_record(session, word.ref, values).edits
        elif state:
            about: dict[str, object] = {
                "title": one_line(titles.get(ref, ref), _LONGEST_TITLE),
                "recommendation": ref,
                "responsible": [body],
            }
            added = add_record(session, "commitment", about | values, label=Label.INTERNAL)
            edits += added.edits
    return Changes(FOLLOW_UP, tuple(edits))


def _rows(session: Session, query: Query, year: str) -> Iterator[Recommended]:
    refs = listing.keys(session, query)
    for start in range(0, len(refs), _CHUNK):
        for line in listing.lines(session, KIND, refs[start : start + _CHUNK], _SHOWN):
            if line.values.get("date", "").startswith(year):
                yield _recommended(line)


def _recommended(line: Line) -> Recommended:
    value = line.values.get
    days = [each.partition(" ")[0] for each in _listed(value("evidence", ""))]
    return Recommended(
        line.ref,
        line.title,
        Label(line.label),
        value("country", ""),
        value("body", ""),
        tuple(_listed(value("themes", ""))),
        value("date", ""),
        value("state", ""),
        value("priority", ""),
        ", ".join(filter(None, (value("symbol", ""), value("paragraph", "")))),
        max((day for day in days if day[:1].isdigit()), default=""),
        bool(line.conflicts),
    )


def _travelled(session: Session, several: Iterable[Dated]) -> dict[str, list[str]]:
    visits = {row.values[4] for row in several if row.values[4] and not row.values[1]}
    lines = listing.lines(session, "visit", sorted(visits), ("mechanisms",))
    return {line.ref: _listed(line.values.get("mechanisms", "")) for line in lines}


def _word(row: Dated, others: int) -> Word:
    _, _, state, evidence, visit, document = row.values
    label, differs = Label(row.label), bool(row.conflicts)
    return Word(row.ref, state, evidence, label, visit, document, others, differs)


def _listed(text: str) -> list[str]:
    return [each for each in text.split("; ") if each]
