"""What a row of the UHRI's export is as a recommendation of this desk: one for each State named."""

import re
from collections.abc import Iterable, Iterator

from hrdesk.domain.errors import BadValue
from hrdesk.domain.records import field_of
from hrdesk.domain.values import Value, canonical
from hrdesk.formats.uhri import UhriRow
from hrdesk.operations.uhri_merge import KIND, ref_of
from hrdesk.operations.uhri_names import NamesHere
from hrdesk.store.external_keys import EXTERNAL_KEY, refs_by_key
from hrdesk.store.session import Session

# What the UHRI tells of a recommendation; all other fields are the desk's own.
FIELDS = (
    *("text", "type", "country", "body", "symbol", "paragraph", "date", "themes", "groups"),
    *("goals", "upr_position", "upr_session", "recommending_states", EXTERNAL_KEY),
)
_PLAIN = ("symbol", "paragraph", "date", "upr_session", "upr_position", "type")
_TEXT = field_of(KIND, "text")
_LIKE_A_KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:/[A-Z]{3})?")
Values = dict[str, Value]


class Keys:
    """The annotations that a desk has, by their keys, and those that were met in the export."""

    def __init__(self, session: Session) -> None:
        here = refs_by_key(session, KIND)
        self._here = {key: ref for key, ref in here.items() if _LIKE_A_KEY.fullmatch(key)}
        self._met: set[str] = set()
        self.not_met = len(self._here)

    def meet(self, key: str) -> str:
        """The Ref that an annotation has here, or gets; empty when it was met before."""
        if key in self._met:
            return ""
        self._met.add(key)
        known = self._here.get(key)
        self.not_met -= known is not None
        return known or ref_of(key)


def told_by(row: UhriRow, names: NamesHere) -> Iterator[tuple[str, Values]]:
    """Key and values of each recommendation that a row is; of several States, one for each."""
    values = _values(row, names)
    countries = _countries(row, names)
    if countries is None:
        yield row.key, values | {EXTERNAL_KEY: row.key}
        return
    for country in countries:
        key = row.key if len(countries) == 1 else f"{row.key}/{country}"
        yield key, values | {"country": country, EXTERNAL_KEY: key}


def _countries(row: UhriRow, names: NamesHere) -> list[str] | None:
    """The codes of the States concerned; None where none is told, or none is known."""
    told = _several(row, "countries")
    found = dict.fromkeys(names.country(each, row.number) for each in told)
    found.pop("", None)
    return list(found) or None


def _values(row: UhriRow, names: NamesHere) -> Values:
    """What is told, but for the State; a body that is not known here is left alone."""
    found: Values = {"text": _text(row.values["text"])}
    for name in _PLAIN:
        if (value := row.values.get(name)) is not None:
            assert isinstance(value, str)
            found[name] = names.canonical(name, value) if value else ""
    for name in ("themes", "groups"):
        if name in row.values:
            found[name] = names.elements(name, _several(row, name), row.number)
    if "goals" in row.values:
        found["goals"] = _sorted(names.canonical("goals", each) for each in _several(row, "goals"))
    if "recommending_states" in row.values:
        found["recommending_states"] = _sorted(
            names.country(each, row.number, "recommending_states")
            for each in _several(row, "recommending_states")
        )
    for name in _several(row, "bodies")[:1]:
        if ref := names.body(name, row.number):
            found["body"] = ref
    return found


def _several(row: UhriRow, name: str) -> tuple[str, ...]:
    value = row.values.get(name, ())
    assert isinstance(value, tuple)
    return value


def _sorted(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({each for each in texts if each}))


def _text(raw: object) -> str:
    """The text as it is kept: without signs that no spreadsheet can hold, and no longer than one."""
    assert isinstance(raw, str)
    try:
        value = canonical(_TEXT, raw)
    except BadValue:
        value = canonical(
            _TEXT, "".join(each for each in raw if each.isprintable() or each == "\n")[:16_000]
        )
    assert isinstance(value, str)
    return value
