"""What somebody does not want in one workbook, and the lists that every copy of HRDesk has."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrdesk.domain.disclosure import version_of
from hrdesk.domain.label import Label
from hrdesk.domain.sharing import Why
from hrdesk.exchange.reader import read_workbook
from hrdesk.operations.desks import Start
from hrdesk.operations.leaving_out import as_shipped, without
from hrdesk.operations.records import set_label
from hrdesk.operations.same import join
from hrdesk.operations.send import ALL, CHANGED, SOME, plan_sending
from hrdesk.operations.sending import Sending
from hrdesk.operations.starting import network_records, ref_of_key, shipped_titles
from hrdesk.store import ledger
from tests.laws.searched import found_in, inflated
from tests.worlds import DeskAtWork, Sheet, edited

COMMISSION = ref_of_key("organisation/ACHPR")
OFFICE = ref_of_key("organisation/ODIHR")
COMMISSION_NAME = "African Commission on Human and Peoples' Rights"


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> DeskAtWork:
    """A desk that began with what comes with HRDesk, closed."""
    desk = DeskAtWork(tmp_path_factory.mktemp("started"), "NIRMS", Start.NETWORK)
    desk.knows("IACHR")
    desk.close()
    return desk


@pytest.fixture
def ours(started: DeskAtWork, tmp_path: Path) -> Iterator[DeskAtWork]:
    desk = started.copied(tmp_path)
    yield desk
    desk.close()


def planned(desk: DeskAtWork, what: str = ALL) -> Sending:
    with desk.database.reading() as session:
        return plan_sending(session, "IACHR", what)


def by_default(desk: DeskAtWork, what: str = ALL) -> Sending:
    sending = planned(desk, what)
    return without(sending, as_shipped(sending))


def test_what_nobody_changed_is_told_from_what_somebody_did(ours: DeskAtWork) -> None:
    assert as_shipped(planned(ours)) == {each.ref for each in network_records()}
    visit = ours.add("visit", country="TUN", leads=[COMMISSION])
    ours.set(OFFICE, website="https://www.example.org")
    chosen = by_default(ours)
    assert {each.record.ref for each in chosen.going} == {visit, OFFICE}
    staying = {each.ref: each.why for each in chosen.held_back if not each.field}
    assert len(staying) == len(network_records()) - 1
    assert set(staying.values()) == {Why.SHIPPED}
    # Each of them is somewhere, and the partner may have all that it has not: no more is to ask.
    assert len(staying) + len(chosen.going) == len(planned(ours).going)
    assert (chosen.scope, chosen.label) == (ALL, Label.NETWORK)
    assert set(chosen.names.titles) == {visit, OFFICE, COMMISSION} | _named_by(OFFICE)


def _named_by(ref: str) -> set[str]:
    (state,) = (each for each in network_records() if each.ref == ref)
    return set(filter(None, (state.text("parent"), state.text("succeeded_by"))))


def test_what_a_reader_may_not_see_makes_no_shipped_record_go(ours: DeskAtWork) -> None:
    before = by_default(ours)
    ours.set(COMMISSION, private_notes="Ours alone")
    hidden = ours.add("organisation", Label.INTERNAL, name="Hidden")
    ours.set(COMMISSION, parent=hidden)
    assert by_default(ours).going == before.going == ()
    assert planned(ours, CHANGED).going
    assert by_default(ours, CHANGED).going == ()
    ours.do(set_label, [COMMISSION], Label.NETWORK)
    assert [each.record.ref for each in by_default(ours).going] == [COMMISSION]


def test_links_to_what_was_left_out_are_named_and_lead_to_it_elsewhere(
    ours: DeskAtWork, started: DeskAtWork, tmp_path: Path
) -> None:
    visit = ours.add("visit", country="TUN", leads=[COMMISSION])
    book = ours.send("IACHR", left=as_shipped(planned(ours)))
    with edited(book, "Visits") as sheet:
        assert isinstance(sheet, Sheet)
        row = sheet.row_of(visit)
        assert "African Commission" in str(sheet.get(row, "leads.name"))
    arrival = read_workbook(book)
    assert [each.ref for each in arrival.records] == [visit]
    with ours.database.reading() as session:
        said = {each.ref: each.version for each in ledger.disclosures(session, to="IACHR")}
    assert said == {visit: version_of(arrival.records[0].sent)}
    other = DeskAtWork(tmp_path, "IACHR", Start.NETWORK)
    other.knows("NIRMS")
    other.receive(book)
    assert other.shows(visit).value("leads") == (COMMISSION,)
    assert other.shows(COMMISSION).text("acronym") == "ACHPR"
    # And back: what came with HRDesk never goes to and fro.
    with other.database.reading() as session:
        answer = plan_sending(session, "NIRMS")
    assert [each.record.ref for each in without(answer, as_shipped(answer)).going] == [visit]
    other.close()


def test_a_desk_that_began_with_nothing_gets_the_link_and_joins_it_up_later(
    ours: DeskAtWork, tmp_path: Path
) -> None:
    amina = ours.add("person", name="Amina Hassan", organisation=COMMISSION)
    other = DeskAtWork(tmp_path, "IACHR")
    other.knows("NIRMS")
    other.receive(ours.send("IACHR", left=as_shipped(planned(ours))))
    assert other.shows(amina).text("organisation") == COMMISSION
    assert other.state(COMMISSION) is None
    assert shipped_titles([COMMISSION, amina]) == {COMMISSION: COMMISSION_NAME}
    # It goes back as it came, and is no change there, whether its reader is told of the link.
    other.set(amina, function="Adviser")
    ours.receive(other.send("NIRMS"))
    assert ours.shows(amina).text("organisation") == COMMISSION
    assert ours.shows(amina).text("function") == "Adviser"
    other.receive(ours.send("IACHR"))
    assert other.shows(COMMISSION).text("name") == COMMISSION_NAME
    assert other.shows(COMMISSION).registers == ours.shows(COMMISSION).registers
    with other.database.reading() as session:
        assert plan_sending(session, "NIRMS").names.titles[COMMISSION] == COMMISSION_NAME
    other.close()


@pytest.mark.parametrize(
    "change", [{"website": "https://www.example.org"}, {"themes": ["prisons"]}]
)
def test_a_shipped_record_with_one_field_changed_goes(
    change: dict[str, object], ours: DeskAtWork
) -> None:
    ours.set(COMMISSION, **change)
    assert [each.record.ref for each in by_default(ours).going] == [COMMISSION]


def test_a_shipped_record_that_was_joined_goes_with_what_somebody_chose(ours: DeskAtWork) -> None:
    own = ours.add("organisation", name="African Commission", website="https://www.example.org")
    ours.do(join, [COMMISSION, own])
    shown, other = sorted((COMMISSION, own))
    gone = {each.record.ref for each in by_default(ours).going}
    # The link stands in the larger Ref, and what was chosen in the smaller one.
    assert gone == {shown, other}


def test_what_was_left_out_is_told_as_open_until_it_was_given(ours: DeskAtWork) -> None:
    goes, stays = (ours.add("visit", country="TUN", purpose=each) for each in ("Goes", "Stays"))
    assert ours.send("IACHR", left={stays, *as_shipped(planned(ours))})
    with ours.database.reading() as session:
        assert {each.ref for each in ledger.disclosures(session, to="IACHR")} == {goes}
    left = by_default(ours, CHANGED).going
    assert [(each.record.ref, each.is_new) for each in left] == [(stays, True)]
    ours.send("IACHR", CHANGED, left=as_shipped(planned(ours, CHANGED)))
    assert by_default(ours, CHANGED).going == ()


def test_what_is_not_ticked_stays_and_is_asked_for_again(ours: DeskAtWork) -> None:
    goes = ours.add("visit", country="TUN", purpose="Goes", private_notes="Ours alone")
    amina = ours.add("person", Label.PARTNERS, ("IACHR",), name="Amina Hassan")
    linked = ours.add("person", name="Peter Novak")
    ours.set(goes, head=linked)
    every = planned(ours)
    assert every.label is Label.PARTNERS
    away = {amina, linked, *as_shipped(every)}
    chosen = without(every, away)
    assert [each.record.ref for each in chosen.going] == [goes]
    assert (chosen.label, chosen.envelope.label) == (Label.NETWORK, "network")
    assert chosen.scope == SOME
    assert {each.ref for each in chosen.held_back if each.why is Why.NOT_TICKED} == {amina, linked}
    assert {each.ref for each in chosen.held_back if each.field} == {goes}
    # Of what stays as a whole no field is told apart.
    assert not any(each.field for each in without(every, {goes}).held_back)
    book = ours.send("IACHR", left=away)
    assert found_in(inflated(book), ["Amina Hassan", "Peter Novak"]) == ["Peter Novak"]
    again = by_default(ours, CHANGED)
    assert {each.record.ref for each in again.going} == {amina, linked}


def test_nothing_left_out_is_the_same_preview(ours: DeskAtWork) -> None:
    sending = planned(ours)
    assert without(sending, ()) is sending


def test_whose_name_leaves_counts_for_the_label(ours: DeskAtWork) -> None:
    amina = ours.add("person", Label.PARTNERS, ("IACHR",), name="Amina Hassan")
    hidden = ours.add("person", Label.INTERNAL, name="Yusuf Okoro")
    visit = ours.add("visit", Label.PUBLIC, country="TUN", head=amina, delegation=[hidden])
    with ours.database.reading() as session:
        alone = plan_sending(session, "IACHR", [visit])
    chosen = without(planned(ours), {amina})
    for sending in (alone, chosen):
        assert amina in sending.named_only
        assert hidden not in sending.named_only
        assert sending.label is Label.PARTNERS
        assert sending.envelope.label == "partners"
        assert sending.suggests_passphrase
    # Nobody is named only who goes, and without the visit nothing names her.
    assert amina not in planned(ours).named_only
    assert without(planned(ours), {amina, visit}).label is Label.PUBLIC
