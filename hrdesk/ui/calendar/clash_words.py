"""What clashes in the calendar, in words."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from hrdesk.operations.clashes import CalendarClash, Ground
from hrdesk.operations.named_days import ComingDay
from hrdesk.ui.calendar import wording
from hrdesk.ui.calendar.spoken import short_day_words
from hrdesk.ui.discreet import HIDDEN, is_discreet
from hrdesk.ui.language import isolated
from hrdesk.ui.words import comma

translate = QCoreApplication.translate


# As many people as a line of a list names.
FEW = 2


def clash_words(
    each: CalendarClash, shorten: Callable[[str], str] = str, most: int | None = None
) -> str:
    """`Wed 18 Nov: “Call” and “Talk” at the same time, both with Ana`.

    In a list names are `shorten`ed, and of people or rooms the `most` are named.
    """
    said = translate("clashes", "{day}: “{one}” and “{other}” at the same time, {why}")
    return said.format(
        day=short_day_words(max(each.one.first, each.other.first)),
        one=isolated(shorten(wording.title(each.one))),
        other=isolated(shorten(wording.title(each.other))),
        why=_why(each, shorten, most),
    )


def reason_words(each: CalendarClash) -> str:
    """Why somebody said that it does not matter; hidden in the discreet view."""
    return HIDDEN if each.reason and is_discreet() else each.reason


def seen_from(each: CalendarClash, ref: str, zone: str) -> str:
    """The same beside one of the two: what the other is, when, and why that matters."""
    if each.is_within(ref):
        return clash_words(each)
    other = each.other if each.owners[0] == ref else each.one
    said = translate("clashes", "At the same time: “{title}” ({when}), {why}.")
    return said.format(
        title=isolated(wording.title(other)), when=wording.when(other, zone), why=_why(each)
    )


def coming_words(each: ComingDay, today: date) -> str:
    """`In 5 days: Human Rights Day – start a joint statement`."""
    doing = (
        translate("clashes", "open the joint statement")
        if each.statement
        else translate("clashes", "start a joint statement")
    )
    title = isolated(wording.title(each.occurrence))
    said = translate("clashes", "{day} ({near}): {doing}")
    return said.format(
        day=comma().join((title, short_day_words(each.occurrence.first))),
        near=wording.in_days(each.occurrence.first, today),
        doing=doing,
    )


def _why(each: CalendarClash, shorten: Callable[[str], str] = str, most: int | None = None) -> str:
    # In the discreet view people are hidden whatever their label is.
    is_hidden = each.ground is Ground.PERSON and is_discreet()
    named = (HIDDEN,) if is_hidden else each.names
    told = [isolated(shorten(name)) for name in named[:most]]
    if more := len(named) - len(told):
        told.append(translate("clashes", "%n more", "", more))
    names = QLocale().createSeparatedList(told)
    return {
        Ground.PERSON: translate("clashes", "both with {names}"),
        Ground.ROOM: translate("clashes", "both in {names}"),
        Ground.SESSION: translate("clashes", "both of {names}"),
    }[each.ground].format(names=names)
