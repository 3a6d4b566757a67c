"""The records that are kept for a newer HRDesk: what can be read of them, who has each, erasing one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.operations.kept_for_newer import Kept, kept_for_newer
from hrdesk.store.database import Database
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import Answer, ask
from hrdesk.ui.exchange.line_model import LineTable, TableLine
from hrdesk.ui.exchange.lines_view import LinesView
from hrdesk.ui.language import isolated
from hrdesk.ui.records.erasing import EraseDialog
from hrdesk.ui.records.holders_view import HoldersView
from hrdesk.ui.tokens import LARGE, MEDIUM
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.first_size import open_as
from hrdesk.ui.widgets.foot import foot_of
from hrdesk.ui.words import error_sentence

_SHARES = (20, 44, 24, 12)
_WIDTH, _HEIGHT = 720, 500


class KeptDialog(QDialog):
    """No list shows these records: here they can be looked through and erased."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        headings = (self.tr("Kind"), self.tr("Says"), self.tr("Ref"), self.tr("From"))
        self.view = LinesView(
            LineTable(headings, self), _SHARES, self.tr("Kept for a newer HRDesk")
        )
        self.holders = HoldersView(desk, self)
        self.erase = QPushButton(self.tr("&Erase…"))
        self.close_button = QPushButton(self.tr("Close"))
        self.empty = EmptyState(
            "circle-check", self.tr("Nothing is kept for a newer HRDesk any more.")
        )
        self.empty.hide()
        self.about = QLabel(
            self.tr(
                "These came from a newer HRDesk and are of kinds that this one does not have. They"
                " are kept as they were sent and go on to those who may have them."
            )
        )
        self._build()
        self.view.picked.connect(self._show_holders)
        self.erase.clicked.connect(self._ask_to_erase)
        self.close_button.clicked.connect(self.reject)
        desk.changed.connect(self._changed)
        self._read()

    def _read(self) -> None:
        ask(self._desk, self._show, _kept)

    def _changed(self, changes: Changes) -> None:
        # Erasing one touches the inbox, and so does what brings more of them.
        if "inbox" in changes.kinds:
            self._read()

    def _show(self, answer: Answer) -> None:
        if answer.error is not None:
            self.about.setText(error_sentence(answer.error))
            self.about.show()
            return
        self.view.show_lines([_line(each) for each in answer.value])
        for part in (self.about, self.view, self.holders, self.erase):
            part.setVisible(bool(answer.value))
        self.empty.setHidden(bool(answer.value))
        self._show_holders()

    def _show_holders(self) -> None:
        ref = self.view.current_key()
        self.erase.setEnabled(isinstance(ref, str))
        if isinstance(ref, str):
            self.holders.show_record(ref)
        else:
            self.holders.clear()

    def _ask_to_erase(self) -> None:
        ref = self.view.current_key()
        if isinstance(ref, str):
            EraseDialog(self._desk, ref, self).open()

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Kept for a newer HRDesk"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.about.setWordWrap(True)
        for button in (self.erase, self.close_button):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        layout.setSpacing(MEDIUM)
        layout.addWidget(self.about)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.view, 3)
        layout.addWidget(self.holders, 2)
        layout.addLayout(foot_of(self.close_button, beside=self.erase))
        open_as(self, _WIDTH, _HEIGHT)


def _kept(database: Database) -> list[Kept]:
    with database.reading() as session:
        return kept_for_newer(session)


def _line(each: Kept) -> TableLine:
    return TableLine(
        each.ref,
        (isolated(each.kind), isolated(each.says), each.ref, each.began_at),
        each.label,
    )
