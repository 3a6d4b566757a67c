"""What is said of two visits that meet: what it means, on which grounds, and how far apart."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.certainty import stands_as
from hrdesk.domain.label import Label, strictest
from hrdesk.domain.overlaps import Ground, Meets, Overlap
from hrdesk.operations.overlaps import Meeting
from hrdesk.operations.time_line import VisitLine
from hrdesk.ui.calendar.line_model import Line, Sort
from hrdesk.ui.language import isolated
from hrdesk.ui.words import code_word, comma, country_word, span_word

translate = QCoreApplication.translate
SIGNS = {Meets.CLASH: "triangle-alert", Meets.ECHO: "copy", Meets.CHANCE: "handshake"}


MORE = "more"
# Of each sort: nobody reads thousands, and the most urgent stand first.
FEW = 200


def meeting_lines(meetings: Sequence[Meeting], most: int = FEW) -> list[Line]:
    """The pairs under what they are, the first of each sort; a line at the end asks for more."""
    lines: list[Line] = []
    for meets in Meets:
        here = [each for each in meetings if each.overlap.meets is meets]
        if here:
            lines.append(Line(_heading(meets), Sort.HEADING))
            lines += [_line(each) for each in here[:most]]
        if len(here) > most:
            more = translate("Overlaps", "%n more", "", len(here) - most)
            lines.append(Line(more, icon="ellipsis", key=f"{MORE}:{meets}"))
    return lines


def key_of(meeting: Meeting) -> str:
    """What a pair is found again by."""
    return "+".join(meeting.overlap.pair)


def count_words(meetings: Sequence[Meeting]) -> str:
    """How many there are of each sort, muted ones left out."""
    told = [each.overlap.meets for each in meetings if not each.is_muted]
    parts = []
    if clashes := told.count(Meets.CLASH):
        parts.append(translate("Overlaps", "%n clash(es)", "", clashes))
    if echoes := told.count(Meets.ECHO):
        parts.append(translate("Overlaps", "%n perhaps written down twice", "", echoes))
    if chances := told.count(Meets.CHANCE):
        parts.append(translate("Overlaps", "%n chance(s) to go together", "", chances))
    return " · ".join(parts)


def meaning(meets: Meets) -> str:
    """What it means that two visits meet like this, and what to do about it."""
    match meets:
        case Meets.CLASH:
            return translate(
                "Overlaps", "Both cannot go as planned. Move one of them, or go together."
            )
        case Meets.ECHO:
            return translate(
                "Overlaps", "This looks like one visit that was written down twice. Merge the two."
            )
        case Meets.CHANCE:
            return translate(
                "Overlaps", "Near enough to go together, or to take up what the other finds."
            )


def ground_words(overlap: Overlap) -> str:
    """What the two have in common, and how many days lie between them."""
    said = {
        Ground.COUNTRY: translate("Overlaps", "same country"),
        Ground.NEIGHBOUR: translate("Overlaps", "neighbouring countries"),
        Ground.DAYS: translate("Overlaps", "days in common"),
        Ground.MECHANISM: translate("Overlaps", "same mechanism"),
        Ground.PERSON: translate("Overlaps", "same person"),
        Ground.PLACE: translate("Overlaps", "same place to visit"),
        Ground.THEME: translate("Overlaps", "same theme"),
    }
    grounds = [each for each in overlap.grounds if each is not Ground.DAYS or overlap.is_sure]
    parts = [said[each] for each in grounds]
    if overlap.apart and overlap.is_sure:
        parts.append(translate("Overlaps", "%n day(s) apart", "", overlap.apart))
    elif overlap.apart:
        parts.append(translate("Overlaps", "at least %n day(s) apart", "", overlap.apart))
    elif not overlap.is_sure:
        parts.append(translate("Overlaps", "perhaps on the same days"))
    return " · ".join(parts)


def visit_words(visit: VisitLine) -> str:
    """A visit by its country and dates, with how sure they are."""
    return comma().join((country_word(visit.country), _dates(visit)))


def pair_words(one: VisitLine, other: VisitLine) -> str:
    """Both visits; a country that is that of both is named once."""
    if one.country != other.country:
        return translate("Overlaps", "{one} and {other}").format(
            one=isolated(visit_words(one)), other=isolated(visit_words(other))
        )
    return translate("Overlaps", "{country}, {one} and {other}").format(
        country=isolated(country_word(one.country)),
        one=isolated(_dates(one)),
        other=isolated(_dates(other)),
    )


def _dates(visit: VisitLine) -> str:
    sure = stands_as(visit.status, visit.firmness)
    said = span_word(visit.dates)
    return f"{said} ({code_word(sure)})" if sure else said


def _heading(meets: Meets) -> str:
    match meets:
        case Meets.CLASH:
            return translate("Overlaps", "Clashes")
        case Meets.ECHO:
            return translate("Overlaps", "Perhaps one visit, written down twice")
        case Meets.CHANCE:
            return translate("Overlaps", "Chances to go together")


def _line(meeting: Meeting) -> Line:
    both = pair_words(meeting.one, meeting.other)
    note = ground_words(meeting.overlap)
    if meeting.is_muted:
        muted = translate("Overlaps", "muted: {reason}").format(reason=isolated(meeting.reason))
        note = f"{note} · {muted}"
    return Line(
        both,
        note=note,
        icon=SIGNS[meeting.overlap.meets],
        label=strictest(Label(meeting.one.label), Label(meeting.other.label)),
        key=key_of(meeting),
        is_struck=meeting.is_muted,
    )
