"""Each view of the calendar can be put on paper, up to the label that is wanted."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.ui.calendar.page import CalendarPage
from hrdesk.ui.calendar.views import AGENDA, UPR, VIEWS, WEEKS
from hrdesk.ui.calendar.week_painting import WeekPainter
from hrdesk.ui.desk import Desk
from hrdesk.ui.printing.printable import Printable
from hrdesk.ui.printing.sheet import Sheet, save_pdf
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from tests.ui.open_desk import Moment, Write


@pytest.fixture
def page(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, write: Write, qtbot: QtBot
) -> CalendarPage:
    write("activity", 1, dates="2026-11-18T10:00[Europe/Zurich]", label=Label.NETWORK)
    write("activity", 2, dates="2026-11-18T23:00[Europe/Zurich]", label=Label.INTERNAL)
    write("visit", dates="2026-11-18/2026-11-20", label=Label.PARTNERS)
    page = CalendarPage(desk, settings, clock=clock)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    return page


def picture(printable: Printable, highest: Label) -> QImage:
    made = QImage(700, 500, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    painter = QPainter(made)
    (first, *_) = printable.pages(QSize(700, 500), highest)
    first(painter)
    painter.end()
    return made


def test_every_view_goes_on_paper(page: CalendarPage, tmp_path: Path) -> None:
    sheet = Sheet("NIRMS", "today")
    # The board of the review has none of these; test_boards puts it on paper.
    for view in set(VIEWS) - {UPR}:
        page.views.show_view(view)
        printable = page.printable()
        assert printable.title.startswith("Calendar")
        labels = printable.labels()
        assert all(labels[label] for label in (Label.NETWORK, Label.PARTNERS, Label.INTERNAL))
        path = tmp_path / f"{view}.pdf"
        assert save_pdf(path, printable, Label.PARTNERS, sheet) == 1
        assert path.stat().st_size > 5000
        assert picture(printable, Label.PUBLIC) != picture(printable, Label.NETWORK)
        assert picture(printable, Label.NETWORK) != picture(printable, Label.INTERNAL)


def test_the_agenda_names_all_its_months(page: CalendarPage) -> None:
    page.views.show_view(AGENDA)
    title = page.printable().title
    assert "November 2026" in title
    assert "April 2027" in title


def test_a_short_call_has_its_words_on_a_page_of_all_hours(
    page: CalendarPage, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With something at night an hour is lower than a line; half an hour was a stroke."""
    write("activity", 3, dates="2026-11-19T01:00/2026-11-19T01:30[Europe/Zurich]")
    page.views.show_view(WEEKS)
    painted = []
    paint = WeekPainter.paint
    monkeypatch.setattr(
        WeekPainter, "paint", lambda self: (painted.append(self._shape), paint(self))
    )
    picture(page.printable(), Label.INTERNAL)
    (shape,) = painted
    line = QFontMetrics(page.font()).height()
    assert shape.hour // 2 < line
    assert all(each.place.height() >= line for each in shape.blocks)
