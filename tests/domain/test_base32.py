"""Hashes as letters: the same as everybody's base32."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.base32 import base32


@given(st.binary(min_size=20, max_size=32))
def test_the_first_symbols_are_those_of_the_standard(digest: bytes) -> None:
    whole = base64.b32encode(digest).decode()
    for symbols in (2, 20, 32):
        assert base32(digest, symbols) == whole[:symbols]


@pytest.mark.parametrize("symbols", [20, 32])
def test_what_is_short_keeps_the_zeros_in_front(symbols: int) -> None:
    assert base32(bytes(20), symbols) == "A" * symbols
