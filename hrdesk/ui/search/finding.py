"""Records for what is typed into the search box; when there are none, those that may be meant."""

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.codes import Life
from hrdesk.domain.label import Label
from hrdesk.store import search
from hrdesk.ui import words
from hrdesk.ui.country_address import address_of
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import shown
from hrdesk.ui.shell.places import ICONS_OF_KINDS
from hrdesk.ui.widgets.hits import Hit

_MOST = 30
_MOST_MEANT = 5
_MOST_STATES = 3
# Below this nobody has typed enough to have meant something else.
_SHORTEST = 3


class Finding:
    """What `MainWindow.set_search` wants: texts in, hits out; the payload of a hit is its Ref."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def __call__(self, text: str) -> list[Hit]:
        states = _states(text) if len(text) >= _SHORTEST else []
        found = self._desk.read(search.find, text, _MOST)
        if found or states:
            return [*states, *(_hit(each) for each in found)]
        if len(text) < _SHORTEST:
            return []
        # Loaded only now: it is seldom needed, and counts when the program starts.
        from hrdesk.store.near import near

        meant = self._desk.read(near, text, _MOST_MEANT)
        return [_hit(each, meant=True) for each in meant]


def _states(text: str) -> list[Hit]:
    """The pages of the States that the text may mean."""
    # Loaded only now, as below.
    from hrdesk.ui.records.editors.finding import find_countries

    said = QCoreApplication.translate("search", "Country page")
    return [
        Hit(each.text, said, "globe", address_of(each.key))
        for each in find_countries(text)[:_MOST_STATES]
    ]


def _hit(found: search.Hit, *, meant: bool = False) -> Hit:
    parts = [words.kind_word(found.kind)]
    if found.life == Life.ARCHIVED:
        parts.append(words.code_word(found.life))
    kind = ", ".join(parts)
    if meant:
        asked = QCoreApplication.translate("search", "Did you mean this? {kind}")
        kind = asked.format(kind=kind)
    return Hit(
        title=shown(found.title, found.label, found.ref),
        subtitle=kind,
        icon=ICONS_OF_KINDS[found.kind],
        payload=found.ref,
        note=words.label_word(Label(found.label)),
    )
