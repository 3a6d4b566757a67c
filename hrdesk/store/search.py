"""Full-text search over everything: normalised text, so that accents and hamza do not matter."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

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
SELECT record.ref, record.kind, record.title, record.label, record.life
FROM search JOIN record ON record.id = search.rowid
WHERE search MATCH ? AND record.life <> 'removed' AND record.joined = '' LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that a search found."""

    ref: str
    kind: str
    title: str
    label: str
    life: str


def find(session: Session, query: str, limit: int = 200) -> list[Hit]:
    """Records in which every word of the query begins a word; titles that match stand first.

    Never ranked by FTS5 (it would rank every hit); two limited queries are quicker.
    """
    words = match_text(query)
    if not words:
        return []
    rows = [*session.raw(_HITS, (f"title : ({words})", limit)), *session.raw(_HITS, (words, limit))]
    hits = {row[0]: Hit(*row) for row in rows}
    return list(hits.values())[:limit]


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
