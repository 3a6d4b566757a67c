"""Items of a check-list by their visit: three visits have the same items."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.label import Label, strictest
from hrdesk.operations.agenda import Occurrence
from hrdesk.operations.attention import Need, visits_of
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import isolated

Named = TypeVar("Named", Need, Occurrence)


def with_visits(desk: Desk, found: Sequence[Named]) -> list[Named]:
    """The same, each item of a visit called after it too, and no less strict than it."""
    visits = desk.read(visits_of, [each.ref for each in found])
    return [_named(each, *visits[each.ref]) if each.ref in visits else each for each in found]


def _named(each: Named, visit: str, label: Label) -> Named:
    said = QCoreApplication.translate("TodayPage", "{item} – {visit}")
    # The item begins the line: in its direction all of it is read.
    title = said.format(item=each.title, visit=isolated(visit))
    return replace(each, title=title, label=strictest(Label(each.label), label).value)
