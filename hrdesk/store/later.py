"""What workbooks of a later version said about the fields that this one does not know."""

from collections.abc import Iterable

from sqlalchemy import delete, insert

from hrdesk.domain.later import LaterField, LaterFields, united
from hrdesk.domain.records import KINDS, known_field
from hrdesk.store.schema import later_field
from hrdesk.store.session import Session

_BETWEEN = ";"


def later_fields(session: Session) -> LaterFields:
    """All that was said, by kind and name; what this version has learnt meanwhile is left out."""
    found: dict[str, dict[str, LaterField]] = {}
    sql = "SELECT kind, name, value, floor, links, required, codes FROM later_field"
    for kind, name, value, floor, links, required, codes in session.raw(sql):
        if kind in KINDS and known_field(kind, name) is None:
            listed = tuple(filter(None, codes.split(_BETWEEN)))
            told = LaterField(kind, name, value, floor, links, required, listed)
            found.setdefault(kind, {})[name] = told
    return found


def remember_later(session: Session, told: Iterable[LaterField]) -> None:
    """Keep what a workbook says, beside what was said before: the stricter floor holds."""
    known = later_fields(session)
    for each in told:
        kept = united(known.get(each.kind, {}).get(each.name), each)
        row = {
            "kind": kept.kind,
            "name": kept.name,
            "value": kept.value,
            "floor": kept.floor,
            "links": kept.links,
            "required": kept.required,
            "codes": _BETWEEN.join(kept.codes),
        }
        is_it = (later_field.c.kind == kept.kind) & (later_field.c.name == kept.name)
        session.execute(delete(later_field).where(is_it))
        session.execute(insert(later_field), [row])
