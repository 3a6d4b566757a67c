"""Records that are one: the groups that links make, which is shown, and what differs since."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.codes import Life
from hrdesk.domain.label import Label
from hrdesk.domain.revisions import merged
from hrdesk.domain.same import (
    SAME_AS,
    differences,
    groups_of,
    label_together,
    link_to,
    links_of,
    open_heads,
    shown_in,
)
from hrdesk.domain.state import IN, RecordState, split_register
from tests.factories import full, over, pen, record, ref

A, B, C, D = sorted(ref("person", each) for each in "abcd")
ANNA, BORIS = pen(nonce="a"), pen("IACHR.2e", nonce="b")


def linked(state: RecordState, other: str, value: str = IN) -> RecordState:
    """The record with a link over all that stands in it, as joining writes it."""
    register = link_to(other)
    seen = (*state.heads(register), *open_heads(state))
    each = ANNA.write(state.ref, register, value, seen)
    return state.with_registers({register: merged(state.heads(register), (each,))})


@given(st.lists(st.tuples(st.sampled_from("ABCDEF"), st.sampled_from("ABCDEF")), max_size=8))
def test_groups_are_what_can_be_reached_whatever_order_links_came_in(
    links: list[tuple[str, str]],
) -> None:
    groups = groups_of(links)
    assert groups == groups_of(links[::-1]) == groups_of([(b, a) for a, b in links])
    reached = {each: {each} for each in "ABCDEF"}
    for _ in links:
        for one, other in links:
            together = reached[one] | reached[other]
            for each in together:
                reached[each] = together
    assert {frozenset(group) for group in groups} == {
        frozenset(each) for each in reached.values() if len(each) > 1
    }
    assert all(list(group) == sorted(group) for group in groups)


def test_chains_and_circles_are_one_group() -> None:
    for links in itertools.permutations([("A", "B"), ("B", "C"), ("C", "A"), ("D", "D")]):
        assert groups_of(links) == [("A", "B", "C")]


def test_a_disputed_link_joins_nothing() -> None:
    state = linked(record("person", {"name": "Ana"}, at=B), A)
    assert links_of(state) == (A,)
    apart = over(state, link_to(A), "", BORIS)
    assert links_of(state.with_registers({link_to(A): (apart,)})) == ()
    other = BORIS.write(B, link_to(A), "", ())
    disputed = state.with_registers({link_to(A): merged(state.heads(link_to(A)), (other,))})
    assert links_of(disputed) == ()
    assert set(disputed.conflicts()) == {link_to(A)}


def test_links_to_itself_and_to_another_kind_join_nothing() -> None:
    state = record("person", {"name": "Ana"}, at=B)
    for other in (B, ref("visit")):
        assert links_of(linked(state, other)) == ()


def test_the_smallest_ref_in_use_is_shown() -> None:
    active, archived, removed = (each.value for each in Life)
    assert shown_in({B: active, A: active}) == A
    assert shown_in({A: removed, B: archived, C: archived}) == B
    assert shown_in({A: archived, B: active}) == B
    assert shown_in({B: removed, A: removed}) == A


def test_what_was_seen_when_joining_is_no_difference_and_what_comes_later_is() -> None:
    shown = record("person", {"name": "Ana", "phone": "+1", "themes": ["x"]}, at=A)
    other = linked(record("person", {"name": "Anna", "phone": "+2", "themes": ["y"]}, at=B), A)
    assert differences(shown, [other]) == []
    later = other.with_registers(
        {
            "phone": (over(other, "phone", "+3", BORIS),),
            "name": (over(other, "name", "Ana", BORIS),),
            "themes/z": (over(other, "themes/z", IN, BORIS),),
            "label": (over(other, "label", "public", BORIS),),
        }
    )
    themes, phone = sorted(differences(shown, [later]), key=lambda each: each.field, reverse=True)
    assert (phone.ref, phone.field, phone.ours, phone.theirs) == (B, "phone", "+1", "+3")
    assert (themes.field, themes.ours, themes.theirs) == ("themes", ("x",), ("x", "z"))
    assert phone.ids == {later.heads("phone")[0].id}
    assert differences(shown, [linked(later, A)]) == []
    assert differences(shown, [later], phone.ids | themes.ids) == []


def test_a_link_that_somebody_typed_has_seen_nothing() -> None:
    shown = record("person", {"name": "Ana", "phone": "+1"}, at=A)
    other = record("person", {"name": "Ana", "phone": "+2", "mobile": "+3"}, at=B)
    by_hand = ANNA.write(B, link_to(A), IN, ())
    other = other.with_registers({link_to(A): (by_hand,)})
    assert [(each.field, each.theirs) for each in differences(shown, [other])] == [
        ("phone", "+2"),
        ("mobile", "+3"),
    ]


def test_a_field_that_was_emptied_elsewhere_is_a_difference() -> None:
    shown = record("person", {"name": "Ana", "phone": "+1"}, at=A)
    other = linked(record("person", {"name": "Ana", "phone": "+1"}, at=B), A)
    emptied = other.with_registers({"phone": (over(other, "phone", "", BORIS),)})
    assert [(each.ours, each.theirs) for each in differences(shown, [emptied])] == [("+1", "")]


def test_what_only_a_later_version_knows_makes_no_row() -> None:
    shown = record("person", {"name": "Ana"}, at=A)
    later = BORIS.write(B, "horoscope", "fine", ())
    other = linked(record("person", {"name": "Ana"}, at=B), A)
    assert differences(shown, [other.with_registers({"horoscope": (later,)})]) == []


def test_a_link_tells_no_id_of_what_may_stay_behind() -> None:
    state = full("person", at=B)
    out = over(state, "themes/gone", "", ANNA)
    state = state.with_registers({"themes/gone": (out,), "horoscope": (out,)})
    floored = {spec.name for spec in state.fields if spec.floor or spec.is_link}
    told = {split_register(each.register)[0] for each in open_heads(state)}
    assert told == {spec.name for spec in state.fields} - floored
    assert out.id not in {each.id for each in open_heads(state)}
    assert SAME_AS in floored


def test_records_that_become_one_have_the_strictest_label_and_the_desks_all_name() -> None:
    one = record("person", {"name": "Ana"}, label=Label.NETWORK, partners=("X", "Y"))
    other = record("person", {"name": "Ana"}, label=Label.PARTNERS, partners=("Y", "Z"))
    assert label_together([one, other]) == (Label.PARTNERS, ("Y",))
