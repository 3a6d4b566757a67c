"""The tab Places of a visit: where it goes, who was there before, and what is still open there."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from hrdesk.domain.label import Label
from hrdesk.operations.visited_places import (
    VisitedPlace,
    add_place,
    choose_places,
    places_of,
)
from hrdesk.store.records import read_state
from hrdesk.ui.calendar.line_model import Line, Sort, line_of
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.editors.base import Today
from hrdesk.ui.records.editors.finding import RecordFinder
from hrdesk.ui.records.editors.picking import Offer, PickLine
from hrdesk.ui.visits.places_map import PlacesMap
from hrdesk.ui.visits.tab import ListTab
from hrdesk.ui.visits.visit_words import before_words
from hrdesk.ui.widgets.headings import Caption
from hrdesk.ui.words import code_word, number_word


class PlacesTab(ListTab):
    """Typing above adds a place, V lets the visit go to one or not, Enter opens it in the register.

    The map above shows those whose coordinates are known; map and list choose the same place.
    """

    kinds = frozenset({"visit", "place", "programme_item", "recommendation"})

    def __init__(self, desk: Desk, today: Today, parent: QWidget | None = None) -> None:
        name = QCoreApplication.translate("PlacesTab", "Places of the visit")
        super().__init__(LineList(name, stacked=True, wraps=True), desk, today, parent)
        self.places: list[VisitedPlace] = []
        self._finder = RecordFinder(desk, "place")
        self.pick = PickLine(self._offers, self)
        self.pick.setPlaceholderText(self.tr("Add a place…"))
        self.pick.setAccessibleName(self.tr("Add a place to the visit"))
        self.head.addWidget(self.pick)
        self.pick.chosen.connect(self._add)
        self.chosen = self.add_verb("V", self.tr("Add to the visit"), self.choose, bool)
        self.chosen.setToolTip(
            self.tr("Choose a place below, then say whether the visit goes there")
        )
        self.map = PlacesMap(self)
        self.borders = Caption(self.tr("Natural Earth; says nothing on the status of borders"))
        self.head.addWidget(self.map)
        self.head.addWidget(self.borders)
        self.map.opened.connect(self.open_requested)
        self.map.current_changed.connect(self._go_to)
        self.list.lines_changed.connect(self._follow)
        self.list.opened.connect(self.open_requested)

    def reload(self) -> None:
        self.places = self.desk.read(places_of, self.ref)
        going = [each for each in self.places if each.is_chosen or each.in_programme]
        others = [each for each in self.places if each not in going]
        seen = sum(bool(each.before) for each in going)
        todo = sum(each.open for each in going)
        parts = [self.tr("%n place(s) to visit", "", len(going))]
        if seen:
            parts.append(self.tr("%n of them visited before", "", seen))
        if todo:
            parts.append(self.tr("%n open recommendation(s) there", "", todo))
        self.said.say(" · ".join(parts))
        lines = [Line(self.tr("To be visited"), Sort.HEADING)]
        lines += self._lines(going)
        if not going:
            there = self.tr("None yet: add one above, or choose one below and press “{verb}”.")
            there = there.format(verb=self.tr("Add to the visit"))
            none = self.tr("None yet: type the name of a place above.")
            lines.append(Line(there if others else none, Sort.NOTE))
        if others:
            lines.append(Line(self.tr("Others of the register in this country"), Sort.HEADING))
            lines += self._lines(others)
        self.list.show_lines(lines)
        state = self.desk.read(read_state, self.ref)
        self.map.show_places(state.text("country") if state is not None else "", self.places)
        self.borders.setVisible(not self.map.isHidden())

    def _follow(self) -> None:
        """What can be done with the current place; the map marks it too."""
        place = self._current()
        goes = place is not None and place.is_chosen
        self.chosen.setText(self.tr("Take off the visit") if goes else self.tr("Add to the visit"))
        self.map.choose(self.list.current_key)

    def _go_to(self, ref: str) -> None:
        model = self.list.model()
        for row in range(model.rowCount()):
            if line_of(model.index(row, 0)).key == ref:
                self.list.setCurrentIndex(model.index(row, 0))

    def choose(self) -> None:
        """Let the visit go to the current place, or not any more."""
        place = self._current()
        if place is not None:
            self.do(choose_places, [place.ref], chosen=not place.is_chosen)

    def _current(self) -> VisitedPlace | None:
        key = self.list.current_key
        return next((each for each in self.places if each.ref == key), None)

    def _offers(self, typed: str) -> list[Offer]:
        """Places of this country first; where the visit goes already needs no adding."""
        here = {each.ref: each for each in self.places}
        if not typed.strip():
            return [
                Offer(each.ref, each.name, each.city) for each in self.places if not each.is_chosen
            ]
        found = [
            each
            for each in self._finder.find(typed)
            if not (each.key in here and here[each.key].is_chosen)
        ]
        return sorted(found, key=lambda each: (not each.key, each.key not in here))

    def _add(self, offer: Offer) -> None:
        self.pick.clear()
        if offer.key:
            self.do(choose_places, [offer.key], chosen=True)
        else:
            self.do(add_place, offer.hint)

    def _lines(self, places: Sequence[VisitedPlace]) -> list[Line]:
        return [self._line(each) for each in places]

    def _line(self, each: VisitedPlace) -> Line:
        parts = [code_word(each.type) if each.type else "", each.city, before_words(each.before)]
        if each.open:
            parts.append(self.tr("%n open recommendation(s)", "", each.open))
        if each.in_programme:
            said = self.tr("in the programme: {count}")
            parts.append(said.format(count=number_word(each.in_programme)))
        return Line(
            f"✓ {each.name}" if each.is_chosen else each.name,
            note=" · ".join(part for part in parts if part),
            label=Label(each.label),
            key=each.ref,
        )
