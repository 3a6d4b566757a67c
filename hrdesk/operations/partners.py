"""Add and change the desks that workbooks are exchanged with."""

from dataclasses import replace

from hrdesk.domain.changes import Changes
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.values import canonical
from hrdesk.geography import LANGUAGES
from hrdesk.operations.desks import desk_code
from hrdesk.store.partners import Partner, keep_partner, partner_of
from hrdesk.store.session import Session

_TEXTS = {
    spec.name: spec
    for spec in (
        Field("name", Kind.TEXT),
        Field("email", Kind.EMAIL),
        Field("language", Kind.CODE, codes=LANGUAGES),
        Field("zone", Kind.ZONE),
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
    key_compared: bool | None = None,
) -> Changes:
    """Add a partner or change what is given; None leaves a value as it is. Raises `BadValue`.

    `key_compared` notes that the words of its key were compared now, or that they were not.
    """
    tidy = desk_code(code)
    partner = partner_of(session, tidy) or Partner(tidy)
    given = {"name": name, "email": email, "language": language, "zone": zone}
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
