"""What a list says of a record out of others: the next step, and that it is late."""

from hrdesk.store import listing
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import without_isolates
from hrdesk.ui.records import derived
from tests.ui.records.conftest import Put


def test_a_next_step_that_is_past_is_called_late(desk: Desk, put: Put, british: None) -> None:
    late = put("visit", 1, country="TUN", inputs_by="2026-11-01")
    due = put("visit", 2, country="KEN", inputs_by="2027-01-05")
    lines = desk.read(listing.lines, "visit", [late, due])
    told = derived.read(desk, "visit", lines)
    assert without_isolates(told[late, "next_step"]) == "Overdue: Inputs by 1 Nov 2026"
    assert without_isolates(told[due, "next_step"]) == "Inputs by 5 Jan 2027"
