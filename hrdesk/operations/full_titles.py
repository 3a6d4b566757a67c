"""What records are called in full, for what leaves: the titles of lists end where a list would."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hrdesk.domain.titles import title_of
from hrdesk.geography import country_names
from hrdesk.operations.sending import Sending
from hrdesk.store import listing
from hrdesk.store.records import read_states
from hrdesk.store.session import Session


def full_titles(session: Session, refs: Sequence[str]) -> dict[str, str]:
    """By Ref, of those that there are; records are read only where a title was cut."""
    return _in_full(session, listing.titles(session, refs))


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
