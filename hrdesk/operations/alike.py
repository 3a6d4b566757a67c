"""What makes two records likely one, with a score and the reasons; no desk is needed for it.

Never all pairs: only records are compared that share an address, a number, a name, its sounds in
any script, or an organisation.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from rapidfuzz import fuzz

from hrdesk.domain.scripts import in_latin, is_latin, skeleton, written_out
from hrdesk.domain.text import words_of
from hrdesk.domain.twins import EMAILS, RULES, Reason, TwinRule, are_near
from hrdesk.domain.values import Value

Pair = tuple[str, str]
Values = Mapping[str, Value]
# Told how many percent are looked through; it may raise to end the search.
Stopping = Callable[[int], None]
_PHONES = ("phone", "mobile")
_ORGANISATION = "organisation"
_BASE = {
    Reason.EMAIL: 92,
    Reason.KEY: 92,
    Reason.NAME: 88,
    Reason.PHONE: 82,
    Reason.SCRIPT: 82,
    Reason.VISIT: 84,
    Reason.COLLEAGUE: 74,
    Reason.LIKE: 68,
}
_ONE_NAME_MORE = 8
_FOR_EACH_MORE, _SAID_OTHERWISE, _LEAST, _SAME_DATES = 4, 22, 60, 12
# Names less like each other than this belong to two people who share a mailbox or a telephone.
_ALIKE, _LIKE_ENOUGH = 70, 86
_DIGITS, _SHORTEST_SKELETON, _LONGEST_SKELETON = 7, 4, 24
# What more records than this share tells nothing; a big organisation has more people than that.
_MOST_SHARING, _MOST_COLLEAGUES = 60, 250
_EVERY = 500


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two records that may be one, the smaller Ref in front; `likeness` of 100."""

    one: str
    other: str
    likeness: int
    reasons: tuple[Reason, ...]

    @property
    def refs(self) -> Pair:
        """Both Refs."""
        return self.one, self.other


class KnownHere:
    """The records of a kind by what they may share with others, so that few are compared."""

    def __init__(
        self, kind: str, records: Mapping[str, Values], stopping: Stopping = lambda _: None
    ) -> None:
        self._rule = RULES[kind]
        self._records = dict(records)
        self._sharing: dict[tuple[Reason, str], list[str]] = {}
        for number, (ref, values) in enumerate(self._records.items()):
            if number % _EVERY == 0:
                stopping(0)
            for key in set(_keys_of(self._rule, values)):
                self._sharing.setdefault(key, []).append(ref)

    def pairs(self, apart: Container[Pair], stopping: Stopping) -> list[Duplicate]:
        """All pairs that may be one, the likeliest first."""
        found: dict[Pair, set[Reason]] = {}
        looked: set[tuple[Pair, Reason]] = set()
        for number, ((reason, _), refs) in enumerate(self._sharing.items()):
            if number % _EVERY == 0:
                stopping(number * 100 // len(self._sharing))
            if not 1 < len(refs) <= _most_sharing(reason):
                continue
            for pair in combinations(sorted(refs), 2):
                if (pair, reason) not in looked and pair not in apart:
                    looked.add((pair, reason))
                    if self._holds(reason, *(self._records[ref] for ref in pair)):
                        found.setdefault(pair, set()).add(reason)
        return self._likely(found, self._records)

    def like(self, ref: str, values: Values, most: int = 3) -> list[Duplicate]:
        """The records that a new one may be, the likeliest first; itself is the `other`."""
        found: dict[Pair, set[Reason]] = {}
        for key in set(_keys_of(self._rule, values)):
            refs = self._sharing.get(key, ())
            for one in refs if len(refs) <= _most_sharing(key[0]) else ():
                if one != ref and self._holds(key[0], self._records[one], values):
                    found.setdefault((one, ref), set()).add(key[0])
        return self._likely(found, {**self._records, ref: values})[:most]

    def _likely(
        self, found: Mapping[Pair, set[Reason]], records: Mapping[str, Values]
    ) -> list[Duplicate]:
        scored = (_scored(pair, why, self._rule, records) for pair, why in found.items())
        likely = (each for each in scored if each.likeness >= _LEAST)
        return sorted(likely, key=lambda each: (-each.likeness, each.refs))

    def _holds(self, reason: Reason, one: Values, other: Values) -> bool:
        return _holds(reason, self._rule, one, other)


def looked_at(kind: str) -> tuple[str, ...]:
    """The fields by which records of a kind are found to be one."""
    return (*RULES[kind].fields, *_PHONES, _ORGANISATION)


def told_apart_by(kind: str, several: Sequence[Values]) -> tuple[str, ...]:
    """The fields by which records of a kind are told apart, and in which two of these differ."""
    rule = RULES[kind]
    pairs = list(combinations(several, 2))
    return tuple(
        name
        for name in dict.fromkeys((*rule.names[:1], *rule.agreeing, *rule.keys, rule.dates))
        if name and any(_tells_apart(name, rule, *pair) for pair in pairs)
    )


def _tells_apart(name: str, rule: TwinRule, one: Values, other: Values) -> bool:
    """Whether two records have the field, each its own. Of names it is enough if one is shared."""
    ours, theirs = set(_texts(one, name)), set(_texts(other, name))
    if not (ours and theirs) or ours & theirs or name in EMAILS:
        return False
    if name == rule.dates:
        return not are_near(min(ours), min(theirs), rule.days_apart)
    if name not in rule.names:
        return True
    shared = {reason for reason, _ in {*_keys_of(rule, one)} & {*_keys_of(rule, other)}}
    if Reason.EMAIL in shared:
        return not _are_alike(rule, one, other)
    is_one = {Reason.NAME, Reason.KEY} & shared
    return not is_one and not _holds(Reason.SCRIPT, rule, one, other)


def _most_sharing(reason: Reason) -> int:
    return _MOST_COLLEAGUES if reason in (Reason.COLLEAGUE, Reason.VISIT) else _MOST_SHARING


def _keys_of(rule: TwinRule, values: Values) -> Iterator[tuple[Reason, str]]:
    """What a record may share with one that is the same."""
    yield from _numbers(rule, values)
    if not rule.names:
        for country in _texts(values, "country"):
            yield Reason.VISIT, country
        return
    names = [text for name in rule.names for text in _texts(values, name)]
    for name in dict.fromkeys(names):
        yield Reason.NAME, _plain(name)
        yield Reason.NAME, _plain(written_out(name))
        bones = _skeleton(name)
        if len(bones.replace(" ", "")) >= _SHORTEST_SKELETON:
            yield from ((Reason.SCRIPT, each) for each in _in_short(rule, name))
            yield from ((Reason.LIKE, each) for each in _slips(bones))
    for organisation in _texts(values, _ORGANISATION):
        yield Reason.COLLEAGUE, organisation


def _numbers(rule: TwinRule, values: Values) -> Iterator[tuple[Reason, str]]:
    for name in rule.keys:
        reason = Reason.EMAIL if name in EMAILS else Reason.KEY
        for text in _texts(values, name):
            yield reason, " ".join(text.casefold().split())
    for name in _PHONES:
        for text in _texts(values, name):
            digits = "".join(filter(str.isdigit, text))
            if len(digits) >= _DIGITS:
                yield Reason.PHONE, digits[-9:]


def _holds(reason: Reason, rule: TwinRule, one: Values, other: Values) -> bool:
    """Whether what two records share is a reason, looked at closely."""
    if reason is Reason.VISIT:
        return _are_in_time(rule, one, other)
    if reason is Reason.SCRIPT:
        return any(
            _is_latin(a) != _is_latin(b) and not _in_short(rule, a).isdisjoint(_in_short(rule, b))
            for a in _names(rule, one)
            for b in _names(rule, other)
        )
    if reason is Reason.LIKE:
        return _LIKE_ENOUGH <= _likeness(rule, one, other) < 100
    if reason in (Reason.COLLEAGUE, Reason.PHONE):
        return _likeness(rule, one, other) >= _ALIKE
    return True


def _scored(
    pair: Pair, reasons: Iterable[Reason], rule: TwinRule, records: Mapping[str, Values]
) -> Duplicate:
    one, other = (records[ref] for ref in pair)
    ranked = sorted(reasons, key=lambda each: (-_BASE[each], each))
    score = _BASE[ranked[0]] + _FOR_EACH_MORE * (len(ranked) - 1)
    if Reason.VISIT in ranked and one.get(rule.dates) == other.get(rule.dates):
        score += _SAME_DATES
    if ranked[0] is Reason.SCRIPT and not _share_all(rule, one, other):
        score -= _ONE_NAME_MORE
    if _says_otherwise(rule, one, other):
        score -= _SAID_OTHERWISE
    if ranked[0] in (Reason.EMAIL, Reason.KEY) and not _are_alike(rule, one, other):
        score -= _SAID_OTHERWISE
    return Duplicate(*pair, min(score, 100), tuple(ranked))


def _says_otherwise(rule: TwinRule, one: Values, other: Values) -> bool:
    """Whether something that both have is against it: other addresses, another country."""
    for name in rule.agreeing:
        ours, theirs = set(_texts(one, name)), set(_texts(other, name))
        if ours and theirs and not ours & theirs:
            return True
    mine, yours = (
        {key for reason, key in _numbers(rule, each) if reason is not Reason.PHONE}
        for each in (one, other)
    )
    return bool(mine and yours and not mine & yours)


def _are_in_time(rule: TwinRule, one: Values, other: Values) -> bool:
    if not rule.dates:
        return not _says_otherwise(rule, one, other)
    dates = str(one.get(rule.dates, "")), str(other.get(rule.dates, ""))
    return all(dates) and are_near(*dates, 0)


def _are_alike(rule: TwinRule, one: Values, other: Values) -> bool:
    if not rule.names or not (_names(rule, one) and _names(rule, other)):
        return True
    return _likeness(rule, one, other) >= _ALIKE or _share_all(rule, one, other)


def _likeness(rule: TwinRule, one: Values, other: Values) -> float:
    theirs = _names(rule, other)
    return max((_alike(a, b) for a in _names(rule, one) for b in theirs), default=0.0)


def _alike(one: str, other: str) -> float:
    """How much two names have in common; of two scripts what they sound like."""
    if _is_latin(one) != _is_latin(other):
        return fuzz.ratio(_sounds(one), _sounds(other))
    return fuzz.ratio(_plain(one), _plain(other))


def _share_all(rule: TwinRule, one: Values, other: Values) -> bool:
    bones = {_skeleton(each) for each in _names(rule, one)}
    return any(_skeleton(each) in bones for each in _names(rule, other))


def _in_short(rule: TwinRule, name: str) -> frozenset[str]:
    """The consonants of a name, and of a person's without second names and patronymics: these are
    the rule in one script and left out in another."""
    family, comma, given = name.partition(",")
    words = given.split()
    if rule.keys != EMAILS or not comma or len(words) < 2:
        return frozenset((_skeleton(name),))
    return frozenset((_skeleton(name), _skeleton(f"{family}, {words[0]}")))


def _names(rule: TwinRule, values: Values) -> list[str]:
    return [text for name in rule.names for text in _texts(values, name)]


def _texts(values: Values, name: str) -> tuple[str, ...]:
    value = values.get(name, "")
    return tuple(filter(None, (value,) if isinstance(value, str) else value))


@lru_cache(maxsize=65_536)
def _plain(name: str) -> str:
    """A name without case, marks and order."""
    return " ".join(sorted(words_of(name)))


@lru_cache(maxsize=65_536)
def _is_latin(name: str) -> bool:
    return is_latin(name)


@lru_cache(maxsize=65_536)
def _sounds(name: str) -> str:
    """The same in Latin letters, as far as they tell."""
    return _plain(in_latin(name))


@lru_cache(maxsize=65_536)
def _skeleton(name: str) -> str:
    """The consonants of a name in any script, without order."""
    return " ".join(sorted(filter(None, map(skeleton, in_latin(name).split()))))


def _slips(bones: str) -> set[str]:
    """The consonants with each left out in turn: names with one slip in them share one of these."""
    short = bones[:_LONGEST_SKELETON]
    return {short} | {short[:place] + short[place + 1 :] for place in range(len(short))}
