"""What `list --where` means: words to search for, and `field=value` pairs to filter by."""

import re

from hrdesk.domain.codes import Life
from hrdesk.domain.errors import BadValue
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.label import Label
from hrdesk.domain.records import field_of, shape_of
from hrdesk.domain.state import LABEL, LIFE
from hrdesk.domain.values import canonical, canonical_element
from hrdesk.store.listing import ANY, Query

# A pair, its value perhaps in quotes because of blanks; otherwise a word.
_PART = re.compile(r"""(?P<name>\w+)=(?:"(?P<quoted>[^"]*)"|(?P<value>\S*))|(?P<word>\S+)""")
_SYSTEM = {
    LABEL: Field(LABEL, Kind.CODE, codes=tuple(map(str, Label))),
    LIFE: Field(LIFE, Kind.CODE, codes=tuple(map(str, Life))),
}


def query_for(kind: str, where: str, *, removed: bool) -> Query:
    """The query of a list. Raises `UnknownName` for a kind or field, `BadValue` for a value.

    Several pairs of one field mean that any of them may hold; `field=` means that it is empty,
    `field=*` that it is not.
    """
    shape_of(kind)
    words: list[str] = []
    wanted: dict[str, list[str]] = {}
    for part in _PART.finditer(where):
        if part["name"] is None:
            words.append(part["word"])
            continue
        value = part["value"] if part["quoted"] is None else part["quoted"]
        wanted.setdefault(part["name"], []).append(_spelled(kind, part["name"], value))
    lives = tuple(map(Life, wanted.pop(LIFE, ())))
    if removed:
        lives = (Life.REMOVED,)
    return Query(kind, text=" ".join(words), where=wanted, lives=lives or (Life.ACTIVE,))


def _spelled(kind: str, name: str, value: str) -> str:
    """The value as it is stored, however it was typed."""
    spec = _SYSTEM.get(name) or field_of(kind, name)
    text = value.strip()
    if text in ("", ANY) and name not in _SYSTEM:
        return text
    found = canonical_element(spec, text) if spec.is_set else str(canonical(spec, text))
    if not found:
        raise BadValue(field=name, value=value, expected=spec.kind.value, codes=spec.codes or ())
    return found
