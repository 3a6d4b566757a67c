"""Nothing leaves that may not: every label against every reader, floors, links and removals."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.codes import Life
from hrdesk.domain.label import Label
from hrdesk.domain.records import KINDS, field_of
from hrdesk.domain.revisions import merged
from hrdesk.domain.sharing import (
    Reader,
    Why,
    disclosed,
    field_held_back,
    held_back,
    is_protected,
)
from hrdesk.domain.state import LABEL, LIFE, ORIGIN, PARTNERS, SYSTEM, RecordState, split_register
from tests.factories import full, over, pen, record, records, ref

FOCAL = Reader("IACHR", focal_point=True)
STRANGER = Reader("NGO", focal_point=False)
NAMED = Reader("ODIHR", focal_point=True)
NAMED_STRANGER = Reader("LAWYER", focal_point=False)
FIRST = Reader("ACHPR", focal_point=False, authors=("ACHPR.9a",))
READERS = {
    "focal": FOCAL,
    "stranger": STRANGER,
    "named": NAMED,
    "named stranger": NAMED_STRANGER,
    "first desk": FIRST,
}
# Who may have a record of this label that names ODIHR and LAWYER and was made by ACHPR.
MAY_HAVE = {
    Label.PUBLIC: {"focal", "stranger", "named", "named stranger", "first desk"},
    Label.NETWORK: {"focal", "named"},
    Label.PARTNERS: {"named", "named stranger", "first desk"},
    Label.INTERNAL: set(),
}
WHY = {
    Label.NETWORK: Why.NETWORK,
    Label.PARTNERS: Why.PARTNERS,
    Label.INTERNAL: Why.INTERNAL,
}


def labelled(label: Label, kind: str = "visit", **values: object) -> RecordState:
    return record(kind, values, label=label, partners=("ODIHR", "LAWYER"), by=pen("ACHPR.9a", "n1"))


def everything(ref_: str) -> bool:
    return True


def before(register: str) -> bool:
    """The reader had something of it before."""
    return True


def never(register: str) -> bool:
    """The reader never had anything of it."""
    return False


def nothing(ref_: str) -> bool:
    return False


def goes(state: RecordState, reader: Reader, visible: bool = True) -> set[str]:
    """The fields that a reader gets."""
    share = disclosed(state, reader, everything if visible else nothing, never)
    return {split_register(register)[0] for register in share.registers}


# ---------------------------------------------------------------- records


@pytest.mark.parametrize("label", Label)
@pytest.mark.parametrize("name", READERS)
def test_a_record_goes_to_whom_its_label_names(label: Label, name: str) -> None:
    why = held_back(labelled(label, country="TUN"), READERS[name])
    assert why == (None if name in MAY_HAVE[label] else WHY[label])


def test_a_record_that_nobody_labelled_stays_here() -> None:
    state = record("visit", {"country": "TUN"}, label=None, partners=("ODIHR",))
    assert held_back(state, NAMED) is Why.INTERNAL


@pytest.mark.parametrize(("one", "two"), list(itertools.permutations(Label, 2)))
def test_a_conflict_about_the_label_lets_out_no_more_than_the_stricter(
    one: Label, two: Label
) -> None:
    state = labelled(one, country="TUN")
    other = pen("IACHR.2e", "n2", 99_000_000).write(state.ref, LABEL, two.value, ())
    both = state.with_registers({LABEL: merged(state.heads(LABEL), (other,))})
    stricter = max(one, two, key=lambda label: label.rank)
    for reader in READERS.values():
        assert held_back(both, reader) == held_back(labelled(stricter, country="TUN"), reader)


def test_a_conflict_about_the_partners_lets_out_to_the_intersection() -> None:
    state = labelled(Label.PARTNERS, country="TUN")
    other = pen("IACHR.2e", "n2").write(state.ref, PARTNERS, "ODIHR; IACHR", ())
    both = state.with_registers({PARTNERS: merged(state.heads(PARTNERS), (other,))})
    assert held_back(both, NAMED) is None
    assert held_back(both, NAMED_STRANGER) is Why.PARTNERS
    assert held_back(both, FOCAL) is Why.PARTNERS


def test_two_desks_of_one_code_are_told_apart_by_their_mark() -> None:
    state = labelled(Label.PARTNERS, country="TUN")
    assert held_back(state, FIRST) is None
    assert held_back(state, Reader("ACHPR", False, ("ACHPR.ff",))) is Why.PARTNERS
    assert held_back(state, Reader("ACHPR", False)) is Why.PARTNERS
    assert held_back(state, Reader("ACHPR", False, ("ACHPR.ff", "ACHPR.9a"))) is None


def test_a_desk_that_archives_a_record_does_not_become_its_first() -> None:
    """It may have been taken off the partners meanwhile."""
    state = labelled(Label.PARTNERS, country="TUN")
    aside = over(state, LIFE, Life.ARCHIVED.value, pen("NGO.7c", "n2"))
    state = state.with_registers({LIFE: (aside,)})
    assert held_back(state, Reader("NGO", True, ("NGO.7c",))) is Why.PARTNERS
    assert held_back(state, FIRST) is None


def test_two_that_claim_to_be_the_first_desk_are_neither() -> None:
    state = labelled(Label.PARTNERS, country="TUN")
    other = pen("NGO.7c", "n2").write(state.ref, ORIGIN, "NGO.7c", ())
    both = state.with_registers({ORIGIN: merged(state.heads(ORIGIN), (other,))})
    assert held_back(both, FIRST) is Why.PARTNERS
    assert held_back(both, Reader("NGO", True, ("NGO.7c",))) is Why.PARTNERS


def test_a_desk_that_is_not_known_is_never_the_first() -> None:
    empty = RecordState(ref("visit"), {})
    assert held_back(empty, Reader("ACHPR", False)) is Why.INTERNAL


# ---------------------------------------------------------------- protected persons


@pytest.mark.parametrize("label", Label)
@pytest.mark.parametrize("name", READERS)
def test_a_protected_person_goes_to_nobody(label: Label, name: str) -> None:
    state = labelled(label, "person", name="Müller, Anna", protected="yes")
    assert held_back(state, READERS[name]) is Why.PROTECTED


def test_one_voice_is_enough_to_protect() -> None:
    state = labelled(Label.PUBLIC, "person", name="Müller, Anna", protected="no")
    assert not is_protected(state)
    yes = pen("IACHR.2e", "n2", 1).write(state.ref, "protected", "yes", ())
    both = state.with_registers({"protected": merged(state.heads("protected"), (yes,))})
    assert both.value("protected") == "no"
    assert is_protected(both)
    assert held_back(both, FOCAL) is Why.PROTECTED


def test_a_removed_protected_person_leaves_no_trace_either() -> None:
    state = labelled(Label.PUBLIC, "person", name="A", protected="yes")
    gone = over(state, LIFE, Life.REMOVED.value, pen(nonce="n2"))
    assert held_back(state.with_registers({LIFE: (gone,)}), FOCAL) is Why.PROTECTED


# ---------------------------------------------------------------- floors


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("label", Label)
def test_every_field_goes_where_label_and_floor_allow(kind: str, label: Label) -> None:
    state = full(kind).with_registers(labelled(label, kind).registers)
    for name, reader in READERS.items():
        if name not in MAY_HAVE[label]:
            continue
        share = disclosed(state, reader, everything, never)
        fields = {split_register(register)[0] for register in share.registers}
        for spec in state.fields:
            stricter = max(label, spec.floor or Label.PUBLIC, key=lambda each: each.rank)
            may = name in MAY_HAVE[stricter]
            assert (spec.name in fields) == may, spec
            assert (spec.name in share.withheld) == (not may), spec
            assert (field_held_back(state, spec, reader) is None) == may, spec


def test_a_mobile_number_on_a_network_record_goes_to_the_desks_named_only() -> None:
    state = labelled(Label.NETWORK, "person", name="A", mobile="+41 79", private_notes="x")
    assert goes(state, FOCAL) == {"name", *SYSTEM}
    assert goes(state, NAMED) == {"name", "mobile", *SYSTEM}
    withheld = disclosed(state, FOCAL, everything, never).withheld
    assert withheld == {"mobile": Why.PARTNERS, "private_notes": Why.INTERNAL}


def test_nobody_hears_of_a_held_back_field_that_was_emptied() -> None:
    state = labelled(Label.PUBLIC, "person", name="A", private_notes="x")
    emptied = over(state, "private_notes", "", pen(nonce="n2"))
    share = disclosed(state.with_registers({"private_notes": (emptied,)}), FOCAL, everything, never)
    assert "private_notes" not in share.registers
    assert share.withheld == {}


@given(records(), st.sampled_from(tuple(READERS.values())))
def test_whatever_stands_private_notes_never_go(state: RecordState, reader: Reader) -> None:
    if held_back(state, reader) is None:
        assert "private_notes" not in disclosed(state, reader, everything, never).registers


@given(records(), st.sampled_from(tuple(READERS.values())), st.booleans())
def test_what_goes_is_what_stands_and_nothing_else(
    state: RecordState, reader: Reader, visible: bool
) -> None:
    """Heads only, never old values: and each of them is a head of the record."""
    if held_back(state, reader) is not None:
        return
    share = disclosed(state, reader, everything if visible else nothing, never)
    assert share.ref == state.ref
    for register, heads in share.registers.items():
        assert heads
        assert set(heads) <= set(state.heads(register))
        assert not set(share.withheld) & {split_register(register)[0]} or not visible


# ---------------------------------------------------------------- links


def test_a_link_that_the_reader_may_not_see_stays_here() -> None:
    head, other = ref("person", 1), ref("person", 2)
    state = labelled(Label.PUBLIC, country="TUN", head=head, delegation=[head, other])

    def only_other(target: str) -> bool:
        return target == other

    share = disclosed(state, FOCAL, only_other, never)
    assert set(share.registers) == {
        "country",
        f"delegation/{other}",
        *SYSTEM,
    }
    assert share.withheld == {"head": Why.LINK, "delegation": Why.LINK}
    assert all(head not in text for text in share.registers)


def test_an_element_taken_out_names_its_record_no_more_than_one_that_stands() -> None:
    target = ref("person", 1)
    state = labelled(Label.PUBLIC, country="TUN", delegation=[target])
    out = over(state, f"delegation/{target}", "", pen(nonce="n2"))
    state = state.with_registers({f"delegation/{target}": (out,)})
    assert f"delegation/{target}" in disclosed(state, FOCAL, everything, before).registers
    assert f"delegation/{target}" not in disclosed(state, FOCAL, nothing, never).registers


def test_of_a_conflict_about_a_link_only_what_may_be_seen_goes() -> None:
    seen, hidden = ref("person", 1), ref("person", 2)
    state = labelled(Label.PUBLIC, country="TUN", head=seen)
    one = over(state, "head", hidden, pen(nonce="n2"))
    two = over(state, "head", "", pen(nonce="n3"))
    state = state.with_registers({"head": merged(state.heads("head"), (one,), (two,))})
    share = disclosed(state, FOCAL, lambda target: target == seen, before)
    assert {each.value for each in share.registers["head"]} == {""}
    assert share.withheld == {"head": Why.LINK}


def test_an_emptied_link_goes_to_whom_it_had_reached() -> None:
    state = labelled(Label.PUBLIC, country="TUN", head=ref("person"))
    empty = over(state, "head", "", pen(nonce="n2"))
    share = disclosed(state.with_registers({"head": (empty,)}), FOCAL, nothing, before)
    assert share.registers["head"] == (empty,)
    assert share.withheld == {}


@pytest.mark.parametrize(
    ("register", "value"),
    [("themes/torture", "1"), ("source", "a talk"), ("head", ref("person"))],
)
def test_that_something_was_taken_out_is_no_news_for_whom_it_never_reached(
    register: str, value: str
) -> None:
    """The name of a set's register is the value itself (exchange.md 9, law 18)."""
    state = labelled(Label.NETWORK, country="TUN")
    once = state.with_registers({register: (over(state, register, value, pen()),)})
    out = once.with_registers({register: (over(once, register, "", pen(nonce="n2")),)})
    tells = register != "source"
    assert (register in disclosed(out, FOCAL, everything, never).registers) != tells
    assert register in disclosed(out, FOCAL, everything, before).registers
    assert register in disclosed(once, FOCAL, everything, never).registers


def test_an_element_that_one_took_out_and_another_put_in_goes_with_both() -> None:
    state = labelled(Label.NETWORK, country="TUN", themes=["a"])
    out = over(state, "themes/a", "", pen(nonce="n2"))
    again = over(state, "themes/a", "1", pen(nonce="n3"))
    both = state.with_registers({"themes/a": merged((out,), (again,))})
    assert len(disclosed(both, FOCAL, everything, never).registers["themes/a"]) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_without_linked_records_no_link_of_any_kind_goes(kind: str) -> None:
    links = {spec.name for spec in full(kind).fields if spec.is_link}
    state = full(kind).with_registers(labelled(Label.PUBLIC, kind).registers)
    assert not goes(state, NAMED, visible=False) & links
    assert links <= goes(state, NAMED)


# ---------------------------------------------------------------- removed and archived


def test_a_removed_record_goes_with_what_the_removal_was_said_over() -> None:
    """The other desk must be able to tell whether anything was changed there meanwhile."""
    state = labelled(Label.PUBLIC, "person", name="A", function="Clerk", private_notes="x")
    gone = over(state, LIFE, Life.REMOVED.value, pen(nonce="n2"))
    removed = state.with_registers({LIFE: (gone,)})
    assert held_back(removed, FOCAL) is None
    share = disclosed(removed, FOCAL, everything, never)
    there = RecordState(state.ref, share.registers)
    assert there.life is Life.REMOVED
    assert set(share.registers) == {"name", "function", *SYSTEM}
    changed = there.with_registers({"function": (over(there, "function", "Judge", pen()),)})
    assert changed.life is Life.ACTIVE


def test_a_removal_tells_nobody_who_may_not_have_the_record() -> None:
    state = labelled(Label.INTERNAL, country="TUN")
    gone = over(state, LIFE, Life.REMOVED.value, pen(nonce="n2"))
    assert held_back(state.with_registers({LIFE: (gone,)}), NAMED) is Why.INTERNAL


def test_an_archived_record_goes_whole() -> None:
    state = labelled(Label.PUBLIC, country="TUN")
    put_aside = over(state, LIFE, Life.ARCHIVED.value, pen(nonce="n2"))
    assert goes(state.with_registers({LIFE: (put_aside,)}), FOCAL) == {
        "country",
        *SYSTEM,
    }


def test_a_field_without_a_floor_is_never_held_back() -> None:
    state = labelled(Label.PUBLIC, country="TUN")
    assert field_held_back(state, field_of("visit", "purpose"), STRANGER) is None
