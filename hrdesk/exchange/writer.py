"""Writes a workbook for one partner: what goes in is decided elsewhere, how it looks is here."""

import io
import itertools
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NamedTuple

from openpyxl.workbook import Workbook

from hrdesk.domain.arrival import Envelope
from hrdesk.domain.disclosure import version_of
from hrdesk.domain.errors import FileRefused
from hrdesk.domain.later import NONE_LATER, LaterFields, LaterRecord
from hrdesk.domain.records import KINDS
from hrdesk.exchange.cell_text import Names
from hrdesk.exchange.conflict_rows import ConflictRows, most_values
from hrdesk.exchange.crew import Crew, crew_or_own
from hrdesk.exchange.frame import (
    READ_ME_WIDTH,
    add_conflict_sheet,
    add_hidden_sheet,
    add_read_me,
    add_record_sheet,
)
from hrdesk.exchange.hidden_sheets import (
    Line,
    ListSheet,
    base_headings,
    meta_lines,
    schema_lines,
)
from hrdesk.exchange.kept_small import in_pieces
from hrdesk.exchange.later_sheets import LaterSheets
from hrdesk.exchange.later_used import LaterUse
from hrdesk.exchange.layout import (
    CONFLICTS,
    FIRST_ROW,
    LISTS,
    META,
    READ_ME,
    SCHEMA,
    base_title,
    columns_of,
    conflict_columns,
    sheet_title,
)
from hrdesk.exchange.looks import Look
from hrdesk.exchange.made_rows import (
    BasePiece,
    BaseRows,
    MadeBase,
    MakingReady,
    base_pieces,
    plain_rows,
    sheet_pieces,
)
from hrdesk.exchange.marks import content_id
from hrdesk.exchange.package import part_path, save
from hrdesk.exchange.part_files import take_away
from hrdesk.exchange.prepared import OutRecord, Prepared, by_kind, visible
from hrdesk.exchange.progress import Cancel, Progress, Steps
from hrdesk.exchange.read_me import RIGHT_TO_LEFT, ReadMeLine, language_of, read_me_lines
from hrdesk.exchange.record_rows import RecordRows, SheetPiece
from hrdesk.exchange.row_xml import OutCell, OutRow, lines_of
from hrdesk.exchange.seals import SealedRows, schema_line, sealing_lines
from hrdesk.exchange.styles import StyleBook
from hrdesk.exchange.withdrawn_rows import WithdrawnRows, add_withdrawn_sheet

__all__ = ["Names", "OutRecord", "Written", "workbook_id", "write_workbook"]

# What the id of a workbook takes of a record: Ref, version, and what is withheld of all alike.
Told = tuple[str, str, frozenset[str]]
# Each record is made ready, written to its sheet, and written to the base.
_PASSES = 3


@dataclass(frozen=True)
class Written:
    """A workbook that was written; `sheets` counts the records of each sheet by its title."""

    workbook: str
    path: Path
    records: int
    sheets: Mapping[str, int]
    is_sealed: bool = False
    is_encrypted: bool = False


def _nothing(_: Written) -> None:
    """What is done before naming a workbook that nobody keeps a record of."""


def workbook_id(
    envelope: Envelope, records: Sequence[OutRecord], later: LaterFields = NONE_LATER
) -> str:
    """The id that a workbook with this content has."""
    seen = [visible(each, later) for each in records]
    return content_id(envelope, [(each.ref, each.version, each.withheld) for each in seen])


def write_workbook(
    path: Path,
    envelope: Envelope,
    records: Sequence[OutRecord],
    names: Names,
    *,
    later: LaterFields = NONE_LATER,
    others: Sequence[LaterRecord] = (),
    spare_lines: int = 20,
    key: bytes | None = None,
    passphrase: str = "",
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
    before_naming: Callable[[Written], None] = _nothing,
    crew: Crew | None = None,
) -> Written:
    """Write a workbook in one step: the file stands whole under its name, or not at all.

    `key` is the private key of the sender, whose mark the envelope names; without it the workbook
    has no seal. With a passphrase it is encrypted, and was opened again before it counts.
    `before_naming` is called once it is whole and on the disk, and has no name yet. `later`
    describes the fields that only a later version knows, and `others` are records of kinds that
    only a later version knows.

    Raises `Cancelled`, `BadValue` for a text too long for a cell, and `FileRefused` with code
    `cannot_write` when the folder or the disk refuses.
    """
    steps = Steps(_PASSES * len(records), progress, cancelled, every=1)
    with crew_or_own(crew) as hands:
        hands.hire(len(records), steps.tell)
        content = Content(envelope, records, names, spare_lines, key, steps, later, others, hands)
        return write_content(path, content, passphrase, before_naming)


def write_content(
    path: Path, content: "Content", passphrase: str, before_naming: Callable[[Written], None]
) -> Written:
    """Write a workbook as `write_workbook` does, from content made ready."""
    sealed, secret = content.key is not None, bool(passphrase)
    written = Written(content.workbook, path, content.records, content.counts, sealed, secret)
    part = part_path(path)
    try:
        with part.open("wb") as target:
            content.save(target, passphrase)
            target.flush()
            os.fsync(target.fileno())
        before_naming(written)
        part.replace(path)
        _keep_names(path.parent)
    except OSError as error:
        raise _not_written(path, error) from error
    finally:
        take_away(part)
    content.steps.finish()
    return written


def _keep_names(folder: Path) -> None:
    """Have the disk keep the names in a folder, where the system lets a program ask for it."""
    if sys.platform == "win32":
        return
    # Some folders may be written and not read, and some disks of a network cannot: the file has
    # its name all the same, and must count as sent.
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _not_written(path: Path, error: OSError) -> FileRefused:
    return FileRefused("cannot_write", path=path, reason=error.strerror or str(error))


class ReadMeLooks(NamedTuple):
    """The numbers of the styles of the first sheet."""

    title: int
    heading: int
    text: int


class Content:
    """Everything that goes into one workbook, sheet by sheet."""

    def __init__(
        self,
        envelope: Envelope,
        records: Sequence[OutRecord],
        names: Names,
        spare_lines: int,
        key: bytes | None,
        steps: Steps,
        later: LaterFields = NONE_LATER,
        others: Sequence[LaterRecord] = (),
        crew: Crew | None = None,
    ) -> None:
        self.envelope = envelope
        self._later, self._spare_lines, self.key = later, spare_lines, key
        self._sealed, self._uses = SealedRows(), dict[str, LaterUse]()
        self.steps, self._crew = steps, crew or Crew()
        told = [(each.ref, version_of(each.registers), frozenset[str]()) for each in others]
        self.prepared = self._made_ready(records, names, told)
        self.workbook = content_id(envelope, told)
        self._others = LaterSheets(self.workbook, others, later)
        self.records = sum(map(len, self.prepared.values())) + len(others)
        self.counts = {sheet_title(kind): len(each) for kind, each in self.prepared.items()}
        self._lists = ListSheet(self.prepared, names)
        self.conflicts = [
            each for kind in self.prepared.values() for row in kind for each in row.conflicts
        ]
        self.book = Workbook()
        self.book.remove(self.book.worksheets[0])
        self.styles = styles = StyleBook(self.book)
        self.add_sheets()
        self._hidden = styles.number(Look())
        turned = language_of(envelope) in RIGHT_TO_LEFT
        self.read_me = ReadMeLooks(
            styles.number(Look(large=True, turned=turned)),
            styles.number(Look(bold=True, turned=turned)),
            styles.number(Look(wrap=True, turned=turned)),
        )
        self.sheets = {kind: RecordRows(kind, self.workbook, styles) for kind in self.prepared}
        self.conflict_rows = ConflictRows(self.conflicts, self.workbook, styles)
        self._withdrawn_rows = WithdrawnRows(envelope, styles)

    @property
    def identifier(self) -> str:
        """What the file's properties say, besides its cells."""
        return f"hrdesk:{self.workbook}"

    def save(self, target: IO[bytes], passphrase: str) -> None:
        """Write the file."""
        memory = io.BytesIO()
        # What is to be encrypted lies on no disk in clear.
        clear = memory if passphrase else target
        save(self.book, self.rows(), clear, self.envelope.minute, self.identifier)
        if passphrase:
            # Dear to load, and few workbooks leave with a passphrase.
            from hrdesk.exchange.encryption import locked

            target.write(locked(memory.getvalue(), passphrase))

    def _made_ready(
        self, records: Sequence[OutRecord], names: Names, told: list[Told]
    ) -> dict[str, list[Prepared]]:
        """The rows of each kind; `told` gets what the id of the workbook hangs upon."""
        found = by_kind(records)
        # Plain, for it goes to other processes.
        later = {kind: dict(fields) for kind, fields in self._later.items()}
        work = MakingReady(names, self.envelope, later).made
        ready: dict[str, list[Prepared]] = {}
        for kind in KINDS:
            if kind in found or self._spare_lines:
                self.steps.what = sheet_title(kind)
                self._uses[kind] = LaterUse(kind, self._later.get(kind, {}))
                ready[kind] = []
                for some, made in self._crew.each(work, in_pieces(found.get(kind, ()))):
                    self.steps.step(len(some))
                    self._uses[kind].add(made.used)
                    for record, row in zip(some, made.rows, strict=True):
                        told.append((record.ref, row.version, record.withheld))
                        ready[kind].append(row.row(record))
        return ready

    def add_sheets(self) -> None:
        """Make the frame: every sheet without its rows."""
        turned = language_of(self.envelope) in RIGHT_TO_LEFT
        add_read_me(self.book, READ_ME, turned=turned)
        places = self._lists.places()
        for kind, records in self.prepared.items():
            lines = len(records) + self._spare_lines
            add_record_sheet(self.book, self.styles, kind, lines, places)
        if self.conflicts:
            most = most_values(self.conflicts)
            add_conflict_sheet(self.book, self.styles, most, len(self.conflicts))
        if self.envelope.withdrawn:
            add_withdrawn_sheet(self.book, turned=turned)
        for title in map(base_title, self.prepared):
            add_hidden_sheet(self.book, title)
        self._others.add(self.book)
        for title in (LISTS, SCHEMA, META):
            add_hidden_sheet(self.book, title)

    def rows(self) -> list[Iterable[OutRow | bytes]]:
        """The rows of each sheet, in the order of the sheets."""
        lines = read_me_lines(self.envelope, self.counts, len(self.conflicts))
        sheets: list[Iterable[OutRow | bytes]] = [read_me_rows(lines, self.read_me)]
        sheets += [self._record_rows(kind) for kind in self.prepared]
        schema = {kind: columns_of(kind) for kind in self.prepared}
        if self.conflicts:
            sheets.append(self.conflict_rows.rows(self.envelope))
            schema[CONFLICTS] = conflict_columns(most_values(self.conflicts))
        if self.envelope.withdrawn:
            sheets.append(self._withdrawn_rows.rows())
        sheets += [self._base_rows(kind) for kind in self.prepared]
        sheets += [plain_rows(each, self._hidden) for each in self._others.lines(self._sealed)]
        described = [*schema_lines(schema, self._uses), *self._others.schema()]
        for hidden in (self._lists.lines(), described, self._meta_lines(described)):
            sheets.append(plain_rows(hidden, self._hidden))
        return sheets

    def _meta_lines(self, described: Iterable[Line]) -> Iterator[Line]:
        """Last of all, when the rows that the seal holds together are written."""
        lines = [
            *meta_lines(self.envelope, self.workbook, self._spare_lines),
            schema_line(described),
        ]
        yield from lines
        if self.key is not None:
            yield from sealing_lines(self.key, lines, self._sealed)

    def _record_rows(self, kind: str) -> Iterator[OutRow | bytes]:
        """The rows of the sheet of a kind; others begin with them while the frame is written."""
        rows, records = self.sheets[kind], self.prepared[kind]
        return itertools.chain(
            rows.head(self.envelope),
            self._told(kind, self._crew.each(rows.made, sheet_pieces(records))),
            rows.spares(FIRST_ROW + len(records), self._spare_lines),
        )

    def _told(self, kind: str, made: Iterable[tuple[SheetPiece, bytes]]) -> Iterator[bytes]:
        self.steps.what = sheet_title(kind)
        for some, content in made:
            self.steps.step(len(some.rows))
            yield content

    def _base_rows(self, kind: str) -> Iterator[OutRow | bytes]:
        """The rows of the base of a kind; others begin with them while the sheets are written."""
        headings = base_headings(kind)
        work = BaseRows(self.workbook, self._hidden)
        pieces = base_pieces(self.prepared[kind], len(headings) + 1)
        return itertools.chain(
            plain_rows(headings, self._hidden),
            self._checked(kind, self._crew.each(work.made, pieces)),
        )

    def _checked(self, kind: str, base: Iterable[tuple[BasePiece, MadeBase]]) -> Iterator[bytes]:
        self.steps.what = sheet_title(kind)
        for some, made in base:
            self.steps.step(len(some.rows))
            for ref, check in made.checks:
                self._sealed.add(kind, ref, check)
            yield made.xml


def read_me_rows(texts: Iterable[ReadMeLine], looks: ReadMeLooks) -> Iterator[OutRow]:
    """The rows of the first sheet."""
    for number, line in enumerate(texts, 1):
        style = looks.heading if line.is_heading else looks.text
        if line.text:
            cells = {1: OutCell(line.text, looks.title if number == 1 else style)}
            lines = lines_of(line.text, READ_ME_WIDTH) if number > 1 else 0
            yield OutRow(number, cells, lines=lines)
