"""What is known of a State stands together, and its papers hold what their reader may see."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from hrdesk.domain.codes import FollowUpState
from hrdesk.domain.label import Label
from hrdesk.operations.brief_gate import EVERYBODY, FOCAL_POINTS, THIS_DESK, Brief, for_partner
from hrdesk.operations.country import (
    FEW,
    about_country,
    begin_country_file,
    contacts,
    next_review,
)
from hrdesk.operations.country_papers import (
    RECKONED,
    country_brief,
    emergency_card,
    kit_refs,
    submission_kit,
    write_kit,
)
from hrdesk.operations.handed_out import remember_page
from hrdesk.operations.outside import OUTSIDE
from hrdesk.operations.recommendation_matrix import set_states
from hrdesk.operations.records import set_label
from hrdesk.store.ledger import disclosures
from hrdesk.store.partners import sent_to
from tests.worlds import DeskAtWork

SECRET = "Secret"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskAtWork]:
    desk = DeskAtWork(Path(tmp_path_factory.mktemp("country")), "AAA")
    desk.knows("BBB", "CCC")
    desk.knows("DDD", focal_point=False)
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def tunisia(desk: DeskAtWork) -> dict[str, str]:
    office = desk.add(
        "organisation", name="OHCHR Tunis", type="field_presence", country="TUN", city="Tunis"
    )
    commission = desk.add(
        "organisation", name="African Commission", type="regional_mechanism", countries=["TUN"]
    )
    keller = desk.add(
        "person", name="Keller, M", mobile="+41 79", organisation=office, function="Head"
    )
    focal = desk.add(
        "person",
        Label.PARTNERS,
        ("BBB",),
        name="Aziz, B",
        countries=["TUN"],
        focal_point_for="Tunisia",
        call_handles=["Signal: +216 20", "Teams: aziz"],
    )
    desk.add("person", name=SECRET, countries=["TUN"], protected=True)
    cat = desk.add("instrument", name="Convention against Torture")
    file = desk.do(begin_country_file, "TUN", {"emergency": "Call the Commission first."}).refs[0]
    desk.do(set_label, [file], Label.NETWORK)
    desk.set(
        file,
        emergency_contacts=[focal, keller, desk.add("person", name="Example, Far")],
        standing_invitation="2011-02-28",
        national_institution=office,
    )
    desk.add("ratification", country="TUN", instrument=cat, status="ratified", bound="1988-09-23")
    desk.add("ratification", country="TUN", instrument=cat, status="not_signed")
    desk.add("recommendation", text="Separate minors", country="TUN", date="2020")
    desk.add("recommendation", text="Done already", country="TUN", state="done", date="2021")
    desk.add("recommendation", Label.INTERNAL, text=SECRET, country="TUN")
    for year in range(2000, 2000 + FEW + 3):
        desk.add("visit", country="TUN", dates=str(year), status="held")
    desk.add("visit", country="TUN", dates="2026", status="cancelled", purpose="Never went")
    desk.add("visit", country="FJI", dates="2019-06")
    decision = desk.add(
        "document", Label.PUBLIC, title="Communication 1", type="decision", countries=["TUN"]
    )
    desk.add("document", title="List", type="list_of_issues", countries=["TUN"], date="2024")
    desk.add("document", title="Memorandum", type="agreement", countries=["TUN"], in_force="2027")
    desk.add("document", Label.INTERNAL, title=SECRET, countries=["TUN"])
    desk.add("place", name="Mornaguia", type="prison", country="TUN")
    desk.add("activity", title="Training of judges", type="training", countries=["TUN"])
    desk.add(
        "activity",
        title="57th session",
        code="UPR 57",
        type="session",
        dates="2027-05-03/2027-05-14",
        countries=["TUN", "FJI"],
    )
    return {"file": file, "decision": decision, "commission": commission, "keller": keller}


def texts(brief: Brief) -> str:
    return "\n".join(cell[1] for section in brief.sections for row in section.rows for cell in row)


def keys(brief: Brief) -> list[str]:
    return [each.key for each in brief.sections]


def test_all_that_is_known_of_a_state_stands_together(
    desk: DeskAtWork, tunisia: dict[str, str]
) -> None:
    with desk.database.reading() as session:
        about = about_country(session, "TUN")
        more = about_country(session, "TUN", "visits")
        nothing = about_country(session, "ATA")
        people = contacts(session, "TUN")
    assert about.known is not None
    assert "AU" in about.known.organisations
    assert {each.key: each.total for each in about.parts} == {
        "presences": 1,
        "contacts": 3,
        "bodies": 1,
        "ratifications": 2,
        "visits": FEW + 4,
        "activities": 1,
        "recommendations": 3,
        "documents": 3,
        "agreements": 1,
        "places": 1,
    }
    part = about.part("visits")
    assert part is not None
    assert [line.values["dates"] for line in part.lines[:2]] == ["2026", "2010"]
    assert len(part.lines) == FEW
    assert about.part("nothing") is None
    asked = about.part("recommendations")
    assert asked is not None
    assert asked.lines[-1].title == "Done already", "what is open stands first"
    opened = more.part("visits")
    assert opened is not None
    assert len(opened.lines) == FEW + 4
    assert about.states == {"": 2, "done": 1}
    assert [each.ref for each in about.files] == [tunisia["file"]]
    assert about.names[about.files[0].values["national_institution"]] == "OHCHR Tunis"
    review = next_review(about, date(2026, 11, 22))
    assert review is not None
    assert review.number == 57
    assert next_review(about, date(2028, 1, 1)) is None
    # The focal point stands first, who works in the presence last.
    assert people[-1] == tunisia["keller"]
    assert nothing.parts == ()
    assert nothing.known is None
    assert nothing.reviews == ()


def test_what_comes_next_stands_first(desk: DeskAtWork) -> None:
    body = desk.add("organisation", name="Working Group on water")
    for dates in ("2001-03", "2093-05", "2091-02", ""):
        desk.add("visit", country="VUT", dates=dates, mechanisms=[body])
    with desk.database.reading() as session:
        about = about_country(session, "VUT")
    part = about.part("visits")
    assert part is not None
    days = [line.values.get("dates", "") for line in part.lines]
    assert days == ["2091-02", "2093-05", "2001-03", ""]
    assert about.names[part.lines[0].values["mechanisms"]] == "Working Group on water"


def test_papers_hold_what_their_reader_may_see(desk: DeskAtWork, tunisia: dict[str, str]) -> None:
    with desk.database.reading() as session:
        own = country_brief(session, "TUN", THIS_DESK)
        network = country_brief(session, "TUN", FOCAL_POINTS)
        public = country_brief(session, "TUN", EVERYBODY)
    assert keys(own) == [
        *("country", "file", "presences", "contacts", "decisions", "ratifications"),
        *("recommendations", "visits", "documents", "places"),
    ]
    assert SECRET in texts(own)  # what is Internal, and never who is at risk
    assert own.left_out == {"person": 1}
    assert "Separate minors" in texts(network)
    assert SECRET not in texts(network)
    assert "Aziz" not in texts(network)
    assert "+41 79" not in texts(network)
    assert "Done already" not in texts(network)
    assert "Never went" not in texts(network)
    assert keys(public) == ["country", "decisions"]


def test_the_kit_says_what_was_held_back_and_what_was_cut(
    desk: DeskAtWork, tunisia: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hrdesk.operations.country_papers.MOST", 1)
    with desk.database.reading() as session:
        kit = submission_kit(session, "TUN", FOCAL_POINTS)
        refs = kit_refs(session, "TUN")
    assert keys(kit.brief)[:2] == ["review", "country"]
    facts = {name: text for (_, name), (_, text) in kit.brief.sections[0].rows}
    assert facts.keys() == {"session", "dates", "stakeholders_due", "report_due"}
    assert [kind for _, (kind, _) in kit.brief.sections[0].rows[2:]] == [RECKONED, RECKONED]
    assert facts["session"].isdecimal(), "for which review it is comes first, and by when"
    assert "contacts" not in keys(kit.brief)
    assert kit.brief.left_out == {"recommendation": 1, "document": 1}
    assert kit.cut == {"recommendations": 2, "decisions": 2, "documents": 2, "visits": FEW + 3}
    assert tunisia["decision"] in refs
    assert len(refs) == len(set(refs))


def test_the_kit_as_a_workbook_holds_what_its_reader_may_see(
    desk: DeskAtWork, tunisia: dict[str, str]
) -> None:
    out = desk.folder / "kit.xlsx"
    told: list[str] = []
    result = write_kit(
        desk.database, "TUN", "BBB", out, progress=lambda *step: told.append(step[2])
    )
    held = {each.title for each in result.sending.held_back if not each.field}
    assert SECRET in held
    assert told
    book = load_workbook(out)
    cells = {
        str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
    }

    assert {"Communication 1", "Separate minors", "Convention against Torture"} <= cells
    assert SECRET not in cells
    public = write_kit(desk.database, "TUN", OUTSIDE, desk.folder / "public.xlsx", language="fr")
    assert [each.title for each in public.sending.going] == ["Communication 1"]
    with desk.database.reading() as session:
        assert {each.partner for each in sent_to(session)} >= {"BBB", OUTSIDE}


def test_a_page_that_left_stands_in_the_disclosure_log(
    desk: DeskAtWork, tunisia: dict[str, str]
) -> None:
    def told(code: str) -> set[str]:
        with desk.database.reading() as session:
            return {each.ref for each in disclosures(session, to=code)}

    with desk.database.reading() as session:
        ccc, ddd = (for_partner(session, code) for code in ("CCC", "DDD"))
        card = emergency_card(session, "TUN", ccc).refs
        kit = submission_kit(session, "TUN", ddd).brief.refs
        nothing = country_brief(session, "ATA", ddd).refs
        brief = country_brief(session, "TUN", ccc).refs
    remember_page(desk.database, card, ("CCC",), "card.pdf", "<card>")
    assert told("CCC") == set(card)
    assert tunisia["keller"] in card
    assert tunisia["decision"] not in card
    remember_page(desk.database, kit, ("DDD",), "kit.html", "<kit>")
    # Of the review it tells for which session it is, and by when.
    assert told("DDD") == set(kit)
    assert {each for each in kit if not each.startswith("ACT-")} == {tunisia["decision"]}
    remember_page(desk.database, nothing, ("DDD",), "nothing.html", "")
    assert told("DDD") == set(kit)
    remember_page(desk.database, brief, ("CCC",), "brief.html", "<brief>")
    assert {tunisia["decision"], tunisia["keller"]} <= told("CCC")


def test_the_emergency_card_has_every_way_to_call(
    desk: DeskAtWork, tunisia: dict[str, str]
) -> None:
    with desk.database.reading() as session:
        own = emergency_card(session, "TUN", THIS_DESK)
        partner = emergency_card(session, "TUN", for_partner(session, "BBB"))
        public = emergency_card(session, "TUN", EVERYBODY)
        nothing = emergency_card(session, "FJI", THIS_DESK)
    assert keys(own) == ["emergency", "call", "presences"]
    assert "Call the Commission first." in texts(own)
    call = own.sections[1]
    assert call.columns == ("name", "function", "ways")
    rows = {row[0][1]: row for row in call.rows}
    assert rows.keys() == {"Aziz, B", "Keller, M", "Example, Far"}
    assert rows["Aziz, B"][2] == ("ways", "Signal: +216 20\nTeams: aziz")
    assert rows["Keller, M"][1][1] == "Head, OHCHR Tunis"
    assert "Aziz" in texts(partner)
    assert "Example, Far" in texts(own)
    assert "Call the Commission first." not in texts(partner)
    assert "Example, Far" not in texts(partner), "whom to call is in the same field"
    assert partner.fields_left_out > 0
    assert public.sections == ()
    assert nothing.sections == ()


def test_without_contacts_of_its_own_a_card_has_the_first_of_the_state(desk: DeskAtWork) -> None:
    desk.add("person", name="Naidu, R", countries=["NRU"], email="r@example.org")
    desk.add("person", name=SECRET, countries=["NRU"], protected=True)
    desk.add("person", name="Able, A", countries=["NRU"])
    desk.add("person", name="Waqa, S", countries=["NRU"], phone="+674 20")
    desk.add("person", name="Ziona, T", countries=["NRU"], mobile="+674 21", email="t@example.org")
    with desk.database.reading() as session:
        card = emergency_card(session, "NRU", THIS_DESK)
        network = emergency_card(session, "NRU", FOCAL_POINTS)

    def called(card: Brief) -> list[str]:
        return [row[0][1] for row in card.sections[0].rows]

    assert called(card) == ["Waqa, S", "Ziona, T", "Naidu, R"], "who can be reached"
    assert card.cut == {"call": 5}, "it says that there are others"
    assert called(network) == ["Waqa, S", "Naidu, R", "Ziona, T"], "as far as it sees"
    assert card.left_out == {"person": 1}


def test_the_own_body_covers_the_members_of_the_one_above_and_its_word_counts(
    tmp_path: Path,
) -> None:
    desk = DeskAtWork(tmp_path, "ZZZ")
    union = desk.add("organisation", name="African Union", acronym="AU", type="intergovernmental")
    shape: dict[str, object] = {"type": "regional_mechanism", "parent": union}
    other = desk.add("organisation", name="Another commission", **shape)
    ours = desk.add("organisation", name="Our commission", acronym="ZZZ", **shape)
    desk.add("organisation", name="Far away", acronym="OAS", type="intergovernmental")
    marked = desk.add("recommendation", Label.PUBLIC, text="Close it", country="TUN")
    desk.add("recommendation", text="Nobody spoke", country="TUN")
    desk.do(set_states, [(marked, ours)], FollowUpState.PARTLY_DONE)
    desk.do(set_states, [(marked, other)], FollowUpState.DONE)
    for acronym in ("CRC", "CAT"):
        treaty = desk.add("instrument", name=f"Convention {acronym}", acronym=acronym)
        desk.add("ratification", country="TUN", instrument=treaty)
    with desk.database.reading() as session:
        about = about_country(session, "TUN")
    desk.close()
    assert about.states == {"partly_done": 1, "": 1}
    # What a body says is Internal until it is labelled.
    assert about.labels[marked] is Label.INTERNAL
    bodies, bound = about.part("bodies"), about.part("ratifications")
    assert bodies is not None
    assert bound is not None
    assert [line.ref for line in bodies.lines] == [ours, union, other]
    treaties = [about.names[line.values["instrument"]] for line in bound.lines]
    assert treaties == ["CAT – Convention CAT", "CRC – Convention CRC"]
