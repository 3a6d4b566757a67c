"""Add and change the desks that workbooks are exchanged with."""

from dataclasses import replace

from hrdesk.domain.changes import Changes
from hrdesk.operations.desks import desk_code
from hrdesk.store.partners import Partner, keep_partner, partner_of
from hrdesk.store.session import Session


def set_partner(
    session: Session,
    code: str,
    *,
    name: str | None = None,
    email: str | None = None,
    focal_point: bool | None = None,
    language: str | None = None,
    zone: str | None = None,
) -> Changes:
    """Add a partner or change what is given; None leaves a value as it is. Raises `BadValue`."""
    tidy = desk_code(code)
    partner = partner_of(session, tidy) or Partner(tidy)
    given = {
        "name": name,
        "email": email,
        "focal_point": focal_point,
        "language": language,
        "zone": zone,
    }
    changed = {key: value for key, value in given.items() if value is not None}
    keep_partner(session, replace(partner, **changed))  # type: ignore[arg-type]  # keys are its fields
    return Changes("partner", about={"code": tidy}, touched=frozenset({"partner"}))
