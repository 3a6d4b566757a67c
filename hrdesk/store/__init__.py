"""The one SQLite file of a desk: schema, records, search, journal, partners, outbox and inbox.

Knows SQLAlchemy (Core only) and Alembic. Must not know Qt or workbooks; `Session` is the only
thing that leaves, and it is our own.
"""
