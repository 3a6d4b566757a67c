"""What was written under another Ref of a joined record since somebody looked: said, and compared."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from hrdesk.operations.same import differences_in
from hrdesk.store.same import shown_titles
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.wording import Wording
from hrdesk.ui.language import isolated
from hrdesk.ui.records.join_panel import JoinDialog
from hrdesk.ui.records.notices import Notice
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL, ReviewState
from hrdesk.ui.words import field_word, semicolon

_MOST = 3


class SinceJoined(QWidget):
    """Gone while there is nothing to look at."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ref = ""
        self.line = Notice(ReviewState.CHANGED, self)
        self.look = QPushButton(self.tr("Compare…"), self)
        self.look.clicked.connect(self._compare)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(LARGE, 0, MEDIUM, SMALL)
        layout.setSpacing(MEDIUM)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.look, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_record(self, ref: str) -> None:
        """Say what differs in a record; nothing where there is nothing."""
        self._ref = ref
        found = self._desk.read(differences_in, ref) if ref else []
        if found:
            links = [text for each in found for text in _texts(each.theirs)]
            wording = Wording(self._desk.read(shown_titles, links))
            parts = [
                self.tr("{field}: {value}").format(
                    field=field_word(each.field),
                    value=isolated(wording.text(ref, each.field, each.theirs)),
                )
                for each in found[:_MOST]
            ]
            said = self.tr("Written since about one of those merged here: {values}")
            more = " …" if len(found) > _MOST else ""
            self.line.say(said.format(values=semicolon().join(parts) + more))
        self.setVisible(bool(found))

    def _compare(self) -> None:
        JoinDialog(self._desk, [self._ref], self).open()


def _texts(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value
