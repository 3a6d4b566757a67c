"""What takes in the recommendations of the Universal Human Rights Index, where there are none yet."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from hrdesk.ui.desk import Desk
from hrdesk.ui.settings import Settings


class IndexExport(QObject):
    """Asks for the export, and shows what it would change before anything is."""

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._settings, self._page = desk, settings, parent
        self.action = QAction(self.tr("Take in an export of the UHRI…"), self)
        self.action.triggered.connect(self.choose)

    def choose(self) -> None:
        """Ask for the file."""
        # Loaded only now: most desks have recommendations.
        from hrdesk.ui.exchange.uhri_dialog import UhriDialog
        from hrdesk.ui.files.entering import chosen_file

        title = self.tr("The Excel export of the Universal Human Rights Index")
        kinds = f"{self.tr('Workbooks and lists')} (*.xlsx *.ods *.csv)"
        path = chosen_file(self._page.window(), self._settings, title, kinds)
        if path is not None:
            dialog = UhriDialog(self._desk, path, self._page.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.show()
