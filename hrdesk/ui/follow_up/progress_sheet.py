"""The progress sheet of a plan for the yearly meeting: only what those who get it may have counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QSize, Qt

from hrdesk.domain.label import Label
from hrdesk.operations.plan_of_action import PlanItem, tally
from hrdesk.ui.follow_up.plan_words import sheet_headings, sheet_rows, tally_words
from hrdesk.ui.printing.printable import PaintPage
from hrdesk.ui.printing.tables import TablePrintable


@dataclass
class ProgressSheet:
    """Items above the label that is wanted are neither shown nor counted."""

    title: str
    items: Sequence[PlanItem]
    today: date
    reading: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight
    _kept: list[TablePrintable] = field(default_factory=list)

    @property
    def is_wide(self) -> bool:
        """Seven columns need the long side."""
        return True

    def labels(self) -> Mapping[Label, int]:
        """How many items have each label, and names that are stricter than their item."""
        return self.as_table(Label.INTERNAL).labels()

    def pages(self, body: QSize, highest: Label) -> list[PaintPage]:
        """The sheet up to a label, with how far all of it is at its foot."""
        self._kept = [self.as_table(highest)]
        return self._kept[0].pages(body, highest)

    def as_table(self, highest: Label) -> TablePrintable:
        """The sheet as a table."""
        going = [each for each in self.items if each.label.rank <= highest.rank]
        rows = list(sheet_rows(going, self.today))
        note = tally_words(tally(going, self.today))
        return TablePrintable(self.title, sheet_headings(), rows, self.reading, note)
