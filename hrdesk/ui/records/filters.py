"""The filters of a table as chips: by label, by codes, by country, and what is put aside."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from hrdesk.domain.codes import Life
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.label import Label
from hrdesk.domain.records import field_of, known_field
from hrdesk.domain.titles import sort_key
from hrdesk.domain.values import NO, YES
from hrdesk.store import listing
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import shown
from hrdesk.ui.language import isolated
from hrdesk.ui.records.called_here import linked_titles
from hrdesk.ui.records.columns import LABEL, LIFE
from hrdesk.ui.records.filter_popup import FilterPopup, Pick
from hrdesk.ui.widgets.chips import Filter, FilterChips
from hrdesk.ui.widgets.pop_up_place import open_under
from hrdesk.ui.words import code_word, comma, element_word, field_word, label_word

# As many as there is room for stand as chips of their own; the others are under More.
_OFFERED: Mapping[str, tuple[str, ...]] = {
    "organisation": ("type", "country", "themes", "verified"),
    "person": ("organisation", "country", "themes", "languages"),
    "mailing_list": (),
    "activity": ("type", "status", "country", "themes"),
    "place": ("type", "country", "priority"),
    "recommendation": ("country", "state", "body", "themes", "priority"),
    "document": ("type", "authors", "stage", "countries", "themes", "parties"),
    "visit": ("country", "status", "firmness", "type"),
    "programme_item": ("chair", "speakers", "done", "visit", "activity"),
    "commitment": ("status", "horizon", "responsible", "priority", "owner"),
    "instrument": ("system", "body"),
    "ratification": ("country", "instrument", "status"),
    "country_file": ("country",),
}
# For a reader what is empty here says the same as this value.
_AS_EMPTY = {"verified": "unverified"}
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
        # What has no chip of its own.
        self._more: list[str] = []
        self.chips = FilterChips(self)
        self.chips.removed.connect(self.remove)
        self.chips.offered.connect(self.offer)
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
        self.fit()

    def choose(self, name: str, values: Sequence[str]) -> None:
        """Filter by values of a field, `label` or `life`; none lets everything through."""
        if name == LIFE:
            self.lives = tuple(Life(each) for each in values) or (Life.ACTIVE,)
        elif values:
            self.where[name] = tuple(values)
        else:
            self.where.pop(name, None)
        self.fit()
        self.changed.emit()

    def remove(self, name: str) -> None:
        """Take a filter away."""
        self.choose(name, ())

    def clear(self) -> None:
        """Take all filters away."""
        self.set_filters({}, (Life.ACTIVE,))
        self.changed.emit()

    # ------------------------------------------------------------ chips

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Show as many filters as there is room for now."""
        names = [*self.offered(), LIFE]
        extra = [name for name in self.where if name not in names]
        active = [Filter(name, self._said(name)) for name in (*extra, *names) if self._values(name)]
        idle = [name for name in names if not self._values(name)]
        offered = [Filter(name, self._name(name), active=False) for name in idle]
        more = Filter(_MORE, self.tr("More filters"), active=False)
        shown = self._as_fit([*active, *offered], more)
        self._more = [each.key for each in offered if each not in shown]
        self.chips.set_filters(shown)

    def _as_fit(self, filters: list[Filter], more: Filter) -> list[Filter]:
        """All that stand on one line; those that are at work stand on others for want of room."""
        room = self.width()
        if self.chips.width_of(filters) <= room:
            return filters
        active = sum(each.active for each in filters)
        for count in range(len(filters) - 1, active, -1):
            if self.chips.width_of([*filters[:count], more]) <= room:
                return [*filters[:count], more]
        return [*filters[:active], more]

    def offered(self) -> list[str]:
        """The filters of the kind that is shown, the most wanted first."""
        return [LABEL, *_OFFERED.get(self.kind, ())]

    def _values(self, name: str) -> tuple[str, ...]:
        if name == LIFE:
            return () if self.lives == (Life.ACTIVE,) else tuple(map(str, self.lives))
        return self.where.get(name, ())

    def _said(self, name: str) -> str:
        values = self._chosen(name)
        if name == LIFE and (word := self._life_words().get(" ".join(values))):
            named = word
        else:
            words = {pick.value: pick.text for pick in self._words(name, values, in_short=True)}
            named = comma().join(words.get(each, each) for each in values[:_NAMED])
        if len(values) > _NAMED:
            named = f"{named} +{len(values) - _NAMED}"
        return self.tr("{filter}: {values}").format(filter=self._name(name), values=named)

    def _name(self, name: str) -> str:
        return self.tr("Put aside") if name == LIFE else field_word(name)

    def offer(self, name: str, chip: QWidget) -> None:
        """Open the values of a filter under a chip."""
        if name == _MORE:
            self._open_more(chip)
            return
        if name == LIFE:
            self._offer_lives(chip)
            return
        picks, chosen = self._picks(name), self._chosen(name)
        if not any(pick.value for pick in picks) and not chosen:
            # Nothing but "(empty)": all of them are.
            picks = []
        popup = FilterPopup(name, self._name(name), picks, chosen, self)
        if not picks:
            said = self.tr("There is nothing to choose: no record says anything under {filter}.")
            popup.add_hint(said.format(filter=isolated(self._name(name))))
        popup.chosen.connect(self._take)
        popup.open_under(chip)

    def _take(self, name: str, values: list[str]) -> None:
        """What a person ticked, with what says the same as one of the values."""
        same = self._as_empty(name)
        self.choose(name, [*values, ""] if same and same in values else values)

    def _chosen(self, name: str) -> tuple[str, ...]:
        """The values at work as a person ticks them."""
        values, same = self._values(name), self._as_empty(name)
        if same and same in values:
            return tuple(each for each in values if each)
        return values

    def _as_empty(self, name: str) -> str:
        """The value that says the same as none; empty where nothing is something else."""
        if name in _AS_EMPTY:
            return _AS_EMPTY[name]
        spec = known_field(self.kind, name)
        if spec is None or spec.unsaid:
            return spec.unsaid if spec is not None else ""
        return NO if spec.kind is Kind.BOOL else ""

    def _offer_lives(self, chip: QWidget) -> None:
        """One of three: a list is with what is put aside, without, or of nothing else."""
        picks = [Pick(lives, word) for lives, word in self._life_words().items()]
        popup = FilterPopup(LIFE, self._name(LIFE), picks, [" ".join(self.lives)], self, one=True)
        popup.chosen.connect(self._take_lives)
        popup.open_under(chip)

    def _take_lives(self, name: str, values: list[str]) -> None:
        self.choose(name, " ".join(values).split())

    def _life_words(self) -> dict[str, str]:
        """By the lives that are let through."""
        return {
            Life.ACTIVE: self.tr("Hidden"),
            f"{Life.ACTIVE} {Life.ARCHIVED}": self.tr("Shown too"),
            Life.ARCHIVED: self.tr("Only these"),
        }

    def _open_more(self, chip: QWidget) -> None:
        menu = QMenu(self)
        for name in self._more:
            menu.addAction(self._name(name)).setData(name)
        self._more_chip = chip
        menu.triggered.connect(self._more_chosen)
        open_under(menu, chip, 2)

    def _more_chosen(self, action: QAction) -> None:
        self.offer(str(action.data()), self._more_chip)

    # ------------------------------------------------------------ values

    def _picks(self, name: str) -> list[Pick]:
        if name == LABEL:
            return self._words(name, list(map(str, Label)))
        spec = field_of(self.kind, name)
        closed = spec.kind in (Kind.CODE, Kind.BOOL)
        listed = [YES, NO] if spec.kind is Kind.BOOL else list(spec.codes or ()) if closed else []
        # Codes that only a newer HRDesk has may stand here too.
        values = listed + [each for each in self._known(spec) if each not in listed]
        words = self._words(name, values)
        if not closed:
            words.sort(key=lambda pick: sort_key(pick.text))
        is_told = not self._as_empty(name)
        if is_told and self._desk.read(listing.has_empty, self.kind, spec.name):
            words.append(Pick("", self.tr("(empty)")))
        return words

    def _known(self, spec: Field) -> list[str]:
        return self._desk.read(listing.distinct_values, self.kind, spec.name)

    def _words(self, name: str, values: Sequence[str], *, in_short: bool = False) -> list[Pick]:
        """Bodies by their short name too, which alone stands in columns; or by that one alone."""
        if name == LABEL:
            return [Pick(each, label_word(Label(each)), Label(each)) for each in values]
        if name == LIFE:
            return [Pick(each, _life_word(self, Life(each))) for each in values]
        spec = known_field(self.kind, name)
        if spec is None:
            return [Pick(each, code_word(each)) for each in values]
        if spec.is_link:
            titles = linked_titles(self._desk, values, in_short=in_short, in_both=not in_short)
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
