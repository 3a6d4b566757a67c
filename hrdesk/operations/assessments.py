"""The recommendations that a visit follows up: what was said before, and what the visit found.

An assessment is a commitment that names both the visit and the recommendation: a record of its
own, as notes with a date are (exchange.md 2). Two desks that assess the same recommendation make
two of them, which stand side by side; nothing is overwritten and there is no conflict. The one
that was written last is the one that counts here, and is the one that is changed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hrdesk.domain.changes import Changes, together
from hrdesk.domain.codes import CommitmentStatus, FollowUpState, Life
from hrdesk.domain.label import Label
from hrdesk.domain.state import RecordState
from hrdesk.domain.text import one_line
from hrdesk.domain.values import NO, YES
from hrdesk.operations.records import add_record, existing, save_record
from hrdesk.store import listing
from hrdesk.store.listing import Line, Query
from hrdesk.store.session import Session

CLOSED = frozenset({FollowUpState.DONE.value, FollowUpState.NOT_APPLICABLE.value})
ASSESS, CHOOSE = "assess", "choose_recommendations"
_LONGEST_TITLE = 160
_MOST = 400


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a visit found of a recommendation, with the evidence; `others` are more of them."""

    ref: str
    state: str
    evidence: str
    in_statement: bool
    label: str
    others: int = 0


@dataclass(frozen=True, slots=True)
class Followed:
    """One recommendation: as it stood before, and what this visit found, if it did yet."""

    ref: str
    text: str
    label: str
    body: str
    source: str
    date: str
    before: str
    found: Assessment | None

    @property
    def is_assessed(self) -> bool:
        """Whether this visit has said what became of it."""
        return self.found is not None and bool(self.found.state)


@dataclass(frozen=True, slots=True)
class Served:
    """An open recommendation to the country that a visit may serve: by which themes and places."""

    ref: str
    text: str
    label: str
    source: str
    date: str
    before: str
    themes: tuple[str, ...]
    places: tuple[str, ...]


def followed_by(session: Session, ref: str) -> list[Followed]:
    """The recommendations that a visit names, by body and date. Raises `NotFound`."""
    chosen = _set(existing(session, ref), "recommendations")
    found = _assessments(session, ref)
    # One that was assessed and then taken off the visit is not lost.
    rows = listing.lines(session, "recommendation", list(dict.fromkeys((*chosen, *found))))
    names = listing.titles(session, [row.values.get("body", "") for row in rows])
    several = [_followed(row, names, found.get(row.ref, [])) for row in rows]
    return sorted(several, key=lambda each: (each.body, each.date, each.text))


def served_by(session: Session, ref: str) -> list[Served]:
    """Open recommendations to the country that the visit does not name yet.

    Those that share a theme with it, or a place, stand first.
    """
    state = existing(session, ref)
    chosen, themes = _set(state, "recommendations"), _set(state, "themes")
    places = _places_by_recommendation(session, _set(state, "places"))
    refs = [*places, *_open_ones(session, state.text("country"), themes)]
    wanted = dict.fromkeys(each for each in refs if each not in chosen)
    rows = listing.lines(session, "recommendation", list(wanted)[:_MOST])
    several = [
        _served(row, themes, places.get(row.ref, ()))
        for row in rows
        if row.life == Life.ACTIVE and row.values.get("state", "") not in CLOSED
    ]
    return sorted(several, key=lambda each: (not each.places, not each.themes))


def _open_ones(session: Session, country: str, themes: Sequence[str]) -> Iterator[str]:
    """Open recommendations to a country, those of some themes first: it may have thousands."""
    states = ["", *(each.value for each in FollowUpState if each.value not in CLOSED)]
    where: dict[str, Sequence[str]] = {"country": [country], "state": states}
    for wanted in ({"themes": themes} if themes else {}, {}):
        query = Query("recommendation", where=where | wanted, order="date", descending=True)
        yield from listing.keys(session, query)


def follow_up(session: Session, ref: str, recommendations: Sequence[str]) -> Changes:
    """Let a visit follow up more recommendations. Raises `NotFound`."""
    state = existing(session, ref)
    wanted = (*_set(state, "recommendations"), *recommendations)
    return _named(save_record(session, ref, {"recommendations": wanted}, seen=state.registers))


def leave_out(session: Session, ref: str, recommendation: str) -> Changes:
    """Let a visit follow up a recommendation no longer; its assessment stays. Raises `NotFound`."""
    state = existing(session, ref)
    wanted = [each for each in _set(state, "recommendations") if each != recommendation]
    return _named(save_record(session, ref, {"recommendations": wanted}, seen=state.registers))


def assess(
    session: Session,
    ref: str,
    recommendation: str,
    *,
    state: str | None = None,
    evidence: str | None = None,
    in_statement: bool | None = None,
) -> Changes:
    """Write what a visit found of a recommendation; what is None stays as it is.

    A new assessment is Internal until somebody labels it: findings are confidential until the
    statement is out (A/HRC/23/18, para 47). Raises `NotFound`, `BadValue`.
    """
    wanted: dict[str, object] = {}
    if state is not None:
        done = CommitmentStatus.DONE if state else CommitmentStatus.OPEN
        wanted |= {"assessment": state, "status": done.value}
    if evidence is not None:
        wanted["progress"] = evidence
    if in_statement is not None:
        wanted["in_statement"] = YES if in_statement else NO
    standing = _assessments(session, ref).get(recommendation, [])
    if standing:
        return Changes(ASSESS, save_record(session, standing[0].ref, wanted).edits)
    about = existing(session, recommendation)
    wanted |= {
        "title": one_line(about.text("text"), _LONGEST_TITLE),
        "visit": ref,
        "recommendation": recommendation,
    }
    return Changes(ASSESS, add_record(session, "commitment", wanted, label=Label.INTERNAL).edits)


def take_over(session: Session, ref: str) -> Changes:
    """Give each recommendation the follow-up state that this visit found, in one step."""
    parts = [
        save_record(session, each.ref, {"state": each.found.state})
        for each in followed_by(session, ref)
        if each.found is not None and each.found.state and each.found.state != each.before
    ]
    return together(ASSESS, parts)


def outline(
    followed: Sequence[Followed], headings: Mapping[str, str], bodies: str
) -> list[tuple[str, list[Followed]]]:
    """What is ticked for the statement, under a heading for each state in the order given.

    `headings` has a word for each `FollowUpState`; `bodies` stands over what was not assessed.
    """
    ticked = [each for each in followed if each.found is not None and each.found.in_statement]
    order = [*(state.value for state in FollowUpState), ""]
    return [
        (headings.get(state, bodies), some)
        for state in order
        if (some := [each for each in ticked if each.found and each.found.state == state])
    ]


def _assessments(session: Session, ref: str) -> dict[str, list[Line]]:
    """By recommendation, the one that was written last first."""
    linked = [
        each
        for each, name in listing.linked_from(session, ref)
        if name == "visit" and each.startswith("COM")
    ]
    rows = [
        row
        for row in listing.lines(session, "commitment", linked)
        if row.values.get("recommendation")
    ]
    found: dict[str, list[Line]] = {}
    for row in sorted(rows, key=lambda row: (-row.changed, row.ref)):
        found.setdefault(row.values["recommendation"], []).append(row)
    return found


def _followed(row: Line, names: Mapping[str, str], found: Sequence[Line]) -> Followed:
    values = row.values
    return Followed(
        row.ref,
        _text(row),
        row.label,
        names.get(values.get("body", ""), ""),
        ", ".join(values[name] for name in ("symbol", "paragraph") if name in values),
        values.get("date", ""),
        values.get("state", ""),
        _assessment(found[0], len(found) - 1) if found else None,
    )


def _text(row: Line) -> str:
    """All of it: it is assessed, and may stand in the statement; a title ends somewhere."""
    text = row.values.get("text", "")
    return one_line(text, len(text)) if text else row.title


def _assessment(row: Line, others: int) -> Assessment:
    values = row.values
    return Assessment(
        row.ref,
        values.get("assessment", ""),
        values.get("progress", ""),
        values.get("in_statement") == YES,
        row.label,
        others,
    )


def _served(row: Line, themes: Sequence[str], places: Sequence[str]) -> Served:
    values = row.values
    own = values["themes"].split("; ") if "themes" in values else []
    return Served(
        row.ref,
        _text(row),
        row.label,
        ", ".join(values[name] for name in ("symbol", "paragraph") if name in values),
        values.get("date", ""),
        values.get("state", ""),
        tuple(each for each in own if each in themes),
        tuple(places),
    )


def _places_by_recommendation(session: Session, refs: Sequence[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in listing.lines(session, "place", refs):
        for each in filter(None, row.values.get("recommendations", "").split("; ")):
            found[each] = (*found.get(each, ()), row.title)
    return found


def _set(state: RecordState, name: str) -> tuple[str, ...]:
    value = state.value(name)
    assert isinstance(value, tuple)
    return value


def _named(changes: Changes) -> Changes:
    return Changes(CHOOSE, changes.edits)
