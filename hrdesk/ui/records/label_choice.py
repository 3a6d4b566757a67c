"""The label that new records of an import get, and the desks that they are for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.label import Label
from hrdesk.store import partners as store_partners
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.editors.picking import Offer
from hrdesk.ui.records.editors.several import TokenEditor
from hrdesk.ui.widgets.marking import label_icon
from hrdesk.ui.words import label_word

_PARTNERS = Field("partners", Kind.SET)


class PartnersEditor(TokenEditor):
    """Codes of desks, found by code and name; a desk that is no partner yet may be named too."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_PARTNERS, self.offers, str, closed=False, parent=parent)
        self._desk = desk
        self.set_name(self.tr("Partner desks that it is for"))
        self.set_placeholder(self.tr("Add a desk by its code…"))

    @property
    def desks(self) -> tuple[str, ...]:
        """The codes."""
        given = self.given()
        assert isinstance(given, list)
        return tuple(str(each).upper() for each in given)

    def offers(self, typed: str) -> list[Offer]:
        """The partners that have these letters."""
        wanted = typed.strip().casefold()
        return [
            Offer(each.code, each.code, each.name)
            for each in self._desk.read(store_partners.partners)
            if wanted in f"{each.code} {each.name}".casefold()
        ]


class LabelChoice(QComboBox):
    """The strictest first, which is chosen; with Partners the line for their desks is shown."""

    chosen = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desks = PartnersEditor(desk, parent)
        self.desks.hide()
        for label in reversed(Label):
            self.addItem(label_icon(label), label_word(label), label.value)
        self.setCurrentIndex(self.findData(Label.INTERNAL.value))
        self.currentIndexChanged.connect(self._follow)
        self.desks.done.connect(self.chosen)

    @property
    def label(self) -> Label:
        """How far new records may go."""
        return Label(self.currentData())

    @property
    def partners(self) -> tuple[str, ...]:
        """The desks of new records; none where the label names none."""
        return self.desks.desks if self.label is Label.PARTNERS else ()

    def _follow(self) -> None:
        self.desks.setVisible(self.label is Label.PARTNERS)
        self.chosen.emit()
