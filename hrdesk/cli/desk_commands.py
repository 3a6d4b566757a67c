"""The commands that work on an open desk, by name, for the shell and for `batch` alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hrdesk.cli import answers, on_desk, on_disclosure, on_exchange, on_moving, on_records
from hrdesk.cli.answers import Answer
from hrdesk.cli.options import Options
from hrdesk.store.database import Database


@dataclass(frozen=True, slots=True)
class Command:
    """What a command does, and the options that it takes."""

    run: Callable[[Database, Options], Answer]
    keys: tuple[str, ...] = ()


def _import(database: Database, options: Options) -> Answer:
    # Loaded when a command needs it, with all that reads workbooks.
    from hrdesk.cli.on_lists import import_file

    return import_file(database, options)


def _who(database: Database, options: Options) -> Answer:
    from hrdesk.cli.on_contacts import who

    return who(database, options)


def _addresses(database: Database, options: Options) -> Answer:
    from hrdesk.cli.on_contacts import addresses

    return addresses(database, options)


def _export(database: Database, options: Options) -> Answer:
    from hrdesk.cli.on_exports import export

    return export(database, options)


def _same(name: str) -> Callable[[Database, Options], Answer]:
    def run(database: Database, options: Options) -> Answer:
        from hrdesk.cli import on_same

        commands = {
            "duplicates": on_same.duplicates,
            "join": on_same.join,
            "unjoin": on_same.unjoin,
            "apart": on_same.apart,
        }
        return commands[name](database, options)

    return run


def _kinds(_: Database, __: Options) -> Answer:
    return answers.kinds()


_PARTNER = ("code", "name", "email", "focal_point", "language", "zone", "rhythm", "key_compared")
_REFS = ("ref", "refs")
_SEND = (
    "to",
    "out",
    "what",
    "all",
    "changed",
    "ref",
    "refs",
    "pass_on",
    "preview",
    "password_file",
)
_RECEIVE = (
    "book",
    "plan",
    "accept",
    "conflicts",
    "removals",
    "key_compared",
    "newer",
    "report",
    "password_file",
)
_IMPORT = ("source", "as", "kind", "plan", "sheet", "map", "rows", "row", "label", "organisation")
_EXPORT = ("out", "as", "kind", "where", "to", "language", "vcard", "columns", "separator")
DESK_COMMANDS: Mapping[str, Command] = {
    "partner": Command(on_desk.partner, _PARTNER),
    "partners": Command(on_desk.list_partners),
    "kinds": Command(_kinds),
    "add": Command(on_records.add, ("kind", "values", "label", "partners")),
    "set": Command(on_records.set_values, ("ref", "values", "label", "partners")),
    "remove": Command(on_records.remove, _REFS),
    "restore": Command(on_records.restore, _REFS),
    "archive": Command(on_records.archive, _REFS),
    "list": Command(on_records.list_records, ("kind", "where", "removed")),
    "show": Command(on_records.show, ("ref",)),
    "history": Command(on_records.history, ("ref",)),
    "search": Command(on_records.search_records, ("text",)),
    "send": Command(on_exchange.send, _SEND),
    "receive": Command(on_exchange.receive, _RECEIVE),
    "disclosed": Command(on_disclosure.disclosed, ("to", "ref")),
    "erase": Command(on_disclosure.erase, ("ref", "plan")),
    "inbox": Command(on_exchange.inbox),
    "import": Command(_import, _IMPORT),
    "export": Command(_export, _EXPORT),
    "duplicates": Command(_same("duplicates"), ("kind",)),
    "join": Command(_same("join"), (*_REFS, "values", "label", "plan")),
    "unjoin": Command(_same("unjoin"), ("ref",)),
    "apart": Command(_same("apart"), (*_REFS, "again")),
    "who": Command(_who, ("mechanism", "theme", "country")),
    "addresses": Command(_addresses, ("ref", "restricted", "draft")),
    "conflicts": Command(on_records.list_conflicts),
    "resolve": Command(on_records.resolve, ("ref", "field", "take", "value")),
    "undo": Command(on_desk.undo),
    "redo": Command(on_desk.redo),
    "backup": Command(on_desk.backup, ("to",)),
    "check": Command(on_desk.check),
    "lock-off": Command(on_desk.lock_off),
    "move-out": Command(on_moving.move_out, ("to", "password_file")),
}
