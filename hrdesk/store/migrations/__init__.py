"""Alembic's migrations of the desk file; they never import the tables of today."""
