"""What the three pages of the first start share: a title, a sentence, and a form below them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from hrdesk.ui.tokens import MEDIUM, scaled
from hrdesk.ui.widgets.form_rows import Remark, ScrolledBody, add_row, new_form
from hrdesk.ui.widgets.headings import PageTitle

_FIELD = 210


class Question(QScrollArea):
    """One page. It is answered as soon as nothing is `missing`."""

    changed = Signal()  # an answer is another one now

    def __init__(self, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.form = new_form()
        self.form.setVerticalSpacing(MEDIUM)
        page = ScrolledBody()
        self.body = QVBoxLayout(page)
        # The scroll bar of a small window stands beside the fields, and not against them.
        self.body.setContentsMargins(0, 0, MEDIUM, 0)
        self.body.setSpacing(MEDIUM)
        self.body.addWidget(PageTitle(title))
        self.body.addWidget(wrapped(sentence))
        self.body.addLayout(self.form)
        self.body.addStretch(1)
        self.setWidget(page)

    @property
    def missing(self) -> str:
        """What is still to be said before one can go on, as a sentence."""
        return ""

    def first_field(self) -> QWidget:
        """Where the focus goes when the page is shown."""
        raise NotImplementedError

    def add_field(self, label: str, field: QWidget, remark: str = "") -> None:
        """A row of the form; `&` in the label marks its key, a remark stands under the field."""
        field.setMinimumWidth(scaled(self.font(), _FIELD))
        add_row(self.form, label, field, remark)


def wrapped(text: str, *, quiet: bool = False) -> Remark:
    """A sentence that breaks its lines."""
    return Remark(text, quiet=quiet)
