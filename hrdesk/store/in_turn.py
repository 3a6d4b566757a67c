"""Records of a desk looked up in turn, some hundred at a time: a big workbook names them all."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from hrdesk.domain.state import RecordState
from hrdesk.store.records import read_states
from hrdesk.store.session import Session

_CHUNK = 500


def _nothing(_: int) -> None:
    """What is done between the readings where nobody waits for them."""


class StatesInTurn(Mapping[str, RecordState]):
    """The records with some Refs, those that there are, read when they are asked for.

    Only those asked for last stay in the memory, which could not hold them all, and those named
    in `kept`. It is quick where they are asked for in the order given. `step` is called with the
    number of those that are read at once, before each time.
    """

    def __init__(
        self,
        session: Session,
        refs: Iterable[str],
        kept: Iterable[str] = (),
        step: Callable[[int], None] = _nothing,
    ) -> None:
        self._session = session
        self._step = step
        wanted = dict.fromkeys(kept)
        self._kept: dict[str, RecordState | None] = {**wanted, **read_states(session, wanted)}
        left = (ref for ref in dict.fromkeys(refs) if ref not in self._kept)
        self._places = {ref: place for place, ref in enumerate(left)}
        self._refs = list(self._places)
        self._chunk = -1
        self._here: Mapping[str, RecordState] = {}

    def __getitem__(self, ref: str) -> RecordState:
        if ref not in self._kept:
            return self._read(ref)
        state = self._kept[ref]
        if state is None:
            raise KeyError(ref)
        return state

    def __iter__(self) -> Iterator[str]:
        return (ref for ref in (*self._kept, *self._refs) if ref in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def put(self, states: Mapping[str, RecordState]) -> None:
        """From now on these records stand so."""
        self._kept.update(states)

    def _read(self, ref: str) -> RecordState:
        chunk = self._places[ref] // _CHUNK
        if chunk != self._chunk:
            refs = self._refs[chunk * _CHUNK : (chunk + 1) * _CHUNK]
            self._step(len(refs))
            self._here = read_states(self._session, refs)
            self._chunk = chunk
        return self._here[ref]
