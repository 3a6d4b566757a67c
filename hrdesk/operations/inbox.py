"""The inbox: keep what comes in, review it over days, carry it out, take it back."""

import json
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hrdesk.domain.changes import Changes, together
from hrdesk.domain.merge import Choice, Combined, Decision, Plan
from hrdesk.operations.accepting import Decisions, Key
from hrdesk.operations.foreign_lists import (
    ListReading,
    LookedAt,
    as_text,
    plan_as_chosen,
    plan_rows,
    remember_mapping,
)
from hrdesk.operations.foreign_plan import ListChoices
from hrdesk.operations.receive import (
    Original,
    Outcome,
    Pin,
    Progress,
    Stop,
    bytes_of,
    carry_out_original,
    counts_of,
    read_plan,
)
from hrdesk.operations.undo import NothingToUndo, undo_entry
from hrdesk.operations.unlocking import unlocked
from hrdesk.operations.versions import written_in
from hrdesk.store import journal
from hrdesk.store.database import Database
from hrdesk.store.drafts import draft_of, keep_draft, keep_list_choices, list_choices_of
from hrdesk.store.partners import (
    SET_ASIDE,
    WAITING,
    keep_received,
    mark_received,
    number_of,
    original_of,
)
from hrdesk.store.session import Session

_COMBINED = "combined"


@dataclass(frozen=True)
class Draft:
    """How far a review is: what was chosen, what a person has dealt with by its name, and
    texts that are begun and not chosen yet."""

    decisions: Mapping[Key, Choice] = field(default_factory=dict)
    seen: frozenset[str] = frozenset()
    begun: Mapping[Key, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Delivery:
    """A workbook of the inbox, what it would change now, and how far its review is."""

    number: int
    file_name: str
    plan: Plan
    draft: Draft = Draft()


def take_delivery(
    database: Database,
    path: Path,
    *,
    passphrase: str = "",
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> Delivery:
    """Read a workbook and keep it in the inbox; no record is changed.

    The same bytes are kept once, without passphrase, and stay what they had become. Raises `FileRefused`, `Cancelled`.
    """
    with unlocked(path, passphrase) as found:
        plan = read_plan(
            database,
            found.path,
            encrypted=found.encrypted,
            progress=progress,
            cancelled=cancelled,
        )
        original = bytes_of(found.path)
    with database.writing() as session:
        number = number_of(session, original)
        if number is None:
            number = keep_received(
                session,
                original,
                workbook=plan.arrival.workbook,
                sender=plan.arrival.envelope.sender,
                file_name=path.name,
                status=WAITING,
                counts=counts_of(plan),
                written=written_in(plan.arrival),
                encrypted=found.encrypted,
            )
        return Delivery(number, path.name, plan, _draft(session, number))


def open_delivery(
    database: Database,
    number: int,
    *,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> Delivery:
    """Read a workbook of the inbox again: what it would change now. Raises `NotFound`."""
    with database.reading() as session:
        name, content, encrypted = original_of(session, number)
        draft = _draft(session, number)
        as_list = list_choices_of(session, number)
    with tempfile.TemporaryDirectory(prefix="hrdesk-") as folder:
        # A single sheet (.csv) is called like its file.
        path = Path(folder, name if as_list else "workbook.xlsx")
        path.write_bytes(content)
        if as_list:
            plan = plan_as_chosen(database, path, as_list, progress=progress, cancelled=cancelled)
        else:
            plan = read_plan(
                database, path, encrypted=encrypted, progress=progress, cancelled=cancelled
            )
    return Delivery(number, name, plan, draft)


def take_list(
    database: Database,
    path: Path,
    looked: LookedAt,
    reading: ListReading,
    choices: ListChoices,
    *,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> Delivery:
    """Keep a foreign list in the inbox, with how it is read, and remember that by its headings.

    No record is changed. The same bytes are kept once; what was decided in their review stays.
    Raises `Cancelled`.
    """
    with unlocked(path, looked.passphrase) as found:
        content, encrypted = bytes_of(found.path), found.encrypted
    with database.writing() as session:
        plan = plan_rows(session, reading, choices, progress=progress, cancelled=cancelled)
        number = number_of(session, content) or keep_received(
            session,
            content,
            workbook=plan.arrival.workbook,
            sender="",
            file_name=path.name,
            status=WAITING,
            counts=counts_of(plan),
            encrypted=encrypted,
        )
        keep_list_choices(session, number, as_text(reading.mapping, choices))
        remember_mapping(session, looked.file, reading.mapping)
        return Delivery(number, path.name, plan, _draft(session, number))


def carry_out_delivery(
    database: Database,
    delivery: Delivery,
    decisions: Decisions,
    *,
    pin: Pin,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> Outcome:
    """Do what a person decided about a workbook of the inbox, in one transaction.

    Raises `Cancelled`: then nothing was taken in.
    """
    with database.reading() as session:
        original = Original(*original_of(session, delivery.number))
    outcome = carry_out_original(
        database,
        delivery.plan,
        decisions,
        original,
        pin=pin,
        progress=progress,
        cancelled=cancelled,
    )
    with database.writing() as session:
        keep_draft(session, delivery.number, "")
    return outcome


def keep_for_later(session: Session, number: int, draft: Draft) -> Changes:
    """Keep how far a review is; no record is changed."""
    kept = {
        "decisions": [[*key, *_as_kept(choice)] for key, choice in draft.decisions.items()],
        "seen": sorted(draft.seen),
        "begun": [[*key, text] for key, text in draft.begun.items()],
    }
    is_empty = not any(kept.values())
    keep_draft(session, number, "" if is_empty else json.dumps(kept, ensure_ascii=False))
    return _touched("keep_review", number)


def set_aside(session: Session, number: int) -> Changes:
    """Say that a workbook waits no longer; it can still be reviewed."""
    mark_received(session, number, SET_ASIDE)
    return _touched("set_aside", number)


def undo_import(
    database: Database,
    number: int,
    *,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> Changes:
    """Take back all that was taken in from a workbook of the inbox.

    Raises `NothingToUndo`, `Cancelled`: then nothing is taken back.
    """
    with database.writing() as session:
        entries = journal.imports_standing(session, number)
        if not entries:
            raise NothingToUndo("nothing_to_undo")
        changes = [
            undo_entry(session, entry.id, progress=progress, cancelled=cancelled)
            for entry in entries
        ]
    return together(journal.UNDO, changes, **changes[0].about)


def decided_so_far(session: Session, numbers: Iterable[int]) -> dict[int, int]:
    """How many lines of the review of each workbook are dealt with; those with none left out."""
    drafts = {number: _draft(session, number) for number in numbers}
    return {number: len(draft.seen) for number, draft in drafts.items() if draft.seen}


def _touched(operation: str, number: int) -> Changes:
    return Changes(operation, about={"inbox": number}, touched=frozenset({"inbox"}))


def _draft(session: Session, number: int) -> Draft:
    text = draft_of(session, number)
    if not text:
        return Draft()
    kept = json.loads(text)
    decisions = {(ref, name): _as_chosen(*choice) for ref, name, *choice in kept["decisions"]}
    begun = {(ref, name): text for ref, name, text in kept.get("begun", ())}
    return Draft(decisions, frozenset(kept["seen"]), begun)


def _as_kept(choice: Choice) -> list[object]:
    if isinstance(choice, Combined):
        return [_COMBINED, dict(choice.texts), sorted(choice.over)]
    return [choice.value]


def _as_chosen(
    word: str, texts: Mapping[str, str] | None = None, over: Iterable[str] = ()
) -> Choice:
    if word != _COMBINED:
        return Decision(word)
    return Combined(tuple((texts or {}).items()), frozenset(over))
