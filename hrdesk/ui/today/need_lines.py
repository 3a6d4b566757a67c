"""What needs the person, as lines: what it is, when it harms, and the one verb that helps."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.label import Label
from hrdesk.operations.attention import First, Need, Want
from hrdesk.ui.calendar.line_model import Line, Sort
from hrdesk.ui.calendar.spoken import day_and_month
from hrdesk.ui.calendar.wording import in_days
from hrdesk.ui.language import isolated

translate = QCoreApplication.translate

MOST = 7
_NEAR = 30  # further off, a date says more than a number of days
MORE = "more"
FIRST = {each: f"first {each}" for each in First}
_ICONS = {
    Want.CONFLICT: "git-compare",
    Want.INBOX: "inbox",
    Want.OVERDUE: "triangle-alert",
    Want.DEADLINE: "flag",
    Want.INPUTS: "flag",
    Want.DUE: "handshake",
    Want.REPORT: "file-text",
    Want.LEADS: "circle-dashed",
    Want.OWED: "handshake",
    Want.SILENT: "handshake",
    Want.PURGE: "shield",
    Want.ENDS: "handshake",
}


def need_lines(needs: Sequence[Need], today: date, *, show_all: bool = False) -> list[Line]:
    """At most seven, then how many more there are."""
    shown = needs if show_all or len(needs) <= MOST else needs[:MOST]
    lines = [_line(each, today) for each in shown]
    rest = len(needs) - len(shown)
    if rest:
        said = translate("TodayPage", "%n more", "", rest)
        verb = translate("TodayPage", "Show all")
        lines.append(Line(said, icon="ellipsis", key=MORE, verb=verb))
    return lines


def first_lines(nothing: str, missing: Sequence[First]) -> list[Line]:
    """What one begins with on a desk that has nothing of these yet."""
    visit = translate("TodayPage", "Enter the first visit, even if only the month is known")
    person = translate("TodayPage", "Add the people you work with")
    partner = translate("TodayPage", "Name the desks that you exchange workbooks with")
    new, add = translate("TodayPage", "New visit"), translate("TodayPage", "New person")
    show = translate("TodayPage", "Partners")
    said = {
        First.VISIT: (visit, "plane", new),
        First.PERSON: (person, "users", add),
        First.PARTNER: (partner, "arrow-left-right", show),
    }
    lines = [
        Line(text, icon=sign, key=FIRST[each], verb=verb)
        for each, (text, sign, verb) in said.items()
        if each in missing
    ]
    return [Line(nothing, Sort.NOTE), *lines]


def _line(need: Need, today: date) -> Line:
    text = _text(need)
    if need.count > 1:
        more = translate("TodayPage", "{what}, and %n more like it", "", need.count - 1)
        text = more.format(what=isolated(text))
    return Line(
        text,
        note=_when(need, today),
        icon=_ICONS[need.want],
        label=Label(need.label) if need.label else None,
        key=need.key,
        verb=_verb(need.want),
        is_strong=need.want is Want.OVERDUE,
    )


def _text(need: Need) -> str:
    said = {
        Want.CONFLICT: translate("TodayPage", "Desks differ about {title}"),
        Want.INBOX: translate("TodayPage", "{title} waits to be looked at"),
        Want.OVERDUE: translate("TodayPage", "Overdue: {title}"),
        Want.DEADLINE: translate("TodayPage", "Deadline: {title}"),
        Want.INPUTS: translate("TodayPage", "Inputs wanted: {title}"),
        Want.DUE: translate("TodayPage", "Due: {title}"),
        Want.REPORT: translate("TodayPage", "Report of a State: {title}"),
        Want.LEADS: translate("TodayPage", "Nobody leads yet: {title}"),
        Want.OWED: translate("TodayPage", "A workbook is due to {title}"),
        Want.SILENT: translate("TodayPage", "A workbook is due from {title}"),
        Want.PURGE: translate(
            "TodayPage", "Something in a restricted register is due to be deleted"
        ),
        Want.ENDS: translate("TodayPage", "Agreement ends: {title}"),
    }[need.want]
    return said.format(title=isolated(need.title))


def _when(need: Need, today: date) -> str:
    if need.want in (Want.CONFLICT, Want.INBOX, Want.PURGE):
        return ""
    far = abs((need.harm - today).days) > _NEAR
    return day_and_month(need.harm) if far else in_days(need.harm, today)


def _verb(want: Want) -> str:
    match want:
        case Want.CONFLICT:
            return translate("TodayPage", "Decide")
        case Want.INBOX:
            return translate("TodayPage", "Review")
        case Want.LEADS:
            return translate("TodayPage", "Name a lead")
        case Want.OWED | Want.SILENT | Want.PURGE:
            return translate("TodayPage", "Look")
        case _:
            return translate("TodayPage", "Open")
