"""Visits: as a list, as a time line, and one of them in full with its programme."""
