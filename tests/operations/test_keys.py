"""A desk has a key from its first moment, keeps it, and gets a new one only when it is lost."""

from pathlib import Path

import pytest

from hrdesk.domain.errors import DeskFileError
from hrdesk.exchange.seals import mark_of_key
from hrdesk.operations.desks import new_desk, open_own_desk
from hrdesk.operations.fingerprint import WORDS, spoken, word_list
from hrdesk.operations.keys import KeyState, care_for_key, key_of, key_state
from hrdesk.store.database import create_desk, open_desk
from hrdesk.store.session import Identity
from tests.keyrings import Drawer, drawer

__all__ = ["drawer"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.hrdesk"


def made(path: Path) -> Identity:
    """The identity of a new desk."""
    database = new_desk(path, "NIRMS", "Geneva")
    database.close()
    return database.identity


def opened(path: Path, *, ask_keyring: bool = True) -> Identity:
    """The identity of a desk after it was opened."""
    database = open_own_desk(path, ask_keyring=ask_keyring)
    database.close()
    return database.identity


def test_a_new_desk_has_a_key_and_its_mark(path: Path, own_data_folder: Path) -> None:
    identity = made(path)
    key = key_of(identity)
    assert key is not None
    assert identity.mark == mark_of_key(key)
    assert (identity.key_place, key_state(identity)) == ("file", KeyState.FILE)
    assert (own_data_folder / "keys" / f"{identity.mark}.key").is_file()
    assert opened(path) == identity
    assert identity.author == f"NIRMS.{identity.mark}"


def test_the_key_is_nowhere_in_the_desk(path: Path) -> None:
    key = key_of(made(path))
    assert key is not None
    content = path.read_bytes()
    assert key not in content
    assert key.hex().encode() not in content


def test_two_desks_of_one_code_have_two_keys(tmp_path: Path) -> None:
    one, two = made(tmp_path / "one.hrdesk"), made(tmp_path / "two.hrdesk")
    assert one.mark != two.mark


def test_a_desk_without_a_key_gets_one_when_it_is_opened(path: Path) -> None:
    create_desk(path, Identity("NIRMS", "1f")).close()
    identity = opened(path)
    assert (identity.key_place, identity.former) == ("file", ())
    assert key_of(identity) is not None


def test_a_lost_key_is_replaced_and_its_mark_stays_known(path: Path, own_data_folder: Path) -> None:
    before = made(path)
    (own_data_folder / "keys" / f"{before.mark}.key").unlink()
    after = opened(path)
    assert after.mark != before.mark
    assert after.former == (before.mark,)
    assert key_of(before) is None
    assert key_of(after) is not None


@pytest.mark.parametrize("content", ["", "zz", "00" * 32, "00"])
def test_a_file_that_holds_another_key_is_a_lost_key(
    path: Path, own_data_folder: Path, content: str
) -> None:
    before = made(path)
    (own_data_folder / "keys" / f"{before.mark}.key").write_text(content)
    assert opened(path).former == (before.mark,)


def test_the_keyring_keeps_the_key_where_there_is_one(path: Path, drawer: Drawer) -> None:
    identity = made(path)
    assert (identity.key_place, key_state(identity)) == ("keyring", KeyState.KEYRING)
    assert [name for _, name in drawer.kept] == [identity.mark]
    assert opened(path) == identity


def test_a_keyring_that_does_not_answer_is_no_lost_key(path: Path, drawer: Drawer) -> None:
    identity = made(path)
    drawer.is_locked = True
    assert opened(path) == identity
    assert key_state(identity) is KeyState.LOCKED
    assert key_of(identity) is None


def test_a_keyring_that_is_gone_is_no_lost_key(path: Path, drawer: Drawer) -> None:
    identity = made(path)
    drawer.priority = 0
    assert opened(path) == identity
    assert key_state(identity) is KeyState.LOCKED


def test_a_key_that_the_keyring_has_no_more_is_lost(path: Path, drawer: Drawer) -> None:
    before = made(path)
    drawer.kept.clear()
    assert opened(path, ask_keyring=False) == before
    assert opened(path).former == (before.mark,)


def test_a_keyring_that_takes_nothing_leaves_it_to_a_file(path: Path, drawer: Drawer) -> None:
    drawer.is_locked = True
    assert made(path).key_place == "file"


def test_a_folder_that_takes_no_key_gives_no_desk(path: Path, own_data_folder: Path) -> None:
    own_data_folder.mkdir(parents=True)
    (own_data_folder / "keys").write_text("in the way")
    with pytest.raises(DeskFileError) as caught:
        new_desk(path, "NIRMS", "Geneva")
    assert caught.value.code == "desk_unwritable"
    # The desk is not held open by what failed.
    open_desk(path).close()


def test_nothing_is_done_about_a_key_that_is_there(path: Path) -> None:
    made(path)
    database = open_desk(path)
    before = database.identity
    care_for_key(database, ask_keyring=True)
    assert database.identity == before
    database.close()


# ---------------------------------------------------------------- eight words


def test_a_mark_is_eight_words_of_the_list() -> None:
    assert spoken("0" * 32) == (word_list()[0],) * WORDS
    assert spoken("f" * 32) == (word_list()[-1],) * WORDS
    mark = mark_of_key(bytes(range(32)))
    words = spoken(mark)
    assert len(words) == WORDS
    assert set(words) <= set(word_list())
    assert words != spoken(mark_of_key(bytes(32)))


def test_every_word_of_the_list_is_told_by_its_first_four_letters() -> None:
    assert len({word[:4] for word in word_list()}) == len(word_list()) == 2048


@pytest.mark.parametrize("mark", ["", "1f", "x" * 32, "0" * 31, "F" * 32])
def test_the_mark_of_no_key_has_no_words(mark: str) -> None:
    assert spoken(mark) == ()
