"""Workbooks are read in a process apart: what it reads is the same, and its end harms nobody."""

import io
import os
import pickle
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from hrdesk import __main__
from hrdesk.domain.errors import Cancelled, FileRefused
from hrdesk.exchange import apart, limits, read_child
from hrdesk.exchange.apart import read_apart, read_others_apart
from hrdesk.exchange.happened import Wish
from hrdesk.exchange.limits import Limits, limits_for, limits_to_copy
from hrdesk.exchange.own_process import environment
from hrdesk.exchange.read_child import (
    AllFound,
    CopyTask,
    ForeignTask,
    ListTask,
    Refused,
    Some,
    SomeFound,
    Task,
    Whole,
)
from hrdesk.exchange.reader import read_workbook
from hrdesk.formats.cards_in import read_cards
from hrdesk.operations import receive
from tests.exchange.workbooks import edited, ref, visit, written_by_hand, wrote
from tests.worlds import DeskAtWork

ENOUGH = Limits(1 << 30, 60)
MB = 1 << 20


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook with two visits."""
    path = tmp_path / "book.xlsx"
    wrote(path, visit(1), visit(2))
    return path


def _code(path: Path, held_to: Limits | None = None, **named: object) -> str:
    with pytest.raises(FileRefused) as caught:
        read_apart(path, limits=held_to, **named)  # type: ignore[arg-type]
    assert caught.value.about["path"] == path
    return caught.value.code


def test_what_is_read_apart_is_what_is_read_here(
    book: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    with edited(book) as page:
        page.put(page.row(ref("visit", 1)), purpose="By hand", country="Pérou")
    names = {"PER": "Pérou"}
    told: list[tuple[int, int, str]] = []
    arrival = read_apart(
        book,
        country_names=names,
        progress=lambda *step: told.append(step),
        cancelled=lambda: False,
    )
    assert arrival == read_workbook(book, country_names=names)
    assert written_by_hand(arrival)[ref("visit", 1)] == {"purpose": "By hand", "country": "PER"}
    assert told[-1][0] == told[-1][1] > told[0][0]
    assert [process.returncode for process in started] == [0]


def test_a_desk_reads_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: list[subprocess.Popen[bytes]]
) -> None:
    monkeypatch.setattr(receive, "read_apart", read_apart)
    ours, theirs = (DeskAtWork(tmp_path, code) for code in ("AAA", "BBB"))
    ours.knows("BBB")
    name = ours.add("visit", country="TUN", purpose="Apart")
    assert theirs.receive(ours.send("BBB")).applied > 0
    assert theirs.shows(name).text("purpose") == "Apart"
    ours.close()
    theirs.close()
    assert len(started) == 1


def test_a_refusal_comes_back_as_it_was_said(tmp_path: Path) -> None:
    (tmp_path / "empty.xlsx").touch()
    assert _code(tmp_path / "empty.xlsx") == "empty"
    assert _code(tmp_path / "nowhere.xlsx") == "missing"


def test_a_person_stops_it_at_once(book: Path, started: list[subprocess.Popen[bytes]]) -> None:
    asked = iter((False, False))
    with pytest.raises(Cancelled):
        read_apart(book, cancelled=lambda: next(asked, True))
    with pytest.raises(Cancelled):
        read_apart(book, cancelled=lambda: bool(started))


def test_an_error_of_whoever_hears_of_the_progress_ends_the_process_too(
    book: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    def broken(*_step: object) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        read_apart(book, progress=broken)
    assert started


def test_time_is_limited(book: Path, started: list[subprocess.Popen[bytes]]) -> None:
    assert _code(book, Limits(1 << 30, 0)) == "reading_too_long"
    assert started


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="others only watch their memory")
def test_memory_is_limited(tmp_path: Path, started: list[subprocess.Popen[bytes]]) -> None:
    path = tmp_path / "book.xlsx"
    wrote(path, visit(1))
    texts = b"<si><t>" + b"x" * 1000 + b"</t></si>"
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    relations = parts["xl/_rels/workbook.xml.rels"]
    shared = (
        b'<Relationship Id="s" Target="sharedStrings.xml" Type="http://schemas.openxmlformats.org'
        b'/officeDocument/2006/relationships/sharedStrings"/></Relationships>'
    )
    parts["xl/_rels/workbook.xml.rels"] = relations.replace(b"</Relationships>", shared)
    parts["xl/sharedStrings.xml"] = b"<sst>" + texts * 40_000 + b"</sst>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert _code(path, Limits(64 * MB, 60)) == "reading_too_big"
    assert [process.returncode for process in started] == [limits.TOO_BIG]


def test_a_process_that_is_killed_is_a_refusal(
    book: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    def kill(*_step: object) -> None:
        started[0].kill()
        started[0].wait()

    assert _code(book, progress=kill) == "reading_failed"
    assert len(read_apart(book).records) == 2


@pytest.mark.parametrize(
    "program",
    [
        "import os; os.abort()",
        "raise SystemExit(0)",
        "import sys; sys.stdout.write('no pickle')",
        "import sys; sys.stdin.read(); sys.stdout.buffer.write(bytes([128, 5, 140, 200, 1]))",
    ],
)
def test_a_process_that_says_nothing_sensible_is_a_refusal(
    book: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr(apart, "_command", lambda: [sys.executable, "-c", program])
    assert _code(book) == "reading_failed"


def test_a_process_that_cannot_be_started_is_a_refusal(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "_command", lambda: [str(book.parent / "no such program")])
    assert _code(book) == "reading_failed"


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert apart._command() == [sys.executable, read_child.READ_CHILD]


def test_nothing_is_loaded_from_the_folder_that_somebody_works_in(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    assert len(read_apart(book).records) == 2


def test_the_process_loads_only_what_reading_needs(book: Path) -> None:
    task = pickle.dumps(Task(book, {}, ENOUGH))
    run = subprocess.run(
        apart._command(),
        input=task,
        env=environment() | {"PYTHONPROFILEIMPORTTIME": "1"},
        capture_output=True,
        check=True,
    )
    loaded = {line.rpartition("|")[2].strip() for line in run.stderr.decode().splitlines()}
    assert "hrdesk.exchange.reader" in loaded
    assert not loaded & {"PySide6", "sqlalchemy", "openpyxl", "click", "hrdesk.cli", "hrdesk.app"}


def test_it_ends_when_nobody_listens_any_more(book: Path) -> None:
    process = subprocess.Popen(
        apart._command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdin
    assert process.stdout
    process.stdout.close()
    process.communicate(pickle.dumps(Task(book, {}, ENOUGH)))
    assert process.returncode == 1


def test_the_program_and_the_process_mean_the_same_argument() -> None:
    assert __main__._READ_CHILD == read_child.READ_CHILD


def _answers(task: Task, work: Callable[..., None] = read_child.carry_out) -> list[object]:
    """What the process would say, in this one."""
    said = io.BytesIO()
    work(task, said)
    said.seek(0)
    messages = []
    while said.tell() < len(said.getbuffer()):
        messages.append(pickle.load(said))
    return messages


def test_what_the_process_says(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_child, "_AT_ONCE", 1)
    *_, first, second, whole = _answers(Task(book, {}, ENOUGH))
    arrival = read_workbook(book)
    assert [first, second] == [Some((each,)) for each in arrival.records]
    assert isinstance(whole, Whole)
    assert whole.arrival.records == ()
    missing = book.with_name("missing.xlsx")
    assert _answers(Task(missing, {}, ENOUGH)) == [Refused("missing", {"path": missing})]


def test_records_travel_small(book: Path) -> None:
    """One row is a few hundred bytes, not a few thousand."""
    records = read_workbook(book).records
    assert len(pickle.dumps(records)) < 1000 * len(records)
    assert pickle.loads(pickle.dumps(records)) == records


def test_limits_grow_with_the_file_and_end_somewhere(tmp_path: Path) -> None:
    small = limits_for(tmp_path / "missing")
    path = tmp_path / "big"
    with path.open("wb") as file:
        file.truncate(20 * MB)
    middle = limits_for(path)
    with path.open("wb") as file:
        file.truncate(2000 * MB)
    assert small.memory < middle.memory < limits_for(path).memory <= 1 << 32
    assert small.seconds < middle.seconds < limits_for(path).seconds


def test_a_process_can_watch_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    left = threading.Event()
    stop = threading.Event()
    codes: list[int] = []

    def leave(code: int) -> None:
        codes.append(code)
        left.set()
        stop.set()

    monkeypatch.setattr(limits, "_LOOKS_EVERY", 0.001)
    monkeypatch.setattr(os, "_exit", leave)
    used = iter((0, 5))
    watcher = limits.watch(4, lambda: next(used), stop)
    assert left.wait(5)
    watcher.join()
    assert codes == [limits.TOO_BIG]
    assert 1 * MB < limits.memory_in_use() < 1 << 40


def test_where_the_system_holds_no_limits_the_process_watches_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As on macOS and Windows: `watch` with the memory that this process really holds."""
    watched: list[int] = []

    def watch(most: int, in_use: Callable[[], int], stop: threading.Event) -> None:
        watched.extend((most, in_use()))

    monkeypatch.setattr(limits, "watch", watch)
    monkeypatch.setattr(sys, "platform", "darwin")
    limits.limit_this_process(Limits(5 * MB, 1))
    assert watched[0] == 5 * MB
    assert watched[1] > 0


def test_a_list_or_a_copy_that_is_refused_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", None)
    path = tmp_path / "gone.xlsx"
    seen = ListTask(path, {}, ENOUGH)
    copied = CopyTask(path, {}, ENOUGH, None, tmp_path, Wish())
    for task, work in ((seen, read_child.read_a_list), (copied, read_child.make_copy)):
        *_, answer = _answers(task, work)
        assert isinstance(answer, Refused)
        assert answer.about["path"] == path


def test_what_a_copy_may_take_is_known_of_a_file_that_is_gone(tmp_path: Path) -> None:
    gone, small = tmp_path / "gone.xlsx", tmp_path / "small.xlsx"
    small.write_bytes(b"")
    assert limits_to_copy(gone) == limits_to_copy(small)


# ---------------------------------------------------------------- files of other programs


def test_a_file_of_another_program_is_read_apart(
    tmp_path: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    path = tmp_path / "theirs.vcf"
    path.write_text("BEGIN:VCARD\nFN:A\nEND:VCARD\n" * 700)
    told: list[object] = []
    found = read_others_apart(read_cards, path, progress=lambda *how: told.append(how))
    assert [each.title for each in found] == ["A"] * 700
    assert told
    path.write_text("BEGIN:VCARD\n")
    with pytest.raises(FileRefused, match="truncated"):
        read_others_apart(read_cards, path)
    with pytest.raises(FileRefused, match="reading_too_long"):
        read_others_apart(read_cards, path, limits=Limits(1 << 30, 0))
    with pytest.raises(Cancelled):
        read_others_apart(read_cards, path, cancelled=lambda: True)
    assert len(started) == 4


def test_what_a_file_of_another_program_holds_comes_in_turns(tmp_path: Path) -> None:
    path, answers = tmp_path / "theirs.vcf", io.BytesIO()
    path.write_text("BEGIN:VCARD\nFN:A\nEND:VCARD\n" * 501)
    read_child.read_of_others(ForeignTask(path, {}, ENOUGH, read=read_cards), answers)
    path.write_text("")
    read_child.read_of_others(ForeignTask(path, {}, ENOUGH, read=read_cards), answers)
    answers.seek(0)
    messages = []
    while answers.tell() < len(answers.getvalue()):
        messages.append(pickle.load(answers))
    sizes = [len(each.found) for each in messages if isinstance(each, SomeFound)]
    assert sizes == [500, 1]
    assert [type(each) for each in messages[-2:]] == [AllFound, Refused]
