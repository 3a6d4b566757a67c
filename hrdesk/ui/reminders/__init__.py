"""Reminders: what waits behind the bell, and the small list that says so."""
