"""The status of a visit and how it came to it: the ladder, dated steps, confirming, moving.

The status itself is one register, of which a conflict is told like any other. Its history is a
set of dated steps (`hrdesk.domain.steps`), which desks can only add to. What stood before the
first step was written is made into one as well: its day and its desk are those of the revision,
so that two desks write the same line of text for it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from types import MappingProxyType

from hrdesk.domain.changes import Changes, together
from hrdesk.domain.codes import Firmness, VisitStatus
from hrdesk.domain.moving import days_between
from hrdesk.domain.records import kind_of
from hrdesk.domain.state import RecordState
from hrdesk.domain.steps import Step, in_order
from hrdesk.operations.checklist import add_item, days_after, move_items, prepare
from hrdesk.operations.programme_items import move_programme, times_after
from hrdesk.operations.records import existing, save_record
from hrdesk.operations.stood_before import as_it_stood
from hrdesk.store.session import Session

LADDER = (
    VisitStatus.REQUESTED,
    VisitStatus.REMINDED,
    VisitStatus.INVITED,
    VisitStatus.ACCEPTED,
    VisitStatus.DATES_PROPOSED,
    VisitStatus.CONFIRMED,
    VisitStatus.UNDER_WAY,
    VisitStatus.HELD,
)
ASIDE = (VisitStatus.POSTPONED, VisitStatus.CANCELLED, VisitStatus.DECLINED)
# What a status says of the dates.
_FIRM = {
    VisitStatus.CONFIRMED: Firmness.CONFIRMED,
    VisitStatus.UNDER_WAY: Firmness.CONFIRMED,
    VisitStatus.HELD: Firmness.CONFIRMED,
}
MOVE, CONFIRM, RAISE = "move_visit", "confirm_visit", "raise_visit"
MOVE_ALONG = "move_along"


@dataclass(frozen=True, slots=True)
class Rung:
    """One status of the ladder; `step` tells when it was reached, where that is known."""

    status: VisitStatus
    is_current: bool
    is_below: bool
    step: Step | None


@dataclass(frozen=True, slots=True)
class Ladder:
    """Where a visit stands, what comes next, and its history, the latest first.

    `aside` is the status of a visit that does not take place; `since` tells since when, and
    through whom, what stands now stands.
    """

    rungs: tuple[Rung, ...]
    aside: str
    next: VisitStatus | None
    since: Step
    history: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Behind:
    """What stayed on its days when a visit got others: how much, and how far the visit went."""

    programme: int
    items: int
    days: int


def ladder_of(state: RecordState) -> Ladder:
    """The ladder of a visit, which is taken `as_it_stood`."""
    status = state.text("status")
    place = LADDER.index(VisitStatus(status)) if status in LADDER else -1
    history = sorted(in_order(_steps(state)), key=_order)
    reached = {each.what: each for each in history}
    rungs = tuple(
        Rung(each, number == place, number < place, reached.get(each))
        for number, each in enumerate(LADDER)
    )
    following = LADDER[place + 1] if place + 1 < len(LADDER) else None
    since = standing(state)
    known = [each for each in history if each.what == since.what and each.day]
    # Of a visit joined out of two, the latest step may tell of dates that are not its own.
    known = [each for each in known if each.dates == since.dates] or known
    told = tuple(reversed(history))
    # What somebody wrote elsewhere, without a step, is how it is now all the same.
    if since.what and all((each.what, each.dates) != (since.what, since.dates) for each in told):
        told = (since, *told)
    return Ladder(
        rungs,
        status if status in ASIDE else "",
        following,
        replace(known[-1], dates=since.dates) if known else since,
        told,
    )


def standing(state: RecordState) -> Step:
    """What the status of a visit is now, as a step: since when, and at which desk, by its revision."""
    name = "status" if state.text("status") else "firmness"
    what, dates = state.text(name), state.text("dates")
    heads = [*state.heads(name), *state.heads("dates")]
    if not heads:
        return Step("", what, dates)
    last = max(heads, key=lambda each: (each.minute, each.id))
    day = datetime.fromtimestamp(last.minute * 60, UTC).date().isoformat()
    desk = last.author.partition(".")[0]
    return Step(day, what, dates, desk if desk.isupper() and ":" not in desk else "")


def raise_status(session: Session, ref: str, status: VisitStatus, today: date) -> Changes:
    """Give a visit a status, and note when. Raises `NotFound`."""
    values: dict[str, object] = {"status": status.value}
    if status in _FIRM:
        values["firmness"] = _FIRM[status].value
    changes = _written(session, ref, values, today)
    return replace(changes, operation=RAISE, about={**changes.about, "status": status.value})


def confirm(
    session: Session,
    ref: str,
    dates: str,
    leads: Iterable[str],
    today: date,
    *,
    tell: Iterable[str] = (),
    titles: Mapping[str, str] = MappingProxyType({}),
) -> Changes:
    """Confirm a visit with its dates and its leads; what it was before stays as a step.

    Programme and open items of its check-list move with its first day. `tell` are items to add for today, and
    `titles` those of the usual preparation (`checklist.prepare`): all is one step to undo.
    Raises `NotFound`, `BadValue`.
    """
    before = existing(session, ref)
    values: dict[str, object] = {
        "status": VisitStatus.CONFIRMED.value,
        "firmness": Firmness.CONFIRMED.value,
        "dates": dates,
        "leads": tuple(leads),
    }
    written = _written(session, ref, values, today)
    changes = _with_items(session, ref, CONFIRM, before.text("dates"), dates, written)
    made = [prepare(session, ref, titles)] if titles else []
    made += [add_item(session, ref, each, today) for each in tell]
    return together(CONFIRM, (changes, *made), **changes.about)


def move_visit(session: Session, ref: str, dates: str, today: date) -> Changes:
    """Give a visit other dates, in one step with its programme and what is open of its check-list.

    The dates that it had stay as a step. Raises `NotFound`, `BadValue`.
    """
    before = existing(session, ref).text("dates")
    changes = _written(session, ref, {"dates": dates}, today)
    return _with_items(session, ref, MOVE, before, dates, changes)


def left_behind(session: Session, ref: str, before: str) -> Behind:
    """What would move along with a visit that had the dates `before`. Raises `NotFound`."""
    dates = existing(session, ref).text("dates")
    days = days_between(before, dates)
    return Behind(
        len(times_after(session, ref, before, dates)), len(days_after(session, ref, days)), days
    )


def move_along(session: Session, ref: str, before: str) -> Changes:
    """Let programme and open items of the check-list follow a visit that had the dates `before`.

    Raises `NotFound`.
    """
    dates = existing(session, ref).text("dates")
    return _with_items(session, ref, MOVE_ALONG, before, dates, Changes("save"))


def proposed(
    session: Session, states: Iterable[RecordState], status: str, dates: str, today: date
) -> dict[str, object]:
    """What visits say of their status when they are proposed as one, with all of their histories.

    Nothing above proposed dates is left to say: what one of them had reached is agreed anew.
    """
    states, place = list(states), LADDER.index(VisitStatus.DATES_PROPOSED)
    agreed = status and status not in LADDER[:place]
    # The status of whichever was written last stands, and another may have been further.
    agreed = agreed or any(state.text("status") in LADDER[place:] for state in states)
    now = VisitStatus.DATES_PROPOSED.value if agreed else status
    stood = [as_it_stood(session, state) for state in states]
    before = dict.fromkeys(text for state in stood for text in _with_standing(state))
    step = Step(today.isoformat(), now or Firmness.FORECAST, dates, session.identity.code)
    return {"status": now, "steps": tuple(dict.fromkeys((*before, step.text)))}


def _with_items(
    session: Session, ref: str, operation: str, before: str, dates: str, changes: Changes
) -> Changes:
    days = days_between(before, dates)
    items = move_items(session, ref, days)
    programme = move_programme(session, ref, before, dates)
    about: dict[str, object] = {"items": len(items.edits), "days": days}
    if programme.edits:
        about["programme"] = len(programme.edits)
    return together(operation, (changes, items, programme), **about)


def _written(session: Session, ref: str, values: dict[str, object], today: date) -> Changes:
    state = existing(session, ref)
    assert kind_of(ref) == "visit"
    steps = _with_standing(as_it_stood(session, state))
    status = str(values.get("status", state.text("status") or state.text("firmness")))
    dates = str(values.get("dates", state.text("dates")))
    if status and (status, dates) not in {(each.what, each.dates) for each in in_order(steps)}:
        step = Step(today.isoformat(), status, dates, session.identity.code)
        steps = (*steps, step.text)
    return save_record(session, ref, {**values, "steps": steps}, seen=state.registers)


def _with_standing(state: RecordState) -> tuple[str, ...]:
    """The steps, with what stands now as one of them."""
    steps, now = _steps(state), standing(state)
    known = {(each.what, each.dates) for each in in_order(steps)}
    return (*steps, now.text) if now.what and (now.what, now.dates) not in known else (*steps,)


def _order(step: Step) -> tuple[bool, str, int]:
    """By day; on one day as a visit climbs."""
    climb = (*Firmness, *LADDER, *ASIDE)
    return not step.day, step.day, climb.index(step.what) if step.what in climb else len(climb)


def _steps(state: RecordState) -> Sequence[str]:
    value = state.value("steps")
    assert isinstance(value, tuple)
    return value
