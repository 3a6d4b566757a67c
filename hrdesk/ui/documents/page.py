"""The page Documents: the register of papers, the statement tracker, and agreements."""

from datetime import date
from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from hrdesk.domain.label import strictest
from hrdesk.domain.records import field_of
from hrdesk.store.records import read_state
from hrdesk.ui.calendar.clock import Clock, this_moment, today_at
from hrdesk.ui.desk import Desk
from hrdesk.ui.documents.document_tabs import DocumentTabs
from hrdesk.ui.printing.printable import Printable
from hrdesk.ui.records.place_page import KindHere
from hrdesk.ui.records.place_view import PlaceView
from hrdesk.ui.records.viewed_page import ViewedPage, ViewHere
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell.places import DOCUMENTS, place_views


class DocumentsPage(ViewedPage):
    """Papers by symbol and date, from the first draft to the day they are issued."""

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        *,
        clock: Clock = this_moment,
        parent: QWidget | None = None,
    ) -> None:
        say = QCoreApplication.translate
        empty = say("DocumentsPage", "There is no statement, report or agreement yet.")
        kinds = (KindHere("document", "file-text", empty),)
        words = place_views()[DOCUMENTS]
        views = (
            ViewHere("tracker", words["tracker"], _tracker),
            ViewHere("agreements", words["agreements"], _agreements),
        )
        title = say("DocumentsPage", "Documents")
        super().__init__(
            desk, settings, "documents", title, kinds, views, clock=clock, parent=parent
        )
        self.tabs = DocumentTabs(desk, settings, self.detail.form, self._today)
        self.tabs.open_requested.connect(self.show_record)

    def _today(self) -> date:
        return today_at(self._clock, self.desk.database.identity.zone)

    def printable(self) -> Printable | None:
        """The draft that one is in, else what stands in the list."""
        draft = self._draft()
        return super().printable() if draft is None else draft

    def _draft(self) -> Printable | None:
        fields = self.detail.form.fields
        row = fields.rows.get("draft") if fields is not None else None
        inside: QWidget | None = self.focusWidget()
        if row is None or inside is None or not row.isAncestorOf(inside):
            return None
        from hrdesk.domain.markup import markup_html, read_markup
        from hrdesk.ui.printing.html_paper import HtmlPaper

        ref = self.detail.form.ref
        state = self.desk.read(read_state, ref)
        if state is None:
            return None
        title = state.text("title")
        html = markup_html(read_markup(str(row.editor.given())))
        label = strictest(state.label, field_of("document", "draft").floor)
        return HtmlPaper(title, f"<h1>{escape(title)}</h1>\n{html}", label)


def _tracker(desk: Desk, settings: Settings, clock: Clock) -> PlaceView:
    from hrdesk.ui.documents.tracker_view import TrackerView

    return TrackerView(desk, settings, clock)


def _agreements(desk: Desk, settings: Settings, clock: Clock) -> PlaceView:
    from hrdesk.ui.documents.agreements_view import AgreementsView

    return AgreementsView(desk, settings, clock)
