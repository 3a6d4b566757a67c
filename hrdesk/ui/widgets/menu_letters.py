"""A letter for each entry of a menu, so that it is chosen by keys.

Whoever translates may put `&` before a letter, which then stays. All others are given one that is
free: words that change, or stand in several menus, could not agree on theirs beforehand.
"""

from collections.abc import Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

# From here on come scripts that are composed of several keys.
_COMPOSED = 0x2E80


def give_letters(menu: QMenu) -> None:
    """Give every entry that is in sight a letter of its own, as far as its words have any."""
    entries = [each for each in menu.actions() if each.isVisible() and not each.isSeparator()]
    given: dict[str, QAction | None] = {}
    left: list[QAction] = []
    for entry in entries:
        letter = letter_of(entry.text())
        if letter and letter not in given:
            given[letter] = None
        else:
            left.append(entry)
    for entry in left:
        _find_letter(entry, given, set())
    found = {owner: letter for letter, owner in given.items() if owner is not None}
    for entry in left:
        bare = _without_letter(entry.text())
        at = next((at for at in _places(bare) if bare[at].casefold() == found.get(entry)), -1)
        marked = f"{bare[:at]}&{bare[at:]}" if at >= 0 else bare
        if marked != entry.text():
            _say(entry, marked)


def _find_letter(entry: QAction, given: dict[str, QAction | None], asked: set[str]) -> bool:
    """The first that is free, else one whose owner has another; False where there is none."""
    bare = _without_letter(entry.text())
    able = list(dict.fromkeys(bare[at].casefold() for at in _places(bare)))
    for letter in able:
        if letter not in given:
            given[letter] = entry
            return True
    for letter in able:
        owner = given[letter]
        if owner is not None and letter not in asked:
            asked.add(letter)
            if _find_letter(owner, given, asked):
                given[letter] = entry
                return True
    return False


def letter_of(text: str) -> str:
    """The letter that is underlined; empty where none is."""
    rest = text.replace("&&", "")
    _, sign, after = rest.partition("&")
    return after[:1].casefold() if sign and after[:1].isalnum() else ""


def _say(entry: QAction, text: str) -> None:
    """The words beside an icon may be others than those in the menu."""
    own = entry.iconText()
    entry.setText(text)
    if entry.iconText() != own:
        entry.setIconText(own)


def _without_letter(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&&")


def _places(text: str) -> Iterator[int]:
    """Where a letter may be underlined: that of the first word, of the others, then any."""
    words = text.partition("\t")[0]
    able = [at for at, each in enumerate(words) if each.isalnum() and ord(each) < _COMPOSED]
    begins = [at for at in able if at == 0 or not words[at - 1].isalnum()]
    yield from begins
    yield from (at for at in able if at not in begins)
