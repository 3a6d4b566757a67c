"""Records that may be one: found with reasons and a score, never by comparing all with all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrdesk.domain.errors import Cancelled
from hrdesk.domain.twins import Reason
from hrdesk.operations.alike import KnownHere, told_apart_by
from hrdesk.operations.duplicates import (
    find_duplicates,
    not_the_same,
    perhaps_meant,
    perhaps_the_same,
)
from hrdesk.operations.same import join
from tests.worlds import DeskAtWork

ORG = "ORG-7K3M-QX9P-2TVDR"
SAME_PERSON = [
    (
        {"name": "Pérez, Ana", "email": "A@x.org"},
        {"name": "Ana Perez", "other_emails": ("a@x.org",)},
    ),
    ({"name": "أحمد منصور"}, {"name": "Mansour, Ahmad"}),
    ({"name": "Hernandez, Lucia"}, {"name": "Hernandes, Lucia"}),
    (
        {"name": "Katz, Ruth", "phone": "+41 22 917 90 00"},
        {"name": "Kats, Ruth", "mobile": "022 917 9000"},
    ),
    (
        {"name": "Brun, Ada Maria", "organisation": ORG},
        {"name": "Brun, Ada M.", "organisation": ORG},
    ),
]
OTHERS = [
    ({"name": "Ana Perez", "email": "a@x.org"}, {"name": "Bob Zed", "email": "b@x.org"}),
    (
        {"name": "Katz, Ruth", "phone": "+41 22 917 90 00"},
        {"name": "Zed, Bob", "phone": "+41229179000"},
    ),
    ({"name": "Brun, Ada", "organisation": ORG}, {"name": "Diallo, Fatou", "organisation": ORG}),
    ({"name": "Li"}, {"name": "Lu"}),
]


def found(kind: str, *several: dict[str, object]) -> list[tuple[int, tuple[Reason, ...]]]:
    known = KnownHere(kind, {f"R{place}": each for place, each in enumerate(several)})  # type: ignore[arg-type]
    return [(each.likeness, each.reasons) for each in known.pairs((), lambda _: None)]


@pytest.mark.parametrize(
    ("pair", "reason"),
    list(zip(SAME_PERSON, ("EMAIL", "SCRIPT", "LIKE", "PHONE", "COLLEAGUE"), strict=True)),
)
def test_people_are_found_by_what_they_share(
    pair: tuple[dict[str, object], dict[str, object]], reason: str
) -> None:
    [(score, reasons)] = found("person", *pair)
    assert Reason[reason] in reasons
    assert score >= 60


@pytest.mark.parametrize("pair", OTHERS)
def test_people_who_share_nothing_that_tells_are_not(
    pair: tuple[dict[str, object], dict[str, object]],
) -> None:
    assert found("person", *pair) == []


def test_what_says_otherwise_lowers_the_score() -> None:
    name = {"name": "Ana Perez"}
    [(plain, _)] = found("person", name, dict(name))
    [(other, _)] = found("person", {**name, "email": "a@x.org"}, {**name, "email": "b@y.org"})
    [(shared, _)] = found(
        "person",
        {"name": "Press office", "email": "p@x.org"},
        {"name": "Bob Zed", "email": "p@x.org"},
    )
    assert shared < other + 10 < plain + 10
    assert found("organisation", {"name": "Commission", "country": "TUN"}, {"name": "Commission"})
    [(elsewhere, _)] = found(
        "organisation",
        {"name": "Human Rights Commission", "acronym": "HRC", "country": "TUN"},
        {"name": "HRC", "country": "KEN"},
    )
    assert elsewhere < plain


def test_a_name_is_the_same_where_a_keyboard_lacks_its_letters() -> None:
    here = {"name": "Müller, Jörg", "organisation": ORG, "email": "joerg@x.org"}
    there = {"name": "Mueller, Joerg", "organisation": ORG, "email": "mueller@mail.org"}
    [(_, reasons)] = found("person", here, there)
    assert Reason.NAME in reasons
    assert found("person", {"name": "Noel, Uwe"}, {"name": "Nol, Ue"}) == []


def test_a_patronymic_in_one_script_alone_is_no_other_person() -> None:
    whole, short = {"name": "Петрова, Анна Сергеевна"}, {"name": "Petrova, Anna"}
    [(all_of_it, _)] = found("person", whole, {"name": "Petrova, Anna Sergeevna"})
    [(less, reasons)] = found("person", whole, short)
    assert Reason.SCRIPT in reasons
    assert 60 <= less < all_of_it
    shared = {"phone": "+41 22 917 90 00", "organisation": ORG}
    [(more, reasons)] = found("person", whole | shared, short | shared)
    assert {Reason.SCRIPT, Reason.PHONE, Reason.COLLEAGUE} <= set(reasons)
    assert more > less
    assert found("person", whole, {"name": "Petrov, Ivan"}) == []
    office = {"name": "Office, Geneva Palais"}
    assert found("organisation", office, {"name": "Офис, Женева"}) == []


def test_an_organisation_is_found_by_its_acronym() -> None:
    [(score, reasons)] = found(
        "organisation",
        {"name": "Inter-American Commission", "acronym": "IACHR"},
        {"name": "CIDH", "aliases": ("IACHR",)},
    )
    assert reasons == (Reason.NAME,)
    assert score == 88


def test_visits_to_one_country_whose_dates_overlap() -> None:
    tunis = {"country": "TUN", "dates": "2027-03-10/2027-03-12"}
    assert found("visit", tunis, dict(tunis)) == [(96, (Reason.VISIT,))]
    assert found("visit", tunis, {"country": "TUN", "dates": "2027-03"}) == [(84, (Reason.VISIT,))]
    assert found("visit", tunis, {"country": "TUN", "dates": "2027-05"}) == []
    assert found("visit", tunis, {"country": "KEN", "dates": "2027-03"}) == []
    assert found("visit", tunis, {"country": "TUN"}) == []


def test_ratifications_of_one_instrument_by_one_state() -> None:
    tunis = {"country": "TUN", "instrument": "INS-A"}
    assert found("ratification", tunis, dict(tunis)) == [(96, (Reason.VISIT,))]
    assert found("ratification", tunis, {"country": "TUN", "instrument": "INS-B"}) == []


def test_what_tells_records_apart_is_named() -> None:
    tunis = {"country": "TUN", "instrument": "INS-A", "bound": "2020"}
    assert told_apart_by("ratification", [tunis, tunis | {"bound": "2021"}]) == ()
    other = tunis | {"country": "KEN", "instrument": "INS-B"}
    assert told_apart_by("ratification", [tunis, other]) == ("country", "instrument")
    visit = {"country": "TUN", "dates": "2027-03"}
    assert told_apart_by("visit", [visit, {"dates": "2027-06"}]) == ("dates",)
    ours = {"name": "Commission on Human Rights", "acronym": "CHR"}
    assert told_apart_by("organisation", [ours, {"name": "Commission of Human Rights"}]) == (
        "name",
    )
    assert told_apart_by("organisation", [ours, {"name": "C.H.R.", "aliases": ("CHR",)}]) == ()
    ana = {"name": "Pérez, Ana", "email": "a@x.org"}
    assert told_apart_by("person", [ana, {"name": "Ana Perez", "email": "b@x.org"}]) == ()
    assert told_apart_by("person", [ana, {"name": "Ana Perezz", "email": "a@x.org"}]) == ()
    assert told_apart_by("person", [ana, {"name": "Zed, Bob", "email": "a@x.org"}]) == ("name",)


def test_what_everybody_shares_tells_nothing() -> None:
    assert found("person", *({"name": "Same Name"} for _ in range(70))) == []


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskAtWork]:
    made = DeskAtWork(tmp_path, "AAA")
    yield made
    made.close()


def test_a_desk_remembers_what_is_not_the_same(desk: DeskAtWork) -> None:
    refs = [desk.add("person", name="Ana Perez") for _ in range(2)]
    steps: list[tuple[int, int, str]] = []
    pairs = find_duplicates(desk.database, progress=lambda *step: steps.append(step))
    assert [set(each.refs) for each in pairs["person"]] == [set(refs)]
    assert steps[0] == (0, 300, "duplicates")
    desk.do(not_the_same, refs)
    assert find_duplicates(desk.database)["person"] == []
    desk.do(perhaps_the_same, refs)
    assert find_duplicates(desk.database)["person"]
    with pytest.raises(Cancelled):
        find_duplicates(desk.database, cancelled=lambda: True)
    like = perhaps_meant(desk.database, "person", "PER-new", {"name": "Perez, Ana"}, 3)
    assert {each.one for each in like} == set(refs)
    [first, *_] = perhaps_meant(desk.database, "person", refs[0], {"name": "Ana Perez"}, 3)
    assert first.one == refs[1]
    desk.do(join, refs)
    assert find_duplicates(desk.database)["person"] == []
