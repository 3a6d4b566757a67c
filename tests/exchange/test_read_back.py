"""The second look at a finished workbook finds all that is in it, as it was planned."""

import io
import json
import re
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from hrdesk.domain.codes import Life
from hrdesk.domain.disclosure import version_of
from hrdesk.domain.errors import Cancelled
from hrdesk.domain.records import KINDS
from hrdesk.domain.revisions import Heads, Pen, merged, nonce_of
from hrdesk.domain.state import split_register, wanted_registers
from hrdesk.exchange import read_back as read_back_package
from hrdesk.exchange.layout import is_sent
from hrdesk.exchange.marks import row_check
from hrdesk.exchange.read_back import Planned, read_back
from hrdesk.exchange.read_back.base import opened
from hrdesk.exchange.read_back.sheets import FinishedBook, Row
from hrdesk.exchange.writer import Names, OutRecord, write_workbook
from tests.exchange.any_values import EVERYBODY, HARD_TEXTS, canonical_value, raw_value
from tests.exchange.finished import RECORDS, plain_book, planned, sealed_book
from tests.exchange.workbooks import ENVELOPE, NAMES, ref


def drawn_record(draw: st.DataObject, kind: str, number: int) -> OutRecord:
    """A record that one to three hands wrote, over one another or side by side."""
    name, fields = ref(kind, number), [each for each in KINDS[kind].fields if is_sent(each)]
    registers: dict[str, Heads] = {}
    for hand in range(draw.draw(st.integers(1, 3))):
        texts = {"label": draw.draw(st.sampled_from(["public", "network"])), "partners": "ODIHR"}
        texts["life"] = draw.draw(st.sampled_from(Life))
        for spec in fields:
            value = canonical_value(spec, draw.draw(raw_value(spec)))
            texts |= wanted_registers(spec, value, {})
        pen = Pen(
            draw.draw(st.sampled_from(["NIRMS.1f", "hand:W", "hrdesk"])), f"n{hand}", 5 + hand
        )
        for register, text in texts.items():
            stand = registers.get(register, ())
            over = stand if draw.draw(st.booleans()) else ()
            registers[register] = merged(stand, (pen.write(name, register, text, over),))
    floored = [each.name for each in fields if each.floor is not None]
    withheld = frozenset(each for each in floored if draw.draw(st.booleans()))
    kept = {
        register: heads
        for register, heads in registers.items()
        if split_register(register)[0] not in withheld
    }
    return OutRecord(name, kept, withheld)


@pytest.fixture
def sealed() -> tuple[bytes, Planned]:
    """A workbook with the seal of its desk, and its plan."""
    return sealed_book()


# ---------------------------------------------------------------- what is as planned


def test_every_record_is_found_in_the_version_that_was_shown(sealed: tuple[bytes, Planned]) -> None:
    found = read_back(*sealed)
    assert found.versions == {each.ref: version_of(each.registers) for each in RECORDS}


def test_of_a_copy_to_pass_on_the_records_are_found() -> None:
    assert read_back(*plain_book()).versions == dict.fromkeys((each.ref for each in RECORDS), "")


@pytest.mark.parametrize("language", ["fr", "ar", "xx"])
def test_workbooks_without_seal_or_spare_lines_in_any_language(
    tmp_path: Path, language: str
) -> None:
    path = tmp_path / "book.xlsx"
    envelope = replace(ENVELOPE, language=language, label="", sender_name="")
    done = write_workbook(path, envelope, RECORDS[:1], NAMES, spare_lines=0)
    plan = replace(planned(done, records=RECORDS[:1]), envelope=envelope)
    assert len(read_back(path.read_bytes(), plan).versions) == 1


@given(data=st.data())
@settings(max_examples=8)
def test_whatever_a_desk_may_hold_is_found_as_planned(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """A workbook that is as planned, and refused all the same, would never leave."""
    path = tmp_path_factory.mktemp("any") / "book.xlsx"
    kind = data.draw(st.sampled_from(sorted(KINDS)))
    records = [drawn_record(data, kind, number) for number in range(2)]
    titles = st.one_of(st.sampled_from(HARD_TEXTS), st.text(max_size=30))
    names = Names(NAMES.countries, {each: data.draw(titles) for each in EVERYBODY.titles})
    done = write_workbook(path, ENVELOPE, records, names, spare_lines=data.draw(st.integers(0, 2)))
    plan = replace(planned(done, records=records), envelope=ENVELOPE, titles=names.titles)
    found = read_back(path.read_bytes(), plan)
    assert found.versions == {each.ref: version_of(each.registers) for each in records}


def test_a_workbook_without_records_is_one_too(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    done = write_workbook(path, ENVELOPE, [], NAMES, spare_lines=0)
    plan = replace(planned(done, records=()), envelope=ENVELOPE)
    assert read_back(path.read_bytes(), plan).versions == {}


def test_progress_is_told_and_a_person_may_stop_it(sealed: tuple[bytes, Planned]) -> None:
    told: list[tuple[int, int, str]] = []
    read_back(*sealed, progress=lambda *each: told.append(each))
    assert told[0][1:] == (len(RECORDS), "check")
    with pytest.raises(Cancelled):
        read_back(*sealed, cancelled=lambda: True)


def test_long_sheets_are_read_piece_by_piece(
    sealed: tuple[bytes, Planned], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = read_back(*sealed)
    monkeypatch.setattr("hrdesk.exchange.read_back.sheets._CHUNK", 1_000)
    assert read_back(*sealed) == whole


def test_openpyxl_finds_the_same_cells(sealed: tuple[bytes, Planned]) -> None:
    with zipfile.ZipFile(io.BytesIO(sealed[0])) as archive:
        book = FinishedBook(archive)
        ours = {title: list(map(cells_of, book.rows(title))) for title in book.titles}
    with closing(load_workbook(io.BytesIO(sealed[0]))) as other:
        assert ours == {
            sheet.title: [
                cells
                for row in sheet.iter_rows()
                if (
                    cells := {each.column_letter: spelled(each.value) for each in row if each.value}
                )
            ]
            for sheet in other.worksheets
        }


def cells_of(row: Row) -> dict[str, str]:
    return {**row.texts, **{letters: f"{float(text):g}" for letters, text in row.numbers.items()}}


def spelled(value: object) -> str:
    """As text; days and minutes as the number that the file holds."""
    if isinstance(value, datetime):
        since = value.replace(tzinfo=UTC) - datetime(1899, 12, 30, tzinfo=UTC)
        return f"{since.days + since.seconds / 86_400:g}"
    if isinstance(value, int | float):
        return f"{float(value):g}"
    text = str(value)
    return re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)


def test_it_shares_no_code_with_what_writes_or_takes_in() -> None:
    package = Path(str(read_back_package.__file__)).parent
    sources = "\n".join(each.read_text() for each in package.glob("*.py"))
    shared = set(re.findall(r"^\s*(?:from|import) hrdesk\.exchange\.(\w+)", sources, re.MULTILINE))
    assert shared == {"read_back", "progress"}


# ---------------------------------------------------------------- the hidden copies


def copy_of(document: object) -> list[str]:
    """A line of the base with a check that holds."""
    parts = [json.dumps(document)]
    return [ref("visit", 1), row_check("W1", ref("visit", 1), parts), "1", *parts]


HAND_OF = ["AAA.1", "nonce", 7]
HEAD = ["old", "AAA.1", "nonce", 7]


def test_what_a_hidden_copy_says_is_taken_apart() -> None:
    document = {
        "v": {"purpose": "text", "status": "old"},
        "d": {"f": HAND_OF, "s": 1, "r": {"status": [[*HEAD, ["A"]], [*HEAD, ["B"], ["A"]]]}},
        "c": {"purpose": "text"},
    }
    registers, cells = opened("W1", copy_of(document))
    assert cells == {"purpose": "text"}
    assert [each.ancestors for each in registers["status"]] == [{"A"}, {"A", "B"}]
    assert registers["purpose"][0].nonce == nonce_of("nonce", ref("visit", 1), "purpose")


@pytest.mark.parametrize(
    "document",
    [
        {"v": {}, "d": {}, "c": {}, "x": "CANARY"},
        {"v": {}, "d": {"x": "CANARY"}, "c": {}},
        {"v": {"purpose": "text"}, "d": {"f": HAND_OF, "k": ["k12", ["head"]]}, "c": {}},
        {"v": {"purpose": "text"}, "d": {"f": ["AAA.1", "k12", 7], "s": 1}, "c": {}},
        {"v": {"purpose": "text"}, "d": {}, "c": {}},
        {"v": {"purpose": "CANARY"}, "d": {"r": {"purpose": [HEAD]}}, "c": {}},
        {"v": {}, "d": {"r": {"purpose": [[*HEAD, [], [], "CANARY"]]}}, "c": {}},
    ],
)
def test_more_than_revisions_is_found(document: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        opened("W1", copy_of(document))


def test_a_hidden_copy_without_a_check_that_holds_is_found() -> None:
    line = copy_of({"v": {}, "d": {}, "c": {}})
    for wrong in ([*line[:2], "2", line[3]], [line[0], "A", *line[2:]]):
        with pytest.raises(ValueError, match=line[0]):
            opened("W1", wrong)
