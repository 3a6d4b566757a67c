"""Where people are: in their own country, or in that of their organisation where they say none.

Of an organisation that says neither country nor zone, the body that it belongs to is asked, as on
the card of a person.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from hrdesk.domain.label import Label, strictest
from hrdesk.store.session import Session

# Links may lead in a circle.
_DEEPEST = 9
_PAGE = 500
# By each Ref of an organisation: the one on the way up that says where it sits, and what it says.
# Read once for all people, since there are far fewer organisations.
_SEATS = (
    "(WITH RECURSIVE up(ref, depth, body, country, told, parent) AS ("
    "SELECT ref, 0, '', '', 0, ref FROM record WHERE kind = 'organisation' UNION ALL"
    " SELECT up.ref, up.depth + 1, shown.ref, b.country, b.country <> '' OR b.zone <> '', b.parent"
    " FROM up JOIN record AS said ON said.ref = up.parent"
    " JOIN record AS shown"
    " ON shown.ref = CASE said.joined WHEN '' THEN said.ref ELSE said.joined END"
    " JOIN kind_organisation AS b ON b.id = shown.id"
    f" WHERE NOT up.told AND up.depth < {_DEEPEST})"
    " SELECT ref, body, country FROM up WHERE told)"
)
# Behind the tables of people, where `COUNTRY` is asked for.
JOIN = f" LEFT JOIN {_SEATS} AS seat ON seat.ref = k.organisation"
COUNTRY = "CASE k.country WHEN '' THEN coalesce(seat.country, '') ELSE k.country END"


@dataclass(frozen=True, slots=True)
class Seat:
    """A country, and how far those go who are known to sit there."""

    country: str
    label: Label


def counts_seat(kind: str, name: str) -> bool:
    """Whether in lists and filters a field counts what the organisation says, too."""
    return (kind, name) == ("person", "country")


def seats_of(session: Session, people: Sequence[str]) -> dict[str, Seat]:
    """Where those people are who say no country of their own, as far as their organisation does."""
    found: dict[str, Seat] = {}
    for start in range(0, len(people), _PAGE):
        some = tuple(people[start : start + _PAGE])
        sql = (
            "SELECT record.ref, seat.country, own.label, body.label"
            f" FROM record JOIN kind_person AS k ON k.id = record.id{JOIN}"
            " JOIN record AS own ON own.ref = k.organisation"
            " JOIN record AS body ON body.ref = seat.body"
            " WHERE k.country = '' AND seat.country <> ''"
            f" AND record.ref IN ({', '.join('?' * len(some))})"
        )
        for ref, country, *labels in session.raw(sql, some):
            found[ref] = Seat(country, strictest(*map(Label, labels)))
    return found
