"""What comes in is told in the language of the window, and in the direction in which one reads."""

import pytest
from PySide6.QtCore import QLocale, Qt
from pytestqt.qtbot import QtBot

from hrdesk.domain.arrival import Arrival, Envelope
from hrdesk.domain.merge import plan_merge
from hrdesk.domain.values import Value
from hrdesk.store.records import read_states
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.notice import Band
from hrdesk.ui.exchange.wording import Wording, new_title, wording_for
from hrdesk.ui.language import isolated
from tests.worlds import DeskAtWork

VISIT: dict[str, Value] = {"country": "COL", "dates": "2027-04-19/2027-04-23"}
ENVELOPE = Envelope("IACHR", "x", "NIRMS", 5)
REF = "VIS-7K3M-QX9P-2TVDR"


def test_a_record_that_is_not_here_yet_has_its_days_in_the_windows_language(
    as_before: None, british: None
) -> None:
    assert new_title(REF, VISIT) == "Colombia, 19–23 Apr 2027"
    QLocale.setDefault(QLocale("ar_EG"))
    said = new_title(REF, VISIT)
    assert "٢٠٢٧" in said
    assert "، " in said, "the comma of the language too"
    assert not any(sign in said for sign in "0123456789"), "two kinds of digits in one title"


def test_a_record_that_is_here_is_called_as_everywhere_in_the_window(
    as_before: None, ours: DeskAtWork, desk: Desk
) -> None:
    """Beside new ones it had the English title that is kept, with other digits."""
    ref = ours.add("visit", **VISIT)
    here = desk.read(read_states, [ref])
    coming = plan_merge(Arrival("W1", ENVELOPE, (), (ref,), ()), here, proven=True)
    assert desk.read(wording_for, coming).title(ref) == "Colombia, 19–23 Apr 2027"
    QLocale.setDefault(QLocale("ar_EG"))
    said = desk.read(wording_for, coming).title(ref)
    assert "٢٠٢٧" in said
    assert not any(sign in said for sign in "0123456789")


def test_a_rule_of_a_mailing_list_is_told_in_words(british: None) -> None:
    those, body = (prefix + REF[3:] for prefix in ("LST", "ORG"))
    wording = Wording({body: "Committee against Torture"})
    said = "People with anything in “Focal point for”"
    assert wording.text(those, "rule", "focal_point_for:*") == said
    named = isolated("Committee against Torture")
    said = wording.text(those, "rule", f"organisation:{body}")
    assert said == f"People with “{named}” in “Organisation”"
    assert wording.text(those, "rule", "shoe_size:44") == "shoe_size:44"


@pytest.mark.parametrize(
    ("way", "first"),
    [(Qt.LayoutDirection.LeftToRight, ""), (Qt.LayoutDirection.RightToLeft, "\u200f")],
)
def test_each_line_of_a_band_begins_where_one_begins_to_read(
    way: Qt.LayoutDirection, first: str, qtbot: QtBot
) -> None:
    band = Band()
    qtbot.addWidget(band)
    band.setLayoutDirection(way)
    band.say("IACHR has all of it.\nIt was given on Monday.", warns=False)
    assert band._words.text() == f"{first}IACHR has all of it.\n{first}It was given on Monday."
    assert band.text == "IACHR has all of it.\nIt was given on Monday."
