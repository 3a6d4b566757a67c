"""What there is of a visit, in numbers: for the words of its tabs."""

from dataclasses import dataclass

from hrdesk.operations.checklist import checklist_of
from hrdesk.operations.records import existing
from hrdesk.store import listing
from hrdesk.store.session import Session


@dataclass(frozen=True, slots=True)
class VisitCounts:
    """How many of each; `done` of `to_do` is the check-list, 0 of one that is not begun."""

    programme: int
    places: int
    delegation: int
    recommendations: int
    papers: int
    done: int
    to_do: int


def counts_of(session: Session, ref: str) -> VisitCounts:
    """The numbers of a visit. Raises `NotFound`."""
    state = existing(session, ref)
    linked = {each for each, name in listing.linked_from(session, ref) if name == "visit"}
    people = {*state.value("delegation"), state.text("head")} - {""}
    papers = {state.text("statement"), state.text("report")} - {""}
    papers |= {each for each in linked if each.startswith("DOC")}
    listed = checklist_of(session, ref)
    return VisitCounts(
        programme=sum(each.startswith("PRG") for each in linked),
        places=len(state.value("places")),
        delegation=len(people),
        recommendations=len(state.value("recommendations")),
        papers=len(papers),
        done=listed.done,
        to_do=listed.total if listed.is_begun else 0,
    )
