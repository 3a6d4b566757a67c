"""What stands under a mail, line by line: who it is, and how to reach them.

Nothing is thrown away: what is not understood stays a line, for a person to judge.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from hrdesk.domain.calls import How, by_handle
from hrdesk.domain.person_name import family_first
from hrdesk.domain.values import is_email

_EDGE = " \t\u00a0\ufeff|*_•·,;<>-–—"
_BETWEEN = re.compile(r"\s*[|•·]\s*|\t+|\s{3,}")
_ADDRESS = re.compile(r"[^\s<>;,:()\[\]\"]+@[^\s<>;,:()\[\]\"]+\.[^\s<>;,:()\[\]\".]+")
_MAILTO = re.compile(
    r"\b(?:e-?mail|mail(?:to)?|courriel|correo)\s*:\s*|[<\[(]\s*[>\])]", re.IGNORECASE
)
_NUMBER = re.compile(
    r"(?:(?P<what>[^\W\d_][^\W\d_. ]*)\.?\s*[:.]?\s*)?(?P<number>\+?\(?\d[\d\s().\-/\u00a0–]{5,}\d)"
)
_MOBILE = ("mob", "cel", "gsm", "port", "móv", "mov")
_CALLED = frozenset({How.TEAMS, How.SIGNAL, How.SKYPE, How.WHATSAPP, How.ZOOM})
_TITLE = re.compile(
    r"((?:H\.?\s?E\.|Mr|Mrs|Ms|Miss|Dr|Prof|Mme|Mlle|Sra?|Dra?)\.?|M\.)\s+", re.IGNORECASE
)
_TITLE_BEHIND = re.compile(r"\s*\((M[rs]s?|Miss|Mme|Mlle|M|Sra?|Dr)\.?\)$", re.IGNORECASE)
_DEGREE = re.compile(
    r",\s*(Ph\.?\s?D|D\.?Phil|LL\.?[BMD]|[BM]\.?A|[BM]\.?Sc|M\.?Phil|MBA|MPH|M\.?D|J\.?D|Esq)\.?$",
    re.IGNORECASE,
)
# What somebody is, behind the name on its line; alone on a line it need not be told.
_OFFICE = re.compile(
    r"\b(officer|director|deputy|head|chief|advis[eo]r|coordinator|assistant|secretary|rapporteur"
    r"|commissioner|ambassador|counsel|expert|consultant|manager|president|lawyer|specialist"
    r"|directeur|directrice|chef|cheffe|conseill[eè]re?|coordinat(?:eur|rice)|juriste"
    r"|jefe|jefa|asesora?|oficial|secretari[oa]|relatora?)\b",
    re.IGNORECASE,
)
_WITH_ADDRESS = re.compile(r"<[^\s<>]+@[^\s<>]+>\s*$")
# What stands over the name; with the comma behind it, for a name and a street may end so too.
_CLOSING = re.compile(
    r"(?:.*\b(?:regards|wishes|sincerely|faithfully|respectfully|yours|thanks|thank you|cheers"
    r"|cordialement|salutations|amicalement|respectueusement|bien à vous|merci"
    r"|saludos?|atentamente|cordialmente|gracias|уважением)\b.*|(?:all the )?best),",
    re.IGNORECASE,
)
# Longer ones are prose, and looking for numbers in them takes long.
_LONGEST = 300
_SECTION = re.compile(
    r"\b(section|division|unit|branch|department|service|bureau|secretariat|desk|team"
    r"|département|unité|secrétariat|sección|división|unidad|departamento|secretaría)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Signature:
    """What was understood; `lines` are the others below the name, in their order."""

    name: str = ""
    title: str = ""
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    mobiles: list[str] = field(default_factory=list)
    handles: list[str] = field(default_factory=list)
    degrees: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def is_signature(text: str) -> bool:
    """Whether a text is more than a name: several lines, or a name with its address."""
    return "\n" in text.strip() or _WITH_ADDRESS.search(text) is not None


def read_signature(text: str) -> Signature:
    """The parts of a signature; the first line that is neither address nor number is the name."""
    found = Signature()
    for line in text.splitlines():
        if not found.lines and _CLOSING.fullmatch(line.strip()):
            continue
        for piece in _BETWEEN.split(line):
            found.lines += _words_of(piece.strip(_EDGE), found)
    if found.lines:
        _take_name(found.lines.pop(0), found)
    return found


def is_section(line: str) -> bool:
    """Whether a line reads as a part of an organisation."""
    return _SECTION.search(line) is not None


def is_function(line: str) -> bool:
    """Whether a line may be what somebody does: an address of a street has numbers, a site dots."""
    return not any(map(str.isdigit, line)) and "://" not in line and not line.startswith("www.")


def _words_of(piece: str, found: Signature) -> Iterator[str]:
    """What is left of a piece once addresses and numbers were taken out of it."""
    if len(piece) > _LONGEST:
        yield piece
        return
    for address in filter(is_email, _ADDRESS.findall(piece)):
        piece = piece.replace(address, "")
        # An address often stands twice, the second time as a link.
        if address.lower() not in map(str.lower, found.emails):
            found.emails.append(address)
    piece = _MAILTO.sub("", piece).strip(_EDGE)
    way = by_handle(piece)
    if way.how in _CALLED and way.link:
        found.handles.append(piece)
    elif piece and not _is_number(piece, found):
        yield piece


def _is_number(piece: str, found: Signature) -> bool:
    """Whether a piece is numbers and what they are of; a street has words beside its numbers."""
    numbers = list(_NUMBER.finditer(piece))
    if not numbers or _NUMBER.sub("", piece).strip(" ()/,;&+"):
        return False
    if any((each["what"] or "").lower().startswith("fax") for each in numbers):
        return False
    for each in numbers:
        what = (each["what"] or "").lower()
        is_mobile = what == "m" or what.startswith(_MOBILE)
        (found.mobiles if is_mobile else found.phones).append(" ".join(each["number"].split()))
    return True


def _take_name(line: str, found: Signature) -> None:
    """Title, name and degrees, and what somebody is, where that stands behind the name."""
    if (match := _TITLE.match(line)) is not None:
        found.title, line = match[1], line[match.end() :]
    if (behind := _TITLE_BEHIND.search(line)) is not None:
        found.title, line = found.title or behind[1], line[: behind.start()]
    while (degree := _DEGREE.search(line)) is not None and " " in line[: degree.start()]:
        found.degrees.insert(0, degree[1])
        line = line[: degree.start()]
    before, _, behind_comma = line.partition(",")
    if len(before.split()) > 1 and _OFFICE.search(behind_comma):
        line = before
        found.lines.insert(0, behind_comma.strip())
    found.name = family_first(line, found.emails)
