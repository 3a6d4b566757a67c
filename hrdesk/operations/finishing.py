"""What a workbook must pass before it counts as sent: it is read again, logged, and gets its name.

The three follow each other so closely that a program which is killed between them leaves one of
two things: a workbook that lies whole and without its name, or one that has it (exchange.md 9,
law 21). The next start looks which.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from hrdesk.domain.errors import FileRefused
from hrdesk.exchange.progress import Cancel, Progress
from hrdesk.store import unfinished
from hrdesk.store.database import Database
from hrdesk.store.ledger import NOTHING_MORE, PLAIN, WITHDRAWN, Content
from hrdesk.store.session import Session
from hrdesk.store.unfinished import Unfinished

if TYPE_CHECKING:
    from hrdesk.exchange.read_back import Planned
    from hrdesk.exchange.writer import Written
    from hrdesk.operations.later_going import OtherOutgoing
    from hrdesk.operations.sending import Outgoing, Sending


@dataclass(frozen=True, slots=True)
class Found:
    """A finished workbook as it was read: what the log is to keep, and the hash of the file.

    `workbook` is the file without any passphrase.
    """

    contents: Mapping[str, Content]
    digest: str
    workbook: bytes = b""


class GivenContents(Mapping[str, Content]):
    """What the log is to keep of each record of a workbook, and what of those withdrawn.

    The same revisions as those shown, which it names by the seeds that this desk knows. They are
    many and long, and each is asked for once: it is made then.
    """

    def __init__(
        self,
        shown: "Mapping[str, Outgoing | OtherOutgoing]",
        versions: Mapping[str, str],
        withdrawn: Iterable[str],
    ) -> None:
        self._shown = shown
        self._versions = dict(versions) | dict.fromkeys(withdrawn, WITHDRAWN)

    def __getitem__(self, ref: str) -> Content:
        version = self._versions[ref]
        if version == WITHDRAWN:
            return NOTHING_MORE
        content = self._shown[ref].content
        # A copy to pass on has no versions in it.
        return content if version in ("", content.version) else replace(content, version=version)

    def __iter__(self) -> Iterator[str]:
        return iter(self._versions)

    def __len__(self) -> int:
        return len(self._versions)


class Fate(StrEnum):
    """What became of a workbook that was not finished when the program broke off."""

    NAMED = "named"  # it was whole and got its name now
    SENT = "sent"  # it had its name already
    NOT_SENT = "not_sent"


@dataclass(frozen=True, slots=True)
class Settled:
    """A workbook that was not finished, by the place it was to have, and what became of it."""

    path: Path
    fate: Fate


@contextmanager
def on_its_way(database: Database, out: Path) -> Iterator[str]:
    """While a workbook is written: it counts as sent when this ends well, and not before."""
    path = str(out.absolute())
    with database.writing() as session:
        unfinished.begin(session, path)
    try:
        yield path
    except BaseException:
        with database.writing() as session:
            unfinished.taken_back(session, path)
        raise
    with database.writing() as session:
        unfinished.named(session, path)


def is_unsettled(session: Session) -> bool:
    """Whether the program broke off while a workbook was written."""
    return bool(unfinished.unfinished(session))


def settle(database: Database, **_: object) -> list[Settled]:
    """Look what a program that broke off has left, and finish it or take it back.

    Before anything is sent: nobody else may be writing. What lies in a folder that cannot be
    reached waits for a later start.
    """
    with database.reading() as session:
        waiting = unfinished.unfinished(session)
    found = []
    for each in waiting:
        try:
            fate = _fate_of(each)
        except OSError:
            continue
        with database.writing() as session:
            end = unfinished.taken_back if fate is Fate.NOT_SENT else unfinished.named
            end(session, each.path)
        found.append(Settled(Path(each.path), fate))
    return found


def _fate_of(each: Unfinished) -> Fate:
    """Finish what is whole, and clear away what is not. Raises `OSError`."""
    from hrdesk.exchange.package import part_path

    path = Path(each.path)
    part = part_path(path)
    if not part.exists():
        path.parent.stat()
        # Only a name that was given takes the part away: somebody may have moved the workbook on.
        return Fate.SENT if each.digest else Fate.NOT_SENT
    is_whole = bool(each.digest) and _digest(part.read_bytes()) == each.digest
    if is_whole and not path.exists():
        part.replace(path)
        return Fate.NAMED
    part.unlink()
    return Fate.NOT_SENT


def found_in(
    sending: "Sending",
    written: "Written",
    *,
    passphrase: str = "",
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> Found:
    """What stands in a finished workbook that has no name yet: what the log is to keep.

    Raises `FileRefused` with code not_as_planned for a file that holds anything else than the
    preview showed, and `Cancelled`.
    """
    # Dear to load, and the pages that only look at what would leave do without it.
    from hrdesk.exchange.package import part_path
    from hrdesk.exchange.read_back import Unplanned, read_back

    content = part_path(written.path).read_bytes()
    digest = _digest(content)
    if passphrase:
        from hrdesk.exchange.encryption import opened

        content = opened(content, passphrase, written.path)
    planned = _planned(sending, written)
    try:
        found = read_back(content, planned, progress=progress, cancelled=cancelled)
    except Unplanned as error:
        raise FileRefused("not_as_planned", path=written.path, place=str(error)) from error
    shown: dict[str, Outgoing | OtherOutgoing] = {each.record.ref: each for each in sending.going}
    shown |= {each.record.ref: each for each in sending.others}
    given = GivenContents(shown, found.versions, found.withdrawn)
    return Found(given, digest, content)


def _planned(sending: "Sending", written: "Written") -> "Planned":
    from hrdesk.exchange.read_back import Planned

    return Planned(
        workbook=written.workbook,
        envelope=sending.envelope,
        records={each.record.ref: each.record for each in sending.going},
        titles=sending.names.titles,
        countries=sending.names.countries,
        later=sending.later,
        others={each.record.ref: each.record for each in sending.others},
        is_plain=sending.scope == PLAIN,
        is_sealed=written.is_sealed,
    )


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
