"""Who handles a matter: the reasons for which somebody may be the one to ask, and their order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hrdesk.domain.text import words_of


class Aspect(StrEnum):
    """What one may ask by."""

    MECHANISM = "mechanism"
    THEME = "theme"
    COUNTRY = "country"


class Because(StrEnum):
    """Why somebody may be the one to ask, the strongest first."""

    FOCAL_POINT = "focal_point"
    ITS_FOCAL_POINT = "its_focal_point"
    DESK = "desk"
    AT_DESK = "at_desk"
    ITSELF = "itself"
    PART = "part"
    COVERS = "covers"
    SEATED_THERE = "seated_there"
    STAFF = "staff"


_FOCAL_POINT = ("focal point", "point focal", "point focale", "punto focal", "ponto focal")
_ORDER = {because: place for place, because in enumerate(Because)}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: for which aspect, about what in words or codes, at which desk, since when."""

    because: Because
    aspect: Aspect
    about: str
    at: str = ""
    since: str = ""


@dataclass(frozen=True, slots=True)
class Handler:
    """Somebody, or a desk, with all reasons; `stands_in_for` is who is out of office.

    `is_absent` marks who is out of office and has nobody to stand in. A protected person has no
    address here: who writes to one does so knowingly.
    """

    ref: str
    title: str
    label: str
    reasons: tuple[Reason, ...]
    function: str = ""
    organisation: str = ""
    email: str = ""
    is_absent: bool = False
    is_protected: bool = False
    stands_in_for: str = ""


def mentions(text: str, names: Iterable[str]) -> bool:
    """Whether one of the names stands in a text, word for word; accents and case do not count."""
    said = f" {' '.join(words_of(text))} "
    return any(f" {name} " in said for name in names)


class NameFinder:
    """Many names at once: tells which of those that bear them a text names, word for word."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}

    def add(self, bearer: str, names: Iterable[str]) -> None:
        """Look for these names, and tell their bearer."""
        for name in as_said(names):
            words = tuple(name.split())
            self._by_first.setdefault(words[0], []).append((words, bearer))

    def named_in(self, text: str) -> set[str]:
        """Those whose name stands in a text."""
        words = tuple(words_of(text))
        return {
            bearer
            for place, word in enumerate(words)
            for name, bearer in self._by_first.get(word, ())
            if words[place : place + len(name)] == name
        }


def as_said(names: Iterable[str]) -> tuple[str, ...]:
    """Names as `mentions` compares them; what has no word is left out."""
    return tuple(dict.fromkeys(filter(None, (" ".join(words_of(name)) for name in names))))


def is_theme(asked: str, theme: str) -> bool:
    """Whether each word that is asked for begins a word of a theme."""
    words = words_of(theme)
    wanted = words_of(asked)
    return bool(wanted) and all(any(word.startswith(each) for word in words) for each in wanted)


def ranked(handlers: Iterable[Handler]) -> list[Handler]:
    """Who is in office first, then who answers more of what was asked, then by the best reason.

    Before a body that has no address come its people who have one, and first among them whose
    function says that they are the one to ask. Of those with equal reasons whoever can be written
    to comes first.
    """
    return sorted(handlers, key=_rank)


def strength(reasons: Sequence[Reason]) -> tuple[int, int]:
    """What reasons are worth: less comes first. How much they answer counts before the best one."""
    return (
        -len({each.aspect for each in reasons}),
        min(_ORDER[each.because] for each in reasons),
    )


def _rank(handler: Handler) -> tuple[bool, int, bool, int, bool, bool, bool, str]:
    aspects, best = strength(handler.reasons)
    is_mute = best >= _ORDER[Because.ITSELF] and not handler.email
    is_other = not mentions(handler.function, _FOCAL_POINT)
    # Who says to be a focal point is asked all the same; and the address of a protected person is
    # not told here, but may be there.
    is_named = best <= _ORDER[Because.ITS_FOCAL_POINT]
    is_silent = not (is_named or handler.email or handler.is_protected)
    by_reasons = (handler.is_absent, aspects, is_mute, best, is_other)
    return *by_reasons, is_silent, bool(handler.stands_in_for), handler.title
