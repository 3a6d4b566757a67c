"""What a meeting agreed is followed up: by whom, by when, and whether it is done."""

from datetime import date
from pathlib import Path

import pytest

from hrdesk.domain.errors import BadValue, NotFound
from hrdesk.domain.label import Label
from hrdesk.operations.action_points import add_point, points_of
from tests.factories import ref
from tests.worlds import DeskAtWork

TODAY = date(2026, 11, 22)


def test_points_stand_by_day_with_their_owners(tmp_path: Path) -> None:
    desk = DeskAtWork(tmp_path, "NIRMS")
    ana = desk.add("person", name="Ana")
    meeting = desk.add("activity", title="Meeting")
    desk.add("commitment", title="Done", activity=meeting, status="done", due="2026-01-01")
    desk.add("commitment", title="Late", activity=meeting, due="2026-10", owner=ana)
    desk.add("commitment", title="Elsewhere", due="2026-10")
    new = desk.do(add_point, meeting, "Send minutes", "2026-12-01").refs[0]
    desk.do(add_point, meeting, "Some day")
    with desk.database.reading() as session:
        found = points_of(session, meeting)
        with pytest.raises(NotFound):
            points_of(session, ref("activity", "none"))
    assert [each.title for each in found] == ["Late", "Send minutes", "Some day", "Done"]
    assert [each.is_overdue(TODAY) for each in found] == [True, False, False, False]
    assert (found[0].owner, found[0].due) == ("Ana", date(2026, 10, 31))
    assert (found[1].ref, found[1].label) == (new, Label.INTERNAL)
    with pytest.raises(BadValue):
        desk.do(add_point, meeting, "")
    desk.close()
