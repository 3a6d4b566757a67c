"""The head of the review: which workbook, from whom, how far that is proven, and what is in it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from hrdesk.operations.fingerprint import spoken
from hrdesk.operations.inbox import Delivery
from hrdesk.operations.trust import Origin, Trust
from hrdesk.ui.exchange.notice import Band, Notice
from hrdesk.ui.exchange.review import ORDER
from hrdesk.ui.exchange.trust import (
    accept_words,
    lost_passphrase_sentence,
    other_recipient_sentence,
    short_trust_sentence,
    standing_words,
    trust_sentence,
)
from hrdesk.ui.exchange.wording import day_words
from hrdesk.ui.language import isolated
from hrdesk.ui.tokens import LARGE, SMALL, ReviewState, scaled
from hrdesk.ui.widgets.flow import FlowLayout
from hrdesk.ui.widgets.headings import Caption
from hrdesk.ui.widgets.page_header import PageHeader
from hrdesk.ui.widgets.review_state import StateChip

# Narrower than this, what one ticks stands under the sentence about the sender.
_BESIDE = 620
# What the list and a record of it need below.
_BELOW = 300


class ReviewHead(QWidget):
    """Chips filter the list by state; the switch in the band accepts a sender who is not known."""

    states_chosen = Signal(list)  # ReviewState
    accepted = Signal(bool)

    def __init__(
        self, delivery: Delivery, origin: Origin, zone: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        title = self.tr("Review: {file}").format(file=isolated(delivery.file_name))
        self.header = PageHeader(title)
        self.header.set_count(self._from_words(delivery, origin, zone))
        self.copy_action = QAction(self.tr("What happened…"), self)
        self.copy_action.setToolTip(
            self.tr("Save a copy of the workbook for its sender that says what happened")
        )
        # Whoever keeps a list of their own has not asked what becomes of it.
        if not delivery.plan.arrival.is_list:
            self.header.add_button(self.copy_action, "file-spreadsheet")
        self.notice = Notice()
        self.band = Band()
        self.elsewhere = Band()
        self.accept, self.compared = QCheckBox(), QCheckBox()
        self.whole = QPushButton()
        self._switches = QWidget()
        self._origin = origin
        self._is_low = False
        self.chips = {state: StateChip(state) for state in ORDER}
        self._same = Caption("", self)
        self._standing = standing_words(origin)
        self._build(origin)

    @property
    def is_folded(self) -> bool:
        """Whether only the gist is said of the sender."""
        return self._is_low and not self.whole.isChecked()

    def fit(self, width: int, height: int) -> None:
        """Say of the sender what leaves room for the list below: all of it, or else the gist."""
        layout = self.layout()
        if layout is None or self.band.isHidden():
            return
        was_low, self._is_low = self._is_low, False
        self._show_band()
        layout.activate()
        room = height - layout.totalHeightForWidth(width)
        self._is_low = room < scaled(self.font(), _BELOW)
        if self._is_low or was_low:
            self._show_band()

    def show_counts(self, counts: Mapping[ReviewState, int], same: int) -> None:
        """How many lines are in each state; a state that no line has is not offered."""
        for state, chip in self.chips.items():
            chip.set_count(counts.get(state, 0))
            chip.setVisible(state in counts)
        said = self.tr("%n field(s) are the same", "", same)
        # Here the line grows where it has no room: what a workbook is must never be cut away.
        self._same.setText(f"{self._standing} · {said}")

    def _from_words(self, delivery: Delivery, origin: Origin, zone: str) -> str:
        envelope = delivery.plan.arrival.envelope
        words = {
            Trust.OURS: self.tr("returned by {desk} · your workbook of {day}"),
            Trust.KNOWN: self.tr("from {desk}, which you know · sent {day}"),
            Trust.LIST: self.tr("somebody's own list · read {day}"),
        }.get(origin.trust, self.tr("from {desk} · sent {day}"))
        return words.format(desk=isolated(origin.name), day=day_words(envelope.minute, zone))

    def _build(self, origin: Origin) -> None:
        self._fill_switches(origin)
        self.band.row.addWidget(self._switches)
        self.band.row.addWidget(self.whole)
        self.whole.setCheckable(True)
        self.whole.toggled.connect(self._show_band)
        self._show_band()
        self.band.setVisible(not origin.trust.is_proven)
        told = (lost_passphrase_sentence(origin), other_recipient_sentence(origin))
        self.elsewhere.say(" ".join(filter(None, told)), warns=origin.lost_passphrase)
        self.elsewhere.setVisible(any(told))
        chips = QWidget()
        flow = FlowLayout(chips)
        flow.setSpacing(SMALL)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        chips.setSizePolicy(policy)
        for chip in self.chips.values():
            chip.toggled.connect(self._tell_states)
            flow.addWidget(chip)
        self._same.setFixedHeight(self.chips[ReviewState.HANDLED].sizeHint().height())
        flow.addWidget(self._same)
        bands = QVBoxLayout()
        bands.setContentsMargins(LARGE, 0, LARGE, SMALL)
        bands.setSpacing(SMALL)
        bands.addWidget(self.notice)
        bands.addWidget(self.elsewhere)
        bands.addWidget(self.band)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(bands)
        line = QHBoxLayout()
        line.setContentsMargins(LARGE, 0, LARGE, SMALL)
        line.addWidget(chips)
        layout.addLayout(line)

    def _show_band(self) -> None:
        """In a low window the gist, until somebody wants to read on and decide."""
        is_short, accepted = self.is_folded, self.accept.isChecked()
        short = short_trust_sentence(self._origin, accepted=accepted)
        warns = not self._origin.trust.is_proven
        self.band.say(short if is_short else trust_sentence(self._origin), warns=warns)
        self.band.stack_below(0 if is_short else _BESIDE)
        self._switches.setVisible(not is_short)
        # A line of its own in such a window; the gist says as much of the origin.
        self._same.setVisible(not is_short)
        self.whole.setVisible(self._is_low)
        more, less = self.tr("Read on and accept…"), self.tr("Show less")
        read_on = self.tr("Read on…") if accepted else more
        self.whole.setText(read_on if is_short else less)
        self.whole.setAccessibleName(self.whole.text())

    def _fill_switches(self, origin: Origin) -> None:
        self.accept.setText(accept_words(origin))
        self.accept.toggled.connect(self._tell_accepted)
        self.compared.setText(self.tr("Their eight words were compared by telephone"))
        has_words = origin.trust in (Trust.NEW, Trust.OTHER) and bool(spoken(origin.mark))
        self.compared.setVisible(has_words)
        self.compared.toggled.connect(self._accept_compared)
        switches = QVBoxLayout(self._switches)
        switches.setContentsMargins(0, 0, 0, 0)
        switches.setSpacing(SMALL)
        for switch in (self.accept, self.compared):
            switches.addWidget(switch)

    def _tell_accepted(self, accepted: bool) -> None:
        """Whoever has accepted goes on with the records: in a low window they get their room."""
        if accepted and self._is_low:
            self.whole.setChecked(False)
            self.whole.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_band()
        self.accepted.emit(accepted)

    def _accept_compared(self, compared: bool) -> None:
        if compared:
            self.accept.setChecked(True)

    def _tell_states(self) -> None:
        self.states_chosen.emit([state for state, chip in self.chips.items() if chip.isChecked()])
