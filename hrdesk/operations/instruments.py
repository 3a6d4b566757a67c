"""What instruments are called in short, where a State and an instrument are named in one line."""

from collections.abc import Iterable, Sequence

from hrdesk.store import listing
from hrdesk.store.session import Session


def short_names(session: Session, refs: Iterable[str]) -> dict[str, str]:
    """The acronym of each instrument, or its name where it has none."""
    lines = listing.lines(session, "instrument", sorted(refs), ("acronym",))
    return {line.ref: line.values.get("acronym", "") or line.title for line in lines}


def instruments_of(session: Session, ratifications: Sequence[str]) -> dict[str, str]:
    """Which instrument each ratification is about, in short; it is called after its State alone."""
    lines = listing.lines(session, "ratification", ratifications, ("instrument",))
    about = {line.ref: line.values["instrument"] for line in lines if "instrument" in line.values}
    named = short_names(session, set(about.values()))
    return {ref: named[instrument] for ref, instrument in about.items() if instrument in named}
