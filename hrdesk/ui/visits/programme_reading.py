"""What a line of a programme is read as, said while it is typed."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.slots import NEXT_DAY, Slot, read_slot
from hrdesk.operations.programme_items import people_called
from hrdesk.store import listing
from hrdesk.ui.calendar.spoken import short_day_words
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import isolated, ltr

translate = QCoreApplication.translate


def is_day_alone(text: str, after: datetime) -> bool:
    """Whether a line goes to the next day, and does not say with what."""
    slot = read_slot(text, after)
    return text.startswith(NEXT_DAY) and not (slot.subject or slot.names)


def reading_words(desk: Desk, text: str, after: datetime) -> str:
    """`Mon 8 Mar, 09:00–10:30 · Opening · with Kang`; a name that fits nobody alone is told."""
    if not text.strip():
        return ""
    slot = read_slot(text, after)
    known, unknown = desk.read(people_called, slot.names) if slot.names else ([], [])
    parts = [_when(slot), isolated(slot.subject) if slot.subject else ""]
    if not (slot.subject or slot.names):
        parts.append(translate("programme", "go on with what it is: 9:00 Opening"))
    if known:
        titles = desk.read(listing.titles, known)
        names = ", ".join(isolated(titles[each]) for each in known if each in titles)
        parts.append(translate("programme", "with {names}").format(names=names))
    for name in unknown:
        said = translate("programme", "{name}: nobody alone is called so, it stays in the title")
        parts.append(said.format(name=isolated(f"@{name}")))
    return " · ".join(part for part in parts if part)


def _when(slot: Slot) -> str:
    times = ltr(f"{slot.starts:%H:%M}–{slot.ends:%H:%M}")
    return translate("programme", "{day}, {times}").format(
        day=short_day_words(slot.starts.date()), times=times
    )
