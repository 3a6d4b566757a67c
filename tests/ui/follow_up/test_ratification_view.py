"""The grid of States and instruments: keys write, Enter opens or begins, choices narrow it."""

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.ui.desk import Desk
from hrdesk.ui.follow_up.page import FollowUpPage
from hrdesk.ui.follow_up.ratification_view import RatificationView
from hrdesk.ui.follow_up.ratification_words import INVITATION, legend
from hrdesk.ui.settings import Settings
from tests.ui.records.conftest import Put
from tests.ui.sight import words_without_room

Key = Qt.Key


@pytest.fixture
def refs(put: Put) -> dict[str, str]:
    au = put(
        "organisation", 1, name="African Union", acronym="AU", type="intergovernmental",
        countries=["TUN", "MAR", "DZA"],
    )  # fmt: skip
    cat = put("instrument", 1, name="Torture", acronym="CAT", system="united_nations")
    opcat = put("instrument", 2, name="Protocol", acronym="OPCAT", parent=cat, npm_after="12")
    charter = put(
        "instrument", 3, name="Charter", acronym="Charter", system="regional", open_to=[au]
    )
    put("ratification", 1, country="TUN", instrument=cat, status="ratified", bound="1988-09-23")
    put("ratification", 2, country="TUN", instrument=opcat, status="acceded", bound="2011-06-29")
    put("ratification", 3, Label.INTERNAL, country="MAR", instrument=cat, status="signed")
    file = put("country_file", 1, country="TUN", standing_invitation="2011-02-28")
    return {"au": au, "cat": cat, "opcat": opcat, "charter": charter, "file": file}


@pytest.fixture
def view(page: FollowUpPage, refs: dict[str, str], qtbot: QtBot) -> RatificationView:
    page.show_address("ratification_grid")
    view = page.view
    assert isinstance(view, RatificationView)
    qtbot.waitUntil(lambda: bool(view.states))
    return view


def sign(view: RatificationView, country: str, column: str) -> str:
    mark = view.grid.grid.matrix.marks.get((country, column))
    return mark.sign if mark is not None else ""


def test_signs_say_where_states_stand(view: RatificationView, refs: dict[str, str]) -> None:
    assert sign(view, "TUN", refs["cat"]) == "✓ 1988"
    assert sign(view, "TUN", refs["opcat"]) == "✓ 2011 !"
    assert sign(view, "MAR", refs["cat"]) == "s"
    assert sign(view, "TUN", INVITATION) == "✓ 2011"
    notes = {each.word: (each.note, each.remark) for each in view.grid.grid.matrix.columns}
    assert notes["CAT"] == ("1", "194 State(s) not known here")
    assert notes["Charter"] == ("0", "3 State(s) not known here"), "those who may join"
    view.grid.choose(("TUN", refs["opcat"]))
    assert "no preventive mechanism known, due since 29 Jun 2012" in view.foot.text()


def test_signs_are_explained_whole_where_there_is_little_room(
    view: RatificationView, refs: dict[str, str], qtbot: QtBot
) -> None:
    view.window().resize(560, 640)
    view.grid.choose(("MAR", refs["opcat"]))
    assert view.foot.text() == legend(with_keys=True)
    qtbot.waitUntil(
        lambda: not [cut for cut in words_without_room(view) if legend(with_keys=True) in cut]
    )
    high = view.foot.height()
    assert high > 2 * view.foot.fontMetrics().height()
    view.grid.choose(("TUN", refs["cat"]))
    view.grab()
    assert view.foot.height() == high, "the grid would jump with each step"


def test_keys_write_and_undo_takes_back(
    view: RatificationView, refs: dict[str, str], desk: Desk, qtbot: QtBot
) -> None:
    grid = view.grid
    for key, wanted in ((Key.Key_R, "✓"), (Key.Key_N, "–"), (Key.Key_D, "✕"), (Key.Key_S, "s")):
        grid.choose(("DZA", refs["cat"]))
        qtbot.keyClick(grid, key)
        qtbot.waitUntil(lambda wanted=wanted: sign(view, "DZA", refs["cat"]) == wanted)  # type: ignore[misc]
    qtbot.keyClick(grid, "?")
    qtbot.waitUntil(lambda: sign(view, "DZA", refs["cat"]) == "?")
    desk.undo()
    qtbot.waitUntil(lambda: sign(view, "DZA", refs["cat"]) == "s")
    grid.choose(("DZA", INVITATION))
    qtbot.waitUntil(lambda: not desk.is_busy)
    before = desk.to_undo()
    qtbot.keyClick(grid, Key.Key_R)
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert desk.to_undo() == before, "an invitation has a day, which one key does not say"


def test_enter_opens_what_is_there_or_begins_it(
    page: FollowUpPage, view: RatificationView, refs: dict[str, str], qtbot: QtBot
) -> None:
    view.grid.choose(("TUN", INVITATION))
    qtbot.keyClick(view.grid, Key.Key_Return)
    assert page.detail.ref == refs["file"]
    view.open_cell("TUN", refs["cat"])
    assert page.detail.ref.startswith("RAT")
    view.open_cell("FRA", refs["cat"])
    assert page.detail.form.is_draft
    view.open_cell("FRA", INVITATION)
    assert page.detail.form.ref.startswith("STA")
    page.begin_new()
    assert page.detail.form.ref.startswith("INS")


def test_regions_systems_and_gaps_narrow_it(
    page: FollowUpPage,
    view: RatificationView,
    refs: dict[str, str],
    settings: Settings,
    qtbot: QtBot,
) -> None:
    view.choices.choose("region", refs["au"])
    assert view.states == ["DZA", "MAR", "TUN"]
    view.choices.choose("missing", refs["cat"])
    assert view.states == ["DZA", "MAR"]
    view.choices.choose("missing", "")
    view.choices.choose("system", "AU")
    assert [each.word for each in view.treaties] == ["Charter"]
    page.filter_text("tun")
    page._filter_view()
    assert view.states == ["TUN"]
    page.filter_text("xyz")
    page._filter_view()
    assert view.stack.currentWidget() is view.empty
    assert view.printable() is None
    again = RatificationView(view.desk, settings, lambda: view._clock())
    again.reload()
    qtbot.waitUntil(lambda: bool(again.states))
    assert again.states == ["DZA", "MAR", "TUN"], "the region is kept"
    again.deleteLater()


def test_paper_leaves_out_what_is_internal(view: RatificationView, refs: dict[str, str]) -> None:
    paper = view.printable()
    assert paper is not None
    assert paper.labels()[Label.INTERNAL] == 1
    assert paper._sign("MAR", refs["cat"], Label.NETWORK) == ""
    assert paper._sign("MAR", refs["cat"], Label.INTERNAL) == "s"
    assert paper.pages(QSize(1000, 700), Label.NETWORK)


def test_what_is_empty_and_what_is_counted_is_said(
    view: RatificationView, refs: dict[str, str]
) -> None:
    assert "empty: not known here" in legend()
    head = view.grid.grid.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "Known to be bound 1" in str(head)
    assert "194 State(s) not known here" in str(head)


def test_records_of_one_state_are_told_apart_by_what_binds_it(
    page: FollowUpPage, refs: dict[str, str]
) -> None:
    page.show_kind("ratification")
    assert page.list.view is not None
    table = page.list.view.table
    at = table.column_named("instrument")
    shown = [table.text_at(row, at) for row in range(table.rowCount())]
    assert sorted(shown) == ["CAT – Torture", "CAT – Torture", "OPCAT – Protocol"]
    page.show_record(table.ref_at(shown.index("OPCAT – Protocol")))
    assert page.detail.form.head.title.text() == "Tunisia, OPCAT"
