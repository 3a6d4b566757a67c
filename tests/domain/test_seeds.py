"""Nonces: each register has its own, and what leaves tells nothing about what stays."""

import itertools

from hrdesk.domain.revisions import Revision
from hrdesk.domain.seeds import (
    DeskPen,
    is_close,
    is_close_seed,
    new_seed,
    nonce_of,
    open_seed_of,
)
from hrdesk.domain.state import SYSTEM
from tests.factories import ref

VISIT, PERSON = ref("visit"), ref("person")
PEN = DeskPen("NIRMS.1f", "k1", 7)


def test_no_two_registers_share_a_nonce() -> None:
    written = [
        PEN.write(name, register, "1", ())
        for name in (VISIT, PERSON)
        for register in ("notes", "themes/a", "themes/b", "label")
    ]
    assert len({each.nonce for each in written}) == len(written)


def test_a_pen_writes_the_same_twice() -> None:
    assert PEN.write(VISIT, "notes", "1", ()).id == PEN.write(VISIT, "notes", "1", ()).id


def test_every_act_has_a_seed_of_its_own() -> None:
    seeds = {new_seed() for _ in range(50)}
    assert len(seeds) == 50
    assert all(map(is_close_seed, seeds))
    assert not any(is_close_seed(open_seed_of(seed, VISIT)) for seed in seeds)


def test_every_record_of_an_act_has_an_open_seed_of_its_own() -> None:
    assert PEN.open_seed(VISIT) != PEN.open_seed(PERSON)


def test_what_may_stay_behind_is_written_with_the_close_seed() -> None:
    close = {"mobile", "organisation", "countries/TUN", "of_a_later_version"}
    for register in ("name", "notes", *SYSTEM, *close):
        seed = PEN.write(PERSON, register, "1", ()).seed
        assert seed == ("k1" if register in close else PEN.open_seed(PERSON)), register
    assert PEN.write(ref("mailing_list"), "rule", "tags:africa", ()).seed == "k1"


def test_registers_of_unknown_kinds_are_close() -> None:
    assert is_close("XYZ", "name")
    assert not is_close("XYZ", "label")


def test_who_knows_a_nonce_and_the_open_seed_cannot_try_values_of_another_register() -> None:
    """The attack that a nonce shared by the whole save would allow (exchange.md 9, law 18)."""
    first = PEN.write(PERSON, "mobile", "+41 79 1", ())
    shown = PEN.write(PERSON, "name", "Zoë", ())
    guessed = ("+41 79 1", "+41 79 2")
    known = (shown.nonce, shown.seed, nonce_of(shown.seed, PERSON, "mobile"))
    ids = {
        Revision(PERSON, "mobile", value, (), frozenset(), "NIRMS.1f", nonce, 7).id
        for value, nonce in itertools.product(guessed, known)
    }
    assert first.id not in ids
