"""Who works on what: themes by mechanisms, from mandates, people, activities, documents and visits.

A/HRC/23/18, Annex II, short term: thematic reports and common themes.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from hrdesk.domain.codes import OrganisationType
from hrdesk.domain.label import Label, strictest
from hrdesk.domain.text import words_of
from hrdesk.operations.full_titles import in_full
from hrdesk.operations.reach import at_risk_in_use
from hrdesk.operations.short_names import short_name
from hrdesk.store.dated import Dated, in_use
from hrdesk.store.same import shown_refs
from hrdesk.store.session import Session

# Of each kind the fields that name the bodies whose work it is.
_BODIES_OF: Mapping[str, tuple[str, ...]] = {
    "organisation": (),
    "person": ("organisation",),
    "activity": ("organisers", "leads"),
    "document": ("authors",),
    "visit": ("mechanisms", "leads"),
}
MECHANISMS = (
    OrganisationType.TREATY_BODY.value,
    OrganisationType.SPECIAL_PROCEDURE.value,
    OrganisationType.REGIONAL_MECHANISM.value,
)
Cell = tuple[str, str]  # a theme, and the Ref of a body


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation that works on something."""

    ref: str
    name: str
    short: str = ""
    type: str = ""
    label: Label = Label.PUBLIC

    @property
    def word(self) -> str:
        """What it is called in short, if it is."""
        return self.short or self.name


@dataclass(frozen=True, slots=True)
class Work:
    """What a body does on a theme: whether it is its mandate, and the records that say more."""

    has_mandate: bool
    refs: tuple[str, ...]
    label: Label


@dataclass(frozen=True)
class ThemeGrid:
    """The themes by name, the bodies by sort and name, and what meets in each cell.

    `labels` say how far a theme may be named: as far as any of the records that name it.
    """

    themes: Sequence[str] = ()
    bodies: Sequence[Body] = ()
    work: Mapping[Cell, Work] = field(default_factory=dict)
    labels: Mapping[str, Label] = field(default_factory=dict)

    def bodies_on(self, theme: str) -> list[str]:
        """The bodies that work on a theme, by Ref."""
        return [body.ref for body in self.bodies if (theme, body.ref) in self.work]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the grid is narrowed to. `meets`: themes of two bodies or more; `gaps`: of one or none."""

    text: str = ""
    sort: str = ""
    meets: bool = False
    gaps: bool = False


def theme_grid(session: Session, suggested: Sequence[str] = ()) -> ThemeGrid:
    """All themes that anybody works on, and those suggested, with the bodies that do."""
    rows = {kind: _rows(session, kind) for kind in _BODIES_OF}
    bodies = {row.ref: _body(row) for row in in_full(session, rows["organisation"])}
    named = {ref for kind in rows for row in rows[kind] for ref in _bodies_of(kind, row)}
    shown = shown_refs(session, named)
    found: dict[Cell, list[Dated]] = {}
    for kind, several in rows.items():
        for row in several:
            for theme in _listed(row.values[0]):
                for ref in dict.fromkeys(shown[each] for each in _bodies_of(kind, row)):
                    found.setdefault((theme, ref), []).append(row)
    work = {cell: _work(cell, met) for cell, met in found.items() if cell[1] in bodies}
    labels: dict[str, Label] = {}
    for row in itertools.chain.from_iterable(rows.values()):
        for theme in _listed(row.values[0]):
            known = labels.get(theme, Label.INTERNAL)
            labels[theme] = min(known, Label(row.label), key=_rank)
    labels |= dict.fromkeys(suggested, Label.PUBLIC)
    working = {ref for _, ref in work}
    return ThemeGrid(
        sorted(labels, key=str.casefold),
        sorted((bodies[ref] for ref in working), key=_order),
        work,
        labels,
    )


def narrowed(grid: ThemeGrid, wanted: Wanted) -> ThemeGrid:
    """The part of a grid that is let through; bodies that do nothing in it are left out."""
    bodies = [each for each in grid.bodies if wanted.sort in ("", each.type)]
    refs = {each.ref for each in bodies}
    words = words_of(wanted.text)
    themes = []
    for theme in grid.themes:
        count = sum(ref in refs for ref in grid.bodies_on(theme))
        enough = (not wanted.meets or count > 1) and (not wanted.gaps or count <= 1)
        if enough and _has(words, theme):
            themes.append(theme)
    kept = set(themes)
    working = {ref for theme, ref in grid.work if theme in kept}
    left = [each for each in bodies if each.ref in working]
    return ThemeGrid(themes, left, grid.work, grid.labels)


def _body(row: Dated) -> Body:
    _, acronym, sort, aliases = row.values
    short = short_name(row.title, acronym, aliases)
    return Body(row.ref, row.title, short, sort, Label(row.label))


def _rows(session: Session, kind: str) -> list[Dated]:
    more = ("acronym", "type", "aliases") if kind == "organisation" else _BODIES_OF[kind]
    found = in_use(session, kind, ("themes", *more))
    if kind != "person":
        return found
    risky = at_risk_in_use(session)
    return [replace(each, label=Label.INTERNAL) if each.ref in risky else each for each in found]


def _bodies_of(kind: str, row: Dated) -> Iterator[str]:
    if kind == "organisation":
        yield row.ref
        return
    for text in row.values[1:]:
        yield from _listed(text)


def _work(cell: Cell, met: Sequence[Dated]) -> Work:
    others = tuple(row.ref for row in met if row.ref != cell[1])
    label = strictest(*(Label(row.label) for row in met))
    return Work(len(others) < len(met), others, label)


def _rank(label: Label) -> int:
    return label.rank


def _order(each: Body) -> tuple[int, str]:
    place = MECHANISMS.index(each.type) if each.type in MECHANISMS else len(MECHANISMS)
    return place, each.word.casefold()


def _has(wanted: Sequence[str], text: str) -> bool:
    words = words_of(text)
    return all(any(word.startswith(part) for word in words) for part in wanted)


def _listed(text: str) -> list[str]:
    return [each for each in text.split("; ") if each]
