"""HRDesk workbooks: how they are laid out, written and read (exchange.md 5 and 6).

Knows the domain, openpyxl and spreadsheet files. Must not know the database, Qt or the network.
"""
