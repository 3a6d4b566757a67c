"""Every place in the smallest window with the largest letters: nothing is cut, nothing covered."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrdesk.app import Program
from hrdesk.operations.desks import Start, new_desk
from hrdesk.ui.calendar.views import VIEWS
from hrdesk.ui.follow_up.page import views_here
from hrdesk.ui.records.columns import columns_of, first_shown
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell import places
from hrdesk.ui.shell.desk_window import SETTINGS, DeskWindow
from tests.ui.open_desk import Moment
from tests.ui.running import running
from tests.ui.sight import words_without_room

# In milliseconds: what has not found its place by then does not find it.
_SETTLED = 3_000


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, tmp_path: Path, as_before: None) -> Iterator[Program]:
    path = tmp_path / "desk.hrdesk"
    new_desk(path, "NIRMS", "Section", start=Start.SAMPLE).close()
    settings = Settings()
    settings.text_size = 150
    with running(qtbot, qapp, path, settings, now=Moment(), size=(1024, 640)) as made:
        yield made


def _addresses() -> Iterator[tuple[str, str]]:
    yield from ((place, "") for place in places.ICONS)
    yield from ((places.CONTACTS, rest) for rest in ("organisation", "mailing_list", "who"))
    yield from ((places.EXCHANGE, rest) for rest in ("outbox", "given_got", "partners", "share"))
    yield from ((places.FOLLOW_UP, each.key) for each in views_here())
    yield from ((places.DOCUMENTS, rest) for rest in ("tracker", "agreements"))
    yield from ((SETTINGS, ""), ("restricted", ""), ("countries", ""))


def test_no_words_are_cut_and_none_lie_over_others(qtbot: QtBot, program: Program) -> None:
    window = program.window
    for place, rest in _addresses():
        window.go(place, rest)
        _stands_well(qtbot, window, f"{place} {rest}")
    window.go(places.CALENDAR)
    for view in VIEWS:
        window.page.views.show_view(view)  # type: ignore[union-attr]
        _stands_well(qtbot, window, view)


def _stands_well(qtbot: QtBot, window: DeskWindow, where: str) -> None:
    """Once everything has been read, and has found its place."""
    qtbot.waitUntil(lambda: window.desk is not None and not window.desk.is_busy)

    def stands() -> None:
        flaws = list(words_without_room(window))
        assert not flaws, f"{where}: {flaws}"

    qtbot.waitUntil(stands, timeout=_SETTLED)


@pytest.mark.parametrize("kind", ["country_file", "organisation", "visit"])
def test_every_list_begins_with_what_its_records_are_called(kind: str) -> None:
    names = [column.name for column in columns_of(kind)]
    assert set(first_shown(kind)) <= set(names)
    assert first_shown(kind)[1] in ("title", "country")
