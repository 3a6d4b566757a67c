"""Finds the Ref that a person probably meant who made one slip."""

from collections.abc import Iterable

_ANY = "?"
# One symbol more than a Ref has; what is longer is no slip, and may be as long as a book.
_LONGEST = len("VIS7K3MQX9P2TVDR") + 1


class NearRefs:
    """The Refs of a workbook, found by all but one of their symbols; made when first needed."""

    def __init__(self, refs: Iterable[str]) -> None:
        self._refs = tuple(refs)
        self._known: dict[str, str] = {}

    def nearest(self, text: str) -> str:
        """The Ref with one symbol more, less, other or swapped; empty when there is none."""
        if not self._known:
            for ref in self._refs:
                tight = _tight(ref)
                self._known[tight] = ref
                self._known.update((shape, ref) for shape in _shapes(tight))
        tight = _tight(text)
        if len(tight) > _LONGEST:
            return ""
        for shape in (*_swapped(tight), *_shapes(tight), *_longer(tight), *_shorter(tight)):
            if shape in self._known:
                return self._known[shape]
        return ""


def _tight(text: str) -> str:
    return "".join(text.upper().replace("-", " ").split())


def _shapes(tight: str) -> list[str]:
    return [tight[:place] + _ANY + tight[place + 1 :] for place in range(len(tight))]


def _longer(tight: str) -> list[str]:
    return [tight[:place] + _ANY + tight[place:] for place in range(len(tight) + 1)]


def _shorter(tight: str) -> list[str]:
    return [tight[:place] + tight[place + 1 :] for place in range(len(tight))]


def _swapped(tight: str) -> list[str]:
    return [
        tight[:place] + tight[place + 1] + tight[place] + tight[place + 2 :]
        for place in range(len(tight) - 1)
    ]
