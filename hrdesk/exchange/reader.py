"""Reads a workbook that came back: what was sent, what people wrote, and what is to be asked.

Everything is computed from the workbook alone; no desk is looked at, so every desk that reads
the file gets the same (exchange.md 2 and 6).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from hrdesk.domain.arrival import (
    Arrival,
    ArrivedRecord,
    CellClass,
    Envelope,
    Finding,
    FindingKind,
    Seal,
    Touched,
)
from hrdesk.domain.errors import FileRefused
from hrdesk.domain.records import kind_of
from hrdesk.exchange.align import AlignedSheet, aligned
from hrdesk.exchange.answers import AnswerReader
from hrdesk.exchange.arrived_records import RecordMaker
from hrdesk.exchange.arrived_rows import ArrivedRow, RowReader
from hrdesk.exchange.book import Book
from hrdesk.exchange.by_tokens import manifest_of_sheet, manifest_without_base
from hrdesk.exchange.decided import Decisions
from hrdesk.exchange.guards import Guards
from hrdesk.exchange.layout import CONFLICTS
from hrdesk.exchange.meaning import Meanings
from hrdesk.exchange.opened_csv import OpenedCsv
from hrdesk.exchange.opening import opened_book
from hrdesk.exchange.progress import Cancel, Progress
from hrdesk.exchange.recognise import Manifest, recognised

_NO_NAMES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Glimpse:
    """What a workbook says about itself before its records are read."""

    workbook: str
    envelope: Envelope


def peek(path: Path) -> Glimpse:
    """Whose workbook it is. Raises `FileRefused`."""
    with opened_book(path) as opened:
        manifest = recognised(opened, path)
    return Glimpse(manifest.workbook, manifest.envelope)


def read_workbook(
    path: Path,
    *,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
    country_names: Mapping[str, str] = _NO_NAMES,
    sent: Path | None = None,
) -> Arrival:
    """Everything that a workbook brings. Raises `FileRefused` and `Cancelled`.

    `country_names` (names by ISO code) are understood besides those in the workbook. `sent` is
    the workbook as it was sent, for a file that no longer holds what was under a good seal: a
    single sheet (.csv), or one whose hidden sheets were lost or changed.
    """
    with opened_book(path, progress=progress, cancelled=cancelled) as opened:
        manifest = _manifest(opened, path, sent)
        for code in opened.notices:
            manifest.findings.append(Finding(FindingKind.PROBLEM, code, ""))
        reading = _Reading(manifest)
        for sheet in manifest.record_sheets:
            reading.take(aligned(sheet.title, opened.rows(sheet), manifest), sheet.title)
        arrival = reading.arrival(Meanings(manifest, country_names))
        opened.steps.finish()
    return arrival


def _manifest(opened: Book, path: Path, sent: Path | None) -> Manifest:
    known = None
    if not isinstance(opened, OpenedCsv):
        known = _recognised(opened, path)
        if known is not None and (sent is None or _is_sealed(known)):
            return known
    with opened_book(sent) if sent is not None else nullcontext() as whole:
        if isinstance(opened, OpenedCsv):
            return manifest_of_sheet(opened, path, whole)
        manifest = manifest_without_base(opened, path, whole, known)
    # Whole as it is, it gives way to nothing but what its desk has sealed.
    return known if known is not None and known.is_whole and not _is_sealed(manifest) else manifest


def _is_sealed(manifest: Manifest) -> bool:
    """Whether all that was sent stands there as the desk that sent it has sealed it."""
    return manifest.is_whole and manifest.seal is Seal.HOLDS


def _recognised(opened: Book, path: Path) -> Manifest | None:
    """What the workbook says of itself; None when it has lost the sheet that says so."""
    try:
        return recognised(opened, path)
    except FileRefused as error:
        if error.code != "not_hrdesk":
            raise
        return None


class _Reading:
    """Gathers the rows of all sheets, and makes of them what arrived."""

    def __init__(self, manifest: Manifest) -> None:
        self._manifest = manifest
        self._findings: list[Finding] = list(manifest.findings)
        self._rows: list[ArrivedRow] = []
        self._later_titles: dict[str, str] = {}
        self._reader = RowReader(manifest, self._findings.append)
        self._reader.counts[CellClass.LAYOUT] += manifest.cells
        self._answers = AnswerReader(
            manifest, self._reader.counts, self._reader.touched, self._findings.append
        )

    def take(self, sheet: AlignedSheet, title: str) -> None:
        """Read the rows of one sheet."""
        counts = self._reader.counts
        if sheet.alignment is None:
            cells = 0
            for number, line in sheet.rows:
                self._reader.touched[title, number] += len(line)
                cells += len(line)
            counts[CellClass.UNKNOWN] += cells
            about = {"cells": cells}
            self._findings.append(
                Finding(FindingKind.PROBLEM, self._code_of(sheet), title, found=title, about=about)
            )
            self._later_titles[sheet.later] = title
            return
        if sheet.alignment.kind == CONFLICTS:
            self._answers.take(sheet.alignment, sheet.rows)
        else:
            self._rows += self._reader.read(sheet.alignment, sheet.rows)
        counts[CellClass.LAYOUT] += sum(len(cells) for _, cells in sheet.layout)

    def _code_of(self, sheet: AlignedSheet) -> str:
        """Whether the records of a sheet without a known kind are kept all the same."""
        if any(each.kind == sheet.later for each in self._manifest.later_records.values()):
            return "later_kind"
        return "later_sheet" if sheet.later else "unknown_sheet"

    def arrival(self, meanings: Meanings) -> Arrival:
        """What arrived, in the order of the sheets and their rows."""
        tell = self._findings.append
        guards = Guards(self._reader.counts, tell)
        rows = guards.one_row_a_record(self._rows)
        guards.hold_back_accidents(rows, self._reader.filled)
        maker = RecordMaker(self._manifest, meanings, self._reader.counts, tell)
        made = (maker.record(row) for row in rows)
        records = _without_twins(record for record in made if record is not None)
        decisions = Decisions(self._manifest, meanings, self._reader.counts, tell)
        records = decisions.over(records, self._answers.answers)
        return Arrival(
            self._manifest.workbook,
            self._manifest.envelope,
            records,
            tuple(self._missing()),
            tuple(self._findings),
            _counted(self._reader.counts),
            self._manifest.seal,
            Touched(self._reader.touched.total(), len(self._reader.touched)),
            self._manifest.is_whole,
            later=self._manifest.later.fields,
            later_records=tuple(
                replace(each, title=self._later_titles.get(each.kind, ""))
                for each in self._manifest.later_records.values()
            ),
        )

    def _missing(self) -> Iterator[str]:
        """The Refs that did not come back; sheets that a format leaves behind are not missed."""
        read = {row.kind for row in self._rows}
        for ref in self._manifest.base:
            is_expected = not self._manifest.is_one_sheet or kind_of(ref) in read
            if is_expected and ref not in self._reader.seen:
                yield ref


def _without_twins(records: Iterable[ArrivedRecord]) -> tuple[ArrivedRecord, ...]:
    """Lines without Ref that say the same get the same Ref and are one record."""
    return tuple({record.ref: record for record in records}.values())


def _counted(counts: Counter[CellClass]) -> dict[CellClass, int]:
    return {each: counts[each] for each in CellClass if counts[each]}
