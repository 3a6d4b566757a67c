"""Themes by mechanisms: what a mandate says, and what people, activities, papers and visits show."""

from pathlib import Path

from hrdesk.domain.label import Label
from hrdesk.operations.same import join
from hrdesk.operations.theme_grid import Wanted, narrowed, theme_grid
from tests.worlds import DeskAtWork


def test_who_works_on_what_where_two_meet_and_gaps(tmp_path: Path) -> None:
    desk = DeskAtWork(tmp_path, "NIRMS")
    sr = desk.add(
        "organisation", name="Rapporteur", acronym="SRT", type="special_procedure",
        themes=["Torture"],
    )  # fmt: skip
    af = desk.add("organisation", name="Commission", type="regional_mechanism")
    ngo = desk.add("organisation", name="A friend", type="ngo", themes=["Food"])
    twin = desk.add("organisation", name="The Commission", type="regional_mechanism")
    person = desk.add("person", name="Ana", organisation=af, themes=["Torture"])
    course = desk.add(
        "activity", Label.INTERNAL, title="Course", organisers=[twin], leads=[af],
        themes=["Torture", "Prisons"],
    )  # fmt: skip
    paper = desk.add("document", title="Report", authors=[sr], themes=["Torture"])
    visit = desk.add("visit", country="TUN", mechanisms=[sr], leads=[af], themes=["Water"])
    desk.do(join, [af, twin], {})
    shown = min(af, twin)
    with desk.database.reading() as session:
        grid = theme_grid(session, ["Climate"])
    assert list(grid.themes) == ["Climate", "Food", "Prisons", "Torture", "Water"]
    assert grid.bodies[0].word == "SRT"
    assert [each.ref for each in grid.bodies] == [sr, shown, ngo]
    mandate = grid.work["Torture", sr]
    assert (mandate.has_mandate, mandate.refs) == (True, (paper,))
    met = grid.work["Torture", shown]
    assert (met.has_mandate, set(met.refs), met.label) == (False, {person, course}, Label.INTERNAL)
    assert grid.work["Food", ngo].refs == ()
    assert grid.work["Water", shown].refs == grid.work["Water", sr].refs == (visit,)

    def themes(**wanted: object) -> list[str]:
        return list(narrowed(grid, Wanted(**wanted)).themes)  # type: ignore[arg-type]

    assert themes(meets=True) == ["Torture", "Water"]
    assert themes(gaps=True) == ["Climate", "Food", "Prisons"]
    assert themes(text="tor") == ["Torture"]
    assert grid.labels["Prisons"] is Label.INTERNAL
    assert grid.labels["Torture"] is Label.NETWORK
    few = narrowed(grid, Wanted(sort="special_procedure"))
    assert [each.ref for each in few.bodies] == [sr]
    assert [each.ref for each in narrowed(grid, Wanted(text="food")).bodies] == [ngo]
    desk.close()


def test_what_people_at_risk_work_on_is_for_this_desk_alone(tmp_path: Path) -> None:
    desk = DeskAtWork(tmp_path, "NIRMS")
    body = desk.add("organisation", name="A friend", type="ngo", themes=["Food"])
    people = [
        desk.add("person", name="Ana", organisation=body, themes=["Exile"], **more)
        for more in ({"protected": "yes"}, {})
    ]
    desk.do(join, people, {})
    hidden = desk.add("organisation", Label.INTERNAL, name="Hidden", type="ngo", themes=["Food"])
    with desk.database.reading() as session:
        grid = theme_grid(session)
    assert grid.labels == {"Food": Label.NETWORK, "Exile": Label.INTERNAL}
    assert grid.work["Exile", body].label is Label.INTERNAL
    assert {each.ref: each.label for each in grid.bodies}[hidden] is Label.INTERNAL
    desk.close()
