"""Brings a desk file of an earlier version up to date, in one transaction (Alembic)."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from hrdesk.store.adopting import adopt


def upgrade(engine: Engine) -> None:
    """Run the migrations that the file lacks, all of them or none."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.connect() as connection:
        connection = connection.execution_options(hrdesk_begin="BEGIN IMMEDIATE")
        with connection.begin():
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            adopt(connection)
