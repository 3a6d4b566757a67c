"""What a file of lists looks like from outside: its sheets, their headings and some of what is in them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ListColumn:
    """A column with its heading, and some of the texts below it."""

    place: int
    heading: str
    samples: tuple[str, ...] = ()


@dataclass(frozen=True)
class ListTable:
    """A sheet that holds a list: where its headings stand, and how many lines there are below."""

    sheet: str
    header_row: int
    columns: tuple[ListColumn, ...]
    rows: int

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings, from the first column to the last."""
        return tuple(each.heading for each in self.columns)


@dataclass(frozen=True)
class ListFile:
    """A file that is no workbook of a desk; `workbook` is a hash of all that its cells say."""

    workbook: str
    tables: tuple[ListTable, ...]
