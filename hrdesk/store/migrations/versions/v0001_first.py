"""The first desk file: records of ten kinds, search, journal, partners, outbox and inbox."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


# The text columns of each record kind, as they were in this version.
KINDS = {
    "organisation": (
        "name acronym aliases other_names type parent city country zone languages website "
        "web_links countries themes counterparts valid succeeded_by verified source notes "
        "code tags same_as private_notes"
    ),
    "person": (
        "name other_names title organisation section function focal_point_for "
        "focal_point_since deputy email other_emails phone mobile call_handles themes "
        "countries country zone languages in_office nationalities roster last_confirmed "
        "protected pseudonym "
        "notes code tags same_as private_notes"
    ),
    "mailing_list": "name purpose rule members excluded code tags same_as private_notes",
    "activity": (
        "title type dates recurrence exceptions series occurrence place city country countries "
        "themes organisers participants stage status priority inputs_by lead_days clearances "
        "agenda conclusions link verified source notes code tags same_as private_notes"
    ),
    "place": (
        "name type country city address coordinates authority priority recommendations "
        "notes code tags same_as private_notes"
    ),
    "recommendation": (
        "text country body symbol paragraph date themes groups goals upr_position "
        "priority state followed_up_by follow_up external_key notes code tags "
        "same_as private_notes"
    ),
    "document": (
        "title type symbol date authors countries themes languages parties signed "
        "in_force stage steps embargo occasion clearances sent_to link summary visit "
        "activity notes code tags same_as private_notes"
    ),
    "visit": (
        "country mechanisms leads dates firmness status type purpose themes regions "
        "open_to_join inputs_by head delegation terms_of_reference places recommendations "
        "statement report steps feedback_given feedback_to feedback source notes code tags "
        "same_as private_notes"
    ),
    "programme_item": (
        "subject activity visit time place venue meeting_with purpose chair chaired_by "
        "speakers sub_team team interpreter confidential done notes code tags same_as private_notes"
    ),
    "commitment": (
        "title plan number horizon responsible owner due priority status progress "
        "verified_by visit recommendation activity assessment in_statement notes code tags "
        "same_as private_notes"
    ),
}


def upgrade() -> None:
    """Make all tables."""
    _records()
    _kinds()
    _following()
    _muted()
    _same()
    _journal()
    _partners()
    _outbox()
    _ledger()
    _withdrawals()
    _later()
    _inbox()
    _lists()
    _calendar()


def _records() -> None:
    op.create_table(
        "desk",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "record",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("ref", sa.Text, nullable=False, unique=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("partners", sa.Text, nullable=False, server_default=""),
        sa.Column("origin", sa.Text, nullable=False, server_default=""),
        sa.Column("life", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("sort", sa.Text, nullable=False),
        sa.Column("changed", sa.Integer, nullable=False),
        sa.Column("conflicts", sa.Integer, nullable=False, server_default="0"),
        sa.Column("revisions", sa.Text, nullable=False),
        sa.Column("joined", sa.Text, nullable=False, server_default=""),
    )
    op.create_index("record_kind", "record", ["kind", "life", "joined", "sort"])
    op.create_index("record_joined", "record", ["joined"], sqlite_where=sa.text("joined <> ''"))


def _kinds() -> None:
    for kind, columns in KINDS.items():
        op.create_table(
            f"kind_{kind}",
            sa.Column(
                "id",
                sa.Integer,
                sa.ForeignKey("record.id", ondelete="CASCADE"),
                primary_key=True,
            ),
            *(
                sa.Column(name, sa.Text, nullable=False, server_default="")
                for name in columns.split()
            ),
        )


def _following() -> None:
    op.create_table(
        "link",
        sa.Column(
            "source", sa.Integer, sa.ForeignKey("record.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.UniqueConstraint("source", "field", "target"),
    )
    op.create_index("link_target", "link", ["target"])
    op.create_index("link_same", "link", ["source"], sqlite_where=sa.text("field = 'same_as'"))
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5("
        "title, body, tokenize = 'unicode61 remove_diacritics 2', prefix = '1')"
    )


def _muted() -> None:
    op.create_table(
        "muted",
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("one", sa.Text, nullable=False),
        sa.Column("other", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("minute", sa.Integer, nullable=False),
        sa.UniqueConstraint("topic", "one", "other"),
    )


def _same() -> None:
    op.create_table(
        "looked_at",
        sa.Column("ref", sa.Text, nullable=False),
        sa.Column("revision", sa.Text, nullable=False),
        sa.UniqueConstraint("ref", "revision"),
    )


def _journal() -> None:
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("minute", sa.Integer, nullable=False),
        sa.Column("operation", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("reverses", sa.Integer),
        sa.Column("undone", sa.Integer, nullable=False, server_default="0"),
    )
    op.create_table(
        "journal_edit",
        sa.Column(
            "entry", sa.Integer, sa.ForeignKey("journal.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("ref", sa.Text, nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("after", sa.Text, nullable=False),
        sa.UniqueConstraint("entry", "place"),
    )
    op.create_index("journal_edit_ref", "journal_edit", ["ref"])


def _partners() -> None:
    op.create_table(
        "partner",
        sa.Column("code", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, server_default=""),
        sa.Column("email", sa.Text, nullable=False, server_default=""),
        sa.Column("focal_point", sa.Integer, nullable=False, server_default="1"),
        sa.Column("language", sa.Text, nullable=False, server_default="en"),
        sa.Column("zone", sa.Text, nullable=False, server_default=""),
        sa.Column("identity", sa.Text, nullable=False, server_default=""),
        sa.Column("former", sa.Text, nullable=False, server_default=""),
        sa.Column("compared", sa.Integer),
        sa.Column("rhythm", sa.Text, nullable=False, server_default="none"),
    )


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("workbook", sa.Text, nullable=False),
        sa.Column("partner", sa.Text, nullable=False),
        sa.Column("minute", sa.Integer, nullable=False),
        sa.Column("copy", sa.Integer, nullable=False),
        sa.Column("file_name", sa.Text, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("records", sa.Integer, nullable=False),
        sa.Column("confirmed", sa.Integer),
        sa.Column("journal", sa.Integer, nullable=False),
        sa.Column("scope", sa.Text, nullable=False, server_default="all"),
        sa.Column("reader", sa.Text, nullable=False, server_default=""),
        sa.Column("encrypted", sa.Integer, nullable=False, server_default="0"),
        sa.Column("reverses", sa.Integer),
        sa.Column("chain", sa.Text, nullable=False, server_default=""),
    )
    op.create_index("outbox_workbook", "outbox", ["workbook"])
    op.create_table(
        "sent_copy",
        sa.Column(
            "outbox", sa.Integer, sa.ForeignKey("outbox.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "unfinished",
        sa.Column("path", sa.Text, primary_key=True),
        sa.Column("outbox", sa.Integer, sa.ForeignKey("outbox.id", ondelete="CASCADE")),
        sa.Column("digest", sa.Text, nullable=False),
    )
    op.execute(
        "CREATE VIEW sent_workbook AS SELECT * FROM outbox WHERE reverses IS NULL"
        " AND id NOT IN (SELECT reverses FROM outbox WHERE reverses IS NOT NULL)"
        " AND id NOT IN (SELECT outbox FROM unfinished WHERE outbox IS NOT NULL)"
    )


def _ledger() -> None:
    op.create_table(
        "outbox_record",
        sa.Column(
            "outbox", sa.Integer, sa.ForeignKey("outbox.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("ref", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.UniqueConstraint("outbox", "ref"),
    )
    op.create_index("outbox_record_ref", "outbox_record", ["ref"])
    op.create_table(
        "given_content",
        sa.Column("ref", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("told", sa.Text, nullable=False),
        sa.UniqueConstraint("ref", "version"),
    )
    op.create_table(
        "got_record",
        sa.Column("partner", sa.Text, nullable=False),
        sa.Column("ref", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("registers", sa.Text, nullable=False),
        sa.Column("minute", sa.Integer, nullable=False, server_default="0"),
        sa.Column("copy", sa.Integer, nullable=False, server_default="0"),
        sa.UniqueConstraint("partner", "ref"),
    )
    op.create_table(
        "gravestone",
        sa.Column("ref", sa.Text, primary_key=True),
        sa.Column("minute", sa.Integer, nullable=False),
    )


def _withdrawals() -> None:
    op.create_table(
        "withdrawal",
        sa.Column("partner", sa.Text, nullable=False),
        sa.Column("ref", sa.Text, nullable=False),
        sa.Column("minute", sa.Integer, nullable=False),
        sa.Column("copy", sa.Integer, nullable=False),
        sa.UniqueConstraint("partner", "ref"),
    )
    op.create_table(
        "unwanted",
        sa.Column("ref", sa.Text, primary_key=True),
        sa.Column("minute", sa.Integer, nullable=False),
    )


def _later() -> None:
    op.create_table(
        "later_field",
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("floor", sa.Text, nullable=False),
        sa.Column("links", sa.Text, nullable=False),
        sa.Column("required", sa.Text, nullable=False),
        sa.Column("codes", sa.Text, nullable=False),
        sa.UniqueConstraint("kind", "name"),
    )
    op.create_table(
        "later_kind",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
    )
    op.create_table(
        "later_record",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("ref", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("entry", sa.Integer, nullable=False),
        sa.Column("revisions", sa.Text, nullable=False),
    )
    op.create_index("later_record_ref", "later_record", ["ref"])


def _inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("workbook", sa.Text, nullable=False),
        sa.Column("sender", sa.Text, nullable=False),
        sa.Column("minute", sa.Integer, nullable=False),
        sa.Column("file_name", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("counts", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False, unique=True),
        sa.Column("original", sa.LargeBinary, nullable=False),
        sa.Column("written", sa.Text, nullable=False, server_default="[]"),
        sa.Column("encrypted", sa.Integer, nullable=False, server_default="0"),
    )
    op.create_index("inbox_workbook", "inbox", ["workbook"])


def _lists() -> None:
    op.create_table(
        "list_mapping",
        sa.Column("fingerprint", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("fields", sa.Text, nullable=False),
        sa.Column("minute", sa.Integer, nullable=False),
    )


def _calendar() -> None:
    op.create_table(
        "reminder_lead",
        sa.Column("ref", sa.Text, primary_key=True),
        sa.Column("minutes", sa.Integer, nullable=False),
    )
    op.create_table(
        "reminder",
        sa.Column("ref", sa.Text, nullable=False),
        sa.Column("about", sa.Integer, nullable=False),
        sa.Column("shows", sa.Integer),
        sa.UniqueConstraint("ref", "about"),
    )
