"""An HTML page as what can be put on paper: for whom it is was chosen before, and all of it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QTextDocument

from hrdesk.domain.label import Label
from hrdesk.ui.printing.page_breaks import keep_headings
from hrdesk.ui.printing.printable import PaintPage, TextPages
from hrdesk.ui.printing.turned import turned


@dataclass(frozen=True)
class HtmlPaper:
    """The page that is shown, under its title; `label` is the strictest in it."""

    title: str
    html: str
    label: Label
    is_wide: bool = False

    def labels(self) -> Mapping[Label, int]:
        """The strictest label of it."""
        return {self.label: 1}

    def pages(self, body: QSize, highest: Label) -> Sequence[PaintPage]:
        """All of it, or nothing: a page for somebody else is made anew."""
        document = QTextDocument()
        if self.label.rank <= highest.rank:
            document.setHtml(turned(self.html))
            keep_headings(document, body)
        return TextPages(document, body).pages()
