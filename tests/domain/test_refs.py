"""Refs survive the telephone: every slip is heard, and what is forgiven is only spelling."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.errors import BadRef
from hrdesk.domain.records import KINDS
from hrdesk.domain.refs import (
    ALPHABET,
    SYMBOLS,
    check_symbol,
    derived_ref,
    looks_like_ref,
    new_ref,
    parse_ref,
    prefix_of,
    refs_in,
)

REF = "VIS-7K3M-QX9P-2TVDR"
BODIES = st.text(ALPHABET, min_size=SYMBOLS, max_size=SYMBOLS).filter(
    lambda body: check_symbol(body).isalpha()
)
REFS = BODIES.map(lambda body: spelled(body + check_symbol(body)))


def spelled(thirteen: str) -> str:
    return f"VIS-{thirteen[:4]}-{thirteen[4:8]}-{thirteen[8:]}"


def weighted_sum(thirteen: str) -> int:
    """The sum of exchange.md 1, written down once more."""
    return sum((place + 1) * ALPHABET.index(each) for place, each in enumerate(thirteen)) % 29


# ---------------------------------------------------------------- made


def test_alphabet_has_29_symbols_that_spell_no_word_and_look_like_no_other() -> None:
    assert len(set(ALPHABET)) == len(ALPHABET) == 29
    assert not set(ALPHABET) & set("AEIOU01")


@given(st.integers(), st.sampled_from([each.prefix for each in KINDS.values()]))
def test_new_ref_is_well_formed_and_ends_in_a_letter(seed: int, prefix: str) -> None:
    made = new_ref(prefix, random.Random(seed).randrange)
    assert parse_ref(made) == made
    assert prefix_of(made) == prefix
    assert made[-1].isalpha()
    assert weighted_sum(made[4:].replace("-", "")) == 0


def test_new_ref_draws_again_until_the_check_symbol_is_a_letter() -> None:
    """Filling a column down turns …7 into …8 and would forge a Ref that looks valid."""
    digit = next(
        body for body in (ALPHABET[n] * SYMBOLS for n in range(29)) if check_symbol(body).isdigit()
    )
    letter = next(
        body for body in (ALPHABET[n] * SYMBOLS for n in range(29)) if check_symbol(body).isalpha()
    )
    draws = iter([ALPHABET.index(symbol) for symbol in digit + letter])
    made = new_ref("ORG", lambda below: next(draws))
    assert made.replace("-", "") == "ORG" + letter + check_symbol(letter)


def test_new_refs_differ() -> None:
    assert len({new_ref("PER") for _ in range(500)}) == 500


@pytest.mark.parametrize(
    ("seed", "expected"),
    [
        (("VIS", "a"), "VIS-4JKB-F4KJ-BV28J"),
        (("VIS", "a", "b"), "VIS-P27H-F8SC-5L79S"),
        (("ORG", "organisation/ACHPR"), "ORG-5ZLY-QJVJ-PRSNX"),
        (("PER", ""), "PER-PDLK-M6WT-8FHHH"),
        (("ACT", "Müller", "أحمد"), "ACT-XJ9K-WVHX-9XP6V"),
    ],
)
def test_derived_refs_are_the_same_at_every_desk_for_ever(
    seed: tuple[str, ...], expected: str
) -> None:
    """Pinned: spare lines of old workbooks and shipped records would become strangers."""
    assert derived_ref(*seed) == expected
    assert parse_ref(expected) == expected


@given(st.lists(st.text(max_size=5), max_size=3), st.lists(st.text(max_size=5), max_size=3))
def test_derived_refs_of_different_seeds_differ(one: list[str], two: list[str]) -> None:
    same = derived_ref("VIS", *one) == derived_ref("VIS", *two)
    assert same == ("\x1f".join(("", *one)) == "\x1f".join(("", *two)))


@given(st.integers(0, 500))
def test_derived_refs_end_in_a_letter(seed: int) -> None:
    made = derived_ref("REC", str(seed))
    assert made[-1].isalpha()
    assert parse_ref(made) == made


# ---------------------------------------------------------------- slips


@given(REFS)
def test_every_single_slip_is_caught(ref: str) -> None:
    body = ref[4:].replace("-", "")
    for place, right in enumerate(body):
        for wrong in ALPHABET.replace(right, ""):
            assert not looks_like_ref(spelled(body[:place] + wrong + body[place + 1 :]))


@given(REFS)
def test_every_swap_of_neighbours_is_caught(ref: str) -> None:
    body = ref[4:].replace("-", "")
    for place in range(len(body) - 1):
        one, two = body[place], body[place + 1]
        swapped = body[:place] + two + one + body[place + 2 :]
        assert looks_like_ref(spelled(swapped)) == (one == two)


@given(REFS, st.integers(1, 9))
def test_a_ref_filled_down_is_no_ref(ref: str, rows: int) -> None:
    """What spreadsheets make of a text that ends in a number."""
    body = ref[4:].replace("-", "")[:-1]
    number = str(rows % 8 + 2)
    assert not looks_like_ref(spelled(body + number))


def test_a_check_symbol_that_is_a_digit_is_refused_even_where_the_sum_holds() -> None:
    body = next(
        body for body in (ALPHABET[n] * SYMBOLS for n in range(29)) if check_symbol(body).isdigit()
    )
    with pytest.raises(BadRef) as refused:
        parse_ref(spelled(body + check_symbol(body)))
    assert refused.value.about["reason"] == "check"


# ---------------------------------------------------------------- typed


@pytest.mark.parametrize(
    "typed",
    [
        "vis-7k3m-qx9p-2tvdr",
        "VIS7K3MQX9P2TVDR",
        "  VIS 7K3M QX9P 2TVDR ",
        "vis 7k3m-qx9p 2tv dr",
        "V-I-S-7K3M--QX9P-2TVDR",
        "VIS\t7K3M\nQX9P\u00a02TVDR",
        "VIS\u20117K3M\u2011QX9P\u20112TVDR",
    ],
)
def test_case_blanks_and_hyphens_are_forgiven(typed: str) -> None:
    assert parse_ref(typed) == REF
    assert looks_like_ref(typed)


@pytest.mark.parametrize("symbol", ["O", "0", "I", "1", "o", "i"])
@pytest.mark.parametrize("place", range(4, 8))
def test_lookalikes_are_refused_by_name(symbol: str, place: int) -> None:
    typed = REF[:place] + symbol + REF[place + 1 :]
    with pytest.raises(BadRef) as refused:
        parse_ref(typed)
    assert refused.value.about["reason"] == "lookalike"
    assert refused.value.about["symbol"] == symbol.upper()
    assert refused.value.about["text"] == typed


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "length"),
        ("VIS", "length"),
        ("VIS-7K3M-QX9P-2TVD", "length"),
        (REF + "R", "length"),
        ("V1S-7K3M-QX9P-2TVDR", "length"),
        ("VIS-7K3M-QX9P-2TVDS", "check"),
        ("VIS-K73M-QX9P-2TVDR", "check"),
        ("VIS-7K3M-QX9P-2TVDÄ", "symbol"),
        ("VIS-7K3M-QX9P-2TVDA", "symbol"),
        ("VIS-7K3M-QX9P-2TVD!", "symbol"),
        ("VIS-٧K3M-QX9P-2TVDR", "symbol"),
        ("Tunesa 2012", "symbol"),
    ],
)
def test_what_is_no_ref_says_why(typed: str, reason: str) -> None:
    with pytest.raises(BadRef) as refused:
        parse_ref(typed)
    assert refused.value.about["reason"] == reason
    assert not looks_like_ref(typed)


def test_refs_are_found_wherever_they_stand_in_a_text_however_they_were_typed() -> None:
    typed = f"organisation:{REF} the:'vis 7k3m qx9p 2tvdr' VST {REF.replace('-', '')}, {REF}"
    assert refs_in(typed) == [REF] * 4
    assert refs_in(f"x{REF} {REF}9 VIS-7K3M-QX9P-2TVDD themes:* 2tvdr") == []


@given(REFS, st.text(max_size=12), st.text(max_size=12))
def test_a_ref_between_any_words_is_found(ref: str, before: str, after: str) -> None:
    assert ref in refs_in(f"{before}:{ref}:{after}")


@given(st.text(max_size=24))
def test_any_text_is_a_ref_or_refused(text: str) -> None:
    try:
        found = parse_ref(text)
    except BadRef:
        return
    assert parse_ref(found) == found
    assert weighted_sum(found[4:].replace("-", "")) == 0
