"""The words of lists: every name in code that people may mean, in five languages."""

import pytest

from hrdesk.domain.codes import VisitStatus
from hrdesk.domain.countries import CODES
from hrdesk.domain.records import KINDS
from hrdesk.exchange.list_words import (
    codes_by_word,
    in_plain_words,
    kinds_by_word,
    months_by_word,
    names_in_code,
    said,
)

FIELDS = {spec.name for shape in KINDS.values() for spec in shape.fields}
CODED = {
    code
    for shape in KINDS.values()
    for spec in shape.fields
    if spec.codes is not None and spec.codes != CODES
    for code in spec.codes
}


def test_every_field_and_every_kind_has_words() -> None:
    assert names_in_code() >= FIELDS
    assert set(KINDS) | {shape.plural for shape in KINDS.values()} <= names_in_code()


def test_words_stand_for_something_that_there_is() -> None:
    others = {"ref", "yes", "no", ".from", ".to", "name.family", "name.given"}
    kinds = set(KINDS) | {shape.plural for shape in KINDS.values()}
    months = {f"month.{month}" for month in range(1, 13)}
    assert names_in_code() <= FIELDS | CODED | kinds | months | others


@pytest.mark.parametrize(
    "word", ["Confirmed", "confirmée", "CONFIRMADA", "مؤكدة", "подтверждено", "confirmed "]
)
def test_codes_are_understood_in_five_languages(word: str) -> None:
    assert codes_by_word(tuple(VisitStatus))[in_plain_words(word)] == "confirmed"


def test_a_word_for_two_codes_stands_for_none() -> None:
    assert "foreseen" not in codes_by_word(("planned", "forecast"))
    assert codes_by_word(("planned", "held"))["foreseen"] == "planned"


def test_kinds_and_months() -> None:
    assert kinds_by_word()["contacts"] == "person"
    assert kinds_by_word()["الزيارات"] == "visit"
    assert (months_by_word()["mars"], months_by_word()["марта"]) == (3, 3)
    assert said("month.3") >= {"march", "mar"}
