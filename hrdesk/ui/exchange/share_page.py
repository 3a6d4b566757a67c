"""Share with a partner in four steps: with whom, what, check what leaves, save."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.dates import is_zone
from hrdesk.domain.errors import Cancelled
from hrdesk.domain.label import Label, strictest
from hrdesk.operations import passphrases, send
from hrdesk.operations.given_got import since_when
from hrdesk.operations.leaving_out import without
from hrdesk.operations.send import CHANGED, Progress, SendResult, Stop, What
from hrdesk.operations.sending import Sending
from hrdesk.store import journal, listing
from hrdesk.store.database import Database
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import LOOK
from hrdesk.ui.exchange.jobs import Answer, ask, ask_long, tell
from hrdesk.ui.exchange.share_check import CheckStep
from hrdesk.ui.exchange.share_save import SaveStep
from hrdesk.ui.exchange.share_steps import WhatStep, WhoStep, chosen_words
from hrdesk.ui.language import isolated
from hrdesk.ui.records.notices import Sentence
from hrdesk.ui.settings import Settings
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL
from hrdesk.ui.widgets.headings import Caption
from hrdesk.ui.widgets.page_header import PageHeader
from hrdesk.ui.widgets.room import Room
from hrdesk.ui.words import error_sentence, number_word


class Step(IntEnum):
    """The steps, in order."""

    WHO = 0
    WHAT = 1
    CHECK = 2
    SAVE = 3


@dataclass(frozen=True)
class _Preview:
    """A preview, and the journal entry that was the newest when it was made."""

    sending: Sending
    newest: int


class SharePage(QWidget):
    """Nothing leaves before the last step; each step can be gone back from."""

    left = Signal()
    focal_point_wanted = Signal(str)  # code

    def __init__(self, desk: Desk, settings: Settings, add_partner: QAction) -> None:
        super().__init__()
        self._desk = desk
        self._refs: tuple[str, ...] = ()
        self._preview: _Preview | None = None
        self._chosen: Sending | None = None
        self._asked = 0
        self.is_begun = False
        self._is_writing = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Share"))
        self.header = PageHeader(self.tr("Share"))
        self.who = WhoStep(desk, [add_partner])
        self.what = WhatStep()
        self.check = CheckStep()
        self.save = SaveStep(settings)
        self.steps = QStackedWidget()
        self._room = Room(self.save)
        for step in (self.who, self.what, self.check, self._room):
            self.steps.addWidget(step)
        self.about = Sentence()
        self.where = Caption()
        self.cancel = QPushButton(self.tr("Cancel"))
        self.back = QPushButton(self.tr("Back"))
        self.next = QPushButton()
        self._build()
        desk.changed.connect(self._changed)
        self.who.done.connect(self.go_on)
        self.who.view.picked.connect(self._show_step)
        self.check.leaving.connect(self._ticked)
        self.check.focal_point_wanted.connect(self.focal_point_wanted)
        self.save.ready.connect(self._show_step)
        self.cancel.clicked.connect(self._cancel)
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)

    def begin(self, refs: Sequence[str] = (), code: str = "") -> None:
        """Begin with the question for whom; with a code that is answered already."""
        self._refs = tuple(refs)
        self._tell_chosen()
        self.is_begun = True
        self.who.begin(code)
        self._go(Step.WHO)
        self.who.view.setFocus()
        if code and self.who.partner is not None:
            self._ask_what()

    def strictest_shown(self) -> Label | None:
        """The strictest label of the records that are named, for the foot of the window."""
        if not self._refs or self.about.isHidden():
            return None
        labels = self._desk.read(listing.labels, self._refs).values()
        return strictest(*map(Label, labels)) if labels else None

    def _tell_chosen(self) -> None:
        self.about.setText(chosen_words(self._desk, self._refs))

    def _changed(self, changes: Changes) -> None:
        if changes.operation == LOOK:
            self._tell_chosen()

    @property
    def refs(self) -> tuple[str, ...]:
        """The records that were chosen elsewhere to be shared."""
        return self._refs

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return Step(self.steps.currentIndex())

    def panes(self) -> list[QWidget]:
        """Where F6 goes."""
        steps: list[QWidget] = [self.who, self.what, self.check, self.save]
        return [steps[self.step], self.next]

    # ------------------------------------------------------------ going on

    def go_on(self) -> None:
        """The next step, if this one is complete."""
        if not self.next.isEnabled():
            return
        if self.step is Step.WHO:
            self._ask_what()
        elif self.step is Step.WHAT:
            self._ask_preview()
        elif self.step is Step.CHECK:
            self._ask_chosen()
        elif self.save.written is None:
            self._write()
        else:
            self.left.emit()

    def go_back(self) -> None:
        """The step before."""
        if self.step is Step.WHO or self._is_writing:
            return
        self._asked += 1
        self._go(Step(self.step - 1))

    def _ask_what(self) -> None:
        partner = self.who.partner
        if partner is None:
            return
        since = self._desk.read(since_when, partner.code)
        self.what.begin(partner, since, self._refs, self._desk.database.identity.zone)
        self._go(Step.WHAT)
        self.what.focus_chosen()

    def _ask_preview(self) -> None:
        partner = self.who.partner
        if partner is None:
            return
        self._asked += 1
        self._preview = None
        self.check.wait()
        self._go(Step.CHECK)
        ask_long(self._desk, self._planned, _plan, partner.code, self.what.what, self._asked)

    def _planned(self, answer: Answer) -> None:
        if answer.error is not None:
            self._go(Step.WHAT)
            if not isinstance(answer.error, Cancelled):
                self._desk.failed.emit(answer.error)
            return
        asked, preview = answer.value
        if asked != self._asked:
            return  # somebody went back meanwhile
        self._preview = preview
        self.check.show_sending(preview.sending, self._nothing_words(preview.sending))
        self.check.view.setFocus()

    def _nothing_words(self, sending: Sending) -> str:
        desk = isolated(sending.partner.name or sending.partner.code)
        if self.what.what == CHANGED:
            words = self.tr("Nothing of what may go to {desk} has changed since then.")
        else:
            words = self.tr(
                "Nothing of this may go to {desk}. Go back, or look at the labels of the records."
            )
        return words.format(desk=desk)

    def _ticked(self) -> None:
        """What was chosen before is not what is to leave now."""
        self._asked += 1
        self._show_step()

    def _ask_chosen(self) -> None:
        if self._preview is None:
            return
        self._asked += 1
        sending, left = self._preview.sending, self.check.left_out
        ask(self._desk, self._ask_where, _chosen, sending, left, self._asked)

    def _ask_where(self, answer: Answer) -> None:
        asked, sending = answer.value
        if asked != self._asked or self._preview is None:
            return
        self._chosen = sending
        envelope = sending.envelope
        zone = self._desk.database.identity.zone
        moment = datetime.fromtimestamp(envelope.minute * 60, UTC)
        day = (moment.astimezone(ZoneInfo(zone)) if is_zone(zone) else moment).date()
        self._go(Step.SAVE)
        self.save.begin(sending, envelope.sender, day.isoformat())
        ask(self._desk, self._remembered, passphrases.remembered, sending.partner.code)
        self._show_step()

    def _remembered(self, answer: Answer) -> None:
        if isinstance(answer.value, passphrases.Remembered):
            self.save.show_remembered(answer.value)

    def _passphrase_kept(self, answer: Answer) -> None:
        if not answer.value:
            self.save.refuse_to_remember()

    # ------------------------------------------------------------ writing

    def _write(self) -> None:
        preview, sending = self._preview, self._chosen
        if preview is None or sending is None or not self.save.may_write():
            return
        self._set_writing(True)
        if self.save.pass_on.isChecked():
            sending = send.to_pass_on(sending)
        ask_long(
            self._desk,
            self._written,
            send.write_sending,
            sending,
            self.save.path,
            preview.newest,
            passphrase=self.save.secret,
        )

    def _written(self, answer: Answer) -> None:
        self._set_writing(False)
        if answer.error is not None:
            self.save.refuse(error_sentence(answer.error))
            return
        result = answer.value
        assert isinstance(result, SendResult)
        self.save.show_written(result.written.path, result.written.records)
        self._show_step()
        self._room.show_foot()
        code, kept = result.sending.partner.code, self.save.to_remember
        if kept is not None:
            ask(self._desk, self._passphrase_kept, passphrases.remember, code, kept)
        about = {"partner": result.sending.partner.code, "file": result.written.path.name}
        tell(self._desk, Changes("send", about=about, touched=frozenset({"outbox"})))

    def _set_writing(self, writing: bool) -> None:
        self._is_writing = writing
        self.save.set_busy(writing)
        self._show_step()

    def _cancel(self) -> None:
        if self._is_writing:
            self._desk.cancel()
            return
        if self.step is Step.CHECK and self._preview is None:
            self._desk.cancel()
        self.left.emit()

    # ------------------------------------------------------------ the frame

    def _build(self) -> None:
        make_primary(self.next)
        foot = QHBoxLayout()
        foot.setContentsMargins(LARGE, SMALL, LARGE, MEDIUM)
        foot.setSpacing(SMALL)
        foot.addWidget(self.cancel)
        foot.addWidget(self.where)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.about.setContentsMargins(LARGE, 0, LARGE, SMALL)
        layout.addWidget(self.header)
        layout.addWidget(self.about)
        layout.addWidget(self.steps, 1)
        layout.addLayout(foot)

    def _go(self, step: Step) -> None:
        if step < Step.SAVE:
            self._preview = self._preview if step is Step.CHECK else None
        self.steps.setCurrentIndex(step)
        self._show_step()

    def _show_step(self) -> None:
        self.header.set_title(self._question())
        # Who chose otherwise at the second step shares more than the records that were chosen.
        is_chosen = self.step <= Step.WHAT or self.what.what == self._refs
        self.about.setVisible(bool(self._refs) and is_chosen)
        self.where.setText(self._where_words())
        done = self.step is Step.SAVE and self.save.written is not None
        self.next.setText(self._next_words(done=done))
        can_go_on = self._is_complete() and not self._is_writing
        if not can_go_on and self.next.hasFocus():
            # Qt would give it to Cancel, and the next Enter with it.
            self.setFocus()
        self.next.setEnabled(can_go_on)
        self.back.setVisible(self.step is not Step.WHO and not done)
        self.back.setEnabled(not self._is_writing)
        self.cancel.setVisible(not done)

    def _question(self) -> str:
        """What this step is about."""
        partner = self.who.partner
        if partner is None or self.step is Step.WHO:
            return self.tr("Share with whom?")
        said = {
            Step.WHAT: self.tr("What to share with {desk}?"),
            Step.CHECK: self.tr("Check what goes to {desk}"),
            Step.SAVE: self.tr("Save the workbook for {desk}"),
        }[self.step]
        return said.format(desk=isolated(partner.name or partner.code))

    def _where_words(self) -> str:
        words = self.tr("Step {number} of {all}")
        return words.format(number=number_word(self.step + 1), all=number_word(len(Step)))

    def _next_words(self, *, done: bool) -> str:
        if done:
            return self.tr("Done")
        return self.tr("Create workbook") if self.step is Step.SAVE else self.tr("Next")

    def _is_complete(self) -> bool:
        if self.step is Step.WHO:
            return self.who.partner is not None
        if self.step is Step.CHECK:
            return self.check.leaves
        if self.step is Step.SAVE:
            return self.save.is_complete
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.step is Step.WHO:
                self._cancel()
            else:
                self.go_back()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            button = self.focusWidget()
            if isinstance(button, QPushButton):
                button.click()
            else:
                self.go_on()
        else:
            super().keyPressEvent(event)


def _chosen(_: Database, sending: Sending, left: frozenset[str], asked: int) -> tuple[int, Sending]:
    return asked, without(sending, left)


def _plan(
    database: Database,
    code: str,
    what: What,
    asked: int,
    *,
    progress: Progress,
    cancelled: Stop,
) -> tuple[int, _Preview]:
    with database.reading() as session:
        newest = journal.newest(session)
        sending = send.plan_sending(session, code, what, progress=progress, cancelled=cancelled)
    return asked, _Preview(sending, newest)
