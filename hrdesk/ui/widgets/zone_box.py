"""A field that finds a time zone by its city or its country."""

from functools import cache

from PySide6.QtCore import QLocale, Qt, QTimeZone
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from hrdesk.domain.dates import is_zone
from hrdesk.ui.widgets.offer_list import OfferList

_NEAR_HOME = "Europe/Zurich"


class ZoneBox(QComboBox):
    """Any part of a city or country narrows the list; only a zone that exists is an answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(24)
        self.setMaxVisibleItems(16)
        for zone, text in _zones():
            self.addItem(text, zone)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        OfferList(self).serve(completer)
        self.setCompleter(completer)
        line = self.lineEdit()
        if line is not None:
            # The field in the box takes the focus, and would tell a screen reader nothing.
            line.setAccessibleName(self.tr("Time zone"))
            line.editingFinished.connect(self._say_what_is_meant)

    @property
    def zone(self) -> str:
        """The zone that is written in the field, or meant by a part of it; empty while it is none."""
        text = self.currentText().strip()
        row = self.findText(text, Qt.MatchFlag.MatchFixedString)
        if row < 0 and text and not is_zone(text):
            row = self._only_one(text)
        if row >= 0:
            return str(self.itemData(row))
        return text if is_zone(text) else ""

    def _say_what_is_meant(self) -> None:
        """A country of one zone, or a part of a name: show which zone was taken."""
        if self.zone and self.findText(self.currentText()) < 0:
            self.set_zone(self.zone)

    def _only_one(self, text: str) -> int:
        """The row that alone begins so, or else alone has it; -1 where none or several do."""
        rows = range(self.count())
        texts = [self.itemText(row).casefold() for row in rows]
        begin = [row for row in rows if texts[row].startswith(text.casefold())]
        found = begin or [row for row in rows if text.casefold() in texts[row]]
        return found[0] if len(found) == 1 else -1

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Who types means another city, and not more of this one.
        line = self.lineEdit()
        if line is not None and event.reason() is not Qt.FocusReason.MouseFocusReason:
            line.selectAll()

    def set_zone(self, zone: str) -> None:
        row = self.findData(zone)
        self.setCurrentIndex(row) if row >= 0 else self.setEditText(zone)


def system_zone() -> str:
    """The zone of this computer; Geneva's where it has none of a place."""
    zone = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    return zone if "/" in zone and is_zone(zone) and not zone.startswith("Etc/") else _NEAR_HOME


@cache
def _zones() -> tuple[tuple[str, str], ...]:
    """Every zone of a place with the words to find it by, in order of the words."""
    found = {}
    for raw in QTimeZone.availableTimeZoneIds():
        zone = bytes(raw.data()).decode("ascii")
        area, _, city = zone.rpartition("/")
        if area and not area.startswith("Etc") and is_zone(zone):
            found[zone] = _spoken(QTimeZone(raw), city.replace("_", " "))
    return tuple(sorted(found.items(), key=lambda each: each[1]))


def _spoken(zone: QTimeZone, city: str) -> str:
    territory = zone.territory()
    if territory == QLocale.Country.AnyTerritory:
        return city
    return f"{city} · {QLocale.territoryToString(territory)}"
