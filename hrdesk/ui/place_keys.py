"""The keys that a place of the window answers by itself, for the sheet of shortcuts."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


@dataclass(frozen=True)
class PlaceKeys:
    """What the keys of one part of the window do: keys as Qt writes them, and words."""

    part: str
    title: str
    rows: tuple[tuple[tuple[str, ...], str], ...]


def place_keys() -> Iterator[PlaceKeys]:
    """All parts; a letter counts by its place on the keyboard, and only outside of fields."""
    yield PlaceKeys("list", translate("PlaceKeys", "In a list"), _in_lists())
    yield PlaceKeys("form", translate("PlaceKeys", "In a record"), _in_forms())
    yield PlaceKeys("calendar", translate("PlaceKeys", "In the calendar"), _in_calendar())
    yield PlaceKeys("planner", translate("PlaceKeys", "In the planner of a year"), _in_planner())
    yield PlaceKeys("upr", translate("PlaceKeys", "On the board of the review"), _in_upr())
    yield PlaceKeys("time_line", translate("PlaceKeys", "On the time line"), _on_time_line())
    yield PlaceKeys("map", translate("PlaceKeys", "On the map"), _on_map())
    yield PlaceKeys("programme", translate("PlaceKeys", "In a programme"), _in_programme())
    yield PlaceKeys("day", translate("PlaceKeys", "On a day of a visit"), _on_day())
    yield PlaceKeys("today", translate("PlaceKeys", "On the page Today"), _on_today())
    yield PlaceKeys("reminders", translate("PlaceKeys", "Among reminders"), _in_reminders())
    yield PlaceKeys("review", translate("PlaceKeys", "Reviewing a workbook"), _in_review())


def _in_lists() -> tuple[tuple[tuple[str, ...], str], ...]:
    return (
        (("Return",), translate("PlaceKeys", "Open the record, or change several together")),
        (("F2",), translate("PlaceKeys", "Edit in the cell")),
        (("Del",), translate("PlaceKeys", "Remove what is chosen")),
        (("Ctrl+C",), translate("PlaceKeys", "Copy what is chosen as a table")),
        (("Ctrl+A",), translate("PlaceKeys", "Choose all")),
        (("Ctrl+M",), translate("PlaceKeys", "Label several at once")),
        (("Esc",), translate("PlaceKeys", "Clear the filter")),
    )


def _in_forms() -> tuple[tuple[tuple[str, ...], str], ...]:
    return (
        (("Ctrl+M",), translate("PlaceKeys", "Choose the label")),
        (("Ctrl+Return",), translate("PlaceKeys", "Done, back to the list")),
        (("Esc",), translate("PlaceKeys", "Leave what was typed, or the record")),
        (("Ctrl+Tab",), translate("PlaceKeys", "Next tab")),
        (("F4",), translate("PlaceKeys", "Calendar of a date")),
    )


def _in_calendar() -> tuple[tuple[tuple[str, ...], str], ...]:
    return (
        (
            ("1", "2", "3", "4", "5", "6"),
            translate("PlaceKeys", "Day, week, month, agenda, year, review"),
        ),
        (("T",), translate("PlaceKeys", "Today")),
        (("G",), translate("PlaceKeys", "Go to a date")),
        (("PgUp", "PgDown"), translate("PlaceKeys", "Before, after")),
        (("N", "P"), translate("PlaceKeys", "Next or previous thing")),
        (("Return",), translate("PlaceKeys", "What is on this day")),
        (("Alt+Left", "Alt+Right"), translate("PlaceKeys", "Move it by a day")),
        (("Alt+Up", "Alt+Down"), translate("PlaceKeys", "Move it by a week, or by a quarter hour")),
        (("Alt+Shift+Left", "Alt+Shift+Right"), translate("PlaceKeys", "Move its end only")),
        (("Del",), translate("PlaceKeys", "Remove it")),
    )


def _in_planner() -> tuple[tuple[tuple[str, ...], str], ...]:
    return (
        (("+", "-"), translate("PlaceKeys", "A month further or back")),
        (("R",), translate("PlaceKeys", "Rows: mechanisms or countries")),
    )


def _in_upr() -> tuple[tuple[tuple[str, ...], str], ...]:
    return (
        (("D", "S", "C"), translate("PlaceKeys", "Submission drafted, sent, confirmed")),
        (("K",), translate("PlaceKeys", "Submission kit of the State")),
    )


def _on_time_line() -> tuple[tuple[tuple[str, ...], str], ...]:
    return (
        (("+", "-"), translate("PlaceKeys", "Zoom")),
        (("Ctrl+0",), translate("PlaceKeys", "Fit in all visits")),
        (("T",), translate("PlaceKeys", "Today")),
        (("Alt+Left", "Alt+Right"), translate("PlaceKeys", "Move the visit")),
        (("Alt+Shift+Left", "Alt+Shift+Right"), translate("PlaceKeys", "Move its end only")),
    )


def _on_map() -> tuple[tuple[tuple[str, ...], str], ...]:
    return (
        (("Left", "Right"), translate("PlaceKeys", "Next or previous country")),
        (("+", "-"), translate("PlaceKeys", "Zoom")),
        (("Ctrl+0",), translate("PlaceKeys", "Fit in all")),
        (("Ctrl+Left", "Ctrl+Right"), translate("PlaceKeys", "Move the map")),
    )


def _in_programme() -> tuple[tuple[tuple[str, ...], str], ...]:
    return (
        (("A",), translate("PlaceKeys", "Add by a line")),
        (("P",), translate("PlaceKeys", "Give it a time, or take it away")),
        (("Alt+Up", "Alt+Down"), translate("PlaceKeys", "Earlier or later")),
        (("Del",), translate("PlaceKeys", "Remove it")),
    )


def _on_day() -> tuple[tuple[tuple[str, ...], str], ...]:
    return (
        (("Left", "Right"), translate("PlaceKeys", "Day before or after")),
        (("P",), translate("PlaceKeys", "Place what waits on this day")),
        (("Alt+Left", "Alt+Right"), translate("PlaceKeys", "Move the item by a day")),
        (("Alt+Up", "Alt+Down"), translate("PlaceKeys", "Earlier or later")),
    )


def _on_today() -> tuple[tuple[tuple[str, ...], str], ...]:
    return ((("Del",), translate("PlaceKeys", "Not today")),)


def _in_reminders() -> tuple[tuple[tuple[str, ...], str], ...]:
    return (
        (("S",), translate("PlaceKeys", "Remind me later")),
        (("Del",), translate("PlaceKeys", "Done with it")),
        (("Esc",), translate("PlaceKeys", "Close the list")),
    )


def _in_review() -> tuple[tuple[tuple[str, ...], str], ...]:
    return (
        (("1", "2", "3"), translate("PlaceKeys", "Mine, theirs, both")),
        (("0",), translate("PlaceKeys", "Leave it open")),
        (("A",), translate("PlaceKeys", "Accept what is proposed, and go on")),
        (("Alt+Up", "Alt+Down"), translate("PlaceKeys", "Record before or after")),
        (("Space",), translate("PlaceKeys", "Whole text")),
        (("Ctrl+Z",), translate("PlaceKeys", "Take a decision back")),
        (("Ctrl+Return",), translate("PlaceKeys", "Take in what was decided")),
    )
