"""What records are called in full, for paper: the titles of lists end where a list would."""

from collections.abc import Sequence

from hrdesk.domain.titles import title_of
from hrdesk.geography import country_names
from hrdesk.store import listing
from hrdesk.store.records import read_states
from hrdesk.store.session import Session


def full_titles(session: Session, refs: Sequence[str]) -> dict[str, str]:
    """By Ref, of those that there are; records are read only where a title was cut."""
    found = listing.titles(session, refs)
    cut = [ref for ref, title in found.items() if title.endswith("…")]
    if not cut:
        return found
    names = country_names()
    for ref, state in read_states(session, cut).items():
        values = dict(state.values())
        found[ref] = title_of(state.kind, values, lambda code: names.get(code, code), width=None)
    return found
