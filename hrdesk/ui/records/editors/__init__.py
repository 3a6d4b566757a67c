"""Editors: one widget for each kind of value, all with the same few signals and methods."""
