"""What a workbook brings is read from its cells alone, and equal at everybody who reads it."""

import pytest

from hrdesk.domain.arrival import ArrivedRecord, hand_revision
from hrdesk.domain.revisions import Heads, merged
from tests.factories import MINUTE, over, pen, record, ref

VISIT = ref("visit")
STATE = record("visit", {"country": "TUN", "purpose": "one", "themes": ["a"]})


def by_hand(register: str, value: str, sent: Heads, base: str, workbook: str = "W7") -> Heads:
    return (hand_revision(workbook, MINUTE + 50, VISIT, register, value, sent, base),)


def test_a_hand_edit_is_written_by_the_workbook_over_what_the_cell_showed() -> None:
    (hand,) = by_hand("purpose", "two", STATE.heads("purpose"), "one")
    assert (hand.author, hand.nonce) == ("hand:W7", "W7")
    assert hand.parents == (STATE.heads("purpose")[0].id,)
    assert (hand.record, hand.register, hand.value) == (VISIT, "purpose", "two")


def test_its_minute_is_one_after_the_newest_parent() -> None:
    assert by_hand("purpose", "two", STATE.heads("purpose"), "one")[0].minute == MINUTE + 1


def test_over_nothing_its_minute_is_one_after_the_workbook() -> None:
    (hand,) = by_hand("notes", "two", (), "")
    assert hand.minute == MINUTE + 51
    assert hand.parents == ()


def test_of_a_conflict_it_replaces_only_the_value_that_the_cell_showed() -> None:
    base = STATE.heads("purpose")
    two, three = (
        over(STATE, "purpose", value, pen(author, author, minute))
        for value, author, minute in (("two", "A.1", 5), ("three", "B.1", 9))
    )
    twin = over(STATE, "purpose", "three", pen("C.1", "C.1", 7))
    sent = merged(base, (two,), (three,), (twin,))
    (hand,) = by_hand("purpose", "four", sent, "three")
    assert set(hand.parents) == {three.id, twin.id}
    assert hand.minute == 10
    assert {each.value for each in merged(sent, (hand,))} == {"two", "four"}


@pytest.mark.parametrize("order", [1, -1])
def test_the_same_act_is_the_same_revision_whoever_reads_it(order: int) -> None:
    two = over(STATE, "purpose", "one", pen("A.1", "x"))
    sent = (two, *STATE.heads("purpose"))[::order]
    (hand,) = by_hand("purpose", "four", sent, "one")
    assert hand.id == "LM6FLVLPAHHYWEANPDIK"
    assert hand == by_hand("purpose", "four", sent[::-1], "one")[0]


def test_another_workbook_is_another_act() -> None:
    sent = STATE.heads("purpose")
    assert by_hand("purpose", "two", sent, "one") != by_hand("purpose", "two", sent, "one", "W8")


def test_a_row_brings_what_was_sent_and_what_was_written_by_hand() -> None:
    (hand,) = by_hand("purpose", "two", STATE.heads("purpose"), "one")
    (fresh,) = by_hand("themes/b", "1", (), "")
    row = ArrivedRecord(
        VISIT, "Visits", 5, sent=STATE.registers, hands={"purpose": hand, "themes/b": fresh}
    )
    assert row.kind == "visit"
    heads = row.heads()
    assert set(heads) == {*STATE.registers, "themes/b"}
    assert merged(heads["purpose"]) == (hand,)
    assert heads["themes/b"] == (fresh,)
    assert heads["country"] == STATE.heads("country")
    assert dict(row.sent) == dict(STATE.registers), "what was sent stays as it was"
