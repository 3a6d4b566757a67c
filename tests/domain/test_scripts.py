"""One name in several scripts."""

import pytest

from hrdesk.domain.scripts import in_latin, is_latin, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed", "محمد"),
        ("Muhammad", "Mohamed"),
        ("Иванов", "Ivanov"),
        ("Хусейн", "Khusein"),
        ("خالد", "Khaled"),
        ("Александр", "Alexander"),
        ("Виктор", "Victor"),
        ("فاطمة", "Fatimah"),
        ("Чайковский", "Tchaikovsky"),
    ],
)
def test_spellings_share_their_consonants(one: str, other: str) -> None:
    assert skeleton(in_latin(one)) == skeleton(in_latin(other))


def test_other_names_do_not() -> None:
    assert skeleton(in_latin("Иванов")) != skeleton("petrov")


def test_scripts_are_told_apart() -> None:
    assert is_latin("Pérez")
    assert not is_latin("Иванов Ivan")
    assert in_latin("объект") == "obekt"
