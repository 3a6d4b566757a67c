"""What a list is taken for: its kind by headings, title and Refs, and its columns with how sure."""

import pytest

from hrdesk.exchange.foreign.mapping import field_of_target, fingerprint, targets_of
from hrdesk.exchange.foreign.proposing import LIKELY, SURE, propose
from hrdesk.exchange.foreign.table import ListColumn, ListTable
from hrdesk.exchange.layout import columns_of
from tests.exchange.workbooks import ref


def table(*columns: tuple[str, ...], title: str = "Sheet1") -> ListTable:
    """A list; each column is its heading and some texts below."""
    made = tuple(ListColumn(at, each[0], each[1:]) for at, each in enumerate(columns, 1))
    return ListTable(title, 1, made, 3)


def named(found: ListTable, kind: str = "") -> dict[str, str]:
    """The proposed field of each heading."""
    fields = propose(found, kind).fields
    return {each.heading: fields[each.place][0] for each in found.columns if each.place in fields}


@pytest.mark.parametrize(
    ("headings", "kind", "fields"),
    [
        (
            ("First name", "Last name", "E-mail address", "Job title"),
            "person",
            ("name.given", "name.family", "email", "function"),
        ),
        (
            ("Pays", "Mécanisme", "Du", "Au", "Statut"),
            "visit",
            ("country", "mechanisms", "dates.from", "dates.to", "status"),
        ),
        (
            ("Nombre completo", "Correo electrónico", "Teléfono", "Cargo"),
            "person",
            ("name", "email", "phone", "function"),
        ),
        (("البلد", "تاريخ الزيارة", "الحالة"), "visit", ("country", "dates", "status")),
        (("ФИО", "Эл. почта", "Телефон"), "person", ("name", "email", "phone")),
        (
            ("Organisation", "Acronym", "Website", "City"),
            "organisation",
            None,
        ),
        (
            ("Recommendation", "State", "Recommending body", "Paragraph"),
            "recommendation",
            ("text", "country", "body", "paragraph"),
        ),
        (
            ("Title", "Document symbol", "Author", "Summary"),
            "document",
            ("title", "symbol", "authors", "summary"),
        ),
    ],
)
def test_headings_in_five_languages(
    headings: tuple[str, ...], kind: str, fields: tuple[str, ...] | None
) -> None:
    found = table(*((each,) for each in headings))
    assert propose(found).kind == kind
    if fields is not None:
        assert named(found) == dict(zip(headings, fields, strict=True))


def test_slips_are_understood_and_are_less_sure() -> None:
    found = propose(table(("Name",), ("E-mial adress",), ("Telefone",)))
    assert {target for target, _ in found.fields.values()} == {"name", "email", "phone"}
    assert all(sure < 100 for place, (_, sure) in found.fields.items() if place > 1)


def test_the_title_of_the_sheet_decides_between_equals() -> None:
    columns = (("Name",), ("Country",))
    assert propose(table(*columns, title="Places")).kind == "place"
    assert propose(table(*columns, title="Organisations")).kind == "organisation"
    assert propose(table(*columns)).kind == "person"


def test_texts_tell_what_a_heading_does_not() -> None:
    found = table(("Name", "Ana"), ("Write to", "ana@example.org"), ("Where", "Kenya", "Mexico"))
    assert named(found) == {"Name": "name", "Write to": "email", "Where": "country"}


def test_texts_speak_against_a_heading() -> None:
    found = propose(table(("Name", "Ana"), ("E-mail", "by telephone only")))
    assert found.fields[2][1] < LIKELY


def test_a_ref_column_tells_the_kind() -> None:
    found = propose(table(("Ref", ref("visit")), ("Country", "Kenya"), ("Name", "x")))
    assert (found.kind, found.fields[1]) == ("visit", ("ref", 100))


def test_numbers_of_ones_own_are_no_refs() -> None:
    assert named(table(("Ref", "1", "2"), ("Name", "Ana"), ("E-mail", "a@b.org"))) == {
        "Name": "name",
        "E-mail": "email",
    }


def test_several_columns_may_be_one_set_but_never_one_value() -> None:
    found = table(("Name",), ("Theme",), ("Topic",), ("E-mail",), ("Email",))
    fields = [target for target, sure in propose(found).fields.values() if sure >= SURE]
    assert fields.count("themes") == 2
    assert fields.count("email") == 1


def test_what_tells_nothing_is_left_out() -> None:
    found = propose(table(("foo",), ("bar",)))
    assert (found.kind, found.fields) == ("", {})


def test_columns_for_reading_are_left_out() -> None:
    headings = [(each.header,) for each in columns_of("visit")]
    found = named(table(*headings), "visit")
    assert {"Mechanisms (name)", "Label", "Shared with", "Token"}.isdisjoint(found)
    assert found["Dates from"] == "dates.from"


def test_conflicts_of_a_copy_are_for_reading() -> None:
    headings = ("Ref", "Record", "Field", "Value 1", "Value 2", "Written by")
    assert propose(table(*((each,) for each in headings))).kind == ""


def test_a_list_is_known_again_by_its_headings() -> None:
    assert fingerprint(["Name", "E-mail"]) == fingerprint(["e mail", "NAME"])
    assert fingerprint(["Name"]) != fingerprint(["Name", "Name"])


def test_what_a_column_may_be() -> None:
    assert targets_of("visit")[0] == "ref"
    assert {"dates", "dates.from", "dates.to", "dates.zone"} <= set(targets_of("visit"))
    assert {"name", "name.family", "name.given"} <= set(targets_of("person"))
    assert field_of_target("person", "ref") is None
