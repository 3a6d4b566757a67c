"""Which coming visits meet, whichever desk plans them, and which of these one is not told again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hrdesk.domain.certainty import Certainty, certainty_of
from hrdesk.domain.changes import Changes
from hrdesk.domain.codes import Firmness, VisitType
from hrdesk.domain.dates import parse_span
from hrdesk.domain.errors import DeskError
from hrdesk.domain.overlaps import USUAL_DAYS, Overlap, Planned, Within, overlaps
from hrdesk.domain.state import RecordState
from hrdesk.domain.values import Value
from hrdesk.geography import neighbours
from hrdesk.operations.agenda import is_over_or_off
from hrdesk.operations.same import join, plan_join
from hrdesk.operations.taken_over import PROPOSE_JOINT
from hrdesk.operations.time_line import VisitLine, visit_lines
from hrdesk.operations.visit_steps import proposed
from hrdesk.store.candidates import candidates
from hrdesk.store.muted import Muted, Pair, mute, muted, unmute
from hrdesk.store.session import Session

_TOPIC = "overlap"
_GOING = ("mechanisms", "leads")
_FIELDS = (
    *("country", "dates", "status", "firmness", "mechanisms", "leads", "head", "delegation"),
    *("places", "themes"),
)


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two visits that meet, as they stand in lists; `muted` is why one is not told of it."""

    overlap: Overlap
    one: VisitLine
    other: VisitLine
    is_muted: bool = False
    reason: str = ""


def meetings(session: Session, today: date, days: int = USUAL_DAYS) -> list[Meeting]:
    """The visits still to come that meet, what is most urgent first; muted ones are marked.

    `days` says how near counts (`hrdesk.domain.overlaps.Within`).
    """
    lines = {line.ref: line for line in visit_lines(session)}
    visits = (each for each in _planned(session, today) if each.ref in lines)
    found = overlaps(visits, neighbours, Within(days))
    known = muted(session, _TOPIC)
    return [_meeting(each, lines, known.get(each.pair)) for each in found]


def mute_meeting(session: Session, pair: Pair, reason: str) -> Changes:
    """Tell of these two visits no more; what a person says of it is kept."""
    mute(session, _TOPIC, [pair], reason.strip())
    return _muting("mute_meeting", pair)


def unmute_meeting(session: Session, pair: Pair) -> Changes:
    """Tell of these two visits again."""
    unmute(session, _TOPIC, [pair])
    return _muting("unmute_meeting", pair)


def propose_joint(
    session: Session, refs: Sequence[str], dates: str, leads: Sequence[str], today: date
) -> Changes:
    """Make one joint visit of several: all mechanisms go, and the leads are those given.

    The visits are joined, so that whoever has one of them is told with the next workbook and can
    take the proposal in, change it, or un-merge the two. It is a forecast until it is agreed, with
    proposed dates where one of them was confirmed; what each of them was stays in the history.
    Raises `NotFound`, `BadValue`, `DeskError` other_country where the visits are not to one State.
    """
    plan = plan_join(session, refs)
    states = plan.states
    if len({state.text("country") for state in states}) > 1:
        raise DeskError("other_country")
    going = dict.fromkeys(each for state in states for name in _GOING for each in state.value(name))
    status = str(plan.values.get("status", plan.shown.text("status")))
    values: dict[str, object] = {
        **proposed(session, states, status, dates, today),
        "type": VisitType.JOINT.value,
        "firmness": Firmness.FORECAST.value,
        "dates": dates,
        "leads": tuple(leads),
        "mechanisms": tuple(dict.fromkeys((*going, *leads))),
    }
    return replace(join(session, refs, values), operation=PROPOSE_JOINT)


def leads_proposed(states: Iterable[RecordState]) -> tuple[str, ...]:
    """Who would lead a joint visit: the leads of each visit, or else its mechanisms."""
    found = (state.value("leads") or state.value("mechanisms") for state in states)
    return tuple(dict.fromkeys(each for several in found for each in several))


def _muting(operation: str, pair: Pair) -> Changes:
    return Changes(operation, about={"refs": list(pair)}, touched=frozenset({_TOPIC}))


def _meeting(overlap: Overlap, lines: Mapping[str, VisitLine], quiet: Muted | None) -> Meeting:
    one, other = lines[overlap.one], lines[overlap.other]
    return Meeting(overlap, one, other, quiet is not None, quiet.reason if quiet else "")


def _planned(session: Session, today: date) -> list[Planned]:
    found = (_visit(ref, values, today) for ref, values in candidates(session, "visit", _FIELDS))
    return [each for each in found if each is not None]


def _visit(ref: str, values: Mapping[str, Value], today: date) -> Planned | None:
    span = parse_span(_text(values, "dates"))
    status = _text(values, "status")
    if span is None or span.last < today or is_over_or_off(status):
        return None
    return Planned(
        ref,
        _text(values, "country"),
        span,
        certainty_of(status, _text(values, "firmness")) is Certainty.CONFIRMED,
        mechanisms=_set(values, "mechanisms", "leads"),
        people=_set(values, "head", "delegation"),
        places=_set(values, "places"),
        themes=_set(values, "themes"),
    )


def _text(values: Mapping[str, Value], name: str) -> str:
    return str(values.get(name, ""))


def _set(values: Mapping[str, Value], *names: str) -> frozenset[str]:
    found: set[str] = set()
    for name in names:
        value = values.get(name, ())
        found.update([value] if isinstance(value, str) else value)
    return frozenset(found)
