"""Dated steps in words: what something became, when, and at which desk."""

from hrdesk.domain.codes import DocumentStage, Firmness, VisitStatus
from hrdesk.domain.steps import Step, parse_step
from hrdesk.ui.language import isolated, ltr
from hrdesk.ui.words import code_word, comma, date_word, span_word

# The fields that are sets of steps.
STEPS = frozenset({"steps", "feedback_to", "clearances"})
_CODES = frozenset((*VisitStatus, *Firmness, *DocumentStage))


def step_word(step: Step) -> str:
    """What something became: `confirmed, 10–19 Feb 2027`."""
    parts = [code_word(step.what) if step.what in _CODES else step.what]
    if step.dates:
        parts.append(isolated(span_word(step.dates)))
    return comma().join(part for part in parts if part)


def step_note(step: Step) -> str:
    """When, and at which desk: `22 Nov 2026 · NIRMS`."""
    parts = [isolated(date_word(step.day)) if step.day else "", ltr(step.desk) if step.desk else ""]
    return " · ".join(part for part in parts if part)


def step_sentence(text: str) -> str:
    """All that a step tells, from the text that is kept of it."""
    step = parse_step(text)
    return " · ".join(part for part in (step_word(step), step_note(step)) if part)
