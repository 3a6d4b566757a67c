"""Another program that exchanges workbooks, made from what CONTRIBUTING.md says of their format.

It knows nothing of HRDesk but that text; a test holds it to this.
"""

import base64
import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import Workbook, load_workbook

ALPHABET = "23456789BCDFGHJKLMNPQRSTVWXYZ"
BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
HEADINGS = {"ref": "Ref", "token": "Token", "no": "No."}
Sign = Callable[[bytes], bytes]


class Told(NamedTuple):
    """One revision as a base line tells it."""

    value: str
    author: str
    nonce: str
    minute: int
    parents: Sequence[str] = ()
    older: Sequence[str] = ()


class Record(NamedTuple):
    """A record to write: its registers, and the texts of its cells by column."""

    ref: str
    registers: Mapping[str, list[Told]]
    cells: Mapping[str, str]


def compact(parts: object) -> bytes:
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()


def symbols_of(content: bytes, length: int) -> str:
    return base64.b32encode(hashlib.sha256(content).digest()).decode()[:length]


def id_of(ref: str, register: str, told: Told) -> str:
    parts = ["hr1", ref, register, told.value, sorted(told.parents), told.author, told.nonce]
    return symbols_of(compact(parts), 20)


def over(ref: str, register: str, seen: Iterable[Told], new: Told) -> Told:
    """A revision over those that were seen."""
    parents = [id_of(ref, register, each) for each in seen]
    older = {name for each in seen for name in (*each.parents, *each.older)} - {*parents}
    return new._replace(parents=sorted(parents), older=sorted(older))


def ref_of(prefix: str, *seed: str) -> str:
    """The Ref that follows from a seed, as those of the spare lines do."""
    for attempt in range(1000):
        told = "\x1f".join((prefix, *seed, str(attempt))).encode()
        number = int.from_bytes(hashlib.sha256(told).digest(), "big")
        places = []
        for _ in range(12):
            number, place = divmod(number, 29)
            places.append(place)
        total = sum(weight * place for weight, place in enumerate(places, 1))
        check = next(each for each in range(29) if (total + 13 * each) % 29 == 0)
        text = "".join(ALPHABET[place] for place in (*places, check))
        if text[-1].isalpha():
            return f"{prefix}-{text[:4]}-{text[4:8]}-{text[8:]}"
    raise AssertionError(prefix)


def token_of(workbook: str, keys: Iterable[str], cells: Mapping[str, str]) -> str:
    checks = [zlib.crc32(f"{key}\x1f{cells.get(key, '')}".encode()) for key in keys]
    places = (0, 5, 10, 15)
    return f"{workbook}:" + "".join(BASE32[each >> at & 31] for each in checks for at in places)


def base_line(workbook: str, record: Record) -> list[str]:
    told = {name: [list(each) for each in several] for name, several in record.registers.items()}
    text = compact({"v": {}, "d": {"r": told}, "c": record.cells}).decode()
    parts = [text[start : start + 16_000] for start in range(0, len(text), 16_000)]
    check = symbols_of("\n".join((workbook, record.ref, *parts)).encode(), 32)
    return [record.ref, check, str(len(parts)), *parts]


def write(
    path: Path,
    meta: Mapping[str, str],
    columns: Mapping[str, str],
    records: Iterable[Record],
    *,
    public_key: bytes = b"",
    sign: Sign | None = None,
) -> None:
    """Write a workbook with visits; `columns` are the headings by key, of those people write in."""
    book = Workbook()
    visits, base, last = book.active, book.create_sheet("copies"), book.create_sheet("about")
    headings = HEADINGS | columns
    for line in (["Visits of another program"], list(headings), [], list(headings.values())):
        visits.append(line)
    base.append(["hrdesk.base", "visit"])
    sealed = []
    spare = [
        Record(ref_of("VIS", meta["workbook"], "visit", str(number)), {}, {})
        for number in range(1, int(meta["spare_lines"]) + 1)
    ]
    for number, record in enumerate((*records, *spare), 1):
        token = token_of(meta["workbook"], columns, record.cells)
        visits.append([record.ref, token, number, *(record.cells.get(key) for key in columns)])
        if record.registers:
            line = base_line(meta["workbook"], record)
            base.append(line)
            sealed.append(f"{line[0]} {line[1]}")
    lines = {"hrdesk.workbook": "1", **meta}
    if sign is not None:
        lines["rows.visit"] = hashlib.sha256("\n".join(sorted(sealed)).encode()).hexdigest()
        lines["public_key"] = public_key.hex()
        message = compact(["hrdesk seal 1", sorted([key, [text]] for key, text in lines.items())])
        lines["seal"] = base64.b64encode(sign(message)).decode()
    for pair in lines.items():
        last.append(list(pair))
    book.save(path)


def mark_of(public_key: bytes) -> str:
    return hashlib.sha256(b"hrdesk key\0" + public_key).hexdigest()[:32]


def columns_in(path: Path, kind: str) -> dict[str, str]:
    """The columns of a kind that people write in, as a workbook of HRDesk describes them."""
    rows = load_workbook(path)["_schema"].iter_rows(values_only=True)
    columns = {row[1]: row[2] for row in rows if row[0] == kind and row[3] != "name"}
    return {key: header for key, header in columns.items() if key not in HEADINGS}


def records_in(path: Path) -> Iterator[Record]:
    """What the base lines of a workbook tell."""
    for sheet in load_workbook(path).worksheets:
        if sheet["A1"].value == "hrdesk.base":
            for row in sheet.iter_rows(min_row=3, values_only=True):
                yield _record(str(row[0]), json.loads("".join(row[3 : 3 + int(row[2])])))


def _record(ref: str, told: dict[str, Any]) -> Record:
    document = told["d"]
    in_full = document.get("r", {}).items()
    registers = {name: [Told(*each) for each in heads] for name, heads in in_full}
    if "f" in document:
        author, nonce, minute = document["f"]
        for name, value in told["v"].items():
            own = nonce
            if "s" in document:
                key = f"{ref}/{name}".encode()
                own = hashlib.blake2b(key, key=nonce.encode(), digest_size=8).hexdigest()
            if name not in registers:
                registers[name] = [Told(value, author, own, minute)]
    return Record(ref, registers, told["c"])
