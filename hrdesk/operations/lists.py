"""Mailing lists: who is on them, by rule and by hand, with addresses as mail programs take them.

A rule is a few `field:value` terms that must all hold, such as `focal_point_for:*` or
`themes:"Freedom from torture" tags:africa`; `*` means that the field is not empty, and a word
without a field is looked for everywhere.
"""

import re
import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hrdesk.domain.changes import Changes
from hrdesk.domain.codes import Life
from hrdesk.domain.errors import BadValue
from hrdesk.domain.fields import Kind
from hrdesk.domain.label import Label
from hrdesk.domain.office import has_left, is_stale
from hrdesk.domain.records import field_of, shape_of
from hrdesk.domain.refs import looks_like_ref
from hrdesk.domain.text import in_words
from hrdesk.domain.values import joined
from hrdesk.geography import find_country
from hrdesk.operations.reach import at_risk_among
from hrdesk.operations.records import existing
from hrdesk.operations.together import change_together
from hrdesk.store import listing
from hrdesk.store.listing import Line
from hrdesk.store.same import all_refs, shown_refs
from hrdesk.store.session import Session

PERSON = "person"
_MINDED = ("email", "protected", "last_confirmed", "in_office")
# What a record is called in short, where its kind has that.
_CALLED = ("acronym", "symbol")
# Between addresses: what Outlook takes, and what the others do.
SEMICOLONS, COMMAS = "; ", ", "
# What a rule needs no quotes for.
_BARE = re.compile(r"[\w*@.+-]+")


@dataclass(frozen=True, slots=True)
class Term:
    """One condition of a rule: a value of a field, or with no field a word anywhere."""

    field: str
    value: str


@dataclass(frozen=True)
class Membership:
    """The people of a list in use, by name; `without_address` are those of them with no e-mail.

    Of the `protected` there is no address among those to copy: who writes to a person at risk does
    so knowingly, and to that person alone. Those labelled Internal, or for named partners only, go
    in when a person wants it; `stale` are confirmed over a year ago, of `unconfirmed` nobody ever
    did so, `left` are no longer in office.
    `subject` is what a mail to them is about at first: the name of the list, where all may know it.
    """

    refs: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    without_address: tuple[str, ...] = ()
    internal: tuple[str, ...] = ()
    protected: tuple[str, ...] = ()
    partners_only: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    open_addresses: tuple[str, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    subject: str = ""

    @property
    def text(self) -> str:
        """The addresses as Outlook takes them."""
        return SEMICOLONS.join(self.addresses)

    def to_copy(self, *, restricted: bool) -> tuple[str, ...]:
        """The addresses, with or without those labelled Internal or Partners."""
        return self.addresses if restricted else self.open_addresses


def members(session: Session, ref: str, today: date) -> Membership:
    """Who is on a mailing list now. Raises `NotFound`, or `BadValue` for a rule that is none."""
    mailing_list = existing(session, ref)
    values = mailing_list.values()
    found = set(by_rule(session, joined(values.get("rule", ""))))
    found |= set(shown_refs(session, values.get("members", ())).values())
    found -= set(shown_refs(session, values.get("excluded", ())).values())
    is_open = mailing_list.label.rank <= Label.NETWORK.rank
    subject = joined(values.get("name", "")) if is_open else ""
    return replace(membership_of(session, sorted(found), today), subject=subject)


def membership_of(session: Session, refs: Sequence[str], today: date) -> Membership:
    """What is to be minded of people who are written to together."""
    lines = sorted(listing.lines(session, PERSON, refs, _MINDED), key=lambda line: line.title)
    using = [line for line in lines if line.life == "active"]
    risky = at_risk_among(session, using)
    protected = [line for line in using if line.ref in risky]
    reached = [line for line in using if "email" in line.values and line not in protected]
    return Membership(
        _refs(using),
        _addresses(reached),
        _refs(line for line in using if "email" not in line.values),
        _refs(line for line in using if line.label == Label.INTERNAL),
        _refs(protected),
        _refs(line for line in using if line.label == Label.PARTNERS),
        _refs(line for line in using if is_stale(line.values.get("last_confirmed", ""), today)),
        _refs(line for line in using if has_left(line.values.get("in_office", ""), today)),
        _addresses(line for line in reached if Label(line.label).rank < Label.PARTNERS.rank),
        _refs(line for line in using if not line.values.get("last_confirmed")),
    )


def first_lists(session: Session, most: int) -> dict[str, str]:
    """The mailing lists in use by name, as far as there is room: what they are called, by Ref."""
    refs = listing.keys(session, listing.Query("mailing_list"))[:most]
    titles = listing.titles(session, refs)
    return {ref: titles.get(ref, "") for ref in refs}


def add_people(session: Session, ref: str, people: Sequence[str]) -> Changes:
    """Put people on a list by hand. Raises `NotFound`."""
    return change_together(
        session,
        [ref],
        {},
        added={"members": people},
        removed={"excluded": all_refs(session, people)},
    )


def take_off(session: Session, ref: str, people: Sequence[str]) -> Changes:
    """Take people off a list, whatever its rule says. Raises `NotFound`."""
    return change_together(
        session,
        [ref],
        {},
        added={"excluded": people},
        removed={"members": all_refs(session, people)},
    )


def _refs(lines: Iterable[Line]) -> tuple[str, ...]:
    return tuple(line.ref for line in lines)


def _addresses(lines: Iterable[Line]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.values["email"] for line in lines))


def by_rule(session: Session, rule: str) -> list[str]:
    """The people a rule finds; none for an empty rule."""
    if not rule.strip():
        return []
    return listing.keys(session, _with_names(session, rule_query(PERSON, rule)))


def count_by_rule(session: Session, rule: str) -> int:
    """How many people a rule finds. Raises `BadValue` or `UnknownName`."""
    if not rule.strip():
        return 0
    return listing.count(session, _with_names(session, rule_query(PERSON, rule)))


def rule_query(kind: str, rule: str) -> listing.Query:
    """The query that a rule means. Raises `BadValue` or `UnknownName`."""
    words: list[str] = []
    where: dict[str, list[str]] = {}
    for term in rule_terms(kind, rule):
        if term.field:
            where.setdefault(term.field, []).append(term.value)
        else:
            words.append(term.value)
    return listing.Query(kind, text=" ".join(words), where=where)


def rule_terms(kind: str, rule: str) -> list[Term]:
    """The terms of a rule, as they stand in it. Raises `BadValue` or `UnknownName`."""
    found = []
    for each in _terms(rule):
        name, colon, value = each.partition(":")
        is_word = not (colon and value)
        found.append(Term("", each) if is_word else Term(_field_named(kind, name), value))
    return found


def rule_from(terms: Iterable[Term]) -> str:
    """The rule of these terms: `rule_terms` finds the same in it."""
    return " ".join(
        f"{each.field}:{_quoted(each.value)}" if each.field else _quoted(each.value)
        for each in terms
    )


def _field_named(kind: str, name: str) -> str:
    return field_of(kind, name.strip().lower()).name


def _with_names(session: Session, query: listing.Query) -> listing.Query:
    """The same where records and States are called by their names, or what they are called in short.

    Whoever writes a rule knows no Refs. A name that nobody has finds nobody.
    """
    where = {
        name: [each for value in values for each in _named(session, query.kind, name, value)]
        for name, values in query.where.items()
    }
    return replace(query, where=where)


def _named(session: Session, kind: str, name: str, value: str) -> list[str]:
    spec = field_of(kind, name)
    if value == listing.ANY or looks_like_ref(value):
        return [value]
    if spec.kind is Kind.COUNTRY:
        return [find_country(value) or value]
    if spec.links is None:
        return [value]
    refs = listing.keys(session, listing.Query(spec.links, value))
    wanted = in_words(value)
    return [
        line.ref
        for line in listing.lines(session, spec.links, refs, _CALLED)
        if wanted in map(in_words, (line.title, *(line.values.get(each, "") for each in _CALLED)))
    ] or [value]


def rule_of(query: listing.Query) -> str:
    """The rule that finds whom a filter finds; empty where no rule can say it."""
    fields = {spec.name for spec in shape_of(query.kind).fields}
    values = [each for several in query.where.values() for each in several]
    # What is empty, archived, labelled or picked by hand has no term.
    is_said = query.lives == (Life.ACTIVE,) and query.among is None and all(values)
    if not is_said or not fields.issuperset(query.where) or ":" in query.text:
        return ""
    terms = [Term(name, each) for name, several in query.where.items() for each in several]
    return rule_from([*terms, *(Term("", word) for word in query.text.split())])


def _quoted(value: str) -> str:
    return value if _BARE.fullmatch(value) else '"' + re.sub(r'(["\\])', r"\\\1", value) + '"'


def _terms(rule: str) -> list[str]:
    try:
        return shlex.split(rule)
    except ValueError:
        raise BadValue(field="rule", value=rule, expected="rule") from None
