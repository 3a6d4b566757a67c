"""What makes two records likely the same person, visit or thing: the rules, kind by kind.

Nothing here joins anything: twins are pointed out, with the reason, and a person decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from hrdesk.domain.dates import Span, parse_span


class Reason(StrEnum):
    """Why a record is thought to be the one that is meant, the strongest first."""

    REF = "ref"
    EMAIL = "email"
    KEY = "key"
    NAME = "name"
    SCRIPT = "script"
    VISIT = "visit"
    LIKE = "like"
    PHONE = "phone"
    COLLEAGUE = "colleague"


@dataclass(frozen=True, slots=True)
class Twin:
    """A record of this desk that may be meant; `likeness` of 100.

    `is_certain` says that nothing speaks against it, so that it may be proposed beforehand.
    """

    ref: str
    reason: Reason
    likeness: int
    is_certain: bool = False


@dataclass(frozen=True, slots=True)
class TwinRule:
    """How records of a kind are told apart.

    `names` are the fields by which it is called; one value in `keys` belongs to one record only;
    `agreeing` fields and the span in `dates` must fit wherever both records have them.
    """

    names: tuple[str, ...]
    keys: tuple[str, ...] = ()
    agreeing: tuple[str, ...] = ()
    dates: str = ""
    days_apart: int = 0

    @property
    def fields(self) -> tuple[str, ...]:
        """All fields that are looked at."""
        return (*self.names, *self.keys, *self.agreeing, *filter(None, (self.dates,)))


EMAILS = ("email", "other_emails")
RULES: Mapping[str, TwinRule] = {
    "organisation": TwinRule(("name", "acronym", "aliases", "other_names"), agreeing=("country",)),
    "person": TwinRule(("name", "other_names"), EMAILS),
    "mailing_list": TwinRule(("name",)),
    "activity": TwinRule(("title",), agreeing=("country",), dates="dates", days_apart=7),
    "place": TwinRule(("name",), agreeing=("country",)),
    "recommendation": TwinRule(
        ("text",), ("external_key",), ("country",), dates="date", days_apart=7
    ),
    "document": TwinRule(("title",), ("symbol",), dates="date", days_apart=7),
    # A visit has no name: the country and dates that are near tell it (exchange.md 6).
    "visit": TwinRule((), agreeing=("country",), dates="dates", days_apart=31),
    "programme_item": TwinRule(("subject",), dates="time", days_apart=1),
    "commitment": TwinRule(("title",)),
    "instrument": TwinRule(("name", "acronym", "aliases")),
    # They have no names either: one State stands in one place towards one instrument.
    "ratification": TwinRule((), agreeing=("country", "instrument")),
    "country_file": TwinRule((), agreeing=("country",)),
}


def are_near(one: str, other: str, days: int) -> bool:
    """Whether two spans or dates overlap, or are no further apart than so many days."""
    first, second = parse_span(one), parse_span(other)
    if first is None or second is None:
        return False
    return _gap(first, second) <= timedelta(days)


def _gap(one: Span, other: Span) -> timedelta:
    return max(one.first - other.last, other.first - one.last, timedelta(0))
