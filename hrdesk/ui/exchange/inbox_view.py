"""What came in: who sent it, when, what became of it, and what can be done with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from hrdesk.domain.merge import Class
from hrdesk.operations.inbox import decided_so_far
from hrdesk.operations.receive import MESSAGE
from hrdesk.operations.versions import earlier_versions, newer_versions
from hrdesk.store import journal, partners
from hrdesk.store.partners import DONE, PARTLY, SET_ASIDE, WAITING, Received
from hrdesk.store.session import Session
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.line_model import LineTable, TableLine
from hrdesk.ui.exchange.lines_view import LinesView
from hrdesk.ui.exchange.own_list import OwnList
from hrdesk.ui.exchange.versions import version_words
from hrdesk.ui.exchange.wording import moment_words
from hrdesk.ui.language import isolated
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.sided import SidedLabel

translate = QCoreApplication.translate
_SHARES = (30, 18, 16, 18, 30)
_ICONS = {WAITING: "inbox", PARTLY: "circle-dashed", DONE: "check", SET_ASIDE: "minus"}


@dataclass(frozen=True)
class _Post:
    """What the inbox holds, with the names of the senders and how far each review is.

    `returned` are the desks from which workbooks of this one come back, by workbook.
    """

    received: Sequence[Received]
    names: Mapping[str, str]
    returned: Mapping[str, str]
    decided: Mapping[int, int]
    newer: Mapping[int, Sequence[int]]
    now: int


class InboxView(QWidget):
    """Enter reviews what waits, and shows what changed of what was taken in."""

    review_wanted = Signal(int)
    changes_wanted = Signal(int)
    undo_wanted = Signal(int)
    set_aside_wanted = Signal(int)
    newer_wanted = Signal(int)

    def __init__(self, desk: Desk, empty_actions: Sequence[QAction]) -> None:
        super().__init__()
        self._desk = desk
        self._received: dict[int, Received] = {}
        self._newer: Mapping[int, Sequence[int]] = {}
        headings = (
            self.tr("File"),
            self.tr("From"),
            self.tr("Received"),
            self.tr("State"),
            self.tr("What is in it"),
        )
        table = LineTable(headings, self, has_marks=False)
        self.view = LinesView(table, _SHARES, self.tr("Workbooks that came in"))
        self.list = OwnList(desk, self.view)
        self.review = QPushButton()
        self.changes = QPushButton(self.tr("What changed"))
        self.undo = QPushButton(self.tr("Undo"))
        self.aside = QPushButton(self.tr("Set aside"))
        self.newer = QPushButton(self.tr("Take the newer version"))
        self._about = SidedLabel()
        sentence = self.tr("No workbook has come in yet. Open one, or drop it here.")
        self._empty = EmptyState("inbox", sentence, empty_actions)
        self._build()
        self.view.picked.connect(self._show_chosen)
        self.view.opened.connect(self._open)
        self.review.clicked.connect(self._review)
        self.changes.clicked.connect(self._changes)
        self.undo.clicked.connect(self._undo)
        self.aside.clicked.connect(self._set_aside)
        self.newer.clicked.connect(self._take_newer)

    @property
    def empty_sentence(self) -> str:
        """What is said while there is nothing; empty when there is something."""
        return "" if self._received else self._empty.sentence

    @property
    def numbers(self) -> list[int]:
        """The workbooks in the list, by their numbers."""
        return list(self._received)

    def reload(self) -> None:
        """Read the inbox again."""
        post = self._desk.read(_read_post)
        self._received = {each.id: each for each in post.received}
        self._newer = post.newer
        zone = self._desk.database.identity.zone
        self.view.show_lines([_line(each, post, zone) for each in post.received])
        self._stack.setCurrentIndex(1 if self._received else 0)
        self._show_chosen()

    def received(self, number: int) -> Received | None:
        """A workbook of the inbox by its number."""
        return self._received.get(number)

    def count_words(self) -> str:
        """How many workbooks there are, and how many wait."""
        waiting = sum(each.status in (WAITING, PARTLY) for each in self._received.values())
        return self.tr("%n waiting", "", waiting) if waiting else ""

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        self._about.setWordWrap(True)
        verbs = QWidget()
        self.list.is_one.connect(verbs.setEnabled)
        foot = QHBoxLayout(verbs)
        foot.setContentsMargins(LARGE, SMALL, LARGE, MEDIUM)
        foot.setSpacing(SMALL)
        foot.addWidget(self._about, 1)
        for button in (self.aside, self.newer, self.undo, self.changes, self.review):
            foot.addWidget(button)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(verbs)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(full)

    # ------------------------------------------------------------ what can be done

    def _chosen(self) -> Received | None:
        key = self.view.current_key()
        return self._received.get(key) if isinstance(key, int) else None

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        taken = bool(self._desk.read(journal.imports_standing, chosen.id))
        waits = chosen.status in (WAITING, PARTLY)
        self.review.setText(self.tr("Review") if waits else self.tr("Review again"))
        # What Enter does stands out: nobody has to review again what was taken in.
        make_primary(self.review, waits or not taken)
        make_primary(self.changes, taken and not waits)
        self.changes.setEnabled(taken)
        self.undo.setEnabled(taken)
        self.aside.setVisible(chosen.status == WAITING)
        self._about.setText(self._about_words(chosen))
        self.newer.setVisible(bool(self._left_by(chosen)))
        names = {
            self.review: self.tr("Review {file}"),
            self.changes: self.tr("What changed through {file}"),
            self.undo: self.tr("Undo what was taken in from {file}"),
            self.aside: self.tr("Set {file} aside"),
            self.newer: self.tr("Set the earlier versions of {file} aside and review it"),
        }
        for button, name in names.items():
            button.setAccessibleDescription(name.format(file=isolated(chosen.file_name)))

    def _left_by(self, chosen: Received) -> list[int]:
        """The versions that would wait no longer if this one were taken for the newer."""
        older = [self._received[number] for number in self._newer.get(chosen.id, ())]
        return [each.id for each in older if each.status == WAITING]

    def _about_words(self, chosen: Received) -> str:
        for version in self._desk.read(earlier_versions, chosen.id)[:1]:
            return f"{isolated(chosen.file_name)}. {version_words(version)}"
        return isolated(chosen.file_name)

    def _take_newer(self) -> None:
        if (chosen := self._chosen()) is not None:
            self.newer_wanted.emit(chosen.id)

    def _open(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.status == DONE and self.changes.isEnabled():
            self._changes()
        else:
            self._review()

    def _review(self) -> None:
        if (chosen := self._chosen()) is not None:
            self.review_wanted.emit(chosen.id)

    def _changes(self) -> None:
        if (chosen := self._chosen()) is not None:
            self.changes_wanted.emit(chosen.id)

    def _undo(self) -> None:
        if (chosen := self._chosen()) is not None:
            self.undo_wanted.emit(chosen.id)

    def _set_aside(self) -> None:
        if (chosen := self._chosen()) is not None:
            self.set_aside_wanted.emit(chosen.id)


def _read_post(session: Session) -> _Post:
    received = partners.received(session)
    names = {each.code: each.name for each in partners.partners(session)}
    # Another desk may have chosen the same code; then its name says more.
    names.setdefault(session.identity.code, translate("Inbox", "this desk"))
    waiting = [each.id for each in received if each.status in (WAITING, PARTLY)]
    decided = decided_so_far(session, waiting)
    returned = {each.workbook: each.partner for each in partners.sent_to(session)}
    return _Post(received, names, returned, decided, newer_versions(received), session.minute)


def _line(each: Received, post: _Post, zone: str) -> TableLine:
    code = post.returned.get(each.workbook, each.sender)
    name = post.names.get(code, "")
    sender = translate("Inbox", "{code} · {name}").format(code=code, name=name)
    texts = (
        isolated(each.file_name),
        sender if name else code or translate("Inbox", "somebody's own list"),
        moment_words(each.minute, zone, post.now),
        state_words(each.status, post.decided.get(each.id, 0), is_newer=each.id in post.newer),
        counts_words(each.counts),
    )
    return TableLine(each.id, texts, icon=_ICONS.get(each.status, "inbox"))


def state_words(status: str, decided: int = 0, *, is_newer: bool = False) -> str:
    """What became of a workbook; `is_newer` as a version of one that came before."""
    words = {
        WAITING: translate("Inbox", "waits for you"),
        PARTLY: translate("Inbox", "partly taken in"),
        DONE: translate("Inbox", "taken in"),
        SET_ASIDE: translate("Inbox", "set aside"),
    }
    if decided and status == WAITING:
        return translate("Inbox", "%n decided so far", "", decided)
    if is_newer and status == WAITING:
        return translate("Inbox", "newer version, waits")
    return words.get(status, status)


def counts_words(counts: Mapping[str, int]) -> str:
    """What a workbook holds: `3 conflicts · 2 changed · 4 new`."""
    words = {
        Class.CONFLICT: translate("Inbox", "%n conflict(s)", "", counts.get(Class.CONFLICT, 0)),
        Class.CHANGED: translate("Inbox", "%n changed", "", counts.get(Class.CHANGED, 0)),
        Class.EDITED: translate("Inbox", "%n edited", "", counts.get(Class.EDITED, 0)),
        Class.NEW: translate("Inbox", "%n new", "", counts.get(Class.NEW, 0)),
        Class.REMOVAL: translate("Inbox", "%n removed", "", counts.get(Class.REMOVAL, 0)),
        Class.QUESTION: translate("Inbox", "%n question(s)", "", counts.get(Class.QUESTION, 0)),
        Class.PROBLEM: translate("Inbox", "%n problem(s)", "", counts.get(Class.PROBLEM, 0)),
        MESSAGE: translate("Inbox", "%n message(s)", "", counts.get(MESSAGE, 0)),
    }
    said = [text for each, text in words.items() if counts.get(each, 0)]
    return " · ".join(said) or translate("Inbox", "nothing new")
