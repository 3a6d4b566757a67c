"""The hours in which people work: light in the calendar, and told of somebody's clock."""

from datetime import time

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QTimeEdit, QWidget

from hrdesk.ui.settings import Settings
from hrdesk.ui.widgets.card import Card
from hrdesk.ui.widgets.form_rows import add_row, new_form

_SHOWN = "HH:mm"


class WorkingHoursCard(Card):
    """Kept as soon as both make sense; days off are those of each country."""

    def __init__(self, settings: Settings, names: int, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Working hours"), parent)
        self._settings = settings
        begin, end = settings.working_hours
        self.begin = _edit(begin, self.tr("Working hours: from"))
        self.end = _edit(end, self.tr("Working hours: until"))
        form = new_form()
        add_row(form, self.tr("Fr&om"), self.begin, width=names, grows=False)
        said = self.tr("Of everybody, on their own clock. Holidays are not known.")
        add_row(form, self.tr("&Until"), self.end, said, width=names, grows=False)
        self.body.addLayout(form)
        self.begin.timeChanged.connect(self._keep)
        self.end.timeChanged.connect(self._keep)

    def _keep(self) -> None:
        begin, end = _time(self.begin), _time(self.end)
        if begin < end:
            self._settings.working_hours = (begin, end)


def _edit(value: time, name: str) -> QTimeEdit:
    edit = QTimeEdit(QTime(value.hour, value.minute))
    # Qt would write the minutes first where it is told the format right to left; the arrows turn.
    edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    edit.setDisplayFormat(_SHOWN)
    edit.unsetLayoutDirection()
    edit.lineEdit().setAccessibleName(name)
    return edit


def _time(edit: QTimeEdit) -> time:
    return time(edit.time().hour(), edit.time().minute())
