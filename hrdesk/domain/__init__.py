"""Records, fields, labels, revisions and merge: what holds before any file or window.

Standard library only. Must not know SQLAlchemy, openpyxl, Qt or files.
"""
