"""Which of several records says most surely when something is: dates of one with the status of
another would be what nobody ever said."""

from collections.abc import Mapping, Sequence

from hrdesk.domain.codes import Firmness, VisitStatus
from hrdesk.domain.state import RecordState
from hrdesk.domain.values import Value
from hrdesk.operations.visit_steps import ASIDE, LADDER

_WHEN = ("dates", "firmness", "status")
# What was agreed or decided; of two such records the newer one counts.
_SETTLED = frozenset[str]({*LADDER[LADDER.index(VisitStatus.CONFIRMED) :], *ASIDE})
_CLIMB = ("", *Firmness)


def said_by_one(news: Sequence[RecordState], states: Sequence[RecordState]) -> Mapping[str, Value]:
    """Dates, certainty and status of the firmest record, of several the newest.

    `news` is what each has to say to what is shown already, and `states` are the same records as
    they stand: dates that were written later are no surer than their own record says. Empty where
    none has dates, or the kind does not say how sure they are.
    """
    names = [each.name for each in states[0].fields if each.name in _WHEN]
    both = zip(news, states, strict=True)
    dated = [(new, own) for new, own in both if new.text("dates")] if "status" in names else []
    if not dated or "dates" not in names:
        return {}
    best, _ = max(dated, key=lambda each: (*_firmness(each[1], names), _minute(each[0], names)))
    return {name: best.value(name) for name in names}


def _firmness(state: RecordState, names: Sequence[str]) -> tuple[bool, bool, int]:
    status = state.text("status")
    firmness = state.text("firmness") if "firmness" in names else ""
    if status in _SETTLED or firmness == Firmness.CONFIRMED:
        return True, True, 0
    return False, bool(status), _CLIMB.index(firmness) if firmness in _CLIMB else 0


def _minute(state: RecordState, names: Sequence[str]) -> int:
    return max(head.minute for name in names for head in state.heads(name))
