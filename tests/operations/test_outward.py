"""Pages for people outside: what they hold, what stays, and that nothing in them can do harm."""

import json
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from hrdesk.domain.codes import ActivityType, CommitmentStatus, DocumentType, Horizon
from hrdesk.domain.codes import OrganisationType as Body
from hrdesk.domain.errors import FileRefused, UnknownName
from hrdesk.domain.label import Label
from hrdesk.geography import LANGUAGES
from hrdesk.operations.outside import NETWORK, OUTSIDE
from hrdesk.operations.outward import Outward, bulletin, portal, remember_page, save_page
from hrdesk.operations.outward_tables import page
from hrdesk.operations.outward_texts import outward_texts
from hrdesk.operations.records import set_label
from hrdesk.operations.series import Which, change_occurrence
from hrdesk.store import listing
from hrdesk.store.listing import Query
from hrdesk.store.partners import sent_to
from tests.worlds import DeskAtWork

TODAY = date(2027, 2, 20)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskAtWork]:
    """A desk with something of each label."""
    made = DeskAtWork(tmp_path_factory.mktemp("outward"), "AAA")
    made.knows("BBB")
    hidden = made.add("organisation", name="Hidden office")
    body = made.add(
        "organisation",
        Label.PUBLIC,
        name="Commission <of> all",
        acronym="CA",
        type="regional_mechanism",
        city="Banjul",
        country="GMB",
        website="https://example.org/ca/",
        web_links=("https://example.org/visits", "javascript:alert(1)"),
    )
    made.add("organisation", Label.PUBLIC, name="Without pages", type="ngo")
    made.add(
        "visit",
        Label.PUBLIC,
        country="TUN",
        dates="2027-03-08/2027-03-17",
        mechanisms=[body, hidden],
        status="confirmed",
        notes="Only for the network",
        private_notes="Only for us",
    )
    made.add("visit", Label.PUBLIC, country="KEN", dates="2026-11", status="held")
    made.add("visit", Label.PUBLIC, country="MAR", dates="2026-10", status="cancelled")
    made.add("visit", Label.INTERNAL, country="TCD", dates="2027-03")
    made.add(
        "activity",
        Label.PUBLIC,
        title="Call <b>",
        type="meeting",
        dates="2026-01-06T14:00/2026-01-06T15:00[Europe/Zurich]",
        recurrence="FREQ=WEEKLY",
        link="javascript:alert(1)",
        organisers=[body],
    )
    made.add("activity", Label.NETWORK, title="Retreat", type="workshop", dates="2027-02-17")
    made.add("activity", Label.PUBLIC, title="Day", type="commemorative_day", dates="2027-06-26")
    made.add("activity", Label.PUBLIC, title="Inputs", type="deadline", dates="2027-02-16")
    made.add(
        "document",
        Label.PUBLIC,
        title="Statement on prisons",
        type="statement",
        date="2027-02-15",
        symbol="S/1",
        link="https://example.org/s1",
        authors=[body],
    )
    made.add("document", Label.PUBLIC, title="Old report", type="report", date="2019")
    made.add("document", Label.PUBLIC, title="Without a date")
    for number in ("S10", "S2"):
        made.add(
            "commitment",
            Label.PUBLIC,
            title=f"Point {number}",
            plan="Plan",
            number=number,
            horizon="short",
            status="open",
            responsible=[body],
        )
    made.add("commitment", Label.PUBLIC, title="An action point of nobody's plan")
    yield made
    made.close()


class Page(HTMLParser):
    """The texts of a page, by article and table, and every address in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tables: list[list[str]] = []
        self.articles: list[str] = []
        self.links: list[str] = []
        self._is_inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        assert tag not in ("script", "img", "link", "iframe")
        assert not any(name.startswith("on") or name == "src" for name in known)
        if tag == "article":
            self.articles.append(str(known["lang"]))
        if tag == "table":
            self.tables.append([])
            self._is_inside = True
        if tag == "a":
            self.links.append(str(known["href"]))

    def handle_endtag(self, tag: str) -> None:
        self._is_inside = self._is_inside and tag != "table"

    def handle_data(self, data: str) -> None:
        if self._is_inside and data.strip():
            self.tables[-1].append(data.strip())


def made_portal(desk: DeskAtWork, language: str = "en", **more: object) -> Outward:
    with desk.database.reading() as session:
        return portal(session, TODAY, language, **more)  # type: ignore[arg-type]


def made_bulletin(desk: DeskAtWork, code: str, since: date, language: str = "") -> Outward:
    with desk.database.reading() as session:
        return bulletin(session, code, since, TODAY, TODAY, language)


def test_the_page_of_what_is_public_holds_nothing_else(desk: DeskAtWork) -> None:
    found = made_portal(desk, languages=("en",))
    shown = Page(found.html)
    coming, recent, documents, mechanisms, plan = shown.tables
    head = ["Dates", "What", "Kind", "Where", "Who", "Status"]
    assert [each for each in coming if each not in head] == [
        *("23 Feb 2027", "Call <b>", "Meeting", "Commission <of> all"),
        *("8–17 Mar 2027", "Tunisia", "Country visit", "Commission <of> all", "confirmed"),
    ]
    assert recent == ["Dates", "What", "Kind", "Nov 2026", "Kenya", "Country visit"]
    assert documents[5:] == [
        *("15 Feb 2027", "Statement on prisons", "Statement", "S/1", "Commission <of> all"),
        *("2019", "Old report", "Report"),
        "Without a date",
    ]
    assert mechanisms[:3] == ["Name", "Seat", "Pages"]
    assert mechanisms[3:] == [
        *("Commission <of> all (CA)", "Banjul, Gambia"),
        *("example.org/ca", "example.org/visits"),
    ]
    assert [each for each in plan if each.startswith("Point")] == ["Point S2", "Point S10"]
    assert found.records == 9
    assert found.label is Label.PUBLIC
    for secret in ("Hidden", "Only for", "Chad", "Retreat", "Morocco"):
        assert secret not in found.html
    assert all(link.startswith("https://example.org/") for link in shown.links)
    assert len(found.held_back) == 3


def test_it_speaks_five_languages_and_shows_the_readers_own(desk: DeskAtWork) -> None:
    found = made_portal(desk, "ar")
    shown = Page(found.html)
    assert set(shown.articles) == set(LANGUAGES)
    assert shown.articles[-1] == "ar"
    assert '<html lang="ar" dir="rtl">' in found.html
    assert {f"#{each}" for each in LANGUAGES} <= set(shown.links)
    assert Page(found.alone).articles == ["ar"]
    assert "تونس" in found.alone
    assert "Тунис" in found.html


def test_a_bulletin_tells_of_its_period_and_what_comes_next(desk: DeskAtWork) -> None:
    week = made_bulletin(desk, NETWORK, date(2027, 2, 14), "en")
    done, documents, coming = Page(week.html).tables
    assert "Retreat" in done
    assert "Inputs" not in done
    assert "Statement on prisons" in documents
    assert "Old report" not in documents
    assert "Tunisia" in coming
    assert week.title == "Bulletin: 14–20 Feb 2027"
    assert week.label is Label.NETWORK
    assert "for Focal points of the network" in week.html
    everybody = made_bulletin(desk, OUTSIDE, date(2027, 2, 14))
    assert "Retreat" not in everybody.html
    year = made_bulletin(desk, "BBB", date(2026, 2, 21), "fr")
    assert "Plan d’action" in year.html
    assert year.reader == "BBB"
    with pytest.raises(UnknownName):
        made_bulletin(desk, "XXX", TODAY)


def test_a_period_in_which_nothing_was_says_so(tmp_path: Path) -> None:
    empty = DeskAtWork(tmp_path, "AAA")
    assert "Nothing in this period." in made_bulletin(empty, OUTSIDE, TODAY).html
    assert "Nothing public yet." in made_portal(empty).html
    empty.close()


def test_a_series_moved_away_is_not_told_by_a_day_that_it_no_longer_has(tmp_path: Path) -> None:
    desk = DeskAtWork(tmp_path, "AAA")
    dates, rule = "2027-03-02T10:00/2027-03-02T11:00[Europe/Zurich]", "FREQ=WEEKLY;COUNT=2"
    call = {"title": "Call", "type": "meeting", "dates": dates, "recurrence": rule}
    series = desk.add("activity", Label.PUBLIC, **call)
    desk.do(change_occurrence, series, date(2027, 3, 2), {"city": "Hideaway"}, Which.ONE)
    desk.do(change_occurrence, series, date(2027, 3, 9), {"title": "Open call"}, Which.ONE)
    with desk.database.reading() as session:
        moved = [each for each in listing.keys(session, Query("activity")) if each != series]
    hidden = next(each for each in moved if desk.shows(each).text("city"))
    desk.do(set_label, [hidden], Label.INTERNAL)
    html = made_portal(desk, languages=("en",)).html
    assert [each for each in Page(html).tables[0] if "Mar" in each or "all" in each] == [
        "9 Mar 2027, 10:00–11:00 (Zurich)",
        "Open call",
    ]
    assert "Hideaway" not in html
    desk.close()


def test_a_page_is_written_whole_and_never_over_something_else(
    desk: DeskAtWork, tmp_path: Path
) -> None:
    found = made_portal(desk)
    out = tmp_path / "page.html"
    save_page(desk.database, out, found)
    save_page(desk.database, out, found)
    assert out.read_text(encoding="utf-8") == found.html
    other = tmp_path / "other.html"
    other.write_text("my notes")
    with pytest.raises(FileRefused) as refused:
        save_page(desk.database, other, found)
    assert refused.value.code == "other_file_there"
    with pytest.raises(FileRefused):
        save_page(desk.database, tmp_path / "none" / "page.html", found)
    assert other.read_text() == "my notes"
    assert [each.name for each in sorted(tmp_path.iterdir())] == ["other.html", "page.html"]


def test_who_was_given_what_is_remembered_of_what_stands_on_the_page_alone(
    desk: DeskAtWork, tmp_path: Path
) -> None:
    week = made_bulletin(desk, "BBB", date(2027, 2, 14), "en")
    save_page(desk.database, tmp_path / "week.html", week)
    remember_page(desk.database, week, "week.pdf")
    told = {each.record.ref for each in week.found.sending.going}
    assert week.records == len(told) == 4
    with desk.database.reading() as session:
        given = [each for each in sent_to(session, "BBB") if each.file_name.startswith("week")]
    # The same page to the same desk is told once, however often it leaves.
    assert [(each.file_name, each.records) for each in given] == [("week.html", 4)]


def test_only_addresses_of_pages_become_links() -> None:
    assert page("HTTPS://example.org") == "HTTPS://example.org"
    assert page("javascript:alert(1)") == page("data:text/html,x") == page("example.org") == ""


def test_every_language_has_every_part() -> None:
    def shape(texts: object) -> object:
        return {key: shape(each) for key, each in texts.items()} if isinstance(texts, dict) else ""

    english = outward_texts("en")
    for each in LANGUAGES:
        assert json.dumps(shape(outward_texts(each))) == json.dumps(shape(english)), each
    assert outward_texts("tlh") == english
    for part, codes in (
        ("activity", ActivityType),
        ("document", DocumentType),
        ("organisation", Body),
        ("commitment", CommitmentStatus),
        ("horizon", Horizon),
    ):
        assert set(english[part]) == {code.value for code in codes}
