"""How a text of unknown origin was most likely written down: by its mark, its nulls, or its bytes."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What Windows writes where nobody asks it for Unicode, in most of the places that we write to.
_OTHERWISE = "cp1252"
# Of a text in two bytes a sign, most second bytes are empty as long as it has Latin signs.
_LOOKED_AT, _SHARE_EMPTY = 4096, 0.3


def encoding_of(content: bytes) -> str:
    """How a text was most likely written down, by how it begins."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    if wide := _wide(content[:_LOOKED_AT]):
        return wide
    try:
        # The last symbol may have been cut in two.
        codecs.getincrementaldecoder("utf-8")().decode(content)
    except UnicodeDecodeError:
        return _OTHERWISE
    return "utf-8"


def _wide(beginning: bytes) -> str:
    """UTF-16 that does not say so, as some programs save "Unicode text"."""
    half = len(beginning) // 2
    low, high = beginning[0 : 2 * half : 2].count(0), beginning[1 : 2 * half : 2].count(0)
    if half and high > _SHARE_EMPTY * half and not low:
        return "utf-16-le"
    if half and low > _SHARE_EMPTY * half and not high:
        return "utf-16-be"
    return ""
