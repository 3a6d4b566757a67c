"""What is chosen beforehand, what a person chose, and what it comes to; no window."""

from dataclasses import replace

import pytest

from hrdesk.domain.arrival import Arrival, ArrivedRecord, Envelope, Finding, FindingKind
from hrdesk.domain.codes import Life
from hrdesk.domain.label import Label
from hrdesk.domain.merge import Class, Decision, Item, Plan, plan_merge
from hrdesk.domain.state import LABEL, LIFE, PARTNERS, RecordState
from hrdesk.operations.inbox import Draft
from hrdesk.ui.exchange.review import Review, Upshot, value_after, value_of
from hrdesk.ui.exchange.review_words import upshot_sentence
from hrdesk.ui.tokens import ReviewState
from tests.factories import over, pen, record, ref

ENVELOPE = Envelope("IACHR", "x", "NIRMS", 5)
THEM = pen("IACHR.2e", "n2", 30_000_010)
US = pen("NIRMS.1f", "n3", 30_000_020)


def arrived(state: RecordState, **changes: str) -> ArrivedRecord:
    """A record with some registers written over at the other desk."""
    written = {name: (over(state, name, value, THEM),) for name, value in changes.items()}
    return ArrivedRecord(state.ref, "Visits", 5, sent={**state.registers, **written})


def plan(
    *records: ArrivedRecord,
    ours: tuple[RecordState, ...] = (),
    findings: tuple[Finding, ...] = (),
    missing: tuple[str, ...] = (),
    proven: bool = True,
) -> Plan:
    arrival = Arrival("W1", ENVELOPE, records, missing, findings)
    return plan_merge(arrival, {state.ref: state for state in ours}, proven=proven)


@pytest.fixture
def visit() -> RecordState:
    return record("visit", {"country": "TUN", "purpose": "First"})


@pytest.fixture
def conflict(visit: RecordState) -> tuple[Plan, RecordState]:
    ours = visit.with_registers({"purpose": (over(visit, "purpose", "Mine", US),)})
    return plan(arrived(visit, purpose="Theirs"), ours=(ours,)), ours


def only(review: Review) -> Item:
    (item,) = review.plan.items
    return item


def test_safe_changes_are_chosen_beforehand_only_when_the_origin_is_proven(
    visit: RecordState,
) -> None:
    made = plan(arrived(visit, purpose="Second"), ours=(visit,))
    review = Review(made)
    assert review.choice(only(review)) is Decision.THEIRS
    assert not review.is_settled(only(review))
    unknown = Review(replace(made, proven=False))
    assert unknown.choice(only(unknown)) is None
    assert not unknown.may_be_carried_out
    unknown.accepted = True
    assert unknown.choice(only(unknown)) is Decision.THEIRS


def test_a_stricter_label_is_chosen_beforehand_and_still_wants_a_look(visit: RecordState) -> None:
    review = Review(plan(arrived(visit, label=Label.INTERNAL), ours=(visit,)))
    assert review.choice(only(review)) is Decision.THEIRS
    assert review.needing_no_decision() == []


def test_archiving_is_left_open(visit: RecordState) -> None:
    review = Review(plan(arrived(visit, life=Life.ARCHIVED), ours=(visit,)))
    assert review.choice(only(review)) is None


def test_conflict_is_open_until_a_side_is_chosen(conflict: tuple[Plan, RecordState]) -> None:
    review = Review(conflict[0])
    (entry,) = review.entries
    assert (review.state(entry), review.open_conflicts) == (ReviewState.CONFLICT, 1)
    review.choose(only(review), Decision.LATER)
    assert (review.state(entry), review.open_conflicts) == (ReviewState.HANDLED, 1)
    review.choose(only(review), Decision.OURS)
    assert review.open_conflicts == 0
    assert review.counts() == {ReviewState.HANDLED: 1}


def test_taking_back_restores_what_was_chosen_before(conflict: tuple[Plan, RecordState]) -> None:
    review = Review(conflict[0])
    review.choose(only(review), Decision.OURS)
    review.choose(only(review), Decision.THEIRS)
    assert review.take_back() == review.entries[0]
    assert review.choice(only(review)) is Decision.OURS
    review.take_back()
    assert review.choice(only(review)) is None
    assert review.take_back() is None


def test_agreeing_decides_nothing_that_is_open(conflict: tuple[Plan, RecordState]) -> None:
    review = Review(conflict[0])
    review.accept(review.entries[0])
    assert review.decided == 0
    assert review.take_back() is None


def test_findings_of_one_sort_are_one_line_and_can_be_seen() -> None:
    several = tuple(
        Finding(FindingKind.DISGUISE, "disguise", "Persons", f"Q{row}", field="phone")
        for row in range(500)
    )
    other = Finding(FindingKind.QUESTION, "formula", "Persons", "A1", field="name")
    review = Review(plan(findings=(*several, other), missing=()))
    states = [review.state(entry) for entry in review.entries]
    assert states == [ReviewState.QUESTION, ReviewState.DISGUISE]
    assert len(review.entries[1].findings) == 500
    review.accept(review.entries[1])
    review.accept(review.entries[1])
    assert review.decided == 1
    review.take_back()
    assert review.decided == 0


def test_draft_brings_back_choices_and_forgets_what_is_gone(
    conflict: tuple[Plan, RecordState],
) -> None:
    review = Review(conflict[0])
    review.choose(only(review), Decision.THEIRS)
    draft = review.draft()
    assert draft.seen == {review.entries[0].key}
    gone = Draft({**draft.decisions, ("VIS-X", "dates"): Decision.OURS}, draft.seen | {"gone"})
    again = Review(conflict[0], gone)
    assert again.draft() == draft
    assert again.decided == 1


def test_upshot_counts_records_and_changes(
    visit: RecordState, conflict: tuple[Plan, RecordState]
) -> None:
    changed = record("visit", {"country": "GEO", "purpose": "A"}, at=ref("visit", 2))
    gone = record("visit", {"country": "KEN"}, at=ref("visit", 3))
    new = record("visit", {"country": "MDA"}, at=ref("visit", 4), by=THEM)
    ours = conflict[1]
    made = plan(
        arrived(visit, purpose="Theirs"),
        arrived(changed, purpose="B"),
        arrived(gone, life=Life.REMOVED),
        ArrivedRecord(new.ref, "Visits", 9, sent=new.registers),
        ours=(ours, changed, gone),
    )
    review = Review(made)
    assert review.upshot() == Upshot(changed=1, added=1, open_conflicts=1, waiting=1)
    for item in made.items:
        review.choose(item, Decision.THEIRS)
    assert review.upshot() == Upshot(changed=2, added=1, removed=1)
    for item in made.items:
        review.choose(item, Decision.OURS)
    assert review.upshot() == Upshot(kept=2, waiting=2)
    assert set(review.decisions().values()) == {Decision.OURS}


def test_upshot_of_nothing_says_that_nothing_changes() -> None:
    assert upshot_sentence(Upshot()).startswith("No record will be changed")
    assert upshot_sentence(Upshot(added=1)) == "1 will be added."


def test_what_will_be_saved_is_what_carrying_out_gives(conflict: tuple[Plan, RecordState]) -> None:
    made, ours = conflict
    (item,) = made.items
    assert value_after(item, ours, Decision.OURS) == "Mine"
    assert value_after(item, ours, Decision.THEIRS) == "Theirs"
    assert value_after(item, ours, Decision.LATER) in ("Mine", "Theirs")


def test_union_of_sets_keeps_what_both_added(visit: RecordState) -> None:
    ours = visit.with_registers({"themes/mine": (over(visit, "themes/mine", "1", US),)})
    made = plan(arrived(visit, **{"themes/theirs": "1"}), ours=(ours,))
    (item,) = made.items
    assert item.kind is Class.CHANGED
    assert value_after(item, ours, Decision.THEIRS) == ("mine", "theirs")
    assert value_after(item, ours, Decision.OURS) == ("mine",)


def test_parts_of_the_system_have_values_too(visit: RecordState) -> None:
    named = record("visit", {"country": "TUN"}, partners=("IACHR", "ODIHR"), label=None)
    assert value_of(named, PARTNERS) == ("IACHR", "ODIHR")
    assert value_of(named, LABEL) == "internal"
    assert value_of(visit, LABEL) == "network"
    assert value_of(visit, LIFE) == "active"
