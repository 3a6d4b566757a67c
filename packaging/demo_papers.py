"""Pictures of the restricted registers, the bin, the lock, and of the page of a State with its kit."""

from demo_window import Stage, wait_until

from hrdesk.domain.restricted import Register
from hrdesk.operations.records import remove
from hrdesk.operations.restricted import make_register
from hrdesk.store import listing
from hrdesk.store.database import Database
from hrdesk.store.listing import Query
from hrdesk.ui.bin.page import BinPage
from hrdesk.ui.countries.page import CountryPage
from hrdesk.ui.countries.paper_dialog import CountryPapers
from hrdesk.ui.restricted.page import RestrictedPage

_PASSPHRASE = "marsh anchor violet copper"
# A try costs next to nothing here: nobody has time in a demonstration.
_COST = 4
_ENTRIES = (
    {
        "pseudonym": "Marula",
        "date": "2026-11-03",
        "happened": "Followed after the hearing; a car before the house for three nights.",
        "agreed": "A call every Sunday at 18:00. If nobody answers twice: tell the Commission, and"
        " nobody in the capital.",
        "purge": "2027-11-03",
    },
    {"pseudonym": "Baobab", "date": "2026-09-14", "agreed": "Named in no report."},
    {"pseudonym": "Acacia", "date": "2025-12", "purge": "2026-11-18"},
)


def picture_restricted(stage: Stage) -> None:
    """A register as it asks for its passphrase, and as it is open."""
    assert stage.window.desk is not None
    make_reprisals(stage.window.desk.database)
    page = stage.go("restricted")
    assert isinstance(page, RestrictedPage)
    page.show_register(Register.REPRISALS)
    refuse(page)
    stage.picture("30_restricted_closed")
    open_reprisals(page)
    stage.picture("30_restricted_open")
    page.lock()
    stage.rest()


def make_reprisals(database: Database) -> None:
    """A register of reprisals with some entries, locked again."""
    register = make_register(database, Register.REPRISALS, _PASSPHRASE, cost=_COST)
    for values in _ENTRIES:
        register.write(values)
    register.close()


def refuse(page: RestrictedPage) -> None:
    """Somebody tries another passphrase."""
    page.closed.passphrase.setText("another")
    page.closed.enter.click()
    wait_until("it refuses", page.closed.isEnabled)


def open_reprisals(page: RestrictedPage) -> None:
    """Its own passphrase opens it."""
    page.closed.passphrase.setText(_PASSPHRASE)
    page.closed.enter.click()
    wait_until("it opens", lambda: page.pane is not None and bool(page.pane.view.table.lines))


def picture_country(stage: Stage) -> None:
    """All that is known of a State, and the kit for its review."""
    page = stage.go("countries", "TUN")
    assert isinstance(page, CountryPage)
    wait_until("the State is read", lambda: page.about is not None)
    stage.picture("32_country")
    page.kit.trigger()
    dialog = page.findChildren(CountryPapers)[0]
    wait_until("the kit is read", lambda: dialog.paper is not None)
    stage.picture("32_country_kit", dialog)
    dialog.reject()
    stage.rest()


def picture_bin_and_lock(stage: Stage) -> None:
    """What was removed, before it is gone for good; and the window while nobody is here."""
    desk = stage.window.desk
    assert desk is not None
    assert stage.window.lock is not None
    refs = desk.read(listing.keys, Query("commitment"))[:3]
    desk.do(remove, refs)
    page = stage.go("bin")
    assert isinstance(page, BinPage)
    page.ask_to_empty()
    stage.picture("33_bin")
    page.notice.hide()
    desk.undo()
    stage.rest()
    stage.window.lock.lock()
    stage.picture("34_lock")
    stage.window.lock.unlock()
    stage.rest()
