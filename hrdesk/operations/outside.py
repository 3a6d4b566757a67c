"""For whom something leaves: a desk that is known, or people outside of the network."""

from dataclasses import replace

from hrdesk.operations.update_texts import update_texts
from hrdesk.store.partners import Partner, known_partner
from hrdesk.store.session import Session

# No desk has such a code: codes are of capitals. So nothing but what is Public goes there.
OUTSIDE = "outside"


def reader_named(session: Session, code: str, language: str = "") -> Partner:
    """A partner by its code, or `OUTSIDE`; in its own language unless another is given.

    Raises `UnknownName` for neither.
    """
    if code == OUTSIDE:
        name = update_texts(language)["outside"]
        return Partner(OUTSIDE, name, focal_point=False, language=language or "en")
    partner = known_partner(session, code)
    return replace(partner, language=language) if language else partner
