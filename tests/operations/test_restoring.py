"""What a field said before is put back by a new revision; of a set only what was changed then."""

import pytest

from hrdesk.domain.errors import BadValue, NotFound
from hrdesk.domain.label import Label
from hrdesk.operations.records import set_label
from hrdesk.operations.restoring import put_back
from hrdesk.store import journal
from tests.worlds import DeskAtWork


def entries(desk: DeskAtWork, ref: str) -> list[int]:
    with desk.database.reading() as session:
        return [entry.id for entry, _ in journal.history(session, ref)]


def test_value_before_is_put_back(a: DeskAtWork) -> None:
    ref = a.add("visit", country="TUN", dates="2027", themes=["Torture", "Health"])
    a.set(ref, dates="2027-03", themes=["Torture", "Water"])
    a.set(ref, dates="2027-04", themes=["Torture", "Water", "Food"])
    a.do(set_label, [ref], Label.INTERNAL)
    second = entries(a, ref)[2]
    a.do(put_back, ref, second, "dates")
    assert a.shows(ref).text("dates") == "2027"
    a.do(put_back, ref, second, "themes/Water")
    assert a.shows(ref).value("themes") == ("Food", "Torture")
    a.do(put_back, ref, second, "themes/Health")
    assert a.shows(ref).value("themes") == ("Food", "Health", "Torture")
    third = entries(a, ref)[-3]
    a.do(put_back, ref, third, "dates")
    assert a.shows(ref).text("dates") == "2027-03"


def test_what_is_no_field_or_was_not_written_is_refused(a: DeskAtWork) -> None:
    ref = a.add("visit", country="TUN")
    other = a.add("visit", country="GEO")
    a.do(set_label, [ref], Label.INTERNAL)
    labelled, made = entries(a, ref)
    with pytest.raises(NotFound):
        a.do(put_back, ref, labelled, "label")
    with pytest.raises(NotFound):
        a.do(put_back, other, made, "country")
    with pytest.raises(BadValue):
        a.do(put_back, ref, made, "country")
