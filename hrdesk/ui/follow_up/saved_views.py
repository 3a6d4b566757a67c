"""What somebody chose above a view, kept under a name: the same question asked again by two keys."""

import json
from functools import partial

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from hrdesk.ui.follow_up.choice_row import ChoiceRow
from hrdesk.ui.icons import icon
from hrdesk.ui.records.name_popup import NamePopup
from hrdesk.ui.settings import Settings
from hrdesk.ui.widgets.pop_up_place import hang

_PLACE = "follow_up_views"


class SavedViews(QPushButton):
    """A button with a menu: the views that were kept, keep this one, forget one."""

    def __init__(
        self, choices: ChoiceRow, settings: Settings, part: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._choices, self._settings, self._part = choices, settings, part
        self.setText(self.tr("Saved views"))
        self.setIcon(icon("star"))
        self.setToolTip(self.tr("Saved views: what is chosen here, under a name"))
        self.setAccessibleName(self.tr("Saved views"))
        self.menu_of_views = QMenu(self)
        self.menu_of_views.aboutToShow.connect(self._fill)
        hang(self.menu_of_views, self)

    def kept(self) -> dict[str, dict[str, str]]:
        """What was chosen, by the name of each view; what cannot be read is left out."""
        text = self._settings.kept_text(_PLACE, self._part)
        try:
            found = json.loads(text) if text else {}
            return {
                str(name): {str(key): str(value) for key, value in chosen.items()}
                for name, chosen in found.items()
            }
        except (ValueError, AttributeError):
            return {}

    def keep(self, name: str) -> None:
        """Keep what is chosen now; a view that has the name is this one from now on."""
        self._write({**self.kept(), name: self._choices.chosen()})

    def show_view(self, name: str) -> None:
        """Choose again what was kept under a name."""
        self._choices.choose_all(self.kept().get(name, {}))

    def forget(self, name: str) -> None:
        """Keep a view no longer."""
        self._write({known: what for known, what in self.kept().items() if known != name})

    def _write(self, views: dict[str, dict[str, str]]) -> None:
        self._settings.keep_text(_PLACE, self._part, json.dumps(views, ensure_ascii=False))

    def _fill(self) -> None:
        menu, views, now = self.menu_of_views, self.kept(), self._choices.chosen()
        menu.clear()
        for name, chosen in views.items():
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(chosen == now)
            action.triggered.connect(partial(self.show_view, name))
        menu.addSeparator()
        menu.addAction(self.tr("Save this view…")).triggered.connect(self._ask_name)
        if views:
            forget = menu.addMenu(self.tr("Forget"))
            for name in views:
                action = forget.addAction(name.replace("&", "&&"))
                action.triggered.connect(partial(self.forget, name))

    def _ask_name(self) -> None:
        popup = NamePopup(self.tr("Name of the view"), self.tr("Save"), self)
        popup.named.connect(self.keep)
        popup.open_under(self)
