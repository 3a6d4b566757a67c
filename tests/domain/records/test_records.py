"""The kinds are whole: whatever one line promises is there for everybody who builds on it."""

import keyword
from pathlib import Path

import pytest

from hrdesk.domain.countries import CODES, KNOWN
from hrdesk.domain.errors import UnknownName
from hrdesk.domain.fields import Kind, Shape
from hrdesk.domain.label import Label
from hrdesk.domain.records import CLASSES, KINDS, field_of, kind_of, record_of, shape_of
from hrdesk.domain.state import SYSTEM
from tests.factories import full, ref, sample

# Never renamed and never reused: they stand in files and in the ids of revisions.
PREFIXES = {
    "organisation": "ORG",
    "person": "PER",
    "mailing_list": "LST",
    "activity": "ACT",
    "visit": "VIS",
    "programme_item": "PRG",
    "place": "PLC",
    "recommendation": "REC",
    "commitment": "COM",
    "document": "DOC",
    "instrument": "INS",
    "ratification": "RAT",
    "country_file": "STA",
}
REGISTERS = Path(__file__).with_name("registers.txt")
every_kind = pytest.mark.parametrize(("kind", "shape"), list(KINDS.items()), ids=list(KINDS))


def test_the_kinds_have_their_prefixes() -> None:
    assert {kind: shape.prefix for kind, shape in KINDS.items()} == PREFIXES


def test_names_of_registers_and_codes_never_change() -> None:
    """Registers and values are in the ids of revisions, so files of every version hold them.

    A new field or code gets its line, or its place in one; nothing there is ever taken out.
    """
    declared = {
        (shape.prefix, kind, spec.name): (spec, {*(spec.codes or ())})
        for kind, shape in KINDS.items()
        for spec in shape.fields
    }
    pinned = [line.split() for line in REGISTERS.read_text(encoding="utf-8").splitlines()]
    assert sorted(tuple(each[:3]) for each in pinned) == sorted(declared)
    for prefix, kind, name, value, *more in pinned:
        spec, codes = declared[prefix, kind, name]
        words = {word for each in more for word in each.split(";")}
        assert (spec.kind, name) == (value, spec.name)
        assert words - {spec.links} == (codes if spec.codes != CODES else set())
        assert spec.links is None or spec.links in words


def test_plurals_name_sheets_and_differ() -> None:
    assert len({shape.plural for shape in KINDS.values()}) == len(KINDS)


@every_kind
def test_a_kind_is_found_by_name_and_by_ref(kind: str, shape: Shape) -> None:
    assert shape_of(kind) is shape is CLASSES[kind].SHAPE
    assert kind_of(ref(kind)) == kind


@every_kind
def test_a_kind_has_a_title_of_its_own_fields(kind: str, shape: Shape) -> None:
    assert shape.title
    for name in shape.title:
        assert field_of(kind, name) in shape.fields


@every_kind
def test_a_kind_requires_only_what_makes_it_recognisable(kind: str, shape: Shape) -> None:
    required = {each.name for each in shape.fields if each.required}
    assert required
    assert required <= set(shape.title)


@every_kind
def test_every_kind_ends_with_what_all_have(kind: str, shape: Shape) -> None:
    names = [each.name for each in shape.fields[-4:]]
    assert names == ["code", "tags", "same_as", "private_notes"]
    assert shape.fields[-2].links == kind


@every_kind
def test_fields_and_their_cells_are_named_once(kind: str, shape: Shape) -> None:
    cells = [cell for each in shape.fields for cell in each.cells]
    assert len(set(cells)) == len(cells)


@every_kind
def test_a_field_has_a_name_that_can_be_a_register_a_column_and_a_cell(
    kind: str, shape: Shape
) -> None:
    for spec in shape.fields:
        assert spec.name.isidentifier(), spec
        assert spec.name.islower(), spec
        assert not keyword.iskeyword(spec.name), spec
        assert spec.name not in (*SYSTEM, "ref", "id", "kind")
        assert field_of(kind, spec.name) is spec


@every_kind
def test_a_field_links_to_a_kind_that_there_is(kind: str, shape: Shape) -> None:
    for spec in shape.fields:
        assert (spec.kind in (Kind.LINK, Kind.LINKS)) == spec.is_link, spec
        assert spec.links is None or spec.links in KINDS, spec


@every_kind
def test_a_field_with_codes_lists_them_once(kind: str, shape: Shape) -> None:
    for spec in shape.fields:
        assert (spec.kind is Kind.CODE) <= (spec.codes is not None), spec
        codes = spec.codes or ()
        assert len(set(codes)) == len(codes), spec
        assert not any(";" in code or "/" in code or " " in code for code in codes), spec


@every_kind
def test_a_field_is_narrow_enough_for_a_sheet(kind: str, shape: Shape) -> None:
    for spec in shape.fields:
        assert 4 <= spec.width <= 60, spec


def test_what_is_private_never_leaves() -> None:
    for kind in KINDS:
        assert field_of(kind, "private_notes").floor is Label.INTERNAL
    floors = {spec.name: spec.floor for spec in shape_of("person").fields}
    assert floors["mobile"] is Label.PARTNERS
    assert floors["protected"] is Label.INTERNAL
    assert floors["pseudonym"] is Label.INTERNAL


@every_kind
def test_a_record_holds_every_value_of_its_kind(kind: str, shape: Shape) -> None:
    values = full(kind).values()
    made = record_of(kind, ref(kind), values)
    assert made.ref == ref(kind)
    for spec in shape.fields:
        assert getattr(made, spec.name) == values[spec.name] == sample(kind, spec)


@pytest.mark.parametrize("name", ["", "Visit", "visits", "journey"])
def test_an_unknown_kind_is_named(name: str) -> None:
    with pytest.raises(UnknownName) as refused:
        shape_of(name)
    assert refused.value.about == {"what": "kind", "name": name, "known": tuple(KINDS)}


@pytest.mark.parametrize("text", ["", "XYZ-7K3M-QX9P-2TVDR", "vis-7K3M-QX9P-2TVDR"])
def test_an_unknown_prefix_is_named(text: str) -> None:
    with pytest.raises(UnknownName) as refused:
        kind_of(text)
    assert refused.value.about["name"] == text[:3]


def test_an_unknown_field_is_named() -> None:
    with pytest.raises(UnknownName) as refused:
        field_of("visit", "datse")
    assert refused.value.about["what"] == "field"
    assert "dates" in str(refused.value.about["known"])
    with pytest.raises(UnknownName) as refused:
        field_of("journey", "dates")
    assert refused.value.about["what"] == "kind"


def test_countries_are_alpha_3_codes() -> None:
    assert len(CODES) == len(KNOWN) == len(set(CODES))
    assert all(len(code) == 3 and code.isascii() and code.isupper() for code in CODES)
    assert list(CODES) == sorted(CODES)
    assert {"TUN", "MEX", "ESH", "PSE", "VAT", "SSD"} <= KNOWN
    assert not KNOWN & {"XXX", "EUR", "UNK"}
