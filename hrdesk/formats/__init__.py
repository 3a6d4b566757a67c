"""Formats of other programs: calendar files.

Knows the domain and the libraries of these formats. Must not know the database, Qt or workbooks.
"""
