"""The label of a record at the head of its form: a chip with a menu, and the desks it is for."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.label import Label
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.form_parts import LabelButton
from hrdesk.ui.records.label_choice import PartnersEditor
from hrdesk.ui.records.notices import Hint
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import GAP, SMALL
from hrdesk.ui.widgets.flow import FlowLayout
from hrdesk.ui.widgets.marking import label_icon
from hrdesk.ui.widgets.pop_up_place import open_under
from hrdesk.ui.words import label_word


def label_sentence(label: Label) -> str:
    """What a label means, in one sentence."""
    say = QCoreApplication.translate
    return {
        Label.PUBLIC: say("Labels", "May go to anybody."),
        Label.NETWORK: say("Labels", "May go to every focal point of the network."),
        Label.PARTNERS: say("Labels", "May go to the desks that it names, and to nobody else."),
        Label.INTERNAL: say("Labels", "Never leaves this desk."),
    }[label]


class LabelPicker(QWidget):
    """Chooses a label; a weaker one is asked about before it is taken, because it lets more out."""

    chosen = Signal(object, object)  # Label, tuple of desk codes or None for the same

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._label = Label.INTERNAL
        self._is_new = False
        self._wanted: Label | None = None
        self.button = LabelButton(Label.INTERNAL, self)
        self._menu = self._label_menu()
        self._said = Hint(self)
        self.partners = PartnersEditor(desk, self)
        self.partners.done.connect(self._partners_chosen)
        self.question = self._question()
        self._lay_out()

    def show_label(self, label: Label, partners: Sequence[str], *, is_new: bool = False) -> None:
        """Show what stands. For a new record the sentence says what the label means."""
        self._label, self._is_new = label, is_new
        self.button.show_label(label)
        self._said.say(label_sentence(label) if is_new or label is Label.PARTNERS else "")
        self.button.setToolTip(
            self.tr("{sentence} Choose another label (Ctrl+M)").format(
                sentence=label_sentence(label)
            )
        )
        self.button.setAccessibleName(
            self.tr("Label: {label}. Choose another").format(label=label_word(label))
        )
        self.partners.setVisible(label is Label.PARTNERS)
        self.partners.show_value(tuple(partners))
        self._leave_question()

    def strictest_shown(self) -> Label | None:
        """For the line at the foot of the window: this label is on screen."""
        return self._label

    def open_menu(self) -> None:
        """Open the menu of labels (Ctrl+M)."""
        open_under(self._menu, self.button)

    def choose(self, label: Label) -> None:
        """Take a label; a weaker one is asked about first, unless the record is new."""
        if label is self._label:
            return
        if label.rank < self._label.rank and not self._is_new:
            self._ask(label)
        else:
            self._leave_question()
            self.chosen.emit(label, None)

    def confirm(self) -> None:
        """Take the weaker label that was asked about."""
        wanted = self._wanted
        self._leave_question()
        if wanted is not None:
            self.chosen.emit(wanted, None)

    def _ask(self, label: Label) -> None:
        self._wanted = label
        text = self.tr("Lower it from {before} to {after}?").format(
            before=label_word(self._label), after=label_word(label)
        )
        self._asked.say(f"{text} {label_sentence(label)}")
        self._lower.setText(self.tr("Lower to {label}").format(label=label_word(label)))
        self._stay.setText(self.tr("Keep {label}").format(label=label_word(self._label)))
        self.question.show()
        self._lower.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_question(self) -> None:
        self._wanted = None
        self.question.hide()

    def _partners_chosen(self) -> None:
        self.chosen.emit(self._label, self.partners.desks)

    def _label_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for label in Label:
            said = f"&{label_word(label)} – {label_sentence(label)}"
            action = QAction(label_icon(label), said, menu)
            action.setData(label)
            group.addAction(action)
            menu.addAction(action)
        group.triggered.connect(self._action_chosen)
        self.button.clicked.connect(self.open_menu)
        self.shortcut = QAction(self.tr("Choose the label"), self)
        self.shortcut.setShortcut(QKeySequence("Ctrl+M"))
        self.shortcut.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.shortcut.triggered.connect(self.open_menu)
        return menu

    def _action_chosen(self, action: QAction) -> None:
        self.choose(Label(action.data()))

    def _question(self) -> QWidget:
        question = QWidget(self)
        self._asked = Hint(question)
        self._lower = QPushButton(self.tr("Lower it"), question)
        self._stay = QPushButton(self.tr("Keep it"), question)
        make_primary(self._lower)
        self._lower.clicked.connect(self.confirm)
        self._stay.clicked.connect(self._leave_question)
        buttons = QWidget(question)
        flow = FlowLayout(buttons)
        flow.addWidget(self._lower)
        flow.addWidget(self._stay)
        layout = QVBoxLayout(question)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._asked)
        layout.addWidget(buttons)
        question.hide()
        return question

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(SMALL)
        line.addWidget(self.button)
        line.addWidget(self._said, 1)
        line.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addLayout(line)
        layout.addWidget(self.question)
        layout.addWidget(self.partners)
