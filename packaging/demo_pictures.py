"""Pictures of every page of the window: light, dark, mirrored as Arabic is read, and in a small one."""

from pathlib import Path

import demo_story as story
from demo_files import picture_files
from demo_papers import picture_bin_and_lock, picture_country, picture_restricted
from demo_story import Clock, DemoFailed, Report
from demo_window import ARABIC, NARROW, Stage, settle, wait_until
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from hrdesk.operations.desks import Start
from hrdesk.operations.starting import ref_of_key
from hrdesk.ui.desk import Desk
from hrdesk.ui.first_start.first_start import FirstStart
from hrdesk.ui.outward.dialog import OutwardDialog
from hrdesk.ui.printing.dialog import PrintDialog
from hrdesk.ui.records.erasing import EraseDialog
from hrdesk.ui.records.form import RecordForm
from hrdesk.ui.settings import Scheme
from hrdesk.ui.today.update_dialog import UpdateDialog
from hrdesk.ui.visits.brief_dialog import BriefDialog

# Views of Follow-up beside its lists.
_FOLLOW_UP_VIEWS = ("matrix", "joint", "plan", "ratification_grid", "reports", "themes")
WORKSHOP = ref_of_key("activity/workshop-2012")
TUNISIA = ref_of_key("visit/sample-tun-2026-09")
INDONESIA = ref_of_key("visit/sample-idn-2026-11")
AGREEMENT = ref_of_key("document/sample-exchange-agreement")
ACTION_POINT = ref_of_key("commitment/sample-a1")
COMMISSION = ref_of_key("organisation/ACHPR")
AFRICAN_FOCAL_POINT = ref_of_key("person/sample-n-diallo")


def picture_first_start(stage: Stage, start: Start) -> Desk:
    """The three pages, answered by the keyboard; then the desk they make."""
    first = stage.window.covered_by
    if not isinstance(first, FirstStart):
        raise DemoFailed("without a desk the first start is not shown")
    stage.type(first.who.person, "Diallo, Awa")
    stage.type(first.who.organisation, story.AFRICAN_COMMISSION)
    first.place.home.set_zone("Africa/Banjul")
    for number in range(3):
        stage.picture(f"0{number + 1}_first_start")
        if number < 2:
            first.next.click()
    first.beginning.choose(start)
    first.next.click()
    wait_until("the desk is made", lambda: stage.window.desk is not None)
    stage.picture("04_first_desk")
    for number, place in enumerate(("visits", "follow_up", "documents", "exchange"), 1):
        stage.go(place)
        stage.picture(f"05_nothing_yet_{number}")
    stage.go("exchange", "share")
    stage.picture("05_nothing_yet_5")
    stage.go("today")
    desk = stage.window.desk
    if desk is None:
        raise DemoFailed("the desk is not open")
    return desk


def picture_every_page(
    app: QApplication, out: Path, desk: Path, clock: Clock, report: Report
) -> None:
    """All pages of the sample desk, then the main ones in other looks."""
    stage = Stage(app, out, clock, desk)
    _all_pages(stage)
    _small_things(stage)
    _moments(stage)
    stage.close()
    report.holds("Every page opens light", True)
    stage = Stage(app, out, clock, desk, scheme=Scheme.DARK, name="_dark")
    _main_pages(stage)
    stage.close()
    report.holds("The main pages open dark", True)
    stage = Stage(app, out, clock, desk, spoken=ARABIC, name="_arabic")
    _main_pages(stage)
    stage.close()
    report.holds("The main pages open mirrored", True)
    stage = Stage(app, out, clock, desk, size=NARROW, name="_1024x640")
    _main_pages(stage)
    stage.close()
    report.holds("The main pages open in a small window", True)


def picture_in_other_looks(stage: Stage, name: str) -> None:
    """The same moment dark, and in a small window."""
    window = stage.window
    window.commands["scheme_dark"].trigger()
    stage.picture(f"{name}_dark")
    window.commands["scheme_light"].trigger()
    before = window.size()
    window.resize(NARROW)
    stage.picture(f"{name}_1024x640")
    window.resize(before)
    stage.rest()


def _all_pages(stage: Stage) -> None:
    stage.go("today")
    stage.picture("10_today")
    stage.go("contacts", AFRICAN_FOCAL_POINT)
    stage.picture("11_contacts_people")
    stage.window.commands["discreet"].trigger()
    stage.picture("11_contacts_discreet")
    stage.window.commands["discreet"].trigger()
    stage.window.commands["open_apart"].trigger()
    for apart in list(stage.window.apart.windows.values()):
        stage.picture("11_contacts_apart", apart)
        apart.close()
    stage.go("contacts", "organisation")
    stage.picture("12_contacts_organisations")
    stage.go("contacts", COMMISSION)
    stage.picture("13_contacts_organisation")
    stage.go("contacts", "mailing_list")
    stage.choose_rows(1)
    stage.picture("14_contacts_list")
    page = stage.go("contacts", COMMISSION)
    page.detail.form.tabs.setCurrentWidget(page.around)  # type: ignore[attr-defined]
    stage.picture("14_contacts_organisation_and_people")
    page = stage.go("contacts", "who")
    stage.type(page.who.lines["theme"], "torture")  # type: ignore[attr-defined]
    stage.press(Qt.Key.Key_Return)
    page.who.ask()  # type: ignore[attr-defined]
    stage.picture("14_contacts_who_handles_this")
    stage.go("contacts", "duplicates")
    stage.picture("14_contacts_duplicates")
    stage.go("calendar")
    stage.view("month")
    stage.picture("15_calendar_month")
    for view in ("day", "week"):
        stage.view(view)
        stage.picture(f"15_calendar_{view}")
    stage.view("agenda")
    stage.picture("16_calendar_agenda")
    for view in ("year", "upr"):
        stage.view(view)
        stage.picture(f"16_calendar_{view}")
    stage.view("month")
    stage.go("calendar", WORKSHOP)
    stage.picture("17_calendar_workshop")
    _programme_of_an_event(stage)
    for name, view in (
        ("18_visits_list", "list"),
        ("19_visits_time_line", "time_line"),
        ("19_visits_map", "map"),
        ("19_visits_overlaps", "overlaps"),
    ):
        stage.go("visits")
        stage.view(view)
        stage.picture(name)
    stage.view("list")
    stage.go("visits", story.MEXICO_UN)
    stage.picture("20_visits_detail")
    stage.go("follow_up")
    stage.picture("24_follow_up_recommendations")
    for view in _FOLLOW_UP_VIEWS:
        stage.go("follow_up", view)
        stage.picture(f"24_follow_up_{view}")
    stage.go("follow_up", ACTION_POINT)
    stage.picture("25_follow_up_commitment")
    stage.go("documents", AGREEMENT)
    stage.picture("26_documents")
    page = stage.go("documents", AGREEMENT)
    page.detail.form.tabs.setCurrentWidget(page.tabs.paper)  # type: ignore[attr-defined]
    stage.picture("26_documents_paper")
    page.detail.form.tabs.setCurrentIndex(0)  # type: ignore[attr-defined]
    page.detail.form.fields.focus_field("draft")  # type: ignore[attr-defined]
    stage.picture("26_documents_draft")
    for view in ("tracker", "agreements"):
        stage.go("documents", view)
        stage.picture(f"26_documents_{view}")
    stage.go("exchange")
    stage.picture("27_exchange_inbox")
    stage.go("exchange", "outbox")
    stage.picture("28_exchange_outbox")
    stage.go("exchange", "partners")
    stage.picture("29_exchange_partners")
    stage.go("exchange", "given_got")
    stage.picture("29_exchange_given_and_got")
    stage.go("exchange", "given_got/IACHR")
    stage.picture("29_exchange_with_a_partner")
    stage.go("settings")
    stage.picture("30_settings")
    picture_restricted(stage)
    picture_bin_and_lock(stage)
    picture_country(stage)


def _main_pages(stage: Stage) -> None:
    stage.go("today")
    stage.picture("10_today")
    stage.go("contacts", AFRICAN_FOCAL_POINT)
    stage.picture("11_contacts_people")
    stage.go("calendar")
    stage.view("month")
    stage.picture("15_calendar_month")
    for view in ("day", "week"):
        stage.view(view)
        stage.picture(f"15_calendar_{view}")
    stage.view("agenda")
    stage.picture("16_calendar_agenda")
    stage.view("month")
    for name, view in (("19_visits_time_line", "time_line"), ("18_visits_list", "list")):
        stage.go("visits")
        stage.view(view)
        stage.picture(name)
    stage.go("visits", story.MEXICO_UN)
    stage.picture("20_visits_detail")
    stage.go("follow_up")
    stage.picture("24_follow_up_recommendations")
    for view in ("matrix", "joint", "plan", "ratification_grid"):
        stage.go("follow_up", view)
        stage.picture(f"24_follow_up_{view}")
    stage.go("follow_up", "recommendation")
    stage.go("exchange")
    stage.picture("27_exchange_inbox")
    stage.go("settings")
    stage.picture("30_settings")


def _small_things(stage: Stage) -> None:
    """Search, several records at once, a sheet of shortcuts, what the menus hold."""
    window = stage.window
    stage.go("today")
    window.commands["search"].trigger()
    stage.type(window.top_bar.search, "mexico")
    stage.picture("50_search")
    window.finder.dismiss()
    window.commands["search"].trigger()
    stage.type(window.top_bar.search, "tunesia")
    stage.picture("51_search_did_you_mean")
    window.finder.dismiss()
    stage.go("contacts", "person")
    stage.choose_rows(3)
    stage.picture("52_contacts_together")
    window.show_shortcuts()
    stage.rest()
    for sheet in window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if sheet.isWindow() and sheet.isVisible():
            stage.picture("53_shortcuts", sheet)
            sheet.close()
    window.commands["about"].trigger()
    stage.rest()
    for sheet in window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if sheet.isWindow() and sheet.isVisible():
            stage.picture("54_about", sheet)
            sheet.close()
    settle()


def _programme_of_an_event(stage: Stage) -> None:
    detail = stage.page.detail  # type: ignore[attr-defined]
    detail.form.tabs.setCurrentWidget(detail.event_tab.programme)
    stage.picture("17_calendar_programme")
    detail.event_tab.programme.show_papers()
    handed = detail.event_tab.programme.findChildren(BriefDialog)[0]
    stage.picture("17_calendar_programme_handed", handed)
    handed.close()
    detail.form.tabs.setCurrentIndex(0)


def _moments_of_the_calendar(stage: Stage) -> None:
    """A line that is being typed, the reminders, and the question before something is printed."""
    page = stage.go("calendar")
    page.begin_new()  # type: ignore[attr-defined]
    page.quick.line.setText("delegation call tomorrow 14:00 nyc 1h @Nobody !2")  # type: ignore[attr-defined]
    stage.picture("58_calendar_quick_line")
    page.quick.line.clear()  # type: ignore[attr-defined]
    page.quick.dismiss()  # type: ignore[attr-defined]
    bell = stage.window.bell
    if bell is not None:
        bell.summon()
        stage.picture("58_reminders", bell.list)
        if bell.list is not None:
            bell.list.hide()
    stage.window.print_page()
    stage.rest()
    dialog = stage.window.findChildren(PrintDialog)[0]
    stage.picture("59_print", dialog)
    dialog.reject()


def _moments(stage: Stage) -> None:
    """What one sees for a moment only: a record begun, nothing found, a menu, other tabs."""
    window = stage.window
    _moments_of_the_calendar(stage)
    page = stage.go("today")
    page.forecast.trigger()  # type: ignore[attr-defined]  # today's own
    stage.rest()
    update = page.findChildren(UpdateDialog)[0]
    stage.picture("60_today_forecast", update)
    update.close()
    window.commands["outward"].trigger()
    outward = window.findChildren(OutwardDialog)[0]
    stage.picture("60_page_for_others", outward)
    outward.what.setCurrentIndex(outward.what.findData("year"))
    stage.picture("60_annual_bulletin", outward)
    outward.close()
    picture_files(stage)
    page = stage.go("visits", story.MEXICO_UN)
    form = page.findChildren(RecordForm)[0]
    for number in range(form.tabs.count()):
        form.tabs.setCurrentIndex(number)
        stage.picture(f"60_visit_tab_{number:02}")
    form.tabs.setCurrentIndex(0)
    form.tabs.setCurrentWidget(page.tabs.plan)  # type: ignore[attr-defined]
    page.tabs.plan.show_view(1)  # type: ignore[attr-defined]
    stage.picture("60_visit_day")
    page.tabs.plan.show_view(0)  # type: ignore[attr-defined]
    form.tabs.setCurrentIndex(0)
    page.tabs.overview.ask_to_confirm()  # type: ignore[attr-defined]  # a visit's own tab
    stage.picture("60_visit_confirm")
    page.tabs.overview.close_sheet()  # type: ignore[attr-defined]
    page.tabs.overview.verbs["B"].trigger()  # type: ignore[attr-defined]
    brief = form.findChildren(BriefDialog)[0]
    stage.picture("60_visit_brief", brief)
    brief.close()
    form.head.erase.trigger()
    stage.rest()
    erasing = form.findChildren(EraseDialog)[0]
    stage.picture("60_visit_erase", erasing)
    erasing.reject()
    window.begin("person")
    stage.picture("61_person_begun")
    page = stage.go("contacts", "person")
    search = getattr(page, "filter_text")  # noqa: B009 - only places of records have one
    search("nobody of this name")
    stage.picture("62_nothing_found")
    search("")
    stage.rest()
    stage.choose_rows(2)
    page.list.view.menu_wanted.emit(page.mapToGlobal(page.rect().center()))  # type: ignore[attr-defined]
    stage.picture("63_menu_of_rows", page.row_menu)  # type: ignore[attr-defined]
    page.row_menu.close()  # type: ignore[attr-defined]
    window.commands["send_chosen"].trigger()
    stage.picture("64_send_what_is_chosen")
    window.commands["search"].trigger()
    stage.type(window.top_bar.search, "send")
    stage.picture("65_commands")
    window.finder.dismiss()
    page = stage.go("settings")
    bar = page.findChildren(QScrollArea)[0].verticalScrollBar()
    bar.setValue(bar.maximum())
    stage.picture("66_settings_below")
