"""Tells of other versions of a workbook that came before; which one counts is for the person."""

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction

from hrdesk.operations.versions import EarlierVersion, earlier_versions, take_newer
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.notice import Notice
from hrdesk.ui.language import isolated

translate = QCoreApplication.translate


class Versions(QObject):
    """Says so above a review, and sets the earlier ones aside when the person wants that."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._number = desk, 0
        self._notice: Notice | None = None
        self._aside = QAction(self.tr("Set the earlier one aside"), self)
        self._aside.triggered.connect(self._set_aside)

    def tell(self, number: int, notice: Notice) -> None:
        """Tell of the versions before a workbook of the inbox, where people wrote otherwise."""
        earlier = self._desk.read(earlier_versions, number)
        if not earlier or earlier[0].difference.is_same:
            return
        self._number, self._notice = number, notice
        can_go = any(
            each.waits and not each.is_taken and each.difference.is_newer for each in earlier
        )
        notice.tell(version_words(earlier[0]), [self._aside] if can_go else [])

    def take(self, number: int) -> None:
        """Take a version for the newer: those before it wait no longer."""
        self._desk.do(take_newer, number)

    def _set_aside(self) -> None:
        self.take(self._number)
        if self._notice is not None:
            self._notice.hide()
            self._notice = None


def version_words(version: EarlierVersion) -> str:
    """One or two sentences for whoever decides which one counts."""
    differs = version.difference
    if differs.is_same:
        said = translate("versions", "People wrote the same in {file}, which came before.")
    elif differs.is_newer:
        said = translate(
            "versions", "A newer version of {file}: it has %n cell(s) more.", "", differs.adds
        )
        if differs.lacks:
            less = translate("versions", "It lacks %n cell(s) of that one.", "", differs.lacks)
            said = f"{said} {less}"
    else:
        said = translate(
            "versions",
            "Perhaps an older version of {file}, which came before and has %n cell(s) more.",
            "",
            differs.lacks,
        )
    if version.is_taken and differs.is_newer:
        taken = translate(
            "versions", "Changes of that one were taken in already; here is what this one adds."
        )
        said = f"{said} {taken}"
    return said.format(file=isolated(version.file_name))
