"""What a locked window shows: the name of the program, the time, and the box for the passphrase."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from hrdesk.ui.calendar.clock import Clock
from hrdesk.ui.calendar.spoken import time_words
from hrdesk.ui.calendar.ticking import Ticking
from hrdesk.ui.icons import icon
from hrdesk.ui.language import isolated
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import MEDIUM, SMALL, WIDE, colours, scaled
from hrdesk.ui.widgets.form_rows import Remark
from hrdesk.ui.widgets.headings import PageTitle

_BOX, _SIGN = 380, 40
_FREE_TRIES, _LONGEST_WAIT = 5, 60


class LockScreen(QWidget):
    """Tells what was typed, and takes it away at once; each wrong try after the fifth costs time."""

    tried = Signal(str)  # a passphrase

    def __init__(self, clock: Clock, zone: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._clock, self._zone = clock, zone
        self._wrong = 0
        self.title, self.time = PageTitle("HRDesk"), QLabel()
        self.box = PassphraseLine()
        self.open = QPushButton(self.tr("Unlock"))
        self.fault = Remark()
        self.keyboard = Remark(quiet=True)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._ask_again)
        self._ticking = Ticking(clock, zone, self)
        self._ticking.minute.connect(self._tell_time)
        self._lay_out()
        self.box.returnPressed.connect(self._try)
        self.box.textChanged.connect(self._look)
        self.box.capitals.connect(self._tell_capitals)
        self.open.clicked.connect(self._try)
        QGuiApplication.inputMethod().localeChanged.connect(self._look)
        self._tell_time()
        self._look()

    def refuse(self) -> None:
        """It was not the passphrase."""
        self._wrong += 1
        wait = min(2 ** (self._wrong - _FREE_TRIES), _LONGEST_WAIT)
        if self._wrong < _FREE_TRIES:
            self._say(self.tr("That is not the passphrase."))
            self._ask_again()
        else:
            self._say(
                self.tr("That is not the passphrase. Try again in %n second(s).", "", round(wait))
            )
            self._rest.start(round(wait * 1000))

    def tell_fault(self, sentence: str) -> None:
        """The desk could not look whether it was the passphrase; that costs nobody a try."""
        self._say(sentence)
        self._ask_again()

    def _say(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setAccessibleName(sentence)

    def _ask_again(self) -> None:
        self.box.setEnabled(True)
        self._look()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try(self) -> None:
        typed = self.box.text()
        if not typed or not self.box.isEnabled():
            return
        self.box.clear()
        self.box.setEnabled(False)
        self.open.setEnabled(False)
        self._say("")
        self.tried.emit(typed)

    def _look(self) -> None:
        self.open.setEnabled(bool(self.box.text()) and self.box.isEnabled())
        spoken = QGuiApplication.inputMethod().locale().nativeLanguageName()
        said = self.tr("Keyboard: {language}").format(language=isolated(spoken))
        self.keyboard.setText(said if spoken else "")

    def _tell_capitals(self, are_on: bool) -> None:
        self._say(self.tr("Caps Lock is on.") if are_on else "")

    def _tell_time(self) -> None:
        self.time.setText(time_words(self._clock(), self._zone))

    def _lay_out(self) -> None:
        sign = QLabel()
        side = scaled(self.font(), _SIGN)
        sign.setPixmap(icon("lock").pixmap(side, side))
        self.box.setAccessibleName(self.tr("Passphrase"))
        self.box.setPlaceholderText(self.tr("Passphrase"))
        make_primary(self.open)
        middle = QWidget()
        middle.setFixedWidth(scaled(self.font(), _BOX))
        column = QVBoxLayout(middle)
        column.setSpacing(MEDIUM)
        for widget in (sign, self.title, self.time):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.setContentsMargins(0, WIDE, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.box, 1)
        row.addWidget(self.open)
        column.addLayout(row)
        column.addWidget(self.fault)
        column.addWidget(self.keyboard)
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        # Not aligned, which would leave no room for a sentence on two lines.
        centre = QHBoxLayout()
        centre.addStretch(1)
        centre.addWidget(middle)
        centre.addStretch(1)
        whole.addLayout(centre)
        whole.addStretch(3)
        self.setFocusProxy(self.box)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), colours(self.palette()).window)


class PassphraseLine(QLineEdit):
    """Notices letters that come big although nobody asks for it."""

    capitals = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if typed.isalpha() and typed.lower() != typed.upper():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.capitals.emit(typed.isupper() != shift)
        super().keyPressEvent(event)
