"""What every editor is: shows a value, gives what a person made of it, says when that is meant."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hrdesk.domain.fields import Field
from hrdesk.domain.values import Value
from hrdesk.ui.tokens import GAP


class Editor(QWidget):
    """One field being edited. Leaving it is noticed by the form, which knows where the focus is."""

    touched = Signal()  # a person changed something; it may be half of a word
    done = Signal()  # what stands there now is meant
    open_requested = Signal(str)  # Ref of a linked record

    def __init__(self, spec: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(GAP)

    def show_value(self, value: Value) -> None:
        """Show a canonical value; tells nobody."""
        raise NotImplementedError

    def given(self) -> object:
        """What stands there, for `domain.values.canonical`; may be what no field takes."""
        raise NotImplementedError

    def is_half(self) -> bool:
        """Whether a word was begun that may still become another: it is no choice yet."""
        return False

    def typed(self) -> object:
        """What stands there, as `given`; of half a word what was typed and nothing else."""
        return self.given()

    def keep_given(self, given: object) -> None:
        """Show again what could not be kept, as it was typed."""

    def is_typed_elsewhere(self) -> bool:
        """Whether something was typed into another part of it than the one somebody is in."""
        return False

    def give_back_part(self) -> bool:
        """Make the part somebody is in as it was when they came to it; False where it still is."""
        return False

    def reading(self) -> str:
        """How what was typed is understood, to be shown under it; empty where that is plain."""
        return ""

    def set_name(self, name: str) -> None:
        """What a screen reader calls the editor: the word of its field."""
        self.setAccessibleName(name)
        proxy = self.focusProxy()
        if proxy is not None:
            proxy.setAccessibleName(name)

    def set_placeholder(self, text: str) -> None:
        """What stands in an empty editor."""

    def show_different(self, text: str) -> None:
        """Say that several records have different values here."""
        self.show_value(() if self.spec.is_set else "")
        self.set_placeholder(text)


Today = Callable[[], date]


def this_day() -> date:
    """Today on this computer."""
    return datetime.now().astimezone().date()
