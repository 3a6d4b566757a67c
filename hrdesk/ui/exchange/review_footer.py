"""The foot of the review: how far it is, and what ends it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL, colours, scaled
from hrdesk.ui.widgets.sided import SidedLabel
from hrdesk.ui.words import number_word

_BAR_WIDTH, _BAR_HEIGHT = 120, 8
_WITH_BAR = 760


class ReviewFooter(QWidget):
    """Says first what applying will do, and applies when that is confirmed."""

    safe_wanted = Signal()
    later_wanted = Signal()
    apply_wanted = Signal()  # say what would happen
    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar()
        self._words = SidedLabel()
        self.safe = QPushButton()
        self.later = QPushButton(self.tr("Finish later"))
        self.apply = QPushButton(self.tr("Apply…"))
        self._sentence = SidedLabel()
        self.back = QPushButton(self.tr("Back"))
        self.confirm = QPushButton(self.tr("Apply now"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._progress_row())
        self._stack.addWidget(self._confirm_row())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        layout.addWidget(self._stack)
        self.safe.clicked.connect(self.safe_wanted)
        self.later.clicked.connect(self.later_wanted)
        self.apply.clicked.connect(self.apply_wanted)
        self.confirm.clicked.connect(self.confirmed)
        self.back.clicked.connect(self.keep_deciding)

    @property
    def words(self) -> str:
        """How far the review is."""
        return self._words.text()

    @property
    def sentence(self) -> str:
        """What applying would do; empty while nobody has asked."""
        return self._sentence.text() if self.is_asking else ""

    @property
    def is_asking(self) -> bool:
        """Whether the person is asked to confirm."""
        return self._stack.currentIndex() == 1

    def show_progress(self, words: str, decided: int, total: int, safe: int) -> None:
        """How far the review is, and how many lines need no decision."""
        self._words.setText(words)
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(decided if total else 1)
        self._bar.setAccessibleDescription(words)
        # Not in brackets: beside it stand keys in brackets, and some are numbers.
        words = self.tr("Take what needs no decision: {count}")
        self.safe.setText(words.format(count=number_word(safe)))
        self.safe.setAccessibleName(self.safe.text())
        self.safe.setEnabled(safe > 0)
        if self.is_asking:
            self.keep_deciding()

    def fit(self, width: int) -> None:
        """Where it is narrow the words say how far it is, and the bar leaves them its place."""
        self._bar.setVisible(width >= scaled(self.font(), _WITH_BAR))

    def ask(self, sentence: str) -> None:
        """Say what applying will do, and wait for the word."""
        self._sentence.setText(sentence)
        self._stack.setCurrentIndex(1)
        self.confirm.setFocus()

    def keep_deciding(self) -> None:
        """Nothing is applied yet."""
        self._stack.setCurrentIndex(0)

    def set_applicable(self, applicable: bool, reason: str) -> None:
        """Whether applying is possible, and if not, why."""
        self.apply.setEnabled(applicable)
        self.apply.setToolTip(reason if not applicable else self.tr("Apply (Ctrl+Enter)"))
        self.apply.setAccessibleDescription(reason)

    def set_busy(self, busy: bool) -> None:
        """While it is applied nothing else can be done here."""
        self.setEnabled(not busy)

    def _progress_row(self) -> QWidget:
        make_primary(self.apply)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(scaled(self.font(), _BAR_WIDTH), _BAR_HEIGHT)
        self._bar.setAccessibleName(self.tr("Progress of the review"))
        self._words.setWordWrap(True)
        return _row(self._bar, self._words, self.safe, self.later, self.apply)

    def _confirm_row(self) -> QWidget:
        make_primary(self.confirm)
        self._sentence.setWordWrap(True)
        return _row(self._sentence, self.back, self.confirm)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = colours(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        painter.fillRect(0, 0, self.width(), 1, now.line)


def _row(*widgets: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(MEDIUM)
    for widget in widgets:
        row.addWidget(widget, 1 if isinstance(widget, QLabel) else 0)
    return made
