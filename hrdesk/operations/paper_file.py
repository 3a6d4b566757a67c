"""The file of a document and what the paper is linked with: cited, sent, received, the same again.

The file itself stays on the workstation: what goes to partners is its SHA-256, by which each can
tell whether the paper that they have is the same.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from hrdesk.domain.calls import web_link
from hrdesk.domain.changes import Changes
from hrdesk.domain.errors import FileRefused
from hrdesk.domain.label import Label
from hrdesk.domain.state import RecordState
from hrdesk.operations.records import existing, save_record
from hrdesk.store import ledger, listing
from hrdesk.store.listing import Query
from hrdesk.store.same import shown_refs
from hrdesk.store.session import Session

NAME_FILE = "name_file"
_PIECE = 1 << 20
# What is opened by a click is a paper: never a program, whoever named it.
PAPERS = frozenset(
    [
        ".pdf",
        ".doc",
        ".docx",
        ".odt",
        ".rtf",
        ".txt",
        ".htm",
        ".html",
        ".xls",
        ".xlsx",
        ".ods",
        ".csv",
        ".ppt",
        ".pptx",
        ".odp",
        ".msg",
        ".eml",
        ".jpg",
        ".jpeg",
        ".png",
        ".tif",
        ".tiff",
    ]
)


class FileState(StrEnum):
    """How the file that a document names stands to the paper that it means."""

    NONE = "none"
    ELSEWHERE = "elsewhere"  # another desk has named one
    SAME = "same"
    CHANGED = "changed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Linked:
    """A record that a document is linked with, as it is called, and its label."""

    ref: str
    title: str
    label: Label


@dataclass(frozen=True, slots=True)
class Told:
    """A desk that was given the record, in which file and when."""

    desk: str
    file_name: str
    minute: int


@dataclass(frozen=True)
class AboutPaper:
    """What stands around a document; `same` are others on this desk with the same paper."""

    link: str
    file: str
    digest: str
    same: tuple[Linked, ...]
    cites: tuple[Linked, ...]
    cited_by: tuple[Linked, ...]
    recommendations: tuple[Linked, ...]
    sent_to: tuple[Linked, ...]
    received_from: tuple[Linked, ...]
    told: tuple[Told, ...]


def about_paper(session: Session, ref: str) -> AboutPaper:
    """What stands around a document; its file is not looked at. Raises `NotFound`."""
    state = existing(session, ref)
    digest = state.text("file_hash")
    cited_by = [each for each, name in listing.linked_from(session, ref) if name == "cites"]
    return AboutPaper(
        web_link(state.text("link")),
        state.text("file"),
        digest,
        _named(session, _same(session, ref, digest)),
        _named(session, _set(state, "cites")),
        _named(session, cited_by),
        _named(session, _set(state, "recommendations")),
        _named(session, _set(state, "sent_to")),
        _named(session, _set(state, "received_from")),
        tuple(
            Told(each.partner, each.file_name, each.minute)
            for each in ledger.disclosures(session, ref=ref)
            if not each.is_withdrawal
        ),
    )


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal. Raises `FileRefused`: missing, unreadable."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
    except FileNotFoundError as error:
        raise FileRefused("missing", path=path) from error
    except OSError as error:
        raise FileRefused("unreadable", path=path) from error
    return digest.hexdigest()


def state_of_file(file: str, digest: str) -> FileState:
    """How the file that a document names stands now; reads all of it."""
    if not file:
        return FileState.ELSEWHERE if digest else FileState.NONE
    try:
        found = digest_of(Path(file))
    except FileRefused:
        return FileState.MISSING
    return FileState.SAME if found == digest else FileState.CHANGED


def name_file(session: Session, ref: str, path: Path, digest: str) -> Changes:
    """Name the file of a document with what it holds now. Raises `NotFound`."""
    values = {"file": str(path), "file_hash": digest}
    return Changes(NAME_FILE, save_record(session, ref, values).edits)


def may_be_opened(file: str) -> bool:
    """Whether a file is a paper, so that opening it starts no program of its own."""
    return Path(file).suffix.lower() in PAPERS


def _same(session: Session, ref: str, digest: str) -> list[str]:
    if not digest:
        return []
    found = listing.keys(session, Query("document", where={"file_hash": [digest]}))
    return [each for each in found if each != ref]


def _named(session: Session, refs: Iterable[str]) -> tuple[Linked, ...]:
    wanted = dict.fromkeys(shown_refs(session, refs).values())
    titles, labels = listing.titles(session, list(wanted)), listing.labels(session, list(wanted))
    return tuple(Linked(ref, titles[ref], Label(labels[ref])) for ref in wanted if ref in titles)


def _set(state: RecordState, name: str) -> tuple[str, ...]:
    value = state.value(name)
    assert isinstance(value, tuple)
    return value
