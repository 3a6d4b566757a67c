"""Papers about a State: seen first, for whom it is chosen, then saved, printed or a workbook."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QWidget,
)

from hrdesk.domain.changes import Changes
from hrdesk.domain.errors import Cancelled
from hrdesk.domain.label import Label
from hrdesk.operations.brief_gate import (
    EVERYBODY,
    FOCAL_POINTS,
    THIS_DESK,
    Audience,
    Brief,
    for_partner,
)
from hrdesk.operations.brief_html import brief_html
from hrdesk.operations.country_papers import (
    Kit,
    country_brief,
    emergency_card,
    submission_kit,
    write_kit,
)
from hrdesk.operations.handed_out import remember_page
from hrdesk.operations.outside import NETWORK, OUTSIDE
from hrdesk.operations.send import SendResult
from hrdesk.store.database import Database
from hrdesk.store.partners import partners
from hrdesk.ui.countries.paper_words import (
    CARD,
    KIT,
    left_out_words,
    title_word,
    what_words,
    wording,
)
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import Answer, ask, ask_long, tell
from hrdesk.ui.exchange.kept_folder import keep_folder, kept_folder
from hrdesk.ui.icons import icon
from hrdesk.ui.language import isolated
from hrdesk.ui.printing.html_paper import HtmlPaper
from hrdesk.ui.printing.page_dialog import PageDialog
from hrdesk.ui.printing.printable import PaintPage, TextPages
from hrdesk.ui.printing.turned import turned
from hrdesk.ui.settings import Settings
from hrdesk.ui.visits.brief_words import audience_words
from hrdesk.ui.widgets.box_names import name_parts
from hrdesk.ui.widgets.narrow_box import may_be_narrow
from hrdesk.ui.words import error_sentence, number_word
from hrdesk.ui.words import language as language_now

_DESK = "desk:"
_AUDIENCES = {"public": EVERYBODY, "network": FOCAL_POINTS, "own": THIS_DESK}
_READERS = {"public": OUTSIDE, "network": NETWORK}
# Of letters, in points: a card is read at arm's length, and must not go over its side.
_LETTERS = (13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0)


class OneSide(HtmlPaper):
    """A card on one side: its letters become smaller until all of it stands there."""

    def pages(self, body: QSize, highest: Label) -> Sequence[PaintPage]:
        """One page."""
        for points in _LETTERS:
            document = QTextDocument()
            page = self.html.replace("font-size:10pt", f"font-size:{points}pt")
            document.setHtml(turned(page))
            pages = TextPages(document, body).pages()
            if len(pages) == 1:
                return pages
        return pages[:1]


class CountryPapers(PageDialog):
    """The card is for this desk first; kit and brief are for focal points."""

    def __init__(
        self, desk: Desk, settings: Settings, code: str, what: str, parent: QWidget
    ) -> None:
        super().__init__(desk, settings, "", parent)
        self._code = code
        self._is_writing = False
        self._refs: tuple[str, ...] = ()
        self.what, self.audience = QComboBox(self), QComboBox(self)
        self.workbook = QPushButton(icon("file-spreadsheet"), self.tr("Save as a workbook…"))
        self.progress = QProgressBar()
        self._fill(what)
        self._lay_out_choices()
        self.what.currentIndexChanged.connect(self.read)
        self.audience.currentIndexChanged.connect(self.read)
        self.workbook.clicked.connect(self._ask_for_workbook)
        self.left.connect(self._remember)
        self.read()

    def reject(self) -> None:
        """While the workbook is written, stop that first."""
        if self._is_writing:
            self._desk.cancel()
        else:
            super().reject()

    def read(self) -> None:
        """Make the page anew, beside the window."""
        what, audience = str(self.what.currentData()), str(self.audience.currentData())
        self.setWindowTitle(title_word(what, self._code))
        self.show_page(None, "", self.tr("Reading…"))
        self.workbook.setVisible(what == KIT)
        self.workbook.setEnabled(audience != "own" and not self._is_writing)
        ask(self._desk, self._was_read, _gathered, self._code, what, audience)

    def write_workbook(self, path: Path) -> None:
        """Write the kit as a workbook, with progress."""
        reader = self._reader
        self._set_writing(True)
        language = language_now() if reader in _READERS.values() else ""
        ask_long(self._desk, self._written, write_kit, self._code, reader, path, language=language)

    # ------------------------------------------------------------ inner

    def _remember(self, file_name: str) -> None:
        """What left for somebody stands in the disclosure log; for this desk alone nothing does."""
        if self._reader:
            said = file_name or self.windowTitle()
            ask(
                self._desk,
                self._remembered,
                remember_page,
                self._refs,
                (self._reader,),
                said,
                self.html,
            )

    def _remembered(self, answer: Answer) -> None:
        if answer.error is not None:
            self.fault.say(error_sentence(answer.error))
        else:
            tell(self._desk, Changes("send", touched=frozenset({"outbox"})))

    @property
    def _reader(self) -> str:
        """For whom it is: the code of a desk, or all focal points, or people outside."""
        chosen = str(self.audience.currentData())
        return "" if chosen == "own" else _READERS.get(chosen) or chosen.removeprefix(_DESK)

    def _was_read(self, answer: Answer) -> None:
        what, chosen, found, cut = answer.value
        assert isinstance(found, Brief)
        if (what, chosen) != (self.what.currentData(), self.audience.currentData()):
            return
        self._refs = found.refs
        words = wording(what, found)
        page = OneSide if what == CARD else HtmlPaper
        paper = page(words.title, brief_html(found, words), found.label)
        name = f"{what}_{self._code}_{found.label.value}"
        left_out = left_out_words(found, cut, has_workbook=what == KIT)
        self.show_html(paper.html)
        if not found.sections:
            nothing = self.tr(
                "Nothing is known yet that belongs on it, so there is no page to save."
            )
            left_out = f"{nothing} {left_out}"
        self.show_page(paper if found.sections else None, name, left_out)

    def _ask_for_workbook(self) -> None:
        start = str(kept_folder(self._settings) / f"{KIT}_{self._code}.xlsx")
        title = self.tr("Save the workbook")
        chosen, _ = QFileDialog.getSaveFileName(self, title, start, "*.xlsx")
        if chosen:
            path = Path(chosen)
            keep_folder(self._settings, path.parent)
            self.write_workbook(path)

    def _written(self, answer: Answer) -> None:
        self._set_writing(False)
        if answer.error is not None:
            said = "" if isinstance(answer.error, Cancelled) else error_sentence(answer.error)
            self.fault.say(said)
            return
        result = answer.value
        assert isinstance(result, SendResult)
        held = len(result.sending.stays_whole)
        words = self.tr(
            "{file} is written with {count} records; {held} stay here by their labels. It stands in"
            " the disclosure log."
        )
        said = words.format(
            file=isolated(result.written.path.name),
            count=number_word(result.written.records),
            held=number_word(held),
        )
        self.left_out.say(said)

    def _set_writing(self, is_writing: bool) -> None:
        self._is_writing = is_writing
        self.progress.setVisible(is_writing)
        for part in (self.workbook, self.what, self.audience):
            part.setEnabled(not is_writing)
        self.fault.say("")

    def _fill(self, what: str) -> None:
        for key, text in what_words().items():
            self.what.addItem(text, key)
        self.what.setCurrentIndex(self.what.findData(what))
        for key, text in audience_words().items():
            self.audience.addItem(text, key)
        for each in self._desk.read(partners):
            said = self.tr("{desk}: what it may see").format(desk=each.name or each.code)
            self.audience.addItem(said, _DESK + each.code)
        self.audience.setCurrentIndex(self.audience.findData("own" if what == CARD else "network"))

    def _lay_out_choices(self) -> None:
        rows = QGridLayout()
        choices = ((self.tr("&What"), self.what), (self.tr("&For"), self.audience))
        for number, (text, box) in enumerate(choices):
            label = QLabel(text)
            label.setBuddy(box)
            name_parts(box, text)
            may_be_narrow(box, 16)
            # Itself at the side where one begins: within its column Qt goes by the letters.
            rows.addWidget(
                label, number, 0, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
            )
            rows.addWidget(box, number, 1)
        rows.setColumnStretch(1, 1)
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(self.tr("Writing the workbook"))
        self.progress.hide()
        self.choices.addLayout(rows)
        self.choices.addWidget(self.progress)
        self.workbook.setAutoDefault(False)
        self.foot.insertWidget(self.foot.indexOf(self.save), self.workbook)


def _gathered(
    database: Database, code: str, what: str, chosen: str
) -> tuple[str, str, Brief, dict[str, int]]:
    with database.reading() as session:
        fixed = _AUDIENCES.get(chosen)
        audience: Audience = (
            fixed if fixed is not None else for_partner(session, chosen.removeprefix(_DESK))
        )
        if what == KIT:
            kit: Kit = submission_kit(session, code, audience)
            return what, chosen, kit.brief, dict(kit.cut)
        gather = emergency_card if what == CARD else country_brief
        brief = gather(session, code, audience)
        return what, chosen, brief, dict(brief.cut)
