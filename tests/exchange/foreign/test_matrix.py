"""Tables of States by treaties: what their cells say, and that every cell is accounted for."""

from pathlib import Path

import pytest

from hrdesk.domain.arrival import CellClass
from hrdesk.exchange.foreign.looking import look_at_list
from hrdesk.exchange.foreign.mapping import TREATY, ListMapping, TableMapping
from hrdesk.exchange.foreign.proposing import propose
from hrdesk.exchange.foreign.reading import read_list
from hrdesk.exchange.foreign.treaties import says_standing, standing_of
from hrdesk.exchange.foreign.values import ListValues
from hrdesk.exchange.meaning import NotUnderstood
from hrdesk.exchange.sheet_cells import Cell
from tests.exchange.foreign.tables import cells_in, in_csv, in_workbook, read_as_proposed

TABLE = (
    ["State", "ICCPR", "CEDAW", "CAT", "Notes"],
    ["Tunisia", "18 Mar 1969", "1985-09-20", "s 1987-08-26; 1988-09-23"],
    ["Kenya", "1 May 1972 a", "yes", "–", "checked"],
    ["Peru", "-", "who knows", None, "nothing is known"],
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2001-03-04", {"bound": "2001-03-04"}),
        ("1993", {"bound": "1993"}),
        ("4 Mar 2001 (d)", {"status": "succeeded", "bound": "2001-03-04"}),
        ("ratified 2001", {"status": "ratified", "bound": "2001"}),
        ("2001-03-04 accession", {"status": "acceded", "bound": "2001-03-04"}),
        ("signed on 4 March 2001", {"status": "signed", "signed": "2001-03-04"}),
        ("s 2001 / 2003", {"status": "ratified", "signed": "2001", "bound": "2003"}),
        ("x", {"status": "ratified"}),
        ("Yes", {"status": "ratified"}),
        ("oui", {"status": "ratified"}),
        ("no", {"status": "not_signed"}),
        ("0", {"status": "not_signed"}),
        ("withdrew; ", {"status": "denounced"}),
        ("denounced 2019", {"status": "denounced", "notes": "denounced 2019"}),
        ("denounced", {"status": "denounced"}),
        (
            "Denounced 2001; ratified 1990",
            {"status": "denounced", "bound": "1990", "notes": "Denounced 2001"},
        ),
        (
            "Acceded 12 May 1992; signed 1990",
            {"status": "acceded", "bound": "1992-05-12", "signed": "1990"},
        ),
        ("no; signed 1990", {"status": "signed", "signed": "1990"}),
        ("no, 1990", {"status": "not_signed", "notes": "no, 1990"}),
        (
            "ratified 1990; denounced 2001; acceded 2010; 1985",
            {
                "status": "acceded",
                "bound": "2010",
                "notes": "ratified 1990; denounced 2001; 1985",
            },
        ),
        (
            "denounced 2001; ratified March 2001",
            {"status": "denounced", "bound": "2001-03", "notes": "denounced 2001"},
        ),
        ("–", {}),
        ("see note 4", None),
        ("45 March", None),
        ("perhaps", None),
    ],
)
def test_a_cell_says_days_words_and_marks(text: str, found: dict[str, str] | None) -> None:
    assert says_standing(text) is (found is not None)
    if found is not None:
        assert standing_of(Cell(text), ListValues()) == found


def test_a_formula_that_came_to_nothing_is_told() -> None:
    with pytest.raises(NotUnderstood) as problem:
        standing_of(Cell("", formula="=A1"), ListValues())
    assert problem.value.code == "formula"


def test_each_cell_of_a_treaty_is_a_line_of_its_own(tmp_path: Path) -> None:
    path = in_workbook(tmp_path / "treaties.xlsx", Status=TABLE)
    (table,) = look_at_list(path).tables
    proposal = propose(table)
    targets = [target for target, _ in proposal.fields.values()]
    assert (proposal.kind, targets) == (
        "ratification",
        ["country", TREATY, TREATY, TREATY, "notes"],
    )
    content = read_as_proposed(path)
    told = [(each.values["country"], each.open_links[0].names[0]) for each in content.rows]
    assert told == [
        *(("TUN", "ICCPR"), ("TUN", "CEDAW"), ("TUN", "CAT")),
        *(("KEN", "ICCPR"), ("KEN", "CEDAW")),
    ]
    assert [each.values.get("notes") for each in content.rows[3:]] == ["checked", "checked"]
    assert len({each.ref for each in content.rows}) == 5
    codes = [(each.code, each.address) for each in content.findings]
    unknown = "list_unknown_name"
    assert codes == [("list_bad_value", "C4"), (unknown, "B1"), (unknown, "C1"), (unknown, "D1")]
    assert cells_in(content) == sum(cell is not None for line in TABLE for cell in line)
    assert content.cells[CellClass.NEW] == 8
    assert content.cells[CellClass.LEFT_OUT] == 2, "of Peru nothing is known"
    again = read_as_proposed(path)
    assert [each.ref for each in again.rows] == [each.ref for each in content.rows]


def test_what_a_cell_adds_to_the_notes_of_its_row_stands_beside_them(tmp_path: Path) -> None:
    cell = "denounced 2019"
    lines = (["State", "CAT", "CEDAW", "Notes"], ["Peru", cell, "1985", "checked"])
    content = read_as_proposed(in_csv(tmp_path / "a.csv", lines))
    assert [each.values["notes"] for each in content.rows] == [f"checked\n{cell}", "checked"]
    assert cells_in(content) == 8
    assert content.cells[CellClass.NEW] == 4


def test_a_treaty_may_be_another_line_of_the_file_and_a_column_needs_a_heading(
    tmp_path: Path,
) -> None:
    path = in_csv(tmp_path / "a.csv", [["State", "CAT", ""], ["Nowhere", "yes", "yes"]])
    mapping = ListMapping(
        (TableMapping("a", 1, "ratification", {1: "country", 2: TREATY, 3: TREATY}),)
    )
    content = read_list(path, mapping)
    (row,) = content.rows
    assert row.lacks == ("country", "instrument")
    assert content.cells[CellClass.LEFT_OUT] == 1
    assert content.cells[CellClass.FAULT] == 1
    assert cells_in(content) == 5


def test_the_number_of_a_paragraph_is_split_from_its_text(tmp_path: Path) -> None:
    lines = [
        ["Recommendation", "State"],
        ["138.12 Ratify the Protocol", "Tunisia"],
        ["Act", "Peru"],
    ]
    first, second = read_as_proposed(in_csv(tmp_path / "a.csv", lines)).rows
    assert first.values["paragraph"] == "138.12"
    assert first.values["text"] == "Ratify the Protocol"
    assert "paragraph" not in second.values
    lines[0].append("Paragraph")
    lines[1].append("7")
    (told, _) = read_as_proposed(in_csv(tmp_path / "b.csv", lines)).rows
    assert (told.values["paragraph"], told.values["text"][:6]) == ("7", "138.12")
