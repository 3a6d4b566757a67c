"""A mail to many as a draft that mail programs open, or as a link where it is short enough.

Everybody stands in Bcc, so that nobody learns the addresses of the others.
"""

from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from pathlib import Path
from urllib.parse import quote

from hrdesk.domain.errors import FileRefused

# What every system hands on to its mail program without cutting it.
LONGEST_LINK = 1_900
SUFFIX = ".eml"


def mail_link(addresses: Sequence[str], subject: str) -> str:
    """The link that opens a new mail to all; empty where it would be too long, or to nobody."""
    if not addresses:
        return ""
    to = ",".join(quote(each, safe="@") for each in addresses)
    link = f"mailto:?bcc={to}&subject={quote(subject, safe='')}"
    return link if len(link) <= LONGEST_LINK else ""


def draft(addresses: Sequence[str], subject: str) -> bytes:
    """The same mail as the content of a file: Outlook opens it ready to be written."""
    # Old programs read a head of ASCII only; an address beyond it cannot be said so.
    policy = SMTP if all(map(str.isascii, addresses)) else SMTPUTF8
    # The addresses are written as they stand: to parse thousands takes a minute.
    mail = EmailMessage(policy.clone(refold_source="none"))
    mail["X-Unsent"] = "1"
    mail["To"] = "undisclosed-recipients:;"
    mail.set_raw("Bcc", ",\r\n ".join(addresses))
    mail["Subject"] = " ".join(subject.split())
    mail.set_content("\n", charset="utf-8", cte="8bit")
    return mail.as_bytes()


def save_draft(path: Path, addresses: Sequence[str], subject: str) -> None:
    """Write a draft. Raises `FileRefused`."""
    try:
        path.write_bytes(draft(addresses, subject))
    except OSError as error:
        raise FileRefused("cannot_write", path=path) from error
