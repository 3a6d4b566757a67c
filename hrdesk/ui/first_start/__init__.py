"""The first start: who you are, your zone and languages, what to begin with and where it lies."""
