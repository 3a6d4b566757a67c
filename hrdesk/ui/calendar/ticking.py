"""Says when a minute or a day has begun, by the clock that is given."""

from datetime import date, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from hrdesk.ui.calendar.clock import Clock, today_at


class Ticking(QObject):
    """Wakes at each full minute; after the computer slept, at once."""

    minute = Signal()
    new_day = Signal()

    def __init__(self, clock: Clock, zone: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._zone = zone
        self._day: date = today_at(clock, zone)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.tick)
        self._wind()

    def show_in(self, zone: str) -> None:
        """Days begin at the midnight of a zone."""
        self._zone = zone
        self._day = today_at(self._clock, zone)

    def tick(self) -> None:
        """Tell what has begun, and wait for the next minute."""
        day = today_at(self._clock, self._zone)
        if day != self._day:
            self._day = day
            self.new_day.emit()
        self.minute.emit()
        self._wind()

    def _wind(self) -> None:
        now = self._clock()
        following = now.replace(second=0, microsecond=0) + timedelta(minutes=1)
        self._timer.start(max(round((following - now).total_seconds() * 1000), 1) + 20)
