"""What the tests of Follow-up stand on: the page in sight, and what its lists and grids say."""

import pytest
from pytestqt.qtbot import QtBot

from hrdesk.ui.calendar.line_model import LineModel
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.desk import Desk
from hrdesk.ui.follow_up.page import FollowUpPage
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from tests.ui.open_desk import Moment, british, clock, desk
from tests.ui.records.conftest import put

__all__ = ["british", "clock", "desk", "put"]


@pytest.fixture
def page(desk: Desk, settings: Settings, theme: Theme, clock: Moment, qtbot: QtBot) -> FollowUpPage:
    made = FollowUpPage(desk, settings, clock=clock)
    qtbot.addWidget(made)
    made.resize(1180, 740)
    with qtbot.waitActive(made):
        made.show()
    return made


def texts(listed: LineList) -> list[str]:
    """What the lines of a list say."""
    model = listed.model()
    assert isinstance(model, LineModel)
    return [line.text for line in model.lines]
