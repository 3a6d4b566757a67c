"""What linked records are called on paper, and how far each of these names may go."""

from hrdesk.domain.label import Label
from hrdesk.operations.called import called
from hrdesk.operations.same import join
from tests.worlds import DeskAtWork


def test_a_name_goes_as_far_as_its_record_and_nobody_at_risk_is_named(a: DeskAtWork) -> None:
    body = a.add("organisation", Label.PUBLIC, name="United Nations", acronym="UN")
    ours = a.add("organisation", Label.INTERNAL, name="Ours")
    ana = a.add("person", name="Ana")
    eve = a.add("person", name="Eve", protected="yes", pseudonym="Source 7")
    both = [a.add("person", name="Ben"), a.add("person", name="B", protected="yes")]
    a.do(join, both, {})
    with a.database.reading() as session:
        found = called(session, [body, ours, ana, eve, *both, "", "ORG-2222-2222-2222B"])
    assert (found[body].word, found[body].title) == ("UN", "United Nations")
    assert {ref: found[ref].label for ref in (body, ours, ana, eve)} == {
        body: Label.PUBLIC,
        ours: Label.INTERNAL,
        ana: Label.NETWORK,
        eve: Label.INTERNAL,
    }
    assert {found[ref].label for ref in both} == {Label.INTERNAL}
    assert len(found) == 6
