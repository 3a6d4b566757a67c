"""What an export of the UHRI would change, in words: counts, names that are not known, bad rows."""

from collections.abc import Mapping
from html import escape

from PySide6.QtCore import QCoreApplication

from hrdesk.operations.uhri import Fate, UhriPlan
from hrdesk.operations.uhri_names import Unknown
from hrdesk.ui.language import isolated
from hrdesk.ui.words import comma, number_word

translate = QCoreApplication.translate
_MOST = 40
# What the export calls its column of ids, in every language.
_IDS = "OHCHR Annotation Id"


def counts_words(plan: UhriPlan) -> str:
    """How many of each, in one sentence."""
    said = {
        Fate.NEW: translate("UhriWords", "{count} new"),
        Fate.UPDATED: translate("UhriWords", "{count} brought up to date"),
        Fate.DIFFERS: translate("UhriWords", "{count} that you changed and OHCHR too"),
        Fate.SAME: translate("UhriWords", "{count} unchanged"),
        Fate.REMOVED: translate("UhriWords", "{count} removed here before, which stay so"),
        Fate.PROBLEM: translate("UhriWords", "%n row(s) left out", "", plan.counts[Fate.PROBLEM]),
    }
    parts = [
        words.format(count=number_word(plan.counts[fate]))
        for fate, words in said.items()
        if plan.counts[fate]
    ]
    return comma().join(parts) or translate("UhriWords", "nothing")


def report(plan: UhriPlan) -> str:
    """All that is to be told besides, as HTML."""
    parts = []
    for name, several in plan.unknown.items():
        parts.append(f"<h4>{escape(_heading(name))}</h4>")
        parts.append(_names(several))
    if plan.problems:
        parts.append(f"<h4>{escape(translate('UhriWords', 'Rows with something wrong'))}</h4>")
        lines = [_problem(each.number, each.code, each.found) for each in plan.problems[:_MOST]]
        lines += _more(plan.problem_count - _MOST)
        parts.append("<p>" + "<br>".join(lines) + "</p>")
    if plan.elsewhere:
        said = translate(
            "UhriWords",
            "%n that came from the UHRI before and not in this file: they stay",
            "",
            plan.elsewhere,
        )
        parts.append(f"<p>{escape(said)}</p>")
    if not parts:
        parts.append(f"<p>{escape(translate('UhriWords', 'All names are known here.'))}</p>")
    return "".join(parts)


def _heading(name: str) -> str:
    return {
        "body": translate(
            "UhriWords", "Bodies that are no organisation here, or several: the body stays empty"
        ),
        "country": translate("UhriWords", "No State that HRDesk knows: the State stays empty"),
        "recommending_states": translate(
            "UhriWords", "Recommending States that HRDesk does not know: left out"
        ),
        "themes": translate("UhriWords", "Themes that are new on this desk: kept as they are"),
        "groups": translate("UhriWords", "Groups that are new on this desk: kept as they are"),
    }[name]


def _names(several: Mapping[str, Unknown]) -> str:
    ordered = sorted(several.items(), key=lambda each: (-each[1].count, each[0]))
    lines = []
    for text, about in ordered[:_MOST]:
        said = translate("UhriWords", "%n row(s), first row {row}", "", about.count)
        where = said.format(row=number_word(about.rows[0]))
        lines.append(escape(f"{isolated(text)} – {isolated(where)}"))
    lines += _more(len(ordered) - _MOST)
    return "<p>" + "<br>".join(lines) + "</p>"


def _problem(number: int, code: str, found: str) -> str:
    no_key = (
        translate("UhriWords", "Row {row} is left out: “{found}” is not a valid {column}")
        if found
        else translate("UhriWords", "Row {row} is left out: nothing stands under “{column}”")
    )
    said = {
        "uhri_no_key": no_key,
        "uhri_no_text": translate("UhriWords", "Row {row} is left out: it has no text"),
        "uhri_twice": translate(
            "UhriWords", "Row {row} is left out: an earlier row has the same id, “{found}”"
        ),
        "uhri_no_date": translate(
            "UhriWords", "Row {row}: “{found}” is no date; that field stays empty"
        ),
        "uhri_unknown_word": translate(
            "UhriWords",
            "Row {row}: HRDesk does not know the word “{found}”; that field stays empty",
        ),
    }[code]
    about = {"row": number_word(number), "found": isolated(found), "column": isolated(_IDS)}
    return escape(isolated(said.format(**about)))


def _more(count: int) -> list[str]:
    if count <= 0:
        return []
    return [escape(translate("UhriWords", "and %n more", "", count))]
