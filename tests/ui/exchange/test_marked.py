"""Changed words are found, bracketed, and long texts cut down to what differs."""

from hrdesk.ui.exchange.marked import (
    Mark,
    Piece,
    clipped,
    compared,
    compared_sets,
    plain,
    spoken,
)


def test_only_the_changed_word_is_marked() -> None:
    assert compared("Three NGOs asked", "Two NGOs asked") == (
        Piece("Three", Mark.CHANGED),
        Piece(" NGOs asked"),
    )


def test_changed_words_with_a_blank_between_are_one_piece() -> None:
    assert spoken(compared("meet off site at ten", "meet on ground at ten")) == (
        "meet ⟦off site⟧ at ten"
    )


def test_added_words_are_marked_and_removed_ones_leave_no_trace() -> None:
    assert spoken(compared("one two three", "one three")) == "one ⟦two ⟧three"
    assert spoken(compared("one three", "one two three")) == "one three"


def test_same_text_has_one_piece_and_empty_text_none() -> None:
    assert compared("as it was", "as it was") == plain("as it was")
    assert compared("", "something") == ()


def test_arabic_is_compared_by_words() -> None:
    assert spoken(compared("زيارة تونس", "زيارة المغرب")) == "زيارة ⟦تونس⟧"


def test_text_is_complete_whatever_is_marked() -> None:
    text, other = "a, b; c – d (e) f", "a; b, x – d e (f)"
    assert "".join(piece.text for piece in compared(text, other)) == text


def test_very_long_texts_are_marked_as_a_whole() -> None:
    text = " ".join(f"word{number}" for number in range(6000))
    other = " ".join(f"word{number * 7 % 6000}" for number in range(6000))
    pieces = compared("same start " + text, "same start " + other)
    assert pieces[0] == Piece("same start word0 ")
    assert pieces[1].mark is Mark.CHANGED


def test_sets_are_compared_by_element() -> None:
    lines = compared_sets(("Kutaisi", "Gori"), ("Gori", "Rustavi"), "{count} the same")
    assert [(spoken(line), line[-1].mark) for line in lines] == [
        ("+ ⟦Kutaisi⟧", Mark.CHANGED),
        ("− Rustavi", Mark.GONE),
        ("Gori", Mark.SAME),
    ]


def test_many_elements_on_both_sides_are_counted() -> None:
    same = tuple(f"State {number}" for number in range(30))
    lines = compared_sets((*same, "Tunisia"), same, "and {count} the same")
    assert [spoken(line) for line in lines] == ["+ ⟦Tunisia⟧", "and 30 the same"]
    assert len(compared_sets(same, same, "{count}")) == 30


def test_long_stretches_that_are_the_same_are_cut() -> None:
    long = "xy " * 200
    pieces = (Piece(long), Piece("new", Mark.CHANGED), Piece(long), Piece("other", Mark.CHANGED))
    shown = spoken(clipped((*pieces, Piece(long))))
    assert shown.startswith("… xy")
    assert shown.endswith("xy …")
    assert "⟦new⟧" in shown
    assert "⟦other⟧" in shown
    assert len(shown) < 400


def test_short_texts_are_not_cut_and_long_unmarked_ones_are() -> None:
    assert clipped(plain("short")) == plain("short")
    assert len(clipped(plain("y" * 900))[0].text) < 330
