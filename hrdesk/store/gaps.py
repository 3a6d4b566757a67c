"""Records of contacts in which something is missing, found in one statement each."""

from datetime import date

from hrdesk.store.session import Session

# A quarter ends with its last month, a month or a year after all of its days.
_LAST_DAY = (
    "substr(replace(replace(replace(replace(k.last_confirmed,"
    " 'Q1', '03'), 'Q2', '06'), 'Q3', '09'), 'Q4', '12') || '-99-99', 1, 10)"
)


def confirmed_before(session: Session, day: date) -> list[str]:
    """People in use who were confirmed last before a day; never confirmed is another thing."""
    sql = (
        "SELECT record.ref FROM kind_person AS k JOIN record ON record.id = k.id"
        f" WHERE record.life = 'active' AND record.joined = '' AND k.last_confirmed <> '' AND {_LAST_DAY} < ?"
        " ORDER BY record.sort"
    )
    return session.column(sql, (day.isoformat(),))


def without_people(session: Session) -> list[str]:
    """Organisations in use to which no person in use belongs."""
    sql = (
        "SELECT record.ref FROM record WHERE record.kind = 'organisation'"
        " AND record.life = 'active' AND record.joined = '' AND NOT EXISTS (SELECT 1 FROM link"
        " JOIN record AS other ON other.id = link.source"
        " JOIN record AS body ON body.ref = link.target"
        " WHERE (body.ref = record.ref OR body.joined = record.ref)"
        " AND link.field = 'organisation' AND other.kind = 'person' AND other.life = 'active')"
        " ORDER BY record.sort"
    )
    return session.column(sql)
