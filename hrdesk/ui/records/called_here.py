"""What records are called in the window, where their titles alone would not tell them apart."""

from collections.abc import Mapping, Sequence

from hrdesk.domain.records import kind_of, shape_of
from hrdesk.operations.short_names import SHORT, short_of
from hrdesk.store import listing, same
from hrdesk.store.session import Session
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import is_discreet
from hrdesk.ui.records.made_titles import is_made, made_title
from hrdesk.ui.words import comma

RATIFICATION, INSTRUMENT, ORGANISATION = "ratification", "instrument", "organisation"


def titles_here(desk: Desk, refs: Sequence[str]) -> dict[str, str]:
    """By Ref; what a State is bound by stands behind it, unless others may see the window."""
    titles = desk.read(in_words, desk.read(listing.titles, refs))
    bound = [ref for ref in titles if kind_of(ref) == RATIFICATION]
    if not bound or is_discreet():
        return titles
    # Loaded only now: of all kinds this is the only one.
    from hrdesk.operations.instruments import instruments_of

    named = desk.read(instruments_of, bound)
    return titles | {ref: f"{titles[ref]}{comma()}{name}" for ref, name in named.items()}


def in_words(session: Session, titles: Mapping[str, str]) -> dict[str, str]:
    """By Ref; what is kept of a title made of values is English on every desk, and not here."""
    by_kind: dict[str, list[str]] = {}
    for ref in titles:
        if is_made(kind := kind_of(ref)):
            by_kind.setdefault(kind, []).append(ref)
    said: dict[str, str] = {}
    for kind, refs in by_kind.items():
        lines = listing.lines(session, kind, refs, shape_of(kind).title)
        said |= {line.ref: title for line in lines if (title := made_title(kind, line.values))}
    return {**titles, **said}


def shown_here(desk: Desk, refs: Sequence[str]) -> dict[str, str]:
    """What the records are called here that these Refs are shown as.

    Links may lead to what is not here yet; what comes with HRDesk has a name all the same.
    """
    titles = desk.read(same.shown_titles, refs)
    if away := [ref for ref in refs if ref and ref not in titles]:
        # Seldom, and dear: it reads all that is shipped.
        from hrdesk.operations.starting import shipped_titles

        titles |= shipped_titles(away)
    made = [ref for ref in titles if is_made(kind_of(ref))]
    if not made:
        return titles
    shown = desk.read(same.shown_refs, made)
    said = desk.read(in_words, {one: titles[ref] for ref, one in shown.items()})
    return titles | {ref: said[one] for ref, one in shown.items()}


def linked_titles(
    desk: Desk, refs: Sequence[str], *, in_short: bool = False, in_both: bool = False
) -> dict[str, str]:
    """What stands for links in a column: long names that begin alike have their short one first.

    `in_short` bodies have that one alone, where they have any; `in_both` they have it first too.
    """
    titles = shown_here(desk, refs)
    if in_short:
        titles |= _bodies_in_short(desk, titles)
    elif in_both:
        titles |= {
            ref: f"{name} – {titles[ref]}"
            for ref, name in _bodies_in_short(desk, titles).items()
            if name != titles[ref]
        }
    treaties = [ref for ref in titles if kind_of(ref) == INSTRUMENT]
    if not treaties:
        return titles
    from hrdesk.operations.instruments import short_names

    short = desk.read(short_names, treaties)
    told = {ref: name for ref, name in short.items() if name != titles[ref]}
    return titles | {ref: f"{name} – {titles[ref]}" for ref, name in told.items()}


def _bodies_in_short(desk: Desk, titles: Mapping[str, str]) -> dict[str, str]:
    bodies = [ref for ref in titles if kind_of(ref) == ORGANISATION]
    shown = desk.read(same.shown_refs, bodies) if bodies else {}
    lines = desk.read(listing.lines, ORGANISATION, sorted(set(shown.values())), SHORT)
    short = {line.ref: short_of(line) for line in lines}
    return {ref: short[one] for ref, one in shown.items() if short.get(one)}
