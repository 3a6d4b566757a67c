"""First page of the first start: the person, the organisation, and the code of the desk."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from hrdesk.domain.errors import BadValue
from hrdesk.ui.first_start.question import Question
from hrdesk.ui.icons import icon

_LONGEST_CODE = 16
# Words that no acronym counts.
_SMALL_WORDS = frozenset(
    {"and", "of", "on", "for", "the", "in", "de", "du", "des", "et", "la", "y"}
)


class Who(Question):
    """Who works at this desk, and under which name and code partners know it."""

    open_wanted = Signal()  # there is a desk already

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Who you are"),
            self.tr(
                "Your desk keeps contacts, calendar, visits and follow-up in one file on this"
                " computer. Its name and code stand in every workbook that you send."
            ),
            parent,
        )
        self.person = QLineEdit()
        self.person.setPlaceholderText(self.tr("Family name, given name"))
        self.organisation = QLineEdit()
        self.code = QLineEdit()
        self.code.setMaxLength(_LONGEST_CODE)
        self._code_is_own = False
        self.add_field(
            self.tr("&Your name"),
            self.person,
            self.tr("With it you stand among the contacts of the desk; you may leave it empty."),
        )
        self.add_field(
            self.tr("&Organisation or desk"),
            self.organisation,
            self.tr("As partners should read it, for instance the name of your commission."),
        )
        self.add_field(
            self.tr("Desk &code"),
            self.code,
            self.tr(
                "The short name that partners know you by, such as ACHPR, IACHR or ODIHR: letters,"
                " digits and hyphens."
            ),
        )
        self._open = QPushButton(icon("folder-open"), self.tr("Open a desk that I have already…"))
        self.form.addRow("", self._open)
        self.form.setAlignment(self._open, Qt.AlignmentFlag.AlignLeading)
        self._connect()

    def _connect(self) -> None:
        self._open.clicked.connect(self.open_wanted)
        self.person.textChanged.connect(self.changed)
        self.organisation.textChanged.connect(self._propose)
        self.code.textEdited.connect(self._take_own)
        self.code.textChanged.connect(self.changed)

    @property
    def missing(self) -> str:
        if not self.organisation.text().strip():
            return self.tr("To go on, say the name of your organisation or desk.")
        if not self.desk_code:
            return self.tr("To go on, give the desk a code of letters, digits and hyphens.")
        return ""

    @property
    def desk_code(self) -> str:
        """The code as it is kept; empty while it is none."""
        from hrdesk.operations.desks import desk_code

        try:
            return desk_code(self.code.text())
        except BadValue:
            return ""

    def first_field(self) -> QWidget:
        return self.person

    def _propose(self, organisation: str) -> None:
        if not self._code_is_own:
            self.code.setText(proposed_code(organisation))
        self.changed.emit()

    def _take_own(self, code: str) -> None:
        self._code_is_own = bool(code)


def proposed_code(organisation: str) -> str:
    """The initials of a name; the name itself where it is one word, such as Ombudsman."""
    words = [word for word in organisation.replace("-", " ").split() if word[:1].isalnum()]
    told = [word for word in words if word.casefold() not in _SMALL_WORDS]
    if len(told) == 1:
        return "".join(each for each in told[0] if each.isalnum()).upper()[:_LONGEST_CODE]
    return "".join(word[0] for word in told).upper()[:_LONGEST_CODE]
