"""The editor of several States: chips, and a button that goes to the page of one of them."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from hrdesk.domain.fields import Field
from hrdesk.domain.values import Value
from hrdesk.ui.country_address import address_of
from hrdesk.ui.records.editors.open_button import OpenButton
from hrdesk.ui.records.editors.picking import Search
from hrdesk.ui.records.editors.several import Said, TokenEditor
from hrdesk.ui.widgets.pop_up_place import open_under


class CountrySetEditor(TokenEditor):
    """Of one State the button opens the page; of several it asks which."""

    def __init__(
        self, spec: Field, search: Search, said: Said, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, search, said, closed=True, parent=parent)
        tip = QCoreApplication.translate("LinkEditor", "Open the page of this State")
        self.go = OpenButton(tip, self.open_one, self)
        self.line.addWidget(self.go)

    def set_name(self, name: str) -> None:
        super().set_name(name)
        self.go.name_after(name)

    def show_value(self, value: Value) -> None:
        super().show_value(value)
        self.go.setVisible(bool(self.codes))

    def open_one(self) -> None:
        """Go to the page of the State, or let one be chosen."""
        codes = self.codes
        if len(codes) == 1:
            self._open(codes[0])
            return
        menu = QMenu(self)
        for code in codes:
            menu.addAction(self.said(code)).triggered.connect(partial(self._open, code))
        menu.aboutToHide.connect(menu.deleteLater)
        open_under(menu, self.go)

    def _open(self, code: str, _checked: bool = False) -> None:
        self.open_requested.emit(address_of(code))

    def _changed(self) -> None:
        super()._changed()
        self.go.setVisible(bool(self.codes))
