"""Filters that a person named, and those that every page begins with; kept on this machine."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.codes import Life
from hrdesk.domain.records import KINDS
from hrdesk.store.listing import Query
from hrdesk.ui.settings import Settings

_PART = "filters"
_NONE = ("",)
_FIRST: tuple[tuple[str, str, Mapping[str, Sequence[str]]], ...] = (
    ("no_email", "person", {"email": _NONE}),
    ("unconfirmed", "person", {"last_confirmed": _NONE}),
    ("unverified", "organisation", {"verified": ("unverified",)}),
    ("unfollowed", "recommendation", {"followed_up_by": _NONE}),
    ("open", "commitment", {"status": ("open", "under_way", "")}),
    ("ownerless", "commitment", {"owner": _NONE}),
    ("coming", "document", {"stage": ("planned", "drafted", "in_clearance")}),
    (
        "reviews",
        "document",
        {"type": ("list_of_issues", "concluding_observations")},
    ),
)


@dataclass(frozen=True)
class SavedFilter:
    """What a table is narrowed to, under a name."""

    key: str
    name: str
    kind: str
    text: str = ""
    where: Mapping[str, Sequence[str]] = field(default_factory=dict)
    lives: tuple[str, ...] = (Life.ACTIVE.value,)
    own: bool = True

    @property
    def query(self) -> Query:
        """What it finds."""
        where = {name: tuple(values) for name, values in self.where.items()}
        return Query(self.kind, self.text, where, lives=tuple(map(Life, self.lives)))


def own_filters(settings: Settings, module: str) -> list[SavedFilter]:
    """The filters a person named on a page; what cannot be read is left out."""
    text = settings.kept_text(module, _PART)
    try:
        kept = json.loads(text) if text else []
        found = [SavedFilter(**each) for each in kept]
    except (ValueError, TypeError):
        return []
    return [replace(each, lives=tuple(each.lives)) for each in found if _makes_sense(each)]


def keep_filters(settings: Settings, module: str, filters: Sequence[SavedFilter]) -> None:
    """Keep the filters a person named."""
    kept = [asdict(each) for each in filters if each.own]
    settings.keep_text(module, _PART, json.dumps(kept, ensure_ascii=False))


def first_filters(kinds: Sequence[str]) -> list[SavedFilter]:
    """Filters that are worth having from the first day on."""
    words = _first_words()
    return [
        SavedFilter(key, words[key], kind, where=where, own=False)
        for key, kind, where in _FIRST
        if kind in kinds
    ]


def _first_words() -> dict[str, str]:
    say = QCoreApplication.translate
    return {
        "no_email": say("Filters", "Without an e-mail"),
        "unconfirmed": say("Filters", "Never confirmed"),
        "unverified": say("Filters", "To be checked"),
        "unfollowed": say("Filters", "Nobody follows up"),
        "open": say("Filters", "Open commitments"),
        "ownerless": say("Filters", "Without an owner"),
        "coming": say("Filters", "Not issued yet"),
        "reviews": say("Filters", "Issues and observations"),
    }


def _makes_sense(each: SavedFilter) -> bool:
    fields = {spec.name for spec in KINDS[each.kind].fields} if each.kind in KINDS else set()
    lives = set(each.lives) <= set(map(str, Life))
    return bool(fields) and lives and set(each.where) <= fields | {"label"}
