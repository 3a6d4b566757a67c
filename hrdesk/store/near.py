"""Records whose titles are nearly what a person typed, for searches that find nothing."""

import re

from rapidfuzz import fuzz, process

from hrdesk.domain.text import words_of
from hrdesk.geography import countries
from hrdesk.store.search import Hit
from hrdesk.store.session import Session

# Below this the likeness is chance: "zzz" is like nothing.
_LIKE_ENOUGH = 75
# States have names in many languages: among so many words more is chance.
_STATE_LIKE_ENOUGH = 84
_SHORTEST = 3
_MOST_LIKE = 12
_LOOKED_AT = 200
# Numbers are left out: each is like every other one.
_LETTERS = re.compile(r"[^\W\d_]+")
_TITLES = "SELECT group_concat(sort, char(10)) FROM record WHERE life <> 'removed' AND joined = ''"
_HITS = """
SELECT record.ref, record.kind, record.title, record.label, record.life, record.sort
FROM search JOIN record ON record.id = search.rowid
WHERE search MATCH ? AND record.life <> 'removed' AND record.joined = ''
AND (? = '' OR (record.kind = ? AND record.life = 'active')) LIMIT ?
"""


def near(session: Session, query: str, limit: int = 5, kind: str = "") -> list[Hit]:
    """The records that are called most like the query, the likest first; none for short words.

    Of all kinds in use or put aside; of a `kind`, those in use.

    Every word of the query must be like a word of the title: `Tunesia offical` finds the official
    visit to Tunisia.
    """
    wanted = [word for word in words_of(query) if len(word) >= _SHORTEST]
    known = _known_words(session) if wanted else []
    likes = [_like(word, known) for word in wanted]
    if not likes or not all(likes):
        return []
    matching = " AND ".join(f"({' OR '.join(map(_quoted, like))})" for like in likes)
    rows = session.raw(_HITS, (f"title : ({matching})", kind, kind, _LOOKED_AT))
    scored = [(-_score(row[5], likes), row[5], Hit(*row[:5])) for row in rows]
    return [hit for _, _, hit in sorted(scored, key=lambda each: each[:2])[:limit]]


def near_states(query: str, limit: int = 3) -> list[str]:
    """The codes of the States one of whose names is nearly the query, the likest first."""
    wanted = [word for word in words_of(query) if len(word) >= _SHORTEST]
    if not wanted:
        return []
    scored = []
    for code, state in countries().items():
        names = (words_of(name) for name in (*state.names.values(), *state.other_names))
        score = max(_likeness(wanted, name) for name in names)
        if score >= _STATE_LIKE_ENOUGH:
            scored.append((-score, code))
    return [code for _, code in sorted(scored)[:limit]]


def _likeness(wanted: list[str], name: list[str]) -> float:
    """How much the word that is least like one of the name is like it."""
    return min(max((fuzz.ratio(word, each) for each in name), default=0.0) for word in wanted)


def _known_words(session: Session) -> list[str]:
    """All words of all titles, once; cut in one go, since there may be many thousand titles."""
    titles = session.raw(_TITLES)[0][0] or ""
    return sorted({word for word in _LETTERS.findall(titles) if len(word) >= _SHORTEST})


def _like(word: str, known: list[str]) -> dict[str, float]:
    """The known words that are like one that was typed, with how much."""
    found = process.extract(
        word, known, scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH, limit=_MOST_LIKE
    )
    return {each: score for each, score, _ in found}


def _score(title: str, likes: list[dict[str, float]]) -> float:
    words = words_of(title)
    return sum(max((like.get(word, 0.0) for word in words), default=0.0) for like in likes)


def _quoted(word: str) -> str:
    return f'"{word}"'
