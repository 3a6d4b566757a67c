"""A workbook is planned first: every change has a class, and a decision does what was said."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrdesk.domain.arrival import (
    Arrival,
    ArrivedRecord,
    Envelope,
    Finding,
    FindingKind,
    hand_revision,
)
from hrdesk.domain.deciding import registers_after
from hrdesk.domain.label import Label
from hrdesk.domain.merge import Class, Decision, Item, Plan, plan_merge
from hrdesk.domain.records import KINDS
from hrdesk.domain.revisions import Heads, Revision, distinct, is_conflict, merged
from hrdesk.domain.state import IN, LABEL, LIFE, PARTNERS, RecordState
from tests.factories import MINUTE, full, over, pen, record, records, ref

VISIT = ref("visit")
OURS = record("visit", {"country": "TUN", "purpose": "one", "themes": ["a"]})
ANNA, BORIS = pen("IACHR.2e", "n2", MINUTE + 5), pen("ODIHR.3d", "n3", MINUTE + 9)
ENVELOPE = Envelope("IACHR", "2e", "NIRMS", MINUTE + 7)


def written(state: RecordState, *revisions: Revision) -> RecordState:
    """The record once these revisions are known there."""
    for each in revisions:
        heads = merged(state.heads(each.register), (each,))
        state = state.with_registers({each.register: heads})
    return state


def by_hand(state: RecordState, register: str, value: str, base: str | None = None) -> Revision:
    shown = state.text(register) if base is None else base
    return hand_revision(
        "W1", ENVELOPE.minute, state.ref, register, value, state.heads(register), shown
    )


def row(state: RecordState, *hands: Revision, **more: Any) -> ArrivedRecord:
    return ArrivedRecord(
        state.ref,
        "Visits",
        5,
        sent=state.registers,
        hands={each.register: each for each in hands},
        **more,
    )


def letter(*rows: ArrivedRecord, **more: Any) -> Arrival:
    return Arrival("W1", ENVELOPE, rows, **more)


def plan(ours: RecordState | None, arrived: ArrivedRecord, *, proven: bool = True) -> Plan:
    return plan_merge(letter(arrived), {} if ours is None else {ours.ref: ours}, proven=proven)


def only(ours: RecordState | None, arrived: ArrivedRecord, *, proven: bool = True) -> Item:
    (item,) = plan(ours, arrived, proven=proven).items
    return item


def decided(state: RecordState, item: Item, decision: Decision) -> RecordState:
    """The record after a decision, as the operation carries it out."""
    taken, wanted = registers_after(item, state, decision)
    after = state.with_registers(taken)
    by = pen("NIRMS.1f", "decided", MINUTE + 20)
    return written(after, *(over(after, name, value, by) for name, value in wanted.items()))


def values(state: RecordState, register: str) -> set[str]:
    return set(distinct(state.heads(register)))


# ---------------------------------------------------------------- same


def test_our_own_workbook_unedited_plans_nothing_and_is_all_the_same() -> None:
    for kind in KINDS:
        state = full(kind)
        echo = plan(state, row(state))
        assert echo.items == ()
        assert echo.same == len(state.fields)
        assert echo.counts() == dict.fromkeys(map(str, Class), 0) | {"same": len(state.fields)}


def test_an_old_copy_of_ours_is_the_same() -> None:
    newer = written(OURS, over(OURS, "purpose", "two", ANNA))
    assert plan(newer, row(OURS)).items == ()


@given(records())
def test_an_echo_of_anything_plans_nothing(state: RecordState) -> None:
    assert plan(state, row(state)).items == ()


def test_a_field_with_one_changed_element_is_not_counted_as_same() -> None:
    theirs = written(OURS, over(OURS, "themes/b", IN, ANNA))
    found = plan(OURS, row(theirs))
    assert [item.field for item in found.items] == ["themes"]
    assert found.same == 2


# ---------------------------------------------------------------- new


def test_a_record_that_is_not_here_is_new() -> None:
    item = only(None, row(OURS))
    assert (item.kind, item.ref, item.field, item.safe) == (Class.NEW, VISIT, "", True)
    assert item.values == OURS.values()
    assert [*item.values] == [*OURS.values()]
    assert len(item.values) == len(OURS.values())
    assert item.values["country"] == OURS.value("country")
    assert item.taken == len(OURS.registers)
    assert (item.author, item.minute) == ("NIRMS.1f", MINUTE)
    assert decided(RecordState(VISIT), item, Decision.THEIRS).registers == OURS.registers


@pytest.mark.parametrize("decision", [Decision.OURS, Decision.LATER])
def test_a_new_record_that_is_not_accepted_waits(decision: Decision) -> None:
    assert registers_after(only(None, row(OURS)), RecordState(VISIT), decision) == ({}, {})


def test_a_new_record_of_unproven_origin_is_not_safe() -> None:
    assert not only(None, row(OURS), proven=False).safe


def test_a_line_without_ref_is_a_question() -> None:
    empty = RecordState(VISIT)
    hands = [by_hand(empty, name, value) for name, value in (("country", "TUN"), ("notes", "x"))]
    arrived = row(empty, *hands, is_new=True, provisional=True)
    item = only(None, arrived)
    assert (item.kind, item.code, item.safe, item.by_hand) == (
        Class.QUESTION,
        "no_ref",
        False,
        True,
    )
    assert item.values == {"country": "TUN", "notes": "x"}
    assert registers_after(item, empty, Decision.OURS) == ({}, {})
    accepted = decided(empty, item, Decision.THEIRS)
    assert accepted.values() == {"country": "TUN", "notes": "x"}
    assert accepted.label is Label.INTERNAL
    assert plan(accepted, arrived).items == ()


def test_a_changed_copy_of_a_line_is_a_new_record_if_a_person_says_so() -> None:
    asks = Finding(FindingKind.QUESTION, "copied_row", "Visits", "A9", OURS.ref)
    empty = RecordState(OURS.ref)
    hands = [by_hand(empty, name, text) for name, text in (("country", "KEN"), (LIFE, "active"))]
    copied = row(empty, *hands, is_new=True, provisional=True, copied_from=VISIT)
    first = plan_merge(letter(copied, findings=(asks,)), {}, proven=True)
    (item,) = first.items
    assert (item.kind, item.code, item.safe) == (Class.QUESTION, "copied_row", False)
    assert first.findings == ()
    assert decided(empty, item, Decision.OURS).registers == {}
    taken = decided(empty, item, Decision.THEIRS)
    assert taken.text("country") == "KEN"
    again = plan_merge(letter(copied, findings=(asks,)), {OURS.ref: taken}, proven=True)
    assert (again.items, again.findings) == ((), ())


def test_two_entries_on_one_spare_line_are_one_question() -> None:
    """Two people filled in the same line of two copies: they are not mixed unasked."""
    empty = RecordState(VISIT)
    first = row(empty, by_hand(empty, "country", "TUN"), by_hand(empty, "notes", "x"), is_new=True)
    other = row(empty, by_hand(empty, "country", "MEX"), by_hand(empty, "source", "y"), is_new=True)
    mine = decided(empty, only(None, first), Decision.THEIRS)
    assert plan(mine, first).items == ()
    item = only(mine, other)
    assert (item.kind, item.code, item.field, item.safe) == (
        Class.QUESTION,
        "same_spare_line",
        "",
        False,
    )
    assert item.values == {"country": "MEX", "source": "y"}
    assert item.taken == 2
    assert registers_after(item, mine, Decision.LATER) == ({}, {})
    assert decided(mine, item, Decision.OURS).values() == mine.values()
    assert values(decided(mine, item, Decision.THEIRS), "country") == {"MEX", "TUN"}
    assert item.apart is None
    assert decided(mine, item, Decision.APART) == mine


def test_the_second_entry_on_a_spare_line_can_become_a_record_of_its_own() -> None:
    empty, own = RecordState(VISIT), ref("visit", "its own")
    mine = decided(empty, only(None, row(empty, by_hand(empty, "country", "TUN"))), Decision.THEIRS)
    other = row(empty, by_hand(empty, "country", "MEX"), is_new=True, apart=own)
    item = only(mine, other)
    alone = decided(RecordState(own), item, Decision.APART)
    (hand,) = alone.heads("country")
    assert (hand.record, hand.value, hand.author, hand.nonce, hand.minute) == (
        own,
        "MEX",
        "hand:W1",
        "W1",
        by_hand(empty, "country", "MEX").minute,
    )
    again = plan_merge(letter(other), {VISIT: mine, own: alone}, proven=True)
    assert again.items == ()


def test_a_removal_of_what_was_never_here_is_nothing() -> None:
    gone = written(OURS, over(OURS, LIFE, "removed", ANNA))
    assert plan(None, row(gone)).items == ()


def test_an_empty_row_of_a_strange_record_is_nothing() -> None:
    assert plan(None, row(RecordState(VISIT))).items == ()


# ---------------------------------------------------------------- changed and edited


def test_a_partners_revision_over_ours_is_a_change() -> None:
    theirs = written(OURS, over(OURS, "purpose", "two", ANNA))
    item = only(OURS, row(theirs))
    assert (item.kind, item.field, item.safe, item.by_hand) == (
        Class.CHANGED,
        "purpose",
        True,
        False,
    )
    assert (item.base, item.ours, item.theirs) == ("one", "one", "two")
    assert (item.author, item.minute, item.taken) == ("IACHR.2e", MINUTE + 5, 1)
    assert (item.sheet, item.row, item.key) == ("Visits", 5, (VISIT, "purpose"))


def test_a_cell_written_by_hand_is_an_edit() -> None:
    hand = by_hand(OURS, "purpose", "two")
    item = only(OURS, row(OURS, hand, addresses={"purpose": "F5"}))
    assert (item.kind, item.safe, item.by_hand, item.address) == (Class.EDITED, True, True, "F5")
    assert (item.base, item.ours, item.theirs) == ("one", "one", "two")
    assert item.author == "hand:W1"


def test_a_cleared_cell_is_an_edit() -> None:
    item = only(OURS, row(OURS, by_hand(OURS, "purpose", "")))
    assert (item.kind, item.theirs) == (Class.EDITED, "")
    assert decided(OURS, item, Decision.THEIRS).value("purpose") == ""


def test_elements_added_and_taken_out_are_one_change_of_their_field() -> None:
    hands = by_hand(OURS, "themes/a", ""), by_hand(OURS, "themes/b", IN)
    item = only(OURS, row(OURS, *hands, addresses={"themes/b": "H5"}))
    assert (item.field, item.kind, item.taken, item.address) == ("themes", Class.EDITED, 2, "H5")
    assert (item.base, item.ours, item.theirs) == (("a",), ("a",), ("b",))
    assert decided(OURS, item, Decision.THEIRS).value("themes") == ("b",)


@pytest.mark.parametrize("field", ["purpose", "themes"])
def test_changes_of_unproven_origin_are_not_safe(field: str) -> None:
    register, value = ("purpose", "two") if field == "purpose" else ("themes/b", IN)
    theirs = written(OURS, over(OURS, register, value, ANNA))
    assert not only(OURS, row(theirs), proven=False).safe
    assert not only(OURS, row(OURS, by_hand(OURS, register, value)), proven=False).safe


def test_the_same_value_written_here_and_there_is_no_conflict() -> None:
    ours = written(OURS, over(OURS, "purpose", "two", BORIS))
    item = only(ours, row(OURS, by_hand(OURS, "purpose", "two")))
    assert item.kind is Class.EDITED
    assert (item.ours, item.theirs) == ("two", "two")
    after = decided(ours, item, Decision.THEIRS)
    assert not is_conflict(after.heads("purpose"))
    assert len(after.heads("purpose")) == 2


def test_accepting_a_change_writes_nothing_of_our_own() -> None:
    """Imports never author: only the union is kept (exchange.md 2)."""
    theirs = written(OURS, over(OURS, "purpose", "two", ANNA))
    item = only(OURS, row(theirs))
    assert registers_after(item, OURS, Decision.THEIRS) == (
        {"purpose": theirs.heads("purpose")},
        {},
    )


def test_a_change_decided_later_is_no_part_of_the_record_yet() -> None:
    theirs = written(OURS, over(OURS, "purpose", "two", ANNA))
    assert registers_after(only(OURS, row(theirs)), OURS, Decision.LATER) == ({}, {})


def test_keeping_ours_against_a_change_is_written_over_it_so_that_they_hear() -> None:
    theirs = written(OURS, over(OURS, "purpose", "two", ANNA), over(OURS, "themes/b", IN, ANNA))
    kept = OURS
    for item in plan(OURS, row(theirs)).items:
        kept = decided(kept, item, Decision.OURS)
    assert kept.values() == OURS.values()
    assert kept.heads("purpose")[0].parents == (theirs.heads("purpose")[0].id,)
    assert plan(kept, row(theirs)).items == ()
    assert {item.kind for item in plan(theirs, row(kept)).items} == {Class.CHANGED}


# ---------------------------------------------------------------- conflicts


def in_conflict(ours: str = "left", theirs: str = "right") -> tuple[RecordState, Item]:
    mine = written(OURS, over(OURS, "purpose", ours, BORIS))
    item = only(mine, row(written(OURS, over(OURS, "purpose", theirs, ANNA))))
    return mine, item


def test_edited_here_and_there_is_a_conflict_with_its_base() -> None:
    mine, item = in_conflict()
    assert (item.kind, item.safe, item.taken) == (Class.CONFLICT, False, 1)
    assert (item.ours, item.theirs) == ("left", "right")
    assert set(distinct(item.union["purpose"])) == {"left", "right"}
    hand = only(mine, row(OURS, by_hand(OURS, "purpose", "right")))
    assert (hand.kind, hand.base, hand.ours, hand.theirs) == (
        Class.CONFLICT,
        "one",
        "left",
        "right",
    )


def test_a_conflict_decided_later_stands_with_both_values() -> None:
    mine, item = in_conflict()
    assert values(decided(mine, item, Decision.LATER), "purpose") == {"left", "right"}


@pytest.mark.parametrize(
    ("decision", "value"), [(Decision.OURS, "left"), (Decision.THEIRS, "right")]
)
@pytest.mark.parametrize("later", [ANNA, BORIS])
def test_a_decided_conflict_is_written_over_all_heads(
    decision: Decision, value: str, later: Any
) -> None:
    """Whoever's clock is ahead: clocks decide nothing."""
    earlier = BORIS if later is ANNA else ANNA
    mine = written(OURS, over(OURS, "purpose", "left", earlier))
    theirs = written(OURS, over(OURS, "purpose", "right", later))
    item = only(mine, row(theirs))
    after = decided(mine, item, decision)
    assert values(after, "purpose") == {value}
    assert set(after.heads("purpose")[0].parents) == {each.id for each in item.union["purpose"]}
    for old in (row(theirs), row(mine), row(OURS)):
        assert plan(after, old).items == ()


def test_theirs_of_a_conflict_is_what_they_wrote_and_not_what_stood_here_already() -> None:
    two = over(OURS, "purpose", "two", pen("C.1", "c", MINUTE + 99))
    mine = written(OURS, over(OURS, "purpose", "left", BORIS), two)
    theirs = written(OURS, two, over(OURS, "purpose", "right", ANNA))
    item = only(mine, row(theirs))
    assert item.kind is Class.CONFLICT
    assert values(decided(mine, item, Decision.THEIRS), "purpose") == {"right"}


def test_they_decided_a_conflict_that_stands_here() -> None:
    left, right = (over(OURS, "purpose", "left", BORIS), over(OURS, "purpose", "right", ANNA))
    both = written(OURS, left, right)
    theirs = written(both, over(both, "purpose", "right", pen("IACHR.2e", "n9")))
    item = only(both, row(theirs))
    assert item.kind is Class.CHANGED
    assert values(decided(both, item, Decision.THEIRS), "purpose") == {"right"}


def test_an_element_taken_out_here_and_put_in_there_is_a_conflict() -> None:
    mine = written(OURS, over(OURS, "themes/a", "", BORIS))
    mine = written(mine, over(mine, "themes/a", IN, pen(nonce="again")))
    theirs = written(OURS, over(OURS, "themes/a", "", ANNA))
    assert only(mine, row(theirs)).kind is Class.CONFLICT


# ---------------------------------------------------------------- labels and partners


def labelled(label: Label, partners: str = "") -> RecordState:
    return record(
        "visit", {"country": "TUN"}, label=label, partners=partners.split("; ") if partners else ()
    )


@pytest.mark.parametrize("ours", Label)
@pytest.mark.parametrize("theirs", Label)
def test_lowering_a_label_is_always_a_question_and_raising_never_safe(
    ours: Label, theirs: Label
) -> None:
    mine = labelled(ours)
    for arrived in (
        row(written(mine, over(mine, LABEL, theirs.value, ANNA))),
        row(mine, by_hand(mine, LABEL, theirs.value)),
    ):
        item = only(mine, arrived)
        assert not item.safe
        if theirs.rank < ours.rank:
            assert (item.kind, item.code) == (Class.QUESTION, "label_lowered")
        else:
            assert item.kind in (Class.CHANGED, Class.EDITED)
        assert (item.ours, item.theirs) == (ours.value, theirs.value)


def test_a_label_where_there_was_none_lowers_from_internal() -> None:
    mine = record("visit", {"country": "TUN"}, label=None)
    item = only(mine, row(mine, by_hand(mine, LABEL, "network")))
    assert (item.kind, item.code, item.ours) == (Class.QUESTION, "label_lowered", "")
    assert decided(mine, item, Decision.LATER).label is Label.INTERNAL
    assert decided(mine, item, Decision.THEIRS).label is Label.NETWORK


@pytest.mark.parametrize(
    ("ours", "theirs", "asks"),
    [
        ("", "IACHR", True),
        ("IACHR", "IACHR; ODIHR", True),
        ("IACHR", "ODIHR", True),
        ("IACHR; ODIHR", "IACHR", False),
        ("IACHR", "", False),
    ],
)
def test_widening_the_partners_is_always_a_question_and_narrowing_never_safe(
    ours: str, theirs: str, asks: bool
) -> None:
    mine = labelled(Label.PARTNERS, ours)
    item = only(mine, row(written(mine, over(mine, PARTNERS, theirs, ANNA))))
    assert not item.safe
    assert (item.kind, item.code) == (
        (Class.QUESTION, "partners_widened") if asks else (Class.CHANGED, "")
    )
    assert item.theirs == tuple(theirs.split("; ")) if theirs else item.theirs == ()


def test_labels_against_each_other_are_a_conflict_that_is_strict_meanwhile() -> None:
    start = labelled(Label.PARTNERS)
    mine = written(start, over(start, LABEL, "internal", BORIS))
    item = only(mine, row(written(start, over(start, LABEL, "public", ANNA))))
    assert (item.kind, item.safe) == (Class.CONFLICT, False)
    assert decided(mine, item, Decision.LATER).label is Label.INTERNAL
    assert decided(mine, item, Decision.OURS).label is Label.INTERNAL
    assert decided(mine, item, Decision.THEIRS).label is Label.PUBLIC


def test_keeping_our_label_never_lowers_it_though_a_laxer_one_is_shown_first() -> None:
    """Ours is what counts here: the strictest of those that stand, not the newest."""
    start = labelled(Label.PARTNERS, "IACHR")
    mine = written(
        start,
        over(start, LABEL, "internal", pen("A.1", "a", 1)),
        over(start, LABEL, "network", BORIS),
    )
    assert mine.label is Label.INTERNAL
    item = only(mine, row(written(start, over(start, LABEL, "public", ANNA))))
    assert decided(mine, item, Decision.OURS).label is Label.INTERNAL


def test_keeping_our_partners_never_widens_them() -> None:
    start = labelled(Label.PARTNERS, "IACHR; NIRMS")
    mine = written(
        start,
        over(start, PARTNERS, "IACHR", pen("A.1", "a", 1)),
        over(start, PARTNERS, "IACHR; ODIHR", BORIS),
    )
    assert mine.partners == ("IACHR",)
    item = only(mine, row(written(start, over(start, PARTNERS, "", ANNA))))
    assert decided(mine, item, Decision.OURS).partners == ("IACHR",)


@pytest.mark.parametrize(
    ("register", "value", "code"),
    [(LABEL, "public", "label_lowered"), (PARTNERS, "IACHR; NGO", "partners_widened")],
)
def test_keeping_ours_against_a_lower_label_or_wider_audience_is_said_to_them(
    register: str, value: str, code: str
) -> None:
    """Otherwise the same question comes with every workbook, and the two never agree."""
    mine = labelled(Label.PARTNERS, "IACHR")
    theirs = written(mine, over(mine, register, value, ANNA))
    item = only(mine, row(theirs))
    assert item.code == code
    kept = decided(mine, item, Decision.OURS)
    assert (kept.label, kept.partners) == (Label.PARTNERS, ("IACHR",))
    assert plan(kept, row(theirs)).items == ()
    assert [each.kind for each in plan(theirs, row(kept)).items] == [Class.CHANGED]


# ---------------------------------------------------------------- removals


def removed(state: RecordState = OURS) -> RecordState:
    return written(state, over(state, LIFE, "removed", ANNA))


def test_a_removal_is_asked_for() -> None:
    item = only(OURS, row(removed()))
    assert (item.kind, item.field, item.safe) == (Class.REMOVAL, LIFE, False)
    assert (item.ours, item.theirs) == ("active", "removed")


@pytest.mark.parametrize("decision", [Decision.OURS, Decision.LATER])
def test_a_removal_kept_writes_nothing_and_waits(decision: Decision) -> None:
    item = only(OURS, row(removed()))
    assert registers_after(item, OURS, decision) == ({}, {})
    assert only(OURS, row(removed())).kind is Class.REMOVAL


def test_a_removal_accepted_removes() -> None:
    item = only(OURS, row(removed()))
    assert registers_after(item, OURS, Decision.THEIRS)[1] == {}
    assert decided(OURS, item, Decision.THEIRS).life.value == "removed"


def test_a_removal_accepted_here_covers_what_the_remover_had_not_seen() -> None:
    mine = written(OURS, over(OURS, "notes", "ours", BORIS))
    item = only(mine, row(removed()))
    assert item.kind is Class.REMOVAL
    assert decided(mine, item, Decision.THEIRS).life.value == "removed"
    assert decided(mine, item, Decision.LATER).life.value == "active"


def test_removed_by_hand_is_a_removal_too() -> None:
    item = only(OURS, row(OURS, over(OURS, LIFE, "removed", pen("hand:W1", "W1"))))
    assert (item.kind, item.by_hand) == (Class.REMOVAL, True)


def test_put_aside_there_and_removed_here_is_a_conflict_and_no_removal() -> None:
    """The removal is ours: nobody else asks for it."""
    aside = written(OURS, over(OURS, LIFE, "archived", BORIS))
    item = only(removed(), row(aside))
    assert item.kind is Class.CONFLICT
    assert item.theirs == "archived"
    assert values(decided(removed(), item, Decision.OURS), LIFE) == {"removed"}
    assert values(decided(removed(), item, Decision.THEIRS), LIFE) == {"archived"}


def test_put_aside_or_restored_is_a_change_that_is_not_safe() -> None:
    aside = written(OURS, over(OURS, LIFE, "archived", ANNA))
    item = only(OURS, row(aside))
    assert (item.kind, item.safe, item.theirs) == (Class.CHANGED, False, "archived")
    gone = removed()
    back = written(gone, over(gone, LIFE, "active", BORIS))
    item = only(gone, row(back))
    assert (item.kind, item.safe, item.theirs) == (Class.CHANGED, False, "active")


# ---------------------------------------------------------------- the plan as a whole


def test_counts_name_every_class() -> None:
    theirs = written(
        OURS,
        over(OURS, "purpose", "two", ANNA),
        over(OURS, "notes", "x", ANNA),
        over(OURS, LABEL, "public", ANNA),
    )
    other = record("visit", {"country": "MEX"}, at=ref("visit", 2))
    found = plan_merge(
        letter(
            row(theirs),
            row(other),
            missing=(VISIT, ref("visit", 9)),
            findings=(
                Finding(FindingKind.PROBLEM, "bad_value", "Visits"),
                Finding(FindingKind.QUESTION, "bad_ref", "Visits"),
                Finding(FindingKind.DISGUISE, "disguise", "Visits"),
                Finding(FindingKind.DISGUISE, "disguise", "Visits"),
            ),
        ),
        {VISIT: OURS},
        proven=True,
    )
    assert found.counts() == {
        "new": 1,
        "changed": 2,
        "edited": 0,
        "conflict": 0,
        "removal": 0,
        "question": 2,
        "problem": 1,
        "disguise": 2,
        "missing": 1,
        "same": 2,
    }
    assert list(found.counts()) == [str(each) for each in Class]


@pytest.mark.parametrize(
    ("life", "asks"), [("active", True), ("archived", False), ("removed", False)]
)
def test_only_records_in_use_did_not_come_back(life: str, asks: bool) -> None:
    state = written(OURS, over(OURS, LIFE, life, BORIS))
    found = plan_merge(letter(missing=(VISIT, ref("visit", 8))), {VISIT: state}, proven=True)
    assert found.missing == ((VISIT,) if asks else ())
    assert found.items == ()


def test_the_question_about_a_line_without_ref_is_asked_once() -> None:
    empty = RecordState(VISIT)
    arrived = row(empty, by_hand(empty, "country", "TUN"), is_new=True, provisional=True)
    strange = Finding(FindingKind.QUESTION, "no_ref", "Visits", "A9", ref=ref("visit", 7))
    asked = Finding(FindingKind.QUESTION, "no_ref", "Visits", "A8", ref=VISIT)
    problem = Finding(FindingKind.PROBLEM, "bad_value", "Visits", "C8", ref=VISIT)
    arrival = letter(arrived, findings=(asked, problem, strange))
    found = plan_merge(arrival, {}, proven=True)
    assert [item.code for item in found.items] == ["no_ref"]
    assert found.findings == (problem, strange)
    settled = plan_merge(
        arrival, {VISIT: decided(empty, found.items[0], Decision.THEIRS)}, proven=True
    )
    assert settled.items == ()
    assert settled.findings == (problem, strange)


def test_the_base_is_known_where_theirs_comes_from_ours() -> None:
    mine = written(OURS, over(OURS, "purpose", "left", BORIS))
    strange = record("visit", {"country": "TUN", "purpose": "right"}, by=ANNA)
    item = next(each for each in plan(mine, row(strange)).items if each.field == "purpose")
    assert (item.base, item.ours, item.theirs) == ("", "left", "right")


def accept(
    ours: Mapping[str, RecordState], arrival: Arrival, conflicts: Decision
) -> dict[str, RecordState]:
    after = dict(ours)
    for item in plan_merge(arrival, ours, proven=True).items:
        decision = conflicts if item.kind is Class.CONFLICT else Decision.THEIRS
        state = after.get(item.ref, RecordState(item.ref))
        after[item.ref] = decided(state, item, decision)
    return after


@settings(max_examples=50)
@given(records("visit"), st.lists(records("visit"), max_size=2), st.sampled_from(tuple(Decision)))
def test_a_second_reading_lists_nothing(
    mine: RecordState, theirs: list[RecordState], conflicts: Decision
) -> None:
    arrival = letter(*({each.ref: row(each) for each in theirs}.values()))
    ours = {mine.ref: mine}
    once = accept(ours, arrival, conflicts)
    assert plan_merge(arrival, once, proven=True).items == ()
    assert accept(once, arrival, conflicts) == once


@settings(max_examples=50)
@given(records("visit"), records("visit"))
def test_all_that_is_listed_and_nothing_else_is_changed(
    mine: RecordState, theirs: RecordState
) -> None:
    theirs = replace(theirs, ref=mine.ref, registers=moved(theirs, mine.ref))
    found = plan(mine, row(theirs))
    listed = {name for item in found.items for name in item.union}
    after = accept({mine.ref: mine}, letter(row(theirs)), Decision.LATER)[mine.ref]
    for register in {*mine.registers, *theirs.registers}:
        union = merged(mine.heads(register), theirs.heads(register))
        assert (register in listed) == (union != mine.heads(register))
        if register != LIFE:
            assert after.heads(register) == union
    assert len({item.key for item in found.items}) == len(found.items)


@settings(max_examples=50)
@given(records("visit"), records("visit"))
def test_every_listed_change_counts_what_it_would_take_in(
    mine: RecordState, theirs: RecordState
) -> None:
    theirs = replace(theirs, ref=mine.ref, registers=moved(theirs, mine.ref))
    for item in plan(mine, row(theirs)).items:
        known = {each.id for heads in mine.registers.values() for each in heads}
        union = {each.id for heads in item.union.values() for each in heads}
        assert item.taken == len(union - known) > 0


def moved(state: RecordState, name: str) -> dict[str, Heads]:
    """The registers as they would be of another record."""
    return {
        register: merged(replace(each, record=name) for each in heads)
        for register, heads in state.registers.items()
    }
