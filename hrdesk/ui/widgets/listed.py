"""What the list of a page shows, for whoever hands the same records out."""

from dataclasses import dataclass

from hrdesk.store.listing import Query


@dataclass(frozen=True)
class Listed:
    """Which records in which order, how many, and the names of the columns that are shown."""

    query: Query
    count: int
    columns: tuple[str, ...]
