"""The words of a quick line, as they were typed and as they are read. Pure: no Qt."""

import re
from dataclasses import dataclass, field

from hrdesk.domain.repeat import Repeat

# A time that is written with blanks is one word: `3 pm`, `2-3 p.m.`, `14 h 30`.
_TOKEN = re.compile(
    r'@"[^"]*"'
    r"|\d{1,2}(?::[0-5]\d)?(?:\s*[-–—]\s*\d{1,2}(?::[0-5]\d)?)?\s+[ap]\.?m\b\.?"
    r"|\d{1,2}\s+h(?![^\W\d])(?:\s+[0-5]\d(?!\d|\s*(?:min|mn|m)\b))?"
    r"|\S+",
    re.IGNORECASE,
)
_MARKS = ":,;.-–—"
_HALF_OF_DAY = re.compile(r"(?<=\d)([ap])\.?m\.?$", re.IGNORECASE)


@dataclass
class Line:
    """What was typed, word by word, and what was found in it.

    `words` are those of `typed` without the marks round them; `doubtful` are the places of what
    looks as if it had been meant and is not understood; `end_words` of what says until when
    something comes round again; `no_day` is a day, month and year that there is not.
    """

    words: list[str]
    typed: list[str]
    used: set[int] = field(default_factory=set)
    doubtful: set[int] = field(default_factory=set)
    begin: int | None = None
    end: int | None = None
    after_time: int = -1
    minutes: int | None = None
    days: int | None = None
    zone: str = ""
    city: str = ""
    day: str = ""
    people: list[tuple[str, str]] = field(default_factory=list)
    remind: int | None = None
    repeat: Repeat | None = None
    end_words: set[int] = field(default_factory=set)
    no_day: tuple[int, int, int] | None = None

    def free(self, first: int, count: int) -> bool:
        """Whether these words are there and say nothing yet."""
        wanted = range(first, first + count)
        return wanted.stop <= len(self.words) and self.used.isdisjoint(wanted)

    def text(self, first: int, count: int) -> str:
        """Some of the words."""
        return " ".join(self.words[first : first + count])

    def take(self, first: int, count: int, before: frozenset[str] = frozenset()) -> None:
        """These words are understood, and a small word before them too."""
        self.used.update(range(first, first + count))
        if first > 0 and first - 1 not in self.used and self.words[first - 1].casefold() in before:
            self.used.add(first - 1)

    @property
    def left(self) -> list[int]:
        """The places of what nothing was understood of."""
        return [at for at in range(len(self.words)) if at not in self.used]

    @property
    def title(self) -> str:
        """What is left; marks that stood beside a day or a time go with it."""
        left = [at for at in self.left if self.words[at].strip(_MARKS) or at - 1 not in self.used]
        words = [self.typed[at] for at in left]
        if left and left[-1] + 1 in self.used:
            words[-1] = words[-1].rstrip(",;") or words[-1]
        return " ".join(words)


def line_of(typed: str) -> Line:
    """The words of a line."""
    found = _TOKEN.findall(typed)
    return Line([_plain(each) for each in found], found)


def _plain(word: str) -> str:
    if word.startswith("@"):
        return word.rstrip(",;")
    bare = word.lstrip("(").rstrip("),;:") or word
    if bare[0].isdecimal():
        bare = _HALF_OF_DAY.sub(r"\1m", "".join(bare.split()))
    return bare
