"""Refs: the one name of a record in files, in the database and on the telephone (exchange.md 1)."""

import hashlib
import re
import secrets
from collections.abc import Callable

from hrdesk.domain.errors import BadRef

ALPHABET = "23456789BCDFGHJKLMNPQRSTVWXYZ"
SYMBOLS = 12
_VALUE = {symbol: position for position, symbol in enumerate(ALPHABET)}
_SIZE = len(ALPHABET)
_CHECK_WEIGHT = SYMBOLS + 1
# 13 * 9 = 117 = 4 * 29 + 1, so multiplying by 9 undoes the weight of the check symbol.
_CHECK_INVERSE = pow(_CHECK_WEIGHT, -1, _SIZE)
# Wherever one may begin: what stands before it may look like the beginning of another.
_MAYBE = re.compile(
    rf"(?<![^\W_])(?=([a-z]{{3}}(?:[-\u2011\s]*[{ALPHABET}]){{{SYMBOLS + 1}}})(?![^\W_]))",
    re.IGNORECASE,
)
_REFUSED = {"O": "0", "0": "O", "I": "1", "1": "I"}


def new_ref(prefix: str, draw: Callable[[int], int] | None = None) -> str:
    """A fresh Ref of the kind with this prefix; `draw(n)` gives a number below n."""
    draw = draw or secrets.randbelow
    while True:
        body = "".join(ALPHABET[draw(_SIZE)] for _ in range(SYMBOLS))
        check = check_symbol(body)
        if check.isalpha():
            return _spelled(prefix, body + check)


def derived_ref(prefix: str, *seed: str) -> str:
    """The Ref that every desk derives from the same seed: shipped records, spare lines."""
    for attempt in range(1000):
        digest = hashlib.sha256("\x1f".join((prefix, *seed, str(attempt))).encode()).digest()
        number = int.from_bytes(digest)
        symbols = []
        for _ in range(SYMBOLS):
            number, position = divmod(number, _SIZE)
            symbols.append(ALPHABET[position])
        body = "".join(symbols)
        check = check_symbol(body)
        if check.isalpha():
            return _spelled(prefix, body + check)
    raise AssertionError("no letter among 1000 check symbols")  # pragma: no cover


def check_symbol(body: str) -> str:
    """The symbol that makes the weighted sum of all thirteen divisible by 29."""
    total = sum(weight * _VALUE[symbol] for weight, symbol in enumerate(body, 1))
    return ALPHABET[(-total * _CHECK_INVERSE) % _SIZE]


def parse_ref(text: str) -> str:
    """The Ref a person typed, spelled as HRDesk writes it.

    Case, blanks and missing hyphens are forgiven. Raises `BadRef` with reason `lookalike`
    (O, 0, I, 1), `symbol` (another that no Ref has), `length` or `check`.
    """
    tight = "".join(text.upper().replace("-", " ").replace("\u2011", " ").split())
    prefix, body = tight[:3], tight[3:]
    for symbol in body:
        if symbol not in _VALUE:
            reason = "lookalike" if symbol in _REFUSED else "symbol"
            raise BadRef(text=text, reason=reason, symbol=symbol)
    if len(body) != SYMBOLS + 1 or not prefix.isalpha():
        raise BadRef(text=text, reason="length")
    # No Ref ends in a digit: a column filled down would count it up to another that holds.
    if body[-1].isdigit() or check_symbol(body[:-1]) != body[-1]:
        raise BadRef(text=text, reason="check")
    return _spelled(prefix, body)


def looks_like_ref(text: str) -> bool:
    """Whether a text is a Ref without any slip."""
    try:
        parse_ref(text)
    except BadRef:
        return False
    return True


def refs_in(text: str) -> list[str]:
    """The Refs that stand in a text, spelled as HRDesk writes them, however they were typed."""
    found = (each[1] for each in _MAYBE.finditer(text))
    return [parse_ref(each) for each in found if looks_like_ref(each)]


def prefix_of(ref: str) -> str:
    """`VIS` of `VIS-7K3M-QX9P-2TVDR`."""
    return ref[:3]


def _spelled(prefix: str, body: str) -> str:
    return f"{prefix}-{body[:4]}-{body[4:8]}-{body[8:]}"
