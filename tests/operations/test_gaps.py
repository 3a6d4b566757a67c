"""What is missing among the contacts."""

from datetime import date

from hrdesk.operations.gaps import Gap, all_gaps, refs_of_gap
from hrdesk.operations.records import archive
from tests.worlds import DeskAtWork

TODAY = date(2026, 11, 22)


def gap(desk: DeskAtWork, which: Gap) -> list[str]:
    with desk.database.reading() as session:
        return refs_of_gap(session, which, TODAY)


def test_a_mechanism_without_a_focal_point_in_office(a: DeskAtWork) -> None:
    more = {"type": "regional_mechanism"}
    named = a.add("organisation", name="Commission", acronym="IACHR", **more)
    own = a.add("organisation", name="Court", **more)
    through_unit = a.add("organisation", name="Committee", **more)
    unit = a.add("organisation", name="Unit", parent=through_unit)
    left = a.add("organisation", name="Left behind", **more)
    a.add("organisation", name="NGO", type="ngo")
    a.add("person", name="Abdi", focal_point_for="the IACHR and others")
    a.add("person", name="Brun", organisation=own, focal_point_for="United Nations")
    a.add("person", name="Costa", organisation=unit, focal_point_for="United Nations")
    a.add("person", name="Diallo", organisation=left, focal_point_for="UN", in_office="2019/2020")
    assert gap(a, Gap.FOCAL_POINT) == [left]
    assert named not in gap(a, Gap.FOCAL_POINT)


def test_people_whom_nobody_confirmed_for_a_year(a: DeskAtWork) -> None:
    old = [
        a.add("person", name=f"Old {number}", last_confirmed=day)
        for number, day in enumerate(("2024", "2024-Q4", "2025-Q3", "2025-10", "2025-11-21"))
    ]
    for number, day in enumerate(("", "2025", "2025-Q4", "2025-11", "2025-11-22", "2026")):
        a.add("person", name=f"New {number}", last_confirmed=day)
    a.do(archive, [a.add("person", name="Aside", last_confirmed="2020")])
    assert gap(a, Gap.CONFIRMATION) == old


def test_organisations_with_nobody(a: DeskAtWork) -> None:
    empty, full = a.add("organisation", name="Empty"), a.add("organisation", name="Full")
    a.add("person", name="Abdi", organisation=full)
    gone = a.add("organisation", name="Gone")
    a.do(archive, [a.add("person", name="Brun", organisation=gone)])
    assert gap(a, Gap.PEOPLE) == [empty, gone]


def test_all_gaps_are_found_at_once(a: DeskAtWork) -> None:
    empty = a.add("organisation", name="Empty")
    assert all_gaps(a.database, TODAY) == {
        Gap.FOCAL_POINT: [],
        Gap.CONFIRMATION: [],
        Gap.PEOPLE: [empty],
    }
