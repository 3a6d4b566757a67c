"""What records are called in full: the titles of lists end where most lists would."""

from collections.abc import Mapping, Sequence
from dataclasses import Field, replace
from typing import Any, ClassVar, Protocol, TypeVar

from hrdesk.domain.titles import title_of
from hrdesk.geography import country_names
from hrdesk.operations.sending import Sending
from hrdesk.store import listing
from hrdesk.store.records import read_states
from hrdesk.store.session import Session


class Titled(Protocol):
    """A line of a list, as it was read."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def ref(self) -> str: ...

    @property
    def title(self) -> str: ...


Told = TypeVar("Told", bound=Titled)


def full_titles(session: Session, refs: Sequence[str]) -> dict[str, str]:
    """By Ref, of those that there are; records are read only where a title was cut."""
    return _in_full(session, listing.titles(session, refs))


def in_full(session: Session, told: Sequence[Told]) -> list[Told]:
    """The same with whole titles, for lists with room for them or a tool tip."""
    cut = {each.ref for each in told if each.title.endswith("…")}
    named = full_titles(session, sorted(cut)) if cut else {}
    return [
        replace(each, title=named.get(each.ref, each.title)) if each.ref in cut else each
        for each in told
    ]


def named_in_full(session: Session, sending: Sending) -> Sending:
    """The same with the names in full, for readers who have nothing but what they read."""
    titles = _in_full(session, sending.names.titles)
    return replace(sending, names=replace(sending.names, titles=titles))


def _in_full(session: Session, titles: Mapping[str, str]) -> dict[str, str]:
    found = dict(titles)
    cut = [ref for ref, title in found.items() if title.endswith("…")]
    if not cut:
        return found
    names = country_names()
    for ref, state in read_states(session, cut).items():
        values = dict(state.values())
        found[ref] = title_of(state.kind, values, lambda code: names.get(code, code), width=None)
    return found
