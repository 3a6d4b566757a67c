"""The delegation, its papers and its feedback: calm warnings, dated clearances."""

from datetime import date

from hrdesk.domain.codes import DocumentStage, DocumentType
from hrdesk.domain.label import Label
from hrdesk.operations.assessments import assess
from hrdesk.operations.delegation import Care, add_members, delegation_of, lead, leave
from hrdesk.operations.visit_papers import (
    ask_clearance,
    begin_paper,
    clear,
    feedback_of,
    give_feedback,
    papers_of,
    set_stage,
    write_outline,
)
from tests.worlds import DeskAtWork

TODAY = date(2026, 11, 22)


def test_delegation_warns_of_nationals_and_of_people_elsewhere(a: DeskAtWork) -> None:
    body = a.add("organisation", name="SPT")
    national = a.add(
        "person", name="Ben Ali, X", nationalities=["TUN"], roster=True, organisation=body
    )
    other = a.add("person", name="Keller, M", nationalities=["CHE"], roster=True)
    nobody = a.add("person", name="Zed, A", protected=True)
    visit = a.add("visit", country="TUN", dates="2027-02-08/2027-02-17")
    for dates, status in (("2027-02-15", ""), ("2027-02-15", "cancelled"), ("", "")):
        a.add("visit", country="GEO", dates=dates, status=status, delegation=[other])
    a.add("visit", country="MDA", dates="2027-05", head=other)
    a.do(add_members, visit, [national, other, nobody])
    a.do(lead, visit, other)
    with a.database.reading() as session:
        head, first, last = delegation_of(session, visit)
    assert (head.ref, head.is_head, head.cares) == (other, True, (Care.ELSEWHERE,))
    assert len(head.elsewhere) == 1
    assert (first.organisation, first.cares) == ("SPT", (Care.NATIONAL,))
    assert last.cares == (Care.PROTECTED, Care.NATIONALITY_UNKNOWN, Care.NOT_ON_ROSTER)
    a.do(leave, visit, other)
    a.do(leave, visit, nobody)
    a.set(visit, dates="")
    with a.database.reading() as session:
        assert [each.ref for each in delegation_of(session, visit)] == [national]
    assert a.shows(visit).text("head") == ""


def test_statement_goes_through_its_stages_with_dates(a: DeskAtWork) -> None:
    visit = a.add("visit", country="TUN", themes=["Torture"])
    a.do(begin_paper, visit, DocumentType.END_OF_VISIT_STATEMENT, "Statement")
    a.do(begin_paper, visit, DocumentType.PRESS_RELEASE, "Release")
    statement = a.shows(visit).text("statement")
    a.do(ask_clearance, statement, "ODIHR: waiting")
    a.do(set_stage, statement, DocumentStage.DRAFTED, TODAY)
    a.do(clear, statement, "ODIHR: waiting", TODAY)
    a.do(ask_clearance, statement, "Legal section")
    with a.database.reading() as session:
        first, second = papers_of(session, visit)
    assert (first.title, first.stage, first.next) == (
        "Statement",
        "drafted",
        DocumentStage.IN_CLEARANCE,
    )
    assert [each.text for each in first.cleared] == ["2026-11-22 ODIHR by AAA"]
    assert (first.awaited, second.type) == (("Legal section",), "press_release")
    a.do(set_stage, statement, DocumentStage.ISSUED, TODAY)
    a.do(set_stage, second.ref, DocumentStage.WITHDRAWN, TODAY)
    other = a.add("document", title="Report", visit=visit)
    with a.database.reading() as session:
        papers = {each.ref: each for each in papers_of(session, visit)}
    assert (papers[statement].date, papers[statement].next) == ("2026-11-22", None)
    assert papers[second.ref].next is None
    assert papers[other].next is DocumentStage.PLANNED


def test_feedback_is_noted_with_its_day_and_the_first_day_stays(a: DeskAtWork) -> None:
    visit = a.add("visit", country="TUN")
    a.do(give_feedback, visit, "ODIHR", TODAY)
    a.do(give_feedback, visit, "IACHR", date(2026, 12, 1))
    with a.database.reading() as session:
        assert [each.what for each in feedback_of(session, visit)] == ["ODIHR", "IACHR"]
    assert a.shows(visit).text("feedback_given") == "2026-11-22"


def test_outline_leaves_out_what_is_stricter_than_the_paper(a: DeskAtWork) -> None:
    visit = a.add("visit", country="TUN")
    one = a.add("recommendation", text="Separate minors", country="TUN", symbol="C/1")
    two = a.add("recommendation", text="Ratify", country="TUN")
    a.do(assess, visit, one, state="done", evidence="Seen", in_statement=True)
    links = {"visit": visit, "recommendation": two, "in_statement": True}
    a.add("commitment", title="x", **links)
    a.do(begin_paper, visit, DocumentType.REPORT, "Report")
    report = a.shows(visit).text("report")
    a.do(write_outline, visit, report, {"done": "Done"}, "Open")
    assert a.shows(report).text("draft") == (
        "## Done\n- Separate minors (C/1)\n  Seen\n\n## Open\n- Ratify"
    )
    open_paper = a.add("document", title="Release")
    changes = a.do(write_outline, visit, open_paper, {}, "Open")
    assert changes.about == {"left_out": 1, "written": 1}
    assert a.shows(open_paper).text("draft") == "## Open\n- Ratify"


def test_outline_for_some_desks_holds_what_all_of_them_may_have(a: DeskAtWork) -> None:
    visit = a.add("visit", country="TUN")
    for number, desks in enumerate([("AAA",), ("AAA", "BBB")]):
        about = a.add("recommendation", text=f"Text {number}", country="TUN")
        links = {"visit": visit, "recommendation": about, "in_statement": True}
        a.add("commitment", Label.PARTNERS, desks, title="x", **links)
    paper = a.add("document", Label.PARTNERS, ("AAA", "BBB"), title="Release")
    changes = a.do(write_outline, visit, paper, {}, "Open")
    assert changes.about == {"left_out": 1, "written": 1}
    assert a.shows(paper).text("draft") == "## Open\n- Text 1"
