"""Whether a workbook is from who it says, and what that means for its review."""

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.arrival import Arrival
from hrdesk.operations.receive import meant_for
from hrdesk.store import partners
from hrdesk.store.session import Session
from hrdesk.ui.exchange.finding_words import finding_words
from hrdesk.ui.language import isolated

translate = QCoreApplication.translate


class Trust(StrEnum):
    """What is known of the sender."""

    OURS = "ours"
    KNOWN = "known"
    NEW = "new"
    OTHER = "other"
    NOT_OURS = "not_ours"
    NAMELESS = "nameless"

    @property
    def is_proven(self) -> bool:
        """Whether its changes may be chosen beforehand."""
        return self in (Trust.OURS, Trust.KNOWN)


@dataclass(frozen=True, slots=True)
class Origin:
    """Who a workbook is from: `name` is what people call the desk.

    `meant_for` names the desk that it was written for, where that is another one than this.
    """

    trust: Trust
    code: str
    name: str
    meant_for: str = ""


def origin_of(session: Session, arrival: Arrival) -> Origin:
    """Compare what a workbook says of its sender and its reader with what is known here."""
    origin = _sender(session, arrival)
    other = meant_for(session, arrival)
    if not other:
        return origin
    partner = partners.partner_of(session, other)
    name = (partner.name if partner is not None else "") or arrival.envelope.recipient_name
    return replace(origin, meant_for=name or other)


def _sender(session: Session, arrival: Arrival) -> Origin:
    envelope, us = arrival.envelope, session.identity
    partner = partners.partner_of(session, envelope.sender)
    name = (partner.name if partner is not None else "") or envelope.sender_name or envelope.sender
    if (envelope.sender, envelope.sender_identity) == (us.code, us.mark):
        sent = partners.sent_workbook(session, arrival.workbook)
        if sent is None:
            return Origin(Trust.NOT_OURS, us.code, us.name or us.code)
        back = partners.partner_of(session, sent.partner)
        return Origin(Trust.OURS, sent.partner, (back.name if back else "") or sent.partner)
    if not envelope.sender_identity:
        return Origin(Trust.NAMELESS, envelope.sender, name)
    if partner is None or not partner.identity:
        return Origin(Trust.NEW, envelope.sender, name)
    is_same = partner.identity == envelope.sender_identity
    return Origin(Trust.KNOWN if is_same else Trust.OTHER, envelope.sender, name)


def trust_sentence(origin: Origin) -> str:
    """What is known of the sender, and what follows from it."""
    sentences = {
        Trust.OURS: translate(
            "Trust", "Your own workbook, sent to {desk} and returned. What was sent is known here."
        ),
        Trust.KNOWN: translate(
            "Trust", "From {desk}, a desk that you know. Only what differs from here is shown."
        ),
        Trust.NEW: translate(
            "Trust",
            "{desk} is not known yet: nothing is taken over unless you accept it. If you are in"
            " doubt, ask them by telephone.",
        ),
        Trust.OTHER: translate(
            "Trust",
            "This names {desk} as its sender, but another desk made it than the one you know."
            " Nothing is taken over unless you accept it. Ask them by telephone.",
        ),
        Trust.NOT_OURS: translate(
            "Trust",
            "This says that it is yours, but this desk never sent it. Nothing is taken over unless"
            " you accept it.",
        ),
        Trust.NAMELESS: translate(
            "Trust",
            "Nothing proves that {desk} sent this. Nothing is taken over unless you accept it.",
        ),
    }
    return sentences[origin.trust].format(desk=isolated(origin.name))


def other_recipient_sentence(origin: Origin) -> str:
    """What is said of a workbook that was written for somebody else; nothing of any other."""
    if not origin.meant_for:
        return ""
    words = finding_words("other_recipient")
    named = translate("Trust", "It names {desk}.").format(desk=isolated(origin.meant_for))
    return " ".join((words.what, named, words.did, words.to_do))


def accept_words(origin: Origin) -> str:
    """The words of the switch that accepts a sender who is not proven."""
    if origin.trust is Trust.NEW:
        words = translate("Trust", "Accept {desk}: its workbooks are known from now on")
        return words.format(desk=isolated(origin.name))
    return translate("Trust", "Accept this workbook all the same")
