"""Statements stand by stage with what they wait for; agreements are told of before they end."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hrdesk.domain.codes import DocumentStage
from hrdesk.operations.agreements import Force, agreements, ending
from hrdesk.operations.attention import Want, needs
from hrdesk.operations.statements import statements
from tests.worlds import DeskAtWork

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskAtWork]:
    desk = DeskAtWork(Path(tmp_path_factory.mktemp("statements")), "AAA")
    yield desk
    desk.close()


def test_statements_by_stage(desk: DeskAtWork) -> None:
    drafter = desk.add("person", name="Aziz, B")
    commission = desk.add("organisation", name="Commission")
    council = desk.add("organisation", name="Council")

    def add(title: str, stage: str = "", **values: object) -> str:
        kind = values.pop("type", "joint_statement")
        return desk.add("document", title=title, stage=stage, type=kind, **values)

    add("Planned", occasion="26 June", drafter=drafter, parties=[commission, council])
    waiting = add(
        "Waiting",
        "in_clearance",
        authors=[commission],
        clearances=["2026-11-20 Commission by AAA", "Council: the chair"],
    )
    add("Issued lately", "issued", date="2026-06-26", link="https://example.org/1")
    add("Issued and received", "confirmed", date="2026")
    add("Issued without a day", "issued")
    add("Issued long ago", "issued", date="2024-06-26")
    add("Withdrawn", "withdrawn")
    add("A report", "drafted", type="report")
    with desk.database.reading() as session:
        found = statements(session, TODAY)
    assert [(each.stage, each.paper.title) for each in found] == [
        (DocumentStage.IN_CLEARANCE, "Waiting"),
        (DocumentStage.PLANNED, "Planned"),
        (DocumentStage.ISSUED, "Issued and received"),
        (DocumentStage.ISSUED, "Issued lately"),
        (DocumentStage.ISSUED, "Issued without a day"),
    ]
    first, planned = found[0], found[1]
    assert first.paper.ref == waiting
    assert [each.title for each in first.parties] == ["Commission"]
    assert [each.what for each in first.paper.cleared] == ["Commission"]
    assert first.paper.awaited == ("Council: the chair",)
    assert planned.drafter is not None
    assert planned.drafter.title == "Aziz, B"
    assert [each.title for each in planned.parties] == ["Commission", "Council"]
    assert planned.occasion == "26 June"
    assert found[3].link == "https://example.org/1"


def test_agreements_are_told_of_before_they_end(desk: DeskAtWork) -> None:
    body = desk.add("organisation", name="African Union")

    def add(title: str, in_force: str, **values: object) -> str:
        return desk.add("document", title=title, type="agreement", in_force=in_force, **values)

    soon = add("Ends soon", "2022-03-01/2027-02-28", parties=[body], signed="2022-02")
    lately = add("Ended lately", "2020/2026-10-31")
    add("Ended long ago", "2010/2015")
    add("For years", "2022/2030")
    add("Without an end", "2022-03")
    add("To come", "2027-05-01/2032")
    add("Signed only", "", signed="2020-05-05")
    add("Nothing said", "")
    add("Given up", "2022/2027-01", stage="withdrawn")
    with desk.database.reading() as session:
        found = agreements(session, TODAY)
        told = ending(session, TODAY)
        wanted = [each for each in needs(session, TODAY) if each.want is Want.ENDS]
    assert [(each.force, each.title) for each in found] == [
        (Force.ENDING, "Ends soon"),
        (Force.IN_FORCE, "For years"),
        (Force.IN_FORCE, "Signed only"),
        (Force.IN_FORCE, "Without an end"),
        (Force.TO_COME, "To come"),
        (Force.WITHOUT_DATES, "Nothing said"),
        (Force.OVER, "Ended long ago"),
        (Force.OVER, "Ended lately"),
    ]
    assert [each.title for each in found[0].parties] == ["African Union"]
    assert found[0].ends == date(2027, 2, 28)
    assert {each.ref for each in told} == {soon, lately}
    assert [(each.ref, each.harm) for each in wanted] == [
        (lately, date(2026, 10, 31)),
        (soon, date(2027, 2, 28)),
    ]
