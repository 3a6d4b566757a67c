"""Instruments, ratifications, country files and restricted registers; what following up asks."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

# The text columns of each record kind that is new, as they were in this version.
KINDS = {
    "instrument": (
        "name acronym aliases system body parent open_to adopted entered_into_force "
        "first_report report_every npm_after themes link verified source notes "
        "code tags same_as private_notes"
    ),
    "ratification": (
        "country instrument status signed bound complaints reservations report_due "
        "report_received npm_due verified source notes code tags same_as private_notes"
    ),
    "country_file": (
        "country standing_invitation national_institution preventive_mechanism situation "
        "emergency emergency_contacts verified source notes code tags same_as private_notes"
    ),
}
# The columns that known kinds were given.
MORE = {
    "person": "external_key",
    "activity": "leads informed trainers audience horizon output external_key",
    "recommendation": "type upr_session recommending_states state_information evidence",
    "document": "drafter received_from cites recommendations file file_hash draft",
    "commitment": "support milestones document",
}
# Kinds of which the same thing comes in again, and is known by a key of its own.
WITH_KEYS = ("person", "activity", "recommendation")


def upgrade() -> None:
    """Make the tables of the new kinds and registers, and lengthen those that are there."""
    for kind, columns in KINDS.items():
        op.create_table(
            f"kind_{kind}",
            sa.Column(
                "id",
                sa.Integer,
                sa.ForeignKey("record.id", ondelete="CASCADE"),
                primary_key=True,
            ),
            *(_text(name) for name in columns.split()),
        )
    for kind, columns in MORE.items():
        for name in columns.split():
            op.add_column(f"kind_{kind}", _text(name))
    for kind in WITH_KEYS:
        op.create_index(
            f"{kind}_external_key",
            f"kind_{kind}",
            ["external_key"],
            sqlite_where=sa.text("external_key <> ''"),
        )
    op.create_index(
        "recommendation_overview",
        "kind_recommendation",
        ["country", "body", "state", "priority", "date", "themes"],
    )
    _restricted()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def _restricted() -> None:
    op.create_table(
        "restricted_register",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("salt", sa.LargeBinary, nullable=False),
        sa.Column("proof", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "restricted_entry",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "register",
            sa.Text,
            sa.ForeignKey("restricted_register.name", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("purge", sa.Text, nullable=False, server_default=""),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
