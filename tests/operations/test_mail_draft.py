"""A mail to many, as a link or as a draft: everybody in Bcc, and nothing else comes of an address."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from hrdesk.domain.errors import FileRefused
from hrdesk.operations.mail_draft import LONGEST_LINK, draft, mail_link, save_draft

MANY = [f"person.{number}@example.org" for number in range(300)]


def test_a_short_mail_is_a_link() -> None:
    link = mail_link(["a@example.org", "b&cc=c@example.org"], "Réunion & more")
    assert link == (
        "mailto:?bcc=a@example.org,b%26cc%3Dc@example.org&subject=R%C3%A9union%20%26%20more"
    )
    assert mail_link(MANY, "x") == ""
    assert mail_link([], "x") == ""
    assert len(mail_link(MANY[:70], "x")) <= LONGEST_LINK


def test_a_draft_has_everybody_in_bcc(tmp_path: Path) -> None:
    path = tmp_path / "mail.eml"
    save_draft(path, MANY, "الاجتماع\nBcc: x@example.org")
    raw = path.read_bytes()
    mail = message_from_bytes(raw, policy=default)
    assert mail["X-Unsent"] == "1"
    assert mail["Subject"] == "الاجتماع Bcc: x@example.org"
    assert mail["To"] == "undisclosed-recipients:;"
    assert [each.strip() for each in bcc(raw).split(",")] == MANY
    assert mail.get_content().strip() == ""
    assert raw.isascii()


def test_addresses_stand_in_a_draft_as_they_are_written() -> None:
    odd = ['q"uote@example.org', "ünï@example.org", "a..b@example.org"]
    assert [each.strip() for each in bcc(draft(odd, "")).split(",")] == odd


def bcc(raw: bytes) -> str:
    """The header as it stands in the file, its lines put together."""
    head = raw.decode().partition("\r\n\r\n")[0].replace("\r\n ", " ")
    return next(line[5:] for line in head.splitlines() if line.startswith("Bcc: "))


def test_a_draft_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused):
        save_draft(tmp_path / "no folder" / "mail.eml", MANY, "x")
