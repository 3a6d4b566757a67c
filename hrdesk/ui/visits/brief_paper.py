"""A brief as what can be put on paper: what it holds was chosen by whom it is for, and all of it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QTextDocument

from hrdesk.domain.label import Label
from hrdesk.operations.visit_brief import Brief
from hrdesk.ui.printing.printable import PaintPage, TextPages


@dataclass(frozen=True)
class BriefPaper:
    """The page that is shown, under its title."""

    title: str
    brief: Brief
    html: str
    is_wide: bool = False

    def labels(self) -> Mapping[Label, int]:
        """The strictest label of it."""
        return {self.brief.label: 1}

    def pages(self, body: QSize, highest: Label) -> Sequence[PaintPage]:
        """All of it: a brief for somebody else is made anew."""
        document = QTextDocument()
        document.setHtml(self.html)
        return TextPages(document, body).pages()
