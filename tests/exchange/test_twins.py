"""Likely twins: who is pointed out, why, and when it is certain."""

import pytest

from hrdesk.domain.twins import Reason, Twin
from hrdesk.domain.values import Value
from hrdesk.exchange.twins import MOST_TWINS, TwinFinder

ANA: dict[str, Value] = {"name": "Pérez, Ana", "email": "ana@example.org"}


def twins(kind: str, known: dict[str, Value], sought: dict[str, Value]) -> list[Twin]:
    """The twins of a record, where one is known."""
    return list(TwinFinder(kind, [("A", known)]).find(sought))


@pytest.mark.parametrize(
    ("sought", "reason", "certain"),
    [
        ({"name": "Ana Perez"}, Reason.NAME, True),
        ({"name": "PÉREZ ANA", "email": "ANA@example.org"}, Reason.NAME, True),
        ({"name": "Ana Pérez", "email": "other@example.org"}, Reason.NAME, False),
        ({"email": "ana@example.org"}, Reason.EMAIL, True),
        ({"name": "Ana P.", "other_emails": ("ana@example.org",)}, Reason.EMAIL, True),
        ({"name": "Secretariat", "email": "ana@example.org"}, Reason.EMAIL, False),
        ({"name": "Perez, Anna"}, Reason.LIKE, False),
    ],
)
def test_persons(sought: dict[str, Value], reason: Reason, certain: bool) -> None:
    (twin,) = twins("person", ANA, sought)
    assert (twin.reason, twin.is_certain) == (reason, certain)


def test_nobody_is_like_somebody_else() -> None:
    assert twins("person", ANA, {"name": "Diallo, Awa", "email": "awa@example.org"}) == []
    assert twins("person", ANA, {}) == []
    assert twins("person", {"name": "Li"}, {"name": "Lu"}) == []


def test_a_name_in_another_script() -> None:
    (twin,) = twins("person", {"name": "Иванов Дмитрий"}, {"name": "Ivanov, Dmitri"})
    assert (twin.reason, twin.is_certain) == (Reason.SCRIPT, False)


def test_a_ref_that_is_known_is_certain() -> None:
    finder = TwinFinder("person", [("A", ANA)])
    assert finder.find({"name": "Somebody"}, "A") == (Twin("A", Reason.REF, 100, is_certain=True),)


def test_two_that_are_certain_are_none() -> None:
    finder = TwinFinder("person", [("A", {"name": "Ana Pérez"}), ("B", {"name": "Pérez, Ana"})])
    found = finder.find({"name": "Ana Perez"})
    assert [twin.ref for twin in found] == ["A", "B"]
    assert not any(twin.is_certain for twin in found)


def test_what_agrees_with_nothing_is_in_doubt() -> None:
    known: dict[str, Value] = {"name": "Ministry of Justice", "country": "TUN"}
    (twin,) = twins("organisation", known, {"name": "Ministry of Justice", "country": "KEN"})
    assert (twin.likeness, twin.is_certain) == (70, False)
    (twin,) = twins("organisation", known, {"name": "Ministry of Justice"})
    assert twin.is_certain


@pytest.mark.parametrize(
    ("dates", "likeness"),
    [
        ("2027-03-10/2027-03-12", 100),
        ("2027-04-05", 90),
        ("2027-06", None),
        ("", None),
    ],
)
def test_visits_by_country_and_dates(dates: str, likeness: int | None) -> None:
    known: dict[str, Value] = {"country": "TUN", "dates": "2027-03-10/2027-03-12"}
    found = twins("visit", known, {"country": "TUN", "dates": dates})
    assert [twin.likeness for twin in found] == ([] if likeness is None else [likeness])
    assert all(twin.reason is Reason.VISIT for twin in found)
    assert [twin.is_certain for twin in found] == ([likeness == 100] if found else [])
    assert twins("visit", known, {"country": "KEN", "dates": dates}) == []


def test_visits_without_dates_may_be_one() -> None:
    (twin,) = twins("visit", {"country": "TUN"}, {"country": "TUN"})
    assert not twin.is_certain


def test_one_state_stands_in_one_place_towards_an_instrument() -> None:
    known: dict[str, Value] = {"country": "TUN", "instrument": "INS-A"}
    (twin,) = twins("ratification", known, dict(known))
    assert (twin.reason, twin.is_certain) == (Reason.VISIT, True)
    assert twins("ratification", known, {"country": "TUN", "instrument": "INS-B"}) == []
    (twin,) = twins("country_file", {"country": "TUN"}, {"country": "TUN"})
    assert twin.is_certain


def test_a_session_of_another_year_is_in_doubt() -> None:
    known: dict[str, Value] = {"title": "Annual meeting", "dates": "2026-06"}
    (twin,) = twins("activity", known, {"title": "Annual meeting", "dates": "2027-06"})
    assert not twin.is_certain
    (twin,) = twins("activity", known, {"title": "Annual meeting", "dates": "2026-06-03"})
    assert twin.is_certain


def test_a_document_symbol_is_a_key() -> None:
    known: dict[str, Value] = {"title": "Report", "symbol": "A/HRC/23/18"}
    (twin,) = twins("document", known, {"title": "Report", "symbol": "a/hrc/23/18"})
    assert twin.is_certain
    (twin,) = twins("document", known, {"symbol": "A/HRC/23/18"})
    assert (twin.reason, twin.is_certain) == (Reason.KEY, True)


def test_only_the_likest_are_named() -> None:
    many = [(f"R{number}", {"name": f"Committee {number}"}) for number in range(20)]
    found = TwinFinder("organisation", many).find({"name": "Committee 3"})
    assert len(found) == MOST_TWINS
    assert found[0] == Twin("R3", Reason.NAME, 100, is_certain=True)


def test_beginnings_that_all_share_are_not_compared() -> None:
    many: list[tuple[str, dict[str, Value]]] = [
        (f"R{number}", {"name": f"Committee {number} abc"}) for number in range(700)
    ]
    assert TwinFinder("organisation", many).find({"name": "Committee 3 abcd"}) == ()
