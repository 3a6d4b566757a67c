"""Dated steps: how a record came to be what it is, a line of text each.

Steps are the elements of a set field, and each element is a register of its own (exchange.md 2):
what two desks add, also by hand in a workbook, stands side by side and never conflicts. Written
`2026-11-22 confirmed 2027-02-10/2027-02-19 by NIRMS`; days and the desk may be missing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from hrdesk.domain.dates import parse_moment, parse_span

_STEP = re.compile(
    r"(?:(?P<day>[12]\d{3}[-\dQ]*)(?:\s+|$))?(?P<what>.*?)(?:\s+(?P<dates>[12]\d{3}[-\dQT:/]*(?:\[[\w/+-]+\])?))?"
    r"(?:\s+by (?P<desk>[A-Z][A-Z0-9-]{0,15}))?",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Step:
    """What something became, on which day, with which dates, and at which desk it was written."""

    day: str
    what: str
    dates: str = ""
    desk: str = ""

    @property
    def text(self) -> str:
        """As it stands in a set field."""
        by = f"by {self.desk}" if self.desk else ""
        return " ".join(part for part in (self.day, self.what, self.dates, by) if part)


def parse_step(text: str) -> Step:
    """The step that a text tells; a text in words of somebody's own is all `what`."""
    found = _STEP.fullmatch(text.strip())
    assert found is not None  # every part of it may be missing
    day, dates = found["day"] or "", found["dates"] or ""
    if (day and parse_moment(day) is None) or (dates and parse_span(dates) is None):
        return Step("", text.strip())
    return Step(day, found["what"], dates, found["desk"] or "")


def in_order(texts: Iterable[str]) -> list[Step]:
    """Steps by day, those without one last."""
    return sorted((parse_step(each) for each in texts), key=lambda each: (not each.day, each.day))
