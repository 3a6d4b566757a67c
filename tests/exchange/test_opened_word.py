"""Tables of text documents as lists: what is a row, what is a heading between, and what harms."""

from pathlib import Path

import pytest

from hrdesk.domain.errors import FileRefused
from hrdesk.exchange.foreign.looking import look_at_list
from hrdesk.exchange.foreign.opening import opened_list
from hrdesk.exchange.foreign.proposing import propose
from hrdesk.exchange.opening import opened_book
from hrdesk.exchange.xml_part import LONGEST_TEXT
from tests.exchange.documents import cell, in_document, lines, row, table

HEADINGS = ("Recommendation", "Position", "Full list of themes", "Affected persons")
ASKED = ("138.12 Ratify the protocol (Germany)", "Supported", "Education\nWomen", "Children")
PROSE = "<w:p><w:r><w:t>Before the table</w:t></w:r></w:p>"


def texts(path: Path) -> list[list[tuple[int, dict[int, str]]]]:
    with opened_list(path) as book:
        return [
            [(number, {at: each.text for at, each in cells.items()}) for number, cells in found]
            for found in [list(book.rows(sheet)) for sheet in book.sheets]
        ]


def test_a_thematic_list_of_recommendations_is_read_by_its_headings(tmp_path: Path) -> None:
    between = row(cell("Theme: Ratification", '<w:gridSpan w:val="4"/>'))
    other = lines(("A", "B"), ("1", "2"))
    rows = table(row(*HEADINGS), between, row(*ASKED), row("", "", "", ""))
    path = in_document(tmp_path / "list.docx", PROSE, rows, PROSE, other)
    assert texts(path) == [
        [(1, dict(enumerate(HEADINGS, 1))), (3, dict(enumerate(ASKED, 1)))],
        [(1, {1: "A", 2: "B"}), (2, {1: "1", 2: "2"})],
    ]
    found = propose(look_at_list(path).tables[0])
    assert found.kind == "recommendation"
    fields = {place: name for place, (name, _) in found.fields.items()}
    assert fields == {1: "text", 2: "upr_position", 3: "themes", 4: "groups"}


def test_cells_over_columns_and_rows_keep_their_places(tmp_path: Path) -> None:
    wide = cell("wide", '<w:gridSpan w:val="2"/>')
    begun, on = cell("once", '<w:vMerge w:val="restart"/>'), cell("again", "<w:vMerge/>")
    path = in_document(
        tmp_path / "a.docx", table(row(wide, "x"), row(begun, "a", "b"), row(on, "c", "d"))
    )
    assert texts(path) == [
        [(1, {1: "wide", 3: "x"}), (2, {1: "once", 2: "a", 3: "b"}), (3, {2: "c", 3: "d"})]
    ]


def test_a_table_within_a_cell_and_signs_of_the_line_belong_to_the_cell(tmp_path: Path) -> None:
    inner = cell("outer").replace("</w:tc>", lines(("in", "side")) + "</w:tc>")
    tabbed = (
        "<w:tc><w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p></w:tc>"
    )
    path = in_document(tmp_path / "a.docx", table(row(inner, tabbed)))
    assert texts(path) == [[(1, {1: "outer\nin\nside", 2: "a b\nc"})]]


@pytest.mark.parametrize(
    "harm",
    [
        table(row(cell("x" * (LONGEST_TEXT + 1)))),
        table(row(*("<w:tc></w:tc>" for _ in range(16_385)))),
        table(row(cell("x", '<w:gridSpan w:val="much"/>'))),
        "<w:tbl>",
    ],
)
def test_what_harms_is_refused(tmp_path: Path, harm: str) -> None:
    path = in_document(tmp_path / "a.docx", harm)
    with pytest.raises(FileRefused) as refused:
        texts(path)
    assert refused.value.code == "damaged"


def test_a_text_document_is_no_workbook_and_without_tables_no_list(tmp_path: Path) -> None:
    path = in_document(tmp_path / "a.docx", PROSE)
    with pytest.raises(FileRefused) as refused:
        look_at_list(path)
    assert refused.value.code == "no_list"
    with pytest.raises(FileRefused) as refused:
        opened_book(path)
    assert refused.value.code == "not_a_workbook"
