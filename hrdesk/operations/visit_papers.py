"""The papers of a visit on their way out: stages and clearances with dates, embargo, feedback.

Stages have dated steps as a visit's status has (`hrdesk.domain.steps`). A clearance is one element
of a set: one that begins with a day was given on it, any other is awaited. Feedback to partners is
a set of the same kind. All of these only grow, so that desks do not write over each other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hrdesk.domain.changes import Changes, together
from hrdesk.domain.codes import DocumentStage, DocumentType
from hrdesk.domain.label import Label, reaches_all
from hrdesk.domain.markup import Role
from hrdesk.domain.state import RecordState
from hrdesk.domain.steps import Step, in_order, parse_step
from hrdesk.operations.assessments import Followed, followed_by, outline
from hrdesk.operations.records import add_record, existing, save_record
from hrdesk.store import listing
from hrdesk.store.listing import Line
from hrdesk.store.records import read_states
from hrdesk.store.session import Session

STAGE, CLEAR, FEEDBACK, OUTLINE = "stage", "clear", "give_feedback", "write_outline"
# The field of the visit that names a paper of a type.
_FIELDS = {
    DocumentType.END_OF_VISIT_STATEMENT: "statement",
    DocumentType.REPORT: "report",
}


@dataclass(frozen=True, slots=True)
class Paper:
    """One document of a visit; `cleared` and `awaited` are its clearances."""

    ref: str
    title: str
    label: str
    type: str
    stage: str
    date: str
    embargo: str
    steps: tuple[Step, ...]
    cleared: tuple[Step, ...]
    awaited: tuple[str, ...]
    next: DocumentStage | None


def papers_of(session: Session, ref: str) -> list[Paper]:
    """The statement and the report of a visit, then what else names it. Raises `NotFound`."""
    state = existing(session, ref)
    own = [state.text("statement"), state.text("report")]
    linked = [
        each for each, name in listing.linked_from(session, ref) if each.startswith("DOC") and name
    ]
    refs = list(dict.fromkeys(each for each in (*own, *linked) if each))
    return [paper_of(row) for row in listing.lines(session, "document", refs)]


def begin_paper(session: Session, ref: str, kind: DocumentType, title: str) -> Changes:
    """Make the statement or the report of a visit, linked both ways; Internal until labelled.

    Raises `NotFound`, `BadValue`.
    """
    state = existing(session, ref)
    made = add_record(
        session,
        "document",
        {
            "title": title,
            "type": kind.value,
            "visit": ref,
            "stage": DocumentStage.PLANNED.value,
            "countries": [state.text("country")],
            "themes": state.value("themes"),
            "authors": state.value("mechanisms"),
        },
        label=Label.INTERNAL,
    )
    parts = [made]
    if (name := _FIELDS.get(kind)) and not state.text(name):
        parts.append(save_record(session, ref, {name: made.refs[0]}))
    return together("add", parts)


def set_stage(session: Session, document: str, stage: DocumentStage, today: date) -> Changes:
    """Give a paper a stage, and note when; what is issued gets its date. Raises `NotFound`."""
    state = existing(session, document)
    step = Step(today.isoformat(), stage.value, "", session.identity.code)
    values: dict[str, object] = {
        "stage": stage.value,
        "steps": (*state.value("steps"), step.text),
    }
    if stage is DocumentStage.ISSUED and not state.text("date"):
        values["date"] = today.isoformat()
    return _named(STAGE, save_record(session, document, values, seen=state.registers))


def ask_clearance(session: Session, document: str, of: str) -> Changes:
    """Note that somebody has to clear a paper. Raises `NotFound`, `BadValue`."""
    state = existing(session, document)
    wanted = (*state.value("clearances"), of)
    changes = save_record(session, document, {"clearances": wanted}, seen=state.registers)
    return _named(CLEAR, changes)


def clear(session: Session, document: str, awaited: str, today: date) -> Changes:
    """Note that a clearance was given. Raises `NotFound`."""
    state = existing(session, document)
    given = Step(today.isoformat(), awaited.partition(": ")[0], "", session.identity.code).text
    wanted = [each for each in state.value("clearances") if each != awaited]
    changes = save_record(session, document, {"clearances": (*wanted, given)}, seen=state.registers)
    return _named(CLEAR, changes)


def write_outline(
    session: Session,
    ref: str,
    document: str,
    headings: Mapping[str, str],
    unassessed: str,
) -> Changes:
    """Write what is ticked for the statement into a paper's draft, below what stands there.

    Findings that not all may have who may have the paper are left out; `about` says how many. So are
    recommendations. Raises `NotFound`.
    """
    state = existing(session, document)
    ticked = [each for each in followed_by(session, ref) if each.found and each.found.in_statement]
    free = _for_readers_of(session, state, ticked)
    parts = [
        "\n".join([Role.PART + heading, *(_outlined(each) for each in some)])
        for heading, some in outline(free, headings, unassessed)
    ]
    text = "\n\n".join(part for part in (state.text("draft"), *parts) if part)
    changes = save_record(session, document, {"draft": text}, seen=state.registers)
    about = {"left_out": len(ticked) - len(free), "written": len(free)}
    return Changes(OUTLINE, changes.edits, about)


def _for_readers_of(
    session: Session, paper: RecordState, ticked: Sequence[Followed]
) -> list[Followed]:
    """What all may have who may have a paper: both the recommendation and what was found."""
    refs = {each.ref: (each.ref, each.found.ref) for each in ticked if each.found}
    states = read_states(session, [ref for pair in refs.values() for ref in pair])
    return [
        each
        for each in ticked
        if all(
            reaches_all(states[ref].label, states[ref].partners, paper.label, paper.partners)
            for ref in refs[each.ref]
        )
    ]


def _outlined(each: Followed) -> str:
    found = each.found
    source = f" ({each.source})" if each.source else ""
    evidence = f"\n  {found.evidence}" if found and found.evidence else ""
    return f"- {each.text}{source}{evidence}"


def feedback_of(session: Session, ref: str) -> list[Step]:
    """To whom feedback was given on a visit, and when. Raises `NotFound`."""
    return in_order(existing(session, ref).value("feedback_to"))


def give_feedback(session: Session, ref: str, to: str, today: date) -> Changes:
    """Note that somebody was told what came of a visit; the first time also sets the day of it.

    Raises `NotFound`, `BadValue`.
    """
    state = existing(session, ref)
    step = Step(today.isoformat(), to, "", session.identity.code)
    values: dict[str, object] = {"feedback_to": (*state.value("feedback_to"), step.text)}
    if not state.text("feedback_given"):
        values["feedback_given"] = today.isoformat()
    return _named(FEEDBACK, save_record(session, ref, values, seen=state.registers))


def _named(operation: str, changes: Changes) -> Changes:
    return Changes(operation, changes.edits)


def paper_of(row: Line) -> Paper:
    """The paper that a line of the register tells."""
    values = row.values
    clearances = [parse_step(each) for each in _listed(row, "clearances")]
    stage = values.get("stage", "")
    return Paper(
        row.ref,
        row.title,
        row.label,
        values.get("type", ""),
        stage,
        values.get("date", ""),
        values.get("embargo", ""),
        tuple(in_order(_listed(row, "steps"))),
        tuple(sorted((each for each in clearances if each.day), key=lambda each: each.day)),
        tuple(each.what for each in clearances if not each.day),
        _following(stage),
    )


def _following(stage: str) -> DocumentStage | None:
    way = (
        DocumentStage.PLANNED,
        DocumentStage.DRAFTED,
        DocumentStage.IN_CLEARANCE,
        DocumentStage.ISSUED,
    )
    if not stage:
        return way[0]
    place = way.index(DocumentStage(stage)) if stage in way else len(way)
    return way[place + 1] if place + 1 < len(way) else None


def _listed(row: Line, name: str) -> Sequence[str]:
    return [each for each in row.values.get(name, "").split("; ") if each]
