"""Which records came from other programs, by the key that they have there."""

from hrdesk.domain.records import known_field
from hrdesk.store.session import Session

EXTERNAL_KEY = "external_key"


def refs_by_key(session: Session, kind: str) -> dict[str, str]:
    """The records of a kind by their keys elsewhere, removed ones too; of several one in use.

    None for kinds that keep no such key.
    """
    if known_field(kind, EXTERNAL_KEY) is None:
        return {}
    rows = session.raw(
        f"SELECT k.{EXTERNAL_KEY}, record.ref FROM record JOIN kind_{kind} AS k ON k.id = record.id"
        f" WHERE k.{EXTERNAL_KEY} <> '' ORDER BY record.life = 'removed' DESC, record.ref DESC"
    )
    return dict(rows)
