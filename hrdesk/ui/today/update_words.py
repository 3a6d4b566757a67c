"""What goes in an update, what stays and why, and what a calendar cannot hold, in a sentence each."""

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.sharing import Why
from hrdesk.operations.update import UpdatePlan, UpdateResult
from hrdesk.operations.update_occasions import Occasion, Period
from hrdesk.ui.exchange.leaving import why_words
from hrdesk.ui.language import isolated
from hrdesk.ui.words import comma, label_word, number_word, semicolon

translate = QCoreApplication.translate


def occasion_words() -> dict[Occasion, str]:
    """What an update may be about."""
    return {
        Occasion.WEEK: translate("Update", "Weekly update: visits, activities, deadlines"),
        Occasion.FORECAST: translate("Update", "Forecast of visits"),
    }


def period_words() -> dict[Period, str]:
    """The periods that are offered."""
    return {
        Period.WEEK: translate("Update", "This week"),
        Period.TWO_WEEKS: translate("Update", "Next 14 days"),
        Period.THREE_MONTHS: translate("Update", "Next 3 months"),
        Period.SIX_MONTHS: translate("Update", "Next 6 months"),
        Period.YEAR: translate("Update", "Next 12 months"),
    }


def preview_words(plan: UpdatePlan, *, locked: bool) -> str:
    """What goes and what does not, and why."""
    said = [_going(plan), *_staying(plan)]
    nowhere = len(plan.selection.nowhere)
    if nowhere:
        said.append(translate("Update", "%n record(s) without a country: left out.", "", nowhere))
    vague = len(plan.without_days(locked=locked))
    if vague:
        said.append(
            translate(
                "Update", "%n record(s) without exact days: not in the calendar file.", "", vague
            )
        )
    return " ".join(said + _locked(plan, locked=locked))


def written_words(result: UpdateResult, *, locked: bool) -> str:
    """What was written where, and what to do with it."""
    book = isolated(result.sent.written.path.name)
    if result.calendar is None:
        said = translate("Update", "{file} is written. Attach it to a mail.").format(file=book)
    else:
        said = translate("Update", "{file} and {calendar} are written. Attach both to a mail.")
        said = said.format(file=book, calendar=isolated(Path(result.calendar).name))
    if locked:
        tell = translate(
            "Update", "The workbook opens with the passphrase only: tell it by telephone."
        )
        said = f"{said} {tell}"
    return said


def _going(plan: UpdatePlan) -> str:
    if not plan.lines:
        return translate("Update", "Nothing of this period and region may go to them.")
    visits = sum(each.kind == "visit" for each in plan.lines)
    parts = [
        translate("Update", "%n visit(s)", "", visits) if visits else "",
        translate("Update", "%n activity(ies)", "", len(plan.lines) - visits)
        if len(plan.lines) > visits
        else "",
    ]
    said = translate("Update", "{what} will be sent; the strictest label is {label}.")
    what = comma().join(filter(None, parts))
    return said.format(what=what, label=label_word(plan.sending.label))


def _staying(plan: UpdatePlan) -> list[str]:
    """Whole records by reason; that single fields stay is said in their cells."""
    whole = plan.sending.stays_whole
    if not whole:
        return []
    partner = plan.sending.partner
    reasons = Counter(_why(each.why, plan, why_words(each, partner.name)) for each in whole)
    if len(reasons) == 1:
        alone = translate("Update", "%n record(s) stay here, because {why}.", "", len(whole))
        return [alone.format(why=next(iter(reasons)))]
    # Each by itself: a part that begins with a number would be read on with the one before it.
    told = semicolon().join(
        isolated(_because(number, why)) for why, number in reasons.most_common()
    )
    said = translate("Update", "%n record(s) stay here: {reasons}.", "", len(whole))
    return [said.format(reasons=told)]


def _because(number: int, why: str) -> str:
    said = translate("Update", "{count} because {why}")
    return said.format(count=number_word(number), why=isolated(why))


def _why(why: Why, plan: UpdatePlan, words: str) -> str:
    if plan.is_outside and why in (Why.NETWORK, Why.PARTNERS):
        return translate("Update", "only what is Public goes to people outside")
    return words


def _locked(plan: UpdatePlan, *, locked: bool) -> list[str]:
    only = len(plan.lines) - len(plan.open_lines(locked=locked))
    if not only:
        return []
    return [
        translate(
            "Update",
            "%n record(s) for named partners: in the locked workbook only, not in calendar and text.",
            "",
            only,
        )
    ]
