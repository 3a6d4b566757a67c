"""The staff sheet of a mechanism: joined, moved, left; written as ticked, and taken back in one step."""

from datetime import date
from pathlib import Path

import pytest

from hrdesk.domain.codes import Life
from hrdesk.domain.errors import FileRefused, NotFound
from hrdesk.domain.label import Label
from hrdesk.domain.refs import derived_ref
from hrdesk.domain.twins import Reason, Twin
from hrdesk.exchange.foreign.rows import ListRow
from hrdesk.operations.foreign_plan import ListedRow
from hrdesk.operations.records import archive
from hrdesk.operations.staff import (
    StaffReport,
    Step,
    read_staff,
    report_of,
    staff_refs,
    take_in_staff,
)
from hrdesk.operations.undo import undo
from tests.worlds import DeskAtWork

TODAY = date(2026, 11, 22)


def row(number: int, *twins: Twin, kind: str = "PER", **values: str) -> ListedRow:
    ref = derived_ref(kind, "staff", str(number))
    lacks = () if "name" in values else ("name",)
    return ListedRow(ListRow(ref, "Staff", number, values, lacks=lacks), twins)


def certain(ref: str) -> Twin:
    return Twin(ref, Reason.EMAIL, 100, is_certain=True)


def like(ref: str) -> Twin:
    return Twin(ref, Reason.NAME, 90)


def report(desk: DeskAtWork, organisation: str, *rows: ListedRow) -> StaffReport:
    with desk.database.reading() as session:
        return report_of(session, organisation, rows, TODAY)


def test_joined_moved_changed_left_and_same_are_told_apart(a: DeskAtWork) -> None:
    body, other = a.add("organisation", name="Body"), a.add("organisation", name="Other")
    unit = a.add("organisation", name="Unit", parent=body)
    stays = a.add("person", name="Abdi", organisation=unit, function="Chief", themes=["Water"])
    changes = a.add("person", name="Brun", organisation=body, function="Adviser")
    comes = a.add("person", name="Costa", organisation=other)
    goes = a.add("person", name="Diallo", organisation=body, in_office="2019")
    a.add("person", name="Left before", organisation=body, in_office="2019/2020")
    back = a.add("person", name="Evora", organisation=body, in_office="2019/2020")
    namesake = a.add("person", name="Faye", organisation=other)
    found = report(
        a,
        body,
        row(1, certain(stays), name="Abdi", function="Chief", **{"themes/Water": "1"}),
        row(2, like(changes), name="Brun", function="Head", organisation=other),
        row(3, certain(comes), name="Costa"),
        row(4, certain(back), name="Evora"),
        row(5, like(namesake), name="Faye", email="f@example.org"),
        row(5, like(namesake), name="Faye", email="f@example.org"),
        row(6, function="without a name"),
        row(7, kind="ORG", name="Body"),
    )
    assert [(each.title, each.step.value) for each in found.lines] == [
        ("Abdi", "same"),
        ("Brun", "changed"),
        ("Costa", "moved"),
        ("Diallo", "left"),
        ("Evora", "joined"),
        ("Faye", "joined"),
    ]
    assert found.of(Step.MOVED)[0].before == other
    assert found.of(Step.JOINED)[1].like == "Faye"
    wanted = [each.ref for each in found.lines]
    done = a.do(take_in_staff, found, wanted, Label.NETWORK)
    assert len(done.refs) == 6
    assert a.shows(changes).text("function") == "Head"
    assert a.shows(changes).text("organisation") == body
    assert a.shows(comes).text("organisation") == body
    assert a.shows(goes).text("in_office") == "2019/2026-11-21"
    assert a.shows(back).text("in_office") == "2026-11-22"
    new = a.shows(derived_ref("PER", "staff", "5"))
    assert (new.text("organisation"), new.label) == (body, Label.NETWORK)
    for ref in (stays, changes, comes, back, new.ref):
        assert a.shows(ref).text("last_confirmed") == "2026-11-22"
    undo(a.database)
    assert a.shows(comes).text("organisation") == other
    assert a.shows(goes).text("in_office") == "2019"
    assert a.shows(new.ref).life is Life.REMOVED


def test_only_what_is_ticked_is_written(a: DeskAtWork) -> None:
    body = a.add("organisation", name="Body")
    goes = a.add("person", name="Abdi", organisation=body, focal_point_since="2024-05")
    found = report(a, body, row(1, name="Brun"))
    assert not a.do(take_in_staff, found, [], Label.INTERNAL)
    assert a.do(take_in_staff, found, [goes], Label.INTERNAL).refs == (goes,)
    assert a.shows(goes).text("in_office") == "2024-05/2026-11-21"
    with a.database.reading() as session:
        assert staff_refs(session, body, TODAY) == []


def test_a_sheet_adds_to_sets_and_brings_back_who_was_put_aside(a: DeskAtWork) -> None:
    body = a.add("organisation", name="Body")
    one = a.add("person", name="Abdi", organisation=body, themes=["Water"])
    found = report(a, body, row(1, certain(one), name="Abdi", **{"themes/Land": "1"}))
    a.do(take_in_staff, found, [one], Label.INTERNAL)
    assert set(a.shows(one).value("themes")) == {"Water", "Land"}
    first = report(a, body, row(2, name="Brun"))
    new = derived_ref("PER", "staff", "2")
    a.do(take_in_staff, first, [new], Label.INTERNAL)
    a.do(archive, [new])
    again = report(a, body, row(2, certain(new), name="Brun"))
    a.do(take_in_staff, again, [new], Label.INTERNAL)
    assert a.shows(new).life is Life.ACTIVE


def test_a_sheet_is_read_as_a_list(a: DeskAtWork, tmp_path: Path) -> None:
    body = a.add("organisation", name="Body")
    known = a.add("person", name="Abdi, Fatima", email="fatima@example.org", organisation=body)
    path = tmp_path / "staff.csv"
    path.write_text(
        "Name;Function;E-mail\nAbdi, Fatima;Chief;fatima@example.org\nBrun, Ada;Adviser;ada@x.org\n",
        encoding="utf-8",
    )
    found = read_staff(a.database, path, body, TODAY)
    assert [(each.title, each.step) for each in found.lines] == [
        ("Abdi, Fatima", Step.CHANGED),
        ("Brun, Ada", Step.JOINED),
    ]
    assert found.lines[0].ref == known
    path.write_text("Colour;Weight\nred;12\nblue;13\n", encoding="utf-8")
    with pytest.raises(FileRefused):
        read_staff(a.database, path, body, TODAY)
    gone = derived_ref("ORG", "tests", "never here")
    with pytest.raises(NotFound):
        report(a, gone)
