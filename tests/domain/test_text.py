"""Texts are found however they are spelled, and kept exactly as they were meant."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hrdesk.domain.text import in_words, normalised, one_line, tidy, words_of
from tests.factories import TEXTS


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Müller", "muller"),
        ("MÜLLER", "muller"),
        ("Mu\u0308ller", "Müller"),
        ("Straße", "STRASSE"),
        ("Øystein", "oystein"),
        ("Łódź", "lodz"),
        ("Đorđević", "dordevic"),
        ("Diyarbakır", "diyarbakir"),
        ("œuvre", "oeuvre"),
        ("Æsop", "aesop"),
        ("№ 5", "no 5"),
        ("ＡＢＣ", "abc"),
        ("ﬁnal", "final"),
        ("Ёлкин", "елкин"),
        ("Κώστας", "κωστας"),
    ],
)
def test_accents_case_and_forms_of_letters_do_not_matter(one: str, two: str) -> None:
    assert normalised(one) == normalised(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("أحمد", "احمد"),
        ("إبراهيم", "ابراهيم"),
        ("آمنة", "امنه"),
        ("ٱلله", "الله"),
        ("محـــمد", "محمد"),
        ("مُحَمَّد", "محمد"),
        ("كِتَابٌ", "كتاب"),
        ("فاطمة", "فاطمه"),
        ("مصطفى", "مصطفي"),
        ("مؤمن", "مومن"),
        ("رئيس", "رييس"),
        ("عطاء", "عطا"),
        ("کریم", "كريم"),
        ("رحمٰن", "رحمن"),
        ("ﻼ", "لا"),
    ],
)
def test_arabic_is_found_with_and_without_marks_tatweel_and_hamza(one: str, two: str) -> None:
    assert normalised(one) == normalised(two)


@pytest.mark.parametrize(
    ("one", "two"), [("muller", "miller"), ("حمد", "احمد"), ("a", "b"), ("بيت", "بنت"), ("1", "2")]
)
def test_different_words_stay_different(one: str, two: str) -> None:
    assert normalised(one) != normalised(two)


@given(TEXTS)
@example("№")
@example("ᴬ")
@example("ﷺ")
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalised(text)
    assert normalised(once) == once


@given(st.text(max_size=12))
def test_case_and_composition_never_matter(text: str) -> None:
    assert normalised(unicodedata.normalize("NFD", text)) == normalised(text)
    assert normalised(text.casefold()) == normalised(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Freedom from torture, 2027!", ["freedom", "from", "torture", "2027"]),
        ("end-of-visit", ["end", "of", "visit"]),
        ("_end_of_visit", ["end", "of", "visit"]),
        ("  ", []),
        ("“Müller's”", ["muller", "s"]),
        ("حقوق الإنسان", ["حقوق", "الانسان"]),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Follow-up, 2027", "follow-up, 2027"),
        ("Müller's", "muller's"),
        ("🧡café—naïve", "cafe naive"),
        ("", ""),
    ],
)
def test_words_stand_apart_for_the_index(text: str, words: str) -> None:
    assert in_words(text) == words


@given(TEXTS)
def test_cut_apart_or_not_the_words_are_the_same(text: str) -> None:
    assert words_of(in_words(text)) == words_of(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        (" \t\n a \n\t ", "a"),
        ("e\u0301", "é"),
        ("\u00a0a\u00a0", "\u00a0a\u00a0"),
        ("a  b", "a  b"),
        ("\n\n", ""),
    ],
)
def test_a_text_is_kept_in_one_form(text: str, kept: str) -> None:
    assert tidy(text) == kept


@given(TEXTS)
def test_tidying_twice_changes_nothing(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    assert "\r" not in once


@pytest.mark.parametrize(
    ("text", "width", "line"),
    [
        ("short", 80, "short"),
        ("two\nlines\tand  blanks ", 80, "two lines and blanks"),
        ("12345", 5, "12345"),
        ("123456", 5, "1234…"),
        ("123 56 8", 5, "123…"),
        ("", 5, ""),
    ],
)
def test_a_text_on_one_line(text: str, width: int, line: str) -> None:
    assert one_line(text, width) == line


@given(st.text(max_size=60), st.integers(2, 20))
def test_a_line_is_never_wider_than_asked(text: str, width: int) -> None:
    line = one_line(text, width)
    assert len(line) <= width
    assert "\n" not in line
    assert line == one_line(line, width)
