"""What twins are told by, of all records of a kind: a few columns each, and no revisions."""

from collections.abc import Iterator, Mapping, Sequence

from hrdesk.domain.records import KINDS
from hrdesk.domain.values import Value
from hrdesk.store.session import Session


def candidates(
    session: Session, kind: str, fields: Sequence[str]
) -> Iterator[tuple[str, Mapping[str, Value]]]:
    """The records of a kind that are shown and not removed, with what stands in some fields."""
    specs = [spec for spec in KINDS[kind].fields if spec.name in fields]
    columns = "".join(f", k.{spec.name}" for spec in specs)
    sql = (
        f"SELECT record.ref{columns} FROM record JOIN kind_{kind} AS k ON k.id = record.id"
        " WHERE record.kind = ? AND record.life <> 'removed' AND record.joined = ''"
        " ORDER BY record.ref"
    )
    for ref, *texts in session.raw(sql, (kind,)):
        values: dict[str, Value] = {}
        for spec, text in zip(specs, texts, strict=True):
            if text:
                values[spec.name] = tuple(text.split("; ")) if spec.is_set else text
        yield ref, values
