"""JSON without blanks, every sign as itself: what is hashed and what is kept is written one way."""

import json

# To look for circles, of which there are none, costs a tenth of the time.
compact = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
