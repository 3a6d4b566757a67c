"""Themes by mechanisms: the current cell says below what it counts, and Enter goes there."""

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.ui.follow_up.page import FollowUpPage
from hrdesk.ui.follow_up.themes_view import ThemesView
from hrdesk.ui.language import isolated
from tests.ui.records.conftest import Put


@pytest.fixture
def view(page: FollowUpPage, put: Put, qtbot: QtBot) -> ThemesView:
    un = put(
        "organisation", 1, name="Rapporteur", acronym="SRT", type="special_procedure",
        themes=["Torture"],
    )  # fmt: skip
    af = put("organisation", 2, name="Commission", acronym="AC", type="regional_mechanism")
    put("activity", 1, title="Course", organisers=[un, af], themes=["Torture"])
    put("document", 1, Label.INTERNAL, title="Paper", authors=[af], themes=["Prisons"])
    page.show_address("themes")
    view = page.view
    assert isinstance(view, ThemesView)
    qtbot.waitUntil(lambda: bool(view.shown.themes))
    return view


def test_cells_count_and_say_what(page: FollowUpPage, view: ThemesView, qtbot: QtBot) -> None:
    matrix = view.grid.grid.matrix
    words = {column.word: column.key for column in matrix.columns}
    assert list(words) == ["Bodies", "SRT", "AC"]
    assert matrix.marks["Torture", words["SRT"]].sign == "● 1"
    assert matrix.marks["Torture", "*"].sign == "2"
    view.grid.choose(("Torture", words["SRT"]))
    view.grid.setFocus()
    qtbot.keyClick(view.grid, Qt.Key.Key_Return)
    assert view.list.hasFocus()
    assert view.chosen()[0].startswith("ORG")
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert page.detail.ref.startswith("ACT")
    view.grid.choose(("Torture", "*"))
    lines = view.list.model().lines
    assert [each.text for each in lines[1:]] == ["Rapporteur", "Commission"], "as many as counted"
    assert lines[0].text == f"Who works on {isolated('Torture')}"
    assert [each.note for each in lines[1:]] == ["in the mandate · 1 record(s)", "1 record(s)"]
    assert not page.new_button.isVisible()


def test_meetings_and_gaps_narrow_it(view: ThemesView) -> None:
    view.choices.choose("which", "meets")
    assert list(view.shown.themes) == ["Torture"]
    view.choices.choose("which", "gaps")
    assert list(view.shown.themes) == ["Prisons"]
    view.choices.choose("sort", "special_procedure")
    assert list(view.shown.themes) == ["Prisons", "Torture"], "of these one works on it at most"
    view.choices.choose("which", "")
    assert [each.word for each in view.shown.bodies] == ["SRT"]
    view.filter_text("nothing")
    assert view.printable() is None
    assert view.stack.currentWidget() is view.empty
    assert view.foot.isHidden(), "no signs are explained where there are none"
    view.filter_text("")
    assert not view.foot.isHidden()


def test_paper_leaves_out_what_counts_stricter_records(view: ThemesView) -> None:
    paper = view.printable()
    assert paper is not None
    assert paper._sign("Prisons", "*", Label.NETWORK) == ""
    assert paper._sign("Torture", "*", Label.NETWORK) == "2"
    assert paper.pages(QSize(1000, 700), Label.INTERNAL)


def test_bodies_whose_names_begin_alike_are_told_apart(
    page: FollowUpPage, put: Put, qtbot: QtBot
) -> None:
    for number, about in enumerate(("food", "health", "privacy"), 1):
        put(
            "organisation", number, name=f"Special Rapporteur on the right to {about}",
            aliases=[f"SR {about}"], type="special_procedure", themes=["Rights"],
        )  # fmt: skip
    page.show_address("themes")
    view = page.view
    assert isinstance(view, ThemesView)
    qtbot.waitUntil(lambda: bool(view.shown.themes))
    columns = view.grid.grid.matrix.columns
    assert [each.word for each in columns[1:]] == ["SR food", "SR health", "SR privacy"]
    assert columns[1].said == "Special Rapporteur on the right to food"
