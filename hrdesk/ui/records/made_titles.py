"""Titles that are made of values: kept and sent in English, shown in the language of the window."""

from collections.abc import Mapping

from hrdesk.domain.fields import Kind
from hrdesk.domain.records import KINDS, field_of, shape_of
from hrdesk.ui.words import comma, country_word, language, span_word

_WORDS = {Kind.COUNTRY: country_word, Kind.SPAN: span_word}


def is_made(kind: str) -> bool:
    """Whether all of what records of a kind are called is made of values that have words here."""
    return language() != "en" and kind in _MADE


def made_title(kind: str, values: Mapping[str, str]) -> str:
    """The title in the words of the window; a link in it is what other words are put to."""
    specs = [field_of(kind, name) for name in shape_of(kind).title]
    texts = [
        _WORDS[spec.kind](values[spec.name])
        for spec in specs
        if spec.kind in _WORDS and values.get(spec.name)
    ]
    return comma().join(texts)


_MADE = frozenset(
    kind
    for kind in KINDS
    if all(
        spec.is_link or spec.kind in _WORDS
        for spec in (field_of(kind, name) for name in shape_of(kind).title)
    )
)
