"""The conditions of a table for the words that were typed above it: all of them must be found.

People are found by the acronym of their organisation too, which everybody calls it by. It stands in
another record, and is asked for there: what a person is found by need not follow when it changes.
They are found by what their name sounds like in other letters, too.
"""

import json
from collections.abc import Iterator, Sequence

from hrdesk.domain.text import in_words, words_of
from hrdesk.store.by_sound import sounding_like
from hrdesk.store.same import all_refs
from hrdesk.store.search import match_text
from hrdesk.store.session import Session

_FOUND = "record.id IN (SELECT rowid FROM search WHERE search MATCH ?)"
# As one set: with OR, SQLite would look at every person anew.
_FOUND_OR_OF = """
record.id IN (SELECT rowid FROM search WHERE search MATCH ?
UNION SELECT id FROM kind_person WHERE organisation IN ({marks})
UNION SELECT value FROM json_each(?))
"""
# SQLite knows the small letters of ASCII alone: others are looked at here.
_ACRONYMS = """
SELECT record.ref, k.acronym FROM record JOIN kind_organisation AS k ON k.id = record.id
WHERE k.acronym <> '' AND record.life <> 'removed'
AND (lower(k.acronym) IN ({marks}) OR k.acronym GLOB '*[^ -~]*')
"""


def found_by_words(session: Session, kind: str, typed: str) -> Iterator[tuple[str, Sequence[str]]]:
    """Each condition with its parameters; none where nothing was typed."""
    words = list(dict.fromkeys(words_of(typed)))
    if not words:
        if typed.strip():
            yield "0", ()
        return
    is_person = kind == "person"
    bodies = _called_by_acronym(session, words) if is_person else {}
    alike = {each: sounding_like(session, each) for each in words} if is_person else {}
    if plain := [each for each in words if not (bodies.get(each) or alike.get(each))]:
        yield _FOUND, (match_text(" ".join(plain)),)
    for word in words:
        if word not in plain:
            refs = bodies.get(word, [])
            marks = ", ".join("?" * len(refs))
            told = match_text(word), *refs, json.dumps(alike[word])
            yield _FOUND_OR_OF.format(marks=marks), told


def _called_by_acronym(session: Session, words: Sequence[str]) -> dict[str, list[str]]:
    """The organisations that words are the acronyms of, by word, under any of their Refs."""
    sql = _ACRONYMS.format(marks=", ".join("?" * len(words)))
    found: dict[str, list[str]] = {}
    for ref, acronym in session.raw(sql, tuple(words)):
        if (word := in_words(acronym)) in words:
            found.setdefault(word, []).append(ref)
    return {word: all_refs(session, refs) for word, refs in found.items()}
