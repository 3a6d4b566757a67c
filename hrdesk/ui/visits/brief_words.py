"""The words of a visit's brief: headings, columns, values, and what was left out."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QLocale, Qt

from hrdesk.domain.fields import Kind
from hrdesk.domain.label import Label
from hrdesk.operations.brief_gate import LISTED, Brief
from hrdesk.operations.brief_html import Wording
from hrdesk.ui.language import isolated
from hrdesk.ui.words import (
    code_word,
    comma,
    country_word,
    date_word,
    field_word,
    kind_plural,
    kind_word,
    label_word,
    language,
    number_word,
    semicolon,
    span_word,
)

translate = QCoreApplication.translate


def wording(brief: Brief, *, for_driver: bool) -> Wording:
    """How the page speaks, in the language of the window."""
    title = translate("brief", "Visit brief: {country}")
    if for_driver:
        title = translate("brief", "Times and places: {country}")
    return Wording(
        title.format(country=country_word(brief.country)),
        span_word(brief.dates) if brief.dates else "",
        translate("brief", "Label: {label}").format(label=label_word(Label(brief.label))),
        _made_word(Label(brief.label)),
        heading_word,
        column_word,
        value_word,
        language(),
        right_to_left=QLocale().textDirection() == Qt.LayoutDirection.RightToLeft,
    )


def _made_word(label: Label) -> str:
    if label is Label.PUBLIC:
        return translate("brief", "Made with HRDesk.")
    return translate(
        "brief", "Made with HRDesk for those whom the label names; it is not for others."
    )


def heading_word(key: str) -> str:
    """The heading of a section."""
    return {
        "country": translate("brief", "The country"),
        "visit": translate("brief", "The visit"),
        "presences": translate("brief", "Presences and institutions"),
        "contacts": translate("brief", "Contacts"),
        "delegation": translate("brief", "Delegation"),
        "visits": translate("brief", "Other visits"),
        "recommendations": translate("brief", "Open recommendations"),
        "places": translate("brief", "Places"),
        "programme": translate("brief", "Programme"),
        "documents": translate("brief", "Documents"),
        "driver": translate("brief", "Where to be, and when"),
    }[key]


def column_word(name: str) -> str:
    """The heading of a column, or the name of a fact."""
    own = {
        "day": translate("brief", "Day"),
        "time": translate("brief", "Time"),
        "code": translate("brief", "Codes"),
        "member_of": translate("brief", "Member of"),
    }
    return own.get(name) or field_word(name)


def value_word(kind: str, text: str) -> str:
    """A value in words."""
    if kind == "code":
        return semicolon().join(code_word(each) for each in text.split("; "))
    if kind == LISTED:
        return comma().join(text.split(", "))
    if kind == Kind.COUNTRY:
        return country_word(text)
    if kind == Kind.DATE:
        return date_word(text)
    if kind == Kind.SPAN:
        return span_word(text)
    return text


def left_out_sentence(
    brief: Brief,
    heading: Callable[[str], str] = heading_word,
    *,
    cut: Mapping[str, int] | None = None,
    has_workbook: bool = False,
) -> str:
    """What a page has the first of only, and what is in none for this audience.

    For whoever makes it. A page is for people, and would be a book; where there is a workbook, that
    has all.
    """
    short = _cut_words(brief, brief.cut if cut is None else cut, heading)
    said = []
    if short:
        shown = translate("brief", "{what} are shown.")
        if has_workbook:
            shown = translate("brief", "{what} are shown; the workbook has all.")
        said.append(shown.format(what=isolated(short)))
    if brief.is_whole:
        none = translate("brief", "Nothing was left out.")
        said.append(translate("brief", "Nothing else was left out.") if short else none)
        return " ".join(said)
    parts = [_count(kind, count) for kind, count in brief.left_out.items()]
    if brief.fields_left_out:
        parts.append(translate("brief", "%n field(s)", "", brief.fields_left_out))
    told = translate("brief", "Left out, because the label does not let it go to them: {what}.")
    said.append(told.format(what=isolated(comma().join(parts))))
    return " ".join(said)


def _cut_words(brief: Brief, cut: Mapping[str, int], heading: Callable[[str], str]) -> str:
    """`300 of 477 open recommendations, 300 of 412 contacts`."""
    rows = {section.key: len(section.rows) for section in brief.sections}
    said = translate("brief", "{number} of {all} {what}")
    return comma().join(
        said.format(
            number=number_word(rows.get(key, 0)),
            all=number_word(count),
            what=heading(key).lower(),
        )
        for key, count in cut.items()
    )


def _count(kind: str, count: int) -> str:
    word = kind_word(kind) if count == 1 else kind_plural(kind)
    return f"{number_word(count)} {word.lower()}"


def nothing_words(label: Label, *, is_held_back: bool, holds_items_back: bool = False) -> str:
    """Why there is no page to hand out, and what to do."""
    if is_held_back:
        said = translate(
            "brief",
            "This visit is labelled {label}, so nothing of it goes to those chosen under For."
            " Choose “{own}” there, or give the visit another label.",
        )
        own = audience_words()["own"].partition(":")[0]
        return said.format(label=isolated(label_word(label)), own=own)
    if holds_items_back:
        return translate(
            "brief",
            "The items of the programme are confidential, or their labels are too strict for those"
            " who get this page, so nothing stands on it. Give them another label under Programme.",
        )
    return translate(
        "brief", "No programme is written yet: nothing to hand out. Add its items under Programme."
    )


def audience_words() -> Mapping[str, str]:
    """Those whom a brief can be for, beside partner desks."""
    return {
        "public": translate("brief", "Anybody: what is Public"),
        "network": translate("brief", "Any focal point: what is Public or Network"),
        "own": translate("brief", "This desk only: with what is Internal"),
    }
