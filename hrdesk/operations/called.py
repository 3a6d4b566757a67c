"""What linked records are called, and how far each name may go: on paper as in a workbook."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hrdesk.domain.label import Label
from hrdesk.domain.records import KINDS, kind_of
from hrdesk.operations.full_titles import full_titles
from hrdesk.operations.reach import at_risk_among
from hrdesk.store import listing
from hrdesk.store.same import shown_refs
from hrdesk.store.session import Session

_READ = ("acronym", "protected")


@dataclass(frozen=True, slots=True)
class Called:
    """A record by its short name and in full; `label` says who may read these at most."""

    ref: str
    word: str
    title: str
    label: Label = Label.PUBLIC


def called(session: Session, refs: Iterable[str]) -> Mapping[str, Called]:
    """By every Ref under which they are named, those that there are.

    Who is at risk is named to nobody.
    """
    shown = shown_refs(session, {ref for ref in refs if ref})
    by_kind: dict[str, list[str]] = {}
    for ref in dict.fromkeys(shown.values()):
        by_kind.setdefault(kind_of(ref), []).append(ref)
    found: dict[str, Called] = {}
    for kind, several in by_kind.items():
        lines = listing.lines(session, kind, several, _READ) if kind in KINDS else []
        risky = at_risk_among(session, lines) if kind == "person" else frozenset()
        full = full_titles(session, [line.ref for line in lines if line.title.endswith("…")])
        for line in lines:
            label = Label.INTERNAL if line.ref in risky else Label(line.label)
            title = full.get(line.ref, line.title)
            word = line.values.get("acronym", "") or title
            found[line.ref] = Called(line.ref, word, title, label)
    return {ref: found[other] for ref, other in shown.items() if other in found}
