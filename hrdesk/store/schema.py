"""The tables. Those of the record kinds follow from their declarations, field by field."""

from functools import cache

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    column,
    table,
    text,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from hrdesk.domain.records import KINDS

# The Alembic revision that this program reads and writes.
HEAD = "0004"
metadata = MetaData()

desk = Table(
    "desk",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

# What every record has; `revisions` is the packed JSON of exchange.md 2.
record = Table(
    "record",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("ref", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("partners", Text, nullable=False, server_default=""),
    Column("origin", Text, nullable=False, server_default=""),
    Column("life", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("sort", Text, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("conflicts", Integer, nullable=False, server_default="0"),
    Column("revisions", Text, nullable=False),
    # The Ref under which it is shown, where it was joined to another record (exchange.md 1).
    Column("joined", Text, nullable=False, server_default=""),
    # The Ref too: a list in the order of its titles then reads none of its records.
    Index("record_kind", "kind", "life", "joined", "sort", "ref"),
    Index("record_joined", "joined", sqlite_where=text("joined <> ''")),
    # Hardly any: the first thing that Today asks for would else be looked for in all there is.
    Index("record_conflict", "sort", "ref", sqlite_where=text("conflicts > 0")),
)

kind_tables: dict[str, Table] = {
    kind: Table(
        f"kind_{kind}",
        metadata,
        Column("id", Integer, ForeignKey("record.id", ondelete="CASCADE"), primary_key=True),
        *(Column(field.name, Text, nullable=False, server_default="") for field in shape.fields),
    )
    for kind, shape in KINDS.items()
}
# What comes in again from outside is found by the key that it has there.
for _kind, _table in kind_tables.items():
    if "external_key" in _table.c:
        _theirs = _table.c.external_key
        Index(f"{_kind}_external_key", _theirs, sqlite_where=text("external_key <> ''"))
# Lists of one State, and counts of all of them, without their texts: there may be a whole index.
_OVERVIEW = ("country", "body", "state", "priority", "date", "themes")
Index("recommendation_overview", *(kind_tables["recommendation"].c[each] for each in _OVERVIEW))

link = Table(
    "link",
    metadata,
    Column("source", Integer, ForeignKey("record.id", ondelete="CASCADE"), nullable=False),
    Column("field", Text, nullable=False),
    Column("target", Text, nullable=False),
    UniqueConstraint("source", "field", "target"),
    Index("link_target", "target"),
    Index("link_same", "source", sqlite_where=text("field = 'same_as'")),
)

# Revisions of joined records that somebody here has looked at, of which no link may tell.
looked_at = Table(
    "looked_at",
    metadata,
    Column("ref", Text, nullable=False),
    Column("revision", Text, nullable=False),
    UniqueConstraint("ref", "revision"),
)

# Pairs of records that somebody does not want to be told of again, by what they were told for.
muted = Table(
    "muted",
    metadata,
    Column("topic", Text, nullable=False),
    Column("one", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("minute", Integer, nullable=False),
    UniqueConstraint("topic", "one", "other"),
)

journal = Table(
    "journal",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("minute", Integer, nullable=False),
    Column("operation", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("about", Text, nullable=False),
    # "do", "undo" or "redo"
    Column("role", Text, nullable=False),
    Column("reverses", Integer),
    Column("undone", Integer, nullable=False, server_default="0"),
)

journal_edit = Table(
    "journal_edit",
    metadata,
    Column("entry", Integer, ForeignKey("journal.id", ondelete="CASCADE"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("ref", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    UniqueConstraint("entry", "place"),
    Index("journal_edit_ref", "ref"),
)

partner = Table(
    "partner",
    metadata,
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False, server_default=""),
    Column("email", Text, nullable=False, server_default=""),
    Column("focal_point", Integer, nullable=False, server_default="1"),
    Column("language", Text, nullable=False, server_default="en"),
    Column("zone", Text, nullable=False, server_default=""),
    # The mark of the key behind the code, pinned when the first workbook was accepted.
    Column("identity", Text, nullable=False, server_default=""),
    # The marks of its keys before, with blanks between.
    Column("former", Text, nullable=False, server_default=""),
    # When its eight words were compared by telephone.
    Column("compared", Integer),
    # How often workbooks go to and fro, as agreed: "none", "weekly", "monthly" and so on.
    Column("rhythm", Text, nullable=False, server_default="none"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("workbook", Text, nullable=False),
    Column("partner", Text, nullable=False),
    Column("minute", Integer, nullable=False),
    Column("copy", Integer, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("records", Integer, nullable=False),
    Column("confirmed", Integer),
    # The newest journal entry when it was written: what was undone later had been disclosed.
    Column("journal", Integer, nullable=False),
    # "all", "changed" or "refs": whether all records were looked at, or some were chosen.
    Column("scope", Text, nullable=False, server_default="all"),
    # Whom the sharing rules saw in the partner; another sees other records.
    Column("reader", Text, nullable=False, server_default=""),
    # Whether it left with a passphrase.
    Column("encrypted", Integer, nullable=False, server_default="0"),
    # The entry that this one takes back, because its workbook never got its name.
    Column("reverses", Integer),
    # The hash of this entry and of the one before it: the log can only be added to.
    Column("chain", Text, nullable=False, server_default=""),
    Index("outbox_workbook", "workbook"),
)

# The workbooks themselves, of those sent last: `store/sent_copies.py` says which.
sent_copy = Table(
    "sent_copy",
    metadata,
    Column("outbox", Integer, ForeignKey("outbox.id", ondelete="CASCADE"), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

# Workbooks that have no name yet, with the entry of the outbox once they were read again.
unfinished = Table(
    "unfinished",
    metadata,
    Column("path", Text, primary_key=True),
    Column("outbox", Integer, ForeignKey("outbox.id", ondelete="CASCADE")),
    Column("digest", Text, nullable=False),
)

# The workbooks that did leave: those with a name that nothing takes back.
SENT_VIEW = """
CREATE VIEW sent_workbook AS SELECT * FROM outbox WHERE reverses IS NULL
AND id NOT IN (SELECT reverses FROM outbox WHERE reverses IS NOT NULL)
AND id NOT IN (SELECT outbox FROM unfinished WHERE outbox IS NOT NULL)
"""
sent_workbook = table("sent_workbook", *(column(each.name) for each in outbox.columns))

outbox_record = Table(
    "outbox_record",
    metadata,
    Column("outbox", Integer, ForeignKey("outbox.id", ondelete="CASCADE"), nullable=False),
    Column("ref", Text, nullable=False),
    Column("version", Text, nullable=False),
    UniqueConstraint("outbox", "ref"),
    Index("outbox_record_ref", "ref"),
)

# The disclosure log: the revisions, without values, that a version of a record was.
given_content = Table(
    "given_content",
    metadata,
    Column("ref", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("told", Text, nullable=False),
    UniqueConstraint("ref", "version"),
)

# What a partner's workbooks showed that it has: the version, and the registers known here too.
got_record = Table(
    "got_record",
    metadata,
    Column("partner", Text, nullable=False),
    Column("ref", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("registers", Text, nullable=False),
    # Minute and copy number of the newest workbook that showed it.
    Column("minute", Integer, nullable=False, server_default="0"),
    Column("copy", Integer, nullable=False, server_default="0"),
    UniqueConstraint("partner", "ref"),
)

# What partners said that they share no longer with this desk, and in which workbook.
withdrawal = Table(
    "withdrawal",
    metadata,
    Column("partner", Text, nullable=False),
    Column("ref", Text, nullable=False),
    Column("minute", Integer, nullable=False),
    Column("copy", Integer, nullable=False),
    UniqueConstraint("partner", "ref"),
)

# Records that a person took off this desk: nobody takes them in again unasked.
unwanted = Table(
    "unwanted",
    metadata,
    Column("ref", Text, primary_key=True),
    Column("minute", Integer, nullable=False),
)

# Records whose values were wiped: the Ref stays, so that nobody takes them in again unasked.
gravestone = Table(
    "gravestone",
    metadata,
    Column("ref", Text, primary_key=True),
    Column("minute", Integer, nullable=False),
)

# The fields that only a later version knows, as its workbooks describe them; their values stand
# with the revisions of the records.
later_field = Table(
    "later_field",
    metadata,
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("floor", Text, nullable=False),
    Column("links", Text, nullable=False),
    Column("required", Text, nullable=False),
    Column("codes", Text, nullable=False),
    UniqueConstraint("kind", "name"),
)

# What the sheets of kinds are called that only a later version knows, and the records of these
# kinds as each import brought them. Those of an import that was undone do not count.
later_kind = Table(
    "later_kind",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("title", Text, nullable=False),
)
later_record = Table(
    "later_record",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("ref", Text, nullable=False),
    Column("kind", Text, nullable=False),
    # The journal entry of the import; 0 where it changed nothing else and has none.
    Column("entry", Integer, nullable=False),
    Column("revisions", Text, nullable=False),
    Index("later_record_ref", "ref"),
)

inbox = Table(
    "inbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("workbook", Text, nullable=False),
    Column("sender", Text, nullable=False),
    Column("minute", Integer, nullable=False),
    Column("file_name", Text, nullable=False),
    # "waiting", "partly", "done" or "set_aside"
    Column("status", Text, nullable=False),
    Column("counts", Text, nullable=False),
    Column("digest", Text, nullable=False, unique=True),
    Column("original", LargeBinary, nullable=False),
    # Marks of what people wrote in it, to compare versions of one workbook.
    Column("written", Text, nullable=False, server_default="[]"),
    # Whether it came with a passphrase; `original` is without.
    Column("encrypted", Integer, nullable=False, server_default="0"),
    Index("inbox_workbook", "workbook"),
)

# What the columns of lists that no HRDesk wrote were found to be, by their headings.
list_mapping = Table(
    "list_mapping",
    metadata,
    Column("fingerprint", Text, primary_key=True),
    # A record kind; empty for a sheet that is left out.
    Column("kind", Text, nullable=False),
    # The field of each heading, as JSON.
    Column("fields", Text, nullable=False),
    Column("minute", Integer, nullable=False),
)

# Of this desk alone, never shared: how long before a record is reminded of, in minutes; a negative
# number for never. Without a line, what the settings say.
reminder_lead = Table(
    "reminder_lead",
    metadata,
    Column("ref", Text, primary_key=True),
    Column("minutes", Integer, nullable=False),
)

# What was reminded of, by the minute of what it is about: from when on it shows, or done with.
reminder = Table(
    "reminder",
    metadata,
    Column("ref", Text, nullable=False),
    Column("about", Integer, nullable=False),
    Column("shows", Integer),
    UniqueConstraint("ref", "about"),
)

# Registers that are no records: no search, list, print or workbook reaches them. Each has a
# passphrase of its own, from which with `salt` comes the key; `proof` shows that it is right.
restricted_register = Table(
    "restricted_register",
    metadata,
    Column("name", Text, primary_key=True),
    Column("salt", LargeBinary, nullable=False),
    Column("proof", LargeBinary, nullable=False),
)

# Their entries, encrypted; only the day on which one must be gone can be read without the key.
restricted_entry = Table(
    "restricted_entry",
    metadata,
    Column("id", Integer, primary_key=True),
    Column(
        "register",
        Text,
        ForeignKey("restricted_register.name", ondelete="CASCADE"),
        nullable=False,
    ),
    Column("purge", Text, nullable=False, server_default=""),
    Column("content", LargeBinary, nullable=False),
)

# Full-text search over the heads of every record; SQLAlchemy has no construct for it.
SEARCH_TABLE = """
CREATE VIRTUAL TABLE search USING fts5(
    title, body, tokenize = 'unicode61 remove_diacritics 2', prefix = '1'
)
"""


@cache
def statements() -> tuple[str, ...]:
    """What makes the tables and indexes of a new desk; put together once."""
    made: list[str] = []
    for each in metadata.sorted_tables:
        made.append(str(CreateTable(each).compile(dialect=sqlite.dialect())))
        for index in sorted(each.indexes, key=lambda index: str(index.name)):
            made.append(str(CreateIndex(index).compile(dialect=sqlite.dialect())))
    return tuple(made)
