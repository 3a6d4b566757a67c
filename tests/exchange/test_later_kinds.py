"""Kinds of records that only a later version knows: written so that it finds them, read with care."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from hrdesk.domain.disclosure import version_of
from hrdesk.domain.later import LaterField, LaterFields, LaterRecord
from hrdesk.domain.refs import derived_ref
from hrdesk.domain.state import IN
from hrdesk.exchange.base_rows import base_line
from hrdesk.exchange.hidden_base import HiddenBase, is_later_ref
from hrdesk.exchange.later_schema import LaterSchema
from hrdesk.exchange.later_sheets import later_title
from hrdesk.exchange.read_back import Planned, Unplanned, read_back
from hrdesk.exchange.reader import read_workbook
from hrdesk.exchange.writer import Written, write_workbook
from tests.exchange.finished import KEY, SEALED
from tests.exchange.test_unplanned import changed, part_of, swap, text, with_row
from tests.exchange.workbooks import ENVELOPE, GENEVA, NAMES, opened, visit

LATER: LaterFields = {
    "hearing": {
        "title": LaterField("hearing", "title", "text", required="yes"),
        "dates": LaterField("hearing", "dates", "span"),
        "themes": LaterField("hearing", "themes", "set"),
        "mood": LaterField("hearing", "mood", "code", codes=("tense", "calm", "warlike")),
        "unused": LaterField("hearing", "unused", "text"),
    },
    "treaty": {"name": LaterField("treaty", "name", "text")},
}
TEXTS = {
    "title": "On prisons",
    "dates": "2027-03-10/2027-03-12",
    "themes/prisons": IN,
    "mood": "tense",
    "label": "network",
    "life": "active",
}


def other(kind: str, seed: int, texts: Mapping[str, str], title: str = "Hearings") -> LaterRecord:
    name = derived_ref(kind[:3].upper(), "kinds", str(seed))
    told = {key: (GENEVA.write(name, key, value, ()),) for key, value in texts.items()}
    return LaterRecord(kind, title, name, told)


OTHERS = [
    other("hearing", 1, TEXTS),
    other("hearing", 2, {**TEXTS, "title": "=cmd _x000D_ \U0001f600", "mood": "calm"}),
    other("treaty", 1, {"name": "Treaty", "label": "public", "life": "active"}, title=""),
]


def wrote(path: Path, *others: LaterRecord) -> Written:
    return write_workbook(
        path, SEALED, [visit()], NAMES, later=LATER, others=others, key=KEY, spare_lines=1
    )


def plan_of(done: Written, *others: LaterRecord) -> Planned:
    return Planned(
        done.workbook,
        SEALED,
        {visit().ref: visit()},
        NAMES.titles,
        NAMES.countries,
        later=LATER,
        others={each.ref: each for each in others},
        is_sealed=True,
    )


# ---------------------------------------------------------------- to and fro


def test_they_come_as_they_went(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    wrote(path, *OTHERS)
    arrival = read_workbook(path)
    assert {each.ref: each for each in arrival.later_records} == {
        each.ref: LaterRecord(each.kind, title, each.ref, each.registers)
        for each, title in zip(OTHERS, ("Hearings", "Hearings", "_later_treaty"), strict=True)
    }
    assert [(each.code, each.sheet) for each in arrival.findings] == [
        ("later_kind", "Hearings"),
        ("later_kind", "_later_treaty"),
    ]
    assert arrival.is_whole
    described = arrival.later["hearing"]
    assert set(described) == {"title", "dates", "themes", "mood"}
    assert described["title"] == LATER["hearing"]["title"]
    # Of the choices only those that stand in these records are told.
    assert described["mood"].codes == ("calm", "tense")


def test_who_has_none_of_them_is_told_nothing(tmp_path: Path) -> None:
    wrote(tmp_path / "with.xlsx")
    plain = write_workbook(
        tmp_path / "without.xlsx", SEALED, [visit()], NAMES, key=KEY, spare_lines=1
    )
    assert (tmp_path / "with.xlsx").read_bytes() == plain.path.read_bytes()


def test_they_are_part_of_what_the_workbook_is_known_by(tmp_path: Path) -> None:
    books = {wrote(tmp_path / "x.xlsx", *OTHERS[:number]).workbook for number in range(4)}
    assert len(books) == 4


@pytest.mark.parametrize(
    "title", ["", "Visits", "VISITS", "What/not", "x" * 32, "Two\nlines", "It's"]
)
def test_a_title_that_no_sheet_can_have_is_not_given(title: str) -> None:
    assert later_title("hearing", title, ["Visits"]) == "_later_hearing"
    assert later_title("hearing", "Hearings", ["Visits"]) == "Hearings"


# ---------------------------------------------------------------- what is not believed


def damaged(path: Path, change: Callable[[str], str | None], title: str = "_base_hearing") -> None:
    with opened(path) as book:
        for row in book[title].iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    cell.value = change(cell.value)


def test_rows_that_are_not_those_that_were_sealed_are_none(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    wrote(path, *OTHERS)
    damaged(path, lambda told: told.replace("On prisons", "On palaces"))
    assert [each.ref for each in read_workbook(path).later_records] == [
        each.ref for each in sorted(OTHERS[1:], key=lambda each: each.kind)
    ]
    with opened(path) as book:
        book["_base_hearing"].delete_rows(3)
    arrival = read_workbook(path)
    assert [each.kind for each in arrival.later_records] == ["treaty"]
    assert not arrival.is_whole


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told.replace("hearing", "Hearing or not"),
        lambda told: told.replace("hearing", "a" * 26),
        lambda told: told.replace("HEA-", "HEA"),
        lambda told: told.replace(OTHERS[0].ref[-5:], "AAAAA"),
    ],
)
def test_what_no_later_version_writes_is_not_kept(
    change: Callable[[str], str], tmp_path: Path
) -> None:
    path = tmp_path / "book.xlsx"
    write_workbook(path, ENVELOPE, [visit()], NAMES, later=LATER, others=OTHERS[:1])
    damaged(path, change)
    assert read_workbook(path).later_records == ()


def test_registers_that_no_version_writes_are_left_out() -> None:
    wrong = {"Title": "x", "label/x": IN, "origin": "?", "partners": "no", "host": "a\r\nb"}
    kept = {"title": "On prisons", "label": "network", "nobody": "Of no field"}
    record = other("hearing", 1, {**kept, **wrong})
    schema = LaterSchema(fields={"hearing": {"title": LATER["hearing"]["title"]}})
    base = HiddenBase("W1", schema)
    base.take("_base_hearing", 1, ["hrdesk.base", "hearing"])
    base.take("_base_hearing", 3, base_line("W1", record.ref, record.registers, {}))
    assert set(base.later[record.ref].registers) == set(kept)


# ---------------------------------------------------------------- read again before they leave


def test_they_are_found_when_the_workbook_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    plan = plan_of(wrote(path, *OTHERS), *OTHERS)
    found = read_back(path.read_bytes(), plan)
    assert found.versions == {each.ref: version_of(each.registers) for each in (visit(), *OTHERS)}


@pytest.mark.parametrize(
    ("title", "change"),
    [
        ("Hearings", with_row(500, text("A500", "CANARY"))),
        ("Hearings", swap(">title<", ">secret<")),
        ("_base_hearing", swap("On prisons", "On palaces")),
        ("_base_hearing", with_row(500, text("A500", "CANARY"))),
        ("_base_hearing", swap(">hearing<", ">nothing<")),
        ("_schema", swap(">Mood<", ">Secret<")),
        ("_schema", swap(">calm;tense<", ">calm;tense;warlike<")),
    ],
)
def test_anything_more_or_else_in_them_is_found(
    title: str, change: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    path = tmp_path / "book.xlsx"
    plan = plan_of(wrote(path, *OTHERS), *OTHERS)
    content = path.read_bytes()
    with pytest.raises(Unplanned):
        read_back(changed(content, part_of(content, title), change), plan)


def test_one_too_many_or_too_few_is_found(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    done = wrote(path, *OTHERS)
    third = other("hearing", 3, TEXTS)
    for planned in (OTHERS[:1], OTHERS[1:], [*OTHERS, third], []):
        with pytest.raises(Unplanned):
            read_back(path.read_bytes(), plan_of(done, *planned))


def test_a_ref_of_a_later_kind_is_told_from_others() -> None:
    assert is_later_ref(derived_ref("HEA", "kinds", "1"))
    assert not is_later_ref(derived_ref("VIS", "kinds", "1"))
    assert not is_later_ref(derived_ref("HEA", "kinds", "1").lower())
    assert not is_later_ref("HEA-XXXX")
