"""Keeps what is being typed into a form as one goes, so that neither a crash nor leaving takes it."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from hrdesk.domain.records import kind_of
from hrdesk.operations.begun import Begun, first_place, free_place, keep_typed
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
        self._given: Mapping[str, object] = {}
        self._is_mine = False
        # Where new records were begun that are on their way, by kind: they may come back.
        self._places: dict[str, int] = {}
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

        What is new and begins with values it was given stays beside what was left of its kind;
        without, it goes on with that.
        """
        begun = self._desk.begun
        place = 0
        if not ref:
            place = free_place(kind, begun) if is_given else first_place(kind, begun.values())
        self._turn_to(fields, Begun(kind, ref, place=place))
        # What was proposed alone is nothing that a person typed.
        self._given = {} if ref else _not_empty(fields.typed())

    def made(self, fields: RecordFields, ref: str) -> None:
        """What was new is a record, or on its way there: what else was typed belongs to that."""
        if not self._key.ref:
            self._places[self._key.kind] = self._key.place
            self._write_typed({})
        self.follow(fields, kind_of(ref), ref)
        self.note()

    def left(self, fields: RecordFields | None, begun: Begun | None) -> Mapping[str, object]:
        """What was typed into this form before and is not kept; `begun` is gone on with here."""
        if fields is not None and begun is not None:
            self._turn_to(fields, replace(begun, values={}))
        return self._left_at(self._key)

    @property
    def is_anything(self) -> bool:
        """Whether more stands in the form than was proposed, and nothing was kept of it."""
        typed = _not_empty(self._fields.typed()) if self._fields is not None else {}
        return bool(typed) and typed != self._given

    def note(self) -> None:
        """Something was typed, or kept: look at it in a moment."""
        self._is_left = False
        if not self._soon.isActive():
            self._soon.start()

    def keep(self) -> None:
        """Keep what stands in the form now and is not on the desk."""
        if self._fields is not None:
            self._write_typed(self._fields.typed())

    def leave(self, values: Mapping[str, object]) -> None:
        """The form is left; only `values` are neither on the desk nor on their way there.

        Leaving it again says nothing new: another form may have gone on with them.
        """
        self._soon.stop()
        if self._fields is not None and not self._is_left:
            self._is_left = True
            self._write_typed(values)

    def _write_typed(self, values: Mapping[str, object]) -> None:
        """What was proposed alone is nothing; what another form began meanwhile is not written over."""
        key = self._key
        if not key.ref and not self._is_mine and key.key in self._desk.begun:
            self._key = replace(key, place=free_place(key.kind, self._desk.begun))
        values = {} if _not_empty(values) == self._given else values
        self._is_mine = self._is_mine or bool(values)
        self._write(self._key, values)

    def put_back(self, kind: str, ref: str, values: Mapping[str, object]) -> None:
        """The desk refused what was on its way when the form was left."""
        key = Begun(kind, ref, place=0 if ref else self._places.get(kind, 0))
        self._write(key, {**values, **self._left_at(key)})

    def forget(self, kind: str, ref: str = "") -> None:
        """Nothing is begun there any more."""
        self._write(Begun(kind, ref), {})

    def _turn_to(self, fields: RecordFields, key: Begun) -> None:
        self._soon.stop()
        self._is_left = False
        self._fields, self._key, self._given = fields, key, {}
        self._is_mine = bool(self._left_at(key))

    def _left_at(self, key: Begun) -> Mapping[str, object]:
        found = self._desk.begun.get(key.key)
        return found.values if found is not None else {}

    def _keep_the_last(self) -> None:
        if self._soon.isActive():
            self.keep()

    def _write(self, key: Begun, values: Mapping[str, object]) -> None:
        typed = replace(key, values=_not_empty(values))
        known = self._desk.begun.get(typed.key)
        if self._desk.is_closed or typed.values == (known.values if known is not None else {}):
            return
        if typed.values:
            self._desk.begun[typed.key] = typed
        else:
            self._desk.begun.pop(typed.key, None)
        ask(self._desk, _written, do, keep_typed, typed)


def _not_empty(values: Mapping[str, object]) -> dict[str, object]:
    return {name: each for name, each in values.items() if each}


def _written(_: Answer) -> None:
    """Where it could not be written, it still stands in the form; nobody is held up by it."""
