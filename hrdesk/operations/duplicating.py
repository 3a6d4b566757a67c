"""Another record like one that is there: what belongs to the first one alone stays behind."""

from collections.abc import Sequence

from hrdesk.domain.changes import Changes
from hrdesk.domain.fields import Kind
from hrdesk.domain.records import shape_of
from hrdesk.domain.same import SAME_AS
from hrdesk.domain.state import RecordState
from hrdesk.domain.values import Value
from hrdesk.operations.records import add_record, existing_all
from hrdesk.store.session import Session

DUPLICATE = "duplicate"
# What belongs to the one that is copied and not to another like it.
_NOT_COPIED = frozenset(
    {
        *("code", "status", "conclusions", "statement", "report", "steps", SAME_AS),
        # By it another program finds the first one again, and would write over both.
        "external_key",
    }
)


def values_to_copy(state: RecordState) -> dict[str, Value]:
    """What another record like this one begins with; its history and its upshot stay behind."""
    return {name: value for name, value in state.values().items() if name not in _NOT_COPIED}


def duplicate(session: Session, refs: Sequence[str], mark: str = "") -> Changes:
    """Other records with the same values, labels and desks, as one step to undo.

    `mark` is put behind their titles where these are texts: "(copy)". Raises `NotFound`.
    """
    made = [_another(session, state, mark) for state in existing_all(session, refs)]
    return Changes(DUPLICATE, tuple(edit for changes in made for edit in changes.edits))


def _another(session: Session, state: RecordState, mark: str) -> Changes:
    values = values_to_copy(state)
    shape = shape_of(state.kind)
    title = next(each for each in shape.fields if each.name == shape.title[0])
    if mark and title.kind is Kind.TEXT:
        values[title.name] = f"{state.text(title.name)} {mark}"
    return add_record(session, state.kind, values, label=state.label, partners=state.partners)
