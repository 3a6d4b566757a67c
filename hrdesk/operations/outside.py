"""For whom something leaves: a desk that is known, all focal points, or people outside."""

from dataclasses import replace

from hrdesk.operations.update_texts import update_texts
from hrdesk.store.partners import Partner, known_partner
from hrdesk.store.session import Session

# No desk has such a code: codes are of capitals. So nothing but what is Public goes there.
OUTSIDE = "outside"
# All focal points of the network together: what is for some of them only does not go there.
NETWORK = "network"


def reader_named(session: Session, code: str, language: str = "") -> Partner:
    """A partner by its code, `NETWORK` or `OUTSIDE`; in its own language unless another is given.

    Raises `UnknownName` for neither.
    """
    if code in (OUTSIDE, NETWORK):
        name = update_texts(language)[code]
        return Partner(code, name, focal_point=code == NETWORK, language=language or "en")
    partner = known_partner(session, code)
    return replace(partner, language=language) if language else partner
