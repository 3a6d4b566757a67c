"""JSON without blanks, every sign as itself: what is hashed and what is kept is written one way.

A big workbook takes hundreds of thousands of these texts, so orjson writes and reads them, ten
times as fast as Python's own. What it refuses (half a sign, numbers beyond 64 bits) Python writes;
both write the same signs, but for numbers with a fraction, of which none is hashed.
"""

import json
from typing import Any

import orjson

# To look for circles, of which there are none, costs a tenth of the time.
_every, _in_order = (
    json.JSONEncoder(
        ensure_ascii=False, check_circular=False, separators=(",", ":"), sort_keys=in_order
    ).encode
    for in_order in (False, True)
)


def compact(value: object) -> str:
    """A value as JSON. Raises `TypeError` for what JSON has no form for."""
    try:
        return orjson.dumps(value).decode()
    except orjson.JSONEncodeError:
        return _every(value)


def compact_bytes(value: object) -> bytes:
    """The same in UTF-8. Raises `ValueError` for half a sign too, which has no place there."""
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:
        return _every(value).encode()


def sorted_bytes(value: object) -> bytes:
    """The same with the keys of each object in order; these are kept, and take no more room."""
    try:
        # A copy: what orjson gives keeps all the room in which it wrote, many times as much.
        return bytes(memoryview(orjson.dumps(value, option=orjson.OPT_SORT_KEYS)))
    except orjson.JSONEncodeError:
        return _in_order(value).encode()


def parsed(text: str | bytes) -> Any:
    """What a JSON text says; whole numbers beyond 64 bits become others, with a fraction.

    Raises `ValueError` for what is none, or is nested too deep.
    """
    return orjson.loads(text)
