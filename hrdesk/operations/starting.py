"""What a desk may start with: the network's organisations and calendar, and the sample desk.

Every desk makes these records alike: the Ref comes from a permanent key in `resources/`, and
author, nonce and minute from the edition. Otherwise the first exchange would double them
(exchange.md 1). What released editions said lies in `resources/editions`, and is never changed: what
`resources/` says otherwise by now is the next edition.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from hrdesk import geography
from hrdesk.domain.codes import ActivityStatus, ActivityType, Life, OrganisationType, Verified
from hrdesk.domain.editions import AUTHOR, Edition, Shipped, said_anew, shipped
from hrdesk.domain.fields import Field
from hrdesk.domain.label import Label
from hrdesk.domain.records import field_of, shape_of
from hrdesk.domain.refs import derived_ref
from hrdesk.domain.revisions import Registers
from hrdesk.domain.state import LABEL, LIFE, PARTNERS, RecordState, partner_text, wanted_registers
from hrdesk.domain.titles import title_of
from hrdesk.domain.values import canonical
from hrdesk.resources import resource

# The edition that this program ships. A test says when `resources/` makes another of it.
EDITION = 1
_LINK = "@"
_UPR_THEME = "Cooperation & follow up with the Universal Periodic Review (UPR)"
_DERIVED = "Which States come up is derived from the third cycle; check it."
_APPROXIMATE = "The dates follow the usual rhythm of the sessions; check them."
_RECKONED = "Reckoned from the rhythm of sessions 41 to 45; check it."

_Raw = str | list[str]


@dataclass(frozen=True)
class _Seed:
    """A shipped record as `resources/` tells it; links are written `@` and the key of another."""

    key: str
    values: Mapping[str, _Raw]
    label: Label = Label.PUBLIC
    partners: tuple[str, ...] = ()


@cache
def network_records() -> tuple[RecordState, ...]:
    """The organisations of the network, instruments, UPR sessions and deadlines, named days."""
    return tuple(each.state for each in network_shipped())


@cache
def sample_records() -> tuple[RecordState, ...]:
    """The network and a desk at work: documented events, and invented ones tagged `sample`."""
    return tuple(each.state for each in sample_shipped())


@cache
def network_shipped() -> tuple[Shipped, ...]:
    """As `network_records`, with the edition that wrote each register."""
    return _shipped(_network())


@cache
def sample_shipped() -> tuple[Shipped, ...]:
    """As `sample_records`, with the edition that wrote each register."""
    return network_shipped() + _shipped(_samples())


def is_as_shipped(ref: str, registers: Registers) -> bool:
    """Whether all that registers of a record hold came with HRDesk, in this edition or before.

    Asked of what goes to somebody, it says nothing about what does not.
    """
    every = [(name, head) for name, heads in registers.items() for head in heads]
    # Nearly all are somebody's, and can be told from the shipped ones without reading these.
    if any(head.author != AUTHOR for _, head in every):
        return False
    known = _network_revisions().get(ref, {})
    return bool(known) and all(head.id in known.get(name, ()) for name, head in every)


def shipped_titles(refs: Iterable[str]) -> dict[str, str]:
    """What those of some records are called that come with HRDesk, on this desk or not.

    A desk that began with nothing, or that took one off, is sent links to them all the same.
    """
    known = _network_titles()
    return {ref: known[ref] for ref in refs if ref in known}


@cache
def _network_titles() -> Mapping[str, str]:
    names = geography.country_names()
    return {
        state.ref: title_of(
            state.kind,
            {each.name: state.value(each.name) for each in state.fields},
            names.__getitem__,
        )
        for state in network_records()
    }


@cache
def _network_revisions() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """By Ref and register, the revisions that any edition wrote."""
    return {
        state.ref: {
            name: frozenset(each.id for each in heads).union(*(each.ancestors for each in heads))
            for name, heads in state.registers.items()
        }
        for state in network_records()
    }


@cache
def released_editions() -> tuple[Edition, ...]:
    """What each released edition said anew, the first in front."""
    paths = sorted(resource("editions").glob("*.json"), key=lambda path: int(path.stem))
    return tuple(json.loads(path.read_text(encoding="utf-8")) for path in paths)


def next_edition() -> dict[str, dict[str, str]]:
    """What `resources/` says that no released edition did, by permanent key; to be released."""
    seeds = [*_network(), *_samples()]
    return said_anew(released_editions(), {seed.key: _texts(seed) for seed in seeds})


def ref_of_key(key: str) -> str:
    """The Ref of a shipped record by its permanent key, as in `organisation/ACHPR`."""
    return derived_ref(shape_of(key.partition("/")[0]).prefix, key)


def _shipped(seeds: Iterable[_Seed]) -> tuple[Shipped, ...]:
    texts = {seed.key: _texts(seed) for seed in seeds}
    editions = (*released_editions(), said_anew(released_editions(), texts))
    return tuple(shipped(key, ref_of_key(key), editions) for key in texts)


def _texts(seed: _Seed) -> dict[str, str]:
    """The registers of a record that have a value."""
    kind = seed.key.partition("/")[0]
    texts: dict[str, str] = {LIFE: Life.ACTIVE.value, LABEL: seed.label.value}
    if seed.partners:
        texts[PARTNERS] = partner_text(seed.partners)
    for name, raw in seed.values.items():
        field = field_of(kind, name)
        value = canonical(field, _with_refs(field, raw))
        texts |= wanted_registers(field, value, {})
    return {register: text for register, text in texts.items() if text}


def _with_refs(field: Field, raw: _Raw) -> _Raw:
    """The value with keys of other records turned into their Refs."""
    if not field.is_link:
        return raw
    parts = raw.split(";") if isinstance(raw, str) else raw
    refs = [ref_of_key(key) for part in parts if (key := part.strip().removeprefix(_LINK))]
    return refs if field.is_set else "".join(refs)


# ---------------------------------------------------------------- the network


def _network() -> list[_Seed]:
    return [*_organisations(), *_instruments(), *_review_sessions(), *_days()]


def _organisations() -> Iterator[_Seed]:
    for row in _rows("organisations.csv"):
        values: dict[str, _Raw] = {name: text for name, text in row.items() if name != "key"}
        if row["type"] == OrganisationType.INTERGOVERNMENTAL and not row["countries"]:
            values["countries"] = "; ".join(geography.members(row["acronym"]))
        yield _Seed(row["key"], values)


def _instruments() -> Iterator[_Seed]:
    for row in _rows("instruments.csv"):
        yield _Seed(row["key"], {name: text for name, text in row.items() if name != "key"})


def _review_sessions() -> Iterator[_Seed]:
    reviews = _reviews_by_session()
    for row in _rows("upr_sessions.csv"):
        yield _review_session(row, reviews[row["session"]])
        yield from _deadlines(row)


def _reviews_by_session() -> dict[str, list[Mapping[str, str]]]:
    found: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in _rows("upr_reviews.csv"):
        if row["status"] != "postponed":
            found[row["session"]].append(row)
    return found


def _review_session(row: Mapping[str, str], reviews: list[Mapping[str, str]]) -> _Seed:
    number = row["session"]
    doubts = [_APPROXIMATE] if row["dates_verified"] != Verified.VERIFIED else []
    if any(each["verified"] != Verified.VERIFIED for each in reviews):
        doubts.append(_DERIVED)
    values: dict[str, _Raw] = {
        "title": f"Universal Periodic Review, session {number}",
        "code": f"UPR {number}",
        "type": ActivityType.SESSION,
        "dates": row["dates"],
        "city": "Geneva",
        "country": "CHE",
        "countries": [each["country"] for each in reviews],
        "themes": [_UPR_THEME],
        "organisers": ["@organisation/HRC", "@organisation/UPR"],
        "status": row["status"],
        "verified": Verified.UNVERIFIED if doubts else Verified.VERIFIED,
        "source": row["source"],
        "notes": " ".join(doubts),
    }
    return _Seed(f"activity/UPR-{number}", values)


def _deadlines(row: Mapping[str, str]) -> Iterator[_Seed]:
    dated = [
        ("stakeholders", "submissions of stakeholders due", row["stakeholders_by"]),
        ("national-report", "national reports due", row["national_report_by"]),
    ]
    for order, day in enumerate(filter(None, row["addenda_by"].split("; ")), 1):
        dated.append((f"addenda-{order}", "addenda of the States due", day))
    for suffix, what, day in dated:
        if day:
            yield _Seed(f"activity/UPR-{row['session']}-{suffix}", _deadline(row, what, day))


def _deadline(row: Mapping[str, str], what: str, day: str) -> dict[str, _Raw]:
    is_known = row["deadlines_verified"] == Verified.VERIFIED
    return {
        "title": f"UPR session {row['session']}: {what}",
        "type": ActivityType.DEADLINE,
        "dates": day,
        "themes": [_UPR_THEME],
        "organisers": ["@organisation/UPR"],
        "status": ActivityStatus.HELD,
        "verified": row["deadlines_verified"],
        "source": row["source"] if is_known else "Usual rhythm of sessions",
        "notes": "" if is_known else _RECKONED,
    }


def _days() -> Iterator[_Seed]:
    for row in _rows("human_rights_days.csv"):
        values: dict[str, _Raw] = {
            "title": row["name"],
            "type": ActivityType.COMMEMORATIVE_DAY,
            "dates": f"2026-{row['month_day']}",
            "recurrence": "FREQ=YEARLY",
            "themes": row["themes"],
            "lead_days": "14",
            "verified": row["verified"],
            "source": row["source"],
            "notes": f"Proclaimed by: {row['proclaimed_by']}",
        }
        yield _Seed(row["key"], values)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with resource("reference", name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


# ---------------------------------------------------------------- the sample desk


def _samples() -> Iterator[_Seed]:
    for path in sorted(resource("sample").glob("*.json")):
        for entry in json.loads(path.read_text(encoding="utf-8")):
            yield _Seed(
                key=entry.pop("key"),
                label=Label(entry.pop("label", Label.NETWORK)),
                partners=tuple(entry.pop("partners", ())),
                values=entry,
            )
