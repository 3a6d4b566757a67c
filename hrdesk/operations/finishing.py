"""What a workbook must pass before it counts as sent: it is read again, as it lies on the disk."""

from typing import TYPE_CHECKING

from hrdesk.domain.errors import FileRefused
from hrdesk.exchange.progress import Cancel, Progress
from hrdesk.store.ledger import PLAIN, Content

if TYPE_CHECKING:
    from hrdesk.exchange.read_back import Planned
    from hrdesk.exchange.writer import Written
    from hrdesk.operations.send import Sending


def found_in(
    sending: "Sending",
    written: "Written",
    *,
    passphrase: str = "",
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> dict[str, Content]:
    """What stands in a finished workbook that has no name yet: what the log is to keep.

    Raises `FileRefused` with code not_as_planned for a file that holds anything else than the
    preview showed, and `Cancelled`.
    """
    # Dear to load, and the pages that only look at what would leave do without it.
    from hrdesk.exchange.encryption import opened
    from hrdesk.exchange.package import part_path
    from hrdesk.exchange.read_back import Unplanned, read_back

    content = part_path(written.path).read_bytes()
    if passphrase:
        content = opened(content, passphrase, written.path)
    planned = _planned(sending, written)
    try:
        found = read_back(content, planned, progress=progress, cancelled=cancelled)
    except Unplanned as error:
        raise FileRefused("not_as_planned", path=written.path, place=str(error)) from error
    shown = {each.record.ref: each.content for each in sending.going}
    # The same revisions as those shown, which the log names by the seeds that this desk knows.
    return {
        ref: Content(version or shown[ref].version, shown[ref].told)
        for ref, version in found.versions.items()
    }


def _planned(sending: "Sending", written: "Written") -> "Planned":
    from hrdesk.exchange.read_back import Planned

    return Planned(
        workbook=written.workbook,
        envelope=sending.envelope,
        records={each.record.ref: each.record for each in sending.going},
        titles=sending.names.titles,
        countries=sending.names.countries,
        later=sending.later,
        is_plain=sending.scope == PLAIN,
        is_sealed=written.is_sealed,
    )
