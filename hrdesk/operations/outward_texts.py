"""The words of pages for people outside: one file a language, every file with the same parts."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from hrdesk.geography import LANGUAGES
from hrdesk.resources import resource


@lru_cache(maxsize=len(LANGUAGES))
def outward_texts(language: str) -> Mapping[str, Any]:
    """All texts in a language."""
    known = language if language in LANGUAGES else "en"
    path = resource("outward", f"{known}.json")
    texts: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return texts
