"""What HRDesk is, which version this is, and under which licences its parts come."""

from html import escape
from importlib import metadata

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from hrdesk import __version__
from hrdesk.ui.icons import app_icon
from hrdesk.ui.language import ltr
from hrdesk.ui.printing.turned import turned
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL
from hrdesk.ui.widgets.first_size import open_as
from hrdesk.ui.widgets.headings import Caption, SectionTitle

_SIGN = 48
# What stands in the program beside ourselves, by the name it is installed under; its licence where
# its own description does not name it in one word.
_PARTS = {
    "PySide6-Essentials": "LGPL-3.0-only",
    "SQLAlchemy": "MIT",
    "alembic": "MIT",
    "openpyxl": "MIT",
    "platformdirs": "MIT",
    "filelock": "MIT",
    "click": "BSD-3-Clause",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "rapidfuzz": "MIT",
    "tzdata": "Apache-2.0",
    "orjson": "MPL-2.0 AND (Apache-2.0 OR MIT)",
    "cryptography": "Apache-2.0 OR BSD-3-Clause",
    "keyring": "MIT",
    "mnemonic": "MIT",
    "msoffcrypto-tool": "MIT",
    "icalendar": "BSD-2-Clause",
    "vobject": "Apache-2.0",
}
_ICONS = ("Lucide", "ISC, MIT")
_MAP = ("Natural Earth", "public domain")


class About(QDialog):
    """Can stay open beside the window."""

    def __init__(self, data_folder: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About HRDesk"))
        sign = QLabel()
        sign.setPixmap(app_icon().pixmap(_SIGN, _SIGN))
        words = QVBoxLayout()
        words.setSpacing(SMALL)
        words.addWidget(SectionTitle(self.tr("HRDesk {version}").format(version=__version__)))
        words.addWidget(Caption(self.tr("The desk of a human rights focal point")))
        head = QHBoxLayout()
        head.setSpacing(LARGE)
        head.addWidget(sign)
        head.addLayout(words)
        head.addStretch(1)
        self._text = QTextBrowser()
        self._text.setOpenLinks(False)
        self._text.setAccessibleName(self.tr("Licences"))
        self._text.setHtml(self._html(data_folder))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        layout.setSpacing(MEDIUM)
        layout.addLayout(head)
        layout.addWidget(self._text, 1)
        layout.addWidget(buttons)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_as(self, 520, 460)

    def text(self) -> str:
        return self._text.toPlainText()

    def _html(self, data_folder: str) -> str:
        own = self.tr(
            "HRDesk is free software under the Apache License 2.0. You may use it, give it on and"
            " change it. It works without Internet and sends nothing to anybody by itself."
        )
        data = self.tr("Settings and reports of faults lie in {folder}.")
        parts = self.tr("It stands on the work of others:")
        rows = "".join(
            f"<tr><td>{escape(name)}&nbsp;&nbsp;</td><td>{escape(licence)}</td></tr>"
            for name, licence in _listed()
        )
        way = "rtl" if self.isRightToLeft() else "ltr"
        return turned(
            f"<div dir='{way}'><p>{escape(own)}</p>"
            f"<p>{escape(data.format(folder=ltr(data_folder)))}</p><p>{escape(parts)}</p>"
            f"<table dir='{way}' cellpadding='2' width='100%'>{rows}</table></div>"
        )


def _listed() -> list[tuple[str, str]]:
    """The parts with their versions; Qt comes inside PySide6."""
    parts = [(f"Qt {qVersion()}", "LGPL-3.0-only"), _ICONS, _MAP]
    for name, licence in _PARTS.items():
        try:
            parts.append((f"{name} {metadata.version(name)}", licence))
        except metadata.PackageNotFoundError:
            # A frozen program carries the part without its description.
            parts.append((name, licence))
    return sorted(parts, key=lambda part: part[0].casefold())
