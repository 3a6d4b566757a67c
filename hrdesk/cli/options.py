"""What a command was given, by a shell or by a line of a batch, checked as it is asked for."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from hrdesk.domain.errors import DeskError, FileRefused
from hrdesk.domain.refs import parse_ref

Choice = TypeVar("Choice", bound=StrEnum)
_SCALARS = (str, int, float, bool, type(None))


class WrongUse(DeskError):
    """A command was not given what it needs, or something else than it takes. about: name."""

    code = "bad_argument"


class Options:
    """The options of one command. What is None, or an empty tuple from a shell, was not given."""

    def __init__(self, command: str, given: Mapping[str, object]) -> None:
        self.command = command
        self._given = {
            name: value for name, value in given.items() if value is not None and value != ()
        }

    def __contains__(self, name: str) -> bool:
        return name in self._given

    def text(self, name: str) -> str:
        """A text that must be there."""
        value = self.optional_text(name)
        if value is None:
            raise WrongUse("argument_missing", command=self.command, name=name)
        return value

    def optional_text(self, name: str) -> str | None:
        """A text, or None when it was not given."""
        value = self._given.get(name)
        if value is None or isinstance(value, str):
            return value
        raise self._wrong(name, "it takes a text.")

    def words(self, name: str) -> str:
        """A text, or several that a shell has split at its blanks."""
        value = self._given.get(name)
        if isinstance(value, tuple):
            return " ".join(map(str, value))
        return self.text(name)

    def flag(self, name: str) -> bool:
        """Yes or no; no when it was not given."""
        return self.optional_flag(name) or False

    def optional_flag(self, name: str) -> bool | None:
        """Yes or no, or None when it was not given."""
        value = self._given.get(name)
        if value is None or isinstance(value, bool):
            return value
        raise self._wrong(name, "it takes true or false.")

    def number(self, name: str) -> int | None:
        """A whole number, or None when it was not given."""
        value = self._given.get(name)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        raise self._wrong(name, "it takes a whole number.")

    def path(self, name: str) -> Path | None:
        """The path of a file, or None when it was not given."""
        value = self._given.get(name)
        if value is None or isinstance(value, Path):
            return value
        text = self.text(name)
        if not text or "\0" in text:
            raise self._wrong(name, "it takes the path of a file.")
        return Path(text)

    def secret(self, name: str) -> str:
        """The first line of a file that is named; empty when none is. Raises `FileRefused`."""
        path = self.path(name)
        if path is None:
            return ""
        try:
            line = path.read_text(encoding="utf-8-sig").partition("\n")[0].rstrip("\r")
        except (OSError, UnicodeDecodeError) as error:
            raise FileRefused("unreadable", path=path) from error
        if not line:
            raise FileRefused("no_password", path=path)
        return line

    def needed_path(self, name: str) -> Path:
        """The path of a file that must be there."""
        path = self.path(name)
        if path is None:
            raise WrongUse("argument_missing", command=self.command, name=name)
        return path

    def choice(self, name: str, default: Choice) -> Choice:
        """One of the values of a closed list."""
        text = self.optional_text(name)
        if text is None:
            return default
        listed = type(default)
        if text not in set(listed):
            raise self._wrong(name, f"it takes one of {', '.join(listed)}.")
        return listed(text)

    def ref(self) -> str:
        """The one Ref of the command. Raises `BadRef`."""
        return parse_ref(self.text("ref"))

    def refs(self) -> list[str]:
        """One Ref or several, as `ref` or as `refs`. Raises `BadRef`."""
        return [parse_ref(text) for name in ("ref", "refs") for text in self._texts(name)] or [
            parse_ref(self.text("ref"))
        ]

    def texts(self, name: str) -> list[str] | None:
        """A list of texts, or one text with commas or semicolons between; None when not given."""
        if name not in self:
            return None
        value = self._given[name]
        if isinstance(value, str):
            value = value.replace(";", ",").split(",")
        if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
            raise self._wrong(name, "it takes a list of texts.")
        return [each.strip() for each in value if each.strip()]

    def values(self) -> dict[str, object]:
        """The values of fields by name: an object, and what a shell gave as `field=value`."""
        given = self._given.get("values", {})
        if not isinstance(given, Mapping) or not all(map(_is_value, given.values())):
            raise self._wrong("values", "it takes an object of fields with texts or lists of them.")
        assigned = self._given.get("assignments", ())
        assert isinstance(assigned, tuple)
        return {**given, **dict(assigned)}

    def pairs(self, name: str) -> dict[str, str]:
        """Texts by name: an object, or what a shell gave as `name=text`."""
        given = self._given.get(name, {})
        found = dict(given) if isinstance(given, Mapping | tuple) else None
        if found is None or not all(isinstance(each, str) for each in found.values()):
            raise self._wrong(name, "it takes an object of texts.")
        return found

    def raw(self, name: str) -> object:
        """The value of a field, just as it was given. None when it was not."""
        value = self._given.get(name)
        if not _is_value(value):
            raise self._wrong(name, "it takes a text or a list of texts.")
        return value

    def only_one_of(self, *names: str) -> str | None:
        """Which of several options that exclude each other was given, if any."""
        found = [name for name in names if self._given.get(name, False) is not False]
        if len(found) > 1:
            raise self._wrong(found[1], f"it does not go together with {found[0]}.")
        return found[0] if found else None

    def _texts(self, name: str) -> list[str]:
        value = self._given.get(name, [])
        if isinstance(value, str):
            return [value]
        if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
            raise self._wrong(name, "it takes a Ref or a list of Refs.")
        return list(value)

    def _wrong(self, name: str, reason: str) -> WrongUse:
        return WrongUse(name=name, reason=reason)


def _is_value(value: object) -> bool:
    if isinstance(value, list | tuple):
        return all(isinstance(each, str | int | float) for each in value)
    return isinstance(value, _SCALARS)
