"""A field that finds a time zone by its city or its country."""

from functools import cache

from PySide6.QtCore import QLocale, Qt, QTimeZone
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from hrdesk.domain.dates import is_zone
from hrdesk.ui.other_cities import ALSO_THERE
from hrdesk.ui.widgets.offer_list import OfferList

_NEAR_HOME = "Europe/Zurich"
_CITY = Qt.ItemDataRole.UserRole + 1
_COMES_BACK = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)


class ZoneBox(QComboBox):
    """Any part of a city or country narrows the list; only a zone that exists is an answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(24)
        self.setMaxVisibleItems(16)
        for zone, text, city in _zones():
            self.addItem(text, zone)
            self.setItemData(self.count() - 1, city, _CITY)
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
        text, row = self.currentText().strip(), self._meant()
        if row >= 0:
            return str(self.itemData(row))
        return text if is_zone(text) else ""

    @property
    def city(self) -> str:
        """The city that was chosen, if its zone is called after another one; else empty."""
        row = self._meant()
        return str(self.itemData(row, _CITY)) if row >= 0 else ""

    def _meant(self) -> int:
        """The row of what is written in the field; -1 where there is none, or more than one."""
        text = self.currentText().strip()
        row = self.findText(text, Qt.MatchFlag.MatchFixedString)
        return self._only_one(text) if row < 0 and text and not is_zone(text) else row

    def _say_what_is_meant(self) -> None:
        """A country of one zone, or a part of a name: show which zone was taken."""
        text = self.currentText().strip()
        if not self.zone or self.findText(text) >= 0:
            return
        row = self._only_one(text)
        self.setCurrentIndex(row) if row >= 0 else self.set_zone(self.zone)

    def _only_one(self, text: str) -> int:
        """The row of the one zone that begins so, or else has it; -1 where none or several do."""
        rows = range(self.count())
        texts = [self.itemText(row).casefold() for row in rows]
        begin = [row for row in rows if texts[row].startswith(text.casefold())]
        found = begin or [row for row in rows if text.casefold() in texts[row]]
        zones = {str(self.itemData(row)) for row in found}
        if len(found) > 1 and len(zones) == 1:
            return self._row_of(zones.pop())  # several cities of one clock: a country was meant
        return found[0] if len(found) == 1 else -1

    def _row_of(self, zone: str) -> int:
        """The row of a zone by the city that it is called after; -1 where it has none."""
        name = dict(_own_names()).get(zone, "")
        return self.findText(name) if name else -1

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Who types means another city, and not more of this one; but nobody is to lose what was
        # typed because the list below it has just gone.
        line = self.lineEdit()
        if line is not None and event.reason() not in _COMES_BACK:
            line.selectAll()

    def set_zone(self, zone: str, city: str = "") -> None:
        """Show a zone, by a city that it is not called after where one is named."""
        rows = [row for row in range(self.count()) if self.itemData(row) == zone]
        named = [row for row in rows if city and self.itemData(row, _CITY) == city]
        row = named[0] if named else self._row_of(zone)
        self.setCurrentIndex(row) if row >= 0 else self.setEditText(zone)


def system_zone() -> str:
    """The zone of this computer; Geneva's where it has none of a place."""
    zone = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    return zone if "/" in zone and is_zone(zone) and not zone.startswith("Etc/") else _NEAR_HOME


def _zones() -> list[tuple[str, str, str]]:
    """Every zone of a place with the words to find it by, in order of the words.

    The last is the city of whoever does not live where the zone is called after.
    """
    own = [(zone, text, "") for zone, text in _own_names()]
    known = {zone for zone, _, _ in own}
    also = [
        (zone, _spoken(QTimeZone(zone.encode()), city), city)
        for city, zone in ALSO_THERE.items()
        if zone in known
    ]
    return sorted([*own, *also], key=lambda each: each[1])


@cache
def _own_names() -> tuple[tuple[str, str], ...]:
    """Every zone by the city that it is called after."""
    found = {}
    for raw in QTimeZone.availableTimeZoneIds():
        zone = bytes(raw.data()).decode("ascii")
        area, _, city = zone.rpartition("/")
        if area and not area.startswith("Etc") and is_zone(zone):
            found[zone] = _spoken(QTimeZone(raw), city.replace("_", " "))
    return tuple(found.items())


def _spoken(zone: QTimeZone, city: str) -> str:
    territory = zone.territory()
    if territory == QLocale.Country.AnyTerritory:
        return city
    return f"{city} · {QLocale.territoryToString(territory)}"
