"""What the search box finds: one line each, and who is asked for them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Hit:
    """One thing found. `payload` is what `chosen` hands over; `note` stands at the trailing side."""

    title: str
    subtitle: str = ""
    icon: str = ""
    payload: object = None
    note: str = ""


Provider = Callable[[str], Sequence[Hit]]
