"""The keys that a place of the window answers by itself, for the sheet of shortcuts."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from hrdesk.ui.verb_keys import PlaceKeys, Rows, verb_keys

translate = QCoreApplication.translate
# Which modules of the window answer the keys of a part.
_ANSWER = {
    "list": ("records.table_view", "records.labelling", "contacts.list_people"),
    "form": (
        "records.label_menu",
        "records.form_parts",
        "records.editors.dates",
        "contacts.name_order",
    ),
    "calendar": ("calendar.page", "calendar.month_view", "calendar.week_view"),
    "hours": ("calendar.week_view",),
    "planner": ("calendar.planner_view",),
    "upr": ("calendar.upr_view",),
    "time_line": ("visits.time_line",),
    "map": ("visits.visit_map",),
    "programme": ("visits.programme_tab",),
    "day": ("visits.day_tab",),
    "today": ("today.page",),
    "reminders": ("reminders.window",),
    "review": ("exchange.review_keys",),
}


def place_keys() -> Iterator[PlaceKeys]:
    """All parts; a letter counts by its place on the keyboard, and only outside of fields."""
    for part, title, rows in _parts():
        yield PlaceKeys(part, title, rows, _ANSWER[part])
    yield from verb_keys()


def _parts() -> Iterator[tuple[str, str, Rows]]:
    yield "list", translate("PlaceKeys", "In a list"), _in_lists()
    yield "form", translate("PlaceKeys", "In a record"), _in_forms()
    yield "calendar", translate("PlaceKeys", "In the calendar"), _in_calendar()
    yield "hours", translate("PlaceKeys", "In a day or a week"), _in_hours()
    yield "planner", translate("PlaceKeys", "In the planner of a year"), _in_planner()
    yield "upr", translate("PlaceKeys", "On the board of the review"), _in_upr()
    yield "time_line", translate("PlaceKeys", "On the time line"), _on_time_line()
    yield "map", translate("PlaceKeys", "On the map"), _on_map()
    yield "programme", translate("PlaceKeys", "In a programme"), _in_programme()
    yield "day", translate("PlaceKeys", "On a day of a visit"), _on_day()
    yield "today", translate("PlaceKeys", "On the page Today"), _on_today()
    yield "reminders", translate("PlaceKeys", "Among reminders"), _in_reminders()
    yield "review", translate("PlaceKeys", "Reviewing a workbook"), _in_review()


def _in_lists() -> Rows:
    return (
        (("Return",), translate("PlaceKeys", "Open the record, or change several together")),
        (("F2",), translate("PlaceKeys", "Edit in the cell")),
        (("Del",), translate("PlaceKeys", "Remove what is chosen")),
        (("Ctrl+C",), translate("PlaceKeys", "Copy what is chosen as a table")),
        (("Ctrl+A",), translate("PlaceKeys", "Choose all")),
        (("Ctrl+M",), translate("PlaceKeys", "Label several at once")),
        (("Esc",), translate("PlaceKeys", "Clear the filter")),
    )


def _in_forms() -> Rows:
    return (
        (("Ctrl+M",), translate("PlaceKeys", "Choose the label")),
        (("Ctrl+Return",), translate("PlaceKeys", "Done, back to the list")),
        (("Alt+Return",), translate("PlaceKeys", "Open what the field holds")),
        (("Esc",), translate("PlaceKeys", "Leave what was typed, or the record")),
        (("Ctrl+Tab",), translate("PlaceKeys", "Next tab")),
        (("F4",), translate("PlaceKeys", "Calendar of a date")),
        (("Ctrl+T",), translate("PlaceKeys", "Swap family name and given name")),
    )


def _in_calendar() -> Rows:
    return (
        (
            ("1", "2", "3", "4", "5", "6"),
            translate("PlaceKeys", "Day, week, month, agenda, year, review"),
        ),
        (("T",), translate("PlaceKeys", "Today")),
        (("G",), translate("PlaceKeys", "Go to a date")),
        (("PgUp", "PgDown"), translate("PlaceKeys", "Before, after")),
        (("N", "P"), translate("PlaceKeys", "Next or previous thing")),
        (("Return",), translate("PlaceKeys", "Open what is chosen, else what is on this day")),
        (("Alt+Left", "Alt+Right"), translate("PlaceKeys", "Move it by a day")),
        (("Alt+Up", "Alt+Down"), translate("PlaceKeys", "Move it by a week, or by a quarter hour")),
        (("Alt+Shift+Left", "Alt+Shift+Right"), translate("PlaceKeys", "Move its end only")),
        (("Del",), translate("PlaceKeys", "Remove it")),
    )


def _in_hours() -> Rows:
    return (
        (
            ("Shift+Up", "Shift+Down"),
            translate("PlaceKeys", "Mark hours for something new: type it, or press Enter"),
        ),
    )


def _in_planner() -> Rows:
    return (
        (("+", "-"), translate("PlaceKeys", "A month further or back")),
        (("R",), translate("PlaceKeys", "Rows: mechanisms or countries")),
    )


def _in_upr() -> Rows:
    return (
        (("D", "S", "C"), translate("PlaceKeys", "Submission drafted, sent, confirmed")),
        (("K",), translate("PlaceKeys", "Submission kit of the State")),
    )


def _on_time_line() -> Rows:
    return (
        (("+", "-"), translate("PlaceKeys", "Zoom")),
        (("Ctrl+0",), translate("PlaceKeys", "Fit in all visits")),
        (("T",), translate("PlaceKeys", "Today")),
        (("Alt+Left", "Alt+Right"), translate("PlaceKeys", "Move the visit")),
        (("Alt+Shift+Left", "Alt+Shift+Right"), translate("PlaceKeys", "Move its end only")),
    )


def _on_map() -> Rows:
    return (
        (("Left", "Right"), translate("PlaceKeys", "Next or previous country")),
        (("+", "-"), translate("PlaceKeys", "Zoom")),
        (("Ctrl+0",), translate("PlaceKeys", "Fit in all")),
        (("Ctrl+Left", "Ctrl+Right"), translate("PlaceKeys", "Move the map")),
    )


def _in_programme() -> Rows:
    return (
        (("A",), translate("PlaceKeys", "Add by a line")),
        (("P",), translate("PlaceKeys", "Give it a time, or take it away")),
        (("Alt+Up", "Alt+Down"), translate("PlaceKeys", "Earlier or later")),
        (("Del",), translate("PlaceKeys", "Remove it")),
    )


def _on_day() -> Rows:
    return (
        (("Left", "Right"), translate("PlaceKeys", "Day before or after")),
        (("P",), translate("PlaceKeys", "Place what waits on this day")),
        (("Alt+Left", "Alt+Right"), translate("PlaceKeys", "Move the item by a day")),
        (("Alt+Up", "Alt+Down"), translate("PlaceKeys", "Earlier or later")),
    )


def _on_today() -> Rows:
    return ((("Del",), translate("PlaceKeys", "Not today")),)


def _in_reminders() -> Rows:
    return (
        (("S",), translate("PlaceKeys", "Remind me later")),
        (("Del",), translate("PlaceKeys", "Done with it")),
        (("Esc",), translate("PlaceKeys", "Close the list")),
    )


def _in_review() -> Rows:
    return (
        (("1", "2", "3"), translate("PlaceKeys", "Mine, theirs, both")),
        (("0",), translate("PlaceKeys", "Leave it open")),
        (("A",), translate("PlaceKeys", "Accept what is proposed, and go on")),
        (("Alt+Up", "Alt+Down"), translate("PlaceKeys", "Record before or after")),
        (("Space",), translate("PlaceKeys", "Whole text")),
        (("Ctrl+Z",), translate("PlaceKeys", "Take a decision back")),
        (("Ctrl+Return",), translate("PlaceKeys", "Take in what was decided")),
    )
