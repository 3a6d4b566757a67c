"""Opening a record where something is to be filled in, and what the search found."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from hrdesk.ui.widgets.page import Page

if TYPE_CHECKING:
    from hrdesk.ui.main_window import MainWindow


def open_field(
    open_record: Callable[[str], None], page: Callable[[], Page | None], ref: str, name: str
) -> None:
    """Open a record and go to one of its fields."""
    # Loaded when it is first wanted: no start needs a form.
    from hrdesk.ui.records.form import RecordForm

    open_record(ref)
    shown = page()
    for form in shown.findChildren(RecordForm) if shown is not None else ():
        fields, tabs = form.fields, form.tabs
        if form.ref == ref and fields is not None:
            for place in range(tabs.count()):
                part = tabs.widget(place)
                if part is not None and part.isAncestorOf(fields):
                    tabs.setCurrentIndex(place)
            fields.focus_field(name)


def open_found(window: "MainWindow", open_record: Callable[[str], None], found: object) -> None:
    """Open a record or the page of a State; or the list of all that has the words."""
    # Late, as above.
    from hrdesk.ui.records.place_page import PlacePage
    from hrdesk.ui.search.finding import AllOf
    from hrdesk.ui.shell.places import HOME_OF_KIND

    if not isinstance(found, AllOf):
        open_record(str(found))
        return
    window.go(HOME_OF_KIND[found.kind], found.kind)
    if isinstance(window.page, PlacePage):
        window.page.filter_text(found.text)
