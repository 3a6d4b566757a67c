"""Where one has been in the window, to go back and forward."""

from typing import NamedTuple

_DEPTH = 50


class Address(NamedTuple):
    """A place, and within it what its page makes of `rest` (a record's Ref, a day …)."""

    place: str
    rest: str = ""


class History:
    """The last fifty addresses; going somewhere new forgets what lay ahead."""

    def __init__(self) -> None:
        self._addresses: list[Address] = []
        self._now = -1

    @property
    def current(self) -> Address | None:
        return self._addresses[self._now] if self._addresses else None

    @property
    def can_go_back(self) -> bool:
        return self._now > 0

    @property
    def can_go_forward(self) -> bool:
        return self._now < len(self._addresses) - 1

    def visit(self, address: Address, *, stays: bool = False) -> None:
        """One step on; with `stays`, the place alone shows what its page showed last.

        Such a bare place looks like the address beside it, and a step between them seems dead.
        """
        now = self.current
        is_beside = stays and now is not None and now.place == address.place
        if address == now or (is_beside and not address.rest):
            return
        kept = self._addresses[: self._now + 1]
        if is_beside and now is not None and not now.rest:
            kept.pop()
        self._addresses = [*kept, address][-_DEPTH:]
        self._now = len(self._addresses) - 1

    def back(self) -> Address:
        """One step back, or where one is when there is nothing behind."""
        return self._step(-1)

    def forward(self) -> Address:
        return self._step(1)

    def _step(self, step: int) -> Address:
        if not self._addresses:
            raise IndexError("nothing was visited yet")
        self._now = min(max(self._now + step, 0), len(self._addresses) - 1)
        return self._addresses[self._now]
