"""How often something comes round again, in the words of the window's language."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from hrdesk.domain.repeat import LAST, Every, Repeat, read_repeat
from hrdesk.ui.language import isolated, ltr

translate = QCoreApplication.translate
_LONG = QLocale.FormatType.LongFormat


def rule_in_words(rule: str) -> str:
    """`Every week on Tuesday and Thursday, until 30 June 2027`; empty where there is no rule.

    A rule that says more than the window can is quoted.
    """
    if not rule.strip():
        return ""
    repeat = read_repeat(rule)
    if repeat is None:
        return translate("Repeat", "By the rule {rule}").format(rule=ltr(rule.strip()))
    return repeat_words(repeat)


def repeat_words(repeat: Repeat) -> str:
    """The words of what people mean."""
    said = _every(repeat)
    if repeat.nth and repeat.weekdays:
        said = translate("Repeat", "{every} on the {which}").format(
            every=said, which=nth_words(repeat.nth, repeat.weekdays[0])
        )
    elif repeat.weekdays:
        names = [weekday_word(each) for each in repeat.weekdays]
        said = translate("Repeat", "{every} on {days}").format(
            every=said, days=QLocale().createSeparatedList(names)
        )
    if repeat.until is not None:
        return translate("Repeat", "{often}, until {day}").format(
            often=said, day=isolated(_day(repeat.until))
        )
    if repeat.times:
        times = translate("Repeat", "%n time(s)", "", repeat.times)
        return translate("Repeat", "{often}, {times}").format(often=said, times=times)
    return said


def weekday_word(number: int) -> str:
    """A weekday by its number; 0 is Monday."""
    return QLocale().standaloneDayName(number + 1, _LONG)


def nth_words(nth: int, weekday: int) -> str:
    """`second Tuesday`, `last Friday`."""
    said = {
        1: translate("Repeat", "first {weekday}"),
        2: translate("Repeat", "second {weekday}"),
        3: translate("Repeat", "third {weekday}"),
        4: translate("Repeat", "fourth {weekday}"),
        LAST: translate("Repeat", "last {weekday}"),
    }
    return said[nth].format(weekday=weekday_word(weekday))


def unit_words(every: Every, number: int) -> str:
    """What stands beside the number of them: `week` beside 1, `weeks` beside 2."""
    return {
        Every.DAY: translate("Repeat", "day(s)", "", number),
        Every.WEEK: translate("Repeat", "week(s)", "", number),
        Every.MONTH: translate("Repeat", "month(s)", "", number),
        Every.YEAR: translate("Repeat", "year(s)", "", number),
    }[every]


def _every(repeat: Repeat) -> str:
    if repeat.interval == 1:
        return {
            Every.DAY: translate("Repeat", "Every day"),
            Every.WEEK: translate("Repeat", "Every week"),
            Every.MONTH: translate("Repeat", "Every month"),
            Every.YEAR: translate("Repeat", "Every year"),
        }[repeat.every]
    number = repeat.interval
    return {
        Every.DAY: translate("Repeat", "Every %n day(s)", "", number),
        Every.WEEK: translate("Repeat", "Every %n week(s)", "", number),
        Every.MONTH: translate("Repeat", "Every %n month(s)", "", number),
        Every.YEAR: translate("Repeat", "Every %n year(s)", "", number),
    }[repeat.every]


def _day(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
