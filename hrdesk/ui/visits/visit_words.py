"""What the tabs of a visit say: steps, places visited before, people, items of the check-list."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from hrdesk.operations.checklist import Item
from hrdesk.operations.delegation import Care
from hrdesk.operations.holders import Has
from hrdesk.operations.met_on_days import Met
from hrdesk.operations.telling import Tellable
from hrdesk.operations.time_line import VisitLine
from hrdesk.operations.visit_steps import Behind
from hrdesk.operations.visited_places import Before
from hrdesk.ui.calendar.wording import in_days
from hrdesk.ui.discreet import shown
from hrdesk.ui.language import isolated
from hrdesk.ui.words import comma, country_word, date_word, span_word

translate = QCoreApplication.translate


def name_of(line: VisitLine) -> str:
    """What a visit is called on the time line, as far as it may be seen now."""
    name = country_word(line.country) if line.country else line.title
    return shown(name, line.label)


def who_goes(line: VisitLine) -> str:
    """Whose visit it is, in short, as far as it may be seen now: another one may go there too."""
    said = comma().join(isolated(each) for each in line.by)
    return said if shown(said, line.label) == said else ""


def met_words(several: Sequence[Met]) -> list[str]:
    """What a visit overlaps: `overlaps HRC 63, 3 days`; one of them by name, the others counted."""
    if not several:
        return []
    first = several[0]
    name = country_word(first.country) if first.country else first.title
    said = translate("visits", "overlaps {what}, %n day(s)", "", first.days)
    words = [said.format(what=isolated(shown(name, first.label)))]
    if others := len(several) - 1:
        words.append(translate("visits", "and %n more", "", others))
    return words


def preparation_titles() -> dict[str, str]:
    """The usual items of a check-list, by their keys."""
    return {
        "note_verbale": translate("visits", "Note verbale to the Permanent Mission"),
        "visa": translate("visits", "Visas asked for"),
        "concept_note": translate("visits", "Concept note agreed with the partners"),
        "terms_of_reference": translate("visits", "Terms of reference sent to the State"),
        "inputs": translate("visits", "Inputs of partners and civil society asked for"),
        "places": translate("visits", "Places to visit chosen"),
        "programme": translate("visits", "Draft programme agreed"),
        "security": translate("visits", "Security clearance"),
        "interpreters": translate("visits", "Interpreters and drivers booked"),
        "briefing": translate("visits", "Brief for the delegation"),
        "media": translate("visits", "Media advisory and press conference"),
        "feedback": translate("visits", "Feedback to the partners"),
        "report": translate("visits", "Report of the visit"),
    }


def care_word(care: Care, elsewhere: Sequence[str] = ()) -> str:
    """Something to look at before somebody goes, in a calm sentence."""
    return {
        Care.NATIONAL: translate("visits", "National of the visited country"),
        Care.NATIONALITY_UNKNOWN: translate("visits", "Nationality not known"),
        Care.NOT_ON_ROSTER: translate("visits", "Not on the roster"),
        Care.PROTECTED: translate("visits", "Protected person: leaves in no file."),
        Care.ELSEWHERE: translate("visits", "At the same time: {visits}").format(
            visits=comma().join(isolated(each) for each in elsewhere)
        ),
    }[care]


def before_words(before: Sequence[Before]) -> str:
    """`Visited before: 2019 (SPT), 2022 · Other visits: 2027`; empty where there is none of them."""
    held = [each for each in before if each.is_held]
    others = [each for each in before if not each.is_held]
    parts = []
    if held:
        said = translate("visits", "Visited before: {when}")
        parts.append(said.format(when=_when(held)))
    if others:
        said = translate("visits", "Other visits: {when}")
        parts.append(said.format(when=_when(others)))
    return " · ".join(parts)


def _when(before: Sequence[Before]) -> str:
    said = comma().join(_one_before(each) for each in before[:4])
    more = len(before) - 4
    return said + translate("visits", " and %n more", "", more) if more > 0 else said


def _one_before(before: Before) -> str:
    when = span_word(before.dates) if before.dates else translate("visits", "no date")
    if not before.by:
        return isolated(when)
    return isolated(f"{when} ({', '.join(before.by)})")


def due_word(item: Item, today: date) -> str:
    """`10 Dec 2026 · in 18 days · 60 days before the visit`."""
    if item.due is None:
        return translate("visits", "no day yet")
    parts = [isolated(date_word(item.due.isoformat()))]
    if not item.is_done:
        parts.append(in_days(item.due, today))
    if item.offset is not None:
        parts.append(offset_word(item.offset))
    return " · ".join(parts)


def offset_word(days: int) -> str:
    """`60 days before the visit`, `on its first day`, `14 days after it begins`."""
    if days < 0:
        return translate("visits", "%n day(s) before the visit", "", -days)
    if days > 0:
        return translate("visits", "%n day(s) after it begins", "", days)
    return translate("visits", "on its first day")


def has_word(each: Tellable) -> str:
    """What a partner desk has of a visit."""
    if not each.may_get:
        return translate("visits", "may not get it by its label")
    if each.has in (Has.CURRENT, Has.OLDER):
        return translate("visits", "has it as it was")
    return translate("visits", "not shared with yet")


def behind_words(behind: Behind) -> str:
    """What did not follow a visit to its new dates, as a question."""
    days = abs(behind.days)
    if behind.days < 0:
        moved = translate("visits", "The visit begins %n day(s) earlier.", "", days)
    else:
        moved = translate("visits", "The visit begins %n day(s) later.", "", days)
    said = [moved]
    if behind.programme:
        said.append(
            translate("visits", "%n item(s) of its programme stayed.", "", behind.programme)
        )
    if behind.items:
        said.append(
            translate("visits", "%n open item(s) of its check-list stayed.", "", behind.items)
        )
    return " ".join((*said, translate("visits", "Move them by as much?")))


def moved_sentence(about: Mapping[str, object], having: Sequence[Tellable]) -> str:
    """What else moved with a visit, and who will see its new dates."""
    items, days, planned = (int(str(about.get(key, 0))) for key in ("items", "days", "programme"))
    said = []
    if planned:
        said.append(translate("visits", "%n item(s) of the programme moved with it.", "", planned))
    if items:
        said.append(
            translate("visits", "%n open item(s) of the check-list moved with it.", "", items)
        )
    if names := comma().join(isolated(each.name) for each in having):
        told = translate("visits", "These will see the new dates with the next workbook: {names}.")
        said.append(told.format(names=names))
    elif days:
        said.append(translate("visits", "No partner has been given this visit."))
    return " ".join(said)
