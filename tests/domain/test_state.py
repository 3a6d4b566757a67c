"""A record is what its registers tell: doubt about a label is strict, about a removal visible."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.codes import Life
from hrdesk.domain.fields import Field
from hrdesk.domain.label import Label
from hrdesk.domain.records import KINDS, field_of, shape_of
from hrdesk.domain.revisions import Heads, Revision, is_conflict, merged
from hrdesk.domain.state import (
    IN,
    LABEL,
    LIFE,
    ORIGIN,
    PARTNERS,
    RecordState,
    as_label,
    changed_registers,
    partner_list,
    partner_text,
    register_of,
    shown,
    split_register,
    wanted_registers,
)
from tests.factories import (
    EVERY_FIELD,
    MINUTE,
    canonical_values,
    full,
    over,
    pen,
    record,
    records,
    ref,
    sample,
)

VISIT = ref("visit")
ANNA, BORIS = pen("IACHR.2e", "n2", 31_000_000), pen("ODIHR.3d", "n3", 32_000_000)


def stood(register: str, *values: str) -> RecordState:
    """A record in which these values stand against each other in one register."""
    heads = [
        pen(f"D{place}.x", f"n{place}", place).write(VISIT, register, value, ())
        for place, value in enumerate(values)
    ]
    return RecordState(VISIT, {register: merged(heads)})


def after(state: RecordState, *revisions: Revision) -> RecordState:
    for each in revisions:
        heads = merged(state.heads(each.register), (each,))
        state = state.with_registers({each.register: heads})
    return state


# ---------------------------------------------------------------- values


def test_a_register_is_a_field_or_one_element_of_it() -> None:
    assert split_register("purpose") == ("purpose", "")
    assert split_register(register_of("themes", "a/b; c")) == ("themes", "a/b; c")


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_shows_what_was_written(kind: str) -> None:
    state = full(kind)
    assert state.kind == kind
    for spec in state.fields:
        assert state.value(spec.name) == state.values()[spec.name] == sample(kind, spec)


def test_values_stand_in_form_order_and_empty_ones_are_left_out() -> None:
    state = full("visit")
    assert list(state.values()) == [spec.name for spec in shape_of("visit").fields]
    assert RecordState(VISIT).values() == {}
    emptied = after(state, over(state, "purpose", "", ANNA))
    assert "purpose" not in emptied.values()
    assert emptied.value("purpose") == ""


def test_nothing_written_is_empty() -> None:
    state = RecordState(VISIT)
    assert state.value("country") == state.text("country") == ""
    assert state.value("themes") == ()
    assert state.heads("country") == ()
    assert state.conflicts() == {}
    assert state.first_author == ""


@given(records())
def test_values_are_those_of_each_field(state: RecordState) -> None:
    for spec in state.fields:
        value = shown(spec, state.registers)
        assert state.value(spec.name) == value
        assert state.values().get(spec.name, () if spec.is_set else "") == value


@given(st.data(), st.sampled_from([spec for _, spec in EVERY_FIELD]))
def test_what_is_wanted_of_a_field_is_then_shown(data: st.DataObject, spec: Field) -> None:
    """Also over any earlier value: elements that are no longer wanted are taken out."""
    kind = next(kind for kind, each in EVERY_FIELD if each is spec)
    old, new = data.draw(canonical_values(spec)), data.draw(canonical_values(spec))
    state = RecordState(ref(kind))
    for number, value in enumerate((old, new)):
        wanted = wanted_registers(spec, value, state.registers)
        by = pen(nonce=f"n{number}", minute=number)
        state = after(state, *(over(state, name, text, by) for name, text in wanted.items()))
    shows = state.value(spec.name)
    assert shows == (tuple(sorted(new)) if spec.is_set else new)


def test_who_adds_an_element_says_nothing_about_those_that_are_shown_already() -> None:
    """Also where one of them is in conflict: it stays one until somebody means it."""
    spec = field_of("visit", "themes")
    state = record("visit", {"themes": ["a", "b"]})
    out = over(state, "themes/b", "", pen(nonce="n2", minute=MINUTE - 1))
    again = over(state, "themes/b", IN, pen(nonce="n3", minute=MINUTE + 1))
    both = after(state, out, again)
    assert both.value("themes") == ("a", "b")
    assert both.conflicts()
    assert changed_registers(spec, ("a", "b", "c"), both.registers) == {"themes/c": IN}
    assert changed_registers(spec, ("a",), both.registers) == {"themes/b": ""}
    assert changed_registers(spec, (), {}) == {}
    purpose = field_of("visit", "purpose")
    assert changed_registers(purpose, "one", state.registers) == {"purpose": "one"}


def test_adding_an_element_touches_no_other() -> None:
    spec = field_of("visit", "themes")
    state = record("visit", {"themes": ["a", "b"], "regions": ["c"]})
    assert wanted_registers(spec, ("b", "d"), state.registers) == {
        "themes/a": "",
        "themes/b": IN,
        "themes/d": IN,
    }
    assert wanted_registers(spec, ("b",), {}) == {"themes/b": IN}


def test_two_additions_to_a_set_never_collide() -> None:
    state = record("visit", {"themes": ["a"]})
    both = after(state, over(state, "themes/b", IN, ANNA), over(state, "themes/c", IN, BORIS))
    assert both.value("themes") == ("a", "b", "c")
    assert both.conflicts() == {}


def test_a_conflict_shows_the_latest_and_keeps_both() -> None:
    state = record("visit", {"purpose": "one", "country": "TUN"})
    both = after(state, over(state, "purpose", "two", ANNA), over(state, "purpose", "three", BORIS))
    assert both.value("purpose") == "three"
    assert both.conflicts() == {"purpose": ("three", "two")}


@given(records())
def test_conflicts_are_the_registers_in_which_values_differ(state: RecordState) -> None:
    assert set(state.conflicts()) == {
        name for name, heads in state.registers.items() if is_conflict(heads)
    }
    for name, values in state.conflicts().items():
        assert len(set(values)) == len(values) > 1
        assert values[0] == state.text(name)


def test_registers_without_heads_are_dropped() -> None:
    state = record("visit", {"country": "TUN", "purpose": "one"})
    less = state.with_registers({"purpose": (), "notes": ()})
    assert set(less.registers) == set(state.registers) - {"purpose"}
    assert state.value("purpose") == "one"


# ---------------------------------------------------------------- labels and partners


@pytest.mark.parametrize("values", list(itertools.product(Label, repeat=3)))
def test_a_conflict_about_the_label_is_the_strictest(values: tuple[Label, ...]) -> None:
    assert stood(LABEL, *values).label.rank == max(each.rank for each in values)


def test_a_record_that_nobody_labelled_is_internal() -> None:
    assert RecordState(VISIT).label is Label.INTERNAL
    assert record("visit", {"country": "TUN"}, label=None).label is Label.INTERNAL


@pytest.mark.parametrize("text", ["", "secret", "Public", "PUBLIC", "public "])
def test_a_label_that_is_not_known_is_internal(text: str) -> None:
    assert as_label(text) is Label.INTERNAL
    assert stood(LABEL, "public", text).label is Label.INTERNAL


@pytest.mark.parametrize(
    ("texts", "partners"),
    [
        ((), ()),
        (("",), ()),
        (("IACHR",), ("IACHR",)),
        (("IACHR; ODIHR", "ODIHR; NIRMS"), ("ODIHR",)),
        (("IACHR; ODIHR", "ODIHR; NIRMS", "ACHPR; ODIHR"), ("ODIHR",)),
        (("IACHR", "ODIHR"), ()),
        (("IACHR", ""), ()),
        (("IACHR; ODIHR", "ODIHR; IACHR"), ("IACHR", "ODIHR")),
    ],
)
def test_a_conflict_about_the_partners_is_the_intersection(
    texts: tuple[str, ...], partners: tuple[str, ...]
) -> None:
    state = stood(PARTNERS, *texts) if texts else RecordState(VISIT)
    assert sorted(state.partners) == sorted(partners)


@given(st.lists(st.sets(st.sampled_from("ABCD")), min_size=1, max_size=4))
def test_partners_are_never_more_than_anybody_named(named: list[set[str]]) -> None:
    state = stood(PARTNERS, *(partner_text(each) for each in named))
    assert set(state.partners) == set.intersection(*named)


def test_partners_have_one_spelling() -> None:
    assert partner_text([" odihr", "IACHR ", "", "iachr", " "]) == "IACHR; ODIHR"
    assert partner_list("IACHR; ODIHR") == ("IACHR", "ODIHR")
    assert partner_list(" IACHR ;; ") == ("IACHR",)
    assert partner_list("") == ()


# ---------------------------------------------------------------- life


@pytest.mark.parametrize(
    ("values", "life"),
    [
        ((), Life.ACTIVE),
        (("active",), Life.ACTIVE),
        (("archived",), Life.ARCHIVED),
        (("removed",), Life.REMOVED),
        (("removed", "removed"), Life.REMOVED),
        (("removed", "active"), Life.ACTIVE),
        (("archived", "active"), Life.ACTIVE),
        (("removed", "archived"), Life.ARCHIVED),
        (("removed", "archived", "active"), Life.ACTIVE),
        (("asleep",), Life.ACTIVE),
        (("removed", "asleep"), Life.ACTIVE),
    ],
)
def test_a_removal_counts_only_where_nobody_disagrees(values: tuple[str, ...], life: Life) -> None:
    state = stood(LIFE, *values) if values else RecordState(VISIT)
    assert state.life is life


def test_a_removal_names_all_that_its_author_saw() -> None:
    state = full("person")
    gone = over(state, LIFE, Life.REMOVED.value, ANNA)
    unnamed = {LABEL, PARTNERS, ORIGIN, "organisation", "deputy", "same_as"}
    unnamed |= {"mobile", "call_handles", "nationalities", "protected", "pseudonym"}
    unnamed |= {"private_notes", "external_key"}
    assert set(gone.parents) == {
        head.id
        for register, heads in state.registers.items()
        for head in heads
        if split_register(register)[0] not in unnamed
    }
    assert after(state, gone).life is Life.REMOVED


def test_what_may_not_leave_shows_in_no_id_that_leaves() -> None:
    """A removal travels; its ancestors must not tell that there is a private note."""
    state = record("visit", {"country": "TUN"})
    for register, value in (("private_notes", "ours"), ("head", ref("person"))):
        noted = after(state, over(state, register, value, ANNA))
        assert over(noted, LIFE, "removed", BORIS).id == over(state, LIFE, "removed", BORIS).id


def test_what_the_remover_had_not_seen_keeps_the_record_visible() -> None:
    state = record("visit", {"country": "TUN", "purpose": "one"})
    gone = over(state, LIFE, "removed", ANNA)
    changed = after(state, over(state, "purpose", "two", BORIS))
    both = after(changed, gone)
    assert both.life is Life.ACTIVE
    assert both.is_removed_elsewhere
    assert after(state, gone, over(state, "purpose", "two", BORIS)).life is both.life


def test_an_added_element_and_a_new_field_keep_the_record_visible_too() -> None:
    state = record("visit", {"country": "TUN"})
    gone = over(state, LIFE, "removed", ANNA)
    for register, value in (("themes/a", IN), ("notes", "new")):
        assert after(state, gone, over(state, register, value, BORIS)).life is Life.ACTIVE


def test_a_private_note_and_a_label_do_not_keep_a_removed_record_visible() -> None:
    state = record("visit", {"country": "TUN"})
    gone = over(state, LIFE, "removed", ANNA)
    for register, value in (("private_notes", "ours"), (LABEL, "internal"), (PARTNERS, "A")):
        left = after(state, gone, over(state, register, value, BORIS))
        assert left.life is Life.REMOVED
        assert not left.is_removed_elsewhere


def test_removed_by_two_who_saw_different_things_is_visible_where_neither_saw_all() -> None:
    state = record("visit", {"country": "TUN", "purpose": "one"})
    mine = after(state, over(state, "purpose", "two", ANNA))
    theirs = after(state, over(state, "notes", "three", BORIS))
    one, two = over(mine, LIFE, "removed", ANNA), over(theirs, LIFE, "removed", BORIS)
    everything = after(mine, over(state, "notes", "three", BORIS), one, two)
    assert everything.life is Life.REMOVED
    third = after(everything, over(everything, "source", "four", pen(nonce="n9")))
    assert third.life is Life.ACTIVE
    assert third.is_removed_elsewhere


def test_a_record_in_use_or_put_aside_is_not_removed_elsewhere() -> None:
    for values in (("active",), ("archived",), ("archived", "removed")):
        assert not stood(LIFE, *values).is_removed_elsewhere
    assert stood(LIFE, "active", "removed").is_removed_elsewhere


def test_anything_but_a_removal_is_written_over_its_own_register_only() -> None:
    state = full("visit")
    for register, value in ((LIFE, "archived"), (LIFE, "active"), ("purpose", "removed")):
        assert over(state, register, value, ANNA).parents == tuple(
            sorted(head.id for head in state.heads(register))
        )


@given(records(), st.booleans())
def test_a_removal_of_all_that_stands_removes(state: RecordState, twice: bool) -> None:
    gone: Heads = (over(state, LIFE, "removed", pen(nonce="gone")),)
    left = after(state, *gone)
    assert left.life is Life.REMOVED
    if twice:
        assert after(left, *gone).registers == left.registers


# ---------------------------------------------------------------- the first desk


def test_the_first_author_is_who_saved_the_record_first() -> None:
    state = record("visit", {"country": "TUN"}, by=ANNA)
    changed = after(
        state, over(state, "country", "MEX", BORIS), over(state, LIFE, "archived", BORIS)
    )
    assert changed.first_author == "IACHR.2e"


def test_where_it_is_not_told_or_not_agreed_there_is_no_first_author() -> None:
    state = record("visit", {"country": "TUN"}, by=ANNA)
    assert state.with_registers({ORIGIN: ()}).first_author == ""
    assert after(state, BORIS.write(VISIT, ORIGIN, "ODIHR.3d", ())).first_author == ""
    assert after(state, BORIS.write(VISIT, ORIGIN, "IACHR.2e", ())).first_author == "IACHR.2e"
