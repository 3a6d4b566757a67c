"""The words that people use in lists of their own, in five languages: headings, kinds and codes.

They lie in `resources/words/list_words.csv`: one line a name in code, the English reading of which
is understood besides.
"""

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from hrdesk.domain.naming import readable
from hrdesk.domain.records import KINDS
from hrdesk.domain.text import words_of
from hrdesk.geography import LANGUAGES
from hrdesk.resources import resource

# Parts of a heading that stand for the ends of a span, and for the parts of a name.
FROM, TO = ".from", ".to"
MONTH = "month."


def in_plain_words(text: str) -> str:
    """A heading or a word to compare: without case, accents, marks and all between its words."""
    return " ".join(words_of(text))


@cache
def said(name: str) -> frozenset[str]:
    """All that people may say for a name in code, in plain words."""
    words = _read().get(name, frozenset())
    is_for_people = "." not in name
    return words | {in_plain_words(readable(name))} if is_for_people else words


@cache
def codes_by_word(codes: tuple[str, ...]) -> Mapping[str, str]:
    """The codes of a closed list by all that people may say for them.

    A word that could mean two of them means none.
    """
    found: dict[str, set[str]] = {}
    for code in codes:
        for word in said(code):
            found.setdefault(word, set()).add(code)
    own = {in_plain_words(readable(code)): code for code in codes}
    single = {word: min(several) for word, several in found.items() if len(several) == 1}
    return MappingProxyType(single | own)


@cache
def months_by_word() -> Mapping[str, int]:
    """The numbers of the months by their names, long and short."""
    return MappingProxyType(
        {word: month for month in range(1, 13) for word in said(f"{MONTH}{month}")}
    )


@cache
def kinds_by_word() -> Mapping[str, str]:
    """The record kinds by what sheets of them are called."""
    return MappingProxyType(
        {
            word: kind
            for kind, shape in KINDS.items()
            for name in (kind, shape.plural)
            for word in said(name)
        }
    )


def names_in_code() -> frozenset[str]:
    """All names that have words, for tests and translators."""
    return frozenset(_read())


@cache
def _read() -> Mapping[str, frozenset[str]]:
    with resource("words", "list_words.csv").open(encoding="utf-8", newline="") as file:
        return {row["word"]: frozenset(_alternatives(row)) for row in csv.DictReader(file)}


def _alternatives(row: Mapping[str, str]) -> Iterable[str]:
    for language in LANGUAGES:
        yield from filter(None, map(in_plain_words, row[language].split(";")))
