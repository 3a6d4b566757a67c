"""What the menus hold beside the window's own actions: desks, new records, exchange, language."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from hrdesk.ui import language
from hrdesk.ui.actions import Actions
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell import places
from hrdesk.ui.shell.places import ICONS_OF_KINDS

# What one adds from anywhere; the others are added where they belong to something.
_NEW = ("visit", "person", "organisation", "activity", "recommendation", "document")
_NEW_IN_MENU = (*_NEW, "commitment", "mailing_list")


class Commands(QObject):
    """Adds actions to a window and says when they are asked for."""

    new_desk_asked = Signal()
    open_desk_asked = Signal()
    sample_desk_asked = Signal()
    backup_asked = Signal()
    print_asked = Signal()
    outward_asked = Signal()
    import_asked = Signal()
    export_asked = Signal()
    paste_asked = Signal()
    new_here_asked = Signal()
    new_any_asked = Signal()
    new_asked = Signal(str)  # a record kind
    duplicate_asked = Signal()
    apart_asked = Signal()
    send_asked = Signal()
    send_chosen_asked = Signal()
    receive_asked = Signal()
    hours_asked = Signal()
    place_asked = Signal(str, str)  # a place, and what is wanted there
    addresses_asked = Signal()
    add_to_list_asked = Signal()
    restricted_asked = Signal()
    countries_asked = Signal()
    bin_asked = Signal()
    about_asked = Signal()
    quit_asked = Signal()
    language_chosen = Signal(str)  # the name of the language

    def __init__(self, actions: Actions, settings: Settings) -> None:
        super().__init__(actions)
        self._actions = actions
        self._settings = settings
        self._kinds = QActionGroup(self)
        self._kinds.setExclusive(False)
        self._kinds.triggered.connect(self._ask_new)
        self._ways = QActionGroup(self)
        self._ways.setExclusive(False)
        self._ways.triggered.connect(self._go_there)
        self._languages = QActionGroup(self)
        self._languages.triggered.connect(self._choose_language)
        self._add_file()
        self._add_new_here()
        self._add_exchange()
        self._add_contacts()
        self._add_visits()
        self._add_calendar()
        self._add_languages()
        countries = actions.add(
            "countries",
            self.tr("Country page…"),
            shortcuts=["Ctrl+Shift+O"],
            icon_name="globe",
            menu="go",
        )
        countries.triggered.connect(self.countries_asked)
        removed = actions.add(
            "bin", self.tr("Bin"), shortcuts=["Ctrl+Shift+B"], icon_name="trash-2", menu="go"
        )
        removed.triggered.connect(self.bin_asked)
        restricted = actions.add(
            "restricted", self.tr("Restricted registers…"), icon_name="shield", menu="tools"
        )
        restricted.triggered.connect(self.restricted_asked)
        about = actions.add("about", self.tr("About HRDesk"), icon_name="info", menu="help")
        about.triggered.connect(self.about_asked)

    @property
    def new_actions(self) -> list[QAction]:
        """What the button New offers: kinds by their words alone, for New stands over them."""
        from hrdesk.ui.words import kind_word

        found = []
        for kind in _NEW:
            whole = self._actions[f"new_{kind}"]
            short = QAction(whole.icon(), kind_word(kind), self)
            short.setEnabled(whole.isEnabled())
            short.triggered.connect(whole.trigger)
            whole.enabledChanged.connect(short.setEnabled)
            found.append(short)
        return found

    def enable(self, enabled: bool) -> None:
        """Whether there is a desk that these could work on."""
        for listed in self._actions:
            if listed.action.objectName() not in _WITHOUT_DESK:
                listed.action.setEnabled(enabled)

    def _add_file(self) -> None:
        add = self._actions.add
        keys = QKeySequence.StandardKey
        new = add("new_desk", self.tr("New desk…"), icon_name="plus", menu="file")
        new.triggered.connect(self.new_desk_asked)
        other = add(
            "open_desk",
            self.tr("Open desk…"),
            shortcuts=[keys.Open],
            icon_name="folder-open",
            menu="file",
        )
        other.triggered.connect(self.open_desk_asked)
        sample = add("sample_desk", self.tr("Open the sample desk"), icon_name="star", menu="file")
        sample.triggered.connect(self.sample_desk_asked)
        self._actions.add_line("file")
        self._add_foreign()
        paper = add(
            "print",
            self.tr("Print what is shown…"),
            shortcuts=[keys.Print],
            icon_name="printer",
            menu="file",
        )
        paper.triggered.connect(self.print_asked)
        outward = add(
            "outward", self.tr("Page or bulletin for others…"), icon_name="globe", menu="file"
        )
        outward.triggered.connect(self.outward_asked)
        backup = add("backup", self.tr("Back up now"), icon_name="save", menu="file")
        backup.triggered.connect(self.backup_asked)
        self._actions.add_line("file")
        out = add("quit", self.tr("Quit"), shortcuts=[keys.Quit], menu="file")
        out.triggered.connect(self.quit_asked)

    def _add_foreign(self) -> None:
        add = self._actions.add
        taken = add("import", self.tr("Import…"), icon_name="download", menu="file")
        taken.triggered.connect(self.import_asked)
        given = add("export", self.tr("Export…"), icon_name="upload", menu="file")
        given.triggered.connect(self.export_asked)
        pasted = add(
            "paste",
            self.tr("Paste a calendar, address card or table"),
            shortcuts=[QKeySequence.StandardKey.Paste],
            menu="edit",
        )
        pasted.triggered.connect(self.paste_asked)

    def add_kinds(self) -> None:
        """What can be new; to be called once, after the first paint: it needs all records."""
        from hrdesk.ui.words import kind_word

        self._actions.add_line("record")
        for kind in _NEW_IN_MENU:
            text = self.tr("New: {kind}").format(kind=kind_word(kind))
            icon_name = ICONS_OF_KINDS[kind]
            action = self._actions.add(f"new_{kind}", text, icon_name=icon_name, menu="record")
            action.setData(kind)
            self._kinds.addAction(action)
        self._add_views()

    def _add_views(self) -> None:
        """Each view of a place and each of its lists by name: there they are buttons and entries."""
        from hrdesk.ui.words import kind_plural

        titles, views = places.place_titles(), places.place_views()
        for place, title in titles.items():
            kinds = [kind for kind, home in places.HOME_OF_KIND.items() if home == place]
            # The only list of a place is the place.
            lists = {kind: kind_plural(kind) for kind in kinds if len(kinds) > 1}
            for key, word in {**views.get(place, {}), **lists}.items():
                text = self.tr("{place}: {view}").format(place=title, view=word)
                action = self._actions.add(f"{place} {key}", text, icon_name=places.ICONS[place])
                action.setData(f"{place} {key}")
                self._ways.addAction(action)

    def _add_new_here(self) -> None:
        here = self._actions.add(
            "new_here",
            self.tr("New in this place"),
            shortcuts=["Ctrl+N"],
            icon_name="plus",
            menu="record",
        )
        here.triggered.connect(self.new_here_asked)
        any_kind = self._actions.add(
            "new_any",
            self.tr("New of any kind…"),
            shortcuts=["Ctrl+Shift+N"],
            icon_name="plus",
            menu="record",
        )
        any_kind.triggered.connect(self.new_any_asked)
        twin = self._actions.add(
            "duplicate",
            self.tr("Make a copy"),
            shortcuts=["Ctrl+D"],
            icon_name="copy",
            menu="record",
        )
        apart = self._actions.add(
            "open_apart",
            self.tr("Open in a window of its own"),
            shortcuts=["Shift+Return", "Shift+Enter"],
            icon_name="external-link",
            menu="record",
        )
        apart.triggered.connect(self.apart_asked)
        twin.triggered.connect(self.duplicate_asked)
        self._actions.add_line("record")

    def _add_exchange(self) -> None:
        send = self._actions.add(
            "send",
            self.tr("Share a workbook…"),
            shortcuts=["Ctrl+E"],
            icon_name="send",
            menu="exchange",
            also=self.tr("send"),
        )
        send.triggered.connect(self.send_asked)
        chosen = self._actions.add(
            "send_chosen",
            self.tr("Share what is chosen…"),
            shortcuts=["Ctrl+Shift+E"],
            icon_name="send",
            menu="exchange",
            also=self.tr("send"),
        )
        chosen.triggered.connect(self.send_chosen_asked)
        receive = self._actions.add(
            "receive",
            self.tr("Open a workbook…"),
            shortcuts=["Ctrl+I"],
            icon_name="inbox",
            menu="exchange",
            also=self.tr("receive"),
        )
        receive.triggered.connect(self.receive_asked)
        # What opens a desk connects them: the window knows nothing of what Today offers.
        self._actions.add_line("exchange")
        add = self._actions.add
        add("weekly_update", self.tr("Weekly update…"), icon_name="mail", menu="exchange")
        add("visit_forecast", self.tr("Forecast of visits…"), icon_name="plane", menu="exchange")

    def _add_contacts(self) -> None:
        who = self._actions.add(
            "who",
            self.tr("Who handles this?"),
            shortcuts=["Ctrl+Shift+W"],
            icon_name="circle-question-mark",
            menu="go",
        )
        who.setData(f"{places.CONTACTS} who")
        self._ways.addAction(who)
        addresses = self._actions.add(
            "copy_addresses",
            self.tr("Copy addresses"),
            shortcuts=["Ctrl+Shift+C"],
            icon_name="copy",
            menu="record",
        )
        addresses.triggered.connect(self.addresses_asked)
        listed = self._actions.add(
            "add_to_list",
            self.tr("Add to a mailing list…"),
            shortcuts=["Ctrl+Shift+L"],
            icon_name="list",
            menu="record",
        )
        listed.triggered.connect(self.add_to_list_asked)

    def _add_visits(self) -> None:
        # In a list letters are for its filter, so B alone is not enough.
        self._actions.add(
            "visit_brief",
            self.tr("Brief for the delegation…"),
            shortcuts=["Ctrl+Shift+P"],
            icon_name="printer",
            menu="record",
        )

    def _add_calendar(self) -> None:
        """The ways to look at the calendar, each with its key there: no shortcut, for one types it."""
        self._actions.add_line("go")
        for key, view, words in (
            ("1", "day", self.tr("Calendar by day")),
            ("2", "week", self.tr("Calendar by week")),
            ("3", "month", self.tr("Calendar by month")),
            ("4", "agenda", self.tr("Calendar as agenda")),
            ("5", "year", self.tr("Calendar by year")),
            ("6", "upr", self.tr("Universal Periodic Review (UPR)")),
        ):
            action = self._actions.add(f"calendar_{view}", words, icon_name="calendar", menu="go")
            action.setIconText(words)
            action.setText(f"{words}\t{key}")
            action.setData(f"{places.CALENDAR} {view}")
            self._ways.addAction(action)

        hours = self._actions.add(
            "hours", self.tr("Common working hours…"), icon_name="clock", menu="go"
        )
        hours.triggered.connect(self.hours_asked)

    def _go_there(self, action: QAction) -> None:
        place, _, rest = str(action.data()).partition(" ")
        self.place_asked.emit(place, rest)

    def _add_languages(self) -> None:
        spoken = language.languages()
        if len(spoken) < 2:
            return
        now = language.choose(self._settings.language)
        self._actions.add_line("view")
        for each in spoken:
            action = self._actions.add(
                f"language_{each.code}", each.name, menu="view", checkable=True
            )
            action.setData(each.code)
            action.setChecked(each == now)
            self._languages.addAction(action)

    def _ask_new(self, action: QAction) -> None:
        self.new_asked.emit(str(action.data()))

    def _choose_language(self, action: QAction) -> None:
        self._settings.language = str(action.data())
        self.language_chosen.emit(action.text())


# Possible while no desk is open.
_WITHOUT_DESK = frozenset(
    {
        *("new_desk", "open_desk", "sample_desk", "quit", "full_screen", "about", "shortcuts"),
        *(
            "scheme_system",
            "scheme_light",
            "scheme_dark",
            "compact",
            "discreet",
            "bigger",
            "smaller",
            "normal",
        ),
        # Undo, redo, back and forward are told apart by the window itself.
        *("undo", "redo", "back", "forward"),
    }
)
