"""Steps through what is around the places: first start, bars, menus, search, settings, lock, bin."""

from typing import Any

from demo_files import CARDS
from demo_papers import make_reprisals, open_reprisals, refuse
from demo_story import DemoFailed
from demo_window import wait_until
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QScrollArea
from walk_records import refs_of
from walk_stage import Walk

from hrdesk.domain.restricted import Register
from hrdesk.operations.records import remove
from hrdesk.ui.first_start.first_start import FirstStart

_SEARCHED = ("mexico", "tunesia", "send", "nobody of this name", "muller")


def walk_first_start(walk: Walk) -> None:
    """The three pages, empty, with what is missing told, and answered; then back to the desk."""
    window = walk.stage.window
    window.commands["new_desk"].trigger()
    first = window.covered_by
    if not isinstance(first, FirstStart):
        raise DemoFailed("the first start is not shown")
    walk.step("who")
    walk.step("who_missing", first.next.click)
    walk.step("who_completing", walk.stage.type, first.who.organisation, "african")
    first.who.organisation.clear()
    walk.stage.type(first.who.person, "Diallo, Awa")
    body = "African Commission on Human and Peoples' Rights"
    walk.step("who_answered", walk.stage.type, first.who.organisation, body)
    first.next.click()
    walk.step("place")
    walk.asks("place")
    first.next.click()
    walk.step("beginning")
    walk.asks("beginning")
    first.left.emit()
    walk.stage.rest()


def walk_shell(walk: Walk) -> None:
    """Menus of the bars, the search and what it finds, and every command that asks something."""
    window = walk.stage.window
    walk.stage.go("today")
    walk.step("new_menu", window.top_bar.open_new_menu)
    walk.menus("bars")
    for number, text in enumerate(_SEARCHED):
        walk.step(f"search_{number}", _search, walk, text)
        window.finder.dismiss()
    walk.step("shortcuts", window.show_shortcuts)
    walk.step("about", window.commands["about"].trigger)
    walk.step("outward", window.commands["outward"].trigger)
    walk.stage.go("contacts", "person")
    walk.step("export", _trigger, walk, "export")
    walk.step("import", _paste, walk)
    walk.step("import_file", _trigger, walk, "import")
    walk.step("open_desk", _trigger, walk, "open_desk")
    walk.step("print_list", window.print_page)
    walk.step("message", window.messages.say, "The desk was copied. " * 8)
    window.messages.hide()
    walk.step("undo_bar", window.offer_undo, "A visit was removed")
    window.undo_bar.hide()
    bell = window.bell
    if bell is not None:
        walk.step("reminders", bell.summon)
    walk.step("discreet", window.commands["discreet"].trigger)
    window.commands["discreet"].trigger()
    walk.step("backup", window.commands["backup"].trigger)
    window.undo_bar.hide()
    walk.step("apart", _apart, walk)
    if window.lock is not None:
        walk.step("lock", window.lock.lock)
        window.lock.unlock()
    walk.stage.rest()


def walk_settings(walk: Walk) -> None:
    walk.step("page", walk.stage.go, "settings")
    walk.asks("page")
    bar = walk.page.findChildren(QScrollArea)[0].verticalScrollBar()
    for number in range(1, 6):
        if bar.value() < bar.maximum():
            walk.step(f"page_{number}", bar.setValue, bar.value() + bar.pageStep())
            walk.asks(f"page_{number}")


def walk_restricted(walk: Walk) -> None:
    """A register as it is made, as it asks for its passphrase, and as it is open."""
    desk = walk.stage.window.desk
    if desk is None:
        raise DemoFailed("no desk is open")
    walk.step("not_made", walk.stage.go, "restricted")
    walk.asks("not_made")
    make_reprisals(desk.database)
    page: Any = walk.page
    walk.step("closed", page.show_register, Register.REPRISALS)
    refuse(page)
    walk.step("refused")
    open_reprisals(page)
    walk.step("open")
    walk.asks("open")
    walk.menus("open")
    walk.step("new", page.begin_new)
    page.lock()
    walk.stage.rest()


def walk_countries(walk: Walk) -> None:
    walk.step("none", walk.stage.go, "countries")
    page: Any = walk.page
    for code in ("TUN", "VCT"):
        walk.stage.go("countries", code)
        wait_until("the State is read", lambda: page.about is not None)
        walk.step(code.lower())
        walk.asks(code.lower())
        walk.menus(code.lower())
        walk.step(f"{code.lower()}_kit", page.kit.trigger)
        walk.step(f"{code.lower()}_print", walk.stage.window.print_page)


def walk_bin(walk: Walk) -> None:
    desk = walk.stage.window.desk
    if desk is None:
        raise DemoFailed("no desk is open")
    walk.step("empty", walk.stage.go, "bin")
    refs = [ref for kind in ("commitment", "person", "visit") for ref in refs_of(walk, kind)[:2]]
    desk.do(remove, refs)
    walk.step("page", walk.stage.go, "bin")
    walk.asks("page")
    page: Any = walk.page
    walk.step("ask_to_empty", page.ask_to_empty)
    page.notice.hide()
    desk.undo()
    walk.stage.rest()


def _search(walk: Walk, text: str) -> None:
    walk.stage.window.commands["search"].trigger()
    walk.stage.type(walk.stage.window.top_bar.search, text)


def _trigger(walk: Walk, name: str) -> None:
    walk.stage.window.commands[name].trigger()
    walk.stage.rest()


def _paste(walk: Walk) -> None:
    QGuiApplication.clipboard().setText(CARDS)
    walk.stage.go("contacts")
    _trigger(walk, "paste")


def _apart(walk: Walk) -> None:
    refs = refs_of(walk, "person")
    if refs:
        walk.stage.go("contacts", refs[0])
        _trigger(walk, "open_apart")
