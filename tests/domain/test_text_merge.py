"""A text is suggested in which both changes are, and no word of either side is lost in silence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrdesk.domain.text_merge import combined, text_of, words_of_text

LETTERS = st.text(alphabet=["a", "b", "ب", "\u064e", " ", ".", "\n", "é", "😀"], max_size=24)
WORDS = st.lists(st.sampled_from(["one", "two", "three", "four", "ثلاثة"]), max_size=6)
PROSE = st.lists(WORDS.map(" ".join), min_size=1, max_size=4).map("\n".join)


def suggested(base: str | None, *texts: str, one_line: bool = False) -> str:
    """The suggestion, with brackets round what is marked."""
    parts = combined(base, texts, one_line=one_line)
    return "".join(f"⟦{part.text}⟧" if part.is_marked else part.text for part in parts)


def words(text: str) -> set[str]:
    return set(text.replace("/", " ").split())


@given(LETTERS, LETTERS)
def test_what_one_side_alone_changed_is_as_it_has_it(base: str, text: str) -> None:
    for sides in ((base, text), (text, base), (text, text)):
        assert suggested(base, *sides).replace("⟦", "").replace("⟧", "") == text
        assert not any(part.is_marked for part in combined(base, sides))


@settings(max_examples=40)
@given(PROSE, PROSE, PROSE)
def test_no_word_that_a_side_put_in_is_missing(base: str, mine: str, theirs: str) -> None:
    together = words(text_of(combined(base, (mine, theirs))))
    assert (words(mine) | words(theirs)) - words(base) <= together
    assert words(mine) & words(theirs) <= together


@settings(max_examples=40)
@given(PROSE, PROSE, PROSE)
def test_nothing_is_missing_where_no_common_past_is_known(one: str, two: str, three: str) -> None:
    together = words(text_of(combined(None, (one, two, three))))
    assert together == words(one) | words(two) | words(three)


@settings(max_examples=40)
@given(PROSE, PROSE, PROSE)
def test_nothing_is_made_up(base: str, mine: str, theirs: str) -> None:
    for known in (base, None):
        together = words(text_of(combined(known, (mine, theirs))))
        assert together <= words(mine) | words(theirs)


@settings(max_examples=40)
@given(PROSE, PROSE)
def test_a_line_that_both_have_is_there_once_and_not_marked(mine: str, theirs: str) -> None:
    first = "A line that both have."
    parts = combined(None, (f"{first}\n{mine}", f"{first}\n{theirs}"))
    assert not parts[0].is_marked
    assert parts[0].text.startswith(first)
    assert text_of(parts).count(first) == 1


@given(LETTERS)
def test_words_together_are_the_text(text: str) -> None:
    assert "".join(words_of_text(text)) == text


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "together"),
    [
        # Words that only one side changed, in one line and in several.
        ("Two NGOs", "Two NGOs; off site", "Three NGOs", "Three NGOs; off site"),
        ("a\nb\nc", "a\nx\nc", "a\nb\nc\nd", "a\nx\nc\nd"),
        ("A first.\nB.", "A first and last.\nB.", "A very first.\nB.", "A very first and last.\nB."),
        # The same words changed on both sides.
        ("Head: open", "Head: A. Hassan", "Head: M. García", "Head: ⟦A. Hassan / M. García⟧"),
        ("It is at nine there", "It is at ten there", "It is at six there",
         "It is at ⟦ten / six⟧ there"),
        ("a b\nc d e f", "a b\nc x\ny e f", "a b\nc z e f", "a b\nc ⟦x\ny\nz⟧ e f"),
        # Taken out by one, changed by the other: it stays, to be looked at.
        ("a\nb\nc", "a\nc", "a\nbb\nc", "a\n⟦bb⟧\nc"),
        ("we met in the old house", "we met in the house", "we met in the new house",
         "we met in the ⟦new ⟧house"),
        ("Gone", "", "Gone on", "⟦Gone on⟧"),
        # Taken out by one alone: it is out.
        ("a\nb\nc", "a\nc", "a\nb\nc\nd", "a\nc\nd"),
        # Put in by both at one place.
        ("a", "a\n\nFirst, ours", "a\n\nSecond of theirs",
         "a\n\n⟦First, ours\nSecond of theirs⟧"),
        ("", "mine", "theirs", "⟦mine\ntheirs⟧"),
        # Blanks and line ends alone are no reason to ask.
        ("one two three", "one  two three", "one\ttwo three", "one  two three"),
        ("a\nb", "a\n\nb", "a\n\n\nb", "a\n\n\nb"),
        # A word and the marks over its letters are one.
        ("طلبت منظمتان", "طلبت منظمتين", "طلبت ثلاث منظمات", "طلبت ⟦منظمتين / ثلاث منظمات⟧"),
        ("كَتَبَ اليوم هنا", "كُتِبَ اليوم هنا", "كَتَبَ اليوم هناك", "كُتِبَ اليوم هناك"),
    ],
)  # fmt: skip
def test_examples(base: str, mine: str, theirs: str, together: str) -> None:
    assert suggested(base, mine, theirs) == together


@pytest.mark.parametrize(
    ("mine", "theirs", "together"),
    [
        ("Two NGOs; off site", "Three NGOs", "⟦Two / Three⟧ NGOs⟦; off site⟧"),
        ("", "text", "⟦text⟧"),
        ("a\nb", "a\nc", "a\n⟦b\nc⟧"),
    ],
)
def test_without_a_common_past_all_that_differs_is_marked(
    mine: str, theirs: str, together: str
) -> None:
    assert suggested(None, mine, theirs) == together


def test_a_field_of_one_line_stays_one() -> None:
    assert suggested("open", "A. Hassan", "M. García", one_line=True) == "⟦A. Hassan / M. García⟧"


def test_more_than_two_values_are_combined_at_once() -> None:
    base = "First meeting at nine in Tunis"
    three = (
        base.replace("nine", "ten"),
        base.replace("First", "Last"),
        base.replace("nine", "six"),
    )
    assert suggested(base, *three) == "Last meeting at ⟦ten / six⟧ in Tunis"


def test_long_texts_are_not_compared_word_by_word() -> None:
    """What differs in a line of very many words stands whole; so does a text of many lines."""
    many = " ".join(f"word{number}" for number in range(900))
    assert suggested(f"x {many}", f"y {many}", f"z {many}") == f"⟦y {many}\nz {many}⟧"
    lines = [f"line {number}" for number in range(3_200)]
    base, mine, theirs = ("\n".join([*lines[:9], each, *lines[9:], each, ""]) for each in "bmt")
    assert {"m", "t"} <= words(text_of(combined(base, (mine, theirs))))
    assert suggested(base, mine, base) == mine
