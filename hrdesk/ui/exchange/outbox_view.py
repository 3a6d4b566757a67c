"""What was sent: to whom, when, how much, and whether it came back or was confirmed."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from hrdesk.domain.state import as_label
from hrdesk.store import partners
from hrdesk.store.partners import Sent
from hrdesk.store.session import Session
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.line_model import LineTable, TableLine
from hrdesk.ui.exchange.lines_view import LinesView
from hrdesk.ui.exchange.own_list import OwnList
from hrdesk.ui.exchange.wording import moment_words
from hrdesk.ui.language import isolated
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.words import number_word

translate = QCoreApplication.translate
_SHARES = (30, 22, 16, 12, 24)


class OutboxView(QWidget):
    """What has left cannot be changed any more; Enter tells what went in it."""

    given_wanted = Signal(str, str)  # code, workbook

    def __init__(self, desk: Desk, empty_actions: Sequence[QAction]) -> None:
        super().__init__()
        self._desk = desk
        headings = (
            self.tr("File"),
            self.tr("To"),
            self.tr("Written"),
            self.tr("Records"),
            self.tr("Confirmed"),
        )
        self.view = LinesView(
            LineTable(headings, self), _SHARES, self.tr("Workbooks that were sent")
        )
        self.list = OwnList(desk, self.view)
        self.records = QPushButton(self.tr("Records in it"))
        sentence = self.tr("Nothing was sent from this desk yet.")
        self._empty = EmptyState("send", sentence, empty_actions)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._list())
        self._to: dict[str, str] = {}
        self.view.opened.connect(self._open)
        self.list.is_one.connect(self.records.setEnabled)
        self.records.clicked.connect(self._open)

    @property
    def empty_sentence(self) -> str:
        """What is said while there is nothing; empty when there is something."""
        return "" if self.view.lines else self._empty.sentence

    def reload(self) -> None:
        """Read the outbox again."""
        sent, names, now = self._desk.read(_read)
        zone = self._desk.database.identity.zone
        self._to = {each.workbook: each.partner for each in sent}
        self.view.show_lines([_line(each, names, zone, now) for each in sent])
        self._stack.setCurrentIndex(1 if sent else 0)

    def _list(self) -> QWidget:
        full = QWidget()
        foot = QHBoxLayout()
        foot.setContentsMargins(LARGE, SMALL, LARGE, MEDIUM)
        foot.addStretch(1)
        foot.addWidget(self.records)
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        return full

    def _open(self) -> None:
        workbook = str(self.view.current_key())
        if workbook in self._to:
            self.given_wanted.emit(self._to[workbook], workbook)

    def count_words(self) -> str:
        """How many workbooks were sent."""
        count = len(self.view.lines)
        return self.tr("%n workbook(s)", "", count) if count else ""


def _read(session: Session) -> tuple[list[Sent], dict[str, str], int]:
    names = {each.code: each.name for each in partners.partners(session)}
    return partners.sent_to(session), names, session.minute


def _line(each: Sent, names: Mapping[str, str], zone: str, now: int) -> TableLine:
    name = names.get(each.partner, "")
    to = translate("Outbox", "{code} · {name}").format(code=each.partner, name=name)
    if each.confirmed is None:
        confirmed = translate("Outbox", "not yet")
    else:
        confirmed = moment_words(each.confirmed, zone, now)
    texts = (
        isolated(each.file_name),
        to if name else each.partner,
        moment_words(each.minute, zone, now),
        number_word(each.records),
        confirmed,
    )
    return TableLine(each.workbook, texts, as_label(each.label))
