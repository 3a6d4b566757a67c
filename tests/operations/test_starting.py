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
    assert len(network_records()) == 306


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


# ---------------------------------------------------------------- the sample desk


def test_the_sample_desk_has_the_network_in_it() -> None:
    assert sample_records()[: len(network_records())] == network_records()


def programme() -> dict[str, list[tuple[str, str]]]:
    """From and to of the items of the workshop, by day."""
    days: dict[str, list[tuple[str, str]]] = {}
    for each in of_kind("programme_item"):
        if each.text("activity") == ref_of_key("activity/workshop-2012"):
            span = parse_span(each.text("time"))
            assert span is not None
            assert span.zone == "Europe/Zurich"
            assert span.first == span.last
            days.setdefault(str(span.first), []).append((span.start.time, span.end.time))
    return days


def test_the_programme_of_the_workshop_is_whole() -> None:
    hours = {
        day: (len(times), min(times)[0], max(t[1] for t in times))
        for day, times in programme().items()
    }
    assert hours == {
        "2012-12-12": (11, "09:00", "18:00"),
        "2012-12-13": (12, "10:00", "18:00"),
        "2012-12-14": (6, "10:00", "12:30"),
    }


def test_a_session_holds_its_parts_and_nothing_else_overlaps() -> None:
    for times in programme().values():
        for one in times:
            for other in times:
                apart = one[1] <= other[0] or other[1] <= one[0]
                inside = one[0] <= other[0] and other[1] <= one[1]
                assert apart or inside or (other[0] <= one[0] and one[1] <= other[1]), (one, other)


def test_no_minute_of_a_day_of_the_workshop_is_left_open() -> None:
    for times in programme().values():
        reached = min(times)[0]
        for start, end in sorted(times):
            assert start <= reached
            reached = max(reached, end)


def test_chairs_are_persons_or_states() -> None:
    items = [each for each in of_kind("programme_item") if each.text("chaired_by")]
    assert {each.text("chaired_by") for each in items} == {
        "Mexico",
        "Belgium",
        "Thailand",
        "Armenia",
    }
    assert not [each for each in items if each.text("chair")]
    joint = record("programme_item/workshop-2012-way-joint")
    assert joint.text("chair") == ref_of_key("person/bustelo")
    assert len(record("programme_item/workshop-2012-1-taking-stock").value("speakers")) == 8


def test_everybody_of_the_programme_is_a_participant() -> None:
    workshop = record("activity/workshop-2012")
    seen = {
        ref
        for each in of_kind("programme_item")
        if each.text("activity") == workshop.ref
        for ref in (*each.value("speakers"), each.text("chair"))
        if ref
    }
    assert seen == set(workshop.value("participants"))
    assert len(seen) == 48


def test_persons_of_the_documents_have_no_address_and_invented_ones_say_so() -> None:
    for each in of_kind("person"):
        if "sample" in each.value("tags"):
            assert "Invented" in each.text("notes")
            assert each.text("email").endswith("@example.org") or not each.text("email")
        else:
            assert not {"email", "phone", "mobile"} & set(each.values())


def test_the_plan_has_its_26_points() -> None:
    plan = [each for each in of_kind("commitment") if each.text("plan") == "Annex II of 2012"]
    numbers = {
        horizon: [each.text("number") for each in plan if each.text("horizon") == horizon]
        for horizon in ("short", "mid", "long")
    }
    assert numbers == {
        "short": [f"S{number}" for number in range(1, 10)],
        "mid": [f"M{number}" for number in range(1, 14)],
        "long": [f"L{number}" for number in range(1, 5)],
    }
    assert all(each.value("responsible") for each in plan)


def test_responsible_bodies_are_those_of_the_plan() -> None:
    def responsible(number: str) -> set[str]:
        return set(record(f"commitment/annex-2-{number}").value("responsible"))

    def bodies(*names: str) -> set[str]:
        return {ref_of_key(f"organisation/{name}") for name in names}

    assert responsible("S1") == bodies("NIRMS")
    assert responsible("M7") == bodies("ACHPR", "IACHR", "CoE-DG-I", "ODIHR", "SPB", "FOTCD")
    assert len(responsible("M1")) == 11
    assert not responsible("S6") & bodies("AfCHPR")
    assert responsible("L1") >= bodies("NIRMS", "HRTD", "SPB", "UPR", "RDD", "AHRC")


@pytest.mark.parametrize(
    ("key", "dates", "mechanisms"),
    [
        ("visit/MEX-2011-10", "2011-10", 2),
        ("visit/TUN-2012-09", "2012-09", 2),
        ("visit/KAZ-2022-06", "2022-06-23", 1),
    ],
)
def test_documented_visits_are_held(key: str, dates: str, mechanisms: int) -> None:
    visit = record(key)
    assert (visit.text("dates"), visit.text("status")) == (dates, "held")
    assert len(visit.value("mechanisms")) == mechanisms
    assert not visit.value("tags")


def test_agreements_are_signed_by_their_parties() -> None:
    for key, day in {"odihr-2014": "2014-06-12", "odihr-kaz-2022": "2022-06-23"}.items():
        agreement = record(f"document/{key}")
        assert agreement.text("signed") == day
        assert ref_of_key("organisation/ODIHR") in agreement.value("parties")


def test_visits_and_activities_to_come_are_invented_and_say_so() -> None:
    for each in (*of_kind("visit"), *of_kind("activity")):
        span = parse_span(each.text("dates"))
        if each in network_records() or span is None or span.last.year < 2026:
            continue
        assert each.value("tags") == ("sample",)
        assert each.text("source") == "Invented for the sample desk"


def test_two_mechanisms_have_a_chance_to_visit_together() -> None:
    spans = [
        parse_span(record(f"visit/sample-{key}").text("dates"))
        for key in ("mex-2027-03-un", "mex-2027-03-iachr")
    ]
    one, other = spans
    assert one is not None
    assert other is not None
    assert one.first < other.first <= one.last < other.last


def test_what_is_held_back_is_there_to_see() -> None:
    protected = [each for each in of_kind("person") if each.text("protected") == "yes"]
    assert [(each.label, each.value("tags")) for each in protected] == [
        (Label.INTERNAL, ("sample",))
    ]
    told = [each for each in sample_records() if each.label is Label.PARTNERS]
    assert [each.partners for each in told] == [("IACHR",)]
    others = {each.label for each in sample_records()} - {Label.INTERNAL, Label.PARTNERS}
    assert others == {Label.PUBLIC, Label.NETWORK}


def test_the_list_of_focal_points_goes_by_rule() -> None:
    assert record("mailing_list/all-focal-points").text("rule") == "focal_point_for:*"
    assert len([each for each in of_kind("person") if each.text("focal_point_for")]) == 11
