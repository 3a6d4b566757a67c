"""What comes from another desk has its letters, on screen and in words."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from hrdesk.store.partners import Partner, keep_partner
from hrdesk.store.records import write_states
from hrdesk.ui.calendar.month_model import MonthModel
from hrdesk.ui.calendar.month_view import MonthView
from hrdesk.ui.calendar.origins import paint_origin, with_origin
from hrdesk.ui.desk import Desk
from tests.factories import pen, record, ref
from tests.ui.open_desk import Moment


def test_bars_of_other_desks_have_letters(desk: Desk, clock: Moment, qtbot: QtBot) -> None:
    with desk.database.writing() as session:
        keep_partner(session, Partner("IACHR"))
        keep_partner(session, Partner("ICC"))
        for number, author in enumerate(("NIRMS.1f", "IACHR.2a")):
            values = {"title": author, "dates": "2026-11-18"}
            made = record("activity", values, at=ref("activity", number), by=pen(author))
            write_states(session, [made])
    model = MonthModel(desk, clock)
    view = MonthView(model)
    model.setParent(view)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    view.grab()
    assert {bar.text: bar.letters for bar in view.bars().bars} == {"NIRMS.1f": "", "IACHR.2a": "IA"}
    ours, theirs = (
        with_origin(bar.text, bar.occurrence, model.letters)
        for bar in sorted(view.bars().bars, key=lambda bar: bar.letters)
    )
    assert "from" not in ours
    assert "IACHR" in theirs.partition("from")[2]


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_words_keep_room_beside_the_letters(way: Qt.LayoutDirection, qtbot: QtBot) -> None:
    picture = QImage(200, 20, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    whole, narrow = QRect(0, 0, 200, 20), QRect(0, 0, 30, 20)
    marks = ("#FFFFFF", "#000000")
    assert paint_origin(painter, whole, "", marks, way) == whole
    assert paint_origin(painter, narrow, "IACHR", marks, way) == narrow
    left = paint_origin(painter, whole, "IA", marks, way)
    assert left.width() < 190
    assert (left.left() == 0) == (way == Qt.LayoutDirection.RightToLeft)
    painter.end()
