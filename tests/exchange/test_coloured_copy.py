"""A partner's own file comes back to it coloured, with what happened, and can be returned again."""

import csv
import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from hrdesk.cli.finding_words import known_findings
from hrdesk.domain.arrival import Arrival, Finding, FindingKind
from hrdesk.domain.errors import FileRefused
from hrdesk.exchange import coloured_copy, happened_sheet
from hrdesk.exchange.apart import copy_apart
from hrdesk.exchange.coloured_copy import copy_with_what_happened
from hrdesk.exchange.happened import Copied, Sort, Wish, happened
from hrdesk.exchange.happened_sheet import FILLS
from hrdesk.exchange.happened_words import Words, deeds, happened_texts
from hrdesk.exchange.layout import HAPPENED_MARK
from hrdesk.exchange.limits import Limits
from hrdesk.exchange.reader import read_workbook
from hrdesk.geography import LANGUAGES
from hrdesk.resources import resource
from tests.exchange.hostile import parts_of as parts_in
from tests.exchange.hostile import with_macros, zipped
from tests.exchange.other_formats import save_as_ods
from tests.exchange.test_read_me import parts_of, placeholders
from tests.exchange.workbooks import (
    ENVELOPE,
    edited,
    opened,
    ref,
    visit,
    without_other_kinds,
    wrote,
)

TRANSLATED = [each for each in LANGUAGES if each != "en"]
# What only a desk finds when it compares with its own records; no copy tells of that.
OF_THE_DESK = {
    "same_spare_line",
    "erased_here",
    "label_lowered",
    "partners_widened",
    "joined",
    "unjoined",
    "other_recipient",
}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Three visits."""
    path = tmp_path_factory.mktemp("original") / "book.xlsx"
    wrote(path, visit(1), visit(2), visit(3))
    without_other_kinds(path, "visit")
    return path.read_bytes()


@pytest.fixture
def book(tmp_path: Path, original: bytes) -> Path:
    """A copy of that workbook, to be edited."""
    path = tmp_path / "book.xlsx"
    path.write_bytes(original)
    return path


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where copies go."""
    return tmp_path / "copy.xlsx"


def copied(path: Path, target: Path, language: str = "", **named: Path) -> Copied:
    """What came of it, but for the workbook: those here have no seal."""
    wish = Wish({ENVELOPE.sender: language} if language else {})
    made = copy_with_what_happened(path, target, wish, country_names={}, **named)
    return replace(made, unproven="")


def told(sheet: Worksheet) -> list[dict[str, str]]:
    """The lines of the list by heading."""
    rows = [[str(value or "") for value in row] for row in sheet.iter_rows(values_only=True)]
    start = next((at for at, row in enumerate(rows) if row[-1] == "Code"), len(rows))
    keys = list(happened_texts("en")["columns"])
    return [dict(zip(keys, row, strict=True)) for row in rows[start + 1 :]]


def first_sheet(path: Path) -> Worksheet:
    sheet = load_workbook(path).worksheets[0]
    assert sheet["A1"].value == HAPPENED_MARK
    return sheet


def sort_of(path: Path, place: str, title: str = "Visits") -> Sort | None:
    """By its colour, what a cell is."""
    colour = load_workbook(path)[title][place].fill.fgColor.rgb
    return next((each for each, fill in FILLS.items() if fill.fgColor.rgb == colour), None)


# ---------------------------------------------------------------- the words


def test_there_is_a_file_for_each_language_and_no_other() -> None:
    found = {path.stem for path in resource("what_happened").iterdir() if path.suffix == ".json"}
    assert found == set(LANGUAGES)


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_language_has_the_same_parts_and_placeholders(language: str) -> None:
    english, other = (dict(parts_of(happened_texts(each))) for each in ("en", language))
    assert other.keys() == english.keys()
    assert {at: placeholders(text) for at, text in other.items()} == {
        at: placeholders(text) for at, text in english.items()
    }
    same = {at for at in english if english[at] == other[at]}
    assert same <= {".columns.code", ".sorts.question"}
    assert len(happened_texts(language)["title"]) <= 31, "the title of a sheet"


def test_every_finding_of_a_file_has_words_and_every_word_is_used() -> None:
    texts = happened_texts("en")
    entries = {"unknown_entry", "bad_entry", "private_entry"}
    assert {"entry" if each in entries else each for each in deeds()} == set(texts["what"]) - {
        "other"
    }
    of_files = {"not_hrdesk", "newer_format", "edited", "new"}
    assert set(deeds()) - of_files <= known_findings()
    assert {each for each, _ in deeds().values()} == set(texts["did"])
    assert {each for _, each in deeds().values()} == set(texts["do"])
    assert not OF_THE_DESK & set(deeds())


def test_a_language_that_is_not_known_is_english() -> None:
    assert Words("de").language == "en"


# ---------------------------------------------------------------- what is told


def _edit_everything(book: Path) -> dict[str, str]:
    """One cell of each sort, by the key of its column."""
    with edited(book) as page:
        rows = [page.row(ref("visit", number)) for number in (1, 2, 3)]
        page.put(rows[0], purpose="By hand", country="Nowhere", status="=1+1")
        page.put(rows[1], inputs_by="01/02/2027", head="Nobody", purpose="Purpose of visit\u00a02")
        page.put(rows[1], status="sometimes")
        page.put(page.row(page.refs()[3]), country="Kenya", purpose="New")
        page.put(rows[2], themes=None)
        last = page.sheet.max_column + 1
        page.sheet.cell(4, last).value = "Mine"
        page.sheet.cell(5, last).value = "my own words"
        return {
            "edit": page.cell(rows[0], "purpose").coordinate,
            "cleared": page.cell(rows[2], "themes").coordinate,
            "problem": page.cell(rows[0], "country").coordinate,
            "code": page.cell(rows[1], "status").coordinate,
            "question": page.cell(rows[1], "head").coordinate,
            "date": page.cell(rows[1], "inputs_by").coordinate,
            "formula": page.cell(rows[0], "status").coordinate,
            "disguise": page.cell(rows[1], "purpose").coordinate,
            "unknown": page.sheet.cell(5, last).coordinate,
            "empty": page.sheet.cell(7, last).coordinate,
            "new": page.cell(page.row(page.refs()[3]), "ref").coordinate,
            "new_purpose": page.cell(page.row(page.refs()[3]), "purpose").coordinate,
        }


def test_each_cell_has_its_colour_and_its_line(book: Path, target: Path) -> None:
    places = _edit_everything(book)
    assert copied(book, target) == Copied(10, is_coloured=True)
    lines = {line["cell"]: line for line in told(first_sheet(target))}
    for key, sort, code in (
        ("problem", Sort.PROBLEM, "bad_value"),
        ("code", Sort.PROBLEM, "bad_value"),
        ("question", Sort.QUESTION, "unknown_name"),
        ("date", Sort.QUESTION, "ambiguous_date"),
        ("formula", Sort.QUESTION, "formula"),
        ("disguise", Sort.DISGUISE, "disguise"),
        ("edit", Sort.EDIT, "edited"),
        ("cleared", Sort.EDIT, "edited"),
        ("new", Sort.EDIT, "new"),
    ):
        assert sort_of(target, places[key]) == sort, key
        assert (lines[places[key]]["sheet"], lines[places[key]]["code"]) == ("Visits", code)
        assert lines[places[key]]["sort"] == Words("en").sort(sort)
    assert sort_of(target, places["unknown"]) == Sort.UNKNOWN
    assert sort_of(target, places["new_purpose"]) == Sort.EDIT
    assert sort_of(target, places["empty"]) is None, "of a column that was added, what is in it"
    assert lines[places["problem"]]["expected"] == "a country by its name or its three letters"
    assert lines[places["code"]]["expected"].startswith("one of: Requested; Reminded; ")
    assert lines[places["question"]]["expected"] == "the Ref of a record of the right kind"
    assert lines[places["formula"]]["found"] == "=1+1"
    assert lines[places["disguise"]]["expected"] == "Purpose of visit 2"
    assert lines[places["edit"]]["found"] == "By hand"
    assert lines[places["new"]]["found"] == "(× 3)"


def test_it_can_itself_come_back(book: Path, target: Path) -> None:
    _edit_everything(book)
    copied(book, target, "ar")
    original, copy = read_workbook(book), read_workbook(target)
    assert copy.records == original.records
    assert copy.findings == original.findings
    assert (copy.missing, copy.seal, copy.touched) == (
        original.missing,
        original.seal,
        original.touched,
    )
    states = {sheet.title: sheet.sheet_state for sheet in load_workbook(target)}
    assert all((state == "hidden") == title.startswith("_") for title, state in states.items())


def test_it_opens_on_what_happened_alone(book: Path, target: Path) -> None:
    copied(book, target, "ar")
    copy = load_workbook(target)
    assert copy.active is copy.worksheets[0]
    assert [each.title for each in copy.worksheets if each.sheet_view.tabSelected] == [
        happened_texts("ar")["title"]
    ]
    assert copy.worksheets[0].sheet_view.rightToLeft
    assert not load_workbook(book).worksheets[0].sheet_view.rightToLeft


def test_it_is_in_the_language_of_the_file_unless_the_sender_is_known(
    book: Path, target: Path
) -> None:
    copied(book, target)
    assert first_sheet(target).title == "What happened"
    copied(book, target, "ru")
    assert first_sheet(target).title == "Что произошло"


def test_a_second_copy_forgets_the_first(book: Path, target: Path) -> None:
    places = _edit_everything(book)
    copied(book, target)
    with opened(target) as copy:
        copy["Visits"][places["problem"]].value = "Tunisia"
    copied(target, book)
    assert load_workbook(book).sheetnames[:2] == ["What happened", "Read me"]
    assert sort_of(book, places["problem"]) is None
    assert sort_of(book, places["edit"]) == Sort.EDIT


def test_nothing_to_tell_is_told(book: Path, target: Path) -> None:
    assert copied(book, target) == Copied(0, is_coloured=True)
    texts = [row[0] for row in first_sheet(target).iter_rows(values_only=True)]
    assert happened_texts("en")["nothing"] in texts
    assert happened_texts("en")["colours"] not in texts


def test_a_torn_column_is_coloured_in_all_its_rows(tmp_path: Path, target: Path) -> None:
    path = tmp_path / "book.xlsx"
    wrote(path, *(visit(number) for number in range(1, 6)))
    with edited(path) as page:
        rows = [page.row(ref("visit", number)) for number in range(1, 6)]
        texts = [page.cell(row, "purpose").value for row in rows]
        for row, text in zip(rows, texts[1:] + texts[:1], strict=True):
            page.cell(row, "purpose").value = text
        places = [page.cell(row, "purpose").coordinate for row in rows]
    copied(path, target)
    assert {sort_of(target, place) for place in places} == {Sort.QUESTION}
    (line,) = told(first_sheet(target))
    assert (line["code"], line["found"]) == ("torn_column", "(× 5)")


def test_what_nobody_wrote_is_no_line_and_rows_are_looked_for_once(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    wrote(path, *(visit(number) for number in range(1, 6)))
    with edited(path) as page:
        rows = [page.row(ref("visit", number)) for number in range(1, 6)]
        texts = [page.cell(row, "purpose").value for row in rows]
        for row, text in zip(rows, texts[1:] + texts[:1], strict=True):
            page.cell(row, "purpose").value = text
        page.cell(rows[0], "country").value = "Kenya"
    arrival = read_workbook(path)
    once = happened(arrival, {}, holds_base=True)
    records = [
        replace(each, addresses={**each.addresses, "dates": "C4", "status": ""})
        for each in arrival.records
    ]
    twice = replace(arrival, records=tuple(records), findings=arrival.findings * 2)
    again = happened(twice, {}, holds_base=True)
    assert again.colours == once.colours
    assert len(again.lines) == len(once.lines) + len(arrival.findings)


def test_lines_that_did_not_come_back_are_named(tmp_path: Path, target: Path) -> None:
    path = tmp_path / "book.xlsx"
    wrote(path, *(visit(number) for number in range(1, 8)))
    with edited(path) as page:
        page.sheet.delete_rows(5, 6)
    copied(path, target)
    (line,) = told(first_sheet(target))
    assert (line["code"], line["sheet"]) == ("missing", "The whole file")
    assert ref("visit", 1) in line["found"]
    assert line["found"].endswith(" … (× 6)")


def test_no_text_becomes_a_formula(book: Path, target: Path) -> None:
    with edited(book) as page:
        cell = page.cell(page.row(ref("visit", 1)), "country")
        cell.value = "=cmd|' /C calc'!A0"
        cell.data_type = "s"
        page.put(page.row(ref("visit", 2)), country="a_x0007_b")
    copied(book, target)
    sheet = first_sheet(target)
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert all(
        cell.value is None for row in sheet.iter_rows() for cell in row if cell.data_type == "n"
    )
    assert "=cmd|' /C calc'!A0" in [line["found"] for line in told(sheet)]
    assert read_workbook(target).records == read_workbook(book).records


def test_a_long_list_says_that_it_was_cut(
    book: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(happened_sheet, "MOST_LINES", 2)
    _edit_everything(book)
    assert copied(book, target).lines == 10
    texts = [row[0].value for row in first_sheet(target).iter_rows()]
    assert texts[-1] == Words("en").more(8)


def test_where_there_is_no_word_there_is_what_is_always_true() -> None:
    strange = Finding(FindingKind.QUESTION, "of a later version", "Visits", "D5", "", "", "x", "y")
    arrival = Arrival("", ENVELOPE, findings=(strange,))
    (line,) = happened(arrival, {}, holds_base=True).lines
    assert Words("en").line(line)[3:6] == ["HRDesk could make no use of this.", "x", "y"]


def test_the_first_in_order_gives_the_colour() -> None:
    several = tuple(
        Finding(kind, "disguise", "Visits", "D5")
        for kind in (FindingKind.DISGUISE, FindingKind.PROBLEM, FindingKind.QUESTION)
    )
    what = happened(Arrival("", ENVELOPE, findings=several), {}, holds_base=True)
    assert what.colours == {"Visits": {"D5": Sort.PROBLEM}}


# ---------------------------------------------------------------- other files


def _with(book: Path, name: str, change: Mapping[bytes, bytes]) -> None:
    parts = parts_in(book.read_bytes())
    for old, new in change.items():
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new)
    book.write_bytes(zipped(parts))


def test_macros_stay_behind(book: Path, target: Path) -> None:
    book.write_bytes(with_macros(parts_in(book.read_bytes())))
    assert copied(book, target).is_coloured
    names = zipfile.ZipFile(target).namelist()
    assert "xl/vbaProject.bin" not in names
    types = zipfile.ZipFile(target).read("[Content_Types].xml")
    assert b"macro" not in types.lower()
    assert [line["code"] for line in told(first_sheet(target))] == ["macros"]


def test_a_file_that_openpyxl_cannot_take_in_gets_the_list_alone(book: Path, target: Path) -> None:
    _edit_everything(book)
    _with(book, "xl/styles.xml", {b'patternType="solid"': b'patternType="odd"'})
    assert copied(book, target) == Copied(10, is_coloured=False)
    assert load_workbook(target).sheetnames == ["What happened"]
    assert len(told(first_sheet(target))) == 10


def test_a_copy_that_would_be_read_otherwise_is_not_made(book: Path, target: Path) -> None:
    with edited(book) as page:
        cell = page.cell(page.row(ref("visit", 1)), "inputs_by")
        cell.value, cell.number_format = 99_999_999, "yyyy-mm-dd"
    assert copied(book, target) == Copied(1, is_coloured=False)


def test_a_copy_that_cannot_be_saved_is_not_made(
    book: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = Workbook.save

    def refuse(self: Workbook, file: io.FileIO) -> None:
        if len(self.sheetnames) > 1:
            raise TypeError("what openpyxl has no writer for")
        save(self, file)

    monkeypatch.setattr(Workbook, "save", refuse)
    assert copied(book, target) == Copied(0, is_coloured=False)


def test_of_ods_there_is_the_list(book: Path, target: Path) -> None:
    places = _edit_everything(book)
    ods = save_as_ods(book, book.with_suffix(".ods"))
    assert not copied(ods, target).is_coloured
    lines = told(first_sheet(target))
    assert ("from_ods", "") in {(line["code"], line["cell"]) for line in lines}
    found = {line["cell"]: line["expected"] for line in lines}
    assert found[places["disguise"]] == "Purpose of visit 2", "it holds what was sent, too"


def test_of_csv_there_is_the_list_without_what_was_sent(book: Path, target: Path) -> None:
    whole = book.with_name("whole.xlsx")
    whole.write_bytes(book.read_bytes())
    with edited(book) as page:
        row = page.row(ref("visit", 1))
        page.put(row, purpose="By hand", status="sometimes", inputs_by="=A1")
        page.sheet.delete_rows(page.row(ref("visit", 3)))
    sheet = book.with_suffix(".csv")
    with sheet.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(load_workbook(book)["Visits"].iter_rows(values_only=True))
    text = sheet.read_text().replace("Purpose of visit 2", "Purpose of visit\u00a02")
    sheet.write_text(text)
    assert not copied(sheet, target, sent=whole).is_coloured
    lines = {line["code"]: line for line in told(first_sheet(target))}
    assert set(lines) == {"from_csv", "bad_value", "edited", "disguise"}
    assert lines["disguise"]["expected"] == "", "the file did not hold what was sent"
    assert lines["bad_value"]["expected"] != ""
    assert lines["edited"]["found"] == "By hand"


def test_a_file_that_was_not_read_says_so_where_it_can(tmp_path: Path, target: Path) -> None:
    path = tmp_path / "list.xlsx"
    foreign = Workbook()
    foreign.worksheets[0]["A1"] = "Name"
    foreign.save(path)
    assert copied(path, target) == Copied(1, is_coloured=True)
    sheet = first_sheet(target)
    assert [line["code"] for line in told(sheet)] == ["not_hrdesk"]
    assert load_workbook(target).worksheets[1]["A1"].value == "Name"
    assert happened_texts("en")["back"] not in [row[0].value for row in sheet.iter_rows()]


def test_a_file_of_which_nothing_can_be_told_is_refused(tmp_path: Path, target: Path) -> None:
    (tmp_path / "empty.xlsx").touch()
    with pytest.raises(FileRefused) as caught:
        copied(tmp_path / "empty.xlsx", target)
    assert caught.value.code == "empty"
    assert not target.exists()


def test_a_full_disk_is_a_refusal(book: Path, tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as caught:
        copied(book, tmp_path / "nowhere" / "copy.xlsx")
    assert caught.value.code == "cannot_write"


def test_it_tells_how_far_it_is(book: Path, target: Path) -> None:
    steps: list[tuple[int, int]] = []

    def tell(done: int, total: int, _: str) -> None:
        steps.append((done, total))

    copy_with_what_happened(book, target, Wish(), country_names={}, progress=tell)
    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1]
    assert len({done for done, _ in steps}) > 4


# ---------------------------------------------------------------- apart


def test_it_is_made_in_a_process_of_its_own(book: Path, tmp_path: Path) -> None:
    _edit_everything(book)
    folder = tmp_path / "made"
    folder.mkdir()
    copy, what = copy_apart(book, folder, Wish())
    assert what == Copied(10, is_coloured=True, unproven=read_workbook(book).workbook)
    assert list(folder.iterdir()) == [copy], "and nothing that was needed on the way"
    assert read_workbook(copy).records == read_workbook(book).records
    (tmp_path / "empty.xlsx").touch()
    with pytest.raises(FileRefused) as caught:
        copy_apart(tmp_path / "empty.xlsx", folder, Wish())
    assert caught.value.code == "empty"


def test_its_time_is_limited(book: Path, tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as caught:
        copy_apart(book, tmp_path, Wish(), limits=Limits(1 << 30, 0))
    assert caught.value.code == "reading_too_long"
    assert coloured_copy.TELLABLE.isdisjoint({caught.value.code})
