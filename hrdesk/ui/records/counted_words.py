"""How many records a list shows, as the head of its page tells it."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from hrdesk.ui.words import kind_plural, kind_word, number_word


class Counted(NamedTuple):
    """In few words and in more; `room` is what each becomes at most while somebody filters."""

    forms: tuple[str, str]
    room: tuple[str, str]


def counted_words(shown: int, everything: int, kind: str) -> Counted:
    """Of how many there are; all of them where nothing is filtered out."""
    kinds = (kind_word if everything == 1 else kind_plural)(kind).lower()
    widest = _some(everything, everything)
    said = number_word(everything) if shown == everything else _some(shown, everything)
    whole = f"{said} {kinds}"
    return Counted(
        (whole if shown == everything else said, whole),
        (max(widest, f"{number_word(everything)} {kinds}", key=len), f"{widest} {kinds}"),
    )


def _some(shown: int, everything: int) -> str:
    said = QCoreApplication.translate("Counted", "{shown} of {all}")
    return said.format(shown=number_word(shown), all=number_word(everything))
