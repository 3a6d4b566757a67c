"""The first start: three pages, and nothing is written before the last one is answered."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hrdesk.operations.desks import SAMPLE_NAME, Start
from hrdesk.operations.first_desk import FirstDesk, own_code
from hrdesk.ui.first_start.beginning import Beginning
from hrdesk.ui.first_start.place import Place
from hrdesk.ui.first_start.question import Question, wrapped
from hrdesk.ui.first_start.who import Who
from hrdesk.ui.icons import app_icon
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL, WIDE, scaled
from hrdesk.ui.widgets.headings import Caption, SectionTitle
from hrdesk.ui.words import number_word

_SIGN = 32
_WIDTH = 680
_HEIGHT = 720


class FirstStart(QWidget):
    """Asks; whoever shows it makes the desk and says when that failed."""

    wanted = Signal(object)  # FirstDesk
    open_wanted = Signal()  # a desk that is there already
    left = Signal()  # back from the first page; only where there is something to go back to

    def __init__(
        self,
        folder: Path,
        spoken: str = "",
        *,
        can_leave: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._can_leave = can_leave
        self.who = Who()
        self.place = Place(spoken)
        self.beginning = Beginning(folder)
        self._pages: tuple[Question, ...] = (self.who, self.place, self.beginning)
        self._stack = QStackedWidget()
        for page in self._pages:
            self._stack.addWidget(page)
            page.changed.connect(self._follow)
        self.who.open_wanted.connect(self.open_wanted)
        self._step = Caption()
        self._refusal = wrapped("")
        self._refusal.hide()
        self._missing = wrapped("", quiet=True)
        self._progress = QProgressBar()
        self._progress.setAccessibleName(self.tr("Making the desk"))
        self._progress.hide()
        self.back = QPushButton(self.tr("Back"))
        self.next = QPushButton()
        make_primary(self.next)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self._lay_out()
        self.go_to(0)

    @property
    def page(self) -> int:
        """Which page is open, from 0."""
        return self._stack.currentIndex()

    @property
    def answers(self) -> FirstDesk:
        """What was answered up to now."""
        start = self.beginning.start
        name = SAMPLE_NAME if start is Start.SAMPLE else self.who.organisation.text().strip()
        return FirstDesk(
            path=self.beginning.path,
            code=own_code(start, self.who.desk_code),
            name=name,
            person=self.who.person.text().strip(),
            zone=self.place.home.zone,
            city=self.place.home.city,
            languages=self.place.languages,
            start=start,
        )

    @property
    def spoken(self) -> str:
        """The language chosen for the window."""
        return str(self.place.window_language.currentData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes on, wherever the cursor stands: to the next field while answers are missing."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.next.isEnabled():
            self._go_on()
        else:
            self.focusNextChild()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._pages[self.page].first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, number: int) -> None:
        if number == len(self._pages) - 1:
            self.beginning.set_code(self.who.desk_code)
        self._stack.setCurrentIndex(number)
        self._refusal.hide()
        self._follow()
        self._pages[number].first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_busy(self, *, tells: bool = True) -> None:
        """While the desk is made nothing can be answered; who shows how far it is says so."""
        self._refusal.hide()
        self._progress.setRange(0, 0)
        self._progress.setVisible(tells)
        for widget in (self._stack, self.back, self.next):
            widget.setEnabled(False)

    def show_refusal(self, sentence: str) -> None:
        """Why no desk was made; everything that was answered is still there."""
        self._progress.hide()
        self._stack.setEnabled(True)
        self._refusal.setText(sentence)
        self._refusal.show()
        self._follow()

    def _lay_out(self) -> None:
        sign = QLabel()
        sign.setPixmap(app_icon().pixmap(_SIGN, _SIGN))
        head = QHBoxLayout()
        # As far as the fields go, which leave room for a scroll bar.
        head.setContentsMargins(0, 0, MEDIUM, 0)
        head.setSpacing(MEDIUM)
        head.addWidget(sign)
        welcome = self.tr("A new desk") if self._can_leave else self.tr("Welcome to HRDesk")
        head.addWidget(SectionTitle(welcome))
        head.addStretch(1)
        head.addWidget(self._step)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, MEDIUM, 0)
        foot.setSpacing(SMALL)
        foot.addWidget(self._progress, 1)
        foot.addWidget(self._refusal, 3)
        foot.addWidget(self._missing, 3)
        foot.addStretch()
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        column = QWidget()
        column.setMaximumSize(scaled(self.font(), _WIDTH), scaled(self.font(), _HEIGHT))
        layout = QVBoxLayout(column)
        layout.setContentsMargins(WIDE, LARGE, WIDE, LARGE)
        layout.setSpacing(LARGE)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        layout.addLayout(foot)
        middle = QHBoxLayout(self)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch(1)
        middle.addWidget(column, 20)
        middle.addStretch(1)

    def _go_on(self) -> None:
        if self.page < len(self._pages) - 1:
            self.go_to(self.page + 1)
        else:
            self.wanted.emit(self.answers)

    def _go_back(self) -> None:
        if self.page:
            self.go_to(self.page - 1)
        else:
            self.left.emit()

    def _follow(self) -> None:
        last = self.page == len(self._pages) - 1
        step = self.tr("Step {number} of {count}")
        self._step.setText(
            step.format(number=number_word(self.page + 1), count=number_word(len(self._pages)))
        )
        self.next.setText(self.tr("Make the desk") if last else self.tr("Next"))
        self.next.setDefault(True)
        missing = self._pages[self.page].missing
        self._missing.setText(missing)
        self._missing.setVisible(bool(missing))
        self.next.setEnabled(not missing)
        self.back.setText(self.tr("Back") if self.page else self.tr("Cancel"))
        self.back.setEnabled(self.page > 0 or self._can_leave)
        self.back.setVisible(self.page > 0 or self._can_leave)
