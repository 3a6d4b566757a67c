"""The board of the Universal Periodic Review as lines: a session, its deadlines, its States."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from hrdesk.domain.label import strictest
from hrdesk.domain.titles import sort_key
from hrdesk.operations.upr import Standing, UprDeadline, UprSession, UprState
from hrdesk.ui.calendar import wording
from hrdesk.ui.calendar.line_model import Line, Sort
from hrdesk.ui.language import isolated
from hrdesk.ui.words import comma, country_word, span_word

translate = QCoreApplication.translate
SEPARATOR = "@"
_NOTHING = "minus"
_ICONS = {
    Standing.DUE: "circle-dashed",
    Standing.DRAFTED: "pencil",
    Standing.SENT: "send",
    Standing.CONFIRMED: "circle-check",
}


def upr_lines(sessions: Sequence[UprSession], today: date, *, deadlines: bool = True) -> list[Line]:
    """All lines: what comes, the next first, then what is over, the last first."""
    coming = [each for each in sessions if each.last >= today]
    over = [each for each in reversed(sessions) if each.last < today]
    found: list[Line] = []
    for title, group in (
        (translate("upr", "To come"), coming),
        (translate("upr", "Over"), over),
    ):
        if group:
            found.append(Line(title, Sort.TITLE))
        for each in group:
            found += _session(each, today, deadlines=deadlines)
    return found


def standing_word(standing: Standing) -> str:
    """How far a submission is."""
    return {
        Standing.DUE: translate("upr", "due"),
        Standing.DRAFTED: translate("upr", "drafted"),
        Standing.SENT: translate("upr", "sent"),
        Standing.CONFIRMED: translate("upr", "confirmed"),
    }[standing]


def standing_then(session: UprSession, state: UprState, today: date) -> str:
    """How far a submission is; after the day for stakeholders it is due no more."""
    if is_late(session, state, today):
        return translate("upr", "only planned") if state.submission else translate("upr", "none")
    return standing_word(state.standing)


def submission_words(session: UprSession, state: UprState, today: date) -> str:
    """The same as a sentence of its own."""
    if is_missed(session, state, today):
        return translate("upr", "no submission kept")
    if is_late(session, state, today) and not state.submission:
        return translate("upr", "no submission kept, the day for stakeholders is past")
    return translate("upr", "our submission: {standing}").format(
        standing=standing_then(session, state, today)
    )


def is_missed(session: UprSession, state: UprState, today: date) -> bool:
    """Whether nothing was kept on a State whose review is over: it is too late to begin."""
    return session.last < today and not state.submission


def is_late(session: UprSession, state: UprState, today: date) -> bool:
    """Whether nothing was drafted before the day for stakeholders, or the review itself, was over."""
    passed = session.last < today or session.stakeholders.is_past(today)
    return passed and state.standing is Standing.DUE


def key_of(session: str, country: str) -> str:
    """What a line of a State is known by."""
    return f"{session}{SEPARATOR}{country}"


def session_words(each: UprSession, today: date) -> str:
    """`Session 54 · 18–29 Jan 2027 · in 56 days`, or that it is under way."""
    near = ""
    # Of months alone nobody knows how many days there are till then.
    if each.is_exact and today <= each.first:
        near = wording.in_days(each.first, today)
    elif each.is_exact and today <= each.last:
        near = translate("upr", "under way")
    number = isolated(QLocale().toString(each.number))
    title = translate("upr", "Session {number}").format(number=number)
    return " · ".join(part for part in (title, isolated(span_word(each.dates)), near) if part)


def deadline_words(each: UprSession, today: date) -> str:
    """By when stakeholders and States hand in, and which of both days nobody published."""
    is_all_reckoned = each.stakeholders.is_derived and each.report.is_derived
    said = (
        (translate("upr", "Stakeholders' deadline: {day}"), each.stakeholders),
        (translate("upr", "national reports: {day}"), each.report),
    )
    parts = [
        text.format(day=_by(deadline, today, is_marked=deadline.is_derived and not is_all_reckoned))
        for text, deadline in said
    ]
    if is_all_reckoned:
        parts.append(translate("upr", "both estimated from earlier sessions"))
    return " · ".join(parts)


def _session(each: UprSession, today: date, *, deadlines: bool) -> Iterator[Line]:
    yield Line(session_words(each, today), Sort.HEADING, unsigned=each.label)
    if deadlines:
        yield Line(deadline_words(each, today), Sort.NOTE, unsigned=each.label)
    if not each.states:
        yield Line(translate("upr", "No State of this region comes up."), Sort.NOTE)
    # By the names that stand there, which other languages put into another order.
    by_name = sorted(each.states, key=lambda state: sort_key(country_word(state.country)))
    lines = [_state(each, state, today) for state in by_name]
    # Where nothing was kept on any of them, a sign before each tells none from the others.
    is_bare = all(line.icon == _NOTHING for line in lines)
    yield from (replace(line, icon="") if is_bare else line for line in lines)


def _by(deadline: UprDeadline, today: date, *, is_marked: bool) -> str:
    """`31 Mar 2022`, with how near it is when it is not over, and perhaps that it was reckoned."""
    notes = [wording.in_days(deadline.by, today)] if deadline.by >= today else []
    if is_marked:
        notes.append(translate("upr", "estimated from earlier sessions"))
    said = isolated(span_word(deadline.dates))
    if not notes:
        return said
    return translate("upr", "{day} ({notes})").format(day=said, notes=comma().join(notes))


def _state(session: UprSession, state: UprState, today: date) -> Line:
    country, words = country_word(state.country), submission_words(session, state, today)
    is_missed_here, is_late_here = (ask(session, state, today) for ask in (is_missed, is_late))
    if state.submission:
        verb = translate("upr", "Open")
    elif is_late_here:
        # What was handed in by other ways can still be kept here.
        verb = translate("upr", "Add one")
    else:
        verb = translate("upr", "Start")
    said = translate("upr", "{country}, session {number}, {submission}")
    return Line(
        country,
        note=words,
        icon=_NOTHING if is_late_here and not state.submission else _ICONS[state.standing],
        key=key_of(session.ref, state.country),
        verb="" if is_missed_here else verb,
        unsigned=strictest(session.label, state.label),
        said=said.format(
            country=isolated(country),
            number=QLocale().toString(session.number),
            submission=words,
        ),
    )
