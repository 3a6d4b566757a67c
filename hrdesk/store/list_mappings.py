"""What the columns of lists were found to be, remembered by the fingerprint of their headings."""

import json
from collections.abc import Mapping

from sqlalchemy import delete, insert, select

from hrdesk.store.schema import list_mapping
from hrdesk.store.session import Session


def remembered(session: Session, fingerprint: str) -> tuple[str, Mapping[str, str]] | None:
    """The kind of a list with these headings, and the field of each; None for new ones."""
    query = select(list_mapping.c.kind, list_mapping.c.fields).where(
        list_mapping.c.fingerprint == fingerprint
    )
    row = session.execute(query).first()
    return None if row is None else (str(row.kind), dict(json.loads(row.fields)))


def remember(session: Session, fingerprint: str, kind: str, fields: Mapping[str, str]) -> None:
    """Remember what a person said that a list is, in place of what was known of it."""
    session.execute(delete(list_mapping).where(list_mapping.c.fingerprint == fingerprint))
    values = {
        "fingerprint": fingerprint,
        "kind": kind,
        "fields": json.dumps(dict(fields), ensure_ascii=False),
        "minute": session.minute,
    }
    session.execute(insert(list_mapping).values(values))
