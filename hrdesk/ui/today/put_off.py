"""What was put off until tomorrow; kept on this machine, and forgotten when the day is over."""

import json
from datetime import date

from PySide6.QtCore import QByteArray

from hrdesk.ui.settings import Settings

_MODULE, _PART = "today", "put_off"


class PutOff:
    """Keys of what is not wanted today."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def keys(self, today: date) -> frozenset[str]:
        """What was put off today."""
        text = bytes(self._settings.state(_MODULE, _PART).data())
        try:
            kept = json.loads(text) if text else {}
            keys = kept["keys"] if kept.get("day") == today.isoformat() else []
            return frozenset(map(str, keys))
        except (ValueError, TypeError, AttributeError, KeyError):
            return frozenset()

    def add(self, key: str, today: date) -> None:
        """Put one more off."""
        self._keep(today, self.keys(today) | {key})

    def bring_back(self, today: date) -> None:
        """Want all of it today after all."""
        self._keep(today, frozenset())

    def _keep(self, today: date, keys: frozenset[str]) -> None:
        kept = {"day": today.isoformat(), "keys": sorted(keys)}
        data = QByteArray(json.dumps(kept, ensure_ascii=False).encode())
        self._settings.keep_state(_MODULE, _PART, data)
