"""What records are called in the window, where their titles alone would not tell them apart."""

from collections.abc import Sequence

from hrdesk.domain.records import kind_of
from hrdesk.store import listing, same
from hrdesk.store.records import read_states
from hrdesk.store.session import Session
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import is_discreet
from hrdesk.ui.words import comma, country_word, language, span_word

RATIFICATION, INSTRUMENT, VISIT = "ratification", "instrument", "visit"


def titles_here(desk: Desk, refs: Sequence[str]) -> dict[str, str]:
    """By Ref; what a State is bound by stands behind it, unless others may see the window."""
    titles = desk.read(listing.titles, refs)
    visits = [ref for ref in titles if kind_of(ref) == VISIT]
    titles |= desk.read(visits_in_words, visits)
    bound = [ref for ref in titles if kind_of(ref) == RATIFICATION]
    if not bound or is_discreet():
        return titles
    # Loaded only now: of all kinds this is the only one.
    from hrdesk.operations.instruments import instruments_of

    named = desk.read(instruments_of, bound)
    return titles | {ref: f"{titles[ref]}, {name}" for ref, name in named.items()}


def visits_in_words(session: Session, refs: Sequence[str]) -> dict[str, str]:
    """The title that is kept of a visit is English on every desk; here it is that of the window."""
    if not refs or language() == "en":
        return {}
    states = read_states(session, refs)
    said = {
        ref: [
            country_word(country) if (country := state.text("country")) else "",
            span_word(state.text("dates")),
        ]
        for ref, state in states.items()
    }
    titles = {ref: comma().join(filter(None, parts)) for ref, parts in said.items()}
    return {ref: title for ref, title in titles.items() if title}


def shown_here(desk: Desk, refs: Sequence[str]) -> dict[str, str]:
    """What the records are called here that these Refs are shown as."""
    titles = desk.read(same.shown_titles, refs)
    visits = [ref for ref in titles if kind_of(ref) == VISIT]
    if not visits or language() == "en":
        return titles
    shown = desk.read(same.shown_refs, visits)
    said = desk.read(visits_in_words, list(dict.fromkeys(shown.values())))
    return titles | {ref: said[one] for ref, one in shown.items() if one in said}


def linked_titles(desk: Desk, refs: Sequence[str]) -> dict[str, str]:
    """What stands for links in a column: long names that begin alike have their short one first."""
    titles = shown_here(desk, refs)
    treaties = [ref for ref in titles if kind_of(ref) == INSTRUMENT]
    if not treaties:
        return titles
    from hrdesk.operations.instruments import short_names

    short = desk.read(short_names, treaties)
    told = {ref: name for ref, name in short.items() if name != titles[ref]}
    return titles | {ref: f"{name} – {titles[ref]}" for ref, name in told.items()}
