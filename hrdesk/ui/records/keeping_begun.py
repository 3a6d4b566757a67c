"""Keeps what is being typed into a form as one goes, so that neither a crash nor leaving takes it."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer

from hrdesk.operations.begun import Begun, keep_typed
from hrdesk.operations.perform import do
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import Answer, ask
from hrdesk.ui.records.fields import RecordFields

# That much of typing a crash may take.
_SOON = 500


class KeepingBegun(QObject):
    """Writes a moment after something was typed, and lets go of what became a record."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._fields: RecordFields | None = None
        self._key = Begun("")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self.keep)

    def follow(self, fields: RecordFields, kind: str, ref: str = "") -> None:
        """From now on this form is typed into; without a Ref it is for what is new."""
        self._soon.stop()
        self._fields, self._key = fields, Begun(kind, ref)

    def left(self, kind: str, ref: str = "") -> Mapping[str, object]:
        """What was typed into the form of a record, or of a new one, and is not kept."""
        found = self._desk.begun.get(Begun(kind, ref).key)
        return found.values if found is not None else {}

    def note(self) -> None:
        """Something was typed, or kept: look at it in a moment."""
        if not self._soon.isActive():
            self._soon.start()

    def keep(self) -> None:
        """Keep what stands in the form now and is not on the desk."""
        if self._fields is not None:
            self._write(
                self._key, {row.spec.name: row.given for row in self._fields.touched_rows()}
            )

    def leave(self, values: Mapping[str, object]) -> None:
        """The form is left; only `values` are neither on the desk nor on their way there."""
        self._soon.stop()
        self._write(self._key, values)

    def forget(self, kind: str, ref: str = "") -> None:
        """Nothing is begun there any more."""
        self._write(Begun(kind, ref), {})

    def _write(self, key: Begun, values: Mapping[str, object]) -> None:
        typed = Begun(key.kind, key.ref, {name: each for name, each in values.items() if each})
        known = self._desk.begun.get(typed.key)
        if self._desk.is_closed or typed.values == (known.values if known is not None else {}):
            return
        if typed.values:
            self._desk.begun[typed.key] = typed
        else:
            self._desk.begun.pop(typed.key, None)
        ask(self._desk, _written, do, keep_typed, typed)


def _written(_: Answer) -> None:
    """Where it could not be written, it still stands in the form; nobody is held up by it."""
