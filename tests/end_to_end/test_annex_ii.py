"""Every row of what A/HRC/23/18 asks for is done from start to end, and seen in the window.

The rows are those of its Annex II (S: short term, M: mid term, L: long term), then those of its
paragraphs and other annexes. Each does the row's work by operations on one desk of the network and
looks at the result in the models of the window.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrdesk.domain.codes import CommitmentStatus, DocumentStage, DocumentType, Stage
from hrdesk.domain.label import Label
from hrdesk.domain.overlaps import Meets
from hrdesk.domain.restricted import Register
from hrdesk.domain.sharing import Why
from hrdesk.operations import lists, planner, upr
from hrdesk.operations.assessments import assess
from hrdesk.operations.attention import needs
from hrdesk.operations.brief_gate import FOCAL_POINTS, THIS_DESK
from hrdesk.operations.care import check
from hrdesk.operations.country import begin_country_file
from hrdesk.operations.country_papers import emergency_card, submission_kit, write_kit
from hrdesk.operations.delegation import Care, add_members
from hrdesk.operations.gaps import all_gaps
from hrdesk.operations.given_got import exchanges
from hrdesk.operations.joint_activities import Part, set_parts
from hrdesk.operations.named_days import coming_days, start_statement
from hrdesk.operations.outward import portal, save_page
from hrdesk.operations.overlaps import propose_joint
from hrdesk.operations.partners import set_partner
from hrdesk.operations.plan_of_action import add_milestone, load_annex_two, mark_status, plan_items
from hrdesk.operations.programme_items import add_typed
from hrdesk.operations.ratifications import grid, set_status
from hrdesk.operations.recommendation_follow_up import add_evidence, followed_up
from hrdesk.operations.recommendation_matrix import Chosen, follow_up_matrix, set_states
from hrdesk.operations.records import save_record
from hrdesk.operations.report_dues import report_dues
from hrdesk.operations.restricted import due_entries, make_register, open_register
from hrdesk.operations.send import plan_sending, send
from hrdesk.operations.staff import read_staff, take_in_staff
from hrdesk.operations.starting import ref_of_key
from hrdesk.operations.theme_grid import theme_grid
from hrdesk.operations.uhri import Fate, UhriChoices, take_export
from hrdesk.operations.uhri_merge import ref_of
from hrdesk.operations.update import Wanted, plan_update, write_update
from hrdesk.operations.update_occasions import Occasion
from hrdesk.operations.visit_brief import brief_of
from hrdesk.operations.visit_papers import ask_clearance, begin_paper, clear, set_stage
from hrdesk.operations.visited_places import choose_places
from hrdesk.store.records import read_state
from hrdesk.ui.calendar.event_tab import EventTab
from tests.end_to_end.office import TODAY, Office, office, shows
from tests.formats.uhri_export import KEY, ROW, UPR_ROW, export

SPT, CPT = ref_of_key("organisation/SPT"), ref_of_key("organisation/CPT")
IACHR = ref_of_key("organisation/IACHR")


@pytest.fixture(autouse=True)
def tidy_end(own_data_folder: Path) -> None:
    """What a row opens stays for the next ones: all of it is closed with the desk."""


@pytest.fixture(scope="module")
def desk(
    qapp: QApplication, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    """One desk that began with the network, with its window, for all rows."""
    with office(qapp, tmp_path_factory.mktemp("annex"), QtBot(request)) as made:
        yield made


# ---------------------------------------------------------------- Annex II, short term


def test_s1_one_mailing_list_of_all_focal_points(desk: Office) -> None:
    people = [
        desk.add("person", name=f"Point, {name}", email=f"{name}@example.org", focal_point_for=body)
        for name, body in (("ana", "IACHR"), ("ben", "ODIHR"))
    ]
    listed = desk.add("mailing_list", name="All focal points", rule="focal_point_for:*")
    page = desk.page("contacts", listed)
    assert shows(page.people.people, "Point, ana")
    page.people.copy_addresses()
    copied = QApplication.clipboard().text().split("; ")
    assert {"ana@example.org", "ben@example.org"} <= set(copied)
    assert set(people) <= set(desk.desk.read(lists.members, listed, TODAY).refs)


def test_s2_forecast_of_visits_as_workbook_calendar_and_text(desk: Office) -> None:
    desk.add("visit", country="HND", dates="2027-03-08/2027-03-17", mechanisms=[SPT])
    desk.add("visit", Label.INTERNAL, country="NIC", dates="2027-03")
    wanted = Wanted(Occasion.FORECAST, date(2027, 3, 1), date(2027, 3, 31))
    plan = desk.desk.read(plan_update, wanted, "IACHR")
    written = write_update(desk.desk.database, plan, desk.folder / "forecast.xlsx")
    desk.sent()
    assert "Honduras" in written.text
    assert "Nicaragua" not in written.text
    assert written.calendar is not None
    events = Calendar.from_ical(written.calendar.read_bytes()).walk("VEVENT")
    assert any("Honduras" in str(each["summary"]) for each in events)
    came = desk.partner.receive(desk.folder / "forecast.xlsx")
    assert came.plan.counts()["new"]
    outbox = desk.page("exchange", "outbox")
    assert shows(outbox.home.outbox.view, "forecast.xlsx")


def test_s3_regular_meetings_with_agenda_and_action_points(desk: Office) -> None:
    meeting = desk.add(
        "activity",
        title="Monthly meeting of focal points",
        type="meeting",
        dates="2027-01-06T14:00/2027-01-06T15:00[Europe/Zurich]",
        recurrence="FREQ=MONTHLY;COUNT=6",
        agenda="Visits of the coming half year",
        conclusions="The two visits to Georgia become one.",
    )
    desk.add("commitment", title="Write to Tbilisi", activity=meeting, due="2026-11-01")
    page = desk.page("calendar", "")
    show_view(page, "month")
    page.views.go_to(date(2027, 2, 1))
    desk.wait()
    found = [each for day in (3, 6) for each in page.views.on_day(date(2027, 2, day))]
    assert any(each.ref == meeting for each in found)
    today = desk.page("today")
    assert shows(today.needs.list, "Write to Tbilisi")


def test_s4_upr_sessions_deadlines_and_submissions(desk: Office) -> None:
    board = desk.page("calendar", "")
    show_view(board, "upr")
    board.views.upr.reload()
    session = next(each for each in board.views.upr.sessions if each.number == 54)
    country = session.states[0].country
    made = desk.do(upr.start_submission, session.ref, country).refs[0]
    for standing in (upr.Standing.DRAFTED, upr.Standing.SENT, upr.Standing.CONFIRMED):
        desk.do(upr.mark_submission, made, standing)
    board.views.upr.reload()
    (state,) = (
        each
        for found in board.views.upr.sessions
        if found.number == 54
        for each in found.states
        if each.country == country
    )
    assert (state.submission, state.standing) == (made, upr.Standing.CONFIRMED)
    assert session.stakeholders.is_derived, "reckoned dates are marked as such"


def test_s6_who_works_on_what_and_where_two_meet(desk: Office) -> None:
    theme = "Rights of those who cross deserts"
    bodies = [
        desk.add("organisation", name=name, type="special_procedure", themes=[theme])
        for name in ("Rapporteur of the east", "Rapporteur of the west")
    ]
    report = desk.add("document", title="Thematic report", themes=[theme], authors=bodies[:1])
    found = desk.desk.read(theme_grid)
    assert found.bodies_on(theme) == bodies
    assert report in found.work[theme, bodies[0]].refs
    page = desk.page("follow_up")
    page.show_view("themes")
    desk.wait(lambda: theme in page.view.shown.themes)


def test_s7_page_of_what_is_public(desk: Office) -> None:
    desk.add("activity", Label.PUBLIC, title="Open hearing on prisons", dates="2027-04-01")
    desk.add("activity", title="Closed meeting", dates="2027-04-02")
    found = desk.desk.read(portal, TODAY)
    save_page(desk.desk.database, desk.folder / "portal.html", found)
    page = (desk.folder / "portal.html").read_text(encoding="utf-8")
    assert "Open hearing on prisons" in page
    assert "Closed meeting" not in page
    assert desk.program.window.commands["outward"].isEnabled()


def test_s8_calls_by_one_click_at_their_working_hours(desk: Office) -> None:
    who = desk.add(
        "person",
        name="Caller, Carla",
        call_handles=["Skype: carla.c", "Teams: carla@example.org"],
        zone="America/New_York",
    )
    page = desk.page("contacts", who)
    assert page.card.card.zone == "America/New_York"
    assert "skype:carla.c?call" in {each.link for each in page.card.card.ways}


def test_s9_staff_lists_in_with_joined_moved_and_left(desk: Office) -> None:
    body = desk.add("organisation", name="Office of staff")
    goes = desk.add("person", name="Leaver, Leo", organisation=body)
    sheet = desk.folder / "staff.csv"
    sheet.write_text("Name;Function;E-mail\nJoiner, Jo;Adviser;jo@example.org\n", encoding="utf-8")
    report = read_staff(desk.desk.database, sheet, body, TODAY)
    assert {each.title: each.step.value for each in report.lines} == {
        "Joiner, Jo": "joined",
        "Leaver, Leo": "left",
    }
    desk.do(take_in_staff, report, [each.ref for each in report.lines], Label.NETWORK)
    page = desk.page("contacts", body)
    assert shows(page.around.list, "Joiner, Jo")
    assert goes in {each.ref for each in report.lines}


# ---------------------------------------------------------------- Annex II, mid term


def test_m1_links_to_the_pages_of_each_mechanism(desk: Office) -> None:
    body = desk.add(
        "organisation",
        name="Committee of links",
        website="https://example.org/committee",
        web_links=["https://example.org/visits"],
    )
    page = desk.page("contacts", body)
    assert shows(page.around.list, "https://example.org/visits")


def test_m2_m9_m13_planning_of_a_year_with_gaps_and_clashes(desk: Office) -> None:
    body = desk.add("organisation", name="Working group of plans")
    for dates in ("2029-03-02/2029-03-09", "2029-03-05/2029-03-12"):
        desk.add("activity", title="Thematic meeting", dates=dates, organisers=[body])
    page = desk.page("calendar", "")
    show_view(page, "year")
    page.views.year.show_year(date(2029, 1, 1))
    (row,) = (
        each
        for each in page.views.year.rows
        if page.views.year.title_of(each).startswith("Working")
    )
    assert len(row.items) == 2
    assert planner.overlap(row.items[0].occurrence, row.items[1].occurrence)


def test_m7_more_joint_visits(desk: Office) -> None:
    one = desk.add(
        "visit", country="GEO", dates="2028-02-08/2028-02-17", leads=[SPT], themes=["Prisons"]
    )
    other = desk.add(
        "visit", country="GEO", dates="2028-03-01/2028-03-05", leads=[CPT], themes=["Prisons"]
    )
    page = desk.page("visits", "")
    page.show_view("overlaps")
    desk.wait()
    page.overlaps.reload()
    (found,) = (
        each for each in page.overlaps.meetings if {each.one.ref, each.other.ref} == {one, other}
    )
    assert found.overlap.meets is Meets.CHANCE
    desk.do(propose_joint, [one, other], "2028-02-20/2028-02-27", [SPT, CPT], TODAY)
    page.overlaps.reload()
    assert not any(
        {each.one.ref, each.other.ref} == {one, other} for each in page.overlaps.meetings
    )


def test_m3_agreements_and_staff_exchanges_with_their_end(desk: Office) -> None:
    made = desk.add(
        "document",
        title="Agreement on staff exchange",
        type="agreement",
        parties=[SPT, CPT],
        signed="2024-12-01",
        in_force="2024-12-01/2026-12-01",
    )
    desk.add("activity", title="Exchange of two", type="staff_exchange", dates="2027-02-01")
    assert made in {each.ref for each in desk.desk.read(needs, TODAY)}
    page = desk.page("documents", made)
    assert page.detail.form.ref == made


def test_m5_m11_recommendations_of_each_other_are_followed_up(desk: Office) -> None:
    made = desk.add("recommendation", text="Ratify the protocol", country="CAF", body=SPT)
    visit = desk.add("visit", country="CAF", dates="2028-08-01/2028-08-05", leads=[CPT])
    desk.do(set_states, [(made, CPT)], "under_way")
    desk.do(add_evidence, made, "A law was tabled", TODAY)
    desk.do(assess, visit, made, state="partly_done", evidence="The law was read")
    told = desk.desk.read(followed_up, made)
    assert [each.text for each in told.evidence] == ["2026-11-22 A law was tabled by NIRMS"]
    assert {each.state for each in told.followers} == {"under_way", "partly_done"}
    page = desk.page("follow_up")
    page.show_view("matrix")
    desk.wait()
    matrix = desk.desk.read(follow_up_matrix, Chosen(country="CAF"))
    assert [each.ref for each in matrix.rows] == [made]
    assert CPT in {body.ref for body in matrix.bodies}


def test_m6_joint_reports_go_through_their_stages(desk: Office) -> None:
    visit = desk.add("visit", country="GAB", dates="2028-10-01/2028-10-05", leads=[SPT, CPT])
    desk.do(begin_paper, visit, DocumentType.REPORT, "Joint report on Gabon")
    report = desk.desk.read(read_state, visit).text("report")
    for stage in (DocumentStage.DRAFTED, DocumentStage.IN_CLEARANCE, DocumentStage.ISSUED):
        desk.do(set_stage, report, stage, TODAY)
    page = desk.page("visits", visit)
    page.tabs.papers.reload()
    (paper,) = page.tabs.papers.papers
    assert (paper.ref, paper.stage) == (report, "issued")


def test_m8_who_has_ratified_what(desk: Office) -> None:
    opcat = ref_of_key("instrument/OPCAT")
    desk.do(set_status, [("COM", opcat)], "ratified")
    page = desk.page("follow_up")
    page.show_view("ratification_grid")
    desk.wait()
    known = desk.desk.read(grid)
    assert known.standings[("COM", opcat)].status == "ratified"
    assert opcat in {each.ref for each in page.view.treaties}


def test_m10_l3_presences_of_a_country_and_m12_its_papers(desk: Office) -> None:
    office_there = desk.add(
        "organisation", name="Office in Bissau", type="field_presence", country="GNB"
    )
    papers = [
        desk.add("document", title=title, type=kind, countries=["GNB"], date="2026-05-01")
        for title, kind in (
            ("List of issues on Bissau", "list_of_issues"),
            ("Observations on Bissau", "concluding_observations"),
        )
    ]
    page = desk.page("countries", "GNB")
    desk.wait(lambda: page.about is not None and page.about.code == "GNB")
    assert [each.ref for each in page.about.part("presences").lines] == [office_there]
    assert {each.ref for each in page.about.part("documents").lines} == set(papers)
    assert shows(page.cards["presences"].list, "Office in Bissau")


def test_m4_matrix_of_joint_activities(desk: Office) -> None:
    made = desk.add("activity", title="Joint training", type="training", dates="2028-06-01")
    for body, part in ((SPT, Part.LEAD), (CPT, Part.PARTNER), (IACHR, Part.INFORMED)):
        desk.do(set_parts, [(made, body)], part)
    page = desk.page("follow_up", "joint")
    page.show_view("joint")
    (row,) = (each for each in page.view.shown if each.ref == made)
    assert row.parts == {SPT: Part.LEAD, CPT: Part.PARTNER, IACHR: Part.INFORMED}
    came = desk.partner.receive(send_all(desk))
    assert came.applied
    assert desk.partner.shows(made).value("leads") == (SPT,)


def test_l1_index_of_recommendations_is_taken_in_and_searched(desk: Office) -> None:
    path = export(desk.folder / "uhri.xlsx", [ROW, UPR_ROW])
    for expected in (2, 0):
        _, plan = take_export(desk.desk.database, path, UhriChoices(label=Label.PUBLIC))
        assert plan.counts[Fate.NEW] == expected
    page = desk.page("follow_up", ref_of(KEY))
    assert page.detail.form.ref == ref_of(KEY)


def test_l2_submission_kit_for_the_review_of_a_state(desk: Office) -> None:
    desk.add("document", title="Decision on Belize", type="decision", countries=["BLZ"])
    desk.add("recommendation", text="Free the detained of Belize", country="BLZ")
    secret = desk.add("recommendation", Label.INTERNAL, text="Not for others", country="BLZ")
    kit = desk.desk.read(submission_kit, "BLZ", FOCAL_POINTS)
    assert "Decision on Belize" in str(kit.brief.sections)
    written = write_kit(desk.desk.database, "BLZ", "IACHR", desk.folder / "kit.xlsx")
    assert secret not in {each.record.ref for each in written.sending.going}
    desk.sent()
    page = desk.page("countries", "BLZ")
    assert page.kit.isEnabled()


def test_l4_training_with_audience_trainers_and_what_follows(desk: Office) -> None:
    trainer = desk.add("person", name="Trainer, Tara")
    made = desk.add(
        "activity",
        title="Course for prison staff",
        type="training",
        dates="2028-09-04/2028-09-08",
        city="Nairobi",
        country="KEN",
        audience="Prison staff",
        trainers=[trainer],
    )
    desk.add("commitment", title="Send the hand-outs", activity=made, due="2028-09-30")
    page = desk.page("calendar", made)
    shown = page.detail.form.fields.rows
    assert shown["audience"].editor.given() == "Prison staff"
    assert list(shown["trainers"].editor.given()) == [trainer]


# ---------------------------------------------------------------- what the paragraphs add


def test_para_13_weekly_update_for_a_region_leaves_a_trace(desk: Office) -> None:
    here = desk.add("visit", country="SLV", dates="2027-06-08/2027-06-17")
    elsewhere = desk.add("visit", country="NOR", dates="2027-06-08/2027-06-17")
    wanted = Wanted(Occasion.WEEK, date(2027, 6, 1), date(2027, 6, 30), ("SLV", "HND"), "OAS")
    plan = desk.desk.read(plan_update, wanted, "IACHR")
    assert [each.ref for each in plan.lines] == [here]
    write_update(desk.desk.database, plan, desk.folder / "weekly.xlsx")
    desk.sent()
    assert elsewhere not in {each.record.ref for each in plan.sending.going}
    page = desk.page("exchange", "outbox")
    assert shows(page.home.outbox.view, "weekly.xlsx")


def test_paras_18_and_51_enquiries_and_reprisals_stay_behind_a_passphrase(desk: Office) -> None:
    register = make_register(desk.desk.database, Register.REPRISALS, "three blind mice", cost=4)
    register.write({"pseudonym": "Marula", "agreed": "Calls-on-Sundays", "purge": "2026-11-20"})
    register.close()
    assert b"Calls-on-Sundays" not in desk.desk.database.path.read_bytes()
    assert b"Calls-on-Sundays" not in send_all(desk).read_bytes()
    opened = open_register(desk.desk.database, Register.REPRISALS, "three blind mice")
    (entry,) = opened.entries().readable
    assert entry.values["pseudonym"] == "Marula"
    assert desk.desk.read(due_entries, TODAY)[Register.REPRISALS] == (entry.id,)
    page = desk.page("restricted")
    assert page.pane is None, "closed until somebody gives the passphrase"
    make_register(desk.desk.database, Register.ENQUIRIES, "other words", cost=4).write(
        {"date": "2026-11", "body": "ACHPR", "reference": "Comm. 1/26", "answer": "Not known"}
    )


def test_para_28_and_72_mechanisms_without_a_focal_point(desk: Office) -> None:
    person = desk.add(
        "person", name="Named, Nora", focal_point_for="ODIHR", focal_point_since="2026-02-01"
    )
    page = desk.page("contacts", person)
    assert "ODIHR" in page.card.focal.text()
    body = desk.add("organisation", name="Mechanism of nobody", type="regional_mechanism")
    found = all_gaps(desk.desk.database, TODAY)
    assert any(body in refs for refs in found.values())


def test_paras_31_57_65_and_74_plan_of_action_with_its_progress(desk: Office) -> None:
    desk.do(load_annex_two)
    item = ref_of_key("commitment/annex-2-M7")
    desk.do(save_record, item, {"support": [CPT], "due": "2027-12"})
    desk.do(add_milestone, item, "Two joint visits agreed", TODAY)
    desk.do(mark_status, [item], CommitmentStatus.UNDER_WAY)
    own = desk.add("commitment", title="Train ten desks", plan="Joint plan 2027", horizon="short")
    items = {each.ref: each for each in desk.desk.read(plan_items)}
    assert sum(each.plan == "Annex II of 2012" for each in items.values()) == 26
    assert [each.what for each in items[item].steps] == ["Two joint visits agreed"]
    assert [each.ref for each in items[item].support] == [CPT]
    page = desk.page("follow_up")
    page.show_view("plan")
    desk.wait(lambda: {item, own} <= {each.ref for each in page.view.shown})
    assert page.view.printable() is not None


def test_para_35_four_stages_of_consultation(desk: Office) -> None:
    made = desk.add("activity", title="Consultation", type="consultation", stage="planning")
    page = desk.page("calendar", made)
    assert page.detail.form.fields.rows["stage"].editor.given() == "planning"
    desk.do(save_record, made, {"stage": "implementation"})
    assert [each.value for each in Stage] == [
        *("strategic_planning", "planning", "implementation", "follow_up"),
    ]


def test_para_47_what_is_held_back_is_shown_before_and_what_left_is_known_after(
    desk: Office,
) -> None:
    secret = desk.add("activity", Label.INTERNAL, title="Silent talks", dates="2027-09-01")
    open_one = desk.add("activity", title="Open talks", dates="2027-09-02")
    plan = desk.desk.read(plan_sending, "IACHR")
    assert {each.ref: each.why for each in plan.held_back}[secret] is Why.INTERNAL
    send_all(desk)
    page = desk.page("calendar", open_one)
    holders = page.detail.form.holders
    holders.show_record(open_one)
    assert "IACHR" in holders.toPlainText()


def test_para_46_places_visited_before_by_whom(desk: Office) -> None:
    prison = desk.add("place", name="Prison of the east", type="prison", country="MDA")
    desk.add(
        "visit",
        country="MDA",
        dates="2024-03-04/2024-03-08",
        status="held",
        mechanisms=[CPT],
        places=[prison],
    )
    visit = desk.add("visit", country="MDA", dates="2028-03-04/2028-03-08", mechanisms=[SPT])
    desk.do(choose_places, visit, [prison], chosen=True)
    page = desk.page("visits", visit)
    page.tabs.places.reload()
    (place,) = page.tabs.places.places
    assert (place.ref, place.is_chosen) == (prison, True)
    assert [each.is_held for each in place.before] == [True]


def test_para_73_what_was_given_and_got_and_what_is_overdue(desk: Office) -> None:
    desk.do(set_partner, "IACHR", rhythm="weekly")
    book = send_all(desk)
    desk.partner.receive(book)
    page = desk.page("exchange", "given_got")
    assert any("IACHR" in each.texts for each in page.home.given_got.view.table.lines)
    (exchange,) = (each for each in desk.desk.read(exchanges) if each.partner.code == "IACHR")
    assert exchange.given
    assert exchange.got_due is not None


def test_s5_statements_for_named_days_with_their_clearances(desk: Office) -> None:
    day = next(iter(desk.desk.read(coming_days, TODAY)))
    made = desk.do(start_statement, day.occurrence.ref, day.occurrence.first).refs[0]
    for body in ("ODIHR", "ACHPR"):
        desk.do(ask_clearance, made, body)
    desk.do(clear, made, "ODIHR", TODAY)
    state = desk.desk.read(read_state, made)
    assert state.text("type") == "joint_statement"
    assert set(state.value("clearances")) == {"ACHPR", "2026-11-22 ODIHR by NIRMS"}
    page = desk.page("documents", made)
    assert page.detail.form.ref == made


def test_para_19_reports_that_fall_due_and_their_load(desk: Office) -> None:
    cat = ref_of_key("instrument/CAT")
    desk.add("ratification", country="MUS", instrument=cat, status="ratified", bound="2026-02-01")
    due = [each for each in desk.desk.read(report_dues, TODAY) if each.country == "MUS"]
    assert (due[0].day, due[0].is_derived) == (date(2027, 2, 1), True)
    page = desk.page("follow_up")
    page.show_view("reports")
    desk.wait()
    page.view.reload()
    assert due[0].key in {each.key for each in page.view.shown}


def test_para_50_emergency_card_of_a_country(desk: Office) -> None:
    who = desk.add("person", name="Ready, Rita", phone="+41 22 000 00 00")
    risk = desk.add("person", name="Risk, Ray", protected=True, pseudonym="Oak")
    desk.do(
        begin_country_file,
        "DJI",
        {"emergency": "Call the presence first", "emergency_contacts": [who, risk]},
    )
    card = desk.desk.read(emergency_card, "DJI", FOCAL_POINTS)
    own = desk.desk.read(emergency_card, "DJI", THIS_DESK)
    assert "Call the presence first" in str(own.sections)
    assert "Ready, Rita" in str(own.sections)
    assert not any(word in str((card, own)) for word in ("Risk, Ray", "Oak"))
    page = desk.page("countries", "DJI")
    assert page.card.isEnabled()


def test_annex_iii_2_brief_of_a_mission(desk: Office) -> None:
    visit = desk.add("visit", country="LSO", dates="2028-05-08/2028-05-17")
    desk.add("place", name="Prison of Maseru", type="prison", country="LSO")
    desk.add("recommendation", text="Open all registers of detention", country="LSO")
    desk.add("recommendation", Label.INTERNAL, text="A secret thought", country="LSO")
    brief = desk.desk.read(brief_of, visit, FOCAL_POINTS)
    told = str(brief.sections)
    assert "Prison of Maseru" in told
    assert "Open all registers" in told
    assert "secret" not in told
    page = desk.page("visits", visit)
    names = ("overview", "plan", "places", "delegation", "recommendations", "checklist", "papers")
    assert all(getattr(page.tabs, name) is not None for name in names)


def test_annex_iv_4_a_national_of_the_visited_country_is_warned_of(desk: Office) -> None:
    visit = desk.add("visit", country="TUN", dates="2028-05-08/2028-05-17")
    who = desk.add("person", name="National, Nabil", nationalities=["TUN"], roster=True)
    desk.do(add_members, visit, [who])
    page = desk.page("visits", visit)
    page.tabs.delegation.reload()
    (member,) = page.tabs.delegation.members
    assert member.cares == (Care.NATIONAL,)


def test_annex_i_programme_of_an_event(desk: Office) -> None:
    event = desk.add("activity", title="Workshop on follow-up", dates="2028-12-12/2028-12-14")
    begins = datetime(2028, 12, 12, 8, 0, tzinfo=UTC)
    desk.do(add_typed, event, "09:30 Opening", begins, "Europe/Zurich")
    page = desk.page("calendar", event)
    programme = page.detail.findChild(EventTab).programme
    programme.reload()
    assert shows(programme.list, "Opening")


def test_after_all_of_it_the_desk_is_whole(desk: Office) -> None:
    """Whatever came before this one in the order of the day: search, links and revisions agree."""
    assert desk.desk.read(check) == []


def show_view(page: Any, key: str) -> None:
    """Show one of the views of a page, as its button does."""
    page.header.show_view(key)
    page.header.view_chosen.emit(key)


def send_all(desk: Office) -> Path:
    """A workbook with all that the partner may have."""
    desk.books += 1
    out = desk.folder / f"all-{desk.books}.xlsx"
    send(desk.desk.database, "IACHR", out)
    desk.sent()
    return out
