"""The words of a visit's brief: headings, columns, values, and what was left out."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QLocale, Qt

from hrdesk.domain.fields import Kind
from hrdesk.domain.label import Label
from hrdesk.operations.brief_gate import MOST, Brief
from hrdesk.operations.brief_html import Wording
from hrdesk.ui.language import isolated
from hrdesk.ui.words import (
    code_word,
    country_word,
    date_word,
    field_word,
    kind_plural,
    kind_word,
    label_word,
    language,
    number_word,
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
        translate(
            "brief", "Made with HRDesk for those whom the label names; it is not for others."
        ),
        heading_word,
        column_word,
        value_word,
        language(),
        right_to_left=QLocale().textDirection() == Qt.LayoutDirection.RightToLeft,
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
        return "; ".join(code_word(each) for each in text.split("; "))
    if kind == Kind.COUNTRY:
        return country_word(text)
    if kind == Kind.DATE:
        return date_word(text)
    if kind == Kind.SPAN:
        return span_word(text)
    return text


def left_out_sentence(brief: Brief) -> str:
    """What is in no brief for this audience; for whoever makes it."""
    if brief.is_whole:
        return translate("brief", "Nothing was held back for its label.")
    parts = [_count(kind, count) for kind, count in brief.left_out.items()]
    if brief.fields_left_out:
        parts.append(translate("brief", "%n field(s)", "", brief.fields_left_out))
    said = translate("brief", "Left out, because the label does not let it go to them: {what}.")
    return said.format(what=isolated(", ".join(parts)))


def cut_sentence(cut: Mapping[str, int], heading: Callable[[str], str] = heading_word) -> str:
    """What a page has the first of only: it is for people, and would be a book."""
    if not cut:
        return ""
    said = translate("brief", "The page has the first {most} of each of these only: {what}.")
    parts = (f"{heading(key)} {number_word(count)}" for key, count in cut.items())
    return said.format(most=number_word(MOST), what=isolated(", ".join(parts)))


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
