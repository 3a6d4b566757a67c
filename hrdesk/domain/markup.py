"""The light markup of drafts: headings, points and bold words in a text that stays a text.

A line is a paragraph. `# ` and `## ` begin a heading, `- ` a point, and `**bold**` stands out. All
else is what it is, so every text is a draft, merges line by line and is read in any workbook.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape


class Role(StrEnum):
    """What a line is; the value is what it begins with."""

    HEADING = "# "
    PART = "## "
    POINT = "- "
    TEXT = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Some letters of a line, bold or not."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line with its role."""

    role: Role = Role.TEXT
    runs: tuple[Run, ...] = ()

    @property
    def text(self) -> str:
        """Its words without any markup."""
        return "".join(run.text for run in self.runs)


_TAGS = {Role.HEADING: "h2", Role.PART: "h3", Role.TEXT: "p"}
_MARKED = (Role.PART, Role.HEADING, Role.POINT)
_BOLD = re.compile(r"\*\*(?=[^\s*])(.+?)(?<=[^\s*])\*\*")
_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")


def read_markup(text: str) -> list[Paragraph]:
    """The paragraphs of a text; `written_markup` gives the same text again."""
    return [_paragraph(line) for line in text.split("\n")]


def written_markup(paragraphs: Iterable[Paragraph]) -> str:
    """Paragraphs as a text."""
    return "\n".join(each.role + "".join(map(_written, each.runs)) for each in paragraphs)


def word_count(text: str) -> int:
    """How many words a reader meets."""
    return sum(len(_WORD.findall(each.text)) for each in read_markup(text))


def markup_html(paragraphs: Sequence[Paragraph]) -> str:
    """Paragraphs as simple HTML, for paper and for other programs; each in its own direction."""
    parts: list[str] = []
    is_in_list = False
    for each in paragraphs:
        is_point = each.role is Role.POINT
        if is_point != is_in_list:
            parts.append("<ul>" if is_point else "</ul>")
            is_in_list = is_point
        if each.text.strip():
            tag = "li" if is_point else _TAGS[each.role]
            parts.append(f'<{tag} dir="auto">{"".join(map(_html, each.runs))}</{tag}>')
    if is_in_list:
        parts.append("</ul>")
    return "\n".join(parts)


def _paragraph(line: str) -> Paragraph:
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
