"""The follow-up matrix: what bodies say of recommendations, counted and written by one key."""

from datetime import date

import pytest

from hrdesk.domain.codes import CommitmentStatus
from hrdesk.domain.errors import NotFound
from hrdesk.domain.label import Label
from hrdesk.operations import recommendation_follow_up, recommendation_matrix
from hrdesk.operations.assessments import assess
from hrdesk.operations.recommendation_follow_up import add_evidence, followed_up
from hrdesk.operations.recommendation_matrix import (
    Chosen,
    FollowUpMatrix,
    follow_up_matrix,
    set_states,
)
from hrdesk.operations.recommendation_pivot import By, Pivot, Tally, pivot, values_in_use
from hrdesk.operations.undo import undo
from hrdesk.store.records import read_state, write_states
from tests.factories import pen, ref
from tests.worlds import DeskAtWork


@pytest.fixture
def cat(a: DeskAtWork) -> str:
    return a.add("organisation", name="Committee against Torture", acronym="CAT")


@pytest.fixture
def cpt(a: DeskAtWork) -> str:
    return a.add("organisation", name="Committee for the Prevention of Torture", acronym="CPT")


def matrix(desk: DeskAtWork, *more: str, **chosen: object) -> FollowUpMatrix:
    with desk.database.reading() as session:
        return follow_up_matrix(session, Chosen(**chosen), more)  # type: ignore[arg-type]


def counted(desk: DeskAtWork, rows: By, columns: By, **chosen: object) -> Pivot:
    with desk.database.reading() as session:
        return pivot(session, Chosen(**chosen), rows, columns)  # type: ignore[arg-type]


def states(found: FollowUpMatrix) -> dict[tuple[str, str], str]:
    return {cell: word.state for cell, word in found.words.items()}


def test_one_key_says_for_several_cells_what_became_of_them(
    a: DeskAtWork, cat: str, cpt: str
) -> None:
    one = a.add("recommendation", text="Close the prison", date="2024")
    two = a.add("recommendation", text="Train the police", date="2023")
    assert [row.title for row in matrix(a).rows] == ["Close the prison", "Train the police"]
    assert [body.word for body in matrix(a, cpt).bodies] == ["CPT"]
    cells = [(one, cat), (two, cat), (one, cpt)]
    changes = a.do(set_states, cells, "under_way")
    found = matrix(a)
    assert states(found) == dict.fromkeys(cells, "under_way")
    assert [body.word for body in found.bodies] == ["CAT", "CPT"]
    assert {word.label for word in found.words.values()} == {Label.INTERNAL}
    assert len(changes.edits) == 3
    a.do(set_states, [(one, cat)], "done")
    word = matrix(a).words[one, cat]
    assert (word.state, word.others) == ("done", 0)
    assert a.shows(word.ref).text("status") == CommitmentStatus.DONE
    # Not known empties what is there, and makes nothing where there is nothing.
    a.do(set_states, [(one, cat), (two, cpt)], "")
    assert states(matrix(a)) == {(one, cat): "", (two, cat): "under_way", (one, cpt): "under_way"}
    assert a.shows(word.ref).text("status") == CommitmentStatus.OPEN
    for _ in range(3):
        undo(a.database)
    assert matrix(a).words == {}


def test_what_a_visit_found_is_the_word_of_who_travelled_until_they_say_more(
    a: DeskAtWork, cpt: str
) -> None:
    asked = a.add("recommendation", text="Close the prison")
    visit = a.add("visit", country="TUN", mechanisms=[cpt], recommendations=[asked])
    a.do(assess, visit, asked, state="not_started", evidence="Still open")
    word = matrix(a).words[asked, cpt]
    assert (word.state, word.evidence, word.visit) == ("not_started", "Still open", visit)
    a.do(set_states, [(asked, cpt)], "partly_done")
    word = matrix(a).words[asked, cpt]
    assert (word.state, word.others, word.visit) == ("partly_done", 1, "")


def test_a_matrix_is_narrowed_and_says_how_many_there_are(
    a: DeskAtWork, cat: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = a.add(
        "recommendation",
        text="Close the prison",
        country="TUN",
        body=cat,
        themes=("Prisons",),
        date="2024-03",
        state="done",
        symbol="CAT/C/1",
        paragraph="12",
        evidence=("2025-01-02 seen", "told"),
        priority="high",
    )
    second = a.add("recommendation", text="Train the police", country="KEN", date="2023-05-06")
    assert [row.ref for row in matrix(a, open_only=True).rows] == [second]
    for chosen in (
        {"country": "TUN"},
        {"body": cat},
        {"theme": "Prisons"},
        {"year": "2024"},
        {"state": "done"},
        {"state": "done", "open_only": True},
        {"priority": "high"},
        {"text": "prison"},
    ):
        found = matrix(a, **chosen)
        assert ([row.ref for row in found.rows], found.total) == ([first], 1), chosen
    (row,) = found.rows
    assert (row.source, row.newest_evidence) == ("CAT/C/1, 12", "2025-01-02")
    monkeypatch.setattr(recommendation_matrix, "MOST", 1)
    assert (len(matrix(a).rows), matrix(a).total) == (1, 2)


def test_recommendations_are_counted_two_ways(a: DeskAtWork, cat: str) -> None:
    for state, themes, body, day in (
        ("done", ("Prisons", "Police"), cat, "2024-03-01"),
        ("under_way", ("Prisons",), cat, "2023"),
        ("", (), "", ""),
    ):
        label = Label.NETWORK if body else Label.PUBLIC
        a.add("recommendation", label, text="x", state=state, themes=themes, body=body, date=day)
    found = counted(a, By.THEME, By.BODY)
    assert found.rows == ["Prisons", "Police", ""]
    assert found.columns == [cat, ""]
    shared = Label.NETWORK, Label.NETWORK
    assert found.cells == {
        ("Prisons", cat): Tally(2, 1, *shared),
        ("Police", cat): Tally(1, 0, *shared),
        ("", ""): Tally(1, 1, Label.PUBLIC, Label.PUBLIC),
    }
    assert found.of_rows["Prisons"] == Tally(2, 1, *shared)
    assert found.total == Tally(3, 2, Label.NETWORK, Label.PUBLIC)
    assert {ref: body.word for ref, body in found.bodies.items()} == {cat: "CAT"}
    years = counted(a, By.YEAR, By.STATE, year="2024")
    assert (years.rows, years.columns, years.total) == (["2024"], ["done"], Tally(1, 0, *shared))
    assert counted(a, By.YEAR, By.PRIORITY).rows == ["2024", "2023", ""]
    with a.database.reading() as session:
        assert values_in_use(session, By.THEME) == [("Prisons", 2), ("Police", 1)]


def test_a_recommendation_tells_its_evidence_and_who_follows_it_up(a: DeskAtWork, cat: str) -> None:
    asked = a.add(
        "recommendation",
        text="Close the prison",
        body=cat,
        state_information="It will close.",
        evidence=("2024-02 promised",),
    )
    visit = a.add("visit", country="TUN", recommendations=[asked])
    paper = a.add("document", title="Letter to the State")
    a.add(
        "commitment",
        title="Write again",
        recommendation=asked,
        responsible=[cat],
        document=paper,
        assessment="under_way",
    )
    a.do(add_evidence, asked, "two wings closed;  one stays", date(2026, 11, 22))
    assert not a.do(add_evidence, asked, " ", date(2026, 11, 22)).edits
    with a.database.reading() as session:
        found = followed_up(session, asked)
    assert (found.body, found.information) == ("Committee against Torture", "It will close.")
    assert [step.text for step in found.evidence] == [
        "2026-11-22 two wings closed, one stays by AAA",
        "2024-02 promised",
    ]
    (follower,) = found.followers
    assert follower.bodies == ("Committee against Torture",)
    assert follower.with_what == ((paper, "Letter to the State"),)
    assert [each for each, _ in found.links] == [visit]
    assert found.untold == 0
    with a.database.reading() as session, pytest.raises(NotFound):
        followed_up(session, ref("recommendation"))


def test_of_very_many_that_follow_it_up_the_first_are_told(
    a: DeskAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recommendation_follow_up, "_MOST", 2)
    asked = a.add("recommendation", text="Close the prison")
    for title in ("Third", "First", "Second"):
        a.add("commitment", title=title, recommendation=asked)
    for code in ("TUN", "KEN", "PER", "FRA"):
        a.add("visit", country=code, recommendations=[asked])
    with a.database.reading() as session:
        found = followed_up(session, asked)
    assert {each.title for each in found.followers} == {"First", "Second"}
    assert (len(found.links), found.untold) == (2, 3)


def test_where_desks_differ_row_and_word_say_so(a: DeskAtWork, cat: str) -> None:
    one = a.add("recommendation", text="Close the prison", date="2024")
    a.do(set_states, [(one, cat)], "done")
    (word,) = matrix(a).words.values()
    assert not word.differs
    for name, register, value in ((word.ref, "assessment", "under_way"), (one, "date", "2025")):
        theirs = pen("OTHER.2", "n2").write(name, register, value, ())
        with a.database.writing() as session:
            state = read_state(session, name)
            assert state is not None
            heads = (*state.heads(register), theirs)
            write_states(session, [state.with_registers({register: heads})])
    found = matrix(a)
    assert found.words[one, cat].differs
    assert found.rows[0].differs
