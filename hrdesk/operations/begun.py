"""Forms that were not finished: what stood in them is kept until it is a record, or let go.

It is no change of the desk: it has no history, leaves with nothing and cannot be undone.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

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
    """What was typed into a form and is not kept; `ref` is empty for a record that is new."""

    kind: str
    ref: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    minute: int = 0

    @property
    def key(self) -> str:
        """What it is kept under: one a record, and one new record of each kind."""
        return self.ref or _NEW + self.kind


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
    kind = key.removeprefix(_NEW) if is_new else kind_of(key) if is_known_kind(key) else ""
    if kind not in KINDS:
        return None
    told = json.loads(text)
    names = {spec.name for spec in KINDS[kind].fields}
    values = {name: given for name, given in told["values"].items() if name in names}
    return Begun(kind, "" if is_new else key, values, told["minute"])
