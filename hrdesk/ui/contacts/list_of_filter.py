"""The way from people that were filtered to a mailing list that finds the same ones by rule."""

from PySide6.QtCore import Qt, Signal

from hrdesk.operations.lists import PERSON, rule_of
from hrdesk.ui.icons import icon
from hrdesk.ui.records.list_pane import ListPane
from hrdesk.ui.tokens import scaled
from hrdesk.ui.widgets.chips import BesideChips

# In a narrower list the filters need the room of its words.
_WIDE = 600


class ListOfFilter(BesideChips):
    """There while people are filtered by what a rule can say: nobody has to know how rules are written."""

    wanted = Signal(dict)  # the values of the mailing list to begin

    def __init__(self, pane: ListPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self.setText(self.tr("Mailing list…"))
        self.setToolTip(self.tr("New mailing list of all whom this filter finds, now and later"))
        self.setAccessibleName(self.toolTip())
        self.setIcon(icon("mail"))
        self.hide()
        pane.bar.chips.put_behind(self)
        self.clicked.connect(self._begin)
        pane.counted.connect(self._follow)

    @property
    def _rule(self) -> str:
        # A word that one types is looked for, and is no group of people yet.
        query = self._pane.query()
        return rule_of(query) if query.kind == PERSON and query.where else ""

    def _follow(self) -> None:
        is_wide = self._pane.width() >= scaled(self.font(), _WIDE)
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonTextOnly if is_wide else style.ToolButtonIconOnly)
        self.setVisible(bool(self._rule))
        self._pane.bar.fit()

    def _begin(self) -> None:
        self.wanted.emit({"rule": self._rule})
