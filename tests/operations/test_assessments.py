"""What a visit found of earlier recommendations: with evidence, beside what others found."""

import pytest

from hrdesk.domain.codes import DocumentType
from hrdesk.operations import assessments
from hrdesk.operations.assessments import (
    assess,
    follow_up,
    followed_by,
    leave_out,
    outline,
    served_by,
    take_over,
)
from hrdesk.operations.records import remove
from hrdesk.operations.visit_papers import begin_paper, write_outline
from hrdesk.operations.visited_places import choose_places, places_of
from tests.worlds import DeskAtWork


def test_assessing_keeps_evidence_and_makes_the_outline(a: DeskAtWork) -> None:
    body = a.add("organisation", name="CAT")
    visit = a.add("visit", country="TUN", themes=["Torture"])
    one = a.add("recommendation", text="Separate minors", country="TUN", body=body, symbol="C/1")
    two = a.add("recommendation", text="Ratify", country="TUN", state="under_way")
    a.do(follow_up, visit, [one, two])
    a.do(assess, visit, one, state="partly_done", evidence="Seen in Kutaisi")
    a.do(assess, visit, one, in_statement=True)
    with a.database.reading() as session:
        found = followed_by(session, visit)
    assert [(each.text, each.is_assessed) for each in found] == [
        ("Ratify", False),
        ("Separate minors", True),
    ]
    told = found[1].found
    assert told is not None
    assert (told.state, told.evidence, told.in_statement, told.label, told.others) == (
        "partly_done",
        "Seen in Kutaisi",
        True,
        "internal",
        0,
    )
    assert (found[1].body, found[1].source) == ("CAT", "C/1")
    parts = outline(found, {"partly_done": "Partly"}, "Not assessed")
    assert [(heading, len(some)) for heading, some in parts] == [("Partly", 1)]
    a.do(assess, visit, two, in_statement=True)
    a.do(assess, visit, one, state="")
    with a.database.reading() as session:
        parts = outline(followed_by(session, visit), {}, "Not assessed")
    assert [(heading, len(some)) for heading, some in parts] == [("Not assessed", 2)]
    a.do(assess, visit, one, state="done")
    a.do(take_over, visit)
    assert a.shows(one).text("state") == "done"
    a.do(leave_out, visit, one)
    with a.database.reading() as session:
        kept = followed_by(session, visit)
    assert [each.ref for each in kept if each.found and each.found.state] == [one]


def test_two_assessments_of_one_recommendation_stand_side_by_side(a: DeskAtWork) -> None:
    visit = a.add("visit", country="TUN")
    one = a.add("recommendation", text="Separate minors", country="TUN")
    links = {"visit": visit, "recommendation": one}
    a.add("commitment", title="x", assessment="not_started", **links)
    a.minute += 5
    a.add("commitment", title="x", assessment="under_way", **links)
    with a.database.reading() as session:
        told = followed_by(session, visit)[0].found
    assert told is not None
    assert (told.state, told.others) == ("under_way", 1)


def test_open_recommendations_that_a_visit_serves_by_place_and_theme(
    a: DeskAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = a.add("recommendation", text="Something else", country="TUN", date="2020")
    themed = a.add("recommendation", text="On torture", country="TUN", themes=["Torture"])
    placed = a.add("recommendation", text="This prison", country="TUN", state="under_way")
    a.add("recommendation", text="Done", country="TUN", state="done")
    a.add("recommendation", text="Elsewhere", country="FJI")
    prison = a.add("place", name="Mornaguia", country="TUN", recommendations=[placed])
    visit = a.add("visit", country="TUN", themes=["Torture"], places=[prison])
    with a.database.reading() as session:
        found = served_by(session, visit)
    assert [each.ref for each in found] == [placed, themed, other]
    assert (found[0].places, found[1].themes) == (("Mornaguia",), ("Torture",))
    # Of thousands, those come that the visit serves.
    monkeypatch.setattr(assessments, "_MOST", 2)
    with a.database.reading() as session:
        assert [each.ref for each in served_by(session, visit)] == [placed, themed]
    a.do(remove, [placed])
    with a.database.reading() as session:
        assert [each.ref for each in served_by(session, visit)] == [themed]


def test_places_say_who_was_there_before(a: DeskAtWork) -> None:
    body = a.add("organisation", name="SPT")
    done = a.add("recommendation", text="Done", country="TUN", state="done")
    todo = a.add("recommendation", text="Open", country="TUN")
    prison = a.add("place", name="Mornaguia", country="TUN", recommendations=[done, todo])
    court = a.add("place", name="Court", country="TUN")
    earlier = a.add(
        "visit", country="TUN", dates="2019", status="held", mechanisms=[body], places=[prison]
    )
    planned = a.add("visit", country="TUN", dates="2024", mechanisms=[body])
    a.add("programme_item", subject="Prison", visit=planned, place=prison)
    a.add("visit", country="TUN", status="cancelled", dates="2025", places=[prison])
    visit = a.add("visit", country="TUN", dates="2027-02")
    a.add("programme_item", subject="Court", visit=visit, place=court)
    a.add("programme_item", subject="Court again", visit=visit, place=court)
    a.add("programme_item", subject="Ministry", visit=visit)
    a.do(choose_places, visit, [prison], chosen=True)
    with a.database.reading() as session:
        found = places_of(session, visit)
    assert [(each.name, each.is_chosen, each.in_programme) for each in found] == [
        ("Mornaguia", True, 0),
        ("Court", False, 2),
    ]
    assert [(each.visit, each.is_held, each.by) for each in found[0].before] == [
        (planned, False, ("SPT",)),
        (earlier, True, ("SPT",)),
    ]
    assert found[0].open == 1
    a.do(choose_places, visit, [prison], chosen=False)
    assert a.shows(visit).value("places") == ()


def test_a_long_recommendation_is_assessed_and_written_down_whole(a: DeskAtWork) -> None:
    text = "Act on the judgment of the court, with remedies for the families, " * 3 + "at once"
    visit = a.add("visit", country="TUN", themes=["Torture"])
    one = a.add("recommendation", text=text, country="TUN")
    a.add("recommendation", text=f"Also: {text}", country="TUN")
    a.do(follow_up, visit, [one])
    a.do(assess, visit, one, state="done", in_statement=True)
    paper = a.do(begin_paper, visit, DocumentType.END_OF_VISIT_STATEMENT, "Statement").refs[0]
    found = a.do(write_outline, visit, paper, {"done": "Done"}, "Not assessed")
    with a.database.reading() as session:
        assert [each.text for each in followed_by(session, visit)] == [text]
        assert [each.text for each in served_by(session, visit)] == [f"Also: {text}"]
    assert found.about["written"] == 1
    assert text in a.shows(paper).text("draft")
