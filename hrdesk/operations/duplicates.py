"""Finds records that may be the same person, organisation or visit, with a score and the reasons.

Nothing is joined here; a person decides. What makes two records likely one says `alike.py`.
"""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import combinations

from hrdesk.domain.changes import Changes
from hrdesk.domain.errors import Cancelled
from hrdesk.domain.values import Value
from hrdesk.exchange.child import Child, Silence
from hrdesk.exchange.own_process import IN_NO_HURRY, command
from hrdesk.operations.alike import Duplicate, looked_at
from hrdesk.operations.search_child import (
    SEARCH_CHILD,
    All,
    HowFar,
    Meant,
    Search,
    Some,
    meant_by,
    pairs_of,
)
from hrdesk.store.candidates import packed_candidates
from hrdesk.store.database import Database
from hrdesk.store.muted import mute, muted, unmute
from hrdesk.store.session import Session

SAME = "same"
# What is told of progress where there can be no process beside.
HERE = "duplicates_here"
KINDS = ("person", "organisation", "visit")
Progress = Callable[[int, int, str], None]
Stop = Callable[[], bool]
# Fewer records are looked through before a process has started.
_ENOUGH = 300
_LOG = logging.getLogger(__name__)


def find_duplicates(
    database: Database,
    kinds: Sequence[str] = KINDS,
    *,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> dict[str, list[Duplicate]]:
    """By kind the pairs that may be one, the likeliest first. Raises `Cancelled`.

    Pairs that somebody has said are not the same are left out. Many records are looked through in
    a process beside, which has ended when this has: a window would else wait for each turn of its
    own. Where there can be none they are looked through here.
    """
    searches = []
    for kind in kinds:
        with database.reading() as session:
            among = packed_candidates(session, kind, looked_at(kind))
            searches.append(Search(among, frozenset(muted(session, SAME))))
    go_on = partial(_go_on, 100 * len(kinds), progress, cancelled)
    go_on(0)
    if sum(each.among.number for each in searches) >= _ENOUGH:
        try:
            return _found_apart(searches, kinds, go_on)
        except Silence as silence:
            _note(silence)
            if progress is not None:
                progress(0, 100 * len(kinds), HERE)
    return {
        each.among.kind: pairs_of(each, partial(_go_on_with, go_on, place))
        for place, each in enumerate(searches)
    }


def perhaps_meant(
    database: Database,
    kind: str,
    ref: str,
    values: Mapping[str, Value],
    most: int,
    *,
    cancelled: Stop | None = None,
) -> list[Duplicate]:
    """The records that one which is being written may be, the likeliest first. Raises `Cancelled`.

    Among many they are looked for in a process beside, as above.
    """
    with database.reading() as session:
        asked = Meant(packed_candidates(session, kind, looked_at(kind)), ref, dict(values), most)
    go_on = partial(_go_on, 100, None, cancelled)
    go_on(0)
    if asked.among.number >= _ENOUGH:
        try:
            return _found_apart(asked, [kind], go_on)[kind]
        except Silence as silence:
            _note(silence)
    return meant_by(asked, go_on)


def not_the_same(session: Session, refs: Sequence[str], reason: str = "") -> Changes:
    """Point these records out to each other no more."""
    mute(session, SAME, combinations(sorted(set(refs)), 2), reason)
    return Changes("not_the_same", about={"refs": list(refs)}, touched=frozenset({"duplicates"}))


def perhaps_the_same(session: Session, refs: Sequence[str]) -> Changes:
    """Point these records out to each other again."""
    unmute(session, SAME, combinations(sorted(set(refs)), 2))
    return Changes("perhaps_the_same", touched=frozenset({"duplicates"}))


def _found_apart(
    task: Sequence[Search] | Meant, kinds: Iterable[str], go_on: Callable[[int], None]
) -> dict[str, list[Duplicate]]:
    """What the process finds. Raises `Silence` where it cannot say, and what `go_on` raises."""
    found: dict[str, list[Duplicate]] = {kind: [] for kind in kinds}
    done = 0
    with Child(command(SEARCH_CHILD), task, flags=IN_NO_HURRY) as child:
        while True:
            go_on(done)
            match child.message():
                case HowFar(percent):
                    done = percent
                case Some(kind, pairs):
                    found[kind] += pairs
                case All():
                    return found


def _note(silence: Silence) -> None:
    _LOG.warning(
        "The process beside that looks for what stands twice said nothing (%s): looking here.",
        silence.__cause__ or f"it ended with {silence.code}",
    )


def _go_on_with(go_on: Callable[[int], None], place: int, percent: int) -> None:
    go_on(100 * place + percent)


def _go_on(total: int, progress: Progress | None, cancelled: Stop | None, done: int) -> None:
    if cancelled is not None and cancelled():
        raise Cancelled
    if progress is not None:
        progress(done, total, "duplicates")
