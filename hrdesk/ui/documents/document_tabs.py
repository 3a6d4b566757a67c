"""What the form of a document has beside its fields: the paper itself and where it went."""

from PySide6.QtCore import QObject, Signal

from hrdesk.domain.records import kind_of
from hrdesk.ui.desk import Desk
from hrdesk.ui.documents.paper_tab import PaperTab
from hrdesk.ui.records.editors.base import Today
from hrdesk.ui.records.form import RecordForm
from hrdesk.ui.settings import Settings


class DocumentTabs(QObject):
    """Follows the record that a form shows; for other kinds its tab is gone."""

    open_requested = Signal(str)

    def __init__(self, desk: Desk, settings: Settings, form: RecordForm, today: Today) -> None:
        super().__init__(form)
        self._form = form
        self.paper = PaperTab(desk, settings, today, form)
        form.tabs.insertTab(1, self.paper, self.tr("File and links"))
        form.shown.connect(self.show_record)
        form.made.connect(self.show_record)
        self.paper.open_requested.connect(self.open_requested)
        self.show_record("")

    def show_record(self, ref: str) -> None:
        """Show the paper of a document; an empty Ref is none."""
        is_document = bool(ref) and kind_of(ref) == "document"
        tabs = self._form.tabs
        place = tabs.indexOf(self.paper)
        tabs.setTabVisible(place, is_document or self._form.begins("document"))
        tabs.setTabEnabled(place, is_document)
        self.paper.show_visit(ref if is_document else "")
