"""Forms that were not finished: what stood in them is kept until it is a record, or let go.

It is no change of the desk: it has no history, leaves with nothing and cannot be undone.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import count

from hrdesk.domain.changes import Changes
from hrdesk.domain.errors import BadValue
from hrdesk.domain.fields import Field
from hrdesk.domain.records import KINDS, field_of, is_known_kind, kind_of
from hrdesk.domain.values import Value, allowing, canonical
from hrdesk.store import begun as kept
from hrdesk.store import listing
from hrdesk.store.records import read_state
from hrdesk.store.session import Session

_NEW = "new/"


@dataclass(frozen=True)
class Begun:
    """What was typed into a form and is not kept; `ref` is empty for a record that is new.

    Of new records of a kind several may be begun; each has a `place` of its own.
    """

    kind: str
    ref: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    minute: int = 0
    place: int = 0

    @property
    def key(self) -> str:
        """What it is kept under: one a record, and one each new record."""
        return self.ref or _NEW + self.kind + (f"/{self.place}" if self.place else "")


def keep_typed(session: Session, typed: Begun) -> Changes:
    """Keep what stands in a form; without values, nothing is kept of it any more."""
    text = {"values": dict(typed.values), "minute": session.minute} if typed.values else None
    kept.keep_begun(session, typed.key, json.dumps(text, ensure_ascii=False) if text else "")
    return Changes("begun")


def left_typed(session: Session) -> list[Begun]:
    """What was left, the latest first; what no form of today could show is left out."""
    read = [_read(key, text) for key, text in kept.begun(session).items()]
    found = [_not_kept_since(session, each) for each in read if each is not None]
    titles = listing.titles(session, [each.ref for each in found if each.ref])
    shown = [each for each in found if each.values and (not each.ref or each.ref in titles)]
    return sorted(shown, key=lambda each: (-each.minute, each.key))


def free_place(kind: str, begun: Collection[str]) -> int:
    """The first place for a new record of a kind that nothing begun has, by their keys."""
    return next(place for place in count() if Begun(kind, place=place).key not in begun)


def first_place(kind: str, begun: Iterable[Begun]) -> int:
    """The place of what was begun first of new records of a kind; the first where nothing was."""
    return min((each.place for each in begun if each.kind == kind and not each.ref), default=0)


def _not_kept_since(session: Session, typed: Begun) -> Begun:
    """Without what the record has by now: the desk was closed before that could be let go."""
    state = read_state(session, typed.ref) if typed.ref else None
    if state is None:
        return typed
    values = {
        name: given
        for name, given in typed.values.items()
        if not _stands(field_of(typed.kind, name), given, state.value(name))
    }
    return replace(typed, values=values)


def _stands(spec: Field, given: object, value: Value) -> bool:
    try:
        meant = canonical(allowing(spec, value), given)
    except BadValue:
        return False
    return sorted(meant) == sorted(value) if spec.is_set else meant == value


def _read(key: str, text: str) -> Begun | None:
    is_new = key.startswith(_NEW)
    named, _, place = key.removeprefix(_NEW).partition("/") if is_new else ("", "", "")
    kind = named if is_new else kind_of(key) if is_known_kind(key) else ""
    if kind not in KINDS or not (place or "0").isdecimal():
        return None
    told = json.loads(text)
    names = {spec.name for spec in KINDS[kind].fields}
    values = {name: given for name, given in told["values"].items() if name in names}
    return Begun(kind, "" if is_new else key, values, told["minute"], int(place or 0))
