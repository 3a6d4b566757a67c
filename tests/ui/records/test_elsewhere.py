"""Under a meeting stands what time it is elsewhere, and where nobody works then."""

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrdesk.domain.dates import parse_span
from hrdesk.store.partners import Partner, keep_partner
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.elsewhere import elsewhere_words
from hrdesk.ui.records.form import RecordForm
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from tests.ui.open_desk import Write, british, desk, write

__all__ = ["british", "desk", "write"]
HOME = "Europe/Zurich"


def said(dates: str, *zones: str) -> str:
    span = parse_span(dates)
    assert span is not None
    words = elsewhere_words(span, HOME, zones)
    return "".join(letter for letter in words if not "\u2066" <= letter <= "\u2069")


@pytest.mark.usefixtures("as_before")
def test_other_zones_are_told_with_their_working_hours(qapp: QApplication) -> None:
    QLocale.setDefault(QLocale("en_GB"))
    call = "2026-11-18T14:00/2026-11-18T15:00[Europe/Zurich]"
    assert (
        said(call, "America/New_York", "Asia/Tbilisi")
        == "= 08:00–09:00 New York, 17:00–18:00 Tbilisi"
    )
    early = "2026-11-18T10:00[Europe/Zurich]"
    assert said(early, "America/New_York") == "= 04:00 New York; outside working hours in New York"
    late = "2026-11-18T19:00[Europe/Zurich]"
    assert said(late, "Asia/Tokyo").startswith("= Thu 19 Nov 03:00 Tokyo; outside")
    assert said("2026-11-21T10:00[Europe/Zurich]") == "Outside working hours in Zurich"
    assert said(call) == ""
    assert said("2026-11-18", "Asia/Tokyo") == ""


@pytest.mark.usefixtures("as_before")
def test_what_lasts_days_is_judged_by_its_hours_of_each_day(qapp: QApplication) -> None:
    QLocale.setDefault(QLocale("en_GB"))
    workshop = "2026-11-16T09:00/2026-11-18T17:00[Europe/Zurich]"
    assert said(workshop) == ""
    assert said(workshop, "Europe/Tallinn") == "= 10:00–18:00 Tallinn"
    assert said(workshop, "America/New_York").endswith("outside working hours in New York")
    # A session goes on over a weekend without anybody working on it; one that begins there does.
    assert said("2026-11-12T09:00/2026-11-18T18:00[Europe/Zurich]") == ""
    assert said("2026-11-14T09:00/2026-11-18T17:00[Europe/Zurich]").startswith("Outside")
    # Friday is free in Cairo.
    assert said("2026-11-16T10:00/2026-11-20T16:00[Europe/Zurich]", "Africa/Cairo").endswith(
        "outside working hours in Cairo"
    )
    # From noon to noon no hours of a day are said.
    assert said("2026-11-16T14:00/2026-11-18T12:00[Europe/Zurich]") == ""
    assert said("2026-11-16T20:00/2026-11-17T06:00[Europe/Zurich]").startswith("Outside")
    # Clocks are put back on 25 October: its hours stay those of the wall.
    assert said("2026-10-23T08:00/2026-10-27T18:00[Europe/Zurich]") == ""
    # Whole days are outside nobody's hours, nor are days of which only the first has a time.
    assert said("2026-11-14/2026-11-16") == ""
    assert said("2026-11-16T09:00/2026-11-18[Europe/Zurich]") == ""


def test_a_form_tells_it_for_partners_and_chosen_zones(
    desk: Desk, settings: Settings, theme: Theme, write: Write, qtbot: QtBot
) -> None:
    with desk.database.writing() as session:
        keep_partner(session, Partner("NYC", zone="America/New_York"))
    settings.keep_text("calendar", "zones", "Asia/Tbilisi nonsense")
    call = write("activity", dates="2026-11-18T14:00/2026-11-18T15:00[Europe/Zurich]")
    form = RecordForm(desk, settings)
    qtbot.addWidget(form)
    form.show_record(call)
    fields = form.fields
    assert fields is not None
    line = fields.rows["dates"].editor.reading().splitlines()[-1]
    assert line.index("Tbilisi") < line.index("New York")
