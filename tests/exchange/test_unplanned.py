"""The second look at a finished workbook finds whatever is not as planned, wherever it stands."""

import io
import re
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from hrdesk.exchange.read_back import Planned, Unplanned, read_back
from hrdesk.exchange.seals import mark_of_key, new_key
from tests.exchange.finished import SEALED, plain_book, sealed_book
from tests.exchange.workbooks import BODIES, PEOPLE, ref, visit


@pytest.fixture
def sealed() -> tuple[bytes, Planned]:
    """A workbook with the seal of its desk, and its plan."""
    return sealed_book()


@pytest.fixture
def plain() -> tuple[bytes, Planned]:
    """A copy to pass on, and its plan."""
    return plain_book()


def changed(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with one part changed, and everything else as it was."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            inside = old.read(info)
            if info.filename == part:
                after = change(inside)
                assert after != inside, "nothing was changed"
                inside = after
            copy = zipfile.ZipInfo(info.filename, info.date_time)
            copy.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(copy, inside)
    return target.getvalue()


def part_of(content: bytes, title: str) -> str:
    """The part that holds a sheet."""
    with closing(load_workbook(io.BytesIO(content), read_only=True)) as book:
        return f"xl/worksheets/sheet{book.sheetnames.index(title) + 1}.xml"


def text(place: str, value: str) -> bytes:
    return (
        f'<c r="{place}" s="1" t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'
    ).encode()


def with_row(row: int, *cells: bytes) -> Callable[[bytes], bytes]:
    """Adds a last row."""
    inside = b"".join(cells)
    end = b'<row r="%d">%s</row></sheetData>' % (row, inside)
    return lambda content: content.replace(b"</sheetData>", end)


def without_last_row(content: bytes) -> bytes:
    rows, _, after = content.rpartition(b"<row ")
    return rows + after[after.index(b"</row>") + len(b"</row>") :]


def swap(before: str, after: str) -> Callable[[bytes], bytes]:
    return lambda content: content.replace(before.encode(), after.encode(), 1)


def as_a_number(words: str) -> Callable[[bytes], bytes]:
    cell = re.compile(
        rb't="inlineStr"><is><t xml:space="preserve">' + words.encode() + rb"</t></is>"
    )
    return lambda content: cell.sub(b"><v>7</v>", content).replace(b" ><v>", b"><v>")


LEAKS: list[tuple[str, Callable[[bytes], bytes]]] = [
    # What people see
    ("Visits", swap("Purpose of visit 1", "Purpose of visit 9")),
    ("Visits", swap("Purpose of visit 1<", "Purpose of visit 1 <")),
    ("Visits", swap("not shared", "The secret")),
    ("Visits", swap(">Visits: sent by", ">Visits: written by")),
    ("Visits", swap(">purpose<", ">secret<")),
    ("Visits", swap(">Purpose<", ">Secret<")),
    ("Visits", lambda content: content.replace(b"</row>", text("ZZ1", "CANARY") + b"</row>", 1)),
    ("Visits", lambda content: content.replace(b"</row>", text("A2", "CANARY") + b"</row>", 1)),
    ("Visits", lambda content: content.replace(b"</row>", b"CANARY</row>", 1)),
    ("Visits", lambda content: content.replace(b"</row>", text("A1", "CANARY") + b"</row>", 1)),
    ("Visits", with_row(500, text("D500", "CANARY"))),
    ("Visits", with_row(1, text("D1", "CANARY"))),
    ("Visits", lambda content: re.sub(rb"<v>4[0-9.]+</v>", b"<v>46999</v>", content, count=1)),
    ("Visits", lambda content: re.sub(rb"<v>1</v>", b"<v>7</v>", content, count=1)),
    ("Visits", lambda content: re.sub(rb"<v>1</v>", b"<v>1e</v>", content, count=1)),
    (
        "Visits",
        lambda content: content.replace(b"</row>", b'<c r="E4" s="1"><v>7</v></c></row>', 1),
    ),
    ("Visits", as_a_number("Purpose of visit 1")),
    ("Visits", swap("<is><t", "<is><rPh><t>CANARY</t></rPh><t")),
    ("Visits", swap('"preserve">Ref', '"preserve">&#82;ef')),
    ("Visits", without_last_row),
    ("Visits", lambda content: re.sub(rb'<row r="5".*?</row>', b"", content)),
    (
        "Visits",
        lambda content: re.sub(
            rb"(?s)<sheetData>.*</sheetData>", b"<sheetData></sheetData>", content
        ),
    ),
    ("Visits", lambda content: re.sub(rb"</sheetData>.*", b"", content)),
    ("Visits", lambda content: re.sub(rb"(?s)<sheetData>.*", b"", content)),
    ("Persons", swap(ref("person", 1), ref("visit", 1))),
    ("Conflicts", swap("Another", "Some other")),
    ("Conflicts", without_last_row),
    ("Conflicts", with_row(500, text("D500", "CANARY"))),
    (
        "Conflicts",
        lambda content: re.sub(
            rb"(?s)<sheetData>.*</sheetData>", b"<sheetData></sheetData>", content
        ),
    ),
    ("Read me", with_row(500, text("A500", "CANARY"))),
    ("Read me", swap("Visits: 5", "Visits: 6")),
    # What is hidden
    ("_base_visit", swap("Purpose of visit 1", "Purpose of visit 9")),
    ("_base_visit", with_row(500, text("A500", "CANARY"))),
    ("_base_visit", with_row(500, b'<c r="A500" s="1"><v>7</v></c>')),
    ("_base_visit", without_last_row),
    ("_base_visit", swap(">check<", ">digest<")),
    ("_lists", with_row(500, text("B500", "CANARY"))),
    ("_lists", with_row(500, text("A500", "CANARY"))),
    ("_lists", with_row(500, text("ZZ500", "CANARY"))),
    ("_lists", swap("Diallo, Awa", "Diallo")),
    ("_lists", swap("hrdesk.lists", "hrdesk.names")),
    ("_schema", with_row(500, text("A500", "CANARY"))),
    ("_schema", swap("tense", "secret")),
    ("_meta", with_row(500, text("A500", "confirms"), text("B500", "CANARY"))),
    ("_meta", swap(">W1<", ">W3<")),
    ("_meta", swap(">NIRMS<", ">OTHER<")),
    ("_meta", swap(">public_key<", ">a_key<")),
    ("_meta", lambda content: re.sub(rb">[0-9a-f]{64}<", b">0011<", content)),
    ("_meta", lambda content: re.sub(rb">[A-Za-z0-9+/]{80,}=*<", b">AAAA<", content)),
]


@pytest.mark.parametrize(("title", "change"), LEAKS)
def test_a_cell_that_is_not_as_planned_is_found(
    title: str, change: Callable[[bytes], bytes], sealed: tuple[bytes, Planned]
) -> None:
    content, plan = sealed
    with pytest.raises(Unplanned):
        read_back(changed(content, part_of(content, title), change), plan)


@pytest.mark.parametrize(
    ("title", "change"), [each for each in LEAKS if each[0] in ("Visits", "Conflicts", "Read me")]
)
def test_so_it_is_in_a_copy_to_pass_on(
    title: str, change: Callable[[bytes], bytes], plain: tuple[bytes, Planned]
) -> None:
    content, plan = plain
    if b">purpose<" in content:
        pytest.skip("a plain copy has no keys")
    part = part_of(content, title)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if change(inside := archive.read(part)) == inside:
            return  # of what only a whole workbook has
    with pytest.raises(Unplanned):
        read_back(changed(content, part, change), plan)


FRAMES: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("docProps/core.xml", swap(">HRDesk<", ">A. Diallo<")),
    ("docProps/core.xml", swap("</cp:", "<dc:subject>CANARY</dc:subject></cp:")),
    ("docProps/core.xml", swap("2026", "2025")),
    ("docProps/app.xml", swap("<Application>", "<Company>CANARY</Company><Application>")),
    ("xl/theme/theme1.xml", swap("Office", "CANARY")),
    ("xl/workbook.xml", swap("<definedNames", '<definedNames a="CANARY"')),
    ("xl/workbook.xml", swap('state="hidden"', 'state="visible"')),
    ("xl/workbook.xml", swap("</workbook>", "<!-- CANARY --></workbook>")),
    ("xl/workbook.xml", swap("</workbook>", "<?canary CANARY?></workbook>")),
    ("xl/workbook.xml", swap("</workbook>", "CANARY</workbook>")),
    ("xl/workbook.xml", swap("</workbook>", "")),
    ("xl/workbook.xml", swap('name="Visits"', 'name="CANARY"')),
    ("xl/styles.xml", swap("Calibri", "CANARY")),
    ("xl/tables/table1.xml", swap('name="Ref"', 'name="CANARY"')),
    (
        "xl/worksheets/sheet1.xml",
        swap("<pageMargins", "<headerFooter>&amp;CCANARY</headerFooter><p"),
    ),
    ("[Content_Types].xml", swap("application/xml", "application/canary")),
]


@pytest.mark.parametrize(("part", "change"), FRAMES)
def test_nothing_is_said_around_the_cells(
    part: str, change: Callable[[bytes], bytes], sealed: tuple[bytes, Planned]
) -> None:
    with pytest.raises(Unplanned):
        read_back(changed(sealed[0], part, change), sealed[1])


def more(content: bytes, name: str, info: zipfile.ZipInfo | None = None) -> bytes:
    target = io.BytesIO(content)
    with zipfile.ZipFile(target, "a") as archive:
        stamp = archive.infolist()[0].date_time
        archive.writestr(info or zipfile.ZipInfo(name, stamp), "CANARY")
    return target.getvalue()


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    "name",
    [
        "xl/media/image1.png",
        "xl/comments1.xml",
        "xl/worksheets/sheet99.xml",
        "docProps/custom.xml",
        "customXml/item1.xml",
        "xl/styles.xml",
    ],
)
def test_a_part_that_is_not_known_is_refused(name: str, sealed: tuple[bytes, Planned]) -> None:
    with pytest.raises(Unplanned):
        read_back(more(sealed[0], name), sealed[1])


def test_nothing_hides_between_the_parts(sealed: tuple[bytes, Planned]) -> None:
    content, plan = sealed
    commented = io.BytesIO(content)
    with zipfile.ZipFile(commented, "a") as archive:
        archive.comment = b"CANARY"
    stamped = zipfile.ZipInfo("xl/tables/table99.xml", (2026, 1, 1, 1, 1, 1))
    for each in (
        b"CANARY" + content,
        content + b"CANARY",
        commented.getvalue(),
        more(content, "", stamped),
        b"no zip",
    ):
        with pytest.raises(Unplanned):
            read_back(each, plan)


def test_a_record_too_many_or_too_few_in_the_plan_is_found(sealed: tuple[bytes, Planned]) -> None:
    content, plan = sealed
    more_of_them = {**plan.records, ref("visit", 9): visit(9)}
    fewer = {ref: each for ref, each in plan.records.items() if each.kind == "visit"}
    for records in (more_of_them, fewer):
        with pytest.raises(Unplanned):
            read_back(content, replace(plan, records=records))


def test_a_workbook_is_sealed_as_planned(sealed: tuple[bytes, Planned]) -> None:
    content, plan = sealed
    with pytest.raises(Unplanned):
        read_back(content, replace(plan, is_sealed=False))
    other = replace(SEALED, sender_identity=mark_of_key(new_key()))
    with pytest.raises(Unplanned):
        read_back(content, replace(plan, envelope=other))


def test_names_that_may_not_be_seen_are_found(sealed: tuple[bytes, Planned]) -> None:
    content, plan = sealed
    for titles in (BODIES, {**BODIES, **dict.fromkeys(PEOPLE, "Somebody")}):
        with pytest.raises(Unplanned):
            read_back(content, replace(plan, titles=titles))
