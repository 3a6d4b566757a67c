"""Finds out from the hidden sheets who sent a workbook, and what was in it when it was sent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hrdesk.domain.arrival import Envelope, Finding, Seal
from hrdesk.domain.errors import FileRefused
from hrdesk.domain.later import LaterRecord
from hrdesk.domain.records import KINDS
from hrdesk.exchange.base_rows import END_OF_TIME, BaseRow
from hrdesk.exchange.book import Book, Sheet
from hrdesk.exchange.entries import is_desk_code
from hrdesk.exchange.hidden_base import HiddenBase, is_later_ref, known_kind
from hrdesk.exchange.later_schema import LaterSchema
from hrdesk.exchange.layout import (
    BASE_MARK,
    CONFIRMS,
    CONFLICTS,
    FORMAT,
    HAPPENED_MARK,
    LISTS_MARK,
    META_MARK,
    NAMES_OF,
    READ_ME_MARK,
    SCHEMA_MARK,
    TEXTS_OF_ENVELOPE,
    WITHDRAWN,
    WITHDRAWN_MARK,
    columns_of,
)
from hrdesk.exchange.marks import spare_ref
from hrdesk.exchange.seals import schema_line, seal_of, torn_kinds
from hrdesk.exchange.sheet_cells import Cells
from hrdesk.exchange.typed import folded

# A name that stands twice in the lists names nobody.
Words = dict[str, set[str]]
_MOST_SPARE_LINES, _MOST_COPIES = 10_000, 1_000_000_000
# Sheets for people, of which nothing is read.
_FOR_READING = (READ_ME_MARK, HAPPENED_MARK, WITHDRAWN_MARK)


@dataclass
class Manifest:
    """All that the hidden sheets say; `base` has None for a row whose check does not hold.

    `by_tokens` means that there are none, and only the tokens tell which cells were touched; `is_one_sheet` that the others were left behind.
    """

    workbook: str
    envelope: Envelope
    spare: Mapping[str, str]
    headers: dict[str, dict[str, str]]
    lists: dict[str, Words] = field(default_factory=dict)
    base: dict[str, BaseRow | None] = field(default_factory=dict)
    record_sheets: list[Sheet] = field(default_factory=list)
    later: LaterSchema = field(default_factory=LaterSchema)
    later_records: dict[str, LaterRecord] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    cells: int = 0
    seal: Seal = Seal.MISSING
    is_torn: bool = False
    by_tokens: bool = False
    is_one_sheet: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether all hidden copies of what was sent are there and can be believed."""
        return not self.is_torn and all(row is not None for row in self.base.values())

    def meant(self, list_key: str, word: str) -> set[str]:
        """The codes that a word stands for in a list."""
        return self.lists.get(list_key, {}).get(folded(word), set())

    def named(self, kind: str, name: str) -> set[str]:
        """The Refs of the records of a kind with this name, in this workbook only."""
        return self.meant(NAMES_OF + kind, name)


def recognised(opened: Book, path: Path) -> Manifest:
    """What the workbook says about itself. Raises `FileRefused`."""
    marked = marked_sheets(opened)
    if META_MARK not in marked:
        raise FileRefused("not_hrdesk", path=path)
    reader = _HiddenSheets(opened, marked)
    manifest = reader.manifest(path)
    manifest.record_sheets = marked.get("", [])
    return manifest


def marked_sheets(opened: Book) -> dict[str, list[Sheet]]:
    """The sheets by what their first cell says they are; those of people under no mark."""
    marked: dict[str, list[Sheet]] = {}
    for sheet in opened.sheets:
        mark = _mark(opened, sheet)
        known = mark in (META_MARK, SCHEMA_MARK, LISTS_MARK, BASE_MARK, *_FOR_READING)
        marked.setdefault(mark if known else "", []).append(sheet)
    return marked


def _mark(opened: Book, sheet: Sheet) -> str:
    for _, cells in opened.rows(sheet):
        return cells[1].text if 1 in cells else ""
    return ""


class _HiddenSheets:
    """Reads the sheets that people do not see."""

    def __init__(self, opened: Book, marked: Mapping[str, list[Sheet]]) -> None:
        self._opened = opened
        self._marked = marked
        self._cells = 0

    def manifest(self, path: Path) -> Manifest:
        """Everything together; the first sheet of a kind counts, should one stand there twice."""
        meta = self._read_meta()
        try:
            manifest = _from_meta(meta)
            number = int(meta[META_MARK][0])
        except (KeyError, ValueError) as error:
            raise FileRefused("damaged", path=path) from error
        if number > FORMAT:
            raise FileRefused("newer_format", path=path, sender=manifest.envelope.sender)
        manifest.seal = seal_of(meta, manifest.envelope.sender_identity)
        self._read_schema(manifest, meta)
        self._read_lists(manifest)
        self._read_base(manifest, meta)
        for mark in _FOR_READING:
            for _ in self._lines(mark):
                pass
        manifest.cells = self._cells
        return manifest

    def _lines(self, mark: str) -> Iterator[list[str]]:
        for _, _, line in self._numbered_lines(mark):
            yield line

    def _numbered_lines(self, mark: str) -> Iterator[tuple[str, int, list[str]]]:
        for sheet in self._marked.get(mark, ()):
            for number, cells in self._opened.rows(sheet):
                self._cells += len(cells)
                yield sheet.title, number, _texts(cells)

    def _read_meta(self) -> dict[str, list[str]]:
        meta: dict[str, list[str]] = {}
        copies = 0
        for line in self._lines(META_MARK):
            key, value, *_ = (*line, "")
            copies += key == META_MARK
            if copies == 1:
                meta.setdefault(key, []).append(value)
        return meta

    def _read_schema(self, manifest: Manifest, meta: Mapping[str, list[str]]) -> None:
        lines = list(self._lines(SCHEMA_MARK))
        for line in lines:
            kind, key, header, *_ = (*line, "", "", "")
            if kind in manifest.headers and key and header:
                manifest.headers[kind][header] = key
            if kind and key and kind not in (SCHEMA_MARK, CONFLICTS):
                manifest.later.take(line)
        key, digest = schema_line(lines)
        if manifest.seal is Seal.HOLDS and meta.get(key) != [digest]:
            manifest.later.doubt_floors()

    def _read_lists(self, manifest: Manifest) -> None:
        keys: list[str] = []
        for line in self._lines(LISTS_MARK):
            if line[0] == LISTS_MARK:
                keys = line[1::2]
                continue
            for key, word, code in zip(keys, line[1::2], [*line[2::2], ""], strict=False):
                if word:
                    manifest.lists.setdefault(key, {}).setdefault(folded(word), set()).add(code)

    def _read_base(self, manifest: Manifest, meta: Mapping[str, list[str]]) -> None:
        base = HiddenBase(manifest.workbook, manifest.later)
        for title, number, line in self._numbered_lines(BASE_MARK):
            base.take(title, number, line)
        if manifest.seal is Seal.HOLDS:
            torn = torn_kinds(meta, base.sealed)
            manifest.is_torn = bool(torn)
            base.drop(torn)
        manifest.base = base.rows
        manifest.later_records = base.later
        manifest.findings += base.findings()


def _texts(cells: Cells) -> list[str]:
    return [cells[column].text if column in cells else "" for column in range(1, max(cells) + 1)]


def _from_meta(meta: Mapping[str, list[str]]) -> Manifest:
    gone = tuple(dict.fromkeys(meta.get(WITHDRAWN, ())))
    texts = {key: meta.get(key, [""])[0] for key in TEXTS_OF_ENVELOPE}
    envelope = Envelope(
        minute=int(meta["minute"][0]),
        copy=int(meta["copy"][0]),
        confirms=tuple(meta.get(CONFIRMS, ())),
        withdrawn=tuple(filter(known_kind, gone)),
        later_withdrawn=tuple(filter(is_later_ref, gone)),
        **texts,
    )
    workbook = meta["workbook"][0]
    lines = int(meta["spare_lines"][0])
    if not workbook or not is_desk_code(envelope.sender):
        raise ValueError(workbook)
    if not (
        0 <= envelope.minute < END_OF_TIME
        and 0 <= envelope.copy <= _MOST_COPIES
        and 0 <= lines <= _MOST_SPARE_LINES
    ):
        raise ValueError(envelope.minute)
    spare = {
        spare_ref(workbook, kind, line): kind for kind in KINDS for line in range(1, lines + 1)
    }
    headers = {
        kind: {each.header: each.key for each in columns_of(kind)} for kind in (*KINDS, CONFLICTS)
    }
    return Manifest(workbook, envelope, spare, headers)
