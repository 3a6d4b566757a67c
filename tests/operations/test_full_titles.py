"""What records are called for others: in full, where a list would cut them."""

from datetime import date

from hrdesk.domain.label import Label
from hrdesk.operations.agenda import between
from hrdesk.operations.agreements import agreements
from hrdesk.operations.calendar_export import plan_calendar
from hrdesk.operations.called import called
from hrdesk.operations.card_export import plan_cards
from hrdesk.operations.erase import plan_erasure
from hrdesk.operations.full_titles import full_titles, in_full
from hrdesk.operations.outside import OUTSIDE
from hrdesk.operations.published import published
from hrdesk.operations.theme_grid import theme_grid
from hrdesk.store.listing import lines
from tests.worlds import DeskAtWork

LONG = "Independent Expert on the effects of foreign debt and other related " * 3 + "obligations"


def test_titles_that_lists_cut_are_whole(a: DeskAtWork) -> None:
    body = a.add("organisation", name=LONG)
    visit = a.add("visit", country="TUN", dates="2027-03-10")
    with a.database.reading() as session:
        assert full_titles(session, [body, visit]) == {body: LONG, visit: "Tunisia, 10 Mar 2027"}
        assert full_titles(session, [visit]) == {visit: "Tunisia, 10 Mar 2027"}
        assert called(session, [body])[body].title == LONG
    body_with_name = a.add("organisation", name=LONG, acronym="IE debt")
    with a.database.reading() as session:
        assert called(session, [body_with_name])[body_with_name].word == "IE debt"


def test_who_is_protected_is_called_by_the_pseudonym(a: DeskAtWork) -> None:
    who = a.add("person", name=LONG, pseudonym="Baobab " * 30, protected="yes")
    with a.database.reading() as session:
        assert full_titles(session, [who]) == {who: ("Baobab " * 30).strip()}


def test_what_leaves_names_whole_bodies(a: DeskAtWork) -> None:
    body = a.add("organisation", Label.PUBLIC, name=LONG)
    a.add("visit", Label.PUBLIC, country="TUN", dates="2027-03-10", mechanisms=[body])
    a.add("person", Label.PUBLIC, name="Diallo, N.", email="n@example.org", organisation=body)
    with a.database.reading() as session:
        assert [each.by for each in plan_calendar(session, OUTSIDE).lines] == [(LONG,)]
        assert plan_cards(session, OUTSIDE).sending.names.titles[body] == LONG
        told = published(session, OUTSIDE, since=date(2027, 1, 1))
        assert told.sending.names.titles[body] == LONG


def test_lists_with_room_have_whole_titles(a: DeskAtWork) -> None:
    body = a.add("organisation", name=LONG, themes=["Prisons"])
    a.add("activity", title=LONG, dates="2027-03-10", organisers=[body])
    paper = a.add("document", title=LONG, type="agreement", in_force="2026-01-01/2027-01-01")
    a.add("document", title="Short", type="agreement", parties=[body])
    with a.database.reading() as session:
        day = date(2027, 3, 10)
        assert [each.title for each in between(session, day, day)] == [LONG]
        assert {each.title for each in agreements(session, day)} == {LONG, "Short"}
        assert [each.name for each in theme_grid(session).bodies] == [LONG]
        assert plan_erasure(session, paper, a.database.path).title == LONG
        assert [each.title for each in in_full(session, lines(session, "document", [paper]))] == [
            LONG
        ]
