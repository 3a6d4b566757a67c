"""The table of a kind: what its cells say, how it is sorted and narrowed, what it reads when."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.domain.records import KINDS
from hrdesk.operations.records import remove, save_record
from hrdesk.store import listing
from hrdesk.store.listing import Query
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import HIDDEN, set_discreet
from hrdesk.ui.language import isolated
from hrdesk.ui.records.columns import columns_of, first_shown, minute_word
from hrdesk.ui.records.filter_popup import FilterPopup
from hrdesk.ui.records.table_model import RecordTable
from hrdesk.ui.records.table_view import RecordTableView
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import SMALL
from tests.ui.records.conftest import Put

ROLE = Qt.ItemDataRole
KEY = Qt.Key
Make = Callable[..., RecordTableView]


@pytest.fixture
def three(put: Put) -> list[str]:
    """Three people, by name: Ben Ali, Keita, Petrova."""
    office = put("organisation", name="Ombudsman")
    return [
        put("person", 1, name="Ben Ali, Sami", country="TUN", function="Director"),
        put("person", 2, Label.INTERNAL, name="Keita, Awa", country="MLI", organisation=office),
        put("person", 3, name="Petrova, Olga", country="KAZ", last_confirmed="2026-09-14"),
    ]


def column(view: RecordTableView, name: str) -> list[str]:
    at = view.table.column_named(name)
    return [view.table.text_at(row, at) for row in range(view.table.rowCount())]


def open_(view: RecordTableView, **narrowed: object) -> RecordTableView:
    view.table.show(Query(view.table.kind, **narrowed))  # type: ignore[arg-type]
    return view


def test_what_is_overdue_wears_a_sign_beside_its_day(table: Make, put: Put) -> None:
    put("commitment", 1, title="Open", due="2020-11", status="open")
    put("commitment", 2, title="Settled", due="2020-11", status="done")
    put("commitment", 3, title="To come", due="2999-01-01")
    model = open_(table("commitment")).table
    due, sign = model.column_named("due"), Qt.ItemDataRole.DecorationRole
    signs = [model.index(model.row_of(ref), due).data(sign) for ref in model.refs]
    assert [model.text_at(row, 1) for row in range(3) if signs[row] is not None] == ["Open"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_a_column_or_is_the_title(kind: str) -> None:
    names = [each.name for each in columns_of(kind)]
    assert names[:2] == ["label", "title"]
    assert len(names) == len(set(names))
    fields = [each.spec for each in columns_of(kind)]
    for spec in KINDS[kind].fields:
        assert spec in fields or (spec.name,) == KINDS[kind].title
    assert set(first_shown(kind)) <= set(names)
    assert len(first_shown(kind)) > 2


def test_cells_speak_words(table: Make, three: list[str]) -> None:
    view = open_(table())
    assert column(view, "title") == ["Ben Ali, Sami", "Keita, Awa", "Petrova, Olga"]
    assert column(view, "country") == ["Tunisia", "Mali", "Kazakhstan"]
    assert column(view, "organisation") == ["", "Ombudsman", ""]
    assert column(view, "last_confirmed") == ["", "", "14 Sep 2026"]
    assert column(view, "label") == ["Network", "Internal", "Network"]


def test_a_commitment_of_which_nothing_is_said_is_open(table: Make, put: Put) -> None:
    put("commitment", title="Publish the report")
    view = open_(table("commitment"))
    assert column(view, "status") == ["Open"]


def test_marking_is_said_as_well_as_painted(table: Make, three: list[str]) -> None:
    view = open_(table())
    model = view.table
    cell = model.index(1, 0)
    assert model.data(cell, ROLE.UserRole) is Label.INTERNAL
    assert model.data(cell, ROLE.AccessibleTextRole) == "Internal"
    assert model.data(cell, ROLE.DisplayRole) is None
    assert model.data(cell, ROLE.FontRole) is None


def test_many_links_are_cut_short(table: Make, put: Put) -> None:
    people = [put("person", each, name=f"Person {each}") for each in range(5)]
    put("mailing_list", name="All", members=people)
    text = column(open_(table("mailing_list")), "members")[0]
    assert text.count("Person") == 3
    assert text.endswith("+2")


def test_rule_names_records_and_no_refs(table: Make, put: Put) -> None:
    body = put("organisation", name="Council of Europe")
    put("mailing_list", name="Theirs", rule=f"organisation:{body}")
    text = column(open_(table("mailing_list")), "rule")[0]
    assert "Council of Europe" in text
    assert body not in text


def test_protected_person_is_a_pseudonym_in_every_cell(table: Make, put: Put) -> None:
    put(
        "person",
        name="Hassan, Amina",
        protected="yes",
        pseudonym="Jasmine",
        email="amina@example.org",
        phone="+216 1",
        notes="Amina told us",
        function="Teacher",
    )
    view = open_(table())
    row = [view.table.text_at(0, at) for at in range(view.table.columnCount())]
    assert "Jasmine" in row
    assert "Teacher" in row
    assert not [text for text in row if "mina" in text or "+216" in text]
    assert "protected" in view.table.data(view.table.index(0, 1), ROLE.AccessibleTextRole)
    assert "mina" not in str(view.printable().copied(Label.INTERNAL))


def test_conflict_is_marked_at_the_title(
    table: Make, desk: Desk, three: list[str], qtbot: QtBot
) -> None:
    view = open_(table())
    seen: dict[str, tuple[()]] = {}
    for value in ("A", "B"):
        with qtbot.waitSignal(desk.changed):
            desk.do(save_record, three[0], {"section": value}, seen=seen)
    cell = view.table.index(view.table.row_of(three[0]), 1)
    assert view.table.data(cell, ROLE.DecorationRole) is not None
    assert "differ" in view.table.data(cell, ROLE.ToolTipRole)


def test_header_sorts_in_both_directions(table: Make, three: list[str], qtbot: QtBot) -> None:
    view = open_(table())
    at = view.table.column_named("country")
    header = view.horizontalHeader()
    header.setSortIndicator(at, Qt.SortOrder.AscendingOrder)
    assert column(view, "country") == ["Kazakhstan", "Mali", "Tunisia"]
    header.setSortIndicator(at, Qt.SortOrder.DescendingOrder)
    assert column(view, "country") == ["Tunisia", "Mali", "Kazakhstan"]


def test_text_narrows_without_accents(table: Make, put: Put) -> None:
    put("person", 1, name="Müller, Zoë")
    put("person", 2, name="Rossi, Nadia")
    view = table()
    with_text = open_(view, text="mull zoe")
    assert column(with_text, "title") == ["Müller, Zoë"]


def test_rows_are_read_in_pages(
    table: Make, desk: Desk, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    for each in range(230):
        put("person", each, name=f"Person {each:03}")
    asked: list[int] = []
    read = listing.lines

    def counted(session, kind, refs):  # type: ignore[no-untyped-def]
        asked.append(len(refs))
        return read(session, kind, refs)

    monkeypatch.setattr(listing, "lines", counted)
    view = open_(table())
    view.viewport().repaint()
    assert asked == [100]
    view.scrollToBottom()
    view.viewport().repaint()
    assert asked == [100, 30]


def test_change_is_shown_and_the_chosen_rows_stay_chosen(
    table: Make, desk: Desk, three: list[str], qtbot: QtBot
) -> None:
    view = open_(table())
    view.choose([three[0], three[2]])
    with qtbot.waitSignal(view.table.counted):
        desk.do(save_record, three[0], {"name": "Zaki, Sami"})
    assert column(view, "title") == ["Keita, Awa", "Petrova, Olga", "Zaki, Sami"]
    assert view.refs() == [three[2], three[0]]


def test_change_that_moves_nothing_reads_no_more_than_it_must(
    table: Make, desk: Desk, three: list[str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    view = open_(table(), where={"country": ("TUN", "MLI")})
    asked: list[str] = []
    read = listing.keys

    def counted(session, query):  # type: ignore[no-untyped-def]
        asked.append(query.kind)
        return read(session, query)

    monkeypatch.setattr(listing, "keys", counted)
    with qtbot.waitSignal(view.table.dataChanged):
        desk.do(save_record, three[0], {"function": "Head of unit"})
    assert column(view, "function")[0] == "Head of unit"
    assert asked == []
    with qtbot.waitSignal(view.table.counted):
        desk.do(save_record, three[0], {"country": "KAZ"})
    assert column(view, "title") == ["Keita, Awa"]


def test_people_are_in_the_country_of_their_organisation(
    table: Make, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    office = put("organisation", 1, name="Office", country="CHE")
    put("person", 1, name="Abdi", organisation=office)
    put("person", 2, name="Bello", organisation=office, country="MEX")
    view = open_(table())
    assert column(view, "country") == ["Switzerland", "Mexico"]
    view.table.show(Query("person", where={"country": ("CHE",)}))
    assert column(view, "title") == ["Abdi"]
    with qtbot.waitSignal(view.table.counted):
        desk.do(save_record, office, {"country": "FRA"})
    assert column(view, "title") == []
    view.table.show(Query("person", where={"country": ("FRA",)}))
    assert column(view, "country") == ["France"]
    with qtbot.waitSignal(view.table.counted):
        desk.do(save_record, view.table.ref_at(0), {"organisation": ""})
    assert column(view, "title") == []


def test_where_a_hidden_organisation_sits_is_hidden_too(
    table: Make, put: Put, qapp: QApplication
) -> None:
    office = put("organisation", 1, Label.INTERNAL, name="Office", country="CHE")
    put("person", 1, name="Abdi", organisation=office)
    set_discreet(True)
    try:
        view = open_(table())
        assert column(view, "country") == [HIDDEN]
    finally:
        set_discreet(False)


def test_removed_record_leaves(table: Make, desk: Desk, three: list[str], qtbot: QtBot) -> None:
    view = open_(table())
    with qtbot.waitSignal(view.table.counted):
        desk.do(remove, [three[1]])
    assert column(view, "title") == ["Ben Ali, Sami", "Petrova, Olga"]
    assert view.table.row_of(three[1]) == -1


def test_renamed_link_is_shown(table: Make, desk: Desk, three: list[str], qtbot: QtBot) -> None:
    view = open_(table())
    assert column(view, "organisation")[1] == "Ombudsman"
    office = desk.read(listing.keys, Query("organisation"))[0]
    with qtbot.waitSignal(view.table.dataChanged):
        desk.do(save_record, office, {"name": "Ombudsperson"})
    assert column(view, "organisation")[1] == "Ombudsperson"


def test_hidden_table_waits_until_it_is_seen(
    table: Make, desk: Desk, three: list[str], qtbot: QtBot
) -> None:
    view = open_(table())
    view.hide()
    with qtbot.waitSignal(desk.changed), qtbot.assertNotEmitted(view.table.counted):
        desk.do(remove, [three[0]])
    with qtbot.waitSignal(view.table.counted):
        view.show()
    assert view.table.rowCount() == 2


# ---------------------------------------------------------------- keys and columns


def test_keys_open_remove_filter_and_leave(table: Make, three: list[str], qtbot: QtBot) -> None:
    view = open_(table())
    view.choose([three[1]])
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, KEY.Key_Return)
    assert opened.args == [three[1]]
    with qtbot.waitSignal(view.remove_wanted) as wanted:
        qtbot.keyClick(view, KEY.Key_Delete)
    assert wanted.args == [[three[1]]]
    with qtbot.waitSignal(view.typed) as typed:
        qtbot.keyClicks(view, "k")
    assert typed.args == ["k"]
    with qtbot.waitSignal(view.escaped):
        qtbot.keyClick(view, KEY.Key_Escape)


def test_chosen_rows_are_told_once_they_rest(table: Make, three: list[str], qtbot: QtBot) -> None:
    view = open_(table())
    with qtbot.waitSignal(view.picked, check_params_cb=lambda refs: len(refs) == 3):
        view.selectAll()


def test_rows_are_copied_as_a_table_of_text(table: Make, three: list[str], qtbot: QtBot) -> None:
    view = open_(table())
    view.choose([three[0], three[2]])
    qtbot.keyClick(view, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert lines[0][:3] == ["Label", "Name", "Organisation"]
    assert lines[1][:2] == ["Network", "Ben Ali, Sami"]
    assert lines[2][:3] == ["Network", "Petrova, Olga", ""]
    assert len({len(line) for line in lines}) == 1


def choose_columns(view: RecordTableView, *words: str) -> None:
    """Ticks columns in the chooser, or takes their ticks away."""
    popup = view.header.open_chooser(view.header)
    rows = [popup.picks.index(row).data() for row in range(popup.picks.rowCount())]
    for word in words:
        popup.picks.tick(rows.index(word))
    popup.close()


def test_chosen_columns_are_kept_for_this_kind(
    table: Make, settings: Settings, three: list[str]
) -> None:
    view = open_(table())
    assert view.header.shown() == list(first_shown("person"))
    choose_columns(view, "Section", "E-mail")
    view.header.resizeSection(view.table.column_named("title"), 333)
    view.header.setSortIndicator(view.table.column_named("function"), Qt.SortOrder.DescendingOrder)
    view.header.keep()
    again = table()
    assert again.header.shown() == view.header.shown()
    assert again.header.shown()[-1] == "section"
    assert "email" not in again.header.shown()
    assert again.columnWidth(again.table.column_named("title")) == 333
    assert again.order() == ("function", True)
    assert table("organisation").header.shown() == list(first_shown("organisation"))
    assert table("ratification").order() == ("country", False), "the sign of the order is in sight"


def test_columns_are_kept_a_moment_after_they_changed(
    table: Make, settings: Settings, three: list[str], qtbot: QtBot
) -> None:
    view = open_(table())
    choose_columns(view, "Section")
    qtbot.waitUntil(lambda: b"section" in settings.state("person", "columns").data())


def test_columns_can_be_as_at_first(table: Make, three: list[str], qtbot: QtBot) -> None:
    view = open_(table())
    choose_columns(view, "Section")
    popup = view.header.open_chooser(view.header)
    button = popup.findChild(QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert view.header.shown() == list(first_shown("person"))
    assert not popup.isVisible()


def test_columns_are_chosen_moved_and_widened_by_keys(
    table: Make, three: list[str], qtbot: QtBot
) -> None:
    view = open_(table())
    popup = view.header.open_chooser(view.header)
    keys, alt = Qt.Key, Qt.KeyboardModifier.AltModifier
    qtbot.keyClicks(popup.line, "func")
    qtbot.keyClick(popup.line, keys.Key_Down)
    assert popup.current() == "function"
    popup.line.clear()
    popup.list.setCurrentIndex(popup.picks.index(popup.picks.row_of("function")))
    before = view.header.shown()
    place = before.index("function")
    qtbot.keyClick(popup.list, keys.Key_Up, alt)
    assert view.header.shown().index("function") == place - 1
    assert popup.current() == "function", "one goes on with the same column"
    for _ in before:
        qtbot.keyClick(popup.list, keys.Key_Up, alt)
    assert view.header.shown()[:2] == ["label", "function"], "the marking stays in front"
    at = view.table.column_named("function")
    width = view.columnWidth(at)
    qtbot.keyClick(popup.list, keys.Key_Right, alt)
    assert view.columnWidth(at) > width
    qtbot.keyClick(popup.list, keys.Key_Left, alt)
    assert view.columnWidth(at) == width
    qtbot.keyClick(popup.list, keys.Key_Space)
    assert "function" not in view.header.shown()
    qtbot.keyClick(popup.list, keys.Key_Right, alt)
    popup.close()


def test_columns_that_make_no_sense_are_forgotten(
    table: Make, settings: Settings, three: list[str]
) -> None:
    from PySide6.QtCore import QByteArray

    settings.keep_state("person", "columns", QByteArray(b'{"columns": [["gone", 3], "x"]}'))
    assert table().header.shown() == list(first_shown("person"))


def test_table_without_a_desk_file_line_is_empty_not_wrong(desk: Desk, put: Put) -> None:
    ref = put("person", name="Keita, Awa")
    model = RecordTable(desk, "person")
    model.show(Query("person"))
    with desk.database.writing() as session:
        from hrdesk.store.records import forget

        forget(session, [ref])
    assert model.text_at(0, 1) == ""
    assert model.ref_at(7) == ""
    model.deleteLater()


def test_what_other_records_say_stands_in_a_column_and_is_not_sorted_by(
    desk: Desk, settings: Settings, qtbot: QtBot
) -> None:
    view = RecordTableView(RecordTable(desk, "visit"), settings)
    qtbot.addWidget(view)
    at = view.table.column_named("checklist")
    assert view.header.shown().index("checklist") > 0
    before = view.header.order()
    view.header.setSortIndicator(at, Qt.SortOrder.DescendingOrder)
    assert view.header.order() == before


def test_on_paper_linked_names_go_as_far_as_their_own_labels(table: Make, put: Put) -> None:
    public = put("person", 1, Label.PUBLIC, name="Open, Olga")
    secret = put("person", 2, Label.INTERNAL, name="Hidden, Hana")
    risk = put("person", 3, Label.PUBLIC, name="Risk, Ray", pseudonym="Oak", protected=True)
    put("activity", 1, Label.PUBLIC, title="Call", participants=[public, secret, risk])
    view = open_(table("activity"))
    choose_columns(view, "Participants")
    (row,) = view.printable().rows
    for highest, names in ((Label.PUBLIC, {"Open, Olga"}), (Label.NETWORK, {"Open, Olga"})):
        told = " ".join(row.texts(highest))
        assert {each for each in ("Open, Olga", "Hidden, Hana", "Oak") if each in told} == names
    assert "Hidden, Hana" in " ".join(row.texts(Label.INTERNAL))


def test_minutes_are_told_by_the_clock_of_the_desk() -> None:
    minute = 29_000_000
    told = [minute_word(minute, zone).split()[-1] for zone in ("UTC", "Asia/Kolkata", "nowhere")]
    assert told == ["21:20", "02:50", "21:20"]


def test_the_row_that_is_chosen_is_seen_and_edited_where_the_title_is_hidden(
    table: Make, put: Put, qtbot: QtBot
) -> None:
    refs = [put("visit", n, country="TUN", dates=f"20{n:02}-03") for n in range(1, 41)]
    view = open_(table("visit"))
    assert view.isColumnHidden(view.table.column_named("title"))
    assert view.choose([refs[-1]])
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
    assert view.choose([refs[0]])
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_enter_takes_what_was_found_by_typing(table: Make, three: list[str], qtbot: QtBot) -> None:
    view = open_(table())
    popup = view.header.open_chooser(view.header)
    qtbot.keyClicks(popup.line, "deputy")
    qtbot.keyClick(popup.line, KEY.Key_Return)
    assert "deputy" in view.header.shown()
    # What is chosen already stays so, and Enter on nothing only closes.
    for typed in ("deputy", "no such column", ""):
        popup = view.header.open_chooser(view.header)
        before = view.header.shown()
        qtbot.keyClicks(popup.line, typed)
        qtbot.keyClick(popup.line, KEY.Key_Return)
        assert not popup.isVisible()
        assert view.header.shown() == before, typed


def test_no_column_stands_half_under_the_edge_of_the_chooser(table: Make, qtbot: QtBot) -> None:
    view = table()
    popup = view.header.open_chooser(view.header)
    row = popup.list.sizeHintForRow(0)
    assert popup.picks.rowCount() * row > popup.list.viewport().height()
    assert popup.list.viewport().height() % row == 0
    popup.close()


def test_items_of_a_programme_stand_by_their_hours_and_show_them(table: Make, put: Put) -> None:
    late = "2012-12-14T16:00/2012-12-14T17:30[Europe/Zurich]"
    early = "2012-12-14T09:00/2012-12-14T10:30[Europe/Zurich]"
    put("programme_item", 1, subject="Arrival", time=late)
    put("programme_item", 2, subject="Welcome", time=early)
    view = table("programme_item")
    order, descending = view.order()
    open_(view, order=order, descending=descending)
    assert column(view, "title") == ["Welcome", "Arrival"]
    text = column(view, "time")[0]
    assert "10:30" in text
    room = view.columnWidth(view.table.column_named("time")) - 2 * SMALL
    assert view.fontMetrics().horizontalAdvance(text) <= room


def test_the_chooser_is_no_higher_than_a_low_screen(table: Make) -> None:
    header = table().header
    popup = header.open_chooser(header)
    rows, whole = popup.list.height(), popup.height()
    popup.fit(whole)
    assert popup.list.height() == rows
    popup.fit(whole - 100)
    assert whole - 150 < popup.height() <= whole - 100
    assert popup.list.height() % popup.list.sizeHintForRow(0) == 0
    popup.close()


def test_visits_to_one_country_are_told_apart_by_who_goes(
    table: Make, put: Put, desk: Desk, qtbot: QtBot
) -> None:
    torture = put("organisation", 1, name="Special Rapporteur on torture", acronym="SRT")
    name, alias = "Working Group on arbitrary detention", "WG detention"
    groups = put("organisation", 2, name=name, aliases=[alias])
    put("visit", 1, country="MEX", dates="2027-03", mechanisms=[torture, groups])
    put("visit", 2, country="MEX", dates="2027-03", leads=[groups])
    put("visit", 3, country="MEX", dates="2027-03")
    view = open_(table("visit"))
    assert "who_goes" in view.header.shown()
    named = [isolated("SRT"), isolated("WG detention")]
    assert sorted(column(view, "who_goes")) == sorted([", ".join(named), named[1], ""])
    with qtbot.waitSignal(view.table.dataChanged):
        desk.do(save_record, groups, {"acronym": "WGAD"})
    assert isolated("WGAD") in column(view, "who_goes")


def test_all_who_lead_a_visit_are_told_in_short(table: Make, put: Put) -> None:
    names = ["Commission", "Court", "Committee", "Council"]
    leads = [
        put("organisation", at, name=f"Inter-Regional {name} of Rights", acronym=f"I{at}")
        for at, name in enumerate(names)
    ]
    put("visit", 1, country="MEX", dates="2027-03", leads=leads)
    view = open_(table("visit"))
    (told,) = column(view, "leads")
    assert sorted(told.split(", ")) == ["I0", "I1", "I2", "I3"]
    cell = view.table.index(0, view.table.column_named("leads"))
    tip = view.table.data(cell, Qt.ItemDataRole.ToolTipRole)
    assert all(name in tip for name in names)


def test_who_goes_stands_on_paper_as_far_as_each_name_goes(table: Make, put: Put) -> None:
    open_to_all = put("organisation", 1, name="Special Rapporteur on torture")
    ours = put("organisation", 2, name="Working Group", label=Label.INTERNAL)
    put("visit", 1, country="MEX", dates="2027-03", mechanisms=[open_to_all, ours])
    paper = open_(table("visit")).printable()
    at = paper.words(Label.INTERNAL).index("Who goes")
    ((_, shown),) = paper.lines(Label.INTERNAL)
    assert set(shown[at].split(", ")) == {"Special Rapporteur on torture", "Working Group"}
    at = paper.words(Label.NETWORK).index("Who goes")
    ((_, shown),) = paper.lines(Label.NETWORK)
    assert shown[at] == "Special Rapporteur on torture"


def test_columns_to_choose_at_the_edge_of_the_screen_are_all_on_it(
    table: Make, three: list[str], qtbot: QtBot
) -> None:
    view = open_(table())
    room = view.screen().availableGeometry()
    view.header.customContextMenuRequested.emit(view.header.mapFromGlobal(room.bottomRight()))
    (popup,) = view.header.findChildren(FilterPopup)
    assert room.contains(popup.geometry())
    popup.close()
