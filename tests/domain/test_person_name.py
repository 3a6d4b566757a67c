"""Which of the names of a person is the family's: told where it can be known, and nowhere else."""

import pytest

from hrdesk.domain.person_name import family_first, swapped


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("DIOP Awa", "Diop, Awa"),
        ("Awa N. DIOP", "Diop, Awa N."),
        ("DIOP, Awa", "Diop, Awa"),
        ("Diop, Awa", "Diop, Awa"),
        ("John van der BERG", "van der Berg, John"),
        ("Maria DE LA CRUZ", "De La Cruz, Maria"),
        ("Ian McDONALD", "McDonald, Ian"),
        ("McDONALD, Ian", "McDonald, Ian"),
        ("J.P. MARTIN", "Martin, J.P."),
        ("Sean O’NEIL", "O’Neil, Sean"),
        ("КУЗНЕЦОВА Наталья", "Кузнецова, Наталья"),
        ("Кузнецова Наталья Петровна", "Кузнецова, Наталья Петровна"),
        ("Наталья Петровна Кузнецова", "Кузнецова, Наталья Петровна"),
        ("Ivan Ilich Petrov", "Ivan Ilich Petrov"),
        ("Ivan Petrovich Petrov", "Petrov, Ivan Petrovich"),
        ("Diop Awa", "Diop Awa"),
        ("AWA DIOP", "AWA DIOP"),
        ("DIOP Awa FALL", "DIOP Awa FALL"),
        ("أحمد منصور", "أحمد منصور"),
        ("李明", "李明"),
        ("", ""),
    ],
)
def test_the_writing_tells_it_or_it_stays(written: str, name: str) -> None:
    assert family_first(written) == name


@pytest.mark.parametrize(
    ("written", "address", "name"),
    [
        ("Awa Diop", "a.diop@x.example", "Diop, Awa"),
        ("Diop Awa", "adiop@x.example", "Diop, Awa"),
        ("María García López", "mgarcia@x.example", "García López, María"),
        ("María García López", "m.garcia-lopez@x.example", "García López, María"),
        ("Awa Diop", "awa.diop@x.example", "Awa Diop"),
        ("Awa Diop", "info@x.example", "Awa Diop"),
        ("Awa –", "a@x.example", "Awa –"),
    ],
)
def test_an_address_with_one_letter_of_the_given_name_tells_it(
    written: str, address: str, name: str
) -> None:
    assert family_first(written, ["office@x.example", address]) == name


def test_swapping_comes_to_every_order_of_two_names() -> None:
    assert swapped("Awa Diop") == "Diop, Awa"
    assert swapped("Diop, Awa") == "Awa, Diop"
    assert swapped("Diop Awa Marie") == "Marie, Diop Awa"
    for name in ("Marta", "", "Marta,"):
        assert swapped(name) in (name, "Marta")
