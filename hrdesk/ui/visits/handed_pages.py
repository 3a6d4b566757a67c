"""The pages that are handed out about a visit or an event, each as it is shown and written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.records import kind_of
from hrdesk.operations.brief_gate import Audience, Brief
from hrdesk.operations.brief_html import brief_html
from hrdesk.operations.programme_paper import Paper, paper_of, programme_html
from hrdesk.operations.visit_brief import brief_of, driver_programme, file_name
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import isolated
from hrdesk.ui.printing.html_paper import HtmlPaper
from hrdesk.ui.records.called_here import titles_here
from hrdesk.ui.visits.brief_words import left_out_sentence, wording
from hrdesk.ui.visits.programme_words import left_out_words, paper_words
from hrdesk.ui.words import label_word

translate = QCoreApplication.translate
_LONGEST_NAME = 80
_NOT_IN_NAMES = '\\/:*?"<>|'


class What(StrEnum):
    """Which page; those of a visit that name nobody say times and places only."""

    BRIEF = "brief"
    PROGRAMME = "programme"
    DRIVER = "driver"
    NAMELESS = "nameless"


@dataclass(frozen=True, slots=True)
class HandedPage:
    """One page; `left_out` says on screen what does not stand in it, `name` is that of a file.

    `refs` are the records that it tells of; `readers` are set where it is for all who may have
    its record. `holds_items_back` where a programme is written and none of it is for them.
    """

    paper: HtmlPaper
    left_out: str
    name: str
    is_empty: bool
    refs: tuple[str, ...] = ()
    readers: tuple[str, ...] | None = None
    holds_items_back: bool = False


def pages_of(ref: str) -> Mapping[What, str]:
    """What can be handed out about a record, in words."""
    programme = {What.PROGRAMME: translate("HandOut", "Programme, with names")}
    if kind_of(ref) != "visit":
        return programme | {What.NAMELESS: translate("HandOut", "Programme, without names")}
    return {
        What.BRIEF: translate("HandOut", "Brief for the delegation"),
        **programme,
        What.DRIVER: translate("HandOut", "Times and places for the driver, without names"),
    }


def is_for_chosen(what: What) -> bool:
    """Whether a page is made for whom one chooses; a programme is for all who may have its record."""
    return what in (What.BRIEF, What.DRIVER)


def page_of(desk: Desk, ref: str, what: What, audience: Audience) -> HandedPage:
    """A page as it is now."""
    if what is What.BRIEF:
        return _brief(desk, ref, what, audience, brief_of)
    if what is What.DRIVER:
        return _brief(desk, ref, what, audience, driver_programme)
    return _programme(_paper(desk, ref), names=what is What.PROGRAMME)


def _brief(
    desk: Desk, ref: str, what: What, audience: Audience, gather: Callable[..., Brief]
) -> HandedPage:
    brief: Brief = desk.read(gather, ref, audience)
    words = wording(brief, for_driver=what is What.DRIVER)
    return HandedPage(
        HtmlPaper(words.title, brief_html(brief, words), brief.label),
        left_out_sentence(brief),
        file_name(brief, what.value),
        not brief.sections,
        brief.refs,
        holds_items_back="programme_item" in brief.left_out,
    )


def _paper(desk: Desk, ref: str) -> Paper:
    paper = desk.read(paper_of, ref)
    # Days and hours stand in the language of the window, and so does what it is called.
    return replace(paper, title=titles_here(desk, [ref]).get(ref, paper.title))


def _programme(paper: Paper, *, names: bool) -> HandedPage:
    name = "".join(each for each in paper.title if each not in _NOT_IN_NAMES)
    whom = translate("HandOut", "For all who may have the record: {label}.")
    said = [whom.format(label=isolated(label_word(paper.label))), left_out_words(paper)]
    words = paper_words(paper.city, paper.country)
    return HandedPage(
        HtmlPaper(paper.title, programme_html(paper, words, names=names), paper.label),
        "\n".join(filter(None, said)),
        name[:_LONGEST_NAME].strip(),
        not paper.days,
        paper.refs + (paper.people if names else ()),
        paper.readers,
        holds_items_back=bool(paper.left_out),
    )
