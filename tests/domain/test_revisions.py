"""Revisions are named by content, and any order of files gives the same heads."""

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.revisions import Heads, Pen, Revision, distinct, is_conflict, merged
from tests.factories import AUTHORS, pen, ref

VISIT = "VIS-7K3M-QX9P-2TVDR"


def write(value: str, *seen: Revision, by: Pen | None = None) -> Revision:
    return (by or pen()).write(VISIT, "purpose", value, seen)


def named_as_promised(each: Revision) -> str:
    """The id of exchange.md 2, written down once more."""
    parts = ["hr1", each.record, each.register, each.value]
    parts += [sorted(each.parents), each.author, each.nonce]  # type: ignore[list-item]
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    bits = f"{int.from_bytes(hashlib.sha256(text.encode()).digest()):0256b}"[:100]
    symbols = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    return "".join(symbols[int(bits[start : start + 5], 2)] for start in range(0, 100, 5))


@st.composite
def histories(draw: st.DrawFn) -> list[Revision]:
    """All revisions of one register as several people wrote it, each over what they saw."""
    written: list[Revision] = []
    for number in range(draw(st.integers(1, 9))):
        seen = merged(draw(st.lists(st.sampled_from(written), max_size=3))) if written else ()
        by = pen(draw(AUTHORS), f"n{number}", draw(st.integers(0, 4)))
        written.append(write(draw(st.sampled_from("abc")), *seen, by=by))
    return written


def ids(heads: Heads) -> list[str]:
    return [each.id for each in heads]


# ---------------------------------------------------------------- ids


@pytest.mark.parametrize(
    ("revision", "expected"),
    [
        (Pen("NIRMS.1f", "n1", 1).write(VISIT, "purpose", "One", ()), "CL2P4G6EZJ5RFKBCR4VG"),
        (Pen("hand:K7", "K7", 1).write(VISIT, "themes/a/b", "1", ()), "MWGSEXE3BM7D3BCDXIFD"),
        (Pen("IACHR.2e", "n2", 1).write(VISIT, "purpose", "أحمد\n\"ü\" 𝄞", ()), "JJKJJDOA4UJOWVP2QBRH"),
    ],
)  # fmt: skip
def test_ids_never_change(revision: Revision, expected: str) -> None:
    """Pinned: they stand in files, and a desk that names them otherwise doubles every value."""
    assert revision.id == expected


def test_the_id_of_a_descendant_never_changes() -> None:
    one = Pen("NIRMS.1f", "n1", 1).write(VISIT, "purpose", "One", ())
    two = Pen("IACHR.2e", "n2", 2).write(VISIT, "purpose", "Two", ())
    assert (
        Pen("NIRMS.1f", "n3", 3).write(VISIT, "purpose", "Three", (two, one)).id
        == "7IIJEZ5ET5PJPG556MQO"
    )


@given(histories())
def test_every_id_is_the_promised_hash(history: list[Revision]) -> None:
    for each in history:
        assert each.id == named_as_promised(each)
        assert len(each.id) == 20


def test_the_minute_is_no_part_of_the_id_and_everything_else_is() -> None:
    base = write("a")
    assert write("a", by=pen(minute=5)).id == base.id
    other = [
        write("b"),
        write("a", base),
        write("a", by=pen(author="NIRMS.2e")),
        write("a", by=pen(nonce="n2")),
        pen().write(ref("visit", 2), "purpose", "a", ()),
        pen().write(VISIT, "notes", "a", ()),
    ]
    assert len({each.id for each in (base, *other)}) == 7


def test_parts_of_an_id_do_not_run_into_each_other() -> None:
    one = Pen("NIRMS.1f", "n", 1).write(VISIT, "purpose", 'a","b', ())
    two = Pen('b",[],"NIRMS.1f', "n", 1).write(VISIT, "purpose", "a", ())
    assert one.id != two.id


# ---------------------------------------------------------------- writing


def test_a_revision_is_written_over_the_heads_that_were_on_screen() -> None:
    one, two = write("a"), write("b", by=pen(nonce="n2"))
    over = write("c", two, one, by=pen(nonce="n3"))
    after = write("d", over, by=pen(nonce="n4"))
    assert over.parents == tuple(sorted((one.id, two.id)))
    assert over.ancestors == {one.id, two.id}
    assert after.parents == (over.id,)
    assert after.ancestors == {one.id, two.id, over.id}
    assert (over.author, over.nonce, over.minute) == ("NIRMS.1f", "n3", pen().minute)


@given(histories())
def test_a_revision_knows_all_that_came_before_it(history: list[Revision]) -> None:
    by_id = {each.id: each for each in history}

    def all_before(each: Revision) -> set[str]:
        return set(each.parents).union(*(all_before(by_id[key]) for key in each.parents))

    for each in history:
        assert each.ancestors == all_before(each)
        assert each.id not in each.ancestors


# ---------------------------------------------------------------- heads


@given(histories())
def test_a_head_is_what_nobody_wrote_over(history: list[Revision]) -> None:
    parents = {key for each in history for key in each.parents}
    assert set(ids(merged(history))) == {each.id for each in history} - parents


@given(histories())
def test_no_head_is_an_ancestor_of_another(history: list[Revision]) -> None:
    heads = merged(history)
    assert heads
    for each in heads:
        assert not each.ancestors & {other.id for other in heads}


@given(st.data(), histories())
def test_merge_is_the_union_in_any_order_grouping_and_repetition(
    data: st.DataObject, history: list[Revision]
) -> None:
    parts = [data.draw(st.lists(st.sampled_from(history), max_size=5)) for _ in range(3)]
    one, two, three = parts
    together = merged(one, two, three)
    assert merged(three, two, one) == together
    assert merged(merged(one, two), three) == merged(one, merged(two, three)) == together
    assert merged(together, together) == together
    assert merged(together, two) == together
    assert merged(together) == together


@given(st.permutations(range(6)), st.data())
def test_deliveries_one_by_one_give_the_same_as_all_at_once(
    order: list[int], data: st.DataObject
) -> None:
    history = data.draw(histories())
    heads: Heads = ()
    for place in order * 2:
        heads = merged(heads, history[place : place + 1])
    assert heads == merged(history[:6])


@given(histories(), st.integers(-9, 9))
def test_a_shifted_clock_changes_the_order_of_heads_and_nothing_else(
    history: list[Revision], shift: int
) -> None:
    moved = [
        Revision(
            each.record,
            each.register,
            each.value,
            each.parents,
            each.ancestors,
            each.author,
            each.nonce,
            each.minute + (shift if each.author == "NIRMS.1f" else 0),
        )
        for each in history
    ]
    assert sorted(ids(merged(moved))) == sorted(ids(merged(history)))
    assert set(distinct(merged(moved))) == set(distinct(merged(history)))


def test_the_latest_head_is_shown_first_and_ids_break_ties() -> None:
    early = write("a", by=pen(nonce="n1", minute=1))
    late = [write(value, by=pen(nonce="n2", minute=2)) for value in "bcd"]
    heads = merged([early], reversed(late))
    assert heads == (*sorted(late, key=lambda each: each.id), early)


def test_nothing_merges_to_nothing() -> None:
    assert merged() == merged((), []) == ()


# ---------------------------------------------------------------- conflicts


def test_different_values_are_a_conflict_until_somebody_writes_over_them() -> None:
    one, two = write("a"), write("b", by=pen(nonce="n2"))
    heads = merged((one,), (two,))
    assert is_conflict(heads)
    assert set(distinct(heads)) == {"a", "b"}
    decided = merged(heads, (write("b", *heads, by=pen(nonce="n3")),))
    assert not is_conflict(decided)
    assert distinct(decided) == ("b",)


def test_equal_values_are_no_conflict_though_two_wrote_them() -> None:
    heads = merged((write("a"),), (write("a", by=pen("IACHR.2e")),))
    assert len(heads) == 2
    assert not is_conflict(heads)
    assert distinct(heads) == ("a",)


def test_an_empty_value_against_a_value_is_a_conflict() -> None:
    base = write("a")
    heads = merged((write("", base),), (write("b", base),))
    assert is_conflict(heads)


def test_no_heads_are_no_conflict() -> None:
    assert not is_conflict(())
    assert distinct(()) == ()


def test_two_copies_of_a_desk_keep_both_edits() -> None:
    """A restored backup writes with the same author: nothing may depend on a counter."""
    base = write("a")
    one, two = write("b", base, by=pen(nonce="x")), write("c", base, by=pen(nonce="y"))
    assert set(distinct(merged((base,), (one,), (two,)))) == {"b", "c"}
