"""Finds the records of a desk that a line may mean: likely twins, the likest first, with the reason.

Nothing is decided here; `domain/twins.py` has the rules of each kind.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from hrdesk.domain.scripts import in_latin, is_latin, skeleton
from hrdesk.domain.text import words_of
from hrdesk.domain.twins import EMAILS, RULES, Reason, Twin, TwinRule, are_near
from hrdesk.domain.values import Value

MOST_TWINS = 5
_LIKE_ENOUGH = 84
_SAME, _NEARLY, _IN_DOUBT = 100, 90, 70
# Names with fewer letters than this are like each other by chance.
_SHORTEST, _SHORTEST_SKELETON = 5, 4
_ENDS = 3
# Beginnings and ends of words that this many names share tell nothing.
_MOST_SHARING, _MOST_COMPARED = 600, 1500
_STRENGTH = {reason: place for place, reason in enumerate(Reason)}


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of a record, as it is compared."""

    ref: str
    plain: str
    is_latin: bool


class TwinFinder:
    """The records of one kind, found by what may be the same in others."""

    def __init__(self, kind: str, records: Iterable[tuple[str, Mapping[str, Value]]]) -> None:
        self._rule: TwinRule = RULES[kind]
        self._kind = kind
        self._known: dict[str, Mapping[str, Value]] = dict(records)
        self._keys: dict[tuple[str, str], list[str]] = {}
        self._names: dict[str, list[_Name]] = {}
        self._skeletons: dict[str, list[_Name]] = {}
        self._ends: dict[str, list[_Name]] = {}
        self._countries: dict[str, list[str]] = {}
        for ref, values in self._known.items():
            self._remember(ref, values)

    def find(self, values: Mapping[str, Value], ref: str = "") -> tuple[Twin, ...]:
        """The likely twins of a record, at most five; `ref` is its own, which may be known here."""
        if ref in self._known:
            return (Twin(ref, Reason.REF, _SAME, is_certain=True),)
        found: dict[str, Twin] = {}
        for twin in (*self._by_key(values), *self._by_name(values), *self._by_visit(values)):
            before = found.get(twin.ref)
            if before is None or _order(twin) < _order(before):
                found[twin.ref] = twin
        best = sorted(found.values(), key=_order)[:MOST_TWINS]
        if sum(twin.is_certain for twin in best) > 1:
            # Two that are certainly meant are two that nobody can tell apart.
            best = [Twin(each.ref, each.reason, each.likeness) for each in best]
        return tuple(best)

    def _remember(self, ref: str, values: Mapping[str, Value]) -> None:
        for key in _keys(self._rule, values):
            self._keys.setdefault(key, []).append(ref)
        for text in _names(self._rule, values):
            name = _Name(ref, _plain(text), is_latin(text))
            self._names.setdefault(name.plain, []).append(name)
            self._skeletons.setdefault(_skeleton(text), []).append(name)
            for end in _ends(name.plain):
                self._ends.setdefault(end, []).append(name)
        if not self._rule.names:
            for country in _texts(values.get("country", "")):
                self._countries.setdefault(country, []).append(ref)

    def _by_key(self, values: Mapping[str, Value]) -> Iterator[Twin]:
        for key in _keys(self._rule, values):
            reason = Reason.EMAIL if key[0] == EMAILS[0] else Reason.KEY
            for ref in self._keys.get(key, ()):
                yield Twin(ref, reason, _NEARLY, is_certain=self._has_like_name(ref, values))

    def _by_name(self, values: Mapping[str, Value]) -> Iterator[Twin]:
        for text in _names(self._rule, values):
            plain, latin = _plain(text), is_latin(text)
            for name in self._names.get(plain, ()):
                yield self._fitting(name.ref, Reason.NAME, _SAME, values, certain=True)
            bones = _skeleton(text)
            for name in self._skeletons.get(bones, ()) if len(bones) >= _SHORTEST_SKELETON else ():
                if name.is_latin != latin:
                    yield self._fitting(name.ref, Reason.SCRIPT, _NEARLY, values)
            for name, score in self._like(plain):
                yield self._fitting(name.ref, Reason.LIKE, score, values)

    def _like(self, plain: str) -> Iterator[tuple[_Name, int]]:
        """Names that are nearly the same, among those with a word that begins or ends alike."""
        if len(plain) < _SHORTEST:
            return
        near: dict[tuple[str, str], _Name] = {}
        for some in sorted((self._ends.get(end, []) for end in _ends(plain)), key=len):
            if len(some) <= _MOST_SHARING and len(near) < _MOST_COMPARED:
                near.update(((name.ref, name.plain), name) for name in some)
        names = list(near.values())
        found = process.extract(
            plain,
            [name.plain for name in names],
            scorer=fuzz.ratio,
            score_cutoff=_LIKE_ENOUGH,
            limit=MOST_TWINS,
        )
        for _, score, place in found:
            yield names[place], min(int(score), _SAME - 1)

    def _by_visit(self, values: Mapping[str, Value]) -> Iterator[Twin]:
        if self._rule.names:
            return
        for country in _texts(values.get("country", "")):
            for ref in self._countries.get(country, ()):
                twin = self._fitting(ref, Reason.VISIT, _NEARLY, values)
                dates = values.get(self._rule.dates, "")
                if self._agrees(ref, values) and self._are_in_time(ref, values):
                    same = bool(dates) and self._known[ref].get(self._rule.dates) == dates
                    same = same or not self._rule.dates
                    likeness = _SAME if same else twin.likeness
                    yield Twin(ref, twin.reason, likeness, is_certain=same)

    def _fitting(
        self,
        ref: str,
        reason: Reason,
        likeness: int,
        values: Mapping[str, Value],
        *,
        certain: bool = False,
    ) -> Twin:
        """A twin, in doubt where something else about it says otherwise."""
        fits = self._agrees(ref, values)
        return Twin(ref, reason, likeness if fits else min(likeness, _IN_DOUBT), certain and fits)

    def _agrees(self, ref: str, values: Mapping[str, Value]) -> bool:
        """Whether nothing that both have is against it."""
        ours = self._known[ref]
        for name in self._rule.agreeing:
            one, other = set(_texts(values.get(name, ""))), set(_texts(ours.get(name, "")))
            if one and other and not one & other:
                return False
        mine, theirs = (set(_keys(self._rule, each)) for each in (values, ours))
        both = {name for name, _ in mine} & {name for name, _ in theirs}
        if both and not mine & theirs:
            return False
        dates = self._rule.dates
        return not (values.get(dates) and ours.get(dates)) or self._are_in_time(ref, values)

    def _are_in_time(self, ref: str, values: Mapping[str, Value]) -> bool:
        dates = self._rule.dates
        one, other = values.get(dates, ""), self._known[ref].get(dates, "")
        if not one and not other:
            return True
        return are_near(str(one), str(other), self._rule.days_apart)

    def _has_like_name(self, ref: str, values: Mapping[str, Value]) -> bool:
        """Whether one of both has no name, or the names are alike: a mailbox may be shared."""
        ours = [_plain(each) for each in _names(self._rule, self._known[ref])]
        theirs = [_plain(each) for each in _names(self._rule, values)]
        if not ours or not theirs:
            return True
        likeness = (fuzz.token_set_ratio(one, other) for one in ours for other in theirs)
        return max(likeness) >= _IN_DOUBT or any(
            _skeleton(one) == _skeleton(other) for one in ours for other in theirs
        )


def _order(twin: Twin) -> tuple[bool, int, int, str]:
    return (not twin.is_certain, -twin.likeness, _STRENGTH[twin.reason], twin.ref)


def _texts(value: Value) -> tuple[str, ...]:
    return tuple(filter(None, (value,) if isinstance(value, str) else value))


def _keys(rule: TwinRule, values: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """What belongs to one record only; all fields with e-mail addresses count as one."""
    for name in rule.keys:
        for text in _texts(values.get(name, "")):
            yield (EMAILS[0] if name in EMAILS else name), " ".join(text.casefold().split())


def _names(rule: TwinRule, values: Mapping[str, Value]) -> Iterator[str]:
    for name in rule.names:
        yield from _texts(values.get(name, ""))


def _plain(name: str) -> str:
    """A name without case, marks and order: `Pérez, Ana` is `ana perez`."""
    return " ".join(sorted(words_of(name)))


def _skeleton(name: str) -> str:
    return " ".join(sorted(filter(None, map(skeleton, in_latin(name).split()))))


def _ends(plain: str) -> set[str]:
    """What a name with a slip in it still shares: how one of its words begins, or ends."""
    long = [word for word in plain.split() if len(word) >= _ENDS]
    return {f"{word[:_ENDS]}-" for word in long} | {f"-{word[-_ENDS:]}" for word in long}
