"""A day is known by what its name has for itself, also in a narrow cell."""

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from pytestqt.qtbot import QtBot

from hrdesk.operations.starting import _rows
from hrdesk.ui.calendar.named_days import fitting_name, with_its_number

NARROW = 60


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("International Day of Democracy", "Democracy"),
        (
            "International Day for the Elimination of Violence against Women",
            "Elimination of Violence against Women",
        ),
        ("International Day to End Impunity", "End Impunity"),
        ("World Day against Child Labour", "Against Child Labour"),
        ("International Women's Day", "International Women's Day"),
        ("Human Rights Day", "Human Rights Day"),
        ("Journée internationale de la démocratie", "Journée internationale de la démocratie"),
        ("اليوم الدولي للديمقراطية", "اليوم الدولي للديمقراطية"),
    ],
)
def test_a_narrow_cell_has_what_differs(name: str, shown: str, qtbot: QtBot) -> None:
    metrics = QFontMetrics(QFont())
    assert fitting_name(name, metrics, NARROW) == shown
    assert fitting_name(name, metrics, metrics.horizontalAdvance(name)) == name


def test_no_two_days_that_ship_look_the_same(qtbot: QtBot) -> None:
    metrics = QFontMetrics(QFont())
    names = {row["name"] for row in _rows("human_rights_days.csv")}
    shown = {fitting_name(name, metrics, NARROW) for name in names}
    assert len(shown) == len(names)
    assert not any(each.startswith(("International Day", "World Day")) for each in shown)


def test_a_session_keeps_its_number_in_a_narrow_bar(qtbot: QtBot) -> None:
    metrics = QFontMetrics(QFont())
    title = "Universal Periodic Review, session 53"
    shown = with_its_number(title, metrics, 2 * NARROW)
    assert shown.startswith("Univ")
    assert shown.endswith("… 53")
    assert metrics.horizontalAdvance(shown) <= 2 * NARROW
    assert with_its_number(title, metrics, metrics.horizontalAdvance(title)) == title
    year = "Inputs: Joint statement of all the mechanisms, 2026"
    assert with_its_number(year, metrics, NARROW) == year, "a year says less than its beginning"
