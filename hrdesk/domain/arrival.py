"""What a workbook brought, read from its cells alone and before anything of ours is looked at."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from hrdesk.domain.kept import replaced, unpacked
from hrdesk.domain.later import LaterFields, LaterRecord
from hrdesk.domain.records import kind_of
from hrdesk.domain.revisions import Heads, Pen, Registers, Revision
from hrdesk.domain.state import RecordState

_NOTHING: Mapping[str, Any] = {}


def nothing() -> Mapping[str, Any]:
    """One and the same empty mapping: most of a hundred thousand rows have nothing to add."""
    return _NOTHING


class CellClass(StrEnum):
    """Every non-empty cell of a workbook is in exactly one class (exchange.md 6)."""

    SAME = "same"
    DISGUISE = "disguise"
    EDIT = "edit"
    CLEAR = "clear"
    NEW = "new"
    FAULT = "fault"
    DISPLAY_ONLY = "display_only"
    UNKNOWN = "unknown"
    LEFT_OUT = "left_out"
    LAYOUT = "layout"


class Seal(StrEnum):
    """Whether the key that a workbook names has sealed what the workbook says was sent."""

    HOLDS = "holds"
    BROKEN = "broken"
    MISSING = "missing"


class FindingKind(StrEnum):
    """What a person is told about a cell or a row beside the changes themselves."""

    PROBLEM = "problem"
    QUESTION = "question"
    DISGUISE = "disguise"


@dataclass(frozen=True)
class Finding:
    """One line of the report: where, what was found, what was expected; `code` is stable."""

    kind: FindingKind
    code: str
    sheet: str
    address: str = ""
    ref: str = ""
    field: str = ""
    found: str = ""
    expected: str = ""
    about: Mapping[str, object] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ArrivedRecord:
    """One record of a workbook: its heads as they were sent, and what was written by hand.

    `hands` maps a register to the one revision that the hand edit makes at every desk.
    `is_new` means a line that was not sent with content; `provisional` that it had no Ref and
    got one derived from the workbook and its content; `copied_from` is the Ref that it had instead,
    of a line that is there as it was sent. `apart` is the Ref that a spare line gets if it turns
    out that its own is taken. `sheets` names the sheet of a register that
    was written on another one than the record's own.
    """

    ref: str
    sheet: str
    row: int
    sent: Registers = dataclasses.field(default_factory=dict)
    hands: Mapping[str, Revision] = dataclasses.field(default_factory=nothing)
    is_new: bool = False
    provisional: bool = False
    wants_removal: bool = False
    message: str = ""
    addresses: Mapping[str, str] = dataclasses.field(default_factory=nothing)
    sheets: Mapping[str, str] = dataclasses.field(default_factory=nothing)
    copied_from: str = ""
    apart: str = ""

    @property
    def kind(self) -> str:
        """The kind of the record."""
        return kind_of(self.ref)

    def unpacked(self) -> "ArrivedRecord":
        """The same record, for who looks at it more than once: `sent` may be kept small."""
        return dataclasses.replace(self, sent=unpacked(self.sent))

    def heads(self) -> Registers:
        """All revisions that the row brings, by register, sent and by hand."""
        sent = unpacked(self.sent)
        hands = {name: (*sent.get(name, ()), hand) for name, hand in self.hands.items()}
        return replaced(sent, hands)

    def on_its_own(self) -> RecordState | None:
        """What a spare line is as a record of its own: the same one at every desk."""
        if not self.apart:
            return None
        heads = {}
        for name, hand in self.hands.items():
            pen = Pen(hand.author, hand.nonce, hand.minute)
            heads[name] = (pen.write(self.apart, name, hand.value, ()),)
        return RecordState(self.apart, heads)


@dataclass(frozen=True)
class Envelope:
    """Who sent a workbook to whom, when, and which workbooks it confirms.

    `withdrawn` are the records that the recipient was given before and may be given no longer, and
    in a workbook that was read `later_withdrawn` those of kinds that only a later version knows.
    """

    sender: str
    sender_identity: str
    recipient: str
    minute: int
    sender_name: str = ""
    recipient_name: str = ""
    copy: int = 1
    label: str = ""
    language: str = "en"
    confirms: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    later_withdrawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Touched:
    """How many cells people changed, and in how many lines."""

    cells: int = 0
    lines: int = 0


@dataclass(frozen=True)
class Arrival:
    """A workbook as read; `missing` are Refs that were sent in it and did not come back.

    `is_whole` says that all hidden copies of what was sent are there and can be believed,
    `encrypted` that it came with a passphrase. `later` describes the fields that only a later
    version knows, and `later_records` are of kinds that only a later version knows. `is_list` says
    that it is no workbook of a desk: it tells not what it was made from, and nobody hears of an
    answer.
    """

    workbook: str
    envelope: Envelope
    records: tuple[ArrivedRecord, ...] = ()
    missing: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    cells: Mapping[CellClass, int] = dataclasses.field(default_factory=dict)
    seal: Seal = Seal.MISSING
    touched: Touched = Touched()
    is_whole: bool = True
    encrypted: bool = False
    later: LaterFields = dataclasses.field(default_factory=dict)
    is_list: bool = False
    later_records: tuple[LaterRecord, ...] = ()

    @property
    def is_as_sent(self) -> bool:
        """Whether nothing was changed, added or taken out since it was written."""
        return self.is_whole and not (self.touched.cells or self.missing)

    @property
    def messages(self) -> tuple[ArrivedRecord, ...]:
        """The records beside which somebody has written a message to the sender."""
        return tuple(each for each in self.records if each.message)


def hand_revision(
    workbook: str, minute: int, ref: str, register: str, value: str, sent: Heads, base: str
) -> Revision:
    """The revision that a hand edit is, at every desk that reads the file (exchange.md 2).

    Parents are the sent heads that hold the value shown in the cell (`base`).
    """
    seen = tuple(each for each in sent if each.value == base)
    return hand_revision_over(workbook, minute, ref, register, value, seen)


def hand_revision_over(
    workbook: str, minute: int, ref: str, register: str, value: str, seen: Heads
) -> Revision:
    """As `hand_revision`, over heads that were all before the eyes of who wrote.

    The minute is one after the newest parent, or after the workbook's own for a register that
    nobody had written.
    """
    newest = max((each.minute for each in seen), default=minute)
    return Pen(f"hand:{workbook}", workbook, newest + 1).write(ref, register, value, seen)
