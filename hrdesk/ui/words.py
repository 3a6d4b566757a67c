"""Fields, codes, kinds, dates and errors in the words of the window's language.

The English words come from the names in code (`domain.naming`), so that a new field needs none
here; `catalogue` lists them all for translators, under the context "words".
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache

from PySide6.QtCore import QByteArray, QCoreApplication, QLocale, QTimeZone

from hrdesk import words
from hrdesk.domain import countries, editions, titles
from hrdesk.domain.dates import city_of_zone
from hrdesk.domain.errors import BadRef, BadValue, DeskError, NotFound, UnknownName
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.label import Label
from hrdesk.domain.naming import readable
from hrdesk.domain.records import KINDS
from hrdesk.domain.text import comma_of, semicolon_of
from hrdesk.domain.values import YES
from hrdesk.geography import country_names
from hrdesk.ui.calendar.spoken import zone_words
from hrdesk.ui.language import ltr

CONTEXT = "words"
# Where the plain reading of a name is not what people call it.
_ENGLISH = {
    # "Istanbul" is none, and stands among them.
    "acronym": "Short name",
    "email": "E-mail",
    "other_emails": "Other e-mails",
    "zone": "Time zone",
    "firmness": "How certain",
    "follow_up": "Follow-up",
    "fact_finding": "Fact-finding",
    "sub_team": "Sub-team",
    "state": "Follow-up state",
    "head": "Head of delegation",
    "chaired_by": "Chair not in Contacts",
    "link": "Web link",
    "upr_position": "UPR position",
    "lead_days": "Lead time in days",
    "upr_session": "UPR session",
    "complaints": "Individual complaints",
    "bound": "Bound since",
    "first_report": "First report due after (months)",
    "report_every": "Report every (months)",
    "npm_after": "Preventive mechanism within (months)",
    "npm_due": "Preventive mechanism due",
    "external_key": "Key elsewhere",
    "file_hash": "SHA-256 of the file",
    "end_of_visit_statement": "End-of-visit statement",
    "united_nations": "United Nations",
    "ngo": "NGO",
    "ohchr_section": "OHCHR section",
    "childrens_home": "Children's home",
    "person": "Person",
    "persons": "People",
}
LANGUAGES = "languages"
# Letters of ISO 639.
_LANGUAGE_CODES = (2, 3)
_HAND = "hand:"
_NOWHERE = QLocale.Country.AnyTerritory
_QUARTER = re.compile(r"\bQ[1-4]\b")
_SYSTEM_NAMES = ("ref", "title", "label", "partners", "life", "changed", "conflicts")
_LIVES = ("active", "archived", "removed")
_NOT_KNOWN = "HRDesk knows no {what} named “{name}”; nothing was changed."
_DID_YOU_MEAN = "Did you mean {near}?"
_NO_RECORD = "There is no record {ref} on this desk; nothing was changed."
_NEEDS = "{field} needs {wanted}; nothing was changed."
_CANNOT_BE = "{field} cannot be “{value}”; nothing was changed. It takes {wanted}."
_NO_REF = "“{text}” is not a Ref; nothing was changed. A Ref looks like VIS-7K3M-QX9P-2TVDR."
_NOT_SAVED = "Not saved: this takes {wanted}."
_NO_SUCH_RECORD = (
    "Not saved: no record is called so. Choose one from the list that opens while you type."
)
# Who types into a form writes dates as people do, and need not know how they are kept.
_NO_SUCH_DATES = (
    "Not saved: no dates are read from it, or the end is before the beginning. Type"
    " 10–12 March 2027, March 2027 or spring 2027."
)
_ONE_OF = "one of {listed}"
_REPEATS = "recurrence"


def field_word(name: str) -> str:
    """What a field, or a part of the system such as `label`, is called."""
    return _said(_english(name))


def code_word(code: str) -> str:
    """A code of a closed list in words."""
    return _said(_english(code))


def long_line_words(count: int) -> str:
    """What is asked of a text in a field of one line; nothing of it is lost meanwhile."""
    return QCoreApplication.translate(
        "FieldRow",
        "%n character(s) in a field of one line: is all of it meant? It is kept as it is; a text"
        " has more room in the notes.",
        "",
        count,
    )


def label_word(label: Label) -> str:
    """What a label is called."""
    return _said(_english(label.value))


def kind_word(kind: str) -> str:
    """One record of a kind: `Mailing list`."""
    return _said(_english(kind))


def kind_plural(kind: str) -> str:
    """Several records of a kind: `Mailing lists`."""
    return _said(_english(KINDS[kind].plural))


def new_word(kind: str) -> str:
    """What begins a record of a kind: `New person`."""
    said = QCoreApplication.translate("PlacePage", "New {kind}")
    return said.format(kind=kind_word(kind).lower())


def new_in_view(view: str) -> str:
    """What begins something new in a view that has a word of its own for it, else nothing."""
    say = QCoreApplication.translate
    return {
        "joint": say("PlacePage", "New joint activity"),
        "tracker": say("PlacePage", "New joint statement"),
        "agreements": say("PlacePage", "New agreement"),
    }.get(view, "")


def country_word(code: str) -> str:
    """The name of a country in the window's language."""
    return country_names(language()).get(code, code)


def language() -> str:
    """The language of the window, two letters."""
    return QLocale().name()[:2]


def comma() -> str:
    """What stands between the parts of a list or a name in the window's language."""
    return comma_of(language())


def semicolon() -> str:
    """What stands between parts that hold commas themselves, in the window's language."""
    return semicolon_of(language())


def day_and_time(day: str, time: str) -> str:
    """A day with what o'clock, both in words of the window."""
    return f"{day}{comma()}{time}"


def date_word(text: str) -> str:
    """A date as people write it, with the months of the window's language."""
    return in_digits(titles.spoken_date(text, months())).replace(", ", comma())


def span_word(text: str) -> str:
    """A span as people write it, with the months of the window's language."""
    return in_digits(titles.spoken_span(text, months())).replace(", ", comma())


def months() -> tuple[str, ...]:
    """The short names of the months in the window's language."""
    if language() == "en":
        return titles.MONTHS  # as in the titles of visits, whichever English it is
    return _months_of(QLocale().name())


@cache
def _months_of(locale: str) -> tuple[str, ...]:
    named, short = QLocale(locale), QLocale.FormatType.ShortFormat
    return tuple(named.monthName(month, short).rstrip(".") for month in range(1, 13))


def in_digits(text: str) -> str:
    """The text with the digits of the window's language, as QLocale writes everything else."""
    zero = QLocale().zeroDigit()
    if zero == "0":
        return text
    # Beside a Latin letter, two numbers of an Arabic window would change places.
    text = _QUARTER.sub(lambda found: ltr(found[0]), text)
    return text.translate({ord("0") + each: chr(ord(zero) + each) for each in range(10)})


def number_word(number: int) -> str:
    """A number with the digits and the groups of the window's language."""
    return QLocale().toString(number)


def author_word(author: str) -> str:
    """The desk that wrote a revision; of what was typed into a workbook nobody knows by whom."""
    if author.startswith(_HAND):
        return QCoreApplication.translate("Review", "somebody by hand in a workbook")
    return "HRDesk" if author == editions.AUTHOR else author.partition(".")[0]


def language_word(code: str) -> str:
    """What a language is called: `fr` is French; a text that is no code stays as it is."""
    # Qt takes letters of either case, and a language that somebody typed, as Ga, is no code.
    is_code = len(code) in _LANGUAGE_CODES and code.isascii() and code.islower()
    known = QLocale.codeToLanguage(code) if is_code else QLocale.Language.C
    if known in (QLocale.Language.C, QLocale.Language.AnyLanguage):
        return code
    return _said(QLocale.languageToString(known))


def zone_word(zone: str) -> str:
    """A time zone as it is shown: its city, and the country that it lies in."""
    return _in_land(city_of_zone(zone), zone)


def home_zone_word(zone: str) -> str:
    """The same of times: the desk's own zone by the city where the desk is."""
    return _in_land(zone_words(zone), zone)


def _in_land(city: str, zone: str) -> str:
    land = _land_of(zone)
    return f"{city} · {land}" if land else zone.replace("_", " ")


def _land_of(zone: str) -> str:
    place = QTimeZone(QByteArray(zone.encode())).territory() if "/" in zone else _NOWHERE
    return "" if place in (_NOWHERE, QLocale.Country.World) else QLocale.territoryToString(place)


def element_word(spec: Field, text: str) -> str:
    """One value of a field in words; the Ref of a link stays as it is."""
    if spec.kind is Kind.COUNTRY or spec.codes == countries.CODES:
        return country_word(text)
    if spec.codes is not None:
        return code_word(text)
    if spec.name == LANGUAGES:
        return language_word(text)
    if spec.name == _REPEATS:
        # The window is painted before any rule is told.
        from hrdesk.ui.repeat_words import rule_in_words

        return rule_in_words(text)
    if spec.days or spec.kind is Kind.DATE:
        return date_word(text)
    match spec.kind:
        case Kind.SPAN:
            return span_word(text)
        case Kind.ZONE:
            return zone_word(text)
        case Kind.NUMBER:
            return in_digits(text)
        case Kind.BOOL:
            return _said("Yes") if text == YES else _said("No")
    return text


def error_sentence(error: DeskError) -> str:
    """One sentence for a person: what happened, what is safe, what to do."""
    about = {key: str(value) for key, value in error.about.items()}
    if isinstance(error, BadValue):
        return _bad_value(error)
    if isinstance(error, UnknownName):
        return _unknown(error)
    if isinstance(error, NotFound):
        return _said(_NO_RECORD).format_map(about)
    if isinstance(error, BadRef):
        return _said(_NO_REF).format_map(about)
    return _said(words.templates()[error.code]).format_map(about)


def wanted_sentence(error: BadValue) -> str:
    """What the field takes, short enough to stand beside it."""
    if error.about["expected"] in ("link", "links"):
        # Who types a name into a form has never heard of Refs.
        return _said(_NO_SUCH_RECORD)
    if error.about["expected"] == "span":
        return _said(_NO_SUCH_DATES)
    return _said(_NOT_SAVED).format(wanted=_wanted(error))


def wanted_words(error: BadValue) -> str:
    """What the field takes, for a column of its own."""
    wanted = _wanted(error)
    return wanted[:1].upper() + wanted[1:]


def catalogue() -> list[str]:
    """Every English text of this context, for translators."""
    texts = [*(_english(name) for name in _names()), "Yes", "No", *words.templates().values()]
    texts += words.wanted_values().values()
    texts += [
        _NOT_KNOWN,
        words.NO_RECORD_NAMED,
        words.NO_KIND_OF_REF,
        _DID_YOU_MEAN,
        _NO_RECORD,
        _NEEDS,
        _CANNOT_BE,
        _NO_REF,
        _NOT_SAVED,
        _NO_SUCH_RECORD,
        _NO_SUCH_DATES,
        _ONE_OF,
    ]
    return sorted(set(texts))


def _names() -> Iterator[str]:
    yield from _SYSTEM_NAMES
    yield from _LIVES
    yield from (label.value for label in Label)
    for kind, shape in KINDS.items():
        yield kind
        yield shape.plural
        for spec in shape.fields:
            yield spec.name
            if spec.codes is not None and spec.codes != countries.CODES:
                yield from spec.codes


def _english(name: str) -> str:
    return _ENGLISH.get(name) or readable(name)


def _said(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)


def _bad_value(error: BadValue) -> str:
    sentence = _CANNOT_BE if error.about["value"] else _NEEDS
    return _said(sentence).format(
        field=field_word(str(error.about["field"])),
        value=error.about["value"],
        wanted=_wanted(error),
    )


def _wanted(error: BadValue) -> str:
    code, codes = str(error.about["expected"]), error.about.get("codes") or ()
    known = words.wanted_values()
    if codes and code not in ("country", "link", "links") and codes != countries.CODES:
        assert isinstance(codes, tuple)
        listed = comma().join(code_word(each) for each in codes[:12])
        return _said(_ONE_OF).format(listed=listed + (" …" if len(codes) > 12 else ""))
    if codes == countries.CODES:
        code = "country"
    return _said(known[code]) if code in known else _said("text")


def _unknown(error: UnknownName) -> str:
    what, name = str(error.about["what"]), str(error.about["name"])
    known = error.about.get("known") or ()
    assert isinstance(known, tuple)
    if what == words.PREFIX:
        said = words.NO_KIND_OF_REF if name else words.NO_RECORD_NAMED
        return _said(said).format(prefix=name)
    sentence = _said(_NOT_KNOWN).format(what=field_word(what).lower(), name=name)
    near = get_close_matches(name, known, n=1)
    return f"{sentence} {_said(_DID_YOU_MEAN).format(near=near[0])}" if near else sentence
