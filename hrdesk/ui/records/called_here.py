"""What records are called in the window, where their titles alone would not tell them apart."""

from collections.abc import Sequence

from hrdesk.domain.records import kind_of
from hrdesk.store import listing, same
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import is_discreet

RATIFICATION, INSTRUMENT = "ratification", "instrument"


def titles_here(desk: Desk, refs: Sequence[str]) -> dict[str, str]:
    """By Ref; what a State is bound by stands behind it, unless others may see the window."""
    titles = desk.read(listing.titles, refs)
    bound = [ref for ref in titles if kind_of(ref) == RATIFICATION]
    if not bound or is_discreet():
        return titles
    # Loaded only now: of all kinds this is the only one.
    from hrdesk.operations.instruments import instruments_of

    named = desk.read(instruments_of, bound)
    return titles | {ref: f"{titles[ref]}, {name}" for ref, name in named.items()}


def linked_titles(desk: Desk, refs: Sequence[str]) -> dict[str, str]:
    """What stands for links in a column: long names that begin alike have their short one first."""
    titles = desk.read(same.shown_titles, refs)
    treaties = [ref for ref in titles if kind_of(ref) == INSTRUMENT]
    if not treaties:
        return titles
    from hrdesk.operations.instruments import short_names

    short = desk.read(short_names, treaties)
    told = {ref: name for ref, name in short.items() if name != titles[ref]}
    return titles | {ref: f"{name} – {titles[ref]}" for ref, name in told.items()}
