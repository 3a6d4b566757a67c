"""JSON without blanks, every sign as itself: what is hashed and what is kept is written one way."""

import json

compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
