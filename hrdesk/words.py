"""Errors in words: what happened, that nothing is lost, and what to do. English; no Qt.

The command line prints these; the window translates them by the same codes.
"""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from hrdesk.domain import countries
from hrdesk.domain.errors import BadRef, BadValue, DeskError, NotFound, UnknownName
from hrdesk.domain.naming import readable
from hrdesk.domain.text import one_line

_PATH_WIDTH = 400
_SENTENCES: Mapping[str, str] = {
    "desk_exists": "There is a file {path} already, so no desk was made; choose another name.",
    "desk_missing": "There is no desk {path}; nothing was changed. Check the name and try again.",
    "desk_not_a_desk": "{path} is not a desk of HRDesk, so it was left as it is; choose a file that"
    " ends in .hrdesk.",
    "desk_in_use": "The desk {path} is open in another window or program; nothing was changed."
    " Close it there and try again.",
    "desk_newer": "The desk {path} was written by a newer HRDesk and was left untouched; install"
    " the newer program to open it.",
    "desk_damaged": "The desk {path} cannot be read and was left as it is; open your last backup"
    " instead.",
    "desk_not_copied": "The desk {path} is damaged, so no copy of it was made and the earlier copy was"
    " kept; open that one instead.",
    "copy_not_whole": "The copy {path} did not come out whole and was thrown away, an earlier one was"
    " kept; choose another folder or disk and try again.",
    "desk_unwritable": "HRDesk may not write {path}; nothing was changed. Choose a folder of your"
    " own or ask for the right to write there.",
    "desk_disk_full": "The disk is full, so the last change was not kept; everything before it is"
    " safe. Free some space and try again.",
    "occurrence_gone": "Nothing of this series stands on {day} any more; nothing was changed. Look at"
    " the calendar and choose again.",
    "rule_stays": "The rule “{rule}” names its days in a way in which they cannot be moved along;"
    " nothing was changed. Move this one only, or change the rule.",
    "move_exists": "There is a file {path} already, so nothing was written; choose another name.",
    "lock_damaged": "What the desk keeps of the passphrase of its lock is damaged, so no passphrase"
    " opens it any more; nothing else is lost. Close HRDesk, run “hrdesk lock-off” in a terminal and"
    " open the desk again.",
    "key_locked": "The key of the desk {path} lies in a keyring that does not answer now, so nothing"
    " was written. Unlock the keyring of this system and try again.",
    "not_moved": "{path} is not a desk to move in, so no desk was made. Choose the file that “Move"
    " this desk…” wrote; unless somebody gave it another name, that ends in .hrdesk-move.",
    "move_newer": "{path} was written by a newer HRDesk, so no desk was made; install the newer"
    " program to open it.",
    "move_damaged": "{path} is damaged or breaks off before its end, so no desk was made. Copy it"
    " again from where it was written.",
    "missing": "There is no file {path}; nothing was changed. Check the name and try again.",
    "unreadable": "HRDesk may not read {path}; nothing was changed. Close it in other programs and"
    " try again.",
    "empty": "{path} is empty; nothing was changed. Ask the sender for the file again.",
    "not_a_workbook": "{path} is not an Excel workbook (.xlsx); nothing was changed. Ask the sender"
    " to save it as .xlsx and send it again.",
    "truncated": "{path} breaks off before its end; nothing was changed. Ask the sender to send it"
    " again.",
    "password": "{path} opens with a passphrase only; nothing was changed. Ask the sender for it"
    " by telephone and give it.",
    "wrong_password": "{path} does not open with this passphrase; nothing was changed. Try again,"
    " and mind capital letters and the layout of the keyboard.",
    "no_password": "There is no passphrase in {path}; nothing was changed. Write it into the first"
    " line of the file.",
    "old_xls": "{path} is in the old Excel format (.xls); nothing was changed. Open it in your"
    " spreadsheet program, save it as .xlsx and try again.",
    "damaged": "{path} is damaged and cannot be read as a workbook; nothing was changed. Ask the"
    " sender to send it again.",
    "too_big": "{path} unpacks to far more than a workbook should hold, so it was not opened;"
    " nothing was changed. Ask the sender what it is.",
    "reading_too_big": "{path} needs far more memory than a file of its size should, so reading"
    " it was stopped; nothing was changed. Ask the sender what it is.",
    "reading_too_long": "{path} takes far longer to read than a file of its size should, so"
    " reading it was stopped; nothing was changed. Ask the sender what it is.",
    "reading_failed": "Reading {path} broke off in a way that HRDesk did not expect; nothing was"
    " changed. Try again, and if it happens again, ask the sender to save the file anew.",
    "wiped": "{path} held a record that was erased, so its content was thrown away and it cannot be"
    " opened again; the rest of the desk is as it was. Ask the sender if you need it.",
    "not_hrdesk": "{path} was not written by HRDesk, so it cannot be taken in as an answer; nothing"
    " was changed. Ask for the workbook that you sent, or import it as a list of somebody's own.",
    "no_list": "HRDesk finds no list in {path}: no line of headings with data below it; nothing was"
    " changed. Open it in your spreadsheet program and see that each column has a heading.",
    "not_a_calendar": "{path} is not a calendar file (.ics); nothing was changed. Export the calendar"
    " as iCalendar from its own program and try again.",
    "not_cards": "{path} is not a file of address cards (.vcf); nothing was changed. Export the"
    " contacts as vCard from their own program and try again.",
    "not_for_import": "HRDesk does not know what {path} is; nothing was changed. It takes in calendars"
    " (.ics), address cards (.vcf) and spreadsheets (.xlsx, .ods, .csv).",
    "damaged_text": "{path} is damaged and cannot be read; nothing was changed. Export it again from"
    " its own program.",
    "file_too_big": "{path} is larger than {most} MB, so it was not read; nothing was changed. Export"
    " a part of it only, such as a shorter time, and try again.",
    "too_many_entries": "{path} holds more than {most} entries, so it was not read; nothing was"
    " changed. Export a part of it only, such as a shorter time, and try again.",
    "not_uhri": "{path} is no export of the Universal Human Rights Index: it has no column of OHCHR"
    " annotation ids; nothing was changed. Export from the UHRI to Excel and take that file.",
    "newer_format": "{path} was written by a newer HRDesk at {sender}; nothing was changed. Install"
    " the newer program to read it.",
    "restricted_wrong": "The register does not open with this passphrase; nothing was changed. Try"
    " again, and mind capital letters and the layout of the keyboard.",
    "restricted_missing": "This register was not made yet; nothing was changed. Choose a passphrase"
    " to make it.",
    "restricted_there": "This register was made before; nothing was changed. Open it with its"
    " passphrase.",
    "restricted_closed": "The register was closed meanwhile, so this was not kept; what was kept"
    " before is safe. Open it and write again.",
    "cannot_write": "{path} could not be written; nothing was sent. Close it in other programs, or"
    " choose another folder, and try again.",
    "part_left": "{path} was begun and could not be removed; it is no whole file, nothing was sent and"
    " nothing is lost. Close it in other programs, and delete it.",
    "calendar_not_written": "{path} could not be written. The workbook beside it was, and counts as"
    " sent; nothing is lost. Close the calendar file in other programs and make the update again.",
    "calendar_part_left": "{path} was begun and could not be removed; it is no whole calendar file. The"
    " workbook beside it was written and counts as sent; nothing is lost. Close it in other programs,"
    " delete it, and make the update again.",
    "not_as_planned": "{path} did not come out as the preview showed it ({place}), so it was thrown"
    " away and nothing was sent; your records are as they were. Please report this.",
    "opening_stopped": "Opening {path} was stopped; the desk is as it was. Open it again when you like.",
    "cancelled": "The work was stopped; nothing of it was kept.",
    "nothing_to_undo": "There is nothing to undo.",
    "nothing_to_redo": "There is nothing to do again.",
    "no_conflict": "There is no conflict in {field} of {ref}; nothing was changed.",
    "no_such_value": "Only {count} values stand in {field}; nothing was changed. Take one of 1 to"
    " {count}.",
    "nothing_to_join": "Merging takes at least two records; nothing was changed. Name another one.",
    "other_country": "A joint visit is a visit to one State, and these go to two; nothing was changed."
    " Propose it for visits to the same State.",
    "not_one_kind": "Only records of one kind can be merged, a person with a person; nothing was"
    " changed.",
    "not_joined": "{ref} was not merged with any other record; nothing was changed.",
    "nothing_to_send": "Nothing on this desk may go to {partner}, so no workbook was written."
    " Check the labels of the records.",
    "later": "{what} comes with a later version of HRDesk; nothing was changed.",
    "bad_line": "This line is not one JSON object; nothing was changed. Write one command a line.",
    "bad_argument": "{name} is not right here: {reason} Nothing was changed.",
    "argument_missing": "The command {command} needs {name}; nothing was changed. Add it and try"
    " again.",
    "not_in_batch": "A batch works on one open desk, so {command} is no part of it; nothing was"
    " changed. Run it as a command of its own.",
    "not_written_over": "{path} is there already and is no workbook, so it was left as it is and"
    " nothing was sent; choose another name.",
    "other_file_there": "{path} is there already and is a file of another kind, so it was left as it"
    " is; choose another name.",
    "nothing_to_export": "Nothing of it may stand in this file, so none was written: {held_back} stay"
    " here by their labels, {without_days} have no exact days. Check labels and dates, or name the"
    " desk that it is for.",
    "bug": "HRDesk met an error that it does not know ({kind}); what was not finished was not kept,"
    " the rest is safe. Please report it with what {log} says.",
}
# Of what is asked for by its Ref: a Ref begins with three letters that say what it is of.
PREFIX = "prefix"
NO_RECORD_NAMED = (
    "No record was named; nothing was changed. Choose one, or give its Ref, such as"
    " VIS-7K3M-QX9P-2TVDR."
)
NO_KIND_OF_REF = (
    "No record of this version of HRDesk has a Ref that begins with {prefix}; nothing was changed."
    " Look whether the Ref is written right, or install the newest version."
)
_EXPECTED: Mapping[str, str] = {
    "country": "a country by its three letters, such as TUN",
    "date": "a date such as 2027-03-10, 2027-03, 2027-Q1 or 2027",
    "day": "a day such as 2027-03-10",
    "span": "dates such as 2027-03 or 2027-03-10/2027-03-12",
    "bool": "yes or no",
    "number": "a number",
    "rule": "terms such as focal_point_for:* or themes:torture, with quotation marks in pairs",
    "desk_code": "a short code of letters, digits and hyphens, such as ACHPR",
    "email": "an e-mail address",
    "url": "a web address",
    "zone": "a time zone such as Europe/Zurich",
    "link": "the Ref of a record of the right kind",
    "links": "Refs of records of the right kind",
    "something": "a value, because the record cannot be recognised without it",
    "shorter": "at most 32,767 characters",
    "no_control_characters": "text without control characters",
    "one_column": "one column of the list only",
    "no_semicolon": "text without a semicolon, which separates values",
}


def sentence(error: DeskError) -> str:
    """One sentence for a person: what happened, what is safe, what to do."""
    if isinstance(error, BadValue):
        return _bad_value(error)
    if isinstance(error, UnknownName):
        return _unknown(error)
    if isinstance(error, NotFound):
        return (
            f"There is no record {_legible(error.about['ref'])} on this desk; nothing was changed."
        )
    if isinstance(error, BadRef):
        return _bad_ref(error)
    about = {key: _legible(value, _PATH_WIDTH) for key, value in error.about.items()}
    return _SENTENCES[error.code].format_map(about)


def templates() -> Mapping[str, str]:
    """The sentence for each error code, with {places} for what the error is about."""
    return _SENTENCES


def wanted_values() -> Mapping[str, str]:
    """What a field wants, by the `expected` of a `BadValue`."""
    return _EXPECTED


def expected(code: str, codes: Sequence[str] = ()) -> str:
    """What a field wants, in words."""
    if codes:
        listed = ", ".join(codes[:12])
        return f"one of {listed}" + (" …" if len(codes) > 12 else "")
    return _EXPECTED.get(code, "text")


def _bad_value(error: BadValue) -> str:
    about = error.about
    listed = about.get("codes") or ()
    assert isinstance(listed, tuple)
    wanted = str(about["expected"])
    if listed == countries.CODES:
        wanted = "country"
    what = _EXPECTED.get(wanted) if wanted in ("country", "link", "links") else None
    what = what or expected(wanted, listed)
    name = readable(str(about["field"]))
    if not about["value"]:
        return f"{name} needs {what}; nothing was changed."
    return f"{name} cannot be “{_legible(about['value'])}”; nothing was changed. It takes {what}."


def _unknown(error: UnknownName) -> str:
    what, name = str(error.about["what"]), str(error.about["name"])
    known = error.about.get("known") or ()
    assert isinstance(known, tuple)
    if what == PREFIX:
        return NO_KIND_OF_REF.format(prefix=_legible(name)) if name else NO_RECORD_NAMED
    near = get_close_matches(name, known, n=1)
    hint = f" Did you mean {near[0]}?" if near else ""
    return f"HRDesk knows no {what} named “{_legible(name)}”; nothing was changed.{hint}"


def _bad_ref(error: BadRef) -> str:
    text, reason = _legible(error.about["text"]), error.about["reason"]
    if reason == "lookalike":
        why = f"Refs have no {error.about['symbol']}"
    elif reason == "symbol":
        why = f"Refs have no “{_legible(error.about['symbol'])}”"
    elif reason == "length":
        why = "a Ref has three letters and thirteen symbols, as in VIS-7K3M-QX9P-2TVDR"
    else:
        why = "one of its symbols is wrong"
    return f"“{text}” is not a Ref: {why}. Nothing was changed."


def _legible(value: object, width: int = 80) -> str:
    """What a person gave, short enough for a sentence and without signs that a terminal obeys."""
    text = one_line(str(value), width)
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in text)
