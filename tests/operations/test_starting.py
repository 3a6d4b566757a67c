"""The shipped records are the same at every desk, whole, and say what is invented."""

import pytest

from hrdesk.domain.dates import parse_span
from hrdesk.domain.label import Label
from hrdesk.domain.records import field_of, record_of, shape_of
from hrdesk.domain.refs import parse_ref
from hrdesk.domain.state import LABEL, LIFE, SYSTEM, RecordState
from hrdesk.domain.values import canonical
from hrdesk.operations import starting
from hrdesk.operations.starting import network_records, ref_of_key, sample_records


def of_kind(kind: str) -> list[RecordState]:
    return [each for each in sample_records() if each.kind == kind]


def record(key: str) -> RecordState:
    return next(each for each in sample_records() if each.ref == ref_of_key(key))


# ---------------------------------------------------------------- the same at every desk


@pytest.mark.parametrize(
    ("key", "ref"),
    [
        ("organisation/ACHPR", "ORG-5ZLY-QJVJ-PRSNX"),
        ("organisation/AU", "ORG-MRGT-7YBN-J4YCW"),
        ("activity/UPR-53", "ACT-P2KV-83GG-QM4SY"),
        ("activity/day-human-rights-day", "ACT-YBK3-K64B-FYF6L"),
        ("organisation/SR-torture", "ORG-LJGY-QY78-G7CYB"),
    ],
)
def test_refs_never_change(key: str, ref: str) -> None:
    """Desks hold these records already; another Ref would double them at the next exchange."""
    assert ref_of_key(key) == ref
    assert ref in {each.ref for each in network_records()}


def test_refs_are_unique_and_well_formed() -> None:
    refs = [each.ref for each in sample_records()]
    assert len(set(refs)) == len(refs)
    assert [parse_ref(ref) for ref in refs] == refs


def test_records_made_twice_have_the_same_revisions() -> None:
    once = revision_ids(sample_records())
    starting.network_records.cache_clear()
    starting.sample_records.cache_clear()
    assert revision_ids(sample_records()) == once


def revision_ids(records: tuple[RecordState, ...]) -> list[tuple[str, str, str]]:
    return [
        (each.ref, register, head.id)
        for each in records
        for register, heads in each.registers.items()
        for head in heads
    ]


def test_a_first_revision_is_pinned() -> None:
    heads = record("organisation/ACHPR").heads("acronym")
    assert [(each.value, each.id) for each in heads] == [("ACHPR", "JN3MREBAC5EURWI5IUCW")]


def test_all_is_written_by_one_hand() -> None:
    hands = {
        (head.author, head.nonce, head.minute, head.parents)
        for each in sample_records()
        for heads in each.registers.values()
        for head in heads
    }
    assert hands == {("hrdesk", "hrdesk-1", 29_920_320, ())}


# ---------------------------------------------------------------- whole


def test_every_value_is_canonical() -> None:
    for each in sample_records():
        for name, value in each.values().items():
            assert canonical(field_of(each.kind, name), value) == value, (each.ref, name)


def test_records_have_registers_of_their_kind_only_and_no_empty_ones() -> None:
    for each in sample_records():
        names = {field.name for field in each.fields} | set(SYSTEM)
        assert {register.partition("/")[0] for register in each.registers} <= names
        assert all(len(heads) == 1 and heads[0].value for heads in each.registers.values())
        assert {LIFE, LABEL} <= set(each.registers)


def test_what_is_required_is_there_and_records_have_a_title() -> None:
    for each in sample_records():
        values = each.values()
        missing = [
            field.name for field in each.fields if field.required and not values.get(field.name)
        ]
        assert not missing, each.ref
        assert record_of(each.kind, each.ref, values).ref == each.ref


def test_links_lead_to_records_that_are_there() -> None:
    for records in (network_records(), sample_records()):
        known = {each.ref for each in records}
        for each in records:
            for field in shape_of(each.kind).fields:
                value = each.value(field.name)
                if field.is_link and value:
                    assert {value} if isinstance(value, str) else set(value) <= known, each.ref


# ---------------------------------------------------------------- the network


def test_the_network_is_public() -> None:
    assert {each.label for each in network_records()} == {Label.PUBLIC}
    assert len(network_records()) == 258


@pytest.mark.parametrize(
    ("acronym", "members"),
    [("AU", 55), ("OAS", 34), ("CoE", 46), ("OSCE", 57), ("ASEAN", 11), ("OIC", 57), ("LAS", 22)],
)
def test_intergovernmental_bodies_know_their_members(acronym: str, members: int) -> None:
    body = record(f"organisation/{acronym}")
    assert len(body.value("countries")) == members
    assert body.text("type") == "intergovernmental"


def test_mechanisms_know_their_parent_and_other_names() -> None:
    commission = record("organisation/ACHPR")
    assert commission.text("parent") == ref_of_key("organisation/AU")
    assert {"ACPHR", "CADHP"} <= set(commission.value("aliases"))
    assert "اللجنة الأفريقية لحقوق الإنسان والشعوب" in commission.value("other_names")
    assert commission.text("zone") == "Africa/Banjul"


def test_sessions_stand_in_the_calendar_with_their_states() -> None:
    session = record("activity/UPR-49")
    assert session.text("dates") == "2025-04-28/2025-05-09"
    assert len(session.value("countries")) == 14
    assert session.text("verified") == "verified"
    assert session.text("status") == "held"


def test_a_session_without_published_dates_is_approximate_and_says_so() -> None:
    session = record("activity/UPR-54")
    assert session.text("verified") == "unverified"
    assert "check them" in session.text("notes")
    assert "derived from the third cycle" in session.text("notes")
    span = parse_span(session.text("dates"))
    assert span is not None
    assert not span.is_exact


def test_deadlines_are_known_or_marked_as_reckoned() -> None:
    known = record("activity/UPR-45-stakeholders")
    assert (known.text("dates"), known.text("verified")) == ("2023-07-18", "verified")
    assert not known.text("notes")
    reckoned = record("activity/UPR-54-national-report")
    assert (reckoned.text("dates"), reckoned.text("verified")) == ("2026-10", "unverified")
    assert "check it" in reckoned.text("notes")
    assert record("activity/UPR-41-addenda-2").text("dates") == "2023-02-13"


def test_days_come_back_every_year_and_are_announced() -> None:
    days = [each for each in network_records() if each.text("type") == "commemorative_day"]
    assert len(days) == 78
    assert {each.text("recurrence") for each in days} == {"FREQ=YEARLY"}
    assert {each.text("lead_days") for each in days} == {"14"}
    assert all(each.text("dates").startswith("2026-") for each in days)
