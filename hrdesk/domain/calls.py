"""Addresses, numbers and call handles of somebody as links that may be opened; never a command.

A handle is written as people write it: `Teams: olga@osce.org`, `Signal +41 79 000 00 00`,
`skype:olga.petrova`, or the link that the service gave. What is not understood has no link: it is
shown, and can be copied.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote, urlsplit

from hrdesk.domain.values import Value, is_email


class How(StrEnum):
    """By what one reaches somebody."""

    MAIL = "mail"
    PHONE = "phone"
    MOBILE = "mobile"
    TEAMS = "teams"
    SIGNAL = "signal"
    SKYPE = "skype"
    WHATSAPP = "whatsapp"
    ZOOM = "zoom"
    LINK = "link"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach somebody: what is read, and the link; no link where none is understood."""

    how: How
    shown: str
    link: str = ""


_NAMED = re.compile(
    r"(?:ms[ -]?|microsoft )?(teams|signal|skype|whats ?app|zoom)\b[\s:=]*(.*)", re.IGNORECASE
)
_TELEPHONE = re.compile(r"\+?[\d\s().\-/–]+")
_DIGITS = re.compile(r"\+?\d{3,15}")
_SKYPE = re.compile(r"(?:live:)?[A-Za-z][A-Za-z0-9_.,\-]{2,60}")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")
_NEVER = re.compile(r"[\x00-\x20\x7f-\x9f\"'<>\\^`{|}]")
_HOSTS = {
    "teams.microsoft.com": How.TEAMS,
    "teams.live.com": How.TEAMS,
    "signal.me": How.SIGNAL,
    "signal.group": How.SIGNAL,
    "wa.me": How.WHATSAPP,
    "zoom.us": How.ZOOM,
    "join.skype.com": How.SKYPE,
}


def ways_to_reach(values: Mapping[str, Value]) -> tuple[Way, ...]:
    """All ways to reach a person, the address first; none twice."""
    found = [
        *(_mail(each) for each in (*_several(values, "email"), *_several(values, "other_emails"))),
        *(_telephone(How.PHONE, each) for each in _several(values, "phone")),
        *(_telephone(How.MOBILE, each) for each in _several(values, "mobile")),
        *(by_handle(each) for each in _several(values, "call_handles")),
    ]
    return tuple(dict.fromkeys(found))


def by_handle(text: str) -> Way:
    """What a call handle means."""
    shown = " ".join(text.split())
    if link := web_link(shown):
        return Way(_of_host(link), shown, link)
    named = _NAMED.fullmatch(shown)
    if named is None:
        return Way(How.OTHER, shown)
    how = How(named[1].lower().replace(" ", ""))
    rest = named[2].strip()
    if link := web_link(rest):
        return Way(how, rest, link if _of_host(link) is how else "")
    return Way(how, rest or shown, _LINKS[how](rest))


def web_link(text: str) -> str:
    """The text, if it is a plain web address; empty for anything else, also with a name before @."""
    if _NEVER.search(text) or not text.isascii():
        return ""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return ""
    host = parts.hostname or ""
    named = host if port is None else f"{host}:{port}"
    is_plain = parts.scheme in ("http", "https") and parts.netloc.lower() == named
    return text if is_plain and _HOST.fullmatch(host) else ""


def mail_link(address: str) -> str:
    """The link that writes to an address; empty for what is none."""
    return f"mailto:{quote(address, safe='@')}" if is_email(address) else ""


def _mail(address: str) -> Way:
    return Way(How.MAIL, address, mail_link(address))


def _telephone(how: How, text: str) -> Way:
    number = _number(text)
    return Way(how, text, f"tel:{number}" if number else "")


def _number(text: str) -> str:
    """A telephone number without what stands between its digits; empty for what is none."""
    bare = text.replace("(0)", "") if text.lstrip().startswith("+") else text
    if not text.isascii() or not _TELEPHONE.fullmatch(bare.strip()):
        return ""
    number = re.sub(r"[^\d+]", "", bare)
    number = f"+{number[2:]}" if number.startswith("00") else number
    return number if _DIGITS.fullmatch(number) else ""


def _world_number(text: str) -> str:
    """A number with its country; services know no other."""
    number = _number(text)
    return number if number.startswith("+") else ""


def _teams(rest: str) -> str:
    if not is_email(rest):
        return ""
    return f"https://teams.microsoft.com/l/call/0/0?users={quote(rest, safe='@')}"


def _signal(rest: str) -> str:
    number = _world_number(rest)
    return f"https://signal.me/#p/{number}" if number else ""


def _skype(rest: str) -> str:
    return f"skype:{rest}?call" if _SKYPE.fullmatch(rest) else ""


def _whatsapp(rest: str) -> str:
    number = _world_number(rest)
    return f"https://wa.me/{number[1:]}" if number else ""


def _zoom(rest: str) -> str:
    return ""  # only its own links lead anywhere


_LINKS = {
    How.TEAMS: _teams,
    How.SIGNAL: _signal,
    How.SKYPE: _skype,
    How.WHATSAPP: _whatsapp,
    How.ZOOM: _zoom,
}


def _of_host(link: str) -> How:
    host = urlsplit(link).hostname or ""
    known = (how for name, how in _HOSTS.items() if host == name or host.endswith("." + name))
    return next(known, How.LINK)


def _several(values: Mapping[str, Value], name: str) -> Iterator[str]:
    value = values.get(name, "")
    texts: Iterable[str] = (value,) if isinstance(value, str) else value
    yield from (each for each in texts if each)
