"""Records whose titles are nearly what a person typed, for searches that find nothing."""

from rapidfuzz import fuzz, process

from hrdesk.domain.text import words_of
from hrdesk.store.search import Hit
from hrdesk.store.session import Session

# Below this the likeness is chance: "zzz" is like nothing.
_LIKE_ENOUGH = 75
_SHORTEST = 3
_SELECT = "SELECT ref, kind, title, label, life FROM record WHERE ref = ?"


def near(session: Session, query: str, limit: int = 5) -> list[Hit]:
    """The records that are called most like the query, the likest first; none for short words.

    Every word of the query must be like a word of the title: `Tunesia offical` finds the official
    visit to Tunisia.
    """
    wanted = [word for word in words_of(query) if len(word) >= _SHORTEST]
    if not wanted:
        return []
    rows = session.raw("SELECT ref, sort FROM record WHERE life <> 'removed'")
    words = {word for _, sort in rows for word in words_of(sort)}
    likes = [_like(word, words) for word in wanted]
    found: list[tuple[float, str, str]] = []
    for ref, sort in rows:
        scores = [_best(like, words_of(sort)) for like in likes]
        if all(scores):
            found.append((-sum(scores), sort, ref))
    hits = []
    for _, _, ref in sorted(found)[:limit]:
        hits += [Hit(*row) for row in session.raw(_SELECT, (ref,))]
    return hits


def _like(word: str, words: set[str]) -> dict[str, float]:
    """The known words that are like one that was typed, with how much."""
    found = process.extract(
        word, sorted(words), scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH, limit=20
    )
    return {known: score for known, score, _ in found}


def _best(like: dict[str, float], words: list[str]) -> float:
    return max((like.get(word, 0.0) for word in words), default=0.0)
