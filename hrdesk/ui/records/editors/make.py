"""Which editor a field gets, from its declaration alone."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from hrdesk.domain import countries
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.text import words_of
from hrdesk.store import listing
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.editors.base import Editor, Today, this_day
from hrdesk.ui.records.editors.choices import BoolEditor, CodeEditor
from hrdesk.ui.records.editors.country_set import CountrySetEditor
from hrdesk.ui.records.editors.dates import DateEditor, day_word, find_days
from hrdesk.ui.records.editors.draft import DraftEditor
from hrdesk.ui.records.editors.finding import (
    RecordFinder,
    find_codes,
    find_countries,
    find_zones,
)
from hrdesk.ui.records.editors.picking import Offer
from hrdesk.ui.records.editors.repeat import RepeatEditor
from hrdesk.ui.records.editors.rule import RuleEditor
from hrdesk.ui.records.editors.several import LinksEditor, TokenEditor
from hrdesk.ui.records.editors.single import CountryEditor, LinkEditor, PickEditor
from hrdesk.ui.records.editors.span import SpanEditor
from hrdesk.ui.records.editors.texts import LongTextEditor, TextEditor
from hrdesk.ui.words import (
    LANGUAGES,
    code_word,
    country_word,
    element_word,
    language_word,
    zone_word,
)

_MOST = 30
# The languages of the network: offered before anybody has named one.
_SPOKEN = ("ar", "en", "es", "fr", "id", "pt", "ru", "sw", "zh")


def editor_for(
    spec: Field, kind: str, desk: Desk, *, today: Today = this_day, parent: QWidget | None = None
) -> Editor:
    """The editor for a field of a kind."""
    if spec.links is not None:
        return _link_editor(spec, RecordFinder(desk, spec.links), parent)
    match spec.kind:
        case Kind.SET:
            return _set_editor(spec, kind, desk, today, parent)
        case Kind.COUNTRY:
            return CountryEditor(spec, find_countries, country_word, parent)
        case Kind.ZONE:
            return PickEditor(spec, find_zones, zone_word, parent)
        case Kind.CODE:
            return CodeEditor(spec, spec.codes or (), parent)
        case Kind.BOOL:
            return BoolEditor(spec, parent)
        case Kind.DATE:
            return DateEditor(spec, today, parent)
        case Kind.SPAN:
            return SpanEditor(spec, desk.database.identity.zone, today, parent)
        case Kind.LONG_TEXT:
            is_draft = (kind, spec.name) == ("document", "draft")
            return (DraftEditor if is_draft else LongTextEditor)(spec, parent)
    return _line_editor(spec, kind, desk, today, parent)


def _line_editor(
    spec: Field, kind: str, desk: Desk, today: Today, parent: QWidget | None
) -> Editor:
    if (kind, spec.name) == ("activity", "recurrence"):
        return RepeatEditor(spec, today, parent)
    is_rule = (kind, spec.name) == ("mailing_list", "rule")
    made = (RuleEditor if is_rule else TextEditor)(spec, desk, kind, parent)
    if (kind, spec.name) == ("person", "name"):
        # As all others are written, and sorted.
        said = QCoreApplication.translate("TextEditor", "Family name, given name")
        made.set_placeholder(said)
    return made


def _link_editor(spec: Field, finder: RecordFinder, parent: QWidget | None) -> Editor:
    if spec.is_set:
        return LinksEditor(spec, finder.find, finder.titles, finder.make, parent)
    return LinkEditor(spec, finder.find, finder.said, finder.make, parent)


def _set_editor(spec: Field, kind: str, desk: Desk, today: Today, parent: QWidget | None) -> Editor:
    if spec.days:
        return TokenEditor(spec, partial(find_days, today), day_word, closed=True, parent=parent)
    if spec.codes == countries.CODES:
        return CountrySetEditor(spec, find_countries, country_word, parent)
    if spec.codes is not None:
        search = partial(find_codes, spec.codes)
        return TokenEditor(spec, search, code_word, closed=True, parent=parent)
    known = _KnownValues(spec, kind, desk)
    said = language_word if spec.name == LANGUAGES else str
    return TokenEditor(spec, known.find, said, closed=False, parent=parent)


class _KnownValues:
    """What other records have in a set field, read when it is first asked for."""

    def __init__(self, spec: Field, kind: str, desk: Desk) -> None:
        self._spec, self._kind, self._desk = spec, kind, desk

    def find(self, typed: str) -> Sequence[Offer]:
        """Values whose words begin like these."""
        known = self._desk.read(listing.distinct_values, self._kind, self._spec.name)
        if self._spec.name == LANGUAGES:
            known = list(dict.fromkeys((*known, *_SPOKEN)))
        wanted = words_of(typed)
        offers = (Offer(each, element_word(self._spec, each)) for each in known)
        found = (each for each in offers if _has(wanted, words_of(f"{each.key} {each.text}")))
        return [each for each, _ in zip(found, range(_MOST), strict=False)]


def _has(wanted: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(word.startswith(each) for word in words) for each in wanted)
