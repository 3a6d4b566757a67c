"""A copy has what the first one has, but its own code, status, history and upshot."""

from hrdesk.domain.codes import Life
from hrdesk.domain.label import Label
from hrdesk.operations import undo
from hrdesk.operations.duplicating import DUPLICATE, duplicate
from tests.worlds import DeskAtWork


def test_copies_are_one_step_with_labels_and_desks(a: DeskAtWork) -> None:
    person = a.add("person", Label.PARTNERS, ("B",), name="Ali Ben", email="ali@example.org")
    visit = a.add(
        "visit", Label.INTERNAL, country="TUN", code="V1", status="requested", purpose="Prisons"
    )
    made = a.do(duplicate, [person, visit], "(copy)")
    assert made.operation == DUPLICATE
    first, second = (a.shows(ref) for ref in made.refs)
    assert (first.text("name"), first.text("email")) == ("Ali Ben (copy)", "ali@example.org")
    assert (first.label, first.partners) == (Label.PARTNERS, ("B",))
    assert (second.text("country"), second.text("purpose")) == ("TUN", "Prisons")
    assert (second.label, second.text("code"), second.text("status")) == (Label.INTERNAL, "", "")
    undo.undo(a.database)
    assert all(a.state(ref) is None or a.shows(ref).life is not Life.ACTIVE for ref in made.refs)


def test_without_a_mark_the_name_is_the_same(a: DeskAtWork) -> None:
    person = a.add("person", name="Ali Ben")
    (copy,) = a.do(duplicate, [person]).refs
    assert a.shows(copy).text("name") == "Ali Ben"


def test_a_copy_is_not_what_another_program_knows_the_first_one_by(a: DeskAtWork) -> None:
    call = a.add("activity", title="Call", external_key="uid-1")
    (copy,) = a.do(duplicate, [call]).refs
    assert a.shows(copy).text("external_key") == ""
