"""The window: pages, forms, tables and what they share; the only package that knows Qt.

It reads and writes through the desk (`ui/desk.py`) only, and must not know SQL or openpyxl.
"""
