"""The window's words: none is missing, and each error says what happened and what to do."""

from string import Formatter

import pytest
from PySide6.QtCore import QLocale

from hrdesk import words as sentences
from hrdesk.domain.codes import VisitStatus
from hrdesk.domain.errors import BadRef, BadValue, DeskError, NotFound, UnknownName
from hrdesk.domain.records import KINDS, field_of
from hrdesk.ui import words


@pytest.fixture(autouse=True)
def english():  # type: ignore[no-untyped-def]
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


def test_names_are_readable() -> None:
    assert words.field_word("last_confirmed") == "Last confirmed"
    assert words.field_word("email") == "E-mail"
    assert words.code_word(VisitStatus.UNDER_WAY) == "Under way"
    assert words.code_word("ngo") == "NGO"
    assert words.kind_word("mailing_list") == "Mailing list"
    assert words.kind_plural("person") == "People"
    assert words.country_word("TUN") == "Tunisia"


@pytest.mark.parametrize("kind", KINDS)
def test_catalogue_holds_all_words_of_a_kind(kind: str) -> None:
    known = set(words.catalogue())
    assert words.kind_word(kind) in known
    assert words.kind_plural(kind) in known
    for spec in KINDS[kind].fields:
        assert words.field_word(spec.name) in known


@pytest.mark.parametrize(
    ("kind", "name", "text", "said"),
    [
        ("visit", "country", "KEN", "Kenya"),
        ("visit", "status", "under_way", "Under way"),
        ("visit", "dates", "2026-11-10/2026-11-20", "10–20 Nov 2026"),
        ("visit", "inputs_by", "2026-Q3", "Q3 2026"),
        ("visit", "open_to_join", "no", "No"),
        ("activity", "countries", "KEN", "Kenya"),
        ("person", "function", "under_way", "under_way"),
        ("person", "languages", "fr", "French"),
        ("person", "languages", "Tamazight", "Tamazight"),
        ("person", "languages", "Ga", "Ga"),
        ("activity", "recurrence", "FREQ=WEEKLY;BYDAY=TU,TH", "Every week on Tuesday and Thursday"),
        ("activity", "exceptions", "2026-10-21", "21 Oct 2026"),
        ("document", "type", "end_of_visit_statement", "End-of-visit statement"),
    ],
)
def test_values_are_said(kind: str, name: str, text: str, said: str) -> None:
    assert words.element_word(field_of(kind, name), text) == said


def test_dates_have_the_months_and_digits_of_the_language() -> None:
    QLocale.setDefault(QLocale("fr"))
    assert words.date_word("2026-12-09") == "9 déc 2026"
    assert words.country_word("DEU") == "Allemagne"
    QLocale.setDefault(QLocale("ar_EG"))
    assert words.date_word("2026-12-09") == "٩ ديسمبر ٢٠٢٦"
    assert words.date_word("2026-Q3") == "\u2066Q٣\u2069 ٢٠٢٦", "the numbers keep their places"
    assert words.span_word("2026-12-09T11:00") == "٩ ديسمبر ٢٠٢٦، ١١:٠٠"


@pytest.mark.parametrize("code", sorted(sentences.templates()))
def test_every_error_has_a_sentence(code: str) -> None:
    template = sentences.templates()[code]
    about = {name: "X" for _, name, _, _ in Formatter().parse(template) if name}
    assert words.error_sentence(DeskError(code, **about)) == template.format(**about)
    assert template.endswith(".")
    assert template in words.catalogue()


@pytest.mark.parametrize(
    ("error", "part"),
    [
        (BadValue(field="email", value="x", expected="email"), "E-mail cannot be “x”"),
        (BadValue(field="name", value="", expected="something"), "Name needs a value"),
        (
            BadValue(field="status", value="x", expected="code", codes=("held", "under_way")),
            "one of Held, Under way",
        ),
        (NotFound(ref="PER123"), "no record PER123"),
        (BadRef(text="VIS-1", reason="length"), "“VIS-1” is not a Ref"),
        (UnknownName(what="field", name="emial", known=("email",)), "Did you mean email?"),
        (UnknownName(what="kind", name="x", known=()), "no kind named “x”"),
        (UnknownName(what="prefix", name="", known=("ACT",)), "No record was named"),
        (UnknownName(what="prefix", name="ABC", known=("ACT",)), "Ref that begins with ABC"),
    ],
)
def test_errors_say_what_is_wrong_and_that_nothing_is_lost(error: DeskError, part: str) -> None:
    said = words.error_sentence(error)
    assert part in said
    assert "nothing was changed" in said


def test_how_sure_a_visit_is_has_a_word_that_people_use() -> None:
    assert words.field_word("firmness") == "How certain"


def test_what_a_field_takes_stands_beside_it() -> None:
    country = field_of("activity", "countries")
    error = BadValue(field="countries", value="x", expected="set", codes=country.codes)
    assert "takes a country" in words.wanted_sentence(error)
    dates = BadValue(field="dates", value="soon", expected="span")
    assert "10–12 March 2027" in words.wanted_sentence(dates)
    assert "takes text" in words.wanted_sentence(BadValue(field="x", value="y", expected="?"))


@pytest.mark.parametrize(
    ("author", "said"),
    [
        ("NIRMS.1f2e", "NIRMS"),
        ("hand:PAVZFE4W4EIGJUSE6IVT", "somebody by hand in a workbook"),
        ("hrdesk", "HRDesk"),
    ],
)
def test_who_wrote_something_is_never_told_as_an_id(author: str, said: str) -> None:
    assert words.author_word(author) == said
