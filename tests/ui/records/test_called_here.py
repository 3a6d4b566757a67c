"""Visits are called in the language of the window, though their kept titles are English."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.domain.records import field_of
from hrdesk.geography import country_names
from hrdesk.operations.brief_gate import FOCAL_POINTS
from hrdesk.store import listing
from hrdesk.store.listing import Query
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.called_here import linked_titles, titles_here
from hrdesk.ui.records.editors.span import SpanEditor
from hrdesk.ui.records.editors.texts import TextEditor
from hrdesk.ui.records.erasing import EraseDialog
from hrdesk.ui.records.filters import FilterBar
from hrdesk.ui.records.rows_as_table import Chosen, copied
from hrdesk.ui.records.table_model import RecordTable
from hrdesk.ui.records.table_view import RecordTableView
from hrdesk.ui.search.finding import Finding
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from hrdesk.ui.visits.handed_pages import What, page_of
from tests.ui.records.conftest import TODAY, Put


@pytest.fixture
def arabic() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("ar_EG"))
    yield
    QLocale.setDefault(before)


def test_a_visit_has_the_country_and_the_digits_of_the_window(
    desk: Desk, put: Put, arabic: None
) -> None:
    visit = put("visit", country="TUN", dates="2026-12-07/2026-12-11")
    no_dates = put("visit", 2, country="TUN")
    titles = titles_here(desk, [visit, no_dates])
    assert titles[visit].startswith(country_names("ar")["TUN"] + "، ")
    assert "٢٠٢٦" in titles[visit]
    assert "2026" not in titles[visit]
    assert titles[no_dates] == country_names("ar")["TUN"]


def test_so_have_what_is_known_of_a_state_and_what_it_is_bound_by(
    desk: Desk, put: Put, settings: Settings, theme: Theme, arabic: None, qtbot: QtBot
) -> None:
    tunisia = country_names("ar")["TUN"]
    file = put("country_file", country="TUN")
    cat = put("instrument", name="Convention against Torture", acronym="CAT", report_every="48")
    bond = put("ratification", country="TUN", instrument=cat)
    assert titles_here(desk, [file, bond]) == {file: tunisia, bond: f"{tunisia}، CAT"}
    # The title that is kept, and leaves in workbooks, is English on every desk.
    assert desk.read(listing.titles, [file, bond]) == {file: "Tunisia", bond: "Tunisia"}
    assert {hit.title for hit in Finding(desk)("Tunisia")} >= {tunisia}
    assert "Tunisia" not in {hit.title for hit in Finding(desk)("Tunisia")}
    view = RecordTableView(RecordTable(desk, "country_file"), settings)
    qtbot.addWidget(view)
    view.table.show(Query("country_file"))
    model = view.table
    at = model.index(0, model.column_named("title"))
    assert model.data(at) == tunisia
    assert model.data(at, Qt.ItemDataRole.AccessibleTextRole) == tunisia
    printed = view.printable()
    assert tunisia in printed.rows[0].texts(Label.INTERNAL)
    _months_are_in_the_digits_of_the_window(desk, cat, qtbot)


def _months_are_in_the_digits_of_the_window(desk: Desk, cat: str, qtbot: QtBot) -> None:
    table = RecordTable(desk, "instrument")
    table.show(Query("instrument"))
    at = table.index(0, table.column_named("report_every"))
    assert table.data(at) == "٤٨"
    side = Qt.ItemDataRole.TextAlignmentRole
    head = table.headerData(at.column(), Qt.Orientation.Horizontal, side)
    assert head == table.data(at, side)
    column = table.columns[at.column()]
    chosen = Chosen("", "instrument", [column], [cat], Qt.LayoutDirection.RightToLeft)
    assert "48" in desk.read(copied, chosen, Label.NETWORK).plain, "other programs reckon with it"
    editor = TextEditor(field_of("instrument", "report_every"), desk, "instrument")
    qtbot.addWidget(editor)
    editor.show_value("48")
    assert (editor.text.text(), editor.given()) == ("٤٨", "48")


def test_in_english_it_is_the_title_that_is_kept(desk: Desk, put: Put) -> None:
    visit = put("visit", country="TUN", dates="2026-12-07/2026-12-11")
    assert titles_here(desk, [visit]) == desk.read(listing.titles, [visit])


def test_so_it_is_in_filters_and_columns_on_a_programme_and_before_it_is_erased(
    desk: Desk, put: Put, theme: Theme, arabic: None, qtbot: QtBot
) -> None:
    visit = put("visit", country="TUN", dates="2026-12-07/2026-12-11")
    time = "2026-12-07T09:00/2026-12-07T10:30[Africa/Tunis]"
    put("programme_item", visit=visit, subject="Opening", time=time)
    called = titles_here(desk, [visit])[visit]
    owner = QWidget()
    qtbot.addWidget(owner)
    bar = FilterBar(desk, owner)
    bar.kind = "programme_item"
    assert bar._picks("visit")[0].text == called
    assert linked_titles(desk, [visit]) == {visit: called}
    page = page_of(desk, visit, What.PROGRAMME, FOCAL_POINTS)
    assert called in page.paper.html
    assert "٠٩:٠٠–١٠:٣٠" in page.paper.html
    dialog = EraseDialog(desk, visit, owner)
    qtbot.waitUntil(lambda: called in dialog._title.text())
    dialog.close()


def test_hours_are_shown_and_read_in_the_digits_of_the_window(
    theme: Theme, arabic: None, qtbot: QtBot
) -> None:
    editor = SpanEditor(field_of("programme_item", "time"), "Europe/Zurich", lambda: TODAY)
    qtbot.addWidget(editor)
    time = "2026-12-07T09:00/2026-12-07T10:30[Africa/Tunis]"
    editor.show_value(time)
    assert editor.start.time.text() == "٠٩:٠٠"
    assert editor.end.time.placeholderText() == "٠٠:٠٠"
    assert editor.given() == time
