"""Whether a workbook is from who it says, and as it was sent: what a person is told, never a block."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from hrdesk.domain.arrival import Arrival, Envelope, Seal, Touched
from hrdesk.store import partners
from hrdesk.store.partners import Partner
from hrdesk.store.session import Session


class Trust(StrEnum):
    """What is known of the sender."""

    OURS = "ours"
    KNOWN = "known"
    NEW = "new"
    OTHER = "other"
    NOT_OURS = "not_ours"
    BROKEN = "broken"
    NAMELESS = "nameless"
    LIST = "list"

    @property
    def is_proven(self) -> bool:
        """Whether its changes may be chosen beforehand."""
        return self in (Trust.OURS, Trust.KNOWN)


class Standing(StrEnum):
    """The three states of a workbook (exchange.md 8)."""

    AS_SENT = "as_sent"
    CHANGED = "changed_by_hand"
    NOT_PROVEN = "not_proven"


@dataclass(frozen=True, slots=True)
class Origin:
    """Who a workbook is from: `name` is what people call the desk, `mark` that of its key.

    `meant_for` names the desk that it was written for, where that is another one than this.
    `gone` counts the lines that did not come back; `is_whole` is as in `Arrival`;
    `lost_passphrase` says that it left this desk encrypted and comes back in clear.
    """

    trust: Trust
    code: str
    name: str
    mark: str
    touched: Touched
    gone: int
    is_whole: bool
    meant_for: str = ""
    lost_passphrase: bool = False

    @property
    def standing(self) -> Standing:
        """What is always said of a workbook."""
        if not self.trust.is_proven:
            return Standing.NOT_PROVEN
        is_as_sent = self.is_whole and not (self.touched.cells or self.gone)
        return Standing.AS_SENT if is_as_sent else Standing.CHANGED


def origin_of(session: Session, arrival: Arrival) -> Origin:
    """Compare what a workbook says of its sender and its reader with what is known here."""
    envelope = arrival.envelope
    trust = _trust(session, arrival)
    sent = partners.sent_workbook(session, arrival.workbook)
    code = sent.partner if sent is not None and trust is Trust.OURS else envelope.sender
    partner = partners.partner_of(session, code)
    name = partner.name if partner is not None else ""
    if trust is Trust.NOT_OURS:
        name = session.identity.name
    elif not name and code == envelope.sender:
        name = envelope.sender_name
    return Origin(
        trust,
        code,
        name or code,
        envelope.sender_identity,
        arrival.touched,
        len(arrival.missing),
        arrival.is_whole,
        _meant_for(session, arrival),
        sent is not None and sent.encrypted and not arrival.encrypted,
    )


def is_proven(session: Session, arrival: Arrival) -> bool:
    """Whether the sender is a desk that a person has accepted before, or this desk itself."""
    return _trust(session, arrival).is_proven


def names_us(session: Session, envelope: Envelope) -> bool:
    """Whether a workbook says that it is from this desk, and not from another of the same code."""
    us = session.identity
    return envelope.sender == us.code and envelope.sender_identity in (us.mark, *us.former)


def know_sender(
    session: Session, arrival: Arrival, meant: Collection[Trust], *, compared: bool
) -> None:
    """Know the sender by the key that sealed the workbook; without a seal there is none to know.

    Nothing changes for a sender that is none of those meant. `compared` says that a person compared
    the eight words of its key by telephone.
    """
    if _trust(session, arrival) not in meant:
        return
    envelope = arrival.envelope
    partner = partners.partner_of(session, envelope.sender)
    if partner is None:
        # Not known as a focal point until a person says so: Network records stay here.
        partner = Partner(envelope.sender, envelope.sender_name, focal_point=False)
    known = _with_key(partner, envelope.sender_identity)
    partners.keep_partner(session, replace(known, compared=session.minute if compared else None))


def _with_key(partner: Partner, mark: str) -> Partner:
    """The desk with the key of this mark; what it wrote under another before stays its own."""
    if mark == partner.identity:
        return partner
    before = (*partner.former, partner.identity) if partner.identity else partner.former
    return replace(partner, identity=mark, former=before)


def _meant_for(session: Session, arrival: Arrival) -> str:
    """The name of the desk that a workbook was written for; empty where that is this one.

    A workbook that this desk wrote itself, and got back, is always meant for it.
    """
    envelope = arrival.envelope
    if names_us(session, envelope) or envelope.recipient == session.identity.code:
        return ""
    partner = partners.partner_of(session, envelope.recipient)
    name = partner.name if partner is not None else ""
    return name or envelope.recipient_name or envelope.recipient


def _trust(session: Session, arrival: Arrival) -> Trust:
    if arrival.is_list:
        return Trust.LIST
    if arrival.seal is not Seal.HOLDS:
        return Trust.BROKEN if arrival.seal is Seal.BROKEN else Trust.NAMELESS
    envelope = arrival.envelope
    if names_us(session, envelope):
        sent = partners.sent_workbook(session, arrival.workbook)
        return Trust.NOT_OURS if sent is None else Trust.OURS
    partner = partners.partner_of(session, envelope.sender)
    if partner is None or not partner.identity:
        return Trust.NEW
    return Trust.KNOWN if partner.identity == envelope.sender_identity else Trust.OTHER
