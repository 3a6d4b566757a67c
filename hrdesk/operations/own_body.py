"""The organisation that this desk is of: it has the code or the name of the desk."""

from hrdesk.store import listing
from hrdesk.store.listing import Query
from hrdesk.store.session import Session

ORGANISATION = "organisation"


def own_body(session: Session) -> str:
    """The Ref of it; empty where nobody has written it down."""
    us = session.identity
    for name, text in (("acronym", us.code), ("name", us.name)):
        found = listing.keys(session, Query(ORGANISATION, where={name: [text]})) if text else []
        if found:
            return found[0]
    return ""
