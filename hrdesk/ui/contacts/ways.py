"""Buttons that write to or call somebody: the system opens the link, never a shell."""

from PySide6.QtCore import QCoreApplication, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from hrdesk.domain.calls import How, Way
from hrdesk.ui.icons import icon
from hrdesk.ui.language import isolated, ltr

_LONGEST = 30
_ICONS = {
    How.MAIL: "mail",
    How.PHONE: "phone",
    How.MOBILE: "phone",
    How.LINK: "globe",
    How.OTHER: "copy",
}
# Read as a name; the others show what one calls.
_BY_NAME = frozenset({How.TEAMS, How.SIGNAL, How.SKYPE, How.WHATSAPP, How.ZOOM})


def open_link(link: str) -> bool:
    """Hand a link to the program that the system has for it; False where there is none."""
    return QDesktopServices.openUrl(QUrl(link, QUrl.ParsingMode.StrictMode))


def how_word(how: How) -> str:
    """By what one reaches somebody, in words."""
    say = QCoreApplication.translate
    return {
        How.MAIL: say("Ways", "E-mail"),
        How.PHONE: say("Ways", "Phone"),
        How.MOBILE: say("Ways", "Mobile"),
        How.TEAMS: say("Ways", "Teams"),
        How.SIGNAL: say("Ways", "Signal"),
        How.SKYPE: say("Ways", "Skype"),
        How.WHATSAPP: say("Ways", "WhatsApp"),
        How.ZOOM: say("Ways", "Zoom"),
        How.LINK: say("Ways", "Web link"),
        How.OTHER: say("Ways", "Other"),
    }[how]


class WayButton(QPushButton):
    """Opens a way that is understood as a link; copies one that is not."""

    said = Signal(str)  # what became of it

    def __init__(self, way: Way, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.way = way
        can_open = bool(way.link)
        self.setIcon(icon(_ICONS.get(way.how, "external-link") if can_open else "copy"))
        self.setText(_text(way))
        full = self.tr("{how}: {address}").format(how=how_word(way.how), address=ltr(way.shown))
        self.setToolTip(full if can_open else self.tr("Copy: {what}").format(what=full))
        self.setAccessibleName(self.toolTip())
        self.clicked.connect(self._use)

    def _use(self) -> None:
        if self.way.link and open_link(self.way.link):
            return
        QGuiApplication.clipboard().setText(self.way.shown)
        shown = isolated(self.way.shown)
        if self.way.link:
            said = self.tr("No program here opens this link. Copied instead: {address}")
        else:
            said = self.tr("Copied: {address}")
        self.said.emit(said.format(address=shown))


def _text(way: Way) -> str:
    if way.how in _BY_NAME:
        return how_word(way.how)
    text = way.shown if len(way.shown) <= _LONGEST else way.shown[: _LONGEST - 1] + "…"
    # `&` would become the key of the button.
    return ltr(text.replace("&", "&&"))
