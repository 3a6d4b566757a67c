"""A wide grid goes on paper as several tables, each with what is to be seen beside all columns."""

from hrdesk.domain.label import Label
from hrdesk.ui.follow_up.matrix_model import Cell, Mark, Matrix, MatrixColumn, MatrixRow, RowMarks
from hrdesk.ui.follow_up.matrix_paper import MatrixPrintable


def grid(columns: list[MatrixColumn]) -> MatrixPrintable:
    rows = [MatrixRow("a", "A"), MatrixRow("b", "B", Label.NETWORK)]
    marks = {("a", "when"): Mark("2027", "2027")}
    marks |= {("b", column.key): Mark("P", "takes part") for column in columns[-2:]}
    return MatrixPrintable("Grid", "Row", Matrix(rows, columns, marks), drops_empty=True)


def test_columns_go_on_by_group_and_the_first_are_repeated() -> None:
    when = MatrixColumn("when", "When")
    first = [MatrixColumn(f"u{at}", f"U{at}", group="UN") for at in range(15)]
    more = [MatrixColumn(f"r{at}", f"R{at}", group="Region") for at in range(4)]
    last = [MatrixColumn("output", "Output", is_text=True)]
    paper = grid([when, *first, *more, *last])
    tables = paper.tables(Label.NETWORK)
    words = [[heading.word for heading in table.headings] for table in tables]
    assert [each[:2] for each in words] == [["Row", "When"]] * 2
    assert words[0][2:] == [f"U{at}" for at in range(12)]
    assert words[1][2:] == ["U12", "U13", "U14", "R0", "R1", "R2", "R3", "Output"]
    assert tables[1].note == "UN · Region"
    assert [[row.cells[0] for row in table.rows] for table in tables] == [[], ["B"]]


def test_a_narrow_grid_is_one_table_and_keeps_what_is_empty_where_that_says_something() -> None:
    paper = grid([MatrixColumn("when", "When"), MatrixColumn("u", "U", group="UN")])
    assert [len(table.rows) for table in paper.tables(Label.NETWORK)] == [2]
    paper.drops_empty = False
    assert [len(table.rows) for table in paper.tables(Label.PUBLIC)] == [2]


def test_the_name_of_a_group_goes_as_far_as_its_own_label() -> None:
    secret = MatrixColumn("u", "U", group="Quiet alliance", group_label=Label.INTERNAL)
    paper = grid([MatrixColumn("when", "When"), secret, MatrixColumn("v", "V", group="UN")])
    assert [table.note for table in paper.tables(Label.NETWORK)] == ["UN"]
    assert [table.note for table in paper.tables(Label.INTERNAL)] == ["Quiet alliance · UN"]


def test_marks_of_a_row_are_made_when_they_are_asked_for() -> None:
    made: list[str] = []

    def make(title: str) -> list[tuple[Cell, Mark]]:
        made.append(title)
        return [((title, "one"), Mark("x", title))]

    marks = RowMarks({"a": "a", "b": "b"}, make)
    assert marks.get(("a", "one")) == Mark("x", "a")
    assert marks.get(("c", "one")) is None
    assert made == ["a"]
    assert dict(marks) == {("a", "one"): Mark("x", "a"), ("b", "one"): Mark("x", "b")}
    assert len(marks) == 2
    assert made == ["a", "b"]


def test_a_page_has_all_columns_beside_each_other() -> None:
    columns = [MatrixColumn(str(number), str(number), group="Bodies") for number in range(20)]
    table = grid([MatrixColumn("when", "When"), *columns]).as_table(Label.NETWORK)
    assert table.words(Label.NETWORK) == ("Row", "When", *map(str, range(20)))
    assert [cells[0] for _, cells in table.lines(Label.NETWORK)] == ["A", "B"]
