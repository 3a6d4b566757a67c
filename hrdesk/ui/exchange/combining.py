"""Combines the values of a conflict in the review: suggests, says how, and takes what was made."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QObject, Signal

from hrdesk.domain.arrival import Arrival
from hrdesk.domain.combine import (
    combined_elements,
    combined_text,
    suggested_elements,
    suggested_text,
)
from hrdesk.domain.errors import BadValue
from hrdesk.domain.merge import Combined, Item
from hrdesk.domain.records import field_of, kind_of
from hrdesk.domain.revisions import Revision
from hrdesk.domain.state import IN, register_of
from hrdesk.operations.agreed import agreed_text
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.combine_editor import CombineEditor
from hrdesk.ui.exchange.review import Review
from hrdesk.ui.exchange.wording import Wording, is_set
from hrdesk.ui.records.proposal_words import about_text
from hrdesk.ui.words import wanted_sentence

translate = QCoreApplication.translate


class Combining(QObject):
    """Fills the editor for one conflict after the other; what is begun is never forgotten."""

    made = Signal(object, object)  # Item, Combined
    begun = Signal()  # something was written and not taken yet

    def __init__(
        self,
        editor: CombineEditor,
        desk: Desk,
        arrival: Arrival,
        review: Review,
        wording: Wording,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._editor, self._desk, self._arrival = editor, desk, arrival
        self._review, self._wording = review, wording
        self._item: Item | None = None
        editor.taken.connect(self._take)
        editor.edited.connect(self._edited)

    def start(self, item: Item) -> None:
        """Show what could stand in place of a conflict that can be combined."""
        self._item = None
        choice = self._review.choice(item)
        before = dict(choice.texts) if isinstance(choice, Combined) else {}
        if is_set(item.ref, item.field):
            elements = _elements(item, before, self._wording)
            self._editor.show_elements(_about_elements(), elements)
        else:
            self._start_text(item, self._review.begun(item) or before.get(item.field))
        self._item = item

    def _start_text(self, item: Item, begun: str | None) -> None:
        heads = item.union[item.field]
        base = self._desk.read(agreed_text, item.ref, heads, _sent(self._arrival, item))
        spec = field_of(kind_of(item.ref), item.field)
        parts = suggested_text(spec, heads, base, str(item.ours))
        about = about_text(parts, knows_base=base is not None) if begun is None else _about_begun()
        self._editor.show_text(about, parts, begun)

    def _edited(self, text: str) -> None:
        if self._item is not None:
            self._review.begin(self._item, text)
            self.begun.emit()

    def _take(self) -> None:
        item = self._item
        if item is None:
            return
        try:
            if is_set(item.ref, item.field):
                made = combined_elements(item, self._editor.kept)
            else:
                made = combined_text(item, self._editor.given)
        except BadValue as error:
            self._editor.refuse(wanted_sentence(error))
            return
        self._editor.close_editor()
        self.made.emit(item, made)


def _about_begun() -> str:
    return translate(
        "Combine", "What you had written is here again; Ctrl+Z brings the suggestion back."
    )


def _about_elements() -> str:
    return translate("Combine", "Kept is what is ticked. Everything that either side has is.")


def _elements(
    item: Item, before: Mapping[str, str], wording: Wording
) -> dict[str, tuple[str, bool]]:
    found: dict[str, tuple[str, bool]] = {}
    for element, is_in in suggested_elements(item).items():
        kept = before.get(register_of(item.field, element), IN if is_in else "") == IN
        (words,) = wording.elements(item.ref, item.field, (element,))
        found[element] = (_with_sides(item, element, words), kept)
    return found


def _with_sides(item: Item, element: str, words: str) -> str:
    mine, theirs = element in item.ours, element in item.theirs
    if mine == theirs:
        return words
    only_mine = translate("Combine", "{value} (only mine)")
    only_theirs = translate("Combine", "{value} (only theirs)")
    return (only_mine if mine else only_theirs).format(value=words)


def _sent(arrival: Arrival, item: Item) -> list[Revision]:
    """What the workbook tells of this register: the copy that was sent may be what both saw."""
    rows = (each for each in arrival.records if each.ref == item.ref)
    return [head for row in rows for head in row.sent.get(item.field, ())]
