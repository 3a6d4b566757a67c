"""The bin: what was removed, of all kinds together."""
