"""Columns are as wide as what their rows hold, until somebody makes them otherwise."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.ui.records.fitting import Need, fitted, need_of
from hrdesk.ui.records.table_view import RecordTableView
from hrdesk.ui.settings import Settings
from tests.ui.records.conftest import Put
from tests.ui.records.test_table import Make, open_

_SIZES = st.integers(0, 400)
_NEEDS = st.builds(
    need_of, _SIZES, st.integers(1, 400), st.lists(_SIZES, max_size=8), yields=st.booleans()
)
ADDRESS = "amina.al-masri@ohchr.example.org"


@given(st.lists(_NEEDS, max_size=8), st.integers(0, 1500))
def test_no_heading_is_cut_and_what_is_in_sight_keeps_to_the_room(
    needs: list[Need], room: int
) -> None:
    widths = fitted(needs, room)
    assert len(widths) == len(needs)
    assert all(width >= each.heading for width, each in zip(widths, needs, strict=True))
    seen = 0
    while seen < len(needs) and sum(each.least for each in needs[: seen + 1]) <= room:
        seen += 1
    while seen and not needs[seen - 1].all_of_it:
        seen -= 1
    assert sum(widths[:seen]) <= room
    if seen == len(needs) and any(
        width < each.all_of_it for width, each in zip(widths, needs, strict=True)
    ):
        assert room - sum(widths) <= len(needs), "no room is left where texts are cut"


def test_for_an_empty_column_at_the_end_no_name_is_cut() -> None:
    name = need_of(60, 200, [180], yields=True)
    empty = need_of(60, 100, [0], yields=False)
    assert fitted([name, empty], 230) == [180, 60]
    assert fitted([name, need_of(60, 100, [50], yields=False)], 230) == [170, 60]


def test_a_longer_date_is_whole_also_where_nearly_all_are_short() -> None:
    name = need_of(60, 200, [300] * 10, yields=True)
    dates = need_of(50, 120, [80] * 19 + [118], yields=False)
    later = need_of(60, 100, [90], yields=True)
    assert fitted([name, dates, later], 290) == [172, 118, 90]
    assert fitted([name, dates, later], 240) == [160, 80, 90], "cut rather than out of sight"


def test_columns_are_fitted_to_the_rows_that_a_list_begins_with(table: Make, put: Put) -> None:
    for number in range(1, 71):
        put("person", number, name=f"A{number:03}", email=ADDRESS if number > 60 else "")
    view = table()
    view.resize(660, 300)
    header = open_(view).header
    email = view.table.column_named("email")
    assert header.sectionSize(email) < view.fontMetrics().horizontalAdvance(ADDRESS)
    header.fit_from(65)
    assert header.sectionSize(email) > view.fontMetrics().horizontalAdvance(ADDRESS)


def test_empty_cells_do_not_count_among_those_that_are_whole() -> None:
    name = need_of(60, 200, [180], yields=True)
    address = need_of(60, 200, [0] * 9 + [250], yields=False)
    empty = need_of(60, 100, [0], yields=False)
    assert fitted([name, address, empty], 420) == [170, 250, 60]


@pytest.fixture
def people(table: Make, put: Put) -> RecordTableView:
    """Nobody has a function; two mechanisms have long names."""
    name = "Special Rapporteur on the promotion and protection of human rights"
    office = put("organisation", name=name)
    for number in range(1, 6):
        title = f"al-Masri, Amina {number}"
        put("person", number, name=title, organisation=office, email=ADDRESS, country="TZA")
    view = table()
    view.resize(660, 300)
    return open_(view)


def test_an_address_is_whole_where_a_column_beside_it_is_empty(
    people: RecordTableView, settings: Settings
) -> None:
    view, header = people, people.header
    at = {name: view.table.column_named(name) for name in header.shown()}
    text = view.fontMetrics().horizontalAdvance(ADDRESS)
    rows = view.visualRect(view.table.index(0, at["email"]))
    assert rows.width() > text
    assert view.viewport().rect().contains(rows)
    assert header.sectionSize(at["function"]) < header.sectionSize(at["organisation"])
    header.keep()
    kept = dict(json.loads(bytes(settings.state("person", "columns").data()))["columns"])
    assert not any(kept.values()), "they are fitted again"
    before = header.sectionSize(at["organisation"])
    view.resize(1200, 300)
    assert header.sectionSize(at["organisation"]) > before, "room goes where names are cut"
    header.widen("function", 3)
    sizes = [header.sectionSize(at[name]) for name in ("organisation", "function", "email")]
    view.resize(700, 300)
    view.table.reload()
    assert sizes == [
        header.sectionSize(at[name]) for name in ("organisation", "function", "email")
    ], "what somebody made stays"
    header.show_first_columns()
    assert header.sectionSize(at["function"]) < sizes[1]
