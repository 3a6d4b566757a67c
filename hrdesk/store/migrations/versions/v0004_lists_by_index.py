"""Lists in the order of their titles are read from an index alone, without any of the records."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Give the index of kinds the Ref too: it breaks ties, and is all that a list asks for."""
    op.drop_index("record_kind", "record")
    op.create_index("record_kind", "record", ["kind", "life", "joined", "sort", "ref"])
