"""Fields of a later version: what is understood of them, where they may go, what stands in them."""

import pytest

from hrdesk.domain.arrival import Arrival, ArrivedRecord, Envelope
from hrdesk.domain.deciding import registers_after
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.label import Label
from hrdesk.domain.later import LaterField, united
from hrdesk.domain.merge import Class, Decision, plan_merge
from hrdesk.domain.records import known_field
from hrdesk.domain.sharing import Reader, Why, disclosed
from hrdesk.domain.state import IN, RecordState
from hrdesk.domain.values import allowing, canonical
from tests.factories import over, pen, record, ref

FOCAL = Reader("IACHR", focal_point=True)
NAMED = Reader("ODIHR", focal_point=True)


def hotel(**said: str) -> LaterField:
    return LaterField("visit", "hotel", **({"value": "text"} | said))  # type: ignore[arg-type]


def with_later(**texts: str) -> RecordState:
    """A visit with registers that no field here has the name of; `__` stands for a stroke."""
    state = record("visit", {"country": "TUN"}, partners=("ODIHR",))
    heads = {
        name: (pen().write(state.ref, name, text, ()),)
        for name, text in ((key.replace("__", "/"), text) for key, text in texts.items())
    }
    return state.with_registers(heads)


def goes(state: RecordState, reader: Reader, *later: Field, sees: bool = True) -> set[str]:
    specs = {each.name: each for each in later}
    share = disclosed(state, reader, lambda _: sees, lambda _: False, specs)
    return set(share.registers) & {"hotel", "observers/A", "liaison"}


# ---------------------------------------------------------------- what is understood


@pytest.mark.parametrize(
    ("field", "kind", "links", "floor"),
    [
        (hotel(), Kind.TEXT, None, None),
        (hotel(value="span"), Kind.SPAN, None, None),
        (hotel(value="money"), Kind.TEXT, None, None),
        (hotel(floor="partners"), Kind.TEXT, None, Label.PARTNERS),
        (hotel(floor="regional"), Kind.TEXT, None, Label.INTERNAL),
        (hotel(value="link", links="person"), Kind.LINK, "person", None),
        (hotel(value="link", links="treaty"), Kind.LINK, None, None),
        (hotel(value="links", links="treaty", floor="partners"), Kind.LINKS, None, Label.PARTNERS),
        # Which records such a value names, nobody here can tell.
        (hotel(value="ranking", links="treaty"), Kind.TEXT, None, Label.INTERNAL),
    ],
)
def test_a_field_is_understood_as_far_as_it_can_be(
    field: LaterField, kind: Kind, links: str | None, floor: Label | None
) -> None:
    assert field.spec == Field("hotel", kind, links=links, floor=floor)


@pytest.mark.parametrize(
    ("known", "told", "floor"),
    [
        (hotel(), hotel(), ""),
        (hotel(floor="partners"), hotel(), "partners"),
        (hotel(), hotel(floor="partners"), "partners"),
        (hotel(floor="regional"), hotel(floor="regional"), "regional"),
        (hotel(floor="regional"), hotel(), "internal"),
        (hotel(links="person"), hotel(links="person"), ""),
        (hotel(links="person"), hotel(), "internal"),
    ],
)
def test_the_stricter_floor_holds(known: LaterField, told: LaterField, floor: str) -> None:
    assert united(known, told).floor == floor


def test_what_was_not_known_is_taken_as_told() -> None:
    assert united(None, hotel(floor="regional")) == hotel(floor="regional")
    one, other = (LaterField("visit", "safety", "code", codes=each) for each in (("b",), ("a",)))
    assert united(one, other).codes == ("a", "b")


def test_only_fields_of_this_version_are_known() -> None:
    assert known_field("visit", "hotel") is None
    assert known_field("visit", "country") is not None


# ---------------------------------------------------------------- where they may go


def test_a_field_of_which_nothing_is_known_stays() -> None:
    state = with_later(hotel="Africa")
    assert goes(state, NAMED) == set()
    share = disclosed(state, NAMED, lambda _: True, lambda _: True)
    assert share.withheld == {"hotel": Why.INTERNAL}


def test_a_floor_of_a_later_field_is_kept() -> None:
    state = with_later(hotel="Africa")
    assert goes(state, FOCAL, hotel().spec) == {"hotel"}
    assert goes(state, FOCAL, hotel(floor="partners").spec) == set()
    assert goes(state, NAMED, hotel(floor="partners").spec) == {"hotel"}
    assert goes(state, NAMED, hotel(floor="regional").spec) == set()


@pytest.mark.parametrize("value", ["link", "text", "any_record"])
def test_whatever_names_a_record_goes_only_where_that_may_go(value: str) -> None:
    state = with_later(liaison=ref("person"), hotel="Africa")
    links = "person" if value == "link" else ""
    liaison = LaterField("visit", "liaison", value, links=links).spec
    assert goes(state, FOCAL, liaison, hotel().spec) == {"liaison", "hotel"}
    assert goes(state, FOCAL, liaison, hotel().spec, sees=False) == {"hotel"}


def test_an_element_taken_out_is_news_only_for_whom_it_reached() -> None:
    observers = LaterField("visit", "observers", "set").spec
    state = with_later(observers__A=IN)
    assert goes(state, FOCAL, observers) == {"observers/A"}
    out = state.with_registers({"observers/A": (over(state, "observers/A", "", pen(nonce="n2")),)})
    assert goes(out, FOCAL, observers) == set()
    link = LaterField("visit", "observers", "links", links="person").spec
    assert goes(with_later(**{f"observers__{ref('person')}": IN}), FOCAL, link, sees=False) == set()


# ---------------------------------------------------------------- what stands in them


def test_their_values_are_read_and_are_no_part_of_the_known_ones() -> None:
    state = with_later(hotel="Africa", observers__B=IN, observers__A=IN, observers__C="")
    assert state.value("hotel") == "Africa"
    assert state.value("observers") == ("A", "B")
    assert state.value("nothing") == ""
    assert state.values() == {"country": "TUN"}


def arrival_of(*states: RecordState) -> Arrival:
    envelope = Envelope("IACHR", "1f", "NIRMS", 30_000_000)
    return Arrival(
        "BOOK", envelope, tuple(ArrivedRecord(e.ref, "S", 5, e.registers) for e in states)
    )


def test_a_change_of_one_is_a_change_as_any_other() -> None:
    ours = with_later(hotel="Africa", observers__A=IN)
    changed = {
        "hotel": (over(ours, "hotel", "Medina", pen(nonce="n2")),),
        "observers/B": (pen(nonce="n2").write(ours.ref, "observers/B", IN, ()),),
    }
    plan = plan_merge(arrival_of(ours.with_registers(changed)), {ours.ref: ours}, proven=True)
    told = {item.field: (item.kind, item.ours, item.theirs, item.safe) for item in plan.items}
    assert told == {
        "hotel": (Class.CHANGED, "Africa", "Medina", True),
        "observers": (Class.CHANGED, ("A",), ("A", "B"), True),
    }


def test_two_values_of_one_stand_until_a_person_chooses() -> None:
    before = with_later(hotel="Africa")
    ours = before.with_registers({"hotel": (over(before, "hotel", "Medina", pen(nonce="n2")),)})
    theirs = before.with_registers({"hotel": (over(before, "hotel", "Sahel", pen(nonce="n3")),)})
    (item,) = plan_merge(arrival_of(theirs), {ours.ref: ours}, proven=True).items
    assert (item.kind, item.ours, item.theirs) == (Class.CONFLICT, "Medina", "Sahel")
    taken, over_all = registers_after(item, ours, Decision.OURS)
    assert len(taken["hotel"]) == 2
    assert over_all == {"hotel": "Medina"}


# ---------------------------------------------------------------- codes


def test_a_code_that_stands_may_stay() -> None:
    spec = known_field("visit", "status")
    references = known_field("visit", "terms_of_reference")
    assert spec is not None
    assert references is not None
    assert allowing(spec, "held") is spec
    assert allowing(spec, "") is spec
    assert canonical(allowing(spec, "suspended"), "Suspended") == "suspended"
    more = allowing(references, ("no_reprisals", "signed_by_all"))
    assert canonical(more, "Signed by all") == ("signed_by_all",)
    purpose = known_field("visit", "purpose")
    assert purpose is not None
    assert allowing(purpose, "anything") is purpose
