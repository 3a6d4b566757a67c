"""Registers that no desk can have sent are known by their names and by their values."""

import pytest

from hrdesk.domain.kept import all_texts
from hrdesk.exchange.entries import Entries, is_desk_code
from tests.exchange.workbooks import ref, visit


def _fault(register: str, *values: str) -> str:
    return Entries().fault("visit", register, values)


@pytest.mark.parametrize(
    ("register", "value"),
    [
        ("country", "TUN"),
        ("dates", "2027-03-10/2027-03-12"),
        ("themes/torture", "1"),
        ("themes/torture", ""),
        ("head", ref("person")),
        (f"delegation/{ref('person')}", "1"),
        ("purpose", "Any text\nat all"),
        ("label", "network"),
        ("life", "archived"),
        ("partners", "IACHR; ODIHR"),
        ("partners", ""),
        ("origin", "NIRMS.1f2e"),
    ],
)
def test_what_desks_send_is_sound(register: str, value: str) -> None:
    assert _fault(register, value) == ""


@pytest.mark.parametrize(
    ("register", "value", "code"),
    [
        ("future_field", "", "unknown_entry"),
        ("label/x", "1", "unknown_entry"),
        ("", "", "unknown_entry"),
        ("private_notes", "", "private_entry"),
        ("private_notes", "forged", "private_entry"),
        ("country", "Nowhere", "bad_entry"),
        ("country", "tun", "bad_entry"),
        ("country/x", "1", "bad_entry"),
        ("themes", "torture", "bad_entry"),
        ("themes/torture", "yes", "bad_entry"),
        ("themes/a; b", "1", "bad_entry"),
        ("delegation/PER-XXXX", "1", "bad_entry"),
        ("delegation/ ", "1", "bad_entry"),
        ("head", "not a Ref", "bad_entry"),
        ("head", ref("organisation"), "bad_entry"),
        ("dates", "soon", "bad_entry"),
        ("purpose", "a\x00b", "bad_entry"),
        ("purpose", " blanks around ", "bad_entry"),
        ("label", "secretive", "bad_entry"),
        ("life", "gone", "bad_entry"),
        ("partners", "iachr", "bad_entry"),
        ("partners", "A/B", "bad_entry"),
        ("origin", "nobody", "bad_entry"),
        ("origin", "NIRMS.!", "bad_entry"),
    ],
)
def test_what_no_desk_sends_is_known(register: str, value: str, code: str) -> None:
    assert _fault(register, value) == code


def test_one_bad_head_spoils_a_register() -> None:
    assert _fault("country", "TUN", "XXX") == "bad_entry"


def test_what_was_found_sound_stays_sound() -> None:
    entries = Entries()
    for _ in range(2):
        for record in (visit(1), visit(2)):
            for register, texts in all_texts(record.registers):
                assert entries.fault("visit", register, texts) == ""


@pytest.mark.parametrize("code", ["NIRMS", "A", "UN-OHCHR-2", "ABCDEFGHIJKLMNOP"])
def test_codes_of_desks(code: str) -> None:
    assert is_desk_code(code)


@pytest.mark.parametrize("code", ["", "-", "nirms", "A B", "A/B", "ABCDEFGHIJKLMNOPQ", "A\x00"])
def test_what_is_no_code_of_a_desk(code: str) -> None:
    assert not is_desk_code(code)


def test_of_texts_that_hardly_come_again_not_all_are_remembered() -> None:
    entries = Entries()
    texts = [f"Text {number}" for number in range(1100)]
    assert not any(entries.fault("visit", "purpose", [each]) for each in texts)
    assert entries.fault("visit", "purpose", texts) == ""
    assert entries.fault("visit", "purpose", [*texts, "Blank at the end "]) == "bad_entry"
