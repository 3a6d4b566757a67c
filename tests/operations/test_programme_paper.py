"""The programme of the workshop of December 2012 can be handed out, with names and without."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hrdesk.domain.label import Label
from hrdesk.operations.desks import Start
from hrdesk.operations.outside import NETWORK, OUTSIDE
from hrdesk.operations.programme_paper import Paper, PaperWords, paper_of, programme_html
from hrdesk.operations.records import set_label
from hrdesk.operations.starting import ref_of_key
from tests.worlds import DeskAtWork

WORDS = PaperWords(
    language="en",
    from_right=False,
    programme="Programme",
    chair="Chair: {name}",
    speakers="Speakers: {names}",
    objective="Aim: {text}",
    times_of="Times of {city}",
    no_time="Not yet placed",
    clock=str,
    day=lambda day: f"{day:%A %d %B %Y}",
    days=lambda first, last: f"{first} to {last}",
    zone=lambda zone: zone,
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskAtWork]:
    made = DeskAtWork(tmp_path_factory.mktemp("paper"), "NIRMS", Start.SAMPLE)
    yield made
    made.close()


def paper(desk: DeskAtWork, ref: str) -> Paper:
    with desk.database.reading() as session:
        return paper_of(session, ref)


def test_workshop_of_2012_as_it_was(sample: DeskAtWork) -> None:
    made = paper(sample, ref_of_key("activity/workshop-2012"))
    assert [(f"{day}", len(rows)) for day, rows in made.days] == [
        ("2012-12-12", 11),
        ("2012-12-13", 12),
        ("2012-12-14", 6),
    ]
    assert (made.where, made.left_out, made.names_left_out) == ("Geneva", (), 0)
    first = {row.subject: row for row in made.days[0][1]}
    assert first["Opening"].speakers[2].startswith("Kyung-wha Kang, Deputy High Commissioner")
    information = first["How United Nations and regional mechanisms share information"]
    assert (information.chair, information.is_part) == ("Belgium", True)
    text = programme_html(made, WORDS)
    assert text.startswith("<!DOCTYPE html>")
    for words in ("Wednesday 12 December 2012", "10:00–10:30", "Chair: Belgium", "Kang"):
        assert words in text
    nameless = programme_html(made, WORDS, names=False)
    assert "Opening" in nameless
    for words in ("Kang", "Chair", "Speakers", "Belgium"):
        assert words not in nameless


def test_what_readers_may_not_see_is_left_out_and_told(tmp_path: Path) -> None:
    desk = DeskAtWork(tmp_path, "NIRMS")
    event = desk.add(
        "activity", title="A <b> & c", dates="2027-03-08/2027-03-09", agenda="One\nTwo"
    )
    secret = desk.add("person", Label.INTERNAL, name="Hidden")
    at_risk = desk.add("person", name="At risk", protected="yes", pseudonym="Falcon")
    ana = desk.add("person", name="Ana")

    def item(subject: str, label: Label = Label.NETWORK, **values: object) -> None:
        desk.add("programme_item", label, subject=subject, activity=event, **values)

    item("Open", speakers=[secret, at_risk, ana], venue="Room XX", purpose="To\nlisten")
    item("Closed", confidential="yes")
    item("Ours", Label.INTERNAL)
    item("Early", time="2027-03-08T09:00")
    made = paper(desk, event)
    assert sorted(made.left_out) == ["Closed", "Ours"]
    assert (made.names_left_out, made.label) == (2, Label.NETWORK)
    assert [each[:3] for each in made.refs] == ["ACT", "PRG", "PRG"]
    assert (made.people, made.readers) == ((ana,), (NETWORK,))
    text = programme_html(made, replace(WORDS, language="ar", from_right=True))
    assert 'dir="rtl"' in text
    assert "A &lt;b&gt; &amp; c" in text
    assert "\u2068One\u2069<br>\u2068Two\u2069" in text, "each line has its own direction"
    assert "Not yet placed" in text
    for words in ("Hidden", "At risk", "Falcon", "Closed", "Ours"):
        assert words not in text
    assert text.index("Early") < text.index("Open")
    desk.close()


def test_programme_of_a_visit(tmp_path: Path) -> None:
    desk = DeskAtWork(tmp_path, "NIRMS")
    visit = desk.add("visit", country="TUN", dates="2027-03")
    desk.add("programme_item", subject="Prison", visit=visit, time="2027-03-08T09:00[Africa/Tunis]")
    made = paper(desk, visit)
    assert (made.first, made.zone, made.aim) == (None, "Africa/Tunis", "")
    assert "Times of Africa/Tunis" in programme_html(made, WORDS)
    desk.close()


def test_a_programme_knows_in_which_city_it_is(tmp_path: Path) -> None:
    desk = DeskAtWork(tmp_path, "NIRMS")
    event = desk.add("activity", title="Call", dates="2027-03-08", city="Geneva", country="CHE")
    made = paper(desk, event)
    assert (made.city, made.country) == ("Geneva", "CHE")
    visit = desk.add("visit", country="CHE", dates="2027-03-08")

    def item(city: str, label: Label = Label.NETWORK) -> None:
        place = desk.add("place", label, name=city, city=city)
        desk.add("programme_item", subject=city, visit=visit, place=place, time="2027-03-08")

    assert paper(desk, visit).city == ""
    item("Geneva")
    item("Bern", Label.INTERNAL)
    assert paper(desk, visit).city == "Geneva"
    item("Basel")
    assert paper(desk, visit).city == ""
    desk.close()


def test_who_may_have_the_record_is_who_was_given_its_programme(tmp_path: Path) -> None:
    desk = DeskAtWork(tmp_path, "NIRMS")
    desk.knows("IACHR")
    prison = desk.add("place", Label.PARTNERS, ("IACHR", "ACHPR"), name="Prison")
    visit = desk.add("visit", Label.PARTNERS, ("IACHR", "ACHPR"), country="TUN", dates="2027-03")
    item = desk.add(
        "programme_item",
        Label.PARTNERS,
        ("IACHR", "ACHPR"),
        subject="Visit",
        visit=visit,
        place=prison,
    )
    made = paper(desk, visit)
    # Of a desk that is not known here nothing can be remembered.
    assert (made.refs, made.readers) == ((visit, item, prison), ("IACHR",))
    desk.do(set_label, [visit], Label.INTERNAL)
    assert paper(desk, visit).readers == ()
    desk.do(set_label, [visit], Label.PUBLIC)
    assert (paper(desk, visit).refs, paper(desk, visit).readers) == ((visit,), (OUTSIDE,))
    desk.close()
