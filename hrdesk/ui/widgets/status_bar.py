"""The line at the foot of the window: what is safe, what waits, and how confidential the page is."""

from PySide6.QtCore import QEvent, QLocale, QRect, Qt, QTime, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStyle, QToolButton, QWidget

from hrdesk.domain.label import Label
from hrdesk.ui.icons import icon
from hrdesk.ui.language import ltr
from hrdesk.ui.painting import flood
from hrdesk.ui.tokens import GAP, LARGE, MEDIUM, STATUS_HEIGHT, colours, scaled
from hrdesk.ui.widgets.headings import Caption
from hrdesk.ui.widgets.marking import MarkingBadge


class StatusLink(QToolButton):
    """Words of the status line that lead somewhere; theme.py gives it the letters of a caption."""


class StatusBar(QWidget):
    """Each part is left out as long as there is nothing to say."""

    waiting_clicked = Signal()
    key_clicked = Signal()
    discreet_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved = Caption()
        self._backup = Caption()
        self._waiting = StatusLink()
        self._waiting.setAutoRaise(True)
        self._waiting.clicked.connect(self.waiting_clicked)
        self._waiting.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._key = StatusLink()
        self._key.setText(self.tr("Key not protected by a password"))
        self._key.setAccessibleName(self._key.text())
        self._key.setToolTip(
            self.tr(
                "The key that seals your workbooks lies in a file: who can read it could send"
                " workbooks in your name. Keep the disk of this computer encrypted. The settings of"
                " this desk say more."
            )
        )
        self._key.setAutoRaise(True)
        self._key.clicked.connect(self.key_clicked)
        self._key.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._discreet = self._discreet_link()
        self._on_screen = Caption(self.tr("On screen:"))
        self._badge = MarkingBadge()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(LARGE, 1, LARGE, 1)
        layout.setSpacing(MEDIUM)
        for widget in (self._saved, self._backup, self._waiting, self._key):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self._discreet)
        layout.addWidget(self._on_screen)
        layout.addWidget(self._badge)
        self._measure()
        self.setAccessibleName(self.tr("Status"))
        parts = (self._saved, self._backup, self._waiting, self._key)
        for part in (*parts, self._discreet, self._on_screen, self._badge):
            part.hide()

    def _discreet_link(self) -> StatusLink:
        link = StatusLink()
        link.setText(self.tr("Discreet view"))
        link.setIcon(icon("eye-off"))
        link.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        link.setAccessibleName(self.tr("The view is discreet. Show all again"))
        link.setToolTip(self.tr("Show all again (Ctrl+Shift+H)"))
        link.setAutoRaise(True)
        link.clicked.connect(self.discreet_clicked)
        link.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        return link

    @property
    def texts(self) -> list[str]:
        """What is to be read now, from the leading side."""
        parts = (self._saved, self._backup, self._waiting, self._key, self._discreet)
        said = [part.text() for part in parts if not part.isHidden()]
        return said if self._badge.isHidden() else [*said, self._badge.accessibleName()]

    def show_saved(self, at: QTime) -> None:
        # The words for times of the calendar load what no start needs.
        clock = ltr(QLocale().toString(at, "HH:mm"))
        self._say(self._saved, self.tr("Saved {time}").format(time=clock))

    def show_backup(self, sentence: str) -> None:
        """When the last backup was made, in words of the caller; empty when nobody knows."""
        self._say(self._backup, sentence)

    def show_waiting(self, count: int) -> None:
        """How many workbooks wait to be looked at."""
        text = self.tr("%n waiting in Exchange", "", count) if count else ""
        self._waiting.setText(text)
        self._waiting.setAccessibleName(text)
        self._waiting.setVisible(bool(text))

    def show_key_in_file(self, in_file: bool) -> None:
        """Whether the key of the desk lies in a file, for want of a keyring of the system."""
        self._key.setVisible(in_file)

    def show_discreet(self, on: bool) -> None:
        """Whether much of the page is hidden."""
        self._discreet.setVisible(on)

    def show_marking(self, strictest: Label | None) -> None:
        """The strictest label among what the page shows; None when it shows no record."""
        self._badge.set_marking(strictest)
        for part in (self._on_screen, self._badge):
            part.setVisible(strictest is not None)
        # At once: painted before its room has grown, a longer word would be cut.
        layout = self.layout()
        assert layout is not None
        layout.activate()

    def free_room(self, wanted: int) -> QRect:
        """Of the leading side as much as is wanted, before that which must stay in sight.

        Where there is less, it reaches to the badge, over the words before that.
        """
        free = self._free_before(self._discreet, self._on_screen, self._badge)
        room = wanted if wanted <= free else self._free_before(self._discreet, self._badge)
        return QRect(0, 0, room, self.height())

    def _free_before(self, *parts: QWidget) -> int:
        standing = [
            QStyle.visualRect(self.layoutDirection(), self.rect(), part.geometry()).left()
            for part in parts
            if not part.isHidden()
        ]
        return min((at - MEDIUM for at in standing), default=self.width())

    def said_width(self) -> int:
        """How far what the leading side says reaches from there."""
        said = [
            QStyle.visualRect(self.layoutDirection(), self.rect(), part.geometry()).right()
            for part in (self._saved, self._backup, self._waiting, self._key)
            if not part.isHidden()
        ]
        return max(said, default=0) + MEDIUM

    @staticmethod
    def _say(part: Caption, text: str) -> None:
        part.setText(text)
        part.setVisible(bool(text))

    def _measure(self) -> None:
        height = max(scaled(self.font(), STATUS_HEIGHT), self.fontMetrics().height() + 2 * GAP)
        self.setFixedHeight(height)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = colours(self.palette())
        painter = QPainter(self)
        flood(painter, self.rect(), now.surface)
        flood(painter, QRect(0, 0, self.width(), 1), now.line)
