"""The number of a paragraph at the head of its text, as documents of the United Nations have it."""

import re

# `138.12 Ratify`, `49. The Committee`, and after a heading `Rural women 49.The Committee`.
_PARAGRAPH = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,2})[.)]\s*(?=[^\W\d_]|[\"“«(\[])"
    r"|(?P<dotted>\d{1,3}(?:\.\d{1,3}){1,2})\s+(?=[^\W\d_a-z]|[\"“«(\[])"
    r"|(?P<heading>[^.;:\d\n]{3,80}?)\s+(?P<below>\d{1,3})\.(?=[^\W\d_a-z])"
)


def without_number(text: str) -> tuple[str, str]:
    """The number of the paragraph, and the text without; a heading before it stays, on a line."""
    found = _PARAGRAPH.match(text)
    if found is None:
        return "", text
    heading, rest = found["heading"], text[found.end() :]
    number = found["number"] or found["dotted"] or found["below"]
    return number, f"{heading.strip()}\n{rest}" if heading else rest
