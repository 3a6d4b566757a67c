"""Opening a record where something is to be filled in."""

from collections.abc import Callable

from hrdesk.ui.widgets.page import Page


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
