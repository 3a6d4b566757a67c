"""What the reader asks of an open file, whichever program saved it and in which format."""

import zipfile
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from hrdesk.domain.errors import FileRefused
from hrdesk.exchange.progress import Steps
from hrdesk.exchange.sheet_cells import Cells
from hrdesk.exchange.xml_part import BROKEN


@dataclass(frozen=True)
class Sheet:
    """A sheet of the workbook; `part` is where its cells stand in the file."""

    title: str
    part: str


class Book(ABC):
    """An open workbook; `notices` are codes of what is to be told about the file at large."""

    sheets: Sequence[Sheet]
    steps: Steps
    notices: tuple[str, ...] = ()

    def __enter__(self) -> "Book":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @abstractmethod
    def close(self) -> None:
        """Give the file back."""

    @abstractmethod
    def rows(self, sheet: Sheet) -> Iterator[tuple[int, Cells]]:
        """The rows of a sheet that are not empty, with their numbers. Raises `Cancelled`."""


class ArchivedBook(Book):
    """A workbook whose parts are packed in one file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._refusing():
            self._archive = zipfile.ZipFile(path)

    def close(self) -> None:
        """Part of `Book`."""
        self._archive.close()

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        """Whatever is wrong with the file is raised as `FileRefused`."""
        try:
            yield
        except (*BROKEN, KeyError, IndexError, OSError) as error:
            raise FileRefused("damaged", path=self._path) from error
