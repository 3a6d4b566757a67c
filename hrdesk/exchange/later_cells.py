"""The cells of columns that only a later version knows: what was typed there waits for that one."""

from collections.abc import Callable

from hrdesk.domain.arrival import Finding, FindingKind
from hrdesk.domain.fields import Kind
from hrdesk.exchange.align import Alignment
from hrdesk.exchange.disguise import is_disguise, is_same
from hrdesk.exchange.layout import NAME_SUFFIX, REF
from hrdesk.exchange.recognise import Manifest
from hrdesk.exchange.sheet_cells import Cell, Cells

_DATES = (Kind.DATE, Kind.SPAN)


class LaterCells:
    """The columns of a later version on one sheet; `columns` gives their keys."""

    def __init__(
        self, alignment: Alignment, manifest: Manifest, tell: Callable[[Finding], None]
    ) -> None:
        self._alignment = alignment
        self._base = manifest.base
        self._tell = tell
        self._fields = manifest.later.fields.get(alignment.kind, {})
        self.columns = {
            column: key
            for key, column in alignment.places.items()
            if key.partition(".")[0] in self._fields
        }

    def edits(self, number: int, cells: Cells) -> int:
        """How many cells of a row people changed; each is told, for it is no part of what comes.

        The values as they were sent are in the base.
        """
        if not self.columns:
            return 0
        at = self._alignment.places.get(REF, 0)
        ref = cells[at].text.strip() if at in cells else ""
        base = self._base.get(ref)
        if ref in self._base and base is None:
            return 0
        sent = base.cells if base is not None else {}
        edits = 0
        for column, key in self.columns.items():
            text, cell = sent.get(key, ""), cells.get(column)
            if not key.endswith(NAME_SUFFIX) and not self._is_as_sent(key, cell, text):
                edits += 1
                found = cell.text if cell is not None else ""
                self._tell_edit(ref, key, number, found, text)
        return edits

    def _is_as_sent(self, key: str, cell: Cell | None, sent: str) -> bool:
        if cell is None:
            return not sent
        is_date = self._fields[key.partition(".")[0]].spec.kind in _DATES
        return is_same(cell, sent) or is_disguise(cell, sent, is_date=is_date)

    def _tell_edit(self, ref: str, key: str, number: int, found: str, sent: str) -> None:
        address = self._alignment.address(key, number)
        name, sheet = key.partition(".")[0], self._alignment.sheet
        self._tell(
            Finding(FindingKind.PROBLEM, "later_edit", sheet, address, ref, name, found, sent)
        )
