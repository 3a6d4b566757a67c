"""What a list says that a filter left empty: to clear it, or the name that was perhaps meant."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction

from hrdesk.domain.changes import Changes
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import shown
from hrdesk.ui.language import isolated
from hrdesk.ui.widgets.empty_state import EmptyState

# Below this nobody has typed enough to have meant something else.
_SHORTEST = 3


class NothingFound(EmptyState):
    """Looks for the name beside all other work: thousands are compared."""

    meant = Signal(str)  # the name to filter by instead

    def __init__(self, desk: Desk, clear: QAction) -> None:
        self._instead = QAction()
        self._instead.setVisible(False)
        super().__init__("search", "", [clear, self._instead])
        self._desk = desk
        self._asked, self._title = ("", ""), ""
        self._instead.triggered.connect(self._take)
        desk.changed.connect(self._look_again)

    def look(self, kind: str, text: str) -> None:
        """Look what was meant by a text under which a kind has nothing."""
        if (kind, text) == self._asked:
            return
        self._asked = kind, text
        self._instead.setVisible(False)
        if len(text) >= _SHORTEST:
            # Loaded only now: it is seldom needed.
            from hrdesk.store.near import near

            self._desk.read_then(partial(self._found, self._asked), near, text, 1, kind)

    def _look_again(self, _: Changes) -> None:
        """What is hidden now, called otherwise or gone is proposed no longer."""
        asked, self._asked = self._asked, ("", "")
        self._instead.setVisible(False)
        if self.isVisible():
            self.look(*asked)

    def _found(self, asked: tuple[str, str], hits: object) -> None:
        if asked != self._asked or not isinstance(hits, list) or not hits:
            return
        (hit,) = hits
        self._title = hit.title
        title = shown(hit.title, hit.label, hit.ref)
        # What is not shown now is no name to propose.
        if title == hit.title:
            said = self.tr("Did you mean {title}?").format(title=isolated(title))
            self._instead.setText(said)
            self._instead.setVisible(True)

    def _take(self) -> None:
        self.meant.emit(self._title)
