"""The filters of a table as chips: by label, by codes, by country, and what is put aside."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from hrdesk.domain.codes import Life
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.label import Label
from hrdesk.domain.records import field_of, shape_of
from hrdesk.domain.titles import sort_key
from hrdesk.store import listing
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import shown
from hrdesk.ui.language import isolated
from hrdesk.ui.records.called_here import linked_titles
from hrdesk.ui.records.columns import LABEL, LIFE
from hrdesk.ui.records.filter_popup import FilterPopup, Pick
from hrdesk.ui.widgets.chips import Filter, FilterChips
from hrdesk.ui.widgets.pop_up_place import open_under
from hrdesk.ui.words import code_word, element_word, field_word, label_word

# What stands as a chip of its own comes first; after the first few they are under More.
_OFFERED: Mapping[str, tuple[str, ...]] = {
    "organisation": ("type", "country", "themes", "verified"),
    "person": ("organisation", "country", "themes", "languages"),
    "mailing_list": (),
    "activity": ("type", "status", "country", "themes"),
    "place": ("type", "country", "priority"),
    "recommendation": ("country", "body", "state", "themes", "priority"),
    "document": ("type", "authors", "stage", "countries", "themes", "parties"),
    "visit": ("status", "firmness", "country", "type"),
    "programme_item": ("visit", "activity", "done"),
    "commitment": ("status", "horizon", "responsible", "priority", "owner"),
    "instrument": ("system", "body"),
    "ratification": ("country", "instrument", "status"),
    "country_file": ("country",),
}
_CHIPS = 2
_NAMED = 2
_MORE = "more"
Where = dict[str, tuple[str, ...]]


class FilterBar(QWidget):
    """Holds the filters of one kind at a time."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.kind = ""
        self.where: Where = {}
        self.lives: tuple[Life, ...] = (Life.ACTIVE,)
        self.chips = FilterChips(self)
        self.chips.removed.connect(self.remove)
        self.chips.offered.connect(self._offer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.chips)

    @property
    def is_active(self) -> bool:
        """Whether anything is filtered out."""
        return bool(self.where) or self.lives != (Life.ACTIVE,)

    def show_kind(self, kind: str) -> None:
        """Offer the filters of a kind, none of them at work."""
        self.kind = kind
        self.set_filters({}, (Life.ACTIVE,))

    def set_filters(self, where: Mapping[str, Sequence[str]], lives: Sequence[Life]) -> None:
        """Put filters to work, in place of those that are; tells nobody."""
        self.where = {name: tuple(values) for name, values in where.items() if values}
        self.lives = tuple(lives) or (Life.ACTIVE,)
        self._show()

    def choose(self, name: str, values: Sequence[str]) -> None:
        """Filter by values of a field, `label` or `life`; none lets everything through."""
        if name == LIFE:
            self.lives = tuple(Life(each) for each in values) or (Life.ACTIVE,)
        elif values:
            self.where[name] = tuple(values)
        else:
            self.where.pop(name, None)
        self._show()
        self.changed.emit()

    def remove(self, name: str) -> None:
        """Take a filter away."""
        self.choose(name, ())

    def clear(self) -> None:
        """Take all filters away."""
        self.set_filters({}, (Life.ACTIVE,))
        self.changed.emit()

    # ------------------------------------------------------------ chips

    def _show(self) -> None:
        names = [*self._offered(), LIFE]
        extra = [name for name in self.where if name not in names]
        active = [Filter(name, self._said(name)) for name in (*extra, *names) if self._values(name)]
        first = [name for name in self._offered()[: 1 + _CHIPS] if not self._values(name)]
        offered = [Filter(name, self._name(name), active=False) for name in first]
        if self._under_more():
            offered.append(Filter(_MORE, self.tr("More filters"), active=False))
        self.chips.set_filters([*active, *offered])

    def _offered(self) -> list[str]:
        return [LABEL, *_OFFERED.get(self.kind, ())]

    def _under_more(self) -> list[str]:
        later = [*self._offered()[1 + _CHIPS :], LIFE]
        return [name for name in later if not self._values(name)]

    def _values(self, name: str) -> tuple[str, ...]:
        if name == LIFE:
            return () if self.lives == (Life.ACTIVE,) else tuple(map(str, self.lives))
        return self.where.get(name, ())

    def _said(self, name: str) -> str:
        values = self._values(name)
        words = {pick.value: pick.text for pick in self._words(name, values)}
        named = ", ".join(words.get(each, each) for each in values[:_NAMED])
        if len(values) > _NAMED:
            named = f"{named} +{len(values) - _NAMED}"
        return self.tr("{filter}: {values}").format(filter=self._name(name), values=named)

    def _name(self, name: str) -> str:
        return self.tr("In use or put aside") if name == LIFE else field_word(name)

    def _offer(self, name: str, chip: QWidget) -> None:
        if name == _MORE:
            self._open_more(chip)
            return
        picks, chosen = self._picks(name), self._values(name)
        if not any(pick.value for pick in picks) and not chosen:
            # Nothing but "(empty)": all of them are.
            picks = []
        popup = FilterPopup(name, self._name(name), picks, chosen, self)
        if not picks:
            said = self.tr("There is nothing to choose: {filter} is empty everywhere.")
            popup.add_hint(said.format(filter=isolated(self._name(name))))
        popup.chosen.connect(self.choose)
        popup.open_under(chip)

    def _open_more(self, chip: QWidget) -> None:
        menu = QMenu(self)
        for name in self._under_more():
            menu.addAction(self._name(name)).setData(name)
        self._more_chip = chip
        menu.triggered.connect(self._more_chosen)
        open_under(menu, chip, 2)

    def _more_chosen(self, action: QAction) -> None:
        self._offer(str(action.data()), self._more_chip)

    # ------------------------------------------------------------ values

    def _picks(self, name: str) -> list[Pick]:
        if name == LABEL:
            return self._words(name, list(map(str, Label)))
        if name == LIFE:
            return self._words(name, list(map(str, Life)))
        spec = field_of(self.kind, name)
        closed = spec.kind is Kind.CODE or (spec.kind is Kind.BOOL)
        listed = list(spec.codes or ()) if closed else []
        # Codes that only a newer HRDesk has may stand here too.
        values = listed + [each for each in self._known(spec) if each not in listed]
        words = self._words(name, values)
        if not closed:
            words.sort(key=lambda pick: sort_key(pick.text))
        return [*words, Pick("", self.tr("(empty)"))]

    def _known(self, spec: Field) -> list[str]:
        return self._desk.read(listing.distinct_values, self.kind, spec.name)

    def _words(self, name: str, values: Sequence[str]) -> list[Pick]:
        if name == LABEL:
            return [Pick(each, label_word(Label(each))) for each in values]
        if name == LIFE:
            return [Pick(each, _life_word(self, Life(each))) for each in values]
        spec = next((each for each in shape_of(self.kind).fields if each.name == name), None)
        if spec is None:
            return [Pick(each, code_word(each)) for each in values]
        if spec.is_link:
            titles = linked_titles(self._desk, values)
            return [
                Pick(each, shown(titles.get(each, ""), None, each) or self.tr("(empty)"))
                for each in values
            ]
        return [
            Pick(each, element_word(spec, each) if each else self.tr("(empty)")) for each in values
        ]


def _life_word(bar: FilterBar, life: Life) -> str:
    return {
        Life.ACTIVE: bar.tr("in use"),
        Life.ARCHIVED: bar.tr("put aside"),
        Life.REMOVED: bar.tr("removed"),
    }[life]
