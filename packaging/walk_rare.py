"""Steps to what one sees seldom: a fault of HRDesk, an export of the UHRI, zones, lists, labels."""

from typing import Any

from demo_window import wait_until
from PySide6.QtCore import Qt
from walk_records import refs_of
from walk_stage import Walk

from hrdesk.domain.label import Label
from hrdesk.ui.calendar.which_ones import WhichOnes
from hrdesk.ui.contacts.list_popup import ListPopup
from hrdesk.ui.crash_dialog import CrashDialog
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.kept_dialog import KeptDialog
from hrdesk.ui.exchange.uhri_dialog import UhriDialog
from hrdesk.ui.records.together import TogetherPanel
from tests.formats.uhri_export import ROW, UPR_ROW, export

_REPORT = "\n".join((*("Traceback (most recent call last):",) * 3, "ZeroDivisionError: division"))


def walk_rare(walk: Walk) -> None:
    window = walk.stage.window
    walk.stage.go("today")
    walk.step("fault", lambda: CrashDialog(_REPORT, "/home/focal-point/fault-1.txt", window).open())
    _of_the_uhri(walk)
    walk.stage.go("exchange", "given_got")
    walk.step("kept", lambda: KeptDialog(_desk(walk), window).open())
    page: Any = walk.stage.go("calendar")
    walk.step("zone", page.header._ask_for_zone)
    asked = WhichOnes(page)
    at = page.mapToGlobal(page.rect().center())
    walk.step("which_ones", asked.ask, "Move the call of the focal points", at, _nothing)
    page = walk.stage.go("contacts", "person")
    people = refs_of(walk, "person")[:3]
    walk.step("add_to_list", lambda: ListPopup(_desk(walk), people, page).open_over(page))
    page = walk.stage.go("contacts", "person")
    walk.stage.choose_rows(3)
    # Where the window is small they are changed on a page of their own.
    walk.step("together", walk.stage.press, Qt.Key.Key_Return, page.list.view)
    panel: TogetherPanel = page.detail.panels["person"]
    walk.step("labels", panel.labels.open)
    walk.step("label_lowered", panel.choose_label, Label.PUBLIC)


def _desk(walk: Walk) -> Desk:
    desk = walk.stage.window.desk
    assert desk is not None
    return desk


def _nothing(which: object) -> None:
    """Whatever is answered changes nothing here."""


def _of_the_uhri(walk: Walk) -> None:
    """What an export would change, and the names in it that HRDesk has to ask about."""
    window = walk.stage.window
    odd = {**ROW, "OHCHR Annotation Id": "7f", "Countries Concerned": "- Atlantis"}
    book = export(walk.out / "data" / "uhri.xlsx", [ROW, UPR_ROW, odd])
    walk.stage.go("exchange", "inbox")

    def read() -> None:
        page: Any = walk.page
        page.open_files([book])
        wait_until("the export is looked at", lambda: bool(window.findChildren(UhriDialog)))
        dialog = window.findChildren(UhriDialog)[0]
        wait_until("it is compared", lambda: not dialog.is_busy)

    walk.step("uhri", read)
