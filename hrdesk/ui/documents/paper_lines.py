"""A paper on its way out as lines: its stage, its history, and the clearances it waits for."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.codes import DocumentStage
from hrdesk.domain.label import Label
from hrdesk.domain.steps import Step
from hrdesk.operations.called import Called
from hrdesk.operations.visit_papers import Paper
from hrdesk.ui.calendar.line_model import Line, Sort
from hrdesk.ui.language import isolated
from hrdesk.ui.printing.tables import Names
from hrdesk.ui.step_words import step_note
from hrdesk.ui.words import code_word, date_word, span_word

translate = QCoreApplication.translate

AWAITED = "awaited:"
_STAGES = frozenset(DocumentStage)


def names_of(several: Iterable[Called]) -> Names:
    """Names for paper, each as far as it may go."""
    return Names(tuple((each.title, each.label) for each in several))


def paper_lines(paper: Paper, told: Sequence[str] = ()) -> Iterator[Line]:
    """The paper, with what is told of it before its stage; then its history and its clearances."""
    parts = [*told, code_word(paper.stage) if paper.stage else ""]
    if paper.date:
        parts.append(date_word(paper.date))
    if paper.embargo:
        parts.append(embargo_words(paper))
    note = " · ".join(part for part in parts if part)
    verb = ""
    if paper.next:
        verb = translate("PapersTab", "Next: {stage} (R)").format(stage=code_word(paper.next))
    yield Line(paper.title, note=note, label=Label(paper.label), key=paper.ref, verb=verb)
    yield from _steps(paper.steps)
    for step in paper.cleared:
        said = translate("PapersTab", "✓ cleared: {who}, {when}")
        yield Line(said.format(who=isolated(step.what), when=step_note(step)), Sort.NOTE)
    for who in paper.awaited:
        said = translate("PapersTab", "Clearance awaited: {who}").format(who=isolated(who))
        verb = translate("PapersTab", "Cleared")
        yield Line(said, key=f"{AWAITED}{paper.ref}:{who}", verb=verb)


def embargo_words(paper: Paper) -> str:
    """Until when nobody may publish it."""
    said = translate("PapersTab", "embargo until {moment}")
    return said.format(moment=isolated(_moment(paper.embargo)))


def awaited_of(key: str) -> tuple[str, str]:
    """The paper and the clearance of a line's key; both empty for any other line."""
    if not key.startswith(AWAITED):
        return "", ""
    document, _, who = key.removeprefix(AWAITED).partition(":")
    return document, who


def paper_of_key(key: str) -> str:
    """The paper to which a line belongs."""
    return key.removeprefix(AWAITED).partition(":")[0]


def _steps(steps: Sequence[Step]) -> Iterator[Line]:
    said = [
        f"{code_word(step.what) if step.what in _STAGES else step.what} {step_note(step)}"
        for step in steps
    ]
    if said:
        yield Line(" → ".join(isolated(each) for each in said), Sort.NOTE)


def _moment(embargo: str) -> str:
    """A moment with its zone: who reads it elsewhere must not be early."""
    words, zone = span_word(embargo), embargo.partition("[")[2].rstrip("]")
    return f"{words} ({zone.replace('_', ' ')})" if zone and zone not in words else words
