"""The brief of a visit, or its times and places for a driver: seen first, then saved or printed."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from hrdesk.operations.brief_html import brief_html
from hrdesk.operations.visit_brief import (
    EVERYBODY,
    FOCAL_POINTS,
    THIS_DESK,
    Audience,
    Brief,
    brief_of,
    driver_programme,
    file_name,
    for_partner,
)
from hrdesk.store.partners import partners
from hrdesk.ui.desk import Desk
from hrdesk.ui.printing.html_paper import HtmlPaper
from hrdesk.ui.printing.page_dialog import PageDialog
from hrdesk.ui.settings import Settings
from hrdesk.ui.visits.brief_words import audience_words, left_out_sentence, wording
from hrdesk.ui.widgets.box_names import name_parts

_BRIEF, _DRIVER = "brief", "driver"
_FIXED = {"public": EVERYBODY, "network": FOCAL_POINTS, "own": THIS_DESK}


class BriefDialog(PageDialog):
    """What it is about and for whom is chosen above the page."""

    def __init__(self, desk: Desk, settings: Settings, ref: str, parent: QWidget) -> None:
        super().__init__(desk, settings, "", parent)
        self.setWindowTitle(self.tr("Brief of the visit"))
        self._ref = ref
        self.brief: Brief | None = None
        self.what, self.audience = QComboBox(self), QComboBox(self)
        self._fill()
        self._lay_out_choices()
        self.what.currentIndexChanged.connect(self.read)
        self.audience.currentIndexChanged.connect(self.read)
        self.read()

    def read(self) -> None:
        """Make the page anew for whom it is chosen."""
        what = str(self.what.currentData())
        gather = driver_programme if what == _DRIVER else brief_of
        brief = self.brief = self._desk.read(gather, self._ref, self._audience())
        words = wording(brief, for_driver=gather is driver_programme)
        paper = HtmlPaper(words.title, brief_html(brief, words), brief.label)
        name = file_name(brief, what)
        self.show_page(paper if brief.sections else None, name, left_out_sentence(brief))
        self.page.setHtml(paper.html)

    def _audience(self) -> Audience:
        chosen = str(self.audience.currentData())
        fixed = _FIXED.get(chosen)
        return (
            fixed if fixed is not None else self._desk.read(for_partner, chosen.partition(":")[2])
        )

    def _fill(self) -> None:
        self.what.addItem(self.tr("Brief for the delegation"), _BRIEF)
        self.what.addItem(self.tr("Times and places for the driver, without names"), _DRIVER)
        for key, text in audience_words().items():
            self.audience.addItem(text, key)
        for each in self._desk.read(partners):
            said = self.tr("{desk}: what it may see").format(desk=each.name or each.code)
            self.audience.addItem(said, f"desk:{each.code}")
        self.audience.setCurrentIndex(self.audience.findData("network"))

    def _lay_out_choices(self) -> None:
        row = QHBoxLayout()
        for text, box in ((self.tr("&What"), self.what), (self.tr("&For"), self.audience)):
            label = QLabel(text)
            label.setBuddy(box)
            name_parts(box, text)
            row.addWidget(label)
            row.addWidget(box, 1)
        self.choices.addLayout(row)
