"""A field is declared in one line, and everything else follows from that line."""

import dataclasses
from enum import StrEnum
from typing import Any

import pytest

from hrdesk.domain.fields import Field, Kind, field, record
from hrdesk.domain.label import Label
from hrdesk.domain.records.base import Record


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@record("TST", plural="things", title=("name", "colour"))
class Thing(Record):
    """A kind of record made for these tests."""

    name: str = field(Kind.TEXT, required=True, width=30)
    colour: str = field(Kind.CODE, codes=Colour)
    colours: tuple[str, ...] = field(Kind.SET, codes=("red", "blue"))
    when: str = field(Kind.SPAN)
    owner: str = field(Kind.LINK, to="person")
    owners: tuple[str, ...] = field(Kind.LINKS, to="person", floor=Label.PARTNERS)


def test_a_shape_is_read_from_the_declaration() -> None:
    shape = Thing.SHAPE
    assert (shape.class_name, shape.prefix, shape.plural) == ("Thing", "TST", "things")
    assert shape.title == ("name", "colour")


def test_own_fields_come_first_and_what_every_record_has_comes_last() -> None:
    names = [each.name for each in Thing.SHAPE.fields]
    assert names == [
        *("name", "colour", "colours", "when", "owner", "owners"),
        *("code", "tags", "same_as", "private_notes"),
    ]


def test_a_field_knows_all_that_its_line_said() -> None:
    fields = {each.name: each for each in Thing.SHAPE.fields}
    assert fields["name"] == Field("name", Kind.TEXT, required=True, width=30)
    assert fields["colour"].codes == fields["colours"].codes == ("red", "blue")
    assert type(fields["colour"].codes[0]) is str
    assert (fields["owner"].links, fields["owners"].links) == ("person", "person")
    assert fields["owners"].floor is Label.PARTNERS
    assert fields["private_notes"].floor is Label.INTERNAL


@pytest.mark.parametrize(
    ("name", "is_set", "is_link", "cells"),
    [
        ("name", False, False, ("name",)),
        ("colours", True, False, ("colours",)),
        ("owner", False, True, ("owner",)),
        ("owners", True, True, ("owners",)),
        ("when", False, False, ("when.from", "when.to", "when.zone")),
    ],
)
def test_sets_links_and_cells(
    name: str, is_set: bool, is_link: bool, cells: tuple[str, ...]
) -> None:
    spec = {each.name: each for each in Thing.SHAPE.fields}[name]
    assert (spec.is_set, spec.is_link, spec.cells) == (is_set, is_link, cells)


def test_a_record_made_without_values_is_empty() -> None:
    thing = Thing()
    assert (thing.name, thing.colours, thing.tags, thing.ref) == ("", (), (), "")


def test_a_record_is_frozen_and_made_by_keyword() -> None:
    thing: Any = Thing(name="a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        thing.name = "b"
    made: Any = Thing
    with pytest.raises(TypeError):
        made("a")
