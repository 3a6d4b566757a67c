"""Records that a partner shares no longer: asked about here, never a removal (exchange.md 3)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from hrdesk.domain.arrival import Finding, FindingKind
from hrdesk.domain.codes import Life
from hrdesk.domain.merge import WITHDRAWN, Class, Item, Plan
from hrdesk.domain.state import RecordState

NOT_HERE = "withdrawn_not_here"


def with_withdrawals(
    plan: Plan, refs: Iterable[str], ours: Mapping[str, RecordState], sheet: str
) -> Plan:
    """The plan with a question for each of these records that is in use here.

    One that is not here is reported, as of the sheet that names it; one that the same workbook
    brings is shared.
    """
    brought = {each.ref for each in plan.arrival.records}
    items: list[Item] = []
    findings: list[Finding] = []
    for ref in dict.fromkeys(refs):
        state = ours.get(ref)
        if ref in brought:
            continue
        if state is None:
            findings.append(Finding(FindingKind.PROBLEM, NOT_HERE, sheet, ref=ref))
        elif state.life is not Life.REMOVED:
            items.append(_asked(plan, state))
    return replace(plan, items=(*plan.items, *items), findings=(*plan.findings, *findings))


def _asked(plan: Plan, state: RecordState) -> Item:
    """Whether to take a record off this desk; `union` is what stands here and would go."""
    envelope = plan.arrival.envelope
    return Item(
        Class.QUESTION,
        state.ref,
        "",
        "",
        "",
        "",
        state.registers,
        0,
        code=WITHDRAWN,
        author=f"{envelope.sender}.{envelope.sender_identity}",
        minute=envelope.minute,
        values=state.values(),
    )
