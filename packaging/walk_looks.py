"""How the window looks on a walk: colours, direction, density, size of text and window."""

import re
from dataclasses import dataclass, replace

from demo_window import ARABIC, ENGLISH
from PySide6.QtCore import QSize

from hrdesk.ui.language import Language, languages
from hrdesk.ui.settings import TEXT_SIZES, Scheme
from hrdesk.ui.tokens import Density


@dataclass(frozen=True)
class Look:
    """Everything of a look that was not named is as most people have it."""

    scheme: Scheme = Scheme.LIGHT
    spoken: Language = ENGLISH
    density: Density = Density.COMFORTABLE
    text_size: int = 100
    width: int = 1440
    height: int = 900
    discreet: bool = False
    stretched: bool = False

    @property
    def size(self) -> QSize:
        return QSize(self.width, self.height)


def look_of(words: str) -> Look:
    """A look as one writes it: `dark,150,1024x640`. Raises `ValueError` for what is none."""
    look = Look()
    for word in filter(None, words.replace(" ", ",").split(",")):
        look = _with(look, word)
    return look


def _with(look: Look, word: str) -> Look:
    if word in (Scheme.LIGHT.value, Scheme.DARK.value):
        return replace(look, scheme=Scheme(word))
    if word in set(Density):
        return replace(look, density=Density(word))
    spoken = {each.code: each for each in languages()} | {"arabic": ARABIC}
    if word in spoken:
        return replace(look, spoken=spoken[word])
    if word in ("discreet", "stretched"):
        return replace(look, **{word: True})
    if word.isdecimal() and int(word) in TEXT_SIZES:
        return replace(look, text_size=int(word))
    if found := re.fullmatch(r"(\d+)x(\d+)", word):
        return replace(look, width=int(found[1]), height=int(found[2]))
    sizes = ", ".join(map(str, TEXT_SIZES))
    raise ValueError(
        f"{word!r} is no look: light, dark, arabic, compact, comfortable, discreet, stretched,"
        f" a size of text ({sizes}) or of the window (1024x640)"
    )
