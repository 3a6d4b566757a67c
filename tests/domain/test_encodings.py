"""A text of unknown origin is read as it was most likely written."""

import codecs

import pytest

from hrdesk.domain.encodings import encoding_of

TEXT = "Bericht über Genf; prêt à partir"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode(), "utf-8"),
        (TEXT.encode()[:-1] + "à".encode()[:1], "utf-8"),
        (TEXT.encode("cp1252"), "cp1252"),
        (b"", "utf-8"),
        (b"\x00\x00\x00\x00", "utf-8"),
    ],
)
def test_how_it_was_written_down(content: bytes, encoding: str) -> None:
    assert encoding_of(content) == encoding
