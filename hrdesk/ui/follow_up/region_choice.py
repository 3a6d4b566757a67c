"""The choice of a body of States whose members are shown, the same in each view and kept."""

from collections.abc import Iterable

from hrdesk.operations.ratifications import Region
from hrdesk.ui.follow_up.choice_row import ChoiceRow
from hrdesk.ui.settings import Settings

_PLACE, _PART, KEY = "follow_up", "ratification_region", "region"


class RegionChoice:
    """Which members the row of choices lets through."""

    def __init__(self, row: ChoiceRow, settings: Settings) -> None:
        self._row, self._settings = row, settings
        self._members: dict[str, frozenset[str]] = {}

    def offer(self, regions: Iterable[Region]) -> None:
        """What may be chosen now; at first what was chosen last is."""
        found = list(regions)
        is_first = not self._members
        self._members = {ref: members for ref, _, members in found}
        self._row.set_choices(KEY, [(word, ref) for ref, word, _ in found])
        if is_first:
            box = self._row.boxes[KEY]
            box.setCurrentIndex(max(box.findData(self._settings.kept_text(_PLACE, _PART)), 0))

    @property
    def members(self) -> frozenset[str] | None:
        """The States that are let through; None for all."""
        return self._members.get(self._row.value(KEY))

    def keep(self) -> None:
        """Remember what is chosen."""
        self._settings.keep_text(_PLACE, _PART, self._row.value(KEY))
