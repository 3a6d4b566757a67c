"""Mailing lists: who is on them, by rule and by hand, with addresses as mail programs take them.

A rule is a few `field:value` terms that must all hold, such as `focal_point_for:*` or
`themes:"Freedom from torture" tags:africa`; `*` means that the field is not empty, and a word
without a field is looked for everywhere.
"""

import shlex
from dataclasses import dataclass

from hrdesk.domain.errors import BadValue
from hrdesk.domain.records import field_of
from hrdesk.domain.values import YES, joined
from hrdesk.operations.records import existing
from hrdesk.store import listing
from hrdesk.store.session import Session

PERSON = "person"


@dataclass(frozen=True)
class Membership:
    """The people of a list in use, by name; `without_address` are those of them with no e-mail.

    Of the `protected` there is no address among those to copy: who writes to a person at risk does
    so knowingly, and to that person alone.
    """

    refs: tuple[str, ...]
    addresses: tuple[str, ...]
    without_address: tuple[str, ...]
    internal: tuple[str, ...]
    protected: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The addresses as Outlook takes them."""
        return "; ".join(self.addresses)


def members(session: Session, ref: str) -> Membership:
    """Who is on a mailing list now. Raises `NotFound`, or `BadValue` for a rule that is none."""
    values = existing(session, ref).values()
    found = set(by_rule(session, joined(values.get("rule", ""))))
    found |= set(values.get("members", ()))
    found -= set(values.get("excluded", ()))
    lines = sorted(listing.lines(session, PERSON, sorted(found)), key=lambda line: line.title)
    using = [line for line in lines if line.life == "active"]
    at_risk = tuple(line.ref for line in using if line.values.get("protected") == YES)
    addresses = (
        line.values["email"] for line in using if "email" in line.values and line.ref not in at_risk
    )
    return Membership(
        tuple(line.ref for line in using),
        tuple(dict.fromkeys(addresses)),
        tuple(line.ref for line in using if "email" not in line.values),
        tuple(line.ref for line in using if line.label == "internal"),
        at_risk,
    )


def by_rule(session: Session, rule: str) -> list[str]:
    """The people a rule finds; none for an empty rule."""
    if not rule.strip():
        return []
    return listing.keys(session, rule_query(PERSON, rule))


def rule_query(kind: str, rule: str) -> listing.Query:
    """The query that a rule means. Raises `BadValue` or `UnknownName`."""
    words: list[str] = []
    where: dict[str, list[str]] = {}
    for term in _terms(rule):
        name, colon, value = term.partition(":")
        if colon and value:
            where.setdefault(field_of(kind, name.strip().lower()).name, []).append(value)
        else:
            words.append(term)
    return listing.Query(kind, text=" ".join(words), where=where)


def _terms(rule: str) -> list[str]:
    try:
        return shlex.split(rule)
    except ValueError:
        raise BadValue(field="rule", value=rule, expected="rule") from None
