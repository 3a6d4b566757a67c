"""Puts colours, letters and density over the whole program, and again whenever they change."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from hrdesk.ui.settings import Scheme, Settings
from hrdesk.ui.style import style_for
from hrdesk.ui.tokens import DARK, LIGHT, Colours, Density

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup

# Below this size Arabic letters cannot be told apart.
_LEAST_ARABIC_POINTS = 11.0


class Theme(QObject):
    """How the program looks now, by the settings and by what the system says."""

    # The colours are others now; what keeps pictures of its own draws them again.
    changed = Signal()

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        self._letters = QFont(app.font())
        self._shown: tuple[Colours, int, Density] | None = None
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self.apply()

    @property
    def colours(self) -> Colours:
        """By what the person chose; the system is asked only when they left it to the system."""
        wanted = self._settings.scheme
        if wanted is Scheme.SYSTEM:
            dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        else:
            dark = wanted is Scheme.DARK
        return DARK if dark else LIGHT

    def apply(self) -> None:
        """Takes the settings as they are now; to be called after one of them was changed."""
        # Title bars and the system's own dialogs follow where the system can do it.
        self._app.styleHints().setColorScheme(_WANTED[self._settings.scheme])
        self._put_on()

    def _follow_system(self) -> None:
        self._put_on()

    def _put_on(self) -> None:
        looks = (self.colours, self._settings.text_size, self._settings.density)
        before, self._shown = self._shown, looks
        if looks == before:
            return  # setColorScheme() has told us already
        body = self._body()
        if before is None or looks[1:] != before[1:]:
            # First, because Qt forgets the letters of single classes with the old style.
            self._app.setStyle(style_for(looks[2], body))
        self._put_on_colours(looks[0])
        self._put_on_letters(body)
        self.changed.emit()

    def _put_on_colours(self, now: Colours) -> None:
        plain = palette(now)
        self._app.setPalette(plain)
        quiet = QPalette(plain)
        quiet.setColor(_Role.WindowText, QColor(now.secondary))
        quiet.setColor(_Role.ButtonText, QColor(now.secondary))
        self._give_palette(quiet, "Caption", "WrappedCaption", "QHeaderView")
        bar = QPalette(plain)
        bar.setColor(_Role.Window, QColor(now.surface))
        self._give_palette(bar, "QMenuBar", "QStatusBar", "TopBar")
        popup = QPalette(plain)
        popup.setColor(_Role.Window, QColor(now.popup))
        popup.setColor(_Role.Base, QColor(now.popup))
        self._give_palette(popup, "QMenu", "QComboBoxPrivateContainer", "_TickList")

    def _give_palette(self, palette: QPalette, *classes: str) -> None:
        for name in classes:
            self._app.setPalette(palette, name)  # type: ignore[arg-type]  # the stub wants bytes, PySide takes only str

    def _body(self) -> QFont:
        """The system's letters at the size that the person chose."""
        body = QFont(self._letters)
        points = body.pointSizeF() * self._settings.text_size / 100
        if self._app.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            points = max(points + 1, _LEAST_ARABIC_POINTS)
        body.setPointSizeF(points)
        return body

    def _put_on_letters(self, body: QFont) -> None:
        self._app.setFont(body)
        for name, more, strong in _LETTERS:
            font = QFont(body)
            font.setPointSizeF(body.pointSizeF() + more * self._settings.text_size / 100)
            if strong:
                font.setWeight(QFont.Weight.DemiBold)
            self._app.setFont(font, name)  # type: ignore[arg-type]  # as in _give_palette


# Which class of widget has which letters: points more than the body, semi-bold or not.
_LETTERS = (
    ("PageTitle", 7, True),
    ("SectionTitle", 3, True),
    ("CardTitle", 0, True),
    ("Caption", -0.5, False),
    ("WrappedCaption", -0.5, False),
    ("QHeaderView", -0.5, True),
    ("StatusLink", -0.5, False),
    ("QToolTip", 0, False),
)
_WANTED = {
    Scheme.SYSTEM: Qt.ColorScheme.Unknown,
    Scheme.LIGHT: Qt.ColorScheme.Light,
    Scheme.DARK: Qt.ColorScheme.Dark,
}


def apply_theme(app: QApplication, settings: Settings) -> Theme:
    """Makes the program look as the settings say, from now on; the theme lives with the program."""
    return Theme(app, settings)


def palette(now: Colours) -> QPalette:
    """Qt's roles filled from one scheme."""
    made = QPalette()
    for role, colour in {
        _Role.Window: now.window,
        _Role.WindowText: now.text,
        _Role.Base: now.window,
        _Role.AlternateBase: now.surface,
        _Role.Text: now.text,
        _Role.Button: now.window,
        _Role.ButtonText: now.text,
        _Role.BrightText: now.on_accent,
        _Role.PlaceholderText: now.secondary,
        _Role.Highlight: now.selected,
        _Role.HighlightedText: now.text,
        _Role.Accent: now.accent,
        _Role.Link: now.accent,
        _Role.LinkVisited: now.accent,
        _Role.ToolTipBase: now.surface,
        _Role.ToolTipText: now.text,
        _Role.Light: now.surface,
        _Role.Midlight: now.surface,
        _Role.Mid: now.line,
        _Role.Dark: now.line,
        _Role.Shadow: now.line,
    }.items():
        made.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText):
        made.setColor(_Group.Disabled, role, QColor(now.disabled))
    return made
