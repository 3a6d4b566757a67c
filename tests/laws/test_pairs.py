"""Law 18: what leaves is a function of what its reader may see, and tells nothing else."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.laws.conftest import tried
from tests.laws.pairs import (
    HIDDEN,
    SEEN,
    books_of_both,
    found_through_a_record_written_along,
    found_through_a_removal,
    guessed,
)
from tests.laws.searched import found_in
from tests.worlds import DeskAtWork

pytestmark = pytest.mark.usefixtures("quick_workbooks")
STEPS = st.lists(st.sampled_from(SEEN + HIDDEN), max_size=10)


def test_what_a_reader_may_not_see_changes_no_byte(template: DeskAtWork, memory: Path) -> None:
    @tried(12)
    @given(STEPS)
    def pairs(steps: list[str]) -> None:
        plain, whole = books_of_both(template, memory, steps)
        assert plain == whole, steps

    pairs()


def test_what_is_left_out_tells_nothing_of_what_is_hidden(
    template: DeskAtWork, memory: Path
) -> None:
    @tried(4)
    @given(STEPS)
    def pairs(steps: list[str]) -> None:
        plain, whole = books_of_both(template, memory, steps, leaves_out=True)
        assert plain == whole, steps

    pairs()


@pytest.mark.parametrize("hidden", HIDDEN)
def test_each_hidden_act_by_itself_changes_no_byte(
    hidden: str, template: DeskAtWork, memory: Path
) -> None:
    steps = ("theme", hidden, "no longer shared", "purpose", hidden)
    plain, whole = books_of_both(template, memory, steps)
    assert plain == whole


def test_that_a_record_is_no_longer_shared_is_told_and_not_why(
    template: DeskAtWork, memory: Path
) -> None:
    hidden = "what is no longer shared"
    plain, whole = books_of_both(template, memory, ("no longer shared", hidden))
    assert plain == whole
    twice, again = books_of_both(template, memory, ("no longer shared", "sent", hidden))
    assert twice == again
    told, silent = (found_in(_inflated(each), ["No longer shared"]) for each in (plain, twice))
    assert (told, silent) == (["No longer shared"], [])


def _inflated(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return b"".join(parts.read(name) for name in parts.namelist())


def test_a_replaced_value_cannot_be_guessed_through_a_record_written_along(
    template: DeskAtWork, memory: Path
) -> None:
    assert not found_through_a_record_written_along(template.copied(memory))


def test_a_theme_taken_out_cannot_be_guessed_when_its_record_is_removed(
    template: DeskAtWork, memory: Path
) -> None:
    assert not found_through_a_removal(template.copied(memory))


def test_who_tries_finds_what_can_be_found(template: DeskAtWork, memory: Path) -> None:
    """The attack is a real one: with the nonce of a value that was replaced it finds it."""
    desk = template.copied(memory)
    ref = desk.add("visit", country="TUN", purpose="the secret")
    first = desk.send("BBB")
    desk.set(ref, purpose="Said in public")
    books = [first, desk.send("BBB")]
    desk.close()
    (found,) = {each.id: each for each in guessed(books, [ref], "purpose")}.values()
    assert found.value == "the secret"
