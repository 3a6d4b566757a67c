"""A copy for whoever wrote in a workbook says nothing that did not stand in that workbook."""

import base64
import hashlib
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from hrdesk.domain.errors import FileRefused, NotFound
from hrdesk.domain.label import Label
from hrdesk.exchange.encryption import locked, opened
from hrdesk.exchange.happened import Copied, Wish
from hrdesk.operations import what_happened
from hrdesk.operations.erase import erase
from hrdesk.operations.inbox import take_delivery
from hrdesk.operations.partners import set_partner
from hrdesk.operations.perform import do
from hrdesk.operations.what_happened import (
    can_be_told,
    save_copy_of_delivery,
    save_copy_of_file,
)
from tests.worlds import DeskAtWork, edited

SECRETS = ("Zinnia Quartz", "Obsidian visit", "umber@secret.example", "our own purpose")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "copy.xlsx"


@pytest.fixture
def returned(a: DeskAtWork) -> tuple[Path, str]:
    """A workbook of desk AAA, with a change, a value that no field takes and a wrong name."""
    ref = a.add("visit", country="TUN", purpose="As sent")
    book = a.send("BBB")
    with edited(book, "Visits") as sheet:
        row = sheet.row_of(ref)
        sheet.put(row, "purpose", "By hand")
        sheet.put(row, "country", "Nowhere")
        sheet.put(row, "head", "Quartz")
    return book, ref


def _inflated(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def _codes(path: Path) -> list[object]:
    sheet = load_workbook(path).worksheets[0]
    last = [row[-1] for row in sheet.iter_rows(values_only=True)]
    return last[last.index("Code") + 1 :] if "Code" in last else []


def test_it_holds_nothing_of_the_desk(a: DeskAtWork, returned: tuple[Path, str], out: Path) -> None:
    book, ref = returned
    number = take_delivery(a.database, book).number
    for secret in SECRETS[:2]:
        a.add("person", Label.INTERNAL, name=secret)
    a.add("person", Label.NETWORK, name="Quartz", email=SECRETS[2])
    gone = a.add("visit", country="KEN", purpose=SECRETS[1])
    a.set(ref, purpose=SECRETS[3])
    erase(a.database, gone)
    saved = save_copy_of_delivery(a.database, number, out)
    assert (saved.path, saved.is_coloured, saved.is_encrypted) == (out, True, False)
    assert _codes(out) == ["bad_value", "unknown_name", "edited"]
    parts = _inflated(out)
    for secret in (*SECRETS, gone):
        for form in (
            secret.encode(),
            secret.encode("utf-16-le"),
            base64.b64encode(secret.encode()),
            hashlib.sha256(secret.encode()).hexdigest().encode(),
        ):
            assert not any(form in part for part in parts.values()), secret


def test_every_desk_makes_the_same_of_it(
    a: DeskAtWork, b: DeskAtWork, make: Callable[[str], DeskAtWork], returned: tuple[Path, str]
) -> None:
    book, ref = returned
    c = make("CCC")
    c.add("visit", country="MEX", purpose="By hand")
    b.receive(book)
    b.set(ref, purpose="Decided here")
    made = []
    for desk in (a, b, c):
        out = desk.folder / f"by-{desk.code}.xlsx"
        save_copy_of_file(desk.database, book, out)
        parts = _inflated(out)
        # Only the time of writing.
        del parts["docProps/core.xml"]
        made.append(parts)
    assert made[0] == made[1] == made[2]


def test_the_copy_plans_what_the_file_plans(
    a: DeskAtWork, returned: tuple[Path, str], out: Path
) -> None:
    book, ref = returned
    save_copy_of_file(a.database, book, out)
    plan, again = a.plan(book), a.plan(out)
    assert again.items == plan.items
    assert again.counts() == plan.counts()
    a.receive(out)
    assert a.shows(ref).text("purpose") == "By hand"
    assert a.plan(book).items == ()


def test_it_speaks_as_its_reader_does(a: DeskAtWork, b: DeskAtWork, out: Path) -> None:
    b.add("visit", country="TUN")
    do(a.database, set_partner, "BBB", language="fr")
    save_copy_of_file(a.database, b.send("AAA"), out)
    assert load_workbook(out).sheetnames[0] == "Ce qui s’est passé"
    a.add("visit", country="TUN")
    ours = a.send("BBB")
    do(a.database, set_partner, "BBB", language="es")
    save_copy_of_file(a.database, ours, out)
    assert load_workbook(out).sheetnames[0] == "Ce qui s’est passé", "as our own file does"


def test_what_came_with_a_passphrase_can_leave_with_one(
    a: DeskAtWork, returned: tuple[Path, str], out: Path
) -> None:
    book, _ = returned
    clear = book.read_bytes()
    book.write_bytes(locked(clear, "one two"))
    assert save_copy_of_file(a.database, book, out, passphrase="one two").is_encrypted
    (copy := out.with_name("open.xlsx")).write_bytes(opened(out.read_bytes(), "one two", out))
    assert "edited" in _codes(copy)
    number = take_delivery(a.database, book, passphrase="one two").number
    assert save_copy_of_delivery(a.database, number, out, passphrase="three").is_encrypted
    assert opened(out.read_bytes(), "three", out)
    with pytest.raises(FileRefused) as caught:
        save_copy_of_file(a.database, book, out)
    assert caught.value.code == "password"


def test_too_much_to_colour_leaves_the_list(
    a: DeskAtWork, returned: tuple[Path, str], out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_apart = what_happened.copy_apart

    def too_much(path: Path, folder: Path, wish: Wish, **named: Any) -> tuple[Path, Copied]:
        if wish.is_coloured:
            raise FileRefused("reading_too_big", path=path)
        return copy_apart(path, folder, wish, **named)

    monkeypatch.setattr(what_happened, "copy_apart", too_much)
    saved = save_copy_of_file(a.database, returned[0], out)
    assert (saved.is_coloured, saved.lines) == (False, 3)
    assert load_workbook(out).sheetnames == ["What happened"]


def test_what_cannot_be_told_is_refused(a: DeskAtWork, tmp_path: Path, out: Path) -> None:
    (tmp_path / "empty.xlsx").touch()
    with pytest.raises(FileRefused) as caught:
        save_copy_of_file(a.database, tmp_path / "empty.xlsx", out)
    assert caught.value.code == "empty"
    assert not can_be_told(caught.value)
    assert can_be_told(FileRefused("not_hrdesk"))
    with pytest.raises(NotFound):
        save_copy_of_delivery(a.database, 7, out)


def test_a_folder_that_is_not_there_is_a_refusal(
    a: DeskAtWork, returned: tuple[Path, str], tmp_path: Path
) -> None:
    for out in (tmp_path / "nowhere" / "copy.xlsx", tmp_path / f"{'ن' * 200}.xlsx"):
        with pytest.raises(FileRefused) as caught:
            save_copy_of_file(a.database, returned[0], out)
        assert caught.value.code == "cannot_write"
