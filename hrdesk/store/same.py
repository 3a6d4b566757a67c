"""Which Refs of a desk are one, kept beside the records, so that lists and search need not ask."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from hrdesk.domain.same import groups_of, shown_in
from hrdesk.domain.state import RecordState
from hrdesk.store import search
from hrdesk.store.session import Session

_LINKS = (
    "SELECT record.ref, link.target FROM link JOIN record ON record.id = link.source"
    " WHERE link.field = 'same_as'"
)
_JOINED = "SELECT ref, joined FROM record WHERE joined <> ''"
_CHUNK = 500
_NOTHING: Mapping[str, str] = MappingProxyType({})
_Read = Callable[[Session, Iterable[str]], Mapping[str, RecordState]]


def shown_ref(session: Session, ref: str) -> str:
    """The Ref under which a record is shown: its own, unless it was joined to another."""
    return shown_refs(session, (ref,))[ref]


def shown_refs(session: Session, refs: Iterable[str]) -> dict[str, str]:
    """The Refs under which records are shown, by their own."""
    found = {ref: ref for ref in refs}
    for some, marks in _in_turn(found):
        sql = f"SELECT ref, joined FROM record WHERE joined <> '' AND ref IN ({marks})"
        found.update((row[0], row[1]) for row in session.raw(sql, some))
    return found


def all_refs(session: Session, refs: Iterable[str]) -> list[str]:
    """Refs with all others of the same records, once each."""
    shown = shown_refs(session, refs)
    found = dict.fromkeys((*shown, *shown.values()))
    for some, marks in _in_turn(dict.fromkeys(shown.values())):
        sql = f"SELECT ref FROM record WHERE joined <> '' AND joined IN ({marks}) ORDER BY ref"
        found.update(dict.fromkeys(session.column(sql, some)))
    return list(found)


def members(session: Session, ref: str) -> tuple[str, ...]:
    """All Refs of the record that a Ref stands for, the one that is shown in front."""
    shown = shown_ref(session, ref)
    return (shown, *(each for each in sorted(all_refs(session, [shown])) if each != shown))


def joined_refs(session: Session, kind: str) -> dict[str, list[str]]:
    """The records of a kind that are shown for several Refs, with the others by Ref."""
    found: dict[str, list[str]] = {}
    sql = _JOINED + " AND kind = ? ORDER BY ref"
    for ref, shown in session.raw(sql, (kind,)):
        found.setdefault(shown, []).append(ref)
    return found


def shown_titles(session: Session, refs: Iterable[str]) -> dict[str, str]:
    """What the records are called that these Refs are shown as."""
    found: dict[str, str] = {}
    for some, marks in _in_turn(dict.fromkeys(refs)):
        sql = (
            "SELECT record.ref, coalesce(shown.title, record.title) FROM record"
            " LEFT JOIN record AS shown ON shown.ref = record.joined AND record.joined <> ''"
            f" WHERE record.ref IN ({marks})"
        )
        found.update((row[0], row[1]) for row in session.raw(sql, some))
    return found


def regroup(
    session: Session, written: Sequence[str], read: _Read, said: Mapping[str, str] = _NOTHING
) -> None:
    """Bring up to date what is shown, after records were written or taken out.

    What is shown is found by the words of all records that it stands for; these are not found
    themselves. `said` are the words of some, where these are known already.
    """
    before: dict[str, str] = {row[0]: row[1] for row in session.raw(_JOINED)}
    links = [(row[0], row[1]) for row in session.raw(_LINKS)]
    known = {ref for pair in (*links, *before.items()) for ref in pair}
    touched = known.intersection(written)
    if not touched:
        return
    after = _shown(session, links, known)
    changed = {ref for ref in known if before.get(ref) != after.get(ref)}
    sql = "UPDATE record SET joined = ? WHERE ref = ?"
    for ref in sorted(changed):
        session.raw(sql, (after.get(ref, ""), ref))
    stale = changed | touched
    heads = {shown.get(ref, ref) for shown in (before, after) for ref in stale}
    search.remove(session, _numbers(session, changed & after.keys()))
    _search_again(session, heads | stale, after, read, said)


def _shown(
    session: Session, links: Iterable[tuple[str, str]], known: Iterable[str]
) -> dict[str, str]:
    """The Ref under which each record is shown that is not shown under its own."""
    lives: dict[str, str] = {}
    for some, marks in _in_turn(dict.fromkeys(sorted(known))):
        sql = f"SELECT ref, life FROM record WHERE ref IN ({marks})"
        lives.update((row[0], row[1]) for row in session.raw(sql, some))
    found: dict[str, str] = {}
    for group in groups_of(links):
        here = {ref: lives[ref] for ref in group if ref in lives}
        if len(here) > 1:
            shown = shown_in(here)
            found.update((ref, shown) for ref in here if ref != shown)
    return found


def _search_again(
    session: Session,
    refs: Iterable[str],
    after: Mapping[str, str],
    read: _Read,
    said: Mapping[str, str],
) -> None:
    stale = set(refs)
    groups: dict[str, list[str]] = {ref: [ref] for ref in stale if ref not in after}
    for ref, shown in after.items():
        if shown in groups:
            groups[shown].append(ref)
    unsaid = read(session, [ref for group in groups.values() for ref in group if ref not in said])
    words = {**said, **{ref: search.search_text(state) for ref, state in unsaid.items()}}
    rows: dict[str, tuple[int, str]] = {}
    for some, marks in _in_turn(groups):
        sql = f"SELECT ref, id, title FROM record WHERE ref IN ({marks})"
        rows.update((row[0], (row[1], row[2])) for row in session.raw(sql, some))
    texts = [
        (*rows[shown], " ".join(words[ref] for ref in group))
        for shown, group in groups.items()
        if shown in rows
    ]
    search.index(session, texts)


def _numbers(session: Session, refs: Iterable[str]) -> list[int]:
    found: list[int] = []
    for some, marks in _in_turn(refs):
        found += session.column(f"SELECT id FROM record WHERE ref IN ({marks})", some)
    return found


def _in_turn(refs: Iterable[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Some Refs at a time, with the marks that stand for them in a statement."""
    every = tuple(refs)
    for start in range(0, len(every), _CHUNK):
        some = every[start : start + _CHUNK]
        yield some, ", ".join("?" * len(some))
