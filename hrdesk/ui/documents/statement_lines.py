"""Statements on their way out in words: lines of the list by stage, and cards of the board."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.codes import DocumentStage
from hrdesk.domain.label import Label
from hrdesk.operations.named_days import ComingDay
from hrdesk.operations.statements import STAGES, Statement
from hrdesk.ui.calendar.line_model import Line, Sort
from hrdesk.ui.calendar.spoken import day_and_month
from hrdesk.ui.calendar.wording import in_days
from hrdesk.ui.documents.paper_lines import embargo_words, paper_lines
from hrdesk.ui.language import isolated
from hrdesk.ui.words import code_word, comma, date_word

translate = QCoreApplication.translate
DAY = "day:"


def day_lines(days: Iterable[ComingDay], today: date) -> Iterator[Line]:
    """Days that are worth a statement and have none."""
    for each in days:
        day = each.occurrence
        yield Line(
            day.title,
            note=f"{day_and_month(day.first)} · {in_days(day.first, today)}",
            icon="star",
            key=f"{DAY}{day.ref}@{day.first.isoformat()}",
            verb=translate("TrackerView", "Begin a joint statement"),
        )


def stage_lines(shown: Sequence[Statement]) -> Iterator[Line]:
    """Statements under their stages, with what each waits for."""
    for stage in STAGES:
        here = [each for each in shown if each.stage is stage]
        if here:
            yield Line(code_word(stage), Sort.HEADING)
        for each in here:
            yield from paper_lines(each.paper, list(_told(each)))


def cards(shown: Sequence[Statement], days: Iterable[Line]) -> Mapping[str, Sequence[Line]]:
    """A card a statement, by stage; days worth one stand before what is planned."""
    found: dict[str, list[Line]] = {stage.value: [] for stage in STAGES}
    for line in days:
        verb = f"{line.note}\n{line.verb}"
        found[DocumentStage.PLANNED].append(
            Line(
                line.text,
                note=verb,
                icon=line.icon,
                key=line.key,
                said=f"{line.text}{comma()}{verb}",
            )
        )
    for each in shown:
        found[each.stage].append(_card(each))
    return found


def _card(each: Statement) -> Line:
    paper = each.paper
    told = [*_told(each)]
    days = [date_word(paper.date)] if paper.date else []
    days += [embargo_words(paper)] if paper.embargo else []
    told += [" · ".join(days)] if days else []
    told += _clearances(each)
    said = comma().join((paper.title, code_word(each.stage), *told))
    return Line(
        paper.title,
        note="\n".join(told),
        label=Label(paper.label),
        key=paper.ref,
        said=said,
        is_strong=bool(paper.awaited),
    )


def _clearances(each: Statement) -> Iterator[str]:
    """How many cleared it and the last of them, and who has still to."""
    cleared, awaited = each.paper.cleared, each.paper.awaited
    if cleared:
        last = cleared[-1]
        said = translate("TrackerView", "Cleared: {who}, {day}")
        if len(cleared) > 1:
            said = translate("TrackerView", "Cleared by %n, last {who}, {day}", "", len(cleared))
        said = said.replace(", ", comma())
        yield said.format(who=isolated(last.what), day=isolated(date_word(last.day)))
    if awaited:
        said = translate("TrackerView", "Awaited: {who}")
        yield said.format(who=isolated(comma().join(awaited)))


def _told(each: Statement) -> Iterator[str]:
    if each.occasion and each.occasion != each.paper.title:
        yield isolated(each.occasion)
    if each.parties:
        # In short: beside a column or on a card there is no room for long names.
        yield isolated(comma().join(party.word for party in each.parties))
    if each.drafter is not None:
        said = translate("TrackerView", "drafted by {person}")
        yield said.format(person=isolated(each.drafter.title))
