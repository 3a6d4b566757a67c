"""Persons of a desk as address cards, as far as their reader may know them.

The same rules decide as for a workbook (`send`): labels, floors such as that of a mobile number, and
people at risk, of whom there is never a card.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hrdesk.domain.codes import Life
from hrdesk.domain.errors import DeskError, UnknownName
from hrdesk.domain.state import RecordState
from hrdesk.domain.values import Value, joined
from hrdesk.exchange.prepared import visible
from hrdesk.exchange.progress import Cancel, Progress, Steps
from hrdesk.exchange.read_me import language_of
from hrdesk.formats.cards import BEGINS, VERSIONS, Card, card_file
from hrdesk.geography import country_names
from hrdesk.operations.full_titles import named_in_full
from hrdesk.operations.handed_out import hand_out
from hrdesk.operations.outside import reader_named
from hrdesk.operations.send import plan_sending_to, to_pass_on
from hrdesk.operations.sending import HeldBack, Outgoing, Sending
from hrdesk.store import journal, listing
from hrdesk.store.database import Database
from hrdesk.store.listing import Query
from hrdesk.store.session import Session

CARD_KINDS = ("person",)
# What a card tells; that other fields stay says nothing to whoever gets one.
_TOLD = frozenset(
    {
        *("name", "other_names", "title", "organisation", "section", "function", "email"),
        *("other_emails", "phone", "mobile", "call_handles", "country", "zone", "languages"),
        *("tags", "notes"),
    }
)


@dataclass(frozen=True)
class CardExport:
    """What would stand in the file; `held_back` is what stays for its reader."""

    sending: Sending
    newest: int
    version: str

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards, in the order that was asked for."""
        return tuple(_card(each, self.sending) for each in self.sending.going)

    @property
    def held_back(self) -> tuple[HeldBack, ...]:
        """Records that stay here, and fields that a card would have told."""
        staying = self.sending.held_back
        return tuple(each for each in staying if not each.field or each.field in _TOLD)


def plan_cards(
    session: Session,
    code: str,
    queries: Sequence[Query] = (),
    language: str = "",
    version: str = VERSIONS[0],
) -> CardExport:
    """What of the persons found would go to a partner, or to `OUTSIDE`; all in use unless asked.

    Raises `UnknownName` for a partner or a version that is not known.
    """
    if version not in VERSIONS:
        raise UnknownName(what="version of vCard", name=version, known=VERSIONS)
    asked = queries or [Query(kind, lives=(Life.ACTIVE,)) for kind in CARD_KINDS]
    refs = [ref for query in asked for ref in listing.keys(session, query)]
    partner = reader_named(session, code, language)
    sending = to_pass_on(plan_sending_to(session, partner, refs))
    return CardExport(named_in_full(session, sending), journal.newest(session), version)


def save_cards(
    database: Database,
    path: Path,
    export: CardExport,
    *,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> None:
    """Write the file, whole or not at all, and remember who was given it.

    Raises `FileRefused` with code cannot_write or other_file_there, `DeskError` with
    nothing_to_export where it would be empty, `Cancelled`.
    """
    if not export.sending.going:
        staying = {each.ref for each in export.held_back if not each.field}
        raise DeskError("nothing_to_export", held_back=len(staying), without_days=0)
    steps = Steps(len(export.sending.going), progress, cancelled)
    steps.what = path.name

    def cards() -> Iterator[Card]:
        for each in export.cards:
            steps.step()
            yield each

    content = card_file(cards(), export.version)
    hand_out(database, export.sending, export.newest, path, content, BEGINS)


def _card(outgoing: Outgoing, sending: Sending) -> Card:
    record = visible(outgoing.record, sending.later)
    values = RecordState(record.ref, record.registers).values()
    countries = country_names(language_of(sending.envelope))
    country = joined(values.get("country", ""))

    def several(name: str) -> tuple[str, ...]:
        value: Value = values.get(name, ())
        return tuple(filter(None, (value,) if isinstance(value, str) else value))

    def text(name: str) -> str:
        return joined(values.get(name, ""))

    return Card(
        record.ref,
        text("name"),
        max(each.minute for heads in record.registers.values() for each in heads),
        title=text("title"),
        other_names=several("other_names"),
        organisation=sending.names.titles.get(text("organisation"), ""),
        section=text("section"),
        function=text("function"),
        emails=(*several("email"), *several("other_emails")),
        phone=text("phone"),
        mobile=text("mobile"),
        handles=several("call_handles"),
        country=countries.get(country, country),
        zone=text("zone"),
        languages=several("languages"),
        tags=several("tags"),
        notes=text("notes"),
    )
