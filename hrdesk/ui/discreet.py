"""The discreet view: what is for some desks only, or about people, is a chip until it is shown again.

It is a look, not a protection: nothing is written otherwise while it is on. Whether it is on is
kept by the application, beside its colours and its direction.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.label import Label

if TYPE_CHECKING:
    from hrdesk.domain.changes import Changes

HIDDEN = "■■■■■■"
# The name of what tells all pages to read again what they show.
LOOK = "discreet"
_PROPERTY = "hrdesk.discreet"
_STRICT = frozenset({Label.PARTNERS, Label.INTERNAL})
_PERSON = "PER-"
_OPENS, _CLOSES = "\u2066\u2067\u2068", "\u2069"
_VALUE = "\u2068"


def is_discreet() -> bool:
    """Whether the view is discreet now."""
    application = QCoreApplication.instance()
    return application is not None and application.property(_PROPERTY) is True


def set_discreet(on: bool) -> None:
    """Hide or show; pages find out when they read again."""
    application = QCoreApplication.instance()
    assert application is not None
    application.setProperty(_PROPERTY, on)


def look_again(kinds: Iterable[str]) -> "Changes":
    """What a desk says to let all pages read again what they show of these kinds."""
    # The window is painted before it needs the records.
    from hrdesk.domain.changes import Changes

    return Changes(LOOK, touched=frozenset(kinds))


def is_strict(label: Label | str | None) -> bool:
    """Whether a label lets something be seen at some desks only."""
    return label in _STRICT


def hides(label: Label | str | None, ref: str = "") -> bool:
    """Whether what has this label, or is a person, is hidden now."""
    return (is_strict(label) or ref.startswith(_PERSON)) and is_discreet()


def shown(text: str, label: Label | str | None, ref: str = "") -> str:
    """A text of a record as it may be seen now."""
    return HIDDEN if text and hides(label, ref) else text


def without_values(text: str) -> str:
    """A sentence as it may be seen now: without the values that were put into it."""
    return _around_values(text) if is_discreet() else text


def _around_values(text: str) -> str:
    kept: list[str] = []
    depth = 0  # of what stands within a value
    for letter in text:
        if depth:
            depth += (letter in _OPENS) - (letter == _CLOSES)
        elif letter == _VALUE:
            kept.append(HIDDEN)
            depth = 1
        else:
            kept.append(letter)
    return "".join(kept)
