"""Foreign lists: tables that no HRDesk wrote, such as a colleague's own list of contacts.

Knows cells, headings and words in five languages; no desk, no database and no window.
"""
