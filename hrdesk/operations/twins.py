"""Points out which records of this desk a line may mean that names none."""

from collections.abc import Mapping
from dataclasses import replace

from hrdesk.domain.merge import COPIED, NO_REF, Item, Plan
from hrdesk.domain.records import kind_of
from hrdesk.domain.twins import RULES, Twin
from hrdesk.domain.values import Value
from hrdesk.exchange.twins import TwinFinder
from hrdesk.store.candidates import candidates
from hrdesk.store.session import Session

_NEW_LINES = (NO_REF, COPIED)


class TwinsHere:
    """The records of a desk as they stand now, looked through for twins; a kind when it is asked for."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._finders: dict[str, TwinFinder] = {}

    def find(self, ref: str, values: Mapping[str, Value]) -> tuple[Twin, ...]:
        """The likely twins of a record, the likest first; itself where it is here already."""
        kind = kind_of(ref)
        if kind not in self._finders:
            known = candidates(self._session, kind, RULES[kind].fields)
            self._finders[kind] = TwinFinder(kind, known)
        return self._finders[kind].find(values, ref)


def with_twins(session: Session, plan: Plan) -> Plan:
    """The plan, with the likely twins of every new line that came without a Ref (exchange.md 6)."""
    if not any(item.code in _NEW_LINES for item in plan.items):
        return plan
    here = TwinsHere(session)
    return replace(plan, items=tuple(_named(item, here) for item in plan.items))


def as_pointed_out(plan: Plan, shown: Plan) -> Plan:
    """The plan with the twins that a person was shown in another one for the same file."""
    twins = {item.key: item.twins for item in shown.items if item.twins}
    if not twins:
        return plan
    items = (replace(item, twins=twins.get(item.key, ())) for item in plan.items)
    return replace(plan, items=tuple(items))


def _named(item: Item, here: TwinsHere) -> Item:
    if item.code not in _NEW_LINES:
        return item
    return replace(item, twins=here.find(item.ref, dict(item.values.items())))
