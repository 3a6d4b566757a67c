"""What is hashed is written as Python's own JSON writes it, whoever writes it."""

import json
import tracemalloc

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hrdesk.domain.compact import compact, compact_bytes, parsed, sorted_bytes
from hrdesk.domain.label import Label

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | TEXTS | st.sampled_from(Label),
    lambda inner: st.lists(inner) | st.tuples(inner) | st.dictionaries(TEXTS, inner),
)
TREES, SHORT_TREES = (
    st.recursive(
        TEXTS | st.integers(-(2**bits), 2**bits), lambda inner: st.dictionaries(TEXTS, inner)
    )
    for bits in (70, 53)
)
SIGNS = "".join(map(chr, (*range(0x180), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0x1F600)))


@given(VALUES)
@example(SIGNS)
@example({SIGNS: [SIGNS]})
def test_it_is_the_json_of_python_without_blanks(value: object) -> None:
    told = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    assert compact(value) == told
    assert compact_bytes(value) == told.encode()


@given(TREES)
@example({"\uffff": 1, "\U0001f600": 2, "": 3, "Z": {"b": 1, "a": 2}})
def test_keys_stand_in_the_order_of_python(value: object) -> None:
    told = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    assert sorted_bytes(value) == told.encode()


@given(SHORT_TREES)
@example(SIGNS)
def test_it_is_read_as_python_reads_it(value: object) -> None:
    told = json.dumps(value)
    assert parsed(told) == parsed(told.encode()) == value


def test_what_is_kept_takes_no_more_room_than_it_says() -> None:
    """A desk reads a hundred thousand of these, and its process has 600 MB for all."""
    sorted_bytes({})
    tracemalloc.start()
    try:
        kept = [sorted_bytes({"purpose": "x" * 4000}) for _ in range(100)]
        taken, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert taken < 1.2 * sum(map(len, kept))


def test_half_a_sign_is_text_and_no_bytes() -> None:
    assert compact(["\ud83d"]) == '["\ud83d"]'
    for write in (compact_bytes, sorted_bytes):
        with pytest.raises(UnicodeEncodeError):
            write(["\ud83d"])


@pytest.mark.parametrize("text", ["", "{", "[1,]", "NaN", '"\\ud83d"', "[" * 5000 + "]" * 5000])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(json.JSONDecodeError):
        parsed(text)


def test_what_json_has_no_form_for_is_refused() -> None:
    with pytest.raises(TypeError):
        compact(object())
