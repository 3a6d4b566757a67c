"""The light markup of drafts: headings, points and bold words in a text that stays a text.

A line is a paragraph. `# ` and `## ` begin a heading, `- ` a point, `1. ` a
numbered one, and `**bold**` stands out. All else is what it is, so every text is a draft, merges
line by line and is read in any workbook.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from itertools import groupby


class Role(StrEnum):
    """What a line is; the value is what it begins with."""

    HEADING = "# "
    PART = "## "
    POINT = "- "
    NUMBERED = "1. "
    TEXT = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Some letters of a line, bold or not."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line with its role; `number` is that of a numbered one."""

    role: Role = Role.TEXT
    runs: tuple[Run, ...] = ()
    number: int = 1

    @property
    def begins(self) -> str:
        """What the line begins with."""
        return f"{self.number}. " if self.role is Role.NUMBERED else self.role.value

    @property
    def plain(self) -> str:
        """Its words as one reads them where there are no looks: numbers and points stay."""
        return f"{self.begins}{self.text}" if self.role in _LISTS else self.text

    @property
    def text(self) -> str:
        """Its words without any markup."""
        return "".join(run.text for run in self.runs)


_LISTS = {Role.POINT: "ul", Role.NUMBERED: "ol"}
_TAGS = {Role.HEADING: "h2", Role.PART: "h3", Role.TEXT: "p"}
_MARKED = (Role.PART, Role.HEADING, Role.POINT)
# No leading zero, and no year: "2013. " ends a sentence that somebody broke in two.
_NUMBER = re.compile(r"([1-9][0-9]{0,2})\. ")
_BOLD = re.compile(r"\*\*(?=[^\s*])(.+?)(?<=[^\s*])\*\*")
_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")


def read_markup(text: str) -> list[Paragraph]:
    """The paragraphs of a text; `written_markup` gives the same text again."""
    return [_paragraph(line) for line in text.split("\n")]


def written_markup(paragraphs: Iterable[Paragraph]) -> str:
    """Paragraphs as a text."""
    return "\n".join(each.begins + "".join(map(_written, each.runs)) for each in paragraphs)


def word_count(text: str) -> int:
    """How many words a reader meets."""
    return sum(len(_WORD.findall(each.text)) for each in read_markup(text))


def markup_html(paragraphs: Sequence[Paragraph]) -> str:
    """Paragraphs as simple HTML, for paper and for other programs; each in its own direction."""
    parts: list[str] = []
    for role, several in groupby(paragraphs, key=lambda each: each.role):
        for lines in _counted(each for each in several if each.text.strip()):
            tag = "li" if role in _LISTS else _TAGS[role]
            shown = [
                f'<{tag} dir="auto">{"".join(map(_html, each.runs))}</{tag}>' for each in lines
            ]
            parts += _as_list(_LISTS[role], lines, shown) if role in _LISTS else shown
    return "\n".join(parts)


def _counted(lines: Iterable[Paragraph]) -> Iterator[list[Paragraph]]:
    """The lines, apart wherever a number does not follow the one before: no number may change."""
    several: list[Paragraph] = []
    for each in lines:
        if several and each.role is Role.NUMBERED and each.number != several[-1].number + 1:
            yield several
            several = []
        several.append(each)
    if several:
        yield several


def _as_list(tag: str, lines: Sequence[Paragraph], shown: Sequence[str]) -> list[str]:
    """Lines in a list, which goes on where an earlier one ended if their numbers say so."""
    begin = f'<{tag} start="{lines[0].number}">' if lines[0].number > 1 else f"<{tag}>"
    return [begin, *shown, f"</{tag}>"]


def _paragraph(line: str) -> Paragraph:
    number = _NUMBER.match(line)
    if number is not None:
        return Paragraph(Role.NUMBERED, tuple(_runs(line[number.end() :])), int(number[1]))
    role = next((each for each in _MARKED if line.startswith(each.value)), Role.TEXT)
    return Paragraph(role, tuple(_runs(line.removeprefix(role.value))))


def _runs(text: str) -> Iterator[Run]:
    done = 0
    for found in _BOLD.finditer(text):
        if found.start() > done:
            yield Run(text[done : found.start()])
        yield Run(found[1], bold=True)
        done = found.end()
    if done < len(text):
        yield Run(text[done:])


def _written(run: Run) -> str:
    """A run as it is read again; blanks at its ends are not made bold."""
    inner = run.text.strip()
    if not run.bold or not inner or inner[0] == "*" or inner[-1] == "*":
        return run.text
    before, _, after = run.text.partition(inner)
    return f"{before}**{inner}**{after}"


def _html(run: Run) -> str:
    said = escape(run.text)
    return f"<b>{said}</b>" if run.bold else said
