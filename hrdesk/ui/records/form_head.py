"""The head of a record's form: what it is called, its label, whether it is kept, what can be done."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from hrdesk.domain.codes import Life
from hrdesk.domain.state import RecordState
from hrdesk.ui.desk import Desk
from hrdesk.ui.icons import icon
from hrdesk.ui.records.conflicts import RecordConflicts
from hrdesk.ui.records.discard_button import DiscardButton
from hrdesk.ui.records.labelling import LabelPicker
from hrdesk.ui.records.letting_go import RarerWays, Way, letting_go
from hrdesk.ui.records.notices import Hint, Notice
from hrdesk.ui.records.saving import Draft
from hrdesk.ui.tokens import GAP, LARGE, MEDIUM, SMALL, ReviewState
from hrdesk.ui.widgets.headings import RecordTitle
from hrdesk.ui.widgets.menu_letters import give_letters
from hrdesk.ui.widgets.pop_up_place import open_under


class FormHead(QWidget):
    """Shows what the form tells it; asks the form to do the rest."""

    archive_wanted = Signal()
    remove_wanted = Signal()
    restore_wanted = Signal()
    take_off_wanted = Signal()
    erase_wanted = Signal()
    copy_wanted = Signal()
    share_wanted = Signal()
    close_wanted = Signal()
    taken = Signal(str, object)  # label, partners or life; the value that decides

    def show_as_closing(self, is_alone: bool = False) -> None:
        """Beside something that is always there: the sign of closing, and not of going back. Where
        the record is alone on the page, it is the way back as everywhere."""
        self.back.setIcon(icon("arrow-left" if is_alone else "x"))
        self.back.setToolTip(self.tr("Back (Esc)") if is_alone else self.tr("Close (Esc)"))
        self.back.setAccessibleName(self.tr("Back") if is_alone else self.tr("Close"))
        self.back.show()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_begun = False
        self.title = RecordTitle()
        self.kept = Hint(self)
        self.label = LabelPicker(desk, self)
        self.argued = RecordConflicts(desk.database.identity.zone, self)
        self.argued.taken.connect(self.taken)
        self.put_aside = Notice(ReviewState.REMOVED, self)
        self.fault = Notice(ReviewState.ERROR, self)
        self.discard = DiscardButton(self)
        self.back = QToolButton(self)
        self.back.setIcon(icon("arrow-left"))
        self.back.setAutoRaise(True)
        self.back.setToolTip(self.tr("Back to the list (Esc)"))
        self.back.setAccessibleName(self.tr("Back to the list"))
        self.back.clicked.connect(self.close_wanted)
        self.back.hide()
        self.bring_back = QPushButton(self.tr("Bring back"), self)
        self.bring_back.clicked.connect(self.restore_wanted)
        self.share = QAction(icon("send"), self.tr("Share with…"), self)
        self.share.triggered.connect(self.share_wanted)
        self.erase = letting_go(Way.ERASE, self)
        self.erase.triggered.connect(self.erase_wanted)
        self.archive, self.remove, self.restore, self.copy = self._actions()
        self.more = self._menu()
        self._lay_out()

    def show_state(self, state: RecordState, title: str, *, may_be_taken_off: bool = False) -> None:
        """Show a record of the desk; one that was begun here moves nothing below."""
        if self._is_begun:
            self._is_begun = False
            self.setMinimumHeight(self.height())
        self.discard.leave()
        self.title.setText(title)
        self.label.show_label(state.label, state.partners)
        self.argued.show_state(state)
        self.more.setEnabled(True)
        life = state.life
        self.share.setVisible(life is not Life.REMOVED)
        self.archive.setVisible(life is Life.ACTIVE)
        self.remove.setVisible(life is not Life.REMOVED)
        self.take_off.setVisible(may_be_taken_off)
        self.restore.setVisible(life is not Life.ACTIVE)
        self.bring_back.setVisible(life is not Life.ACTIVE)
        self.put_aside.say(_put_aside(self, life))

    def show_draft(self, draft: Draft, title: str) -> None:
        """Show that a record is begun, and what its label will mean."""
        self.let_go()
        self._is_begun = True
        self.title.setText(title)
        self.label.show_label(draft.label, draft.partners, is_new=True)
        self.argued.hide()
        self.more.setEnabled(False)
        self.bring_back.hide()
        self.put_aside.say("")

    def let_go(self) -> None:
        """Be no higher than what is shown from now on asks for."""
        self._is_begun = False
        self.setMinimumHeight(0)

    def _actions(self) -> tuple[QAction, QAction, QAction, QAction]:
        archive, remove = letting_go(Way.ASIDE, self), letting_go(Way.BIN, self)
        restore = QAction(icon("archive-restore"), self.tr("Bring back"), self)
        copy = QAction(icon("copy"), self.tr("Copy the Ref"), self)
        archive.triggered.connect(self.archive_wanted)
        remove.triggered.connect(self.remove_wanted)
        restore.triggered.connect(self.restore_wanted)
        copy.triggered.connect(self.copy_wanted)
        return archive, remove, restore, copy

    def _menu(self) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon("ellipsis"))
        button.setAutoRaise(True)
        button.setToolTip(self.tr("More"))
        button.setAccessibleName(self.tr("More to do with this record"))
        self._things = QMenu(button)
        self._things.addActions([self.share, self.copy, self.archive, self.restore, self.remove])
        self.take_off = letting_go(Way.OFF_DESK, self._things)
        self.take_off.triggered.connect(self.take_off_wanted)
        RarerWays([self.take_off, self.erase], self._things)
        self._things.setToolTipsVisible(True)
        self._things.aboutToShow.connect(partial(give_letters, self._things))
        button.clicked.connect(self._open_menu)
        return button

    def _open_menu(self) -> None:
        open_under(self._things, self.more)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.title, 1)
        # In this line it moves no field when it comes, with the first letter typed.
        line.addWidget(self.discard, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, MEDIUM, MEDIUM, SMALL)
        layout.setSpacing(SMALL)
        layout.addLayout(line)
        layout.addWidget(self.label)
        for widget in (self.kept, self.argued, self.put_aside):
            layout.addWidget(widget)
        layout.addWidget(self.bring_back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.fault)
        layout.addStretch(1)


def _put_aside(head: FormHead, life: Life) -> str:
    if life is Life.ARCHIVED:
        return head.tr("Put aside: it is in no list, and search still finds it.")
    if life is Life.REMOVED:
        return head.tr(
            "Removed: it lies in the bin, in no list and no search, and can be brought back."
        )
    return ""
