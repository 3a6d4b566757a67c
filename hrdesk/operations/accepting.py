"""What is accepted of a workbook without asking one by one (command-line.md; exchange.md 7)."""

from collections.abc import Mapping
from enum import StrEnum

from hrdesk.domain.merge import COPIED, ERASED, WITHDRAWN, Choice, Class, Decision, Item, Plan
from hrdesk.domain.state import LABEL, LIFE, ORIGIN, PARTNERS
from hrdesk.operations.later_arrived import LATER_KINDS

Key = tuple[str, str]
Decisions = Mapping[Key, Choice]


class Accept(StrEnum):
    """What is accepted without asking one by one (command-line.md)."""

    ALL = "all"
    SAFE = "safe"
    NONE = "none"


def decisions_for(
    plan: Plan, accept: Accept, conflicts: Decision, removals: Decision
) -> dict[Key, Decision]:
    """The decisions that a way of accepting makes for the changes of a plan.

    None at all where nothing is accepted, or where the origin of a workbook is not proven and
    not everything is accepted: then even a conflict is not taken in (exchange.md 8).
    """
    if accept is Accept.NONE or (accept is Accept.SAFE and not plan.proven):
        return {}
    chosen: dict[Key, Decision] = (
        {LATER_KINDS: Decision.THEIRS} if plan.arrival.later_records else {}
    )
    return chosen | {item.key: _decision(item, accept, conflicts, removals) for item in plan.items}


def _decision(item: Item, accept: Accept, conflicts: Decision, removals: Decision) -> Decision:
    if item.kind is Class.CONFLICT:
        # Who may read a record is never decided along with the rest (exchange.md 4).
        asks = accept is not Accept.ALL and item.field in (LABEL, PARTNERS, ORIGIN, LIFE)
        return Decision.LATER if asks else conflicts
    if item.kind is Class.REMOVAL or item.code == WITHDRAWN:
        return removals
    if item.code in (ERASED, COPIED):
        # What was erased comes back by a decision of its own, never along with the rest; and a
        # copied line may be a slip of the hand that pulled a Ref down.
        return Decision.LATER
    return Decision.THEIRS if accept is Accept.ALL or item.safe else Decision.LATER
