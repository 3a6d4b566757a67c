"""A record that a partner shares no longer is asked about, and is written by no decision."""

from dataclasses import replace

import pytest

from hrdesk.domain.arrival import Arrival, ArrivedRecord, Envelope, FindingKind
from hrdesk.domain.deciding import registers_after
from hrdesk.domain.merge import WITHDRAWN, Class, Decision, Plan, plan_merge
from hrdesk.domain.state import LIFE, RecordState
from hrdesk.domain.withdrawal import NOT_HERE, with_withdrawals
from tests.factories import MINUTE, over, pen, record, ref

VISIT, OTHER = ref("visit"), ref("visit", 2)
OURS = record("visit", {"country": "TUN", "purpose": "one"})
ENVELOPE = Envelope("IACHR", "2e", "NIRMS", MINUTE, withdrawn=(VISIT,))


def planned(*ours: RecordState, brings: tuple[ArrivedRecord, ...] = ()) -> Plan:
    states = {each.ref: each for each in ours}
    plan = plan_merge(Arrival("W1", ENVELOPE, brings), states, proven=True)
    return with_withdrawals(plan, (VISIT, VISIT), states, "No longer shared")


def test_what_is_in_use_here_is_asked_about_once() -> None:
    (item,) = planned(OURS).items
    assert (item.kind, item.ref, item.field, item.code) == (Class.QUESTION, VISIT, "", WITHDRAWN)
    assert (item.author, item.minute) == ("IACHR.2e", MINUTE)
    assert item.values == {"country": "TUN", "purpose": "one"}
    assert not item.safe
    assert not item.is_new
    assert item.union == OURS.registers
    assert planned(OURS).counts()["question"] == 1


@pytest.mark.parametrize("decision", Decision)
def test_no_decision_writes_a_register(decision: Decision) -> None:
    (item,) = planned(OURS).items
    assert registers_after(item, OURS, decision) == ({}, {})


def test_what_is_not_here_is_reported() -> None:
    plan = planned()
    assert plan.items == ()
    (found,) = plan.findings
    assert (found.kind, found.code, found.ref) == (FindingKind.PROBLEM, NOT_HERE, VISIT)
    assert found.sheet == "No longer shared"


def test_what_was_removed_here_is_no_matter() -> None:
    heads = (over(OURS, LIFE, "removed", pen("NIRMS.1f", "n9")),)
    plan = planned(OURS.with_registers({LIFE: heads}))
    assert (plan.items, plan.findings) == ((), ())


def test_what_the_same_workbook_brings_is_shared() -> None:
    row = ArrivedRecord(VISIT, "Visits", 5, sent=OURS.registers)
    assert not planned(OURS, brings=(row,)).items
    other = replace(row, ref=OTHER)
    assert [item.code for item in planned(OURS, brings=(other,)).items] == ["", WITHDRAWN]
