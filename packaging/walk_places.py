"""Steps through the places where records live: what only they have, beside their lists."""

from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt
from walk_drags import drag_in_calendar, drag_on_time_line
from walk_records import refs_of, walk_kinds, walk_record, walk_tabs
from walk_reminders import walk_reminders
from walk_stage import Walk

_VIEWS_OF_CALENDAR = ("day", "week", "month", "agenda", "year", "upr")
_VIEWS_OF_VISITS = ("list", "time_line", "map", "overlaps")
_VIEWS_OF_FOLLOW_UP = ("matrix", "joint", "plan", "ratification_grid", "reports", "themes")


def walk_today(walk: Walk) -> None:
    walk.step("page", walk.stage.go, "today")
    page: Any = walk.page
    walk.menus("page")
    walk.asks("page")
    walk.step("forecast", page.forecast.trigger)
    walk.step("week", page.week.trigger)


def walk_contacts(walk: Walk) -> None:
    walk_kinds(walk, "person", "organisation", "mailing_list")
    walk.step("who", walk.stage.go, "contacts", "who")

    def ask_who() -> None:
        page: Any = walk.stage.go("contacts", "who")
        walk.stage.type(page.who.lines["theme"], "torture")
        walk.stage.press(Qt.Key.Key_Return)
        page.who.ask()

    walk.step("who_completing", walk.stage.type, walk.page.who.lines["theme"], "to")
    walk.page.who.lines["theme"].clear()
    walk.step("who_answered", ask_who)
    walk.asks("who")
    walk.step("duplicates", walk.stage.go, "contacts", "duplicates")
    walk.asks("duplicates")
    walk.stage.go("contacts", "person")


def walk_calendar(walk: Walk) -> None:
    page: Any = walk.stage.go("calendar")
    for view in _VIEWS_OF_CALENDAR:
        walk.step(view, walk.stage.view, view)
        walk.asks(view)
        walk.menus(view)
        walk.step(f"{view}_print", walk.stage.window.print_page)
    for view in ("day", "week", "month"):
        drag_in_calendar(walk, view)
    walk.stage.view("month")
    at = page.mapToGlobal(page.rect().center())
    walk.step("day_menu", page._show_day, page.day, at)
    walk.step("hours", page.show_hours, page.day)
    walk.step("go_to_a_day", page._ask_for_day)
    _quick_line(walk, page)
    if refs := refs_of(walk, "activity"):
        walk_record(walk, "activity", refs[0])
        walk.step("thing_menu", page._open_thing_menu, refs[0], at)
    walk.step("activity_new", walk.stage.window.begin, "activity")
    walk_tabs(walk, "activity_new")
    _series(walk, page)
    page.detail.form.finish()
    page._close()
    walk_reminders(walk)


def _series(walk: Walk, page: Any) -> None:
    """A day of a series: what is asked before one of them is moved or left out."""
    day = page.day
    found = [each for n in range(60) for each in page.views.on_day(day + timedelta(days=n))]
    one = next((each for each in found if getattr(each, "is_of_series", False)), None)
    if one is not None:
        at = page.mapToGlobal(page.rect().center())
        walk.step("series_leave_out", page.series.ask_to_leave_out, one, at)


def _quick_line(walk: Walk, page: Any) -> None:
    line = page.quick.line
    words = (
        "delegation call tomorrow 14:00 nyc 1h @Nobody !2",
        "réunion mardi 15h Genève",
        "something without a day",
    )
    walk.step("quick_line", page.begin_new)
    for number, text in enumerate(words, 1):
        walk.step(f"quick_line_{number}", line.setText, text)
    line.clear()
    page.quick.dismiss()


def walk_visits(walk: Walk) -> None:
    for view in _VIEWS_OF_VISITS:
        walk.stage.go("visits")
        walk.step(view, walk.stage.view, view)
        walk.asks(view)
        walk.menus(view)
        walk.step(f"{view}_print", walk.stage.window.print_page)
    walk.stage.view("time_line")
    drag_on_time_line(walk)
    walk.stage.view("list")
    walk_kinds(walk, "visit", "programme_item")
    for ref in refs_of(walk, "visit")[:1]:
        _one_visit(walk, ref)


def _one_visit(walk: Walk, ref: str) -> None:
    page: Any = walk.stage.go("visits", ref)
    tabs = page.tabs

    def day() -> None:
        page.detail.form.tabs.setCurrentWidget(tabs.plan)
        tabs.plan.show_view(1)

    walk.step("visit_programme_by_day", day)
    tabs.plan.show_view(0)
    page.detail.form.tabs.setCurrentIndex(0)
    walk.step("visit_confirm", tabs.overview.ask_to_confirm)
    tabs.overview.close_sheet()
    walk.step("visit_brief", tabs.overview.verbs["B"].trigger)
    walk.step("visit_erase", page.detail.form.head.erase.trigger)
    walk.step("visit_apart", walk.stage.window.commands["open_apart"].trigger)


def walk_follow_up(walk: Walk) -> None:
    walk.step("recommendations", walk.stage.go, "follow_up")
    for view in _VIEWS_OF_FOLLOW_UP:
        walk.step(view, walk.stage.go, "follow_up", view)
        walk.asks(view)
        walk.menus(view)
        walk.step(f"{view}_print", walk.stage.window.print_page)
    walk_kinds(
        walk,
        *("recommendation", "commitment", "place", "instrument", "ratification", "country_file"),
    )


def walk_documents(walk: Walk) -> None:
    for view in ("tracker", "agreements"):
        walk.step(view, walk.stage.go, "documents", view)
        walk.asks(view)
        walk.menus(view)
        walk.step(f"{view}_print", walk.stage.window.print_page)
    walk_kinds(walk, "document")
    if refs := refs_of(walk, "document"):
        page: Any = walk.stage.go("documents", refs[0])
        page.detail.form.tabs.setCurrentIndex(0)
        walk.step("draft", page.detail.form.fields.focus_field, "draft")
