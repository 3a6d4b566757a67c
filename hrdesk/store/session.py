"""One short piece of work on the desk: a connection, the desk's identity, and one pen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Executable

from hrdesk.domain.seeds import DeskPen, new_seed


@dataclass(frozen=True, slots=True)
class Identity:
    """Who this desk is: a short code, and the mark of its key, which no other desk has.

    `key_place` says where the key is kept, empty as long as there is none; `former` are the marks
    of keys that were lost. `city` is where it is, if its zone is called after another city; it is
    for those who sit there, and no workbook has it.
    """

    code: str
    mark: str
    name: str = ""
    zone: str = "Europe/Zurich"
    key_place: str = ""
    former: tuple[str, ...] = ()
    city: str = ""

    @property
    def place(self) -> tuple[str, str]:
        """Where the desk is: the zone, and the city that was chosen by its own name."""
        return self.zone, self.city

    @property
    def author(self) -> str:
        """How this desk signs its revisions: code and mark, so two desks may share a code."""
        return f"{self.code}.{self.mark}"


class Session:
    """What operations work on; nothing else of the database leaves `store`."""

    def __init__(self, connection: Connection, identity: Identity, minute: int) -> None:
        self._connection = connection
        self.identity = identity
        self.minute = minute

    @cached_property
    def pen(self) -> DeskPen:
        """The pen of this act of writing: one seed for all registers it writes."""
        return DeskPen(self.identity.author, new_seed(), self.minute)

    def execute(self, statement: Executable, rows: Any = None) -> Any:
        """For modules of `store` only: run a statement; the result is SQLAlchemy's."""
        return self._connection.execute(statement, rows)

    def raw(self, sql: str, parameters: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """For modules of `store` only: run plain SQL and give all rows; none for a write."""
        with self._connection.exec_driver_sql(sql, parameters) as result:
            # SQLite's own rows: making SQLAlchemy's of thousands takes longer than reading them.
            return list(result.cursor.fetchall()) if result.returns_rows else []

    def raw_parts(
        self, sql: str, parameters: tuple[Any, ...], size: int
    ) -> Iterator[Sequence[tuple[Any, ...]]]:
        """For modules of `store` only: as `raw`, so many rows at a time, read while you go."""
        with self._connection.exec_driver_sql(sql, parameters) as result:
            while rows := result.cursor.fetchmany(size):
                yield rows

    def raw_rows(self, sql: str, rows: list[tuple[Any, ...]]) -> None:
        """For modules of `store` only: run plain SQL once for each row, which may be none."""
        if rows:
            self._connection.exec_driver_sql(sql, rows)

    def column(self, sql: str, parameters: tuple[Any, ...] = ()) -> list[Any]:
        """For modules of `store` only: the first column of a query; for thousands of rows at once."""
        return [row[0] for row in self.raw(sql, parameters)]

    def number(self, sql: str, parameters: tuple[Any, ...] = ()) -> int:
        """For modules of `store` only: the one number that a query gives; 0 for none."""
        rows = self.raw(sql, parameters)
        return int(rows[0][0] or 0) if rows else 0
