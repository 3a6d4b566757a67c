"""A big workbook is made on all cores: the same bytes, whatever becomes of the processes."""

import io
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hrdesk import __main__
from hrdesk.domain.errors import BadValue, Cancelled
from hrdesk.domain.values import LONGEST
from hrdesk.exchange import crew, kept_small, write_child
from hrdesk.exchange.base_rows import to_send
from hrdesk.exchange.crew import Crew, crew_or_own, hands_for
from hrdesk.exchange.encryption import opened
from hrdesk.exchange.made_rows import MakingReady
from hrdesk.exchange.own_process import command, environment
from hrdesk.exchange.plain_copy import write_plain_copy
from hrdesk.exchange.write_child import READY, Done, Order
from hrdesk.exchange.writer import OutRecord, write_workbook
from tests.exchange.finished import KEY, SEALED
from tests.exchange.test_conflicts import disputed
from tests.exchange.test_later_kinds import LATER, OTHERS
from tests.exchange.workbooks import ENVELOPE, GENEVA, NAMES, out_record, ref, visit

Patch = pytest.MonkeyPatch
FIELDS = dict(LATER["hearing"])


@pytest.fixture
def two_cores(monkeypatch: Patch) -> None:
    """A process is started for any workbook, and a piece has two records."""
    monkeypatch.setattr(crew, "_ENOUGH", 1)
    monkeypatch.setattr(crew, "_cores", lambda: 2)
    monkeypatch.setattr(kept_small, "_AT_ONCE", 2)


@pytest.fixture
def nothing_here(monkeypatch: Patch) -> None:
    """What the process can make is not made here."""
    monkeypatch.setattr(Future, "cancel", lambda _: False)


def too_long_visit() -> OutRecord:
    """A visit with a text that no cell can hold."""
    seen = visit(8)
    text = GENEVA.write(seen.ref, "purpose", "x" * (LONGEST + 1), ())
    return replace(seen, registers={**seen.registers, "purpose": (text,)})


def records() -> list[OutRecord]:
    """Records with all that a row can have."""
    later = {
        register: (GENEVA.write(ref("visit", 9), register, text, ()),)
        for register, text in (("mood", "warlike"), ("themes/of a later version", "1"))
    }
    full = visit(9)
    return [
        *(visit(number, purpose="=1+1 <&> _x000D_ \U0001f600") for number in range(1, 4)),
        disputed(visit(4), purpose="Another", themes__torture="", country="KEN"),
        replace(visit(5), withheld=frozenset({"inputs"})),
        replace(full, registers={**full.registers, **later}),
        visit(10, head=ref("person", "nobody knows")),
        out_record("person", 1, name="ديالو"),
        disputed(out_record("person", 2, name="Pérez"), name="Perez"),
    ]


def written_alone(folder: Path, patch: Patch) -> bytes:
    """The same where there is one core."""
    with patch.context() as one:
        one.setattr(crew, "_cores", lambda: 1)
        return written(folder)


def written(folder: Path, lent: Crew | None = None, passphrase: str = "") -> bytes:
    """A workbook with all of it, in clear."""
    path = folder / "out.xlsx"
    small = [replace(each, registers=to_send(each.ref, each.registers)) for each in records()[:3]]
    write_workbook(
        path,
        replace(SEALED, language="ar"),
        [*small, *records()[3:]],
        NAMES,
        later={**LATER, "visit": {"mood": replace(FIELDS["mood"], kind="visit")}},
        others=OTHERS,
        spare_lines=3,
        key=KEY,
        passphrase=passphrase,
        crew=lent,
    )
    return opened(path.read_bytes(), passphrase, path) if passphrase else path.read_bytes()


@pytest.mark.usefixtures("two_cores", "nothing_here")
def test_a_workbook_made_by_several_is_the_one_made_by_one(
    tmp_path: Path, monkeypatch: Patch, started: list[subprocess.Popen[bytes]]
) -> None:
    made: list[Done | None] = []

    class Counted(crew._Hand):
        def made(self, *asked: Any) -> Done | None:
            made.append(super().made(*asked))
            return made[-1]

    alone = written_alone(tmp_path, monkeypatch)
    assert not started
    monkeypatch.setattr(crew, "_Hand", Counted)
    with Crew() as hands:
        assert written(tmp_path, hands) == alone
        assert written(tmp_path, hands, "four words on paper") == alone
    # Visits in four pieces, persons in one, each made ready, shown and copied.
    assert len(made) == 2 * 3 * 5
    assert None not in made
    assert len(started) == 1


@pytest.mark.usefixtures("two_cores", "nothing_here")
def test_a_copy_to_pass_on_is_made_by_several_too(
    tmp_path: Path, monkeypatch: Patch, started: list[subprocess.Popen[bytes]]
) -> None:
    """Nothing is said of later fields, neither there nor in a workbook of this version."""
    several = [visit(number) for number in range(5)]
    copy, book = tmp_path / "copy.xlsx", tmp_path / "book.xlsx"

    def both() -> tuple[bytes, bytes]:
        write_plain_copy(copy, ENVELOPE, several, NAMES, before_naming=lambda _: None)
        write_workbook(book, ENVELOPE, several, NAMES)
        return copy.read_bytes(), book.read_bytes()

    with monkeypatch.context() as one:
        one.setattr(crew, "_cores", lambda: 1)
        alone = both()
    assert both() == alone
    assert len(started) == 2


@pytest.mark.usefixtures("two_cores", "nothing_here")
@pytest.mark.parametrize(
    "program",
    [
        "import os; os.abort()",
        "import sys; sys.stdout.write('no pickle')",
        "print('Loaded')",
        "import sys; sys.stdin.buffer.read(9); sys.stdout.buffer.write(bytes([128, 5, 140, 200, 1]))",
        # What reads as the order to call a number.
        "import os; os.write(1, bytes([75, 1, 41, 82, 46]))",
        "import time; time.sleep(60)",
        # It says that it can begin, and no more.
        f"import os, time; os.write(1, {pickle.dumps(READY)!r}); time.sleep(60)",
        f"import os, sys; os.write(1, {pickle.dumps(Done(None))!r}); sys.stdin.buffer.read()",
    ],
)
@pytest.mark.parametrize("size", [1, 1 << 20])
def test_what_a_process_does_not_make_is_made_here(
    program: str, size: int, monkeypatch: Patch, started: list[subprocess.Popen[bytes]]
) -> None:
    monkeypatch.setattr(crew, "command", lambda _: [sys.executable, "-c", program])
    monkeypatch.setattr(crew, "_PATIENCE", 0.05)
    with Crew() as hands:
        hands.hire(9)
        hands.hire(9)
        made = [each for _, each in hands.each(bytes.upper, [b"a" * size, b"b"])]
        made += [each for _, each in hands.each(bytes.lower, [b"C"])]
    assert made == [b"A" * size, b"B", b"c"]
    assert len(started) == 1


@pytest.mark.usefixtures("two_cores", "nothing_here")
def test_a_person_stops_it_while_a_process_stands_still(
    monkeypatch: Patch, started: list[subprocess.Popen[bytes]]
) -> None:
    program = "import time; time.sleep(60)"
    monkeypatch.setattr(crew, "command", lambda _: [sys.executable, "-c", program])

    def ask() -> None:
        raise Cancelled

    with Crew() as hands:
        hands.hire(9, ask)
        with pytest.raises(Cancelled):
            list(hands.each(abs, [1, 2]))
    assert len(started) == 1


@pytest.mark.usefixtures("two_cores")
def test_nothing_waits_for_a_process_that_has_not_started(
    monkeypatch: Patch, started: list[subprocess.Popen[bytes]]
) -> None:
    monkeypatch.setattr(
        crew, "command", lambda _: [sys.executable, "-c", "import time; time.sleep(60)"]
    )
    with Crew() as hands:
        hands.hire(9)
        assert [made for _, made in hands.each(abs, range(-20, 0))] == [*range(20, 0, -1)]
        assert started[0].poll() is None


@pytest.mark.usefixtures("two_cores")
def test_what_cannot_be_started_is_not_missed(tmp_path: Path, monkeypatch: Patch) -> None:
    alone = written_alone(tmp_path, monkeypatch)
    monkeypatch.setattr(crew, "command", lambda _: [str(tmp_path / "no such program")])
    assert written(tmp_path) == alone


@pytest.mark.usefixtures("two_cores", "nothing_here")
def test_an_error_of_the_work_is_said_here(started: list[subprocess.Popen[bytes]]) -> None:
    work = MakingReady(NAMES, ENVELOPE, {})
    too_long = too_long_visit()
    with Crew() as hands:
        hands.hire(2)
        with pytest.raises(BadValue) as caught:
            list(hands.each(work.made, [[too_long]]))
    assert caught.value.about["ref"] == too_long.ref
    assert len(started) == 1


@pytest.mark.usefixtures("two_cores")
def test_while_one_is_waited_for_others_are_made_here(monkeypatch: Patch) -> None:
    begun, made_here = threading.Barrier(3), threading.Event()

    class Slow:
        """Has two pieces in hand, and makes none before the last was made by somebody else."""

        def wait_until_ready(self) -> None:
            """At once."""

        def made(self, _work: object, piece: int) -> Done:
            if not made_here.is_set():
                begun.wait(10)
            made_here.wait(10)
            return Done(-piece)

        def end(self) -> None:
            made_here.set()

        close = end

    def work(piece: int) -> int:
        if piece == 3:
            made_here.set()
        return piece

    def pieces() -> Iterator[int]:
        yield from (1, 2)
        begun.wait(10)
        yield 3

    monkeypatch.setattr(crew, "_Hand", Slow)
    with Crew() as hands:
        hands.hire(1)
        assert list(hands.each(work, pieces())) == [(1, -1), (2, -2), (3, 3)]
        assert [made for _, made in hands.each(abs, range(-20, 0))] == [*range(20, 0, -1)]


def test_how_many_are_started(monkeypatch: Patch) -> None:
    monkeypatch.setattr(crew, "_cores", lambda: 1)
    assert hands_for(100_000) == 0
    monkeypatch.setattr(crew, "_cores", lambda: 2)
    assert (hands_for(100), hands_for(100_000)) == (0, 1)
    monkeypatch.setattr(crew, "_cores", lambda: 64)
    assert hands_for(100_000) == 3
    monkeypatch.undo()
    assert crew._cores() >= 1
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    assert crew._cores() == os.cpu_count()


def test_a_crew_that_was_lent_is_left_as_it_is() -> None:
    with Crew() as ours:
        with crew_or_own(ours) as hands:
            assert hands is ours
        with crew_or_own(None) as own:
            assert own is not ours


def test_what_the_process_says() -> None:
    asked, said = io.BytesIO(), io.BytesIO()
    for order in (
        Order(MakingReady(NAMES, ENVELOPE, {}).made, [visit(1), visit(2)]),
        Order(None, [too_long_visit()]),
        Order(abs, -3),
        Order(None, -4),
    ):
        pickle.dump(order, asked)
    asked.seek(0)
    write_child.carry_out(asked, said)
    said.seek(0)
    greeting, ready, *others = [pickle.load(said) for _ in range(5)]
    assert greeting == READY
    assert [each.version for each in ready.made.rows] == [visit(1).version, visit(2).version]
    assert others == [None, Done(3), Done(4)]


def test_the_process_loads_only_what_rows_need_and_ends_with_its_orders() -> None:
    run = subprocess.run(
        command(write_child.WRITE_CHILD),
        input=pickle.dumps(Order(abs, -3)),
        env=environment() | {"PYTHONPROFILEIMPORTTIME": "1"},
        capture_output=True,
        check=True,
    )
    answers = io.BytesIO(run.stdout)
    assert [pickle.load(answers) for _ in range(2)] == [READY, Done(3)]
    loaded = {line.rpartition("|")[2].strip() for line in run.stderr.decode().splitlines()}
    assert "hrdesk.exchange.made_rows" in loaded
    assert not loaded & {"PySide6", "sqlalchemy", "openpyxl", "click", "hrdesk.cli", "hrdesk.app"}


def test_it_ends_when_nobody_listens_any_more() -> None:
    with subprocess.Popen(
        command(write_child.WRITE_CHILD),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdout
        process.stdout.close()
        process.communicate(pickle.dumps(Order(abs, -3)))
    assert process.returncode == 1


def test_the_program_and_the_process_mean_the_same_argument() -> None:
    assert __main__._WRITE_CHILD == write_child.WRITE_CHILD
