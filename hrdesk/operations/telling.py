"""Whom to tell that a visit changed: which partner desks have it, and which may have it at all."""

from dataclasses import dataclass

from hrdesk.operations.holders import Has, holders
from hrdesk.operations.send import plan_sending
from hrdesk.store import partners
from hrdesk.store.session import Session


@dataclass(frozen=True, slots=True)
class Tellable:
    """A partner desk: what it has of a record now, None for nothing, and whether it may get it."""

    code: str
    name: str
    has: Has | None
    may_get: bool

    @property
    def has_it(self) -> bool:
        """Whether it will see what is new with the next workbook, and holds what was."""
        return self.may_get and self.has in (Has.CURRENT, Has.OLDER)


def tellable(session: Session, ref: str) -> list[Tellable]:
    """All partner desks, those that have a record first."""
    having = {each.partner: each.has for each in holders(session, ref)}
    found = [
        Tellable(
            each.code,
            each.name or each.code,
            having.get(each.code),
            bool(plan_sending(session, each.code, [ref]).going),
        )
        for each in partners.partners(session)
    ]
    return sorted(found, key=lambda each: (not each.has_it, not each.may_get, each.code))


def having(session: Session, ref: str) -> list[Tellable]:
    """The partners that hold a record and will see it changed with their next workbook."""
    shown = [each for each in holders(session, ref) if each.has in (Has.CURRENT, Has.OLDER)]
    return [Tellable(each.partner, each.name or each.partner, each.has, True) for each in shown]
