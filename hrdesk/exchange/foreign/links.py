"""Finds the records that link cells of a list name: by Ref, or by a name that is unique in the file.

Nothing but the file is looked at: two desks that read one list must understand the same
(exchange.md 9, law 11). A name that it does not have may be found on a desk afterwards, as the word
of that desk (`operations/list_links.py`).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from hrdesk.domain.arrival import FindingKind
from hrdesk.domain.errors import BadRef, UnknownName
from hrdesk.domain.fields import Field
from hrdesk.domain.records import kind_of
from hrdesk.domain.refs import parse_ref
from hrdesk.domain.text import tidy
from hrdesk.domain.twins import RULES
from hrdesk.domain.values import Value
from hrdesk.exchange.meaning import NotUnderstood
from hrdesk.exchange.typed import folded

_BETWEEN = re.compile(r"[;\r\n]")


@dataclass(frozen=True)
class PendingLink:
    """Cells of a link field, before all rows of the file are known."""

    spec: Field
    texts: tuple[str, ...]
    address: str
    cells: int


class Named(Protocol):
    """A line of a list, with the values that name it."""

    kind: str
    values: dict[str, str]


class NotInFile(NotUnderstood):
    """No line of the file has these names; `refs` are the records that the link names besides."""

    def __init__(self, spec: Field, names: tuple[str, ...], refs: tuple[str, ...]) -> None:
        kind = FindingKind.QUESTION
        super().__init__("unknown_name", spec.name, names[0], spec.links or "", kind)
        self.names, self.refs = names, refs


class LinkFinder:
    """The records of one file by name."""

    def __init__(self, lines: Iterable[tuple[str, Named]]) -> None:
        self._refs: dict[tuple[str, str], set[str]] = {}
        for ref, line in lines:
            for name in _names(line.kind, line.values):
                self._refs.setdefault((line.kind, folded(name)), set()).add(ref)

    def value(self, link: PendingLink) -> Value:
        """The Refs that a link names. Raises `NotUnderstood`, `NotInFile`."""
        parts = [tidy(part) for text in link.texts for part in _BETWEEN.split(text)]
        found = {part: self._ref(link.spec, part) for part in parts if part}
        refs = list(filter(None, found.values()))
        if (names := tuple(part for part, ref in found.items() if not ref)) and (
            link.spec.is_set or len(found) == 1
        ):
            raise NotInFile(link.spec, names, tuple(refs))
        if link.spec.is_set:
            return tuple(sorted(set(refs)))
        if names or len(set(refs)) != 1:
            kind = link.spec.links or ""
            raise NotUnderstood("bad_value", link.spec.name, link.texts[0], kind)
        return refs[0]

    def _ref(self, spec: Field, text: str) -> str:
        """The record that a text names; empty where the file has none such."""
        assert spec.links is not None
        try:
            ref = parse_ref(text)
            if kind_of(ref) == spec.links:
                return ref
        except (BadRef, UnknownName):
            pass
        refs = self._refs.get((spec.links, folded(text)), set())
        if len(refs) > 1:
            raise NotUnderstood("ambiguous_name", spec.name, text, spec.links, FindingKind.QUESTION)
        return min(refs, default="")


def _names(kind: str, values: Mapping[str, str]) -> Iterable[str]:
    """What a record of a list is called; a set holds its names in its registers."""
    for register, value in values.items():
        name, is_set, element = register.partition("/")
        if name in RULES[kind].names:
            yield element if is_set else value
