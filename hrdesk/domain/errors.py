"""Errors a person can meet. They carry data; their words live in `hrdesk/words.py`."""


class DeskError(Exception):
    """Something a person can understand and act on. Anything else that is raised is a bug.

    `code` is stable and printed by the command line; `about` holds what the words need.
    """

    code = "desk"

    def __init__(self, code: str = "", **about: object) -> None:
        super().__init__(code or type(self).code, about)
        if code:
            self.code = code
        self.about = about


class BadValue(DeskError):
    """A value does not fit its field. about: field, value, expected."""

    code = "bad_value"


class UnknownName(DeskError):
    """A kind, field, partner or code is not known. about: what, name, near."""

    code = "unknown_name"


class NotFound(DeskError):
    """There is no such record. about: ref."""

    code = "not_found"


class BadRef(DeskError):
    """A Ref cannot be read. about: text, reason, near."""

    code = "bad_ref"


class FileRefused(DeskError):
    """A file cannot be used. `code` names why; about: path and what the words need."""

    code = "file_refused"


class DeskFileError(DeskError):
    """The desk file cannot be opened or written. `code` names why; about: path."""

    code = "desk_file"


class RegisterRefused(DeskError):
    """A restricted register does not open. `code` names why; it tells nothing of the content."""

    code = "restricted"


class Cancelled(DeskError):
    """A person stopped the work; nothing was kept of it."""

    code = "cancelled"
