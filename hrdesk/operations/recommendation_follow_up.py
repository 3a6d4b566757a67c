"""All that followed from one recommendation: evidence over time, and who follows it up with what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hrdesk.domain.changes import Changes
from hrdesk.domain.label import Label
from hrdesk.domain.steps import Step, in_order
from hrdesk.operations.full_titles import full_titles
from hrdesk.operations.records import existing, save_record
from hrdesk.store import listing
from hrdesk.store.listing import Line
from hrdesk.store.session import Session

EVIDENCE = "evidence"
_LINKS = ("visit", "document", "activity")
# Of more nobody reads all in one text, and each key press on another recommendation reads them.
_MOST = 200


@dataclass(frozen=True, slots=True)
class Follower:
    """A commitment about a recommendation: whose it is, how far, and with which records."""

    ref: str
    title: str
    label: Label
    bodies: tuple[str, ...]
    state: str
    status: str
    due: str
    evidence: str
    with_what: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class FollowedUp:
    """One recommendation with all that followed; `links` are other records that name it.

    `untold` counts those who follow it up and those that name it which are not told here.
    """

    ref: str
    text: str
    label: Label
    source: str
    date: str
    country: str
    state: str
    body: str = ""
    position: str = ""
    information: str = ""
    evidence: tuple[Step, ...] = ()
    followers: tuple[Follower, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    untold: int = 0


def followed_up(session: Session, ref: str) -> FollowedUp:
    """What followed from a recommendation: at most 200 commitments, and 200 other records.

    Of more the first are told as the part "Linked" has them: by kind, then as lists sort
    them. Raises `NotFound`.
    """
    state = existing(session, ref)
    linked = list(dict.fromkeys(each for each, name in listing.linked_from(session, ref)))
    commitments = [each for each in linked if each.startswith("COM-")][:_MOST]
    others = [each for each in linked if not each.startswith("COM-")][:_MOST]
    names = listing.titles(session, others)
    body = state.text("body")
    evidence = state.value("evidence")
    assert isinstance(evidence, tuple)
    where = (state.text("symbol"), state.text("paragraph"))
    return FollowedUp(
        ref,
        state.text("text"),
        state.label,
        ", ".join(filter(None, where)),
        state.text("date"),
        state.text("country"),
        state.text("state"),
        full_titles(session, [body]).get(body, ""),
        state.text("upr_position"),
        state.text("state_information"),
        tuple(reversed(in_order(evidence))),
        _followers(session, commitments),
        tuple((each, names[each]) for each in others if each in names),
        len(linked) - len(commitments) - len(others),
    )


def add_evidence(session: Session, ref: str, text: str, day: date) -> Changes:
    """Put a dated line of evidence to a recommendation; it stands beside those of other desks.

    Semicolons become commas, for they separate the lines. Raises `NotFound`, `BadValue`.
    """
    state = existing(session, ref)
    has = state.value(EVIDENCE)
    assert isinstance(has, tuple)
    words = " ".join(text.replace(";", ",").split())
    if not words:
        return Changes("save")
    line = Step(day.isoformat(), words, desk=session.identity.code).text
    return save_record(session, ref, {EVIDENCE: (*has, line)}, seen=state.registers)


def _followers(session: Session, refs: list[str]) -> tuple[Follower, ...]:
    rows = listing.lines(session, "commitment", refs)
    linked = [row.values.get(name, "") for row in rows for name in _LINKS]
    linked += [each for row in rows for each in _listed(row, "responsible")]
    names = listing.titles(session, list(filter(None, linked)))
    rows = sorted(rows, key=lambda row: (-row.changed, row.ref))
    return tuple(_follower(row, names) for row in rows)


def _follower(row: Line, names: Mapping[str, str]) -> Follower:
    value = row.values.get
    with_what = ((ref, names[ref]) for name in _LINKS if (ref := value(name, "")) in names)
    return Follower(
        row.ref,
        row.title,
        Label(row.label),
        tuple(names.get(each, each) for each in _listed(row, "responsible")),
        value("assessment", ""),
        value("status", ""),
        value("due", ""),
        value("progress", ""),
        tuple(with_what),
    )


def _listed(row: Line, name: str) -> list[str]:
    return [each for each in row.values.get(name, "").split("; ") if each]
