"""Law 20: whatever the bytes are, there is a plan or a refusal, and the desk is untouched."""

import random
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.errors import DeskError
from tests.laws.conftest import tried
from tests.worlds import DeskAtWork

pytestmark = pytest.mark.usefixtures("quick_workbooks")


@pytest.fixture
def desk(memory: Path) -> Iterator[DeskAtWork]:
    made = DeskAtWork(memory, "AAA")
    made.knows("BBB")
    yield made
    made.close()


@pytest.fixture
def book(desk: DeskAtWork) -> bytes:
    """A real workbook of this desk."""
    ref = desk.add("person", name="Somebody")
    desk.add("visit", country="TUN", purpose="Said", themes=["prisons"], head=ref)
    return desk.send("BBB").read_bytes()


def reads(desk: DeskAtWork, content: bytes) -> bool:
    """Whether a file can be read; else it must be refused, and nothing may be written."""
    path = desk.folder / "any.xlsx"
    path.write_bytes(content)
    before = written(desk)
    plan = None
    with suppress(DeskError):
        plan = desk.plan(path)
    assert written(desk) == before
    return plan is not None


def written(desk: DeskAtWork) -> bytes:
    """All of the desk's file, with what is not yet in its place."""
    path = desk.database.path
    files = (path, path.with_name(f"{path.name}-wal"))
    return b"".join(each.read_bytes() for each in files if each.exists())


def test_any_bytes_are_refused_or_planned(desk: DeskAtWork) -> None:
    @tried(100)
    @given(
        st.binary(max_size=300), st.sampled_from((b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"<"))
    )
    def any_bytes(content: bytes, start: bytes) -> None:
        reads(desk, start + content)

    any_bytes()


def test_a_real_workbook_with_bytes_changed_is_refused_or_planned(
    desk: DeskAtWork, book: bytes
) -> None:
    @tried(25)
    @given(st.integers(0), st.booleans())
    def changed(seed: int, cut: bool) -> None:
        dice = random.Random(seed)
        content = bytearray(book)
        for _ in range(dice.randrange(1, 6)):
            content[dice.randrange(len(content))] = dice.randrange(256)
        reads(desk, bytes(content[: dice.randrange(len(content))] if cut else content))

    changed()


def test_a_real_workbook_with_its_parts_changed_is_refused_or_planned(
    desk: DeskAtWork, book: bytes
) -> None:
    """Past the checks of the archive: the parts themselves say something else."""

    @tried(60)
    @given(st.integers(0))
    def changed(seed: int) -> None:
        planned.append(reads(desk, _with_other_parts(book, random.Random(seed))))

    planned: list[bool] = []
    changed()
    # Where all are refused at the door, nothing behind it is tried.
    assert sum(planned) > len(planned) / 10


def _with_other_parts(book: bytes, dice: random.Random) -> bytes:
    with zipfile.ZipFile(BytesIO(book)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in dice.sample(sorted(parts), 2):
        mutated = _mutated if dice.random() < 0.3 else _with_other_texts
        parts[name] = mutated(parts[name], dice)
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            if dice.random() > 0.02:
                archive.writestr(name, content)
    return kept.getvalue()


def _mutated(content: bytes, dice: random.Random) -> bytes:
    """Bytes taken out, doubled, replaced, or another piece of the same part put there."""
    for _ in range(dice.randrange(1, 4)):
        start = dice.randrange(len(content) + 1)
        end = min(len(content), start + dice.randrange(1, 40))
        other = dice.randrange(len(content) + 1)
        piece = dice.choice(
            (b"", content[start:end] * 2, dice.randbytes(3), content[other : other + 30], b"-1")
        )
        content = content[:start] + piece + content[end:]
    return content


def _with_other_texts(content: bytes, dice: random.Random) -> bytes:
    """Still XML: texts and attributes change places, or become what nobody expects."""
    pieces = re.split(rb'(?<=>)([^<]+)(?=<)|(?<==")([^"]*)(?=")', content)
    places = [place for place, piece in enumerate(pieces) if piece and place % 3]
    for _ in range(min(len(places), dice.randrange(1, 6))):
        other = pieces[dice.choice(places)]
        pieces[dice.choice(places)] = dice.choice((other, b"-1", b"99999999999", b"", b"\xc3\xa9"))
    return b"".join(piece or b"" for piece in pieces)
