"""Tables of pages as lists, as they are copied out of documents and browsers."""

from pathlib import Path

import pytest

from hrdesk.domain.errors import FileRefused
from hrdesk.exchange.foreign import opened_page
from hrdesk.exchange.foreign.looking import look_at_list
from hrdesk.exchange.foreign.opening import opened_list


def texts(path: Path, page: str) -> list[list[tuple[int, dict[int, str]]]]:
    path.write_text(page, encoding="utf-8")
    with opened_list(path) as book:
        return [
            [(number, {at: each.text for at, each in cells.items()}) for number, cells in found]
            for found in [list(book.rows(sheet)) for sheet in book.sheets]
        ]


def test_rows_and_cells_are_read_also_where_nobody_closes_them(tmp_path: Path) -> None:
    page = """<html><head><style>td {x: y}</style></head><p>Before</p>
    <table><tr><th>Recommendation<th>Position</tr>
    <tr><td colspan="2">Theme: Education</td></tr>
    <tr><td>Ratify
      it<br>now</td><td><p>Supported</p><script>no</script></td></tr><tr><td> </td></tr></table>
    <table><tr><td>A<table><tr><td>in</td></tr></table></td><td colspan="x">B</td></table></html>"""
    assert texts(tmp_path / "a.html", page) == [
        [(1, {1: "Recommendation", 2: "Position"}), (3, {1: "Ratify it\nnow", 2: "Supported"})],
        [(1, {1: "A\nin", 2: "B"})],
    ]


def test_tags_that_fit_nowhere_change_nothing(tmp_path: Path) -> None:
    page = "<html></table></td></style><tr><td>x</td></tr></html>"
    assert texts(tmp_path / "a.html", page) == []
    many = "<td>x</td>" * 16_390
    ((row,),) = texts(tmp_path / "a.html", f"<table><tr>{many}</tr></table>")
    assert len(row[1]) == 16_384


def test_a_page_is_a_list_where_it_has_a_table_and_is_not_too_big(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><table><tr><td>Name<td>E-mail<tr><td>Ana<td>a@example.org</table>")
    assert look_at_list(path).tables[0].headings == ("Name", "E-mail")
    monkeypatch.setattr(opened_page, "MOST_BYTES", 10)
    with pytest.raises(FileRefused) as refused:
        look_at_list(path)
    assert refused.value.code == "too_big"
