"""The statement tracker: releases and statements by how far they are, with what each waits for.

Joint press releases and statements are the fifth short-term point of A/HRC/23/18, Annex II.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from hrdesk.domain.codes import DocumentStage, DocumentType
from hrdesk.domain.dates import parse_moment
from hrdesk.operations.called import Called, called
from hrdesk.operations.visit_papers import Paper, paper_of
from hrdesk.store import listing
from hrdesk.store.listing import Query
from hrdesk.store.session import Session

TYPES = (
    DocumentType.JOINT_STATEMENT,
    DocumentType.STATEMENT,
    DocumentType.PRESS_RELEASE,
    DocumentType.END_OF_VISIT_STATEMENT,
)
# In the order in which they want somebody; what was issued long ago is in the register.
STAGES = (
    DocumentStage.IN_CLEARANCE,
    DocumentStage.DRAFTED,
    DocumentStage.PLANNED,
    DocumentStage.ISSUED,
)
_SHOWN_AFTER = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Statement:
    """A paper with its occasion, who drafts it, who issues it, and where it can be read."""

    paper: Paper
    occasion: str
    drafter: Called | None
    parties: tuple[Called, ...]
    link: str

    @property
    def stage(self) -> DocumentStage:
        """Where it stands; one of which nothing is said is planned."""
        stage = self.paper.stage
        if stage == DocumentStage.CONFIRMED:
            return DocumentStage.ISSUED
        return DocumentStage(stage) if stage else DocumentStage.PLANNED


def statements(session: Session, today: date) -> list[Statement]:
    """The statements that are on their way or were issued within a year, by stage and day.

    What was withdrawn is in no stage.
    """
    query = Query("document", where={"type": [each.value for each in TYPES]}, order="date")
    lines = listing.lines(session, "document", listing.keys(session, query))
    linked = [
        ref
        for line in lines
        for name in ("drafter", "authors", "parties")
        for ref in line.values.get(name, "").split("; ")
    ]
    names = called(session, linked)
    found = [_statement(line, names) for line in lines]
    wanted = [each for each in found if each.stage in STAGES and _is_near(each, today)]
    return sorted(wanted, key=lambda each: STAGES.index(each.stage))


def _statement(line: listing.Line, names: Mapping[str, Called]) -> Statement:
    values = line.values

    def named(name: str) -> tuple[Called, ...]:
        return tuple(names[ref] for ref in values.get(name, "").split("; ") if ref in names)

    return Statement(
        paper_of(line),
        values.get("occasion", ""),
        next(iter(named("drafter")), None),
        named("parties") or named("authors"),
        values.get("link", ""),
    )


def _is_near(each: Statement, today: date) -> bool:
    if each.stage is not DocumentStage.ISSUED:
        return True
    day = parse_moment(each.paper.date)
    return day is None or day.last >= today - _SHOWN_AFTER
