"""The records that ship with HRDesk, edition by edition: what each says anew, as revisions.

Every desk makes the same ones, an old desk that is brought up to date and a new one alike: a
revision follows from the permanent key of its record, from its edition and from the shipped
revisions before it, and from nothing that a person wrote (exchange.md 1).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hrdesk.domain.revisions import Heads, Pen
from hrdesk.domain.state import RecordState

AUTHOR = "hrdesk"
# 21 November 2026, in minutes since 1970: the first edition. It never changes.
_FIRST = 29_920_320

# What an edition says anew: by permanent key, the registers that have another value than before.
Edition = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Shipped:
    """A shipped record: its heads, the edition it came with, and that which wrote each register."""

    state: RecordState
    since: int
    editions: Mapping[str, int]

    def newer_than(self, edition: int) -> dict[str, Heads]:
        """The registers that a later edition wrote."""
        return {
            register: heads
            for register, heads in self.state.registers.items()
            if self.editions[register] > edition
        }


def pen_of(edition: int) -> Pen:
    """Who writes an edition. A minute apart, so that a later one is shown first."""
    return Pen(AUTHOR, f"hrdesk-{edition}", _FIRST + edition - 1)


def said_anew(before: Sequence[Edition], records: Edition) -> dict[str, dict[str, str]]:
    """What records say that the editions before did not, by permanent key.

    A register that has no value any more is emptied; a record that is gone is no news, for
    nothing that desks have is ever taken from them.
    """
    known: dict[str, dict[str, str]] = {}
    for edition in before:
        for key, texts in edition.items():
            known.setdefault(key, {}).update(texts)
    found: dict[str, dict[str, str]] = {}
    for key, texts in records.items():
        stood = known.get(key, {})
        wanted = {**dict.fromkeys(stood, ""), **texts}
        news = {name: text for name, text in wanted.items() if text != stood.get(name, "")}
        if news:
            found[key] = news
    return found


def shipped(key: str, ref: str, editions: Sequence[Edition]) -> Shipped:
    """A record as the editions wrote it, one over the other."""
    registers: dict[str, Heads] = {}
    written: dict[str, int] = {}
    since = 0
    for number, edition in enumerate(editions, 1):
        pen = pen_of(number)
        since = since or (number if key in edition else 0)
        for name, text in edition.get(key, {}).items():
            registers[name] = (pen.write(ref, name, text, registers.get(name, ())),)
            written[name] = number
    return Shipped(RecordState(ref, registers), since, written)
