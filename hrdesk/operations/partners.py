"""Add and change the desks that workbooks are exchanged with."""

from dataclasses import replace

from hrdesk.domain.changes import Changes
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.rhythm import Rhythm
from hrdesk.domain.values import canonical
from hrdesk.geography import LANGUAGES
from hrdesk.operations.desks import desk_code
from hrdesk.store import listing
from hrdesk.store.partners import Partner, keep_partner, partner_of
from hrdesk.store.session import Session

_TEXTS = {
    spec.name: spec
    for spec in (
        Field("name", Kind.TEXT),
        Field("email", Kind.EMAIL),
        Field("language", Kind.CODE, codes=LANGUAGES),
        Field("zone", Kind.ZONE),
        Field("rhythm", Kind.CODE, codes=tuple(Rhythm)),
    )
}


def set_partner(
    session: Session,
    code: str,
    *,
    name: str | None = None,
    email: str | None = None,
    focal_point: bool | None = None,
    language: str | None = None,
    zone: str | None = None,
    rhythm: str | None = None,
    key_compared: bool | None = None,
) -> Changes:
    """Add a partner or change what is given; None leaves a value as it is. Raises `BadValue`.

    `rhythm` is one of `Rhythm`; an empty one is none. `key_compared` notes that the words of its key were compared now, or that they were not.
    """
    tidy = desk_code(code)
    partner = partner_of(session, tidy) or Partner(tidy)
    if rhythm is not None:
        rhythm = rhythm or Rhythm.NONE
    given = {"name": name, "email": email, "language": language, "zone": zone, "rhythm": rhythm}
    texts = {
        key: str(canonical(_TEXTS[key], text)) for key, text in given.items() if text is not None
    }
    if focal_point is not None:
        partner = replace(partner, focal_point=focal_point)
    if key_compared is not None:
        compared = session.minute if key_compared and partner.identity else None
        partner = replace(partner, compared=compared)
    keep_partner(session, replace(partner, **texts))  # type: ignore[arg-type]  # texts only
    return Changes("partner", about={"code": tidy}, touched=frozenset({"partner"}))


def body_called(session: Session, code: str) -> tuple[str, str]:
    """Name and time zone of the one organisation that has a code for acronym; empty for none."""
    wanted = list(dict.fromkeys((code, code.upper())))
    refs = listing.keys(session, listing.Query("organisation", where={"acronym": wanted}))
    if len(refs) != 1:
        return "", ""
    (line,) = listing.lines(session, "organisation", refs, ("zone",))
    return line.title, line.values.get("zone", "")
