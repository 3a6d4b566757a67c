"""Third page of the first start: what the desk begins with, where it lies, how it is protected."""

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from hrdesk.folders import is_there
from hrdesk.operations.desks import SAMPLE_CODE, Start
from hrdesk.ui.first_start.question import Question, wrapped
from hrdesk.ui.icons import icon
from hrdesk.ui.language import ltr
from hrdesk.ui.records.editors.undoing import PathLine
from hrdesk.ui.tokens import GAP, ICON, LARGE, MEDIUM, scaled
from hrdesk.ui.widgets.card import Card
from hrdesk.ui.widgets.form_rows import Remark, WithButton

_SUFFIX = ".hrdesk"


class Beginning(Question):
    """What the desk begins with, and the file."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("What to begin with"),
            self.tr("You can change everything later, and make as many desks as you like."),
            parent,
        )
        self._folder = folder
        self._code = ""
        self._file_is_own = False
        self._sign = QLabel()
        self._choices = QButtonGroup(self)
        choices = QVBoxLayout()
        choices.setSpacing(MEDIUM)
        for number, (title, sentence) in enumerate(self._described()):
            choices.addLayout(self._choice(number, title, sentence))
        self._choices.button(_STARTS.index(Start.NETWORK)).setChecked(True)
        self._choices.idToggled.connect(self._follow)
        self.body.insertLayout(2, choices)
        self.file = PathLine()
        self.file.textEdited.connect(self._take_own)
        self.file.textChanged.connect(self._check)
        self.add_field(self.tr("Fi&le of the desk"), self._file_row())
        self._is_there = wrapped("")
        self._is_there.hide()
        self.form.addRow("", self._is_there)
        self._protection = self._protection_card()
        self.body.insertWidget(self.body.count() - 1, self._protection)

    @property
    def start(self) -> Start:
        return _STARTS[self._choices.checkedId()]

    @property
    def path(self) -> Path:
        """The file that was chosen, with its ending."""
        text = self.file.text().strip()
        path = Path(text).expanduser() if text else Path()
        return path if not text or path.suffix == _SUFFIX else path.with_name(path.name + _SUFFIX)

    @property
    def missing(self) -> str:
        if not self.file.text().strip() or not self.path.is_absolute():
            return self.tr("To go on, say in which folder and under which name the desk shall lie.")
        if is_there(self.path):
            return self.tr("To go on, choose another name for the file.")
        return ""

    def first_field(self) -> QWidget:
        return self._choices.button(self._choices.checkedId())

    def choose(self, start: Start) -> None:
        self._choices.button(_STARTS.index(start)).setChecked(True)

    def set_code(self, code: str) -> None:
        """The file is called after the desk until somebody names it."""
        self._code = code
        self._follow()

    def _described(self) -> tuple[tuple[str, str], ...]:
        return (
            (
                self.tr("With the &network's organisations"),
                self.tr(
                    "The mechanisms of the United Nations and of the regions, UPR sessions with"
                    " their deadlines, and commemorative days. Each entry names its source."
                ),
            ),
            (
                self.tr("E&mpty"),
                self.tr(
                    "Nothing but you and your organisation. Contacts and visits are yours to add."
                ),
            ),
            (
                self.tr("With the &sample desk"),
                self.tr(
                    "A desk at work, to look around: the workshop of December 2012, its plan of"
                    " action, visits and agreements. It is a desk of its own, called {code}; you"
                    " are not in it."
                ).format(code=SAMPLE_CODE),
            ),
        )

    def _choice(self, number: int, title: str, sentence: str) -> QVBoxLayout:
        button = QRadioButton(title)
        button.setAccessibleDescription(sentence)
        self._choices.addButton(button, number)
        remark = wrapped(sentence, quiet=True)
        # Under the words of its choice.
        look, metric = button.style(), QStyle.PixelMetric
        beside = look.pixelMetric(metric.PM_ExclusiveIndicatorWidth, None, button)
        beside += look.pixelMetric(metric.PM_RadioButtonLabelSpacing, None, button)
        remark.setContentsMargins(beside, 0, beside, 0)
        column = QVBoxLayout()
        column.setSpacing(GAP // 2)
        column.addWidget(button)
        column.addWidget(remark)
        return column

    def _file_row(self) -> QWidget:
        change = QPushButton(icon("folder-open"), self.tr("Change…"))
        change.clicked.connect(self._ask_for_file)
        self.file.setAccessibleName(self.tr("File of the desk"))
        return WithButton(self.file, change)

    def _protection_card(self) -> Card:
        """Says plainly what protects the file. A passphrase will be asked for here."""
        card = Card(self.tr("Protection"))
        self._draw_sign()
        said: Remark = wrapped(
            self.tr(
                "The file is not encrypted yet: whoever can read this computer's disk can read the"
                " desk. Until HRDesk asks for a passphrase here, the disk encryption of the"
                " computer (BitLocker, FileVault, LUKS) protects it; switch it on."
            )
        )
        row = QHBoxLayout()
        row.setSpacing(LARGE)
        row.addWidget(self._sign)
        row.addWidget(said, 1)
        card.body.addLayout(row)
        return card

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._draw_sign()

    def _draw_sign(self) -> None:
        side = scaled(self.font(), ICON)
        self._sign.setPixmap(icon("shield").pixmap(side, side))

    def _follow(self) -> None:
        if not self._file_is_own:
            sample = self.start is Start.SAMPLE
            name = self.tr("Sample desk") if sample else self._code
            self.file.setText(str(self._folder / f"{name}{_SUFFIX}"))
        self.changed.emit()

    def _take_own(self) -> None:
        self._file_is_own = True

    def _check(self) -> None:
        there = bool(self.file.text().strip()) and is_there(self.path)
        said = self.tr("There is a file {name} already; choose another name, or open that desk.")
        self._is_there.setText(said.format(name=ltr(self.path.name)))
        self._is_there.setVisible(there)
        self.changed.emit()

    def _ask_for_file(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Where the desk shall lie"), str(self.path), self._filter()
        )
        if chosen:
            self._file_is_own = True
            self.file.setText(chosen)

    def _filter(self) -> str:
        return self.tr("Desks of HRDesk (*{suffix})").format(suffix=_SUFFIX)


_STARTS = (Start.NETWORK, Start.NOTHING, Start.SAMPLE)
