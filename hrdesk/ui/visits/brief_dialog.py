"""What is handed out about a visit or an event, its brief or programme: seen, then saved or printed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.label import Label
from hrdesk.operations.brief_gate import (
    EVERYBODY,
    FOCAL_POINTS,
    THIS_DESK,
    Audience,
    for_partner,
)
from hrdesk.operations.handed_out import remember_page
from hrdesk.operations.outside import NETWORK, OUTSIDE
from hrdesk.store import listing
from hrdesk.store.partners import partners
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import Answer, ask, tell
from hrdesk.ui.printing.page_dialog import PageDialog
from hrdesk.ui.settings import Settings
from hrdesk.ui.visits.brief_words import audience_words, nothing_words
from hrdesk.ui.visits.handed_pages import What, is_for_chosen, page_of, pages_of
from hrdesk.ui.widgets.box_names import name_parts
from hrdesk.ui.widgets.narrow_box import may_be_narrow
from hrdesk.ui.words import error_sentence

_FIXED = {"public": EVERYBODY, "network": FOCAL_POINTS, "own": THIS_DESK}
_READERS = {"public": OUTSIDE, "network": NETWORK}


class BriefDialog(PageDialog):
    """What it is about and for whom is chosen above the page."""

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        ref: str,
        parent: QWidget,
        first: What = What.BRIEF,
    ) -> None:
        super().__init__(desk, settings, "", parent)
        self.setWindowTitle(self.tr("To hand out"))
        self._ref, self._refs = ref, tuple[str, ...]()
        self._readers = tuple[str, ...]()
        self.what, self.audience = QComboBox(self), QComboBox(self)
        self._for = QLabel(self.tr("&For"))
        self._fill(first)
        self._lay_out_choices()
        self.what.currentIndexChanged.connect(self.read)
        self.audience.currentIndexChanged.connect(self.read)
        self.left.connect(self._remember)
        self.read()

    def read(self) -> None:
        """Make the page anew for whom it is chosen."""
        what = What(self.what.currentData())
        for part in (self.audience, self._for):
            part.setVisible(is_for_chosen(what))
        found = page_of(self._desk, self._ref, what, self._audience())
        self._refs = found.refs
        self._readers = self._chosen_readers() if found.readers is None else found.readers
        self.show_page(None if found.is_empty else found.paper, found.name, found.left_out)
        if found.is_empty:
            said = nothing_words(
                self._label(),
                is_held_back=not found.refs,
                holds_items_back=found.holds_items_back,
            )
            self.say_nothing(said)

    def _audience(self) -> Audience:
        chosen = str(self.audience.currentData())
        fixed = _FIXED.get(chosen)
        return (
            fixed if fixed is not None else self._desk.read(for_partner, chosen.partition(":")[2])
        )

    def _remember(self, file_name: str) -> None:
        """What left for somebody stands in the disclosure log; for this desk alone nothing does."""
        if self._refs and self._readers:
            said = file_name or self.windowTitle()
            ask(
                self._desk,
                self._remembered,
                remember_page,
                self._refs,
                self._readers,
                said,
                self.html,
            )

    def _chosen_readers(self) -> tuple[str, ...]:
        chosen = str(self.audience.currentData())
        return () if chosen == "own" else (_READERS.get(chosen) or chosen.partition(":")[2],)

    def _remembered(self, answer: Answer) -> None:
        if answer.error is not None:
            self.fault.say(error_sentence(answer.error))
        else:
            tell(self._desk, Changes("send", touched=frozenset({"outbox"})))

    def _fill(self, first: What) -> None:
        for what, text in pages_of(self._ref).items():
            self.what.addItem(text, what.value)
        self.what.setCurrentIndex(max(self.what.findData(first.value), 0))
        for key, text in audience_words().items():
            self.audience.addItem(text, key)
        for each in self._desk.read(partners):
            said = self.tr("{desk}: what it may see").format(desk=each.name or each.code)
            self.audience.addItem(said, f"desk:{each.code}")
        # We ourselves go where the visit is not for others: theirs would be an empty page.
        ours = self._label() not in (Label.PUBLIC, Label.NETWORK)
        self.audience.setCurrentIndex(self.audience.findData("own" if ours else "network"))

    def _label(self) -> Label:
        return Label(self._desk.read(listing.labels, [self._ref])[self._ref])

    def _lay_out_choices(self) -> None:
        rows = QGridLayout()
        rows.setColumnStretch(1, 1)
        choices = ((QLabel(self.tr("&What")), self.what), (self._for, self.audience))
        for number, (label, box) in enumerate(choices):
            label.setBuddy(box)
            name_parts(box, label.text())
            may_be_narrow(box, 16)
            # Itself at the side where one begins: within its column Qt goes by the letters.
            rows.addWidget(
                label, number, 0, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
            )
            rows.addWidget(box, number, 1)
        self.choices.addLayout(rows)
