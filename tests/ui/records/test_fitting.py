"""Columns are as wide as what their rows hold, until somebody makes them otherwise."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from hrdesk.operations.records import save_record
from hrdesk.store.listing import Query
from hrdesk.ui.records.fitting import Need, fitted, given_room, need_of
from hrdesk.ui.records.table_view import RecordTableView
from hrdesk.ui.settings import Settings
from hrdesk.ui.style import row_height
from tests.ui.records.conftest import Put
from tests.ui.records.test_table import Make, choose_columns, open_

_SIZES = st.integers(0, 400)
_NEEDS = st.builds(
    need_of,
    _SIZES,
    st.integers(1, 400),
    st.lists(_SIZES, max_size=8),
    yields=st.booleans(),
    stands_for_names=st.booleans(),
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


@given(st.lists(_NEEDS, max_size=8), st.integers(0, 1500))
def test_what_has_no_room_waits_and_nothing_else_does(needs: list[Need], room: int) -> None:
    widths = given_room(needs, room, [False] * len(needs))
    assert sum(width or 0 for width in widths) <= room
    if sum(each.good for each in needs) <= room:
        assert None not in widths
    stays = given_room(needs, room, [True] * len(needs))
    assert stays == fitted(needs, room)


def test_what_hardly_says_anything_waits_first() -> None:
    name = need_of(60, 200, [180] * 20, yields=True, leads=True)
    empty = need_of(60, 100, [0] * 20, yields=False)
    rare = need_of(60, 100, [90] + [0] * 19, yields=False)
    date = need_of(60, 100, [100] * 20, yields=False)
    assert given_room([name, rare, empty, date], 400, [False] * 4) == [200, 90, None, 100]
    assert given_room([name, rare, empty, date], 300, [False] * 4) == [200, None, None, 100]
    assert given_room([name, rare, empty, date], 200, [False] * 4) == [200, None, None, None]


def test_names_give_way_before_a_column_waits_where_most_stay_whole() -> None:
    name = need_of(138, 220, [139, 145, 161, 699], yields=True, leads=True)
    kind = need_of(51, 138, [110] * 4, yields=False)
    country = need_of(71, 138, [203] * 4, yields=False)
    city = need_of(48, 110, [133] * 4, yields=True)
    assert given_room([name, kind, country, city], 519, [False] * 4) == [206, 110, 203, None]
    longer = need_of(138, 220, [139, 300, 400, 699], yields=True, leads=True)
    assert given_room([longer, kind, country, city], 519, [False] * 4) == [409, 110, None, None]


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


def test_columns_gain_while_a_list_begins(table: Make, put: Put, qtbot: QtBot) -> None:
    ref = put("person", name="Diop")
    view = table()
    view.resize(660, 300)
    header = open_(view).header
    email = view.table.column_named("email")
    room = view.fontMetrics().horizontalAdvance(ADDRESS)
    assert header.sectionSize(email) < room
    view.table.desk.do(save_record, ref, {"email": ADDRESS})
    qtbot.waitUntil(lambda: header.sectionSize(email) > room)
    before = header.sectionSize(email)
    view.table.show(Query("person", text="nobody"))
    view.table.show(Query("person"))
    assert header.sectionSize(email) == before, "a filter moves none"


def test_empty_cells_do_not_count_among_those_that_are_whole() -> None:
    name = need_of(60, 200, [180], yields=True)
    address = need_of(60, 200, [0] * 9 + [250], yields=False)
    empty = need_of(60, 100, [0], yields=False)
    assert fitted([name, address, empty], 420) == [170, 250, 60]


def test_what_is_cut_anyway_leaves_a_little_to_what_is_nearly_whole() -> None:
    name = need_of(150, 270, [720] * 10, yields=True)
    acronym = need_of(75, 90, [70] * 19 + [119], yields=True)
    body = need_of(60, 180, [616] * 10, yields=True)
    assert fitted([name, acronym, body], 480) == [201, 119, 159]
    # Not where too little of it would be left.
    assert fitted([name, acronym, body], 435) == [216, 75, 144]


def test_an_acronym_is_whole_before_cities_are_where_names_are_cut_anyway() -> None:
    name = need_of(138, 248, [487] * 19 + [683], yields=True)
    acronym = need_of(75, 82, [64] * 19 + [122], yields=True, stands_for_names=True)
    city = need_of(48, 110, [78] * 19 + [112], yields=True)
    assert fitted([name, acronym, city], 354) == [152, 122, 79]
    wide = need_of(180, 248, [487] * 19 + [683], yields=True)
    assert fitted([wide, acronym, city], 354) == [199, 75, 79], "a name keeps its heading"
    leading = replace(name, leads=True)
    assert fitted([leading, acronym, city], 500) == [268, 122, 110], "not of what is all but whole"


def test_what_the_list_is_for_is_whole_before_others_have_more_than_is_usual() -> None:
    name = need_of(138, 248, [600] * 10, yields=True, leads=True)
    body = need_of(60, 180, [900] * 10, yields=True)
    rare = need_of(60, 180, [0] * 8 + [900, 900], yields=True)
    last = need_of(80, 80, [80], yields=False)
    assert fitted([name, body, last], 950) == [600, 270, 80]
    assert fitted([name, rare, last], 700)[0] > fitted([name, body, last], 700)[0]
    # Where not all can be in sight, it is not the first to be narrow.
    assert fitted([name, body, last], 470) == [226, 164, 80]
    assert fitted([name, body, last], 420) == [248, 172, 80]
    # Where longer names may follow further down, it has room for them; where none do, others first.
    short = need_of(60, 220, [161] * 3, yields=True, leads=True)
    city = need_of(48, 110, [133] * 3, yields=True)
    assert fitted([short, city], 340) == [220, 120]
    assert fitted([replace(short, is_all=True), city], 340) == [207, 133]


def test_the_acronyms_of_organisations_are_whole_beside_long_names(table: Make, put: Put) -> None:
    name = "Council of Europe Commissioner for the human rights of everybody who lives there"
    acronym = "CoE Commissioner"
    for number in range(1, 21):
        told = {"acronym": "CPT", "city": "Banjul"}
        if number == 20:
            told = {"acronym": acronym, "city": "Washington, D.C."}
        put("organisation", number, name=f"{name} {number}", type="ngo", **told)
    view = table("organisation")
    header = open_(view).header
    at = view.table.column_named("acronym")
    for width in (460, 600):
        view.resize(width, 300)
        assert header.sectionSize(at) > view.fontMetrics().horizontalAdvance(acronym)


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
    assert header.length() <= view.viewport().width()
    assert "last_confirmed" in header.shown()
    assert header.sectionSize(at["function"]) < header.sectionSize(at["organisation"])
    header.keep()
    kept = dict(json.loads(bytes(settings.state("person", "columns").data()))["columns"])
    assert not any(kept.values()), "they are fitted again"
    before = header.sectionSize(at["organisation"])
    view.resize(1200, 300)
    assert header.in_sight() == header.shown()
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
    # What is wanted where there is no room is scrolled to.
    view.resize(400, 300)
    view.setCurrentIndex(view.table.index(2, at["title"]))
    seen = header.in_sight()
    choose_columns(view, "Last confirmed")
    assert header.in_sight() == [*seen, "last_confirmed"]
    assert header.length() > view.viewport().width()
    choose_columns(view, "Last confirmed")
    assert "last_confirmed" not in header.shown()
    assert "phone" in header.shown()


def test_a_recommendation_stands_on_two_lines_beside_short_names_of_bodies(
    table: Make, put: Put
) -> None:
    torture, slavery = "torture and other cruel treatment", "contemporary forms of slavery"
    bodies = [
        put("organisation", 1, name=f"Special Rapporteur on {torture}", aliases=["SR torture"]),
        put("organisation", 2, name=f"Special Rapporteur on {slavery}", acronym="SRS"),
        put("organisation", 3, name="Regional Office for the far side of the mountains"),
    ]
    text = "Separate minors from adults in all places of detention and publish the list."
    for number, body in enumerate(bodies):
        put("recommendation", number, text=f"{number} {text}", body=body, country="TUN")
    view = open_(table("recommendation"))
    view.resize(560, 400)
    title, body_at = view.table.column_named("title"), view.table.column_named("body")
    model = view.table
    short = [str(model.data(model.index(row, body_at))) for row in range(3)]
    assert short == ["SR torture", "SRS", "Regional Office for the far side of the mountains"]
    tip = model.data(model.index(0, body_at), Qt.ItemDataRole.ToolTipRole)
    assert tip == f"Special Rapporteur on {torture}"
    rows, lines = view.verticalHeader(), view.fontMetrics().lineSpacing()
    assert view.columnWidth(title) >= 250, "others give way first"
    assert rows.defaultSectionSize() >= 2 * lines
    view.resize(2400, 400)
    assert rows.defaultSectionSize() == row_height(view)
    view.header.resizeSection(title, 300)
    assert rows.defaultSectionSize() >= 2 * lines
    # Where a body is called by its whole name only, the end tells it from others.
    option = QStyleOptionViewItem()
    delegate = view.itemDelegateForColumn(body_at)
    assert isinstance(delegate, QStyledItemDelegate)
    delegate.initStyleOption(option, model.index(2, body_at))
    assert option.textElideMode is Qt.TextElideMode.ElideMiddle
    wraps = QStyleOptionViewItem.ViewItemFeature.WrapText
    assert not option.features & wraps
    option.rect = view.visualRect(model.index(2, body_at))
    delegate.initStyleOption(option, model.index(2, body_at))
    assert option.features & wraps, "its row has two lines"
    _last_stays_in_sight(view)


def _last_stays_in_sight(view: RecordTableView) -> None:
    """What was chosen is not left behind where the list gets lower, as by a bar below it."""
    last = view.model().index(2, 1)
    view.setCurrentIndex(last)
    view.resize(view.width(), view.height() - view.viewport().height() + 2 * view.rowHeight(2))
    assert view.verticalScrollBar().value()
    assert view.visualRect(last).bottom() < view.viewport().height()
