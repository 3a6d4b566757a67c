"""Progress says nothing at first, then a little, then everything; a clock of our own decides."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from hrdesk.ui.theme import Theme
from hrdesk.ui.widgets.progress_strip import ProgressStrip, Shown


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def strip(qtbot: QtBot, theme: Theme, clock: Clock) -> Iterator[ProgressStrip]:
    strip = ProgressStrip(clock=clock)
    qtbot.addWidget(strip)
    strip.show()
    yield strip
    strip.finish()


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0.0, Shown.NOTHING),
        (0.29, Shown.NOTHING),
        (0.31, Shown.LINE),
        (1.9, Shown.LINE),
        (2.1, Shown.WORDS),
        (60.0, Shown.WORDS),
    ],
)
def test_time_decides_what_is_shown(
    strip: ProgressStrip, clock: Clock, seconds: float, shown: Shown
) -> None:
    strip.begin("Reading")
    clock.now += seconds
    strip.look_at_clock()
    assert strip.shown is shown


def test_it_looks_at_the_clock_by_itself(qtbot: QtBot, strip: ProgressStrip, clock: Clock) -> None:
    strip.begin()
    clock.now += 1
    qtbot.waitUntil(lambda: strip.shown is Shown.LINE)


def test_it_says_how_far_it_is(strip: ProgressStrip, clock: Clock) -> None:
    strip.begin("Reading")
    clock.now += 3
    strip.advance(812, 2000, "Reading sheet 2 of 5")
    (bar,) = strip.findChildren(QProgressBar)
    assert (bar.value(), bar.maximum()) == (812, 2000)
    assert strip.words == "Reading sheet 2 of 5"
    strip.advance(900, 2000)
    assert strip.words == "Reading sheet 2 of 5"


def test_news_of_work_nobody_announced_begins_it(strip: ProgressStrip, clock: Clock) -> None:
    strip.advance(1, 10, "Reading")
    clock.now += 3
    strip.look_at_clock()
    assert strip.shown is Shown.WORDS


def test_cancel_is_asked_once(qtbot: QtBot, strip: ProgressStrip, clock: Clock) -> None:
    strip.begin("Reading")
    clock.now += 3
    strip.look_at_clock()
    (cancel,) = strip.findChildren(QPushButton)
    with qtbot.waitSignal(strip.cancelled):
        cancel.click()
    assert not cancel.isEnabled()
    assert strip.words == "Stopping …"
    strip.begin("Again")
    assert cancel.isEnabled()


def test_the_end_leaves_nothing(strip: ProgressStrip, clock: Clock) -> None:
    height = strip.sizeHint().height()
    strip.begin()
    clock.now += 3
    strip.look_at_clock()
    strip.finish()
    strip.look_at_clock()
    assert strip.shown is Shown.NOTHING
    assert strip.sizeHint().height() == height


def test_the_page_does_not_jump_when_the_line_comes(strip: ProgressStrip, clock: Clock) -> None:
    before = strip.sizeHint().height()
    strip.begin()
    clock.now += 1
    strip.look_at_clock()
    assert strip.shown is Shown.LINE
    assert strip.sizeHint().height() == before
