"""Why a line may be a record here fits what the record is."""

import pytest

from hrdesk.cli.twin_words import twin_words
from hrdesk.domain.twins import Reason
from tests.factories import ref


@pytest.mark.parametrize(
    ("kind", "why", "words"),
    [
        ("visit", Reason.VISIT, "the same country, dates that are near"),
        ("ratification", Reason.VISIT, "the same State and instrument"),
        ("country_file", Reason.VISIT, "the same State"),
        ("person", Reason.NAME, "the same name"),
    ],
)
def test_reasons_fit_the_kind(kind: str, why: Reason, words: str) -> None:
    twin = {"ref": ref(kind), "why": why.value, "likeness": 90, "certain": True}
    assert twin_words(twin) == f"{ref(kind)} ({words}, certain)"
    assert twin_words(twin | {"certain": False}).endswith(", 90 %)")


def test_every_reason_has_words() -> None:
    for each in Reason:
        twin = {"ref": ref("person"), "why": each.value, "likeness": 90, "certain": True}
        assert each.value not in twin_words(twin).partition("(")[2].split(",")
