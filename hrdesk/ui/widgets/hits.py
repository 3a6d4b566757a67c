"""What the search box finds: one line each, and who is asked for them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hrdesk.domain.label import Label


@dataclass(frozen=True)
class Hit:
    """One thing found. `payload` is what `chosen` hands over; `note` stands at the trailing side,
    behind the sign of a label where it is one."""

    title: str
    subtitle: str = ""
    icon: str = ""
    payload: object = None
    note: str = ""
    label: Label | None = None


Provider = Callable[[str], Sequence[Hit]]
