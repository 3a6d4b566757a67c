"""The other Refs of a record that was joined, each with a way to take it out again."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hrdesk.operations.same import unjoin
from hrdesk.store import listing
from hrdesk.store.same import members
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import isolated
from hrdesk.ui.records.notices import Sentence
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL


class JoinedNames(QWidget):
    """Gone while the record stands for one Ref only."""

    taken_out = Signal(str)  # Ref

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        self._layout.setSpacing(SMALL)
        self.buttons: dict[str, QPushButton] = {}
        self.hide()

    def show_record(self, ref: str) -> tuple[str, ...]:
        """Show what a record was joined with; gives all its Refs."""
        refs = self._desk.read(members, ref)
        titles = self._desk.read(listing.titles, refs)
        for button in self.buttons.values():
            row = button.parentWidget()
            assert row is not None
            self._layout.removeWidget(row)
            row.deleteLater()
        self.buttons = {}
        for each in refs[1:]:
            self._layout.addWidget(self._row(each, titles.get(each, each)))
        self.setVisible(len(refs) > 1)
        return refs

    def _row(self, ref: str, title: str) -> QWidget:
        row = QWidget(self)
        said = self.tr("Merged with {title} ({ref})")
        words = said.format(title=isolated(title), ref=isolated(ref))
        text = Sentence(row)
        text.setText(words)
        button = QPushButton(self.tr("Un-merge"), row)
        button.setAccessibleName(self.tr("Un-merge {title}").format(title=title))
        button.setToolTip(
            self.tr(
                "Both stand by themselves again, with what each said before they were merged on this"
                " desk. What was changed since stays as it is now, and you are told which."
            )
        )
        button.clicked.connect(partial(self._take_out, ref))
        self.buttons[ref] = button
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(MEDIUM)
        line.addWidget(text, 1)
        line.addWidget(button)
        return row

    def _take_out(self, ref: str) -> None:
        self._desk.do(unjoin, ref)
        self.taken_out.emit(ref)
