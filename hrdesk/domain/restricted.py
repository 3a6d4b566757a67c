"""The restricted registers: which there are, and what stands in their entries.

They are no records. What is known of people who suffer for having spoken with a mechanism, and
where the same complaint lies before two bodies, is for one desk only (A/HRC/23/18, paras 18 and 51
and Annex IV).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hrdesk.domain.dates import parse_moment
from hrdesk.domain.errors import BadValue


class Register(StrEnum):
    """A register with a passphrase of its own."""

    REPRISALS = "reprisals"
    ENQUIRIES = "enquiries"


PURGE = "purge"
# In the order of the form. People stand in reprisals under a pseudonym, in enquiries not at all.
FIELDS: Mapping[Register, tuple[str, ...]] = {
    Register.REPRISALS: ("pseudonym", "date", "happened", "agreed", PURGE),
    Register.ENQUIRIES: ("date", "body", "reference", "answer", PURGE),
}
LONG = frozenset({"happened", "agreed", "answer"})
DATES = frozenset({"date", PURGE})
_FIRST: Mapping[Register, str] = {
    Register.REPRISALS: "pseudonym",
    Register.ENQUIRIES: "reference",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry in clear; `purge` is the day on which it must be gone, empty for none."""

    id: int
    values: Mapping[str, str]
    purge: str = ""

    def value(self, name: str) -> str:
        """What stands in a field; empty where nothing does."""
        return self.purge if name == PURGE else self.values.get(name, "")

    def is_due(self, today: date) -> bool:
        """Whether it should be gone by now."""
        return bool(self.purge) and self.purge <= today.isoformat()


def title_of(register: Register, entry: Entry) -> str:
    """What an entry is called in its list."""
    return entry.value(_FIRST[register]) or entry.value("body") or entry.value("date")


def checked(register: Register, values: Mapping[str, str]) -> tuple[dict[str, str], str]:
    """What is kept of an entry, without what is empty, and its purge day.

    Raises `BadValue` for a date that is none; the purge day must be a day.
    """
    kept = {name: values.get(name, "").strip() for name in FIELDS[register]}
    for name in DATES:
        moment = parse_moment(kept[name])
        if kept[name] and (moment is None or (name == PURGE and not moment.is_exact)):
            raise BadValue(field=name, value=kept[name], expected="date")
    purge = kept.pop(PURGE)
    return {name: value for name, value in kept.items() if value}, purge


def with_dates_as_text(register: Register, values: Mapping[str, str]) -> dict[str, str]:
    """The values with what is typed for a date and is none at the end of the long text.

    So all that was typed can be kept when a register must close at once.
    """
    kept = dict(values)
    last = [name for name in FIELDS[register] if name in LONG][-1]
    for name in sorted(DATES):
        try:
            checked(register, {name: kept.get(name, "")})
        except BadValue:
            kept[last] = f"{kept.get(last, '')}\n{kept.pop(name)}".strip()
    return kept


def newest_first(entries: list[Entry]) -> list[Entry]:
    """By the date of each, those without one last."""
    return sorted(entries, key=lambda each: (each.value("date"), each.id), reverse=True)
