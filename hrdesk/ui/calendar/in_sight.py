"""What the models of day, week, month and agenda share: the zone, the layers, and who is looking."""

from datetime import date

from hrdesk.operations.layers import Layers
from hrdesk.ui.calendar.clock import Clock, today_at
from hrdesk.ui.desk import Desk


class InSight:
    """Days as they are told in a zone, of chosen layers; nothing is read that nobody sees."""

    _desk: Desk
    _clock: Clock
    _zone: str
    layers: Layers
    _is_awake: bool
    _is_stale: bool

    def _begin(self, desk: Desk, clock: Clock) -> None:
        """What `__init__` is to others: Qt's own hands nothing on to the class after it."""
        self._desk, self._clock, self._zone = desk, clock, ""
        self.layers = Layers()
        self._is_awake, self._is_stale = False, True

    @property
    def zone(self) -> str:
        """The zone in which times are told: the desk's, unless another was chosen."""
        return self._zone or self._desk.database.identity.zone

    @property
    def today(self) -> date:
        """The day it is where times are told."""
        return today_at(self._clock, self.zone)

    def show_in(self, zone: str) -> None:
        """Tell times in a zone; empty for the desk's own. Whole days do not move."""
        if zone != self._zone:
            self._zone = zone
            self.reload()

    def show_layers(self, layers: Layers) -> None:
        """Show what a person wants to see, and nothing else."""
        if layers != self.layers:
            self.layers = layers
            self.reload()

    def set_awake(self, awake: bool) -> None:
        """Days that nobody sees are not read until they are seen."""
        self._is_awake = awake
        if awake and self._is_stale:
            self.reload()

    def reload(self) -> None:
        """Read the days again, now or when they are seen."""
        self._is_stale = not self._is_awake
        if self._is_awake:
            self._read()

    def _read(self) -> None:
        raise NotImplementedError
