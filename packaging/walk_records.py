"""Steps through a place of records: lists, filters, forms with all their tabs, several at once."""

from typing import Any

from demo_story import DemoFailed
from PySide6.QtWidgets import QWidget
from walk_stage import Walk

from hrdesk.operations.starting import ref_of_key
from hrdesk.store import listing
from hrdesk.store.listing import Query
from hrdesk.ui.records.filters import FilterBar
from hrdesk.ui.records.tabs import RecordTabs
from hrdesk.ui.widgets.chips import Chip

# Records of the sample that have much to show; on another desk the first of their kind stands in.
_FULL = {
    "person": "person/sample-n-diallo",
    "organisation": "organisation/ACHPR",
    "activity": "activity/workshop-2012",
    "visit": "visit/sample-mex-2027-03-un",
    "document": "document/sample-exchange-agreement",
    "commitment": "commitment/sample-a1",
}


def refs_of(walk: Walk, kind: str) -> list[str]:
    """All records of a kind, the one with most to show first."""
    desk = walk.stage.window.desk
    if desk is None:
        raise DemoFailed("no desk is open")
    refs: list[str] = list(desk.read(listing.keys, Query(kind)))
    full = ref_of_key(_FULL[kind]) if kind in _FULL else ""
    return [full, *(ref for ref in refs if ref != full)] if full in refs else refs


def walk_kinds(walk: Walk, *kinds: str) -> None:
    """Each kind of a place that shows its records in lists."""
    for kind in kinds:
        walk.step(kind, walk.stage.go, walk.place, kind)
        walk.asks(kind)
        walk.menus(kind)
        _filters(walk, kind)
        refs = refs_of(walk, kind)
        if refs:
            walk_record(walk, kind, refs[0])
            _rows(walk, kind)
        walk.step(f"{kind}_new", walk.stage.window.begin, kind)
        walk.asks(f"{kind}_new")
        walk_tabs(walk, f"{kind}_new")
        _nothing_found(walk, kind)


def walk_record(walk: Walk, name: str, ref: str) -> None:
    """One record: its form, tab by tab, with what its buttons ask and its menus hold."""
    walk.step(f"{name}_record", walk.stage.go, walk.place, ref)
    walk.asks(f"{name}_record")
    walk.menus(f"{name}_record")
    walk_tabs(walk, name)


def walk_tabs(walk: Walk, name: str) -> None:
    """Each tab of the form on screen, and the foot of those that are longer than the window."""
    tabs = _tabs(walk)
    if tabs is None:
        return
    shown = [number for number in range(tabs.count()) if tabs.isTabVisible(number)]
    for number in shown:
        at = f"{name}_tab_{number}"
        walk.step(at, tabs.setCurrentIndex, number)
        walk.asks(at)
        walk.menus(at)
    tabs.setCurrentIndex(shown[0])


def _tabs(walk: Walk) -> RecordTabs | None:
    form = getattr(getattr(walk.page, "detail", None), "form", None)
    tabs = getattr(form, "tabs", None)
    return tabs if isinstance(tabs, RecordTabs) and tabs.isVisible() else None


def _rows(walk: Walk, kind: str) -> None:
    """Several rows at once, and what the menu of a row holds."""
    page: Any = walk.stage.go(walk.place, kind)
    walk.step(f"{kind}_together", walk.stage.choose_rows, 3)
    walk.asks(f"{kind}_together")

    def menu() -> None:
        walk.stage.choose_rows(2)
        page.list.view.menu_wanted.emit(page.mapToGlobal(page.rect().center()))

    walk.step(f"{kind}_row_menu", menu)

    def join() -> None:
        refs = walk.stage.choose_rows(2)
        if len(refs) > 1:
            page.detail.ask_to_join(refs)

    walk.step(f"{kind}_join", join)
    walk.stage.choose_rows(2)
    walk.step(f"{kind}_copied", page.list.copy_rows)


def _filters(walk: Walk, kind: str) -> None:
    """What each filter offers, the columns, and a filter that is kept."""
    page: Any = walk.page
    walk.step(f"{kind}_columns", page.choose_columns)
    bar = page.list.bar
    if not bar.isHidden():
        for name in bar.offered():
            walk.step(f"{kind}_filter_{name}", bar.offer, name, _chip(bar, name))
        if "more" in bar.chips.shown:
            walk.step(f"{kind}_filter_more", bar.offer, "more", _chip(bar, "more"))
    walk.step(f"{kind}_filtered", page.list.bar.choose, "label", ("internal",))
    walk.step(f"{kind}_filter_named", page._ask_filter_name)
    page.list.clear()


def _chip(bar: FilterBar, name: str) -> QWidget:
    """The chip of a filter; that of those without one of their own."""
    chips = {each.shown.key: each for each in bar.chips.findChildren(Chip) if each.isVisible()}
    return chips.get(name) or chips.get("more") or bar.chips


def _nothing_found(walk: Walk, kind: str) -> None:
    page: Any = walk.stage.go(walk.place, kind)
    walk.step(f"{kind}_nothing_found", page.filter_text, "nobody of this name")
    page.list.clear()
    walk.stage.rest()
