"""The hidden copy of a row as it was sent: its revisions and the text of each of its cells."""

import zlib
from collections.abc import ItemsView, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from hrdesk.domain.compact import parsed, sorted_bytes
from hrdesk.domain.kept import KeptRegisters, PackedRegisters, in_full
from hrdesk.domain.packing import pack, unpack
from hrdesk.domain.revisions import Heads, Registers
from hrdesk.exchange.marks import row_check

# A spreadsheet cell holds 32,767 UTF-16 units; a symbol beyond the first plane takes two.
CHUNK = 16_000
# In minutes since 1970. The year before the last that Python knows, so that a minute may be added.
END_OF_TIME = int(datetime(9999, 1, 1, tzinfo=UTC).timestamp()) // 60
# In no block; between the rows of a block, its size in bytes, and how hard it is pressed.
_ALONE, _LINE, _BLOCK, _QUICKLY = -1, b"\n", 200_000, 1
HEADINGS = ("ref", "check", "parts", "json")


class KeptLine:
    """A JSON text on one line, kept small: alone, or with its neighbours in a `pressed` block.

    There are as many of these as a workbook has rows, and most of them are looked at once more.
    """

    __slots__ = ("_kept", "_place")

    def __init__(self, kept: bytes, place: int = _ALONE) -> None:
        self._kept = kept
        self._place = place

    @property
    def packed(self) -> bytes:
        """The text."""
        return self._kept if self._place == _ALONE else _lines(self._kept)[self._place]

    def press_into(self, block: bytes, place: int) -> None:
        """Stand in a block from now on, which says the same."""
        self._kept, self._place = block, place


class SentRegisters(KeptLine, PackedRegisters):
    """The registers of one record, kept small: each look makes the revisions anew.

    They stand as the base of a workbook has them, so that what goes is put into words once; and
    they travel from the process that reads to the program.
    """

    __slots__ = ("_ref",)

    def __init__(self, ref: str, kept: bytes, place: int = _ALONE) -> None:
        super().__init__(kept, place)
        self._ref = ref

    @property
    def ref(self) -> str:
        """Of which record they are."""
        return self._ref

    def __getitem__(self, register: str) -> Heads:
        return self.unpacked()[register]

    def __iter__(self) -> Iterator[str]:
        return iter(self.unpacked())

    def __len__(self) -> int:
        return len(self.unpacked())

    def __reduce__(self) -> tuple[type["SentRegisters"], tuple[str, bytes, int]]:
        return SentRegisters, (self._ref, self._kept, self._place)

    def items(self) -> ItemsView[str, Heads]:
        """All at once, which unpacks them once."""
        return self.unpacked().items()

    def unpacked(self) -> Registers:
        """The registers of which each is made when it is asked for."""
        told = parsed(self.packed)
        return unpack(self._ref, told["v"], told["d"])


def to_send(ref: str, registers: Registers) -> SentRegisters:
    """The registers of a record as they leave, kept small."""
    if isinstance(registers, SentRegisters):
        return registers
    values, document = pack(registers, outward=True)
    return SentRegisters(ref, sorted_bytes({"d": document, "v": values}))


class KeptCells(KeptLine):
    """The texts of the cells of a row that are not empty, by key, kept small."""

    __slots__ = ()

    @property
    def texts(self) -> dict[str, str]:
        """Each look makes them anew."""
        found: dict[str, str] = parsed(self.packed)
        return found


def to_keep(cells: KeptCells | Mapping[str, str]) -> KeptCells:
    """The texts of cells, kept small."""
    return cells if isinstance(cells, KeptCells) else KeptCells(sorted_bytes(cells))


def press(several: Iterable[object]) -> None:
    """Put what is kept of rows that come one after another into blocks.

    Most of what stands in a row stands in its neighbours too: together they take a fraction.
    """
    some: list[KeptLine] = []
    size = 0
    for each in several:
        if isinstance(each, KeptLine):
            some.append(each)
            size += len(each.packed)
        if size > _BLOCK:
            _press(some)
            some, size = [], 0
    _press(some)


def _press(some: Iterable[KeptLine]) -> None:
    block = zlib.compress(_LINE.join(each.packed for each in some), _QUICKLY)
    for place, each in enumerate(some):
        each.press_into(block, place)


@lru_cache(maxsize=4)
def _lines(block: bytes) -> list[bytes]:
    """What was pressed; who looks at one row looks at its neighbours next."""
    return zlib.decompress(block).split(_LINE)


@dataclass(frozen=True, slots=True)
class BaseRow:
    """One record as it was sent, kept small like its registers: few of them are looked at twice."""

    ref: str
    packed_cells: bytes
    registers: Registers

    @property
    def cells(self) -> dict[str, str]:
        """The texts of the cells that were not empty, by key; each look makes them anew."""
        found: dict[str, str] = parsed(self.packed_cells)
        return found


def base_line(
    workbook: str, ref: str, registers: Registers, cells: KeptCells | Mapping[str, str]
) -> list[str]:
    """The cells of one row of a base sheet: Ref, check, how many parts, and the parts.

    What is kept small already stands in it as it is kept.
    """
    told, shown = to_send(ref, registers).packed, to_keep(cells).packed
    text = b'{"c":%b,%b' % (shown, told.removeprefix(b"{"))
    # LibreOffice does not give back `_x005F_xHHHH_` as it was; here it need never meet it.
    parts = list(_chunks(text.decode().replace("_x", "_\\u0078")))
    return [ref, row_check(workbook, ref, parts), str(len(parts)), *parts]


class ReadLine(NamedTuple):
    """A row as it was sent, and its registers while it is looked at: the row keeps them small."""

    row: BaseRow
    registers: Registers


def read_base_line(workbook: str, texts: Sequence[str]) -> ReadLine | None:
    """The row as it was sent, or None when its check does not hold."""
    ref, check, count, *parts = (*texts, "", "", "")[: max(3, len(texts))]
    if not count.isascii() or not count.isdigit() or int(count) > len(parts):
        return None
    parts = parts[: int(count)]
    if row_check(workbook, ref, parts) != check:
        return None
    try:
        line = _line(ref, parsed("".join(parts)))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        # A check that holds over nonsense was made by no HRDesk.
        return None
    return line


def _line(ref: str, document: dict[str, Any]) -> ReadLine:
    cells, values, packed = document["c"], document["v"], document["d"]
    registers = unpack(ref, values, packed)
    texts, minutes = [*cells, *cells.values(), *registers], list[object]()
    if isinstance(registers, KeptRegisters):
        texts += *registers.short.values(), registers.act.hand.author, registers.act.hand.nonce
        minutes.append(registers.act.hand.minute)
    for heads in in_full(registers).values():
        for each in heads:
            texts += each.value, each.author, each.nonce
            texts += each.ancestors
            minutes.append(each.minute)
    if not all(type(each) is int and 0 <= each < END_OF_TIME for each in minutes):
        raise ValueError(minutes)
    # What cannot be written as UTF-8 came from no workbook; what is no text is a TypeError.
    "".join(texts).encode()
    kept = SentRegisters(ref, sorted_bytes({"d": packed, "v": values}))
    return ReadLine(BaseRow(ref, sorted_bytes(cells), kept), registers)


def _chunks(text: str) -> Iterator[str]:
    for start in range(0, len(text), CHUNK):
        yield text[start : start + CHUNK]
