"""The signature of a mail pasted into the name of a new person: its lines go where they belong."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from hrdesk.domain.signature import is_signature
from hrdesk.domain.values import Value
from hrdesk.operations.pasted_person import person_of
from hrdesk.ui.contacts.name_order import SWAP, NameOrder
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import ltr
from hrdesk.ui.records.editors.texts import TextEditor
from hrdesk.ui.records.form import RecordForm


class PastedSignature(QObject):
    """Fills the fields and keeps nothing: a person looks at them first, and goes on."""

    def __init__(self, desk: Desk, form: RecordForm) -> None:
        super().__init__(form)
        self._desk, self._form = desk, form
        self._line: QLineEdit | None = None
        # What was read and not written over since: another signature may take its place.
        self._read: dict[str, Value] = {}
        form.shown.connect(self._follow)

    def _follow(self, _: str) -> None:
        fields, self._read = self._form.fields, {}
        if fields is None or self._form.kind != "person":
            return
        if self._form.is_draft:
            kept = self._form.head.kept
            said = self.tr("Paste the signature of a mail into the name, and it fills the fields.")
            kept.say(f"{kept.text()}\n{said}")
        if self._line is None:
            editor = fields.rows["name"].editor
            assert isinstance(editor, TextEditor)
            self._line = editor.text
            self._line.textEdited.connect(self._look)
            NameOrder(self._line)

    def _look(self, text: str) -> None:
        fields = self._form.fields
        if fields is None or not (self._form.is_draft and is_signature(text)):
            return
        typed = fields.typed().items()
        kept = {name: given for name, given in typed if given != self._read.get(name)}
        self._read = self._desk.read(person_of, text, kept)
        fields.propose(self._read)
        self._form.head.kept.say(
            self.tr(
                "Read from what you pasted: see whether each field is right. What no field takes"
                " stands in the notes. It is saved when you leave the name. {key} swaps family name"
                " and given name."
            ).format(key=ltr(SWAP))
        )
