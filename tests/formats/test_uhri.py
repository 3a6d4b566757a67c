"""Rows of the UHRI's export as it spells them."""

from collections.abc import Mapping
from typing import NamedTuple

import pytest

from hrdesk.domain.paragraphs import without_number
from hrdesk.formats.uhri import UhriRow, column_of, columns_in, rows_of
from tests.formats.uhri_export import HEADINGS, KEY, ROW, UPR_ROW


class Cell(NamedTuple):
    """A cell as the readers of spreadsheets give it."""

    text: str
    number: float | None = None


def read(row: Mapping[str, object], headings: tuple[str, ...] = HEADINGS) -> UhriRow:
    cells = {
        place: Cell("", value) if isinstance(value, int | float) else Cell(str(value))
        for place, heading in enumerate(headings, 1)
        if (value := row.get(heading)) is not None
    }
    cells = {
        place: Cell(str(cell.number), cell.number) if cell.number is not None else cell
        for place, cell in cells.items()
    }
    header = {place: Cell(heading) for place, heading in enumerate(headings, 1)}
    found = columns_in([(1, header)])
    assert found is not None
    (row_read,) = rows_of([(2, cells)], found[1])
    return row_read


def test_each_heading_of_the_export_is_known_and_those_that_were_spelled_rightly() -> None:
    assert all(column_of(heading) is not None for heading in HEADINGS)
    assert column_of("Recommending body") == "bodies"
    assert column_of("UPR Recommending States") == "recommending_states"
    assert column_of("Remarks") is None


def test_a_row_loses_its_dashes_and_falls_apart_at_line_feeds() -> None:
    row = read(ROW)
    assert (row.key, row.problems) == (KEY, ())
    assert row.values == {
        "text": "Rural women\nThe Committee recommends that the State party open shelters.",
        "paragraph": "49",
        "countries": ("Tunisia",),
        "bodies": ("CEDAW",),
        "symbol": "CEDAW/C/TUN/CO/7",
        "themes": ("Advancement of women", "Prohibition of slavery, trafficking"),
        "groups": ("Children",),
        "goals": ("5.2 - End all violence against women", "16.3 - Promote the rule of law"),
        "date": "2023-02-28",
        "recommending_states": (),
        "upr_position": "",
        "upr_session": "",
        "type": "concern",
    }
    # 15 March 2023, noon.
    assert row.minute == 27_981_360


def test_a_row_of_the_review_has_position_session_and_states() -> None:
    values = read(UPR_ROW).values
    assert values["upr_position"] == "supported"
    assert values["upr_session"] == "35"
    assert values["recommending_states"] == ("Germany", "Côte d'Ivoire")
    assert (values["paragraph"], values["type"]) == ("138.12", "recommendation")
    assert read(UPR_ROW).minute == 0


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("49. The Committee notes", "49", "The Committee notes"),
        ("49.The Committee notes", "49", "The Committee notes"),
        ("6.5 Consider ratifying", "6.5", "Consider ratifying"),
        ("138.12. “Ratify” it", "138.12", "“Ratify” it"),
        ("(a) Ensure access", "", "(a) Ensure access"),
        ("16 days of activism", "", "16 days of activism"),
        ("6.5 million people", "", "6.5 million people"),
        ("The Committee, in article 5. It", "", "The Committee, in article 5. It"),
        ("2030 Agenda", "", "2030 Agenda"),
        ("Torture 12.Investigate", "12", "Torture\nInvestigate"),
    ],
)
def test_the_number_of_the_paragraph_stands_in_the_text(text: str, number: str, rest: str) -> None:
    assert without_number(text) == (number, rest)


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({"OHCHR Annotation Id": "17"}, ["uhri_no_key"]),
        ({"OHCHR Annotation Id": None}, ["uhri_no_key"]),
        ({"Text": " "}, ["uhri_no_text"]),
        ({"Document Publication Date": "soon"}, ["uhri_no_date"]),
        ({"Document Publication Date": "2023-02-31"}, ["uhri_no_date"]),
        ({"Date of publication on UHRI": 3}, ["uhri_no_date"]),
        ({"UPR Position": "- Under consideration"}, ["uhri_unknown_word"]),
    ],
)
def test_what_is_wrong_with_a_row_is_told_with_its_column(
    changed: Mapping[str, object], codes: list[str]
) -> None:
    row = read({**ROW, **changed})
    assert [each.code for each in row.problems] == codes
    assert all(each.number == 2 for each in row.problems)
    assert bool(row.key) == (codes[0] not in ("uhri_no_key", "uhri_no_text"))


def test_days_may_be_texts_and_columns_may_be_missing() -> None:
    assert read({**ROW, "Document Publication Date": "2023-02-28"}).values["date"] == "2023-02-28"
    few = read(ROW, ("OHCHR Annotation Id", "Text"))
    assert set(few.values) == {"text", "paragraph"}


def test_a_sheet_without_the_keys_is_no_export() -> None:
    assert columns_in([]) is None
    many = [(number, {1: Cell("x")}) for number in range(1, 40)]
    assert columns_in(many) is None
    assert columns_in([(1, {1: Cell("Text"), 2: Cell("Themes")})]) is None
