"""A workbook with a passphrase opens with it, and with nothing else (exchange.md 8)."""

import io
from pathlib import Path

import olefile
import pytest

from hrdesk.domain.errors import FileRefused
from hrdesk.exchange import encryption
from hrdesk.exchange.encryption import locked, opened
from hrdesk.exchange.preflight import is_encrypted
from hrdesk.exchange.writer import write_workbook
from tests.exchange.workbooks import ENVELOPE, NAMES, visit

pytestmark = pytest.mark.usefixtures("all_turns")

PASSPHRASE = "Pä55 wörd-كلمة"
PLACE = Path("book.xlsx")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("plain") / "book.xlsx"
    write_workbook(path, ENVELOPE, [visit(1)], NAMES, spare_lines=0)
    return path.read_bytes()


@pytest.fixture(scope="module")
def secret(plain: bytes) -> bytes:
    return locked(plain, PASSPHRASE)


def code(content: bytes, passphrase: str = PASSPHRASE) -> str:
    """Why a file is not opened."""
    with pytest.raises(FileRefused) as caught:
        opened(content, passphrase, PLACE)
    assert caught.value.about["path"] == PLACE
    return caught.value.code


def test_what_was_locked_is_opened_as_it_was(plain: bytes, secret: bytes) -> None:
    assert opened(secret, PASSPHRASE, PLACE) == plain
    assert b"Purpose" not in secret
    assert b"PK\x03\x04" not in secret


def test_it_is_agile_and_as_strong_as_it_should_be(secret: bytes) -> None:
    with olefile.OleFileIO(io.BytesIO(secret)) as file:
        about = file.openstream("EncryptionInfo").read()
    assert about[:4] == b"\x04\x00\x04\x00"
    for said in (b'keyBits="256"', b'cipherAlgorithm="AES"', b'hashAlgorithm="SHA512"'):
        assert said in about


@pytest.mark.parametrize("passphrase", ["", "pä55 wörd-كلمة", PASSPHRASE + " "])
def test_another_passphrase_does_not_open_it(secret: bytes, passphrase: str) -> None:
    assert code(secret, passphrase) == ("wrong_password" if passphrase else "damaged")


def test_damage_is_told_from_a_wrong_passphrase(secret: bytes) -> None:
    assert code(secret[:3000]) == "damaged"
    assert code(secret[:-600] + bytes(600)) == "damaged"
    assert code(b"PK") == "damaged"
    assert code(secret.replace(b"<encryption ", b"<encryptioN ")) == "damaged"


def test_more_turns_than_any_program_asks_for_are_refused(
    secret: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encryption, "_MOST_SPINS", 99_999)
    assert code(secret) == "damaged"


def test_a_workbook_is_written_with_a_passphrase(tmp_path: Path, plain: bytes) -> None:
    path = tmp_path / "book.xlsx"
    write_workbook(path, ENVELOPE, [visit(1)], NAMES, spare_lines=0, passphrase=PASSPHRASE)
    assert is_encrypted(path)
    assert opened(path.read_bytes(), PASSPHRASE, path) == plain
    assert [each.name for each in tmp_path.iterdir()] == ["book.xlsx"]


def test_what_does_not_open_again_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encryption, "opened", lambda *_: b"something else")
    with pytest.raises(FileRefused) as caught:
        write_workbook(tmp_path / "book.xlsx", ENVELOPE, [visit(1)], NAMES, passphrase=PASSPHRASE)
    assert caught.value.code == "cannot_write"
    assert list(tmp_path.iterdir()) == []


def test_a_plain_workbook_is_not_encrypted(tmp_path: Path, plain: bytes) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(plain)
    assert not is_encrypted(path)
