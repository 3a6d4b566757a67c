"""Tells how far a long piece of work is, and stops it when a person says so."""

from collections.abc import Callable

from hrdesk.domain.errors import Cancelled

Progress = Callable[[int, int, str], None]
Cancel = Callable[[], bool]
_EVERY = 128


class Steps:
    """Counts steps towards a total; tells and asks now and then only, for both cost time."""

    def __init__(
        self,
        total: int,
        progress: Progress | None,
        cancelled: Cancel | None,
        every: int = _EVERY,
    ) -> None:
        self.total = max(total, 1)
        self.what = ""
        self._done = 0
        self._every = every
        self._since = every
        self._progress = progress
        self._cancelled = cancelled

    def step(self, size: int = 1) -> None:
        """One step more. Raises `Cancelled`."""
        self._done += size
        self._since += 1
        if self._since >= self._every:
            self.tell()

    def tell(self) -> None:
        """Say how far it is. Raises `Cancelled`."""
        self._since = 0
        if self._cancelled is not None and self._cancelled():
            raise Cancelled
        if self._progress is not None:
            self._progress(min(self._done, self.total), self.total, self.what)

    def finish(self) -> None:
        """Say that all is done."""
        self._done = self.total
        if self._progress is not None:
            self._progress(self.total, self.total, self.what)
