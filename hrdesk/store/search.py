"""Full-text search over everything: normalised text, so that accents and hamza do not matter."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from hrdesk.domain.codes import Life
from hrdesk.domain.fields import Kind
from hrdesk.domain.kept import each_text
from hrdesk.domain.naming import readable
from hrdesk.domain.records import known_field
from hrdesk.domain.state import IN, SYSTEM, RecordState, split_register
from hrdesk.domain.text import in_words, words_of
from hrdesk.geography import countries
from hrdesk.store.session import Session

_WRITE = "INSERT OR REPLACE INTO search (rowid, title, body) VALUES (?, ?, ?)"
_DELETE = "DELETE FROM search WHERE rowid = ?"
_HITS = """
SELECT record.ref, record.kind, record.title, record.label, record.life, record.sort
FROM search JOIN record ON record.id = search.rowid
WHERE search MATCH ? AND record.life <> 'removed' AND record.joined = '' LIMIT ?
"""
_IN_USE = """
SELECT kind, count(*) FROM (SELECT record.kind AS kind
FROM search JOIN record ON record.id = search.rowid
WHERE search MATCH ? AND record.life = 'active' AND record.joined = '' LIMIT ?) GROUP BY kind
"""
# Which kind one rather means where several are called alike. Of the last there are many for each
# State or visit: they come behind whatever else has the words in its title.
_ORDER = {
    kind: place
    for place, kind in enumerate(
        (
            *("person", "organisation", "visit", "activity", "document", "mailing_list"),
            *("commitment", "instrument", "place", "recommendation"),
        )
    )
}
# So many of those whose titles match are put in order, also where fewer are asked for.
_COMPARED = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that a search found."""

    ref: str
    kind: str
    title: str
    label: str
    life: str
    sort: str = ""


def find(session: Session, query: str, limit: int = 200) -> list[Hit]:
    """Records in which every word of the query begins a word; titles that match stand first: what
    is called so, what begins so, what has the words, and then what has longer ones.

    Never ranked by FTS5 (it would rank every hit); some limited queries are quicker.
    """
    words, wanted = match_text(query), words_of(query)
    if not words:
        return []
    most = max(limit, _COMPARED)
    whole, phrase = " AND ".join(f'"{word}"' for word in wanted), " ".join(wanted)
    hits: dict[str, Hit] = {}
    for title in (f'^ "{phrase}"', f"({whole})", f"({words})"):
        if len(hits) < most:
            rows = session.raw(_HITS, (f"title : {title}", most))
            hits |= {row[0]: Hit(*row) for row in rows}
    found = sorted(hits.values(), key=lambda hit: _how_far(wanted, hit))
    if len(found) < limit:
        rows = session.raw(_HITS, (words, limit))
        others = {row[0]: Hit(*row) for row in rows if row[0] not in hits}
        found += sorted(others.values(), key=lambda hit: _how_far([], hit))
    return found[:limit]


def counts(session: Session, query: str, most: int) -> dict[str, int]:
    """How many records in use a query finds of each kind; all together at most so many."""
    words = match_text(query)
    return dict(session.raw(_IN_USE, (words, most))) if words else {}


def _how_far(wanted: list[str], hit: Hit) -> tuple[bool, bool, int, int, str]:
    """Where a record stands among those that were found, by its title and its kind; of those that
    are as near, as in their list."""
    title, size = words_of(hit.title) if wanted else [], len(wanted)
    if title == wanted:
        far = 0
    elif set(wanted) <= set(title):
        far = 1 if title[:size] == wanted else 2
    else:
        far = 3 if " ".join(title).startswith(" ".join(wanted)) else 4
    order = _ORDER.get(hit.kind, 0)
    return hit.life == Life.ARCHIVED, hit.kind not in _ORDER, far, order, hit.sort


def match_text(query: str) -> str:
    """The FTS5 query for what a person typed: each word quoted and completed at its end."""
    return " AND ".join(f'"{word}"*' for word in words_of(query))


def index(session: Session, texts: Sequence[tuple[int, str, str]]) -> None:
    """Put (record id, title, text) into the search, in place of what the ids had.

    What stands there already is left alone: to search again by the same costs most of all. By id,
    for each id below the one before has SQLite write out the index that it has in hand.
    """
    rows = {id_: (id_, in_words(title), body) for id_, title, body in texts}
    marks = ", ".join("?" * len(rows))
    sql = f"SELECT rowid, title, body FROM search WHERE rowid IN ({marks})"
    standing = set(session.raw(sql, tuple(rows)))
    session.raw_rows(_WRITE, sorted(row for row in rows.values() if row not in standing))


def remove(session: Session, ids: Sequence[int]) -> None:
    """Take records out of the search."""
    session.raw_rows(_DELETE, [(each,) for each in ids])


def search_text(state: RecordState) -> str:
    """Everything a record can be found by: all heads of all registers, codes in words."""
    parts = [in_words(state.ref), in_words(state.ref.replace("-", ""))]
    kind = state.kind
    for register, text in each_text(state.registers):
        is_coded, element = _found_by(kind, register)
        if is_coded is not None:
            # Text by text: most are of ASCII alone, and need no second look.
            parts.append(_said(text) if is_coded else in_words(text))
        elif text == IN:
            parts.append(element)
    return " ".join(parts)


@lru_cache(maxsize=16_384)
def _found_by(kind: str, register: str) -> tuple[bool | None, str]:
    """Whether a register holds codes; None and its words for an element of a set, and for what
    nobody searches by. Of a field of a later version it is not known what it holds."""
    name, element = split_register(register)
    if name in SYSTEM:
        return None, ""
    spec = known_field(kind, name)
    is_coded = spec is not None and (spec.kind is Kind.COUNTRY or bool(spec.codes))
    if not element:
        return is_coded, ""
    return None, _said(element) if is_coded else in_words(element)


@lru_cache(maxsize=4096)
def _said(code: str) -> str:
    """A code as people say it: by its name, countries by all of theirs."""
    return in_words(_country_words(code) if code in countries() else readable(code))


def _country_words(code: str) -> str:
    country = countries()[code]
    return " ".join((code, *country.names.values(), *country.other_names))
