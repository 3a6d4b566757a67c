"""The actions of the View menu that change how the program looks, and remember it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup

from hrdesk.ui.actions import Actions
from hrdesk.ui.discreet import set_discreet
from hrdesk.ui.settings import TEXT_SIZES, Scheme, Settings
from hrdesk.ui.theme import Theme
from hrdesk.ui.tokens import Density


class Looks(QObject):
    """Scheme, text size, density and discretion; each change is seen at once."""

    discreet_changed = Signal(bool)

    def __init__(self, actions: Actions, settings: Settings, theme: Theme) -> None:
        super().__init__(actions)
        self._settings = settings
        self._theme = theme
        self._actions = actions
        self._schemes = QActionGroup(self)
        self._schemes.triggered.connect(self._choose_scheme)
        self._add_schemes()
        actions.add_line("view")
        self._add_text_sizes()
        actions.add_line("view")
        self._compact = actions.add("compact", self.tr("Compact rows"), menu="view", checkable=True)
        self._compact.setChecked(settings.density is Density.COMPACT)
        self._compact.toggled.connect(self._choose_density)
        self._add_discreet()

    def _add_schemes(self) -> None:
        for scheme, text in (
            (Scheme.SYSTEM, self.tr("Colours of the system")),
            (Scheme.LIGHT, self.tr("Light colours")),
            (Scheme.DARK, self.tr("Dark colours")),
        ):
            key = f"scheme_{scheme.value}"
            action = self._actions.add(key, text, menu="view", checkable=True)
            action.setData(scheme.value)
            action.setChecked(scheme is self._settings.scheme)
            self._schemes.addAction(action)

    def _add_text_sizes(self) -> None:
        add = self._actions.add
        add(
            "bigger",
            self.tr("Bigger text"),
            self.bigger,
            shortcuts=["Ctrl++", "Ctrl+="],
            menu="view",
        )
        add("smaller", self.tr("Smaller text"), self.smaller, shortcuts=["Ctrl+-"], menu="view")
        add("normal", self.tr("Normal text"), self.normal, shortcuts=["Ctrl+0"], menu="view")
        self._enable_sizes()

    def _add_discreet(self) -> None:
        set_discreet(self._settings.discreet)
        self._discreet = self._actions.add(
            "discreet",
            self.tr("Discreet view"),
            shortcuts=["Ctrl+Shift+H"],
            icon_name="eye-off",
            menu="view",
            checkable=True,
        )
        self._discreet.setChecked(self._settings.discreet)
        self._discreet.toggled.connect(self._hide_or_show)

    def bigger(self) -> None:
        self._step(1)

    def smaller(self) -> None:
        self._step(-1)

    def normal(self) -> None:
        self._set_text_size(100)

    def _step(self, step: int) -> None:
        place = TEXT_SIZES.index(self._settings.text_size) + step
        self._set_text_size(TEXT_SIZES[min(max(place, 0), len(TEXT_SIZES) - 1)])

    def _set_text_size(self, per_cent: int) -> None:
        self._settings.text_size = per_cent
        self._theme.apply()
        self._enable_sizes()

    def _enable_sizes(self) -> None:
        now = self._settings.text_size
        self._actions["bigger"].setEnabled(now < TEXT_SIZES[-1])
        self._actions["smaller"].setEnabled(now > TEXT_SIZES[0])

    def _choose_scheme(self, action: QAction) -> None:
        self._settings.scheme = Scheme(action.data())
        self._theme.apply()

    def _hide_or_show(self, discreet: bool) -> None:
        self._settings.discreet = discreet
        set_discreet(discreet)
        self.discreet_changed.emit(discreet)

    def _choose_density(self, compact: bool) -> None:
        self._settings.density = Density.COMPACT if compact else Density.COMFORTABLE
        self._theme.apply()
