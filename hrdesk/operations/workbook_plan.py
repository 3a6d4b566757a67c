"""What a workbook that was read means for the desk: planned, and planned again before it is done."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hrdesk.domain.arrival import Arrival
from hrdesk.domain.merge import Basis, Plan, plan_merge
from hrdesk.domain.state import RecordState
from hrdesk.domain.withdrawal import with_withdrawals
from hrdesk.exchange.layout import NO_LONGER_SHARED
from hrdesk.exchange.progress import Cancel, Progress, Steps
from hrdesk.operations.foreign_plan import as_proposals
from hrdesk.operations.later_arrived import told_of_later
from hrdesk.operations.trust import is_proven
from hrdesk.operations.twins import with_twins
from hrdesk.operations.withdrawals import doubts, withdrawn_here
from hrdesk.store.in_turn import StatesInTurn
from hrdesk.store.records import mark_of_records
from hrdesk.store.session import Session


def plan_for(
    session: Session,
    arrival: Arrival,
    *,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> Plan:
    """What a workbook that was read means for the desk as it stands now. Raises `Cancelled`."""
    steps = Steps(len(arrival.records), progress, cancelled, every=1)
    steps.what = "plan"
    ours = states_for(session, arrival, steps)
    return with_twins(session, _planned(arrival, ours, _basis(session, arrival, ours)))


def plan_again(session: Session, plan: Plan, ours: Mapping[str, RecordState]) -> Plan:
    """What its workbook means for the desk now: the plan itself while it stands on the same ground.

    In any doubt it is planned anew. Twins are not looked for again.
    """
    basis = _basis(session, plan.arrival, ours)
    return plan if plan.basis == basis else _planned(plan.arrival, ours, basis)


def states_for(session: Session, arrival: Arrival, steps: Steps) -> StatesInTurn:
    """The records of ours that a workbook is compared with."""
    return StatesInTurn(session, _refs(arrival), step=steps.step)


def _refs(arrival: Arrival) -> Iterator[str]:
    yield from (ref for each in arrival.records for ref in (each.ref, each.apart) if ref)
    yield from arrival.missing
    yield from arrival.envelope.withdrawn


def _basis(session: Session, arrival: Arrival, ours: Mapping[str, RecordState]) -> Basis:
    """All that the desk says beside its records, and a mark of these."""
    return Basis(
        mark_of_records(session),
        is_proven(session, arrival),
        doubts(session, arrival),
        tuple(withdrawn_here(session, arrival, ours)),
        told_of_later(session, arrival),
    )


def _planned(arrival: Arrival, ours: Mapping[str, RecordState], basis: Basis) -> Plan:
    """The plan that rests on nothing of the desk but its records and this."""
    plan = plan_merge(arrival, ours, proven=basis.proven, doubts=basis.doubts)
    plan = with_withdrawals(plan, basis.withdrawn, ours, NO_LONGER_SHARED)
    plan = replace(plan, findings=(*plan.findings, *basis.told), basis=basis)
    return as_proposals(plan) if arrival.is_list else plan
