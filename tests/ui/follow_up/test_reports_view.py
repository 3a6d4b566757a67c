"""Reports of States by day, with the load of each year; what is derived says so."""

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.ui.calendar.line_model import LineModel
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.follow_up.page import FollowUpPage
from hrdesk.ui.follow_up.reports_view import ReportsView
from tests.ui.records.conftest import Put


@pytest.fixture
def view(page: FollowUpPage, put: Put, qtbot: QtBot) -> ReportsView:
    put(
        "organisation", 1, name="African Union", acronym="AU", type="intergovernmental",
        countries=["TUN"],
    )  # fmt: skip
    body = put("organisation", 2, name="Committee", acronym="CmAT")
    cat = put("instrument", 1, name="CAT", body=body, first_report="12", report_every="48")
    put("ratification", 1, country="TUN", instrument=cat, status="ratified", report_due="2026-10")
    put(
        "ratification", 2, Label.INTERNAL, country="FRA", instrument=cat, status="ratified",
        bound="2026-02-01",
    )  # fmt: skip
    page.show_address("reports")
    view = page.view
    assert isinstance(view, ReportsView)
    qtbot.waitUntil(lambda: bool(view.shown))
    return view


def said(listed: LineList) -> list[str]:
    model = listed.model()
    assert isinstance(model, LineModel)
    return [line.said or line.text for line in model.lines]


def days(view: ReportsView) -> list[str]:
    return [f"{each.country} {each.day.year}" for each in view.shown]


def test_overdue_first_then_by_year_with_what_is_derived(view: ReportsView, qtbot: QtBot) -> None:
    lines = said(view.list)
    assert lines[0] == "Overdue"
    assert "31 Oct 2026" in lines[1]
    assert "worked out" not in lines[1]
    assert "worked out from the instrument" in lines[3]
    assert view.chosen() == [view.shown[0].ref]
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert opened.args == [view.shown[0].ref]
    qtbot.keyClick(view.list, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: said(view.list)[0] != "Overdue")


def test_bars_and_choices_narrow_it(view: ReportsView) -> None:
    assert days(view) == ["TUN 2026", "FRA 2027", "TUN 2030", "FRA 2031", "TUN 2034"]
    assert said(view.bars)[0].endswith(": 1")
    view.bars.opened.emit("2027")
    assert days(view) == ["FRA 2027"]
    view.bars.opened.emit("2027")
    assert len(days(view)) == 5
    view.choices.choose("by", "state")
    assert [text[-1] for text in said(view.bars)] == ["3", "2"]
    view.choices.choose("by", "body")
    assert said(view.bars)[0].endswith(": 5")
    view.choices.choose("which", "written")
    assert days(view) == ["TUN 2026"]
    view.choices.choose("which", "overdue")
    assert days(view) == ["TUN 2026"]
    view.choices.choose("which", "")
    view.choices.choose("instrument", "CAT")
    region = view.choices.boxes["region"]
    view.choices.choose("region", str(region.itemData(1)))
    assert {each.country for each in view.shown} == {"TUN"}
    view.filter_text("france")
    assert view.shown == []
    assert view.stack.currentWidget() is view.empty
    assert view.printable() is None


def test_paper_has_the_days_and_leaves_internal_ones_out(view: ReportsView) -> None:
    paper = view.printable()
    assert paper is not None
    assert paper.labels() == {Label.NETWORK: 3, Label.INTERNAL: 2}
    assert [row.cells[1] for row in paper._up_to(Label.NETWORK)] == ["Tunisia"] * 3
    assert paper.pages(QSize(900, 700), Label.NETWORK)
