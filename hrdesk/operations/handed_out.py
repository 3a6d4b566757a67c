"""Files for other programs that leave this desk: written whole or not at all, and remembered.

Whoever asks later what a desk was given is told of these as of a workbook; what nobody asked for
by name went outside.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from hrdesk.operations.outside import reader_named
from hrdesk.operations.send import mark_of, plan_sending_to, reader_of, to_pass_on
from hrdesk.operations.sending import Sending
from hrdesk.operations.written_files import save_whole
from hrdesk.store import journal
from hrdesk.store.database import Database
from hrdesk.store.ledger import PLAIN
from hrdesk.store.partners import Sent, remember_sent

_ID_LENGTH = 20


def hand_out(
    database: Database, sending: Sending, newest: int, path: Path, content: bytes, begins: bytes
) -> None:
    """Write a file of what was planned at a journal entry, and remember who was given what.

    Raises as `save_whole`; nothing is remembered then.
    """
    save_whole(path, content, begins)
    remember(database, sending, newest, path.name, content)


def remember(
    database: Database, sending: Sending, newest: int, file_name: str, content: bytes
) -> None:
    """Remember who was given what of a plan, where it left in some other way, as on paper."""
    digest = hashlib.sha256(f"{sending.partner.code}\n".encode() + content).hexdigest()
    sent = Sent(
        workbook=digest[:_ID_LENGTH].upper() + "-file",
        partner=sending.partner.code,
        minute=sending.envelope.minute,
        copy=sending.envelope.copy,
        file_name=file_name,
        label=sending.label.value,
        records=len(sending.going),
        journal=newest,
        scope=PLAIN,
        reader=mark_of(reader_of(sending.partner)),
        encrypted=False,
    )
    with database.writing() as session:
        remember_sent(session, sent, {each.record.ref: each.content for each in sending.going})


def remember_page(
    database: Database, refs: Sequence[str], readers: tuple[str, ...], file_name: str, html: str
) -> None:
    """Remember who was given a page that tells of these records, as a file or on paper.

    Nothing is remembered where there are none. Raises `UnknownName` for a reader.
    """
    for reader in readers:
        with database.reading() as session:
            sending = to_pass_on(plan_sending_to(session, reader_named(session, reader), refs))
            newest = journal.newest(session)
        if sending.going:
            remember(database, sending, newest, file_name, html.encode())
