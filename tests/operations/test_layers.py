"""What is put out of sight is, by its sort and by its desk; nothing else is."""

from dataclasses import replace
from datetime import date

from hrdesk.domain.label import Label
from hrdesk.operations.agenda import Occurrence, What
from hrdesk.operations.layers import Layer, Layers, desk_layer, is_thin, layer_of, letters_of

DAY = date(2026, 11, 18)


def thing(what: What, origin: str = "NIRMS") -> Occurrence:
    return Occurrence(what.value, what, what.value, "network", DAY, DAY, origin=origin)


def test_each_thing_belongs_to_one_sort() -> None:
    assert [layer_of(thing(what)) for what in What] == [
        Layer.VISITS,
        Layer.ACTIVITIES,
        Layer.DEADLINES,
        Layer.DEADLINES,
        Layer.DEADLINES,
        Layer.DEADLINES,
        Layer.DAYS,
    ]


def test_sorts_and_desks_are_put_out_of_sight_and_kept_as_text() -> None:
    things = [thing(What.VISIT), thing(What.DAY), thing(What.ACTIVITY, "IACHR")]
    layers = Layers()
    assert layers.of(things) == things
    layers = layers.with_layer(Layer.VISITS, False).with_layer(desk_layer("IACHR"), False)
    assert layers.of(things) == things[1:2]
    assert Layers.of_text(layers.text) == layers
    assert layers.with_layer(Layer.VISITS, True).of(things) == things[:2]
    assert layers.up_to(Label.NETWORK).of(things) == things[1:2]
    assert layers.up_to(Label.PUBLIC).of(things) == []


def test_desks_have_letters_of_their_own() -> None:
    assert letters_of(["NIRMS", "IACHR", "ACHPR", "ACHPR2", "ACJ"]) == {
        "ACHPR": "ACHPR",
        "ACHPR2": "ACHPR2",
        "ACJ": "ACJ",
        "IACHR": "I",
        "NIRMS": "N",
    }


def test_one_named_day_is_thin() -> None:
    day = thing(What.DAY)
    assert is_thin(day)
    assert not is_thin(replace(day, last=date(2026, 12, 3)))
    assert not is_thin(thing(What.VISIT))
    hidden = Layers().with_layer(Layer.ACTIVITIES, False)
    assert hidden.lets(Layer.VISITS, Label.PUBLIC, "IACHR")
    assert not hidden.lets(Layer.ACTIVITIES, Label.PUBLIC, "IACHR")
    assert not Layers().up_to(Label.PUBLIC).lets(Layer.VISITS, Label.NETWORK, "IACHR")
