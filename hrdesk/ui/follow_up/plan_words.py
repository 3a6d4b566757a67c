"""Agreed plans and action points as lines, as bars, and as the progress sheet of the yearly meeting."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.codes import CommitmentStatus
from hrdesk.domain.dates import parse_moment
from hrdesk.operations.called import Called
from hrdesk.operations.plan_of_action import PlanItem, Tally, tally
from hrdesk.ui.calendar.line_model import Line, Sort
from hrdesk.ui.calendar.wording import in_days
from hrdesk.ui.language import isolated
from hrdesk.ui.printing.tables import Cell, Heading, Names, Row
from hrdesk.ui.words import code_word, comma, date_word, field_word, number_word

translate = QCoreApplication.translate
HORIZON, BODY = "horizon", "body"
_ICONS = {
    CommitmentStatus.OPEN: "circle",
    CommitmentStatus.UNDER_WAY: "circle-dashed",
    CommitmentStatus.DONE: "circle-check",
    CommitmentStatus.VERIFIED: "shield",
    CommitmentStatus.DROPPED: "minus",
}
_MOST_NAMED = 2


def plan_lines(items: Sequence[PlanItem], today: date) -> list[Line]:
    """A title for each plan, a heading for each horizon with how far it is, then its items."""
    lines: list[Line] = []
    for plan, of_plan in groupby(items, key=_plan_of):
        lines.append(Line(plan_word(plan), Sort.TITLE))
        for horizon, group in groupby(of_plan, key=_horizon_of):
            here = list(group)
            said = tally_words(tally(here, today))
            word = horizon_word(horizon) if plan or horizon else ""
            lines.append(Line(" · ".join(part for part in (word, said) if part), Sort.HEADING))
            lines += [_line(each, today) for each in here]
    return lines


def share_lines(items: Sequence[PlanItem], by: str, today: date) -> list[Line]:
    """How much is done of each horizon, or of what each body is responsible for."""
    groups: dict[str, tuple[str, list[PlanItem]]] = {}
    for each in items:
        for key, word in _keys(each, by):
            groups.setdefault(key, (word, []))[1].append(each)
    lines = []
    for key, (word, here) in groups.items():
        told = tally(here, today)
        note = f"{number_word(told.done)}/{number_word(told.every)}"
        said = f"{word}: {tally_words(told)}"
        lines.append(Line(word, note=note, key=key, progress=told.share, said=said))
    return lines if by == HORIZON else sorted(lines, key=lambda line: line.text.casefold())


def tally_words(told: Tally) -> str:
    """`2 of 9 done · 3 under way · 1 overdue`."""
    done = translate("PlanWords", "{done} of {all} done")
    parts = [done.format(done=number_word(told.done), all=number_word(told.every))]
    if told.under_way:
        parts.append(translate("PlanWords", "%n under way", "", told.under_way))
    if told.overdue:
        parts.append(translate("PlanWords", "%n overdue", "", told.overdue))
    return " · ".join(parts)


def about_lines(item: PlanItem) -> list[Line]:
    """What stands below the list: who, since when, and each dated line."""
    lines = []
    for name, text in (
        ("responsible", _names(item.responsible)),
        ("support", _names(item.support)),
        ("owner", item.owner.word if item.owner is not None else ""),
        ("verified_by", item.verified_by.word if item.verified_by is not None else ""),
        ("progress", item.progress),
        ("notes", item.notes),
    ):
        if text:
            said = " ".join(text.split())
            lines.append(Line(said, Sort.THING, lead=field_word(name), said=said))
    for step in item.steps:
        day = date_word(step.day) if step.day else ""
        by = step.desk
        lines.append(Line(step.what, Sort.THING, lead=day, note=by, said=f"{day} {step.what} {by}"))
    return lines


def sheet_headings() -> list[Heading]:
    """The columns of the progress sheet."""
    names = ("number", "title", "responsible", "due", "status", "milestones", "verified_by")
    return [Heading(field_word(name)) for name in names]


def sheet_rows(items: Sequence[PlanItem], today: date) -> Iterator[Row]:
    """The progress sheet: groups with how far they are, items with their dated lines.

    Names stand there as far as whoever reads it may know them.
    """
    for (plan, horizon), group in groupby(items, key=lambda each: (each.plan, each.horizon)):
        here = list(group)
        parts = [plan_word(plan), horizon_word(horizon) if horizon else ""]
        title = " – ".join(part for part in parts if part)
        yield Row(here[0].label, (f"{title}: {tally_words(tally(here, today))}",), is_title=True)
        for each in here:
            yield Row(each.label, _cells(each, today))


def plan_word(plan: str) -> str:
    """What a plan is called; what belongs to none are action points."""
    return plan or translate("PlanWords", "Action points")


def horizon_word(horizon: str) -> str:
    """`Short term`."""
    if not horizon:
        return translate("PlanWords", "Without a horizon")
    return {
        "short": translate("PlanWords", "Short term"),
        "mid": translate("PlanWords", "Mid term"),
        "long": translate("PlanWords", "Long term"),
    }.get(horizon, horizon)


def _cells(each: PlanItem, today: date) -> tuple[Cell, ...]:
    lines = [
        " ".join(part for part in (date_word(step.day) if step.day else "", step.what) if part)
        for step in each.steps
    ]
    who = [*each.responsible, *filter(None, [each.owner])]
    late = translate("PlanWords", "overdue") if each.is_overdue(today) else ""
    due = date_word(each.due) if each.due else ""
    return (
        each.number,
        each.title,
        _named(who),
        " · ".join(part for part in (due, late) if part),
        code_word(each.status) if each.status else "",
        " · ".join(part for part in (*lines, each.progress) if part),
        _named(filter(None, [each.verified_by])),
    )


def _named(several: Iterable[Called]) -> Names:
    return Names(tuple((each.word, each.label) for each in several))


def _line(each: PlanItem, today: date) -> Line:
    late = each.is_overdue(today)
    note = " · ".join(part for part in _when_and_who(each, today) if part)
    status = code_word(each.status) if each.status else ""
    return Line(
        each.title,
        lead=each.number,
        note=note,
        label=each.label,
        icon="triangle-alert" if late else _icon(each.status),
        key=each.ref,
        said=f"{each.number} {isolated(each.title)}{comma()}{status}{comma()}{note}",
        is_struck=each.status == CommitmentStatus.DROPPED,
        is_strong=late,
    )


def _when_and_who(each: PlanItem, today: date) -> Iterator[str]:
    """Where there is little room the last gives way: of bodies, whose names stand below as well."""
    if each.due:
        day = date_word(each.due)
        yield f"{day}{comma()}{_late(each, today)}" if each.is_overdue(today) else day
    yield each.owner.word if each.owner is not None else ""
    named, more = _names(each.responsible[:_MOST_NAMED]), len(each.responsible) - _MOST_NAMED
    yield f"{named} {translate('PlanWords', 'and %n more', '', more)}" if more > 0 else named


def _late(each: PlanItem, today: date) -> str:
    moment = parse_moment(each.due)
    return in_days(moment.last, today) if moment is not None else ""


def _icon(status: str) -> str:
    return _ICONS[CommitmentStatus(status)] if status else "circle"


def _names(several: Iterable[Called]) -> str:
    return comma().join(each.word for each in several)


def _plan_of(each: PlanItem) -> str:
    return each.plan


def _horizon_of(each: PlanItem) -> str:
    return each.horizon


def _keys(each: PlanItem, by: str) -> list[tuple[str, str]]:
    if by == HORIZON:
        return [(each.horizon or "-", horizon_word(each.horizon))] if each.plan else []
    return [(body.ref, body.word) for body in each.responsible]
