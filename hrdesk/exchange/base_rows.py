"""The hidden copy of a row as it was sent: its revisions and the text of each of its cells."""

import json
import zlib
from collections.abc import ItemsView, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from hrdesk.domain.packing import pack, unpack
from hrdesk.domain.revisions import Heads, Registers
from hrdesk.exchange.marks import row_check

# A spreadsheet cell holds 32,767 UTF-16 units; a symbol beyond the first plane takes two.
CHUNK = 16_000
# In minutes since 1970. The year before the last that Python knows, so that a minute may be added.
END_OF_TIME = int(datetime(9999, 1, 1, tzinfo=UTC).timestamp()) // 60
_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode
# In no block; between the rows of a block, its size in bytes, and how hard it is pressed.
_ALONE, _LINE, _BLOCK, _QUICKLY = -1, b"\n", 200_000, 1
HEADINGS = ("ref", "check", "parts", "json")


class SentRegisters(Mapping[str, Heads]):
    """The registers of one record, kept small: each look makes the revisions anew.

    There are as many of these as a workbook has rows, most of them are never looked at, and
    they travel from the process that reads to the program. There they stand in a `pressed`
    block, each at its place.
    """

    __slots__ = ("_kept", "_place", "_ref")

    def __init__(self, ref: str, kept: bytes, place: int = _ALONE) -> None:
        self._ref = ref
        self._kept = kept
        self._place = place

    def __getitem__(self, register: str) -> Heads:
        return self._unpacked()[register]

    def __iter__(self) -> Iterator[str]:
        return iter(self._unpacked())

    def __len__(self) -> int:
        return len(self._unpacked())

    def __reduce__(self) -> tuple[type["SentRegisters"], tuple[str, bytes, int]]:
        return SentRegisters, (self._ref, self._kept, self._place)

    def items(self) -> ItemsView[str, Heads]:
        """All at once, which unpacks them once."""
        return self._unpacked().items()

    @property
    def packed(self) -> bytes:
        """Values and revisions as JSON on one line."""
        return self._kept if self._place == _ALONE else _lines(self._kept)[self._place]

    def press_into(self, block: bytes, place: int) -> None:
        """Stand in a block from now on, which says the same."""
        self._kept, self._place = block, place

    def _unpacked(self) -> dict[str, Heads]:
        return unpack(self._ref, *json.loads(self.packed))


def press(several: Iterable[Registers]) -> None:
    """Put the registers of records that come one after another into blocks.

    Most of what stands in a row stands in its neighbours too: together they take a fraction.
    """
    some: list[SentRegisters] = []
    size = 0
    for each in several:
        if isinstance(each, SentRegisters):
            some.append(each)
            size += len(each.packed)
        if size > _BLOCK:
            _press(some)
            some, size = [], 0
    _press(some)


def _press(some: Iterable[SentRegisters]) -> None:
    block = zlib.compress(_LINE.join(each.packed for each in some), _QUICKLY)
    for place, each in enumerate(some):
        each.press_into(block, place)


@lru_cache(maxsize=2)
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
        found: dict[str, str] = json.loads(self.packed_cells)
        return found


def base_line(workbook: str, ref: str, registers: Registers, cells: Mapping[str, str]) -> list[str]:
    """The cells of one row of a base sheet: Ref, check, how many parts, and the parts."""
    values, document = pack(registers, outward=True)
    parts = list(_chunks(_json({"v": values, "d": document, "c": cells})))
    return [ref, row_check(workbook, ref, parts), str(len(parts)), *parts]


class ReadLine(NamedTuple):
    """A row as it was sent, and its registers while it is looked at: the row keeps them small."""

    row: BaseRow
    registers: dict[str, Heads]


def read_base_line(workbook: str, texts: Sequence[str]) -> ReadLine | None:
    """The row as it was sent, or None when its check does not hold."""
    ref, check, count, *parts = (*texts, "", "", "")[: max(3, len(texts))]
    if not count.isascii() or not count.isdigit() or int(count) > len(parts):
        return None
    parts = parts[: int(count)]
    if row_check(workbook, ref, parts) != check:
        return None
    try:
        line = _line(ref, json.loads("".join(parts)))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        # A check that holds over nonsense was made by no HRDesk.
        return None
    return line


def _line(ref: str, document: dict[str, Any]) -> ReadLine:
    cells, values, packed = document["c"], document["v"], document["d"]
    registers = unpack(ref, values, packed)
    texts = [*cells, *cells.values(), *registers]
    for heads in registers.values():
        for each in heads:
            texts += each.value, each.author, each.nonce
            texts += each.ancestors
            if type(each.minute) is not int or not 0 <= each.minute < END_OF_TIME:
                raise ValueError(each.minute)
    # What cannot be written as UTF-8 came from no workbook; what is no text is a TypeError.
    "".join(texts).encode()
    kept = SentRegisters(ref, _compact([values, packed]).encode())
    return ReadLine(BaseRow(ref, _compact(cells).encode(), kept), registers)


def _chunks(text: str) -> Iterator[str]:
    for start in range(0, len(text), CHUNK):
        yield text[start : start + CHUNK]


def _json(document: object) -> str:
    text = _compact(document)
    # LibreOffice does not give back `_x005F_xHHHH_` as it was; here it need never meet it.
    return text.replace("_x", "_\\u0078")
