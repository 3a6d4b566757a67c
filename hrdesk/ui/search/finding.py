"""Records for what is typed into the search box; when there are none, those that may be meant."""

from collections import Counter
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.codes import Life
from hrdesk.domain.label import Label
from hrdesk.store import listing, search
from hrdesk.ui import words
from hrdesk.ui.country_address import address_of
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import is_discreet, shown
from hrdesk.ui.language import isolated
from hrdesk.ui.records.made_titles import is_made
from hrdesk.ui.shell.places import CALENDAR, HOME_OF_KIND, ICONS_OF_KINDS, place_titles
from hrdesk.ui.widgets.hits import Hit
from hrdesk.ui.words import comma

_MOST = 30
# While there are others too: a State may have hundreds of visits.
_MOST_OF_A_KIND = 8
_COMPARED = 200
_MOST_MEANT = 5
_MOST_STATES = 3
# To tell of which kinds there are more, so many are counted at most.
_MOST_COUNTED = 1000
# Below this nobody has typed enough to have meant something else.
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class AllOf:
    """What leads to all records of a kind that have some words: their list, filtered by these."""

    kind: str
    text: str


class Finding:
    """What `MainWindow.set_search` wants: texts in, hits out; the payload of a hit is its Ref, or
    `AllOf` where there is more than a few lines can show."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def __call__(self, text: str) -> list[Hit]:
        states = _states(text) if len(text) >= _SHORTEST else []
        found = _of_each_kind(self._desk.read(search.find, text, _COMPARED))
        if found or states:
            return [*states, *self._with_others(text, found)]
        if len(text) < _SHORTEST:
            return []
        # Loaded only now: it is seldom needed, and counts when the program starts.
        from hrdesk.store.near import near, near_states

        meant = self._desk.read(near, text, _MOST_MEANT)
        likely = [_state(code, meant=True) for code in near_states(text, _MOST_STATES)]
        return [*likely, *self._hits(meant, meant=True)]

    def _hits(self, found: list[search.Hit], *, meant: bool = False) -> list[Hit]:
        bound = [each.ref for each in found if each.kind == "ratification"]
        named: dict[str, str] = {}
        if bound:
            # Loaded only now, as below.
            from hrdesk.operations.instruments import instruments_of

            named = self._desk.read(instruments_of, bound)
        if not is_discreet():
            named |= self._offices([each.ref for each in found if each.kind == "person"])
        if any(is_made(each.kind) for each in found):
            from hrdesk.ui.records.called_here import in_words

            titles = self._desk.read(in_words, {each.ref: each.title for each in found})
            found = [replace(each, title=titles[each.ref]) for each in found]
        return [_hit(each, named.get(each.ref, ""), meant=meant) for each in found]

    def _with_others(self, text: str, found: list[search.Hit]) -> list[Hit]:
        """Behind the last of a kind of which there are more, or behind all, what leads to these;
        the calendar has no list that words could filter."""
        hits = self._hits(found)
        if len(found) < _MOST or len(text) < _SHORTEST:
            return hits
        there = self._desk.read(search.counts, text, _MOST_COUNTED)
        kinds = [each.kind for each in found]
        for kind, home in HOME_OF_KIND.items():
            if home != CALENDAR and there.get(kind, 0) > kinds.count(kind):
                last = max((at for at, each in enumerate(kinds) if each == kind), default=len(hits))
                hits.insert(last + 1, _all_of(kind, text))
                kinds.insert(last + 1, "")
        return hits

    def _offices(self, people: list[str]) -> dict[str, str]:
        """Where people are: of ten who are called alike one looks for one."""
        lines = self._desk.read(listing.lines, "person", people, ("organisation",))
        where = {
            each.ref: office for each in lines if (office := each.values.get("organisation", ""))
        }
        if not where:
            return {}
        # Loaded only now, as above.
        from hrdesk.ui.records.called_here import linked_titles

        titles = linked_titles(self._desk, sorted(set(where.values())), in_short=True)
        return {ref: titles[office] for ref, office in where.items() if titles.get(office)}


def _of_each_kind(found: list[search.Hit]) -> list[search.Hit]:
    """The first, in their order; not so many of one kind that no other has room."""
    seen: Counter[str] = Counter()
    rest = []
    for place, hit in enumerate(found):
        seen[hit.kind] += 1
        rest.append((seen[hit.kind] > _MOST_OF_A_KIND, place))
    return [found[place] for place in sorted(place for _, place in sorted(rest)[:_MOST])]


def _states(text: str) -> list[Hit]:
    """The pages of the States that the text may mean."""
    # Loaded only now, as below.
    from hrdesk.ui.records.editors.finding import find_countries

    return [_state(each.key) for each in find_countries(text)[:_MOST_STATES]]


def _state(code: str, *, meant: bool = False) -> Hit:
    said = QCoreApplication.translate("search", "Country page")
    return Hit(words.country_word(code), _asked(said) if meant else said, "globe", address_of(code))


def _asked(kind: str) -> str:
    asked = QCoreApplication.translate("search", "Did you mean this? {kind}")
    return asked.format(kind=kind)


def _hit(found: search.Hit, beside: str, *, meant: bool) -> Hit:
    """A record with its kind; of a ratification also what the State is bound by, of people where
    they are."""
    parts = [words.kind_word(found.kind)]
    if beside and not is_discreet():
        parts.append(isolated(beside))
    if found.life == Life.ARCHIVED:
        parts.append(words.code_word(found.life))
    kind = comma().join(parts)
    return Hit(
        title=shown(found.title, found.label, found.ref),
        subtitle=_asked(kind) if meant else kind,
        icon=ICONS_OF_KINDS[found.kind],
        payload=found.ref,
        note=words.label_word(Label(found.label)),
        label=Label(found.label),
    )


def _all_of(kind: str, text: str) -> Hit:
    said = QCoreApplication.translate("search", "All {kinds} with “{text}”")
    title = said.format(kinds=words.kind_plural(kind).lower(), text=isolated(text))
    return Hit(title, place_titles()[HOME_OF_KIND[kind]], ICONS_OF_KINDS[kind], AllOf(kind, text))
