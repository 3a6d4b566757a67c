"""What the signs before names in the calendar mean, quietly under it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from hrdesk.domain.certainty import Certainty
from hrdesk.ui.calendar.wording import DEADLINE_SIGN, certainty_sign, certainty_word
from hrdesk.ui.widgets.headings import Caption


class SignLegend(Caption):
    """Stands at the end of a strip while there is room for all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(legend_words(), parent)


def legend_words(*, in_year: bool = False) -> str:
    """`✓ Confirmed · ? Tentative · … · ! Due`; a year underlines what clashes."""
    told = [each for each in Certainty if certainty_sign(each)]
    due = QCoreApplication.translate("calendar", "Due")
    said = [f"{certainty_sign(each)} {certainty_word(each)}" for each in told]
    said.append(f"{DEADLINE_SIGN} {due}")
    if in_year:
        said.append(QCoreApplication.translate("calendar", "Underlined: at the same time"))
    return " · ".join(said)
