"""A workbook counts as sent once it was read again: a writer that writes more is found out."""

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hrdesk.domain.disclosure import version_of
from hrdesk.domain.errors import Cancelled, FileRefused
from hrdesk.exchange import made_rows, package, record_rows, writer
from hrdesk.exchange.package import part_path
from hrdesk.exchange.read_back import ReadBack
from hrdesk.exchange.reader import read_workbook
from hrdesk.exchange.row_xml import OutCell, OutRow
from hrdesk.operations.finishing import Fate, Settled, is_unsettled, settle
from hrdesk.operations.send import send
from hrdesk.store import ledger, partners, unfinished
from hrdesk.words import sentence
from tests.worlds import DeskAtWork

Patch = pytest.MonkeyPatch
SECRET = "The source is called CANARY"
PASSPHRASE = "four words on paper"


@pytest.fixture
def desk(a: DeskAtWork) -> DeskAtWork:
    """A desk with two visits, of which one has something that nobody is to read."""
    a.knows("BBB")
    a.add("visit", country="TUN", purpose="One", private_notes=SECRET)
    a.add("visit", country="KEN", purpose="Two")
    return a


def in_a_visible_cell(patch: Patch) -> None:
    cells = record_rows.RecordRows._record

    def leaking(self: Any, *row: Any) -> OutRow:
        out = cells(self, *row)
        return OutRow(out.number, {**out.cells, 4: OutCell(SECRET, 1)})

    patch.setattr(record_rows.RecordRows, "_record", leaking)


def in_a_cell_of_the_hidden_copy(patch: Patch) -> None:
    line = made_rows.base_line
    patch.setattr(
        made_rows,
        "base_line",
        lambda book, ref, registers, cells: line(
            book, ref, registers, {**cells.texts, "private_notes": SECRET}
        ),
    )


def as_a_revision_in_the_hidden_copy(patch: Patch) -> None:
    line = made_rows.base_line

    def leaking(book: str, ref: str, registers: Any, cells: Any) -> list[str]:
        (head,) = registers["country"]
        more = {"private_notes": (replace(head, register="private_notes", value=SECRET),)}
        return line(book, ref, {**registers, **more}, cells)

    patch.setattr(made_rows, "base_line", leaking)


def about_the_workbook(patch: Patch) -> None:
    lines = writer.meta_lines

    def leaking(*args: Any) -> Iterator[Any]:
        yield from lines(*args)
        yield ["note", SECRET]

    patch.setattr(writer, "meta_lines", leaking)


def in_the_properties(patch: Patch) -> None:
    core = package._CORE_XML.replace("</cp:", f"<dc:subject>{SECRET}</dc:subject></cp:")
    patch.setattr(package, "_CORE_XML", core)


def in_a_part_of_its_own(patch: Patch) -> None:
    save = package.save

    def leaking(book: Any, rows: Any, target: Any, *rest: Any) -> None:
        memory = io.BytesIO()
        save(book, rows, memory, *rest)
        with zipfile.ZipFile(memory, "a") as archive:
            stamp = archive.infolist()[0].date_time
            archive.writestr(zipfile.ZipInfo("customXml/item1.xml", stamp), SECRET)
        target.write(memory.getvalue())

    patch.setattr(writer, "save", leaking)


def by_leaving_a_row_out(patch: Patch) -> None:
    rows = record_rows.RecordRows.rows

    def leaking(self: Any, piece: Any) -> Iterator[OutRow]:
        yield from rows(self, piece._replace(rows=piece.rows[1:]))

    patch.setattr(record_rows.RecordRows, "rows", leaking)


WRONG_WAYS = [
    in_a_visible_cell,
    in_a_cell_of_the_hidden_copy,
    as_a_revision_in_the_hidden_copy,
    about_the_workbook,
    in_the_properties,
    in_a_part_of_its_own,
    by_leaving_a_row_out,
]
PLAIN_TOO = [
    in_a_visible_cell,
    in_the_properties,
    in_a_part_of_its_own,
    by_leaving_a_row_out,
]


@pytest.mark.parametrize("passphrase", ["", PASSPHRASE])
@pytest.mark.parametrize("wrong", WRONG_WAYS)
def test_a_workbook_with_more_or_less_than_was_shown_is_not_sent(
    wrong: Callable[[Patch], None], passphrase: str, desk: DeskAtWork, monkeypatch: Patch
) -> None:
    wrong(monkeypatch)
    refuses(desk, passphrase=passphrase)


@pytest.mark.parametrize("wrong", PLAIN_TOO)
def test_nor_is_such_a_copy_to_pass_on(
    wrong: Callable[[Patch], None], desk: DeskAtWork, monkeypatch: Patch
) -> None:
    wrong(monkeypatch)
    refuses(desk, pass_on=True)


def refuses(desk: DeskAtWork, **how: Any) -> None:
    out = desk.folder / "out.xlsx"
    with pytest.raises(FileRefused) as refused:
        send(desk.database, "BBB", out, **how)
    assert refused.value.code == "not_as_planned"
    assert "nothing was sent" in sentence(refused.value)
    assert SECRET not in sentence(refused.value)
    assert not out.exists()
    assert not part_path(out).exists()
    with desk.database.reading() as session:
        assert partners.sent_to(session) == []
        assert ledger.disclosures(session) == []


@pytest.mark.parametrize("how", [{}, {"passphrase": PASSPHRASE}, {"pass_on": True}])
def test_the_log_keeps_what_was_read(how: dict[str, Any], desk: DeskAtWork) -> None:
    result = send(desk.database, "BBB", desk.folder / "out.xlsx", **how)
    versions = {each.record.ref: version_of(each.record.registers) for each in result.sending.going}
    with desk.database.reading() as session:
        assert ledger.given_versions(session, "BBB") == versions


def test_a_record_that_was_read_in_another_version_is_logged_so(
    desk: DeskAtWork, monkeypatch: Patch
) -> None:
    """What the preview showed is not what counts: what lies in the file is."""
    found: list[str] = []

    def other(content: bytes, planned: Any, **_: Any) -> ReadBack:
        found.extend(planned.records)
        return ReadBack(dict.fromkeys(planned.records, "another"), len(content))

    monkeypatch.setattr("hrdesk.exchange.read_back.read_back", other)
    desk.send("BBB")
    with desk.database.reading() as session:
        assert ledger.given_versions(session, "BBB") == dict.fromkeys(found, "another")


def test_reading_again_can_be_stopped(desk: DeskAtWork, tmp_path: Path) -> None:
    out, told = tmp_path / "out.xlsx", []

    def progress(done: int, total: int, what: str) -> None:
        told.append(what)

    with pytest.raises(Cancelled):
        send(
            desk.database,
            "BBB",
            out,
            progress=progress,
            # Bytes lie on the disk once all of them were written.
            cancelled=lambda: part_path(out).exists() and part_path(out).stat().st_size > 0,
        )
    assert told
    assert "check" not in told
    assert not list(tmp_path.glob("*out.xlsx*"))
    with desk.database.reading() as session:
        assert partners.sent_to(session) == []


# ---------------------------------------------------------------- what a program left that broke off


class Killed(BaseException):
    """The program is gone: nothing is tidied up after it."""


def broken_off(desk: DeskAtWork, patch: Patch, *, named: bool) -> Path:
    """A workbook whose writing ended between the log and its name, or just behind its name."""
    out = desk.folder / "out.xlsx"
    rename = Path.replace

    def killed(self: Path, target: Path) -> None:
        if named:
            rename(self, target)
        raise Killed

    with patch.context() as broken:
        broken.setattr(Path, "replace", killed)
        broken.setattr(Path, "unlink", lambda *_, **__: None)
        broken.setattr(unfinished, "taken_back", lambda *_: None)
        with pytest.raises(Killed):
            send(desk.database, "BBB", out)
    with desk.database.reading() as session:
        assert is_unsettled(session)
        assert partners.sent_to(session) == []
    return out


def settled(desk: DeskAtWork, out: Path, fate: Fate) -> None:
    """Settling comes to this, nothing is left to settle, and only what has its name is sent."""
    assert settle(desk.database) == [Settled(out, fate)]
    assert settle(desk.database) == []
    assert not part_path(out).exists()
    with desk.database.reading() as session:
        assert not is_unsettled(session)
        assert len(partners.sent_to(session)) == (fate is not Fate.NOT_SENT)
        assert ledger.broken_links(session) == []


def test_a_whole_workbook_gets_its_name_at_the_next_start(
    desk: DeskAtWork, monkeypatch: Patch
) -> None:
    out = broken_off(desk, monkeypatch, named=False)
    settled(desk, out, Fate.NAMED)
    assert read_workbook(out).records


def test_one_that_has_its_name_counts_as_sent(desk: DeskAtWork, monkeypatch: Patch) -> None:
    out = broken_off(desk, monkeypatch, named=True)
    settled(desk, out, Fate.SENT)
    assert read_workbook(out).records


def test_one_that_had_its_name_counts_even_if_somebody_moved_it_on(
    desk: DeskAtWork, monkeypatch: Patch
) -> None:
    out = broken_off(desk, monkeypatch, named=True)
    out.rename(desk.folder / "mailed.xlsx")
    settled(desk, out, Fate.SENT)


def test_one_that_is_damaged_is_not_sent(desk: DeskAtWork, monkeypatch: Patch) -> None:
    out = broken_off(desk, monkeypatch, named=False)
    part_path(out).write_bytes(b"half")
    settled(desk, out, Fate.NOT_SENT)
    assert not out.exists()
    send(desk.database, "BBB", out)
    with desk.database.reading() as session:
        assert len(partners.sent_to(session)) == 1


def test_nothing_that_lies_under_the_name_by_now_is_written_over(
    desk: DeskAtWork, monkeypatch: Patch
) -> None:
    out = broken_off(desk, monkeypatch, named=False)
    out.write_bytes(b"another file")
    settled(desk, out, Fate.NOT_SENT)
    assert out.read_bytes() == b"another file"


@pytest.mark.parametrize("begun", [True, False])
def test_one_that_was_not_whole_yet_is_cleared_away(desk: DeskAtWork, begun: bool) -> None:
    out = desk.folder / "out.xlsx"
    with desk.database.writing() as session:
        unfinished.begin(session, str(out))
    if begun:
        part_path(out).write_bytes(b"half")
    settled(desk, out, Fate.NOT_SENT)


def test_what_lies_on_a_disk_that_is_not_there_waits(desk: DeskAtWork, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    with desk.database.writing() as session:
        unfinished.begin(session, str(stick / "out.xlsx"))
    assert settle(desk.database) == []
    stick.mkdir()
    settled(desk, stick / "out.xlsx", Fate.NOT_SENT)
