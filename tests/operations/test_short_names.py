"""What bodies are called where there is little room."""

import pytest

from hrdesk.operations.short_names import short_name

_LONG = "Special Rapporteur on the right to food"


@pytest.mark.parametrize(
    ("name", "acronym", "aliases", "short"),
    [
        ("Committee against Torture", "CAT", "Torture committee", "CAT"),
        (_LONG, "", "SR food; Rapporteur on the right to food", "SR food"),
        (_LONG, "", "", ""),
        (_LONG, "", "The Special Rapporteur of the Council on the right to food", ""),
        ("Commission", "", "AC", ""),
    ],
)
def test_of_long_names_the_shortest_alias(
    name: str, acronym: str, aliases: str, short: str
) -> None:
    assert short_name(name, acronym, aliases) == short
