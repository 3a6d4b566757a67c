"""Which countries an organisation is for."""

from hrdesk.geography import members
from hrdesk.operations.coverage import Coverage, coverage_of
from hrdesk.store import listing
from tests.worlds import DeskAtWork


def coverage(desk: DeskAtWork, ref: str) -> Coverage:
    with desk.database.reading() as session:
        (line,) = listing.lines(session, "organisation", [ref])
        return coverage_of(session, line)


def test_its_own_countries_or_the_members_of_the_body_above_it(a: DeskAtWork) -> None:
    union = a.add("organisation", name="Union", acronym="AU", type="intergovernmental")
    more = {"type": "regional_mechanism", "parent": union}
    body = a.add("organisation", name="Commission", acronym="ACHPR", **more)
    assert coverage(a, body) == Coverage(members("AU"), "AU")
    own = a.add("organisation", name="Working group", countries=["TUN"], **more)
    assert coverage(a, own) == Coverage(("TUN",))
    section = a.add("organisation", name="Section", type="ohchr_section", parent=union)
    assert coverage(a, section) == Coverage()
    a.set(union, acronym="", parent=body)
    assert coverage(a, body) == Coverage()
