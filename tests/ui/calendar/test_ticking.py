"""Minutes are told, and a new day once."""

from pytestqt.qtbot import QtBot

from hrdesk.ui.calendar.ticking import Ticking
from tests.ui.open_desk import Moment


def test_a_new_day_is_told_once(qtbot: QtBot, clock: Moment) -> None:
    ticking = Ticking(clock, "Europe/Zurich")
    days: list[None] = []
    ticking.new_day.connect(lambda: days.append(None))
    with qtbot.waitSignal(ticking.minute):
        ticking.tick()
    assert not days
    clock.passes(hours=14, minutes=36)  # midnight in Zurich
    ticking.tick()
    ticking.tick()
    assert len(days) == 1


def test_it_wakes_by_itself_when_the_minute_is_full(qtbot: QtBot, clock: Moment) -> None:
    clock.passes(seconds=59, milliseconds=990)
    ticking = Ticking(clock, "Europe/Zurich")
    with qtbot.waitSignal(ticking.minute):
        pass
