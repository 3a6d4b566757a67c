"""Keeps what is being typed into a form as one goes, so that neither a crash nor leaving takes it."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer

from hrdesk.domain.records import kind_of
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
        self._is_left = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self.keep)
        desk.closing.connect(self._keep_the_last)

    def follow(
        self, fields: RecordFields, kind: str, ref: str = "", *, is_given: bool = False
    ) -> None:
        """From now on this form is typed into; without a Ref it is for what is new.

        What is new and begins with values it was given stays beside what was left of its kind:
        there is one place for both, and that is taken.
        """
        self._soon.stop()
        self._is_left = False
        self._fields = None if is_given and self.left(kind, ref) else fields
        self._key = Begun(kind, ref)

    def made(self, fields: RecordFields, ref: str) -> None:
        """What was new is a record, or on its way there: what else was typed belongs to that."""
        if self._fields is not None and not self._key.ref:
            self._write(self._key, {})
        self.follow(fields, kind_of(ref), ref)
        self.note()

    def left(self, kind: str, ref: str = "") -> Mapping[str, object]:
        """What was typed into the form of a record, or of a new one, and is not kept."""
        found = self._desk.begun.get(Begun(kind, ref).key)
        return found.values if found is not None else {}

    def note(self) -> None:
        """Something was typed, or kept: look at it in a moment."""
        self._is_left = False
        if not self._soon.isActive():
            self._soon.start()

    def keep(self) -> None:
        """Keep what stands in the form now and is not on the desk."""
        if self._fields is not None:
            self._write(self._key, self._fields.typed())

    def leave(self, values: Mapping[str, object]) -> None:
        """The form is left; only `values` are neither on the desk nor on their way there.

        Leaving it again says nothing new: another form may have gone on with them.
        """
        self._soon.stop()
        if self._fields is not None and not self._is_left:
            self._is_left = True
            self._write(self._key, values)

    def put_back(self, kind: str, ref: str, values: Mapping[str, object]) -> None:
        """The desk refused what was on its way when the form was left."""
        self._write(Begun(kind, ref), {**values, **self.left(kind, ref)})

    def forget(self, kind: str, ref: str = "") -> None:
        """Nothing is begun there any more."""
        self._write(Begun(kind, ref), {})

    def _keep_the_last(self) -> None:
        if self._soon.isActive():
            self.keep()

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
