"""Given and got, partner by partner: when each heard from the other last, and what is overdue."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from hrdesk.operations.given_got import Exchange, day_of, exchanges
from hrdesk.store.later import count_later
from hrdesk.store.session import Session
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.given_got_words import last_words, rhythm_word
from hrdesk.ui.exchange.kept_dialog import KeptDialog
from hrdesk.ui.exchange.line_model import LineTable, TableLine
from hrdesk.ui.exchange.lines_view import LinesView
from hrdesk.ui.exchange.own_list import OwnList
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.words import number_word

_SHARES = (20, 36, 19, 19, 18)


class GivenGotView(QWidget):
    """Enter shows all that passed between this desk and a partner."""

    partner_wanted = Signal(str)  # code

    def __init__(self, desk: Desk, empty_actions: Sequence[QAction]) -> None:
        super().__init__()
        self._desk = desk
        headings = (
            self.tr("Code"),
            self.tr("Name"),
            self.tr("Last given"),
            self.tr("Last got"),
            self.tr("Agreed"),
        )
        table = LineTable(headings, self, has_marks=False)
        self.view = LinesView(table, _SHARES, self.tr("Given and got"))
        self.list = OwnList(desk, self.view)
        self.show_all = QPushButton(self.tr("All that was given and got"))
        self.kept = QPushButton()
        self.kept.setAccessibleName(self.tr("Kept for a newer HRDesk"))
        self._overdue = 0
        sentence = self.tr(
            "No partner is known yet. What you give to partners and get from them is listed here."
        )
        self._empty = EmptyState("arrow-left-right", sentence, empty_actions)
        self._build()
        self.view.opened.connect(self._open)
        self.list.is_one.connect(self.show_all.setEnabled)
        self.show_all.clicked.connect(self._open)
        self.kept.clicked.connect(self._show_kept)

    @property
    def empty_sentence(self) -> str:
        """What is said while there is nothing; empty when there is something."""
        return "" if self.view.lines else self._empty.sentence

    def reload(self) -> None:
        """Read again what passed."""
        found, today = self._desk.read(read_exchanges)
        self._overdue = sum(
            each.is_given_overdue(today) or each.is_got_overdue(today) for each in found
        )
        zone = self._desk.database.identity.zone
        self.view.show_lines([_line(each, zone, today) for each in found])
        self._stack.setCurrentIndex(1 if found else 0)
        kept = self._desk.read(count_later)
        self.kept.setText(
            self.tr("Kept for a newer HRDesk: {count}…").format(count=number_word(kept))
        )
        self.kept.setVisible(bool(kept))

    def count_words(self) -> str:
        """With how many partners the rhythm is not kept."""
        return self.tr("%n overdue", "", self._overdue) if self._overdue else ""

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(LARGE, SMALL, LARGE, MEDIUM)
        foot.addWidget(self.kept)
        foot.addStretch(1)
        foot.addWidget(self.show_all)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(full)

    def _show_kept(self) -> None:
        KeptDialog(self._desk, self).open()

    def _open(self) -> None:
        code = self.view.current_key()
        if isinstance(code, str):
            self.partner_wanted.emit(code)


def read_exchanges(session: Session) -> tuple[list[Exchange], date]:
    """What passed between the desk and each partner, and which day it is there."""
    return exchanges(session), day_of(session.minute, session.identity.zone)


def _line(each: Exchange, zone: str, today: date) -> TableLine:
    given, got = each.is_given_overdue(today), each.is_got_overdue(today)
    texts = (
        each.partner.code,
        each.partner.name,
        last_words(each.given[0].minute if each.given else None, zone, is_overdue=given),
        last_words(each.got[0].minute if each.got else None, zone, is_overdue=got),
        rhythm_word(each.partner.rhythm),
    )
    return TableLine(each.partner.code, texts, icon="clock" if given or got else "handshake")
