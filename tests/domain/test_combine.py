"""Both values of a conflict become one: only where one can hold both, and over both."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.arrival import Arrival, ArrivedRecord, Envelope
from hrdesk.domain.combine import (
    can_be_combined,
    combined_elements,
    combined_text,
    suggested_elements,
    suggested_text,
)
from hrdesk.domain.deciding import registers_after
from hrdesk.domain.errors import BadValue
from hrdesk.domain.label import Label
from hrdesk.domain.merge import Class, Combined, Decision, Item, plan_merge
from hrdesk.domain.records import field_of
from hrdesk.domain.revisions import distinct, merged
from hrdesk.domain.state import IN, LABEL, RecordState
from hrdesk.domain.text_merge import text_of
from tests.factories import MINUTE, over, pen, record

OURS, THEIRS = pen("NIRMS.1f", "n2", MINUTE + 5), pen("IACHR.2e", "n3", MINUTE + 9)
BASE = record(
    "visit", {"country": "TUN", "purpose": "Two NGOs", "themes": ["a", "b"], "dates": "2027"}
)
LETTER = Envelope("IACHR", "2e", "NIRMS", MINUTE + 7)
Pair = tuple[str, str]


def argued(base: RecordState = BASE, **sides: Pair) -> tuple[RecordState, list[Item]]:
    """Our record, and what the plan says of a workbook in which registers are otherwise."""
    mine, theirs = base, base
    for name, (ours, others) in sides.items():
        register = name.replace("__", "/")
        mine = mine.with_registers({register: (over(base, register, ours, OURS),)})
        theirs = theirs.with_registers({register: (over(base, register, others, THEIRS),)})
    row = ArrivedRecord(base.ref, "Visits", 5, sent=theirs.registers)
    plan = plan_merge(Arrival("W1", LETTER, (row,)), {mine.ref: mine}, proven=True)
    return mine, list(plan.items)


def after(mine: RecordState, item: Item, choice: Combined) -> RecordState:
    """The record once it is carried out."""
    taken, texts = registers_after(item, mine, choice)
    state = mine.with_registers(taken)
    by = pen("NIRMS.1f", "combined", MINUTE + 20)
    written = {
        name: merged(state.heads(name), (over(state, name, text, by),))
        for name, text in texts.items()
    }
    return state.with_registers(written)


@pytest.mark.parametrize(
    ("sides", "possible"),
    [
        ({"purpose": ("One", "Three")}, True),
        ({"themes__a": ("", IN)}, True),
        ({"dates": ("2027-03", "2027-04")}, False),
        ({"country": ("GEO", "MDA")}, False),
        ({LABEL: (Label.INTERNAL, Label.PARTNERS)}, False),
        ({"later_field": ("one", "two")}, False),
    ],
)
def test_only_texts_and_sets_can_hold_both(sides: dict[str, Pair], possible: bool) -> None:
    _, items = argued(**sides)
    assert [item.kind for item in items] == [Class.CONFLICT]
    assert can_be_combined(items[0]) is possible


def test_a_change_is_no_conflict_and_is_not_combined() -> None:
    row = ArrivedRecord(
        BASE.ref, "Visits", 5, sent={"purpose": (over(BASE, "purpose", "x", OURS),)}
    )
    (item,) = plan_merge(Arrival("W1", LETTER, (row,)), {BASE.ref: BASE}, proven=True).items
    assert not can_be_combined(item)


def test_text_is_suggested_and_written_over_all_heads() -> None:
    mine, (item,) = argued(purpose=("Two NGOs; off site", "Three NGOs"))
    spec = field_of("visit", "purpose")
    parts = suggested_text(spec, item.union["purpose"], "Two NGOs", str(item.ours))
    assert text_of(parts) == "Three NGOs; off site"
    state = after(mine, item, combined_text(item, " Three NGOs; off site\r\n"))
    (head,) = state.heads("purpose")
    assert head.value == "Three NGOs; off site"
    assert set(head.parents) == item.heads
    assert len(head.parents) == 2


@pytest.mark.parametrize("first", ["A", "B"])
def test_ours_stands_in_front(first: str) -> None:
    _, (item,) = argued(purpose=("A", "B"))
    parts = suggested_text(field_of("visit", "purpose"), item.union["purpose"], "", first)
    assert text_of(parts) == "\n".join(sorted("AB", key=lambda each: each != first))


def test_a_field_of_one_line_stays_one() -> None:
    person = record("person", {"name": "Keita, Awa", "function": "Open"})
    _, (item,) = argued(person, function=("Director", "Adviser"))
    parts = suggested_text(
        field_of("person", "function"), item.union["function"], "Open", "Director"
    )
    assert text_of(parts) == "Director / Adviser"


@pytest.mark.parametrize("text", ["", "x" * 40_000, "bell \x07"])
def test_what_no_field_takes_is_refused(text: str) -> None:
    recommendation = record("recommendation", {"text": "Old"})
    _, (item,) = argued(recommendation, text=("One", "Two"))
    with pytest.raises(BadValue):
        combined_text(item, text)


def test_a_field_that_may_be_empty_can_be_emptied() -> None:
    mine, (item,) = argued(purpose=("One", "Two"))
    assert after(mine, item, combined_text(item, " ")).text("purpose") == ""


# ---------------------------------------------------------------- sets


@pytest.fixture
def elements() -> tuple[RecordState, Item]:
    """`a` taken out here and confirmed there, `b` the other way round, `c` new there."""
    mine, (item,) = argued(themes__a=("", IN), themes__b=(IN, ""), themes__c=("", IN))
    return mine, item


def test_union_is_suggested(elements: tuple[RecordState, Item]) -> None:
    assert suggested_elements(elements[1]) == {"a": True, "b": True, "c": True}
    assert can_be_combined(elements[1])


@given(st.sets(st.sampled_from("abc")))
def test_what_is_kept_of_a_set_is_what_stands_then(kept: set[str]) -> None:
    mine, (item,) = argued(themes__a=("", IN), themes__b=(IN, ""), themes__c=("", IN))
    state = after(mine, item, combined_elements(item, kept))
    assert set(state.value("themes")) == kept
    assert state.conflicts() == {}


def test_elements_that_stand_so_anyway_are_not_written_again() -> None:
    mine = BASE.with_registers({"themes/a": (over(BASE, "themes/a", "", OURS),)})
    theirs = BASE.with_registers(
        {
            "themes/a": (over(BASE, "themes/a", IN, THEIRS),),
            "themes/new": (THEIRS.write(BASE.ref, "themes/new", IN, ()),),
        }
    )
    row = ArrivedRecord(BASE.ref, "Visits", 5, sent=theirs.registers)
    (item,) = plan_merge(Arrival("W1", LETTER, (row,)), {mine.ref: mine}, proven=True).items
    _, texts = registers_after(item, mine, combined_elements(item, {"a", "new"}))
    assert texts == {"themes/a": IN}
    _, texts = registers_after(item, mine, combined_elements(item, {"a"}))
    assert texts == {"themes/a": IN, "themes/new": ""}


# ---------------------------------------------------------------- what was not seen


def test_it_is_not_written_over_what_came_meanwhile() -> None:
    _, (item,) = argued(purpose=("One", "Two"))
    choice = combined_text(item, "Both")
    mine, (other,) = argued(purpose=("Three", "Two"))
    assert not choice.is_made_of(other)
    assert registers_after(other, mine, choice) == registers_after(other, mine, Decision.LATER)
    state = after(mine, other, choice)
    assert set(distinct(state.heads("purpose"))) == {"Two", "Three"}
