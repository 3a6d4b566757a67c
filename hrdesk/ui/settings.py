"""What this machine remembers about the window; what belongs to a desk is kept in the desk's file.

Kept as an INI file in the data folder: the environment variable HRDESK_DATA names another folder.
"""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtGui import QGuiApplication

from hrdesk.folders import data_folder
from hrdesk.ui.tokens import Density

if TYPE_CHECKING:
    from datetime import time

TEXT_SIZES = (90, 100, 110, 125, 150)
_RECENT_DESKS = 8
# Raised when what a page keeps changes its form, so that nothing old is forced onto it.
_STATE_VERSION = 1


class Scheme(StrEnum):
    """Which colours the person wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Settings:
    """Typed access to the INI file; what is missing or makes no sense reads as its default."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder if folder is not None else data_folder()
        path = self.folder / "settings.ini"
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    def save(self) -> None:
        """Writes at once what Qt would write a moment later."""
        self._file.sync()

    # ------------------------------------------------------------ language and looks

    @property
    def language(self) -> str:
        """A code such as `fr`; empty as long as nobody chose."""
        return self._text("language")

    @language.setter
    def language(self, code: str) -> None:
        self._file.setValue("language", code)

    @property
    def scheme(self) -> Scheme:
        kept = self._text("look/scheme")
        return Scheme(kept) if kept in set(Scheme) else Scheme.SYSTEM

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        self._file.setValue("look/scheme", scheme.value)

    @property
    def text_size(self) -> int:
        """Per cent of the system's letters, one of TEXT_SIZES."""
        kept = self._text("look/text_size")
        wanted = int(kept) if kept.isdecimal() else 100
        return min(TEXT_SIZES, key=lambda size: abs(size - wanted))

    @text_size.setter
    def text_size(self, per_cent: int) -> None:
        self._file.setValue("look/text_size", str(per_cent))

    @property
    def density(self) -> Density:
        kept = self._text("look/density")
        return Density(kept) if kept in set(Density) else Density.COMFORTABLE

    @density.setter
    def density(self, density: Density) -> None:
        self._file.setValue("look/density", density.value)

    @property
    def discreet(self) -> bool:
        """Whether the view was discreet when it was seen last."""
        return self._text("look/discreet") == "yes"

    @discreet.setter
    def discreet(self, on: bool) -> None:
        self._file.setValue("look/discreet", "yes" if on else "")

    # ------------------------------------------------------------ time

    @property
    def working_hours(self) -> "tuple[time, time]":
        """From when until when people work, wherever they are."""
        # The window is painted before the zones of the world are loaded.
        from datetime import time

        from hrdesk.domain.working_hours import USUAL

        begin, _, end = self._text("time/working_hours").partition("-")
        try:
            found = time.fromisoformat(begin), time.fromisoformat(end)
        except ValueError:
            return USUAL
        return found if found[0] < found[1] else USUAL

    @working_hours.setter
    def working_hours(self, hours: "tuple[time, time]") -> None:
        begin, end = hours
        self._file.setValue("time/working_hours", f"{begin:%H:%M}-{end:%H:%M}")

    # ------------------------------------------------------------ desks

    @property
    def last_desk(self) -> Path | None:
        """The desk to open next time; None when there was none yet."""
        recent = self.recent_desks
        return recent[0] if recent else None

    @property
    def recent_desks(self) -> list[Path]:
        """The newest first; whether the files still exist is for the reader to find out."""
        kept = self._file.value("desks/recent")
        names = [kept] if isinstance(kept, str) else kept
        return [Path(str(name)) for name in names] if isinstance(names, list) else []

    def remember_desk(self, path: Path) -> None:
        others = [known for known in self.recent_desks if known != path]
        self._keep_desks([path, *others][:_RECENT_DESKS])

    def forget_desk(self, path: Path) -> None:
        self._keep_desks([known for known in self.recent_desks if known != path])

    def _keep_desks(self, paths: list[Path]) -> None:
        self._file.setValue("desks/recent", [str(path) for path in paths])

    # ------------------------------------------------------------ shapes of windows and pages

    @property
    def window_geometry(self) -> QByteArray:
        return self._bytes("window/geometry")

    @window_geometry.setter
    def window_geometry(self, geometry: QByteArray) -> None:
        self._file.setValue("window/geometry", geometry)

    def state(self, module: str, part: str) -> QByteArray:
        """What `keep_state` kept for this reading direction; empty when nothing was."""
        return self._bytes(_state_key(module, part))

    def keep_state(self, module: str, part: str, state: QByteArray) -> None:
        """Keeps the state of a splitter or a header: a mirrored window has its own."""
        self._file.setValue(_state_key(module, part), state)

    def kept_text(self, module: str, part: str) -> str:
        """What `keep_text` kept, whatever the reading direction; empty when nothing was."""
        return self._text(f"kept/{module}/{part}")

    def keep_text(self, module: str, part: str, text: str) -> None:
        """Keeps what a person made for a page, such as the filters they named."""
        self._file.setValue(f"kept/{module}/{part}", text)

    # ------------------------------------------------------------ reading

    def _text(self, key: str) -> str:
        kept = self._file.value(key, "")
        return kept if isinstance(kept, str) else ""

    def _bytes(self, key: str) -> QByteArray:
        kept = self._file.value(key)
        return kept if isinstance(kept, QByteArray) else QByteArray()


def _state_key(module: str, part: str) -> str:
    mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return f"state/{module}/{'rtl' if mirrored else 'ltr'}/{_STATE_VERSION}/{part}"
