"""Numbers in titles are sorted by how big they are; records in conflict are found at once."""

import sqlalchemy as sa
from alembic import op

from hrdesk.domain.titles import sort_key

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the key anew that records are sorted by, and the index of those in conflict."""
    desk = op.get_bind()
    titles = desk.execute(sa.text("SELECT id, title FROM record")).all()
    keys = [{"id": row[0], "sort": sort_key(row[1])} for row in titles]
    if keys:
        desk.execute(sa.text("UPDATE record SET sort = :sort WHERE id = :id"), keys)
    op.create_index(
        "record_conflict", "record", ["sort", "ref"], sqlite_where=sa.text("conflicts > 0")
    )
