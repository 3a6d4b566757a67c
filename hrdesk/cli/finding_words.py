"""The lines of an import's report, one sentence each: what was found and what HRDesk did."""

from collections.abc import Mapping

_NOT_KNOWN = "HRDesk could make no use of this; what was sent stays."
_SENTENCES: Mapping[str, str] = {
    "bad_value": "The field cannot take what the cell holds; the value that was sent stays.",
    "refused_together": "The cell makes one field with another that could not be read; the value"
    " that was sent stays.",
    "required": "The cell is empty, and a record cannot be recognised without it; a new line was"
    " left out, in a line that was sent the old value stays.",
    "display_only": "A name beside a Ref was written over, which is there for reading only; the"
    " link stays.",
    "unknown_column": "Somebody added a column; nothing of it was taken over.",
    "unknown_sheet": "Somebody added a sheet; nothing of it was taken over.",
    "from_csv": "The file is one sheet saved as .csv; what else was in the workbook was not looked"
    " for.",
    "from_ods": "The workbook was saved as .ods; all that it still holds was read, and .xlsx keeps"
    " more.",
    "macros": "The workbook holds a program of its own (macros); it was not run, and nothing of it"
    " was taken over.",
    "bad_ref": "The Ref of the line is wrong; the line was left out.",
    "wrong_sheet": "The line belongs to the sheet of another kind of record; it was left out.",
    "foreign_ref": "This workbook was not sent with the Ref of the line; the line was left out.",
    "no_base": "The hidden copy of what was sent is missing or damaged, so what is new in the line"
    " cannot be told; nothing of it was taken over.",
    "error_value": "The cell shows an error of the spreadsheet program; the value that was sent"
    " stays.",
    "formula": "The cell holds a formula; the value that was sent stays.",
    "copied_row": "The line is a changed copy of another, which stays as it was sent; the copy"
    " waits to be chosen as a new record.",
    "same_ref_twice": "Several changed lines have the same Ref; none of them was taken over.",
    "torn_column": "The cells of the column hold each other's values, as after a sort of this"
    " column alone; nothing of the column was taken over.",
    "unknown_line": "The line of the sheet of conflicts is none that was sent; nothing of it was"
    " taken over.",
    "shown_changed": "A cell that is there for comparing only was written over; a decision belongs"
    " in the column Decision.",
    "values_changed": "The values beside the decision are no longer those that were sent; the"
    " decision was not taken over.",
    "two_decisions": "Different decisions were written for one conflict; none of them was taken"
    " over.",
    "ambiguous_decision": "The decision fits several of the values that stand; all of them stand on.",
    "decision_and_edit": "The decision on the sheet of conflicts differs from what was written in"
    " the record's own line; neither was taken over.",
    "mass_clearing": "Very many cells of the column were emptied; none of them was emptied here.",
    "unknown_name": "No record of this name was sent in the workbook; the link stays.",
    "ambiguous_name": "Several records of the workbook have this name; the link stays.",
    "ambiguous_date": "The date can be read in two ways; the value that was sent stays.",
    "same_spare_line": "The line was filled in before, in another copy, with something else; what"
    " it adds is taken in only if you accept it.",
    "erased_here": "The record was erased on this desk; it comes back only if you accept it by"
    " itself.",
    "no_longer_shared": "The sender shares the record with this desk no longer; it stays here unless"
    " you accept taking it off this desk, and no other desk hears of that.",
    "withdrawn_since": "The sender has said since that it shares the record with this desk no longer;"
    " it comes in only if you accept it.",
    "taken_off_here": "The record was taken off this desk; it comes back only if you accept it.",
    "withdrawn_not_here": "The sender shares a record with this desk no longer that is not here; there"
    " is nothing to do.",
    "year_or_day": "A year in a cell that shows days reads as a day in 1905; the value that was sent"
    " stays.",
    "ref_moved": "The Ref of the line is that of another, as after a sort of the Refs alone; nothing"
    " of the line was taken over.",
    "unknown_entry": "The hidden copy of what was sent holds something that this version does not"
    " know; it was left out.",
    "later_field": "Comes from a newer HRDesk, which has a field that this one does not; it is kept"
    " and goes on with the record, as far as its floor allows.",
    "later_code": "Comes from a newer HRDesk, which has a code that this one does not; it is kept and"
    " goes on with the record.",
    "later_kind": "The sheet holds records of a kind that only a newer HRDesk has; they are kept as"
    " they were sent, and go on to those who may have them.",
    "erased_later": "The record was erased on this desk, and is of a kind that only a newer HRDesk"
    " has; it was left out.",
    "withdrawn_later": "The sender shares the record with this desk no longer, and it is of a kind that"
    " only a newer HRDesk has; it is kept, and `erase` takes it out.",
    "later_sheet": "The sheet holds records of a kind that only a newer HRDesk has; they are not"
    " taken over, and wait in the file.",
    "later_edit": "A cell of a field that only a newer HRDesk has was changed; the value that was"
    " sent stays.",
    "bad_entry": "The hidden copy of what was sent holds a value that its field cannot have; it was"
    " left out.",
    "private_entry": "The hidden copy of what was sent holds a field that no desk ever sends; it was"
    " left out.",
    "no_ref": "The line has no Ref; it is a new record if you accept it. Records here that it may"
    " be are named.",
    "label_lowered": "The label would let the record go further than now; it stays until you"
    " accept it.",
    "partners_widened": "More desks would get the record than now; they stay out until you accept"
    " it.",
    "joined": "The record is said to be the same as another; both stay by themselves until you"
    " accept it.",
    "unjoined": "The record is said not to be the same as another after all; both stay one until"
    " you accept it.",
    "disguise": "The spreadsheet program wrote the value in another form by itself; the value that"
    " was sent stays.",
    "other_recipient": "The workbook was written for another desk; it is read all the same. If it"
    " came here by mistake, tell the sender.",
    "list_bad_value": "The field cannot take what the cell of the list holds; it was left out.",
    "list_error_value": "The cell shows an error of the spreadsheet program; it was left out.",
    "list_formula": "The cell holds a formula that came to nothing yet; it was left out.",
    "list_year_or_day": "A year in a cell that shows days reads as a day in 1905; it was left out.",
    "list_ambiguous_date": "The date can be read in two ways; it was left out.",
    "list_unknown_name": "Neither a line of this file nor a record of this desk has this name; the"
    " link was left out.",
    "list_several_here": "Several records of this desk have this name; the link was left out.",
    "list_ambiguous_name": "Several lines of this file have this name; the link was left out.",
    "list_link_left_out": "The line that the link names was left out; so was the link.",
    "list_bad_ref": "The Ref of the line is wrong; the line was left out.",
    "list_required": "A record cannot be recognised without this field; the line was left out.",
    "list_said_twice": "Another line of the list says something else of the same record; the first"
    " one counts.",
    "list_says_otherwise": "The list says something else, and not what it was made from; what stands"
    " here stays until you accept it.",
    "newer_version": "Another version of this workbook came before; this one came later and holds"
    " what that one does not. --newer says that it takes the place of the earlier one.",
    "lesser_version": "Another version of this workbook came before and holds all that this one"
    " does, and more; this one may be the older of both.",
    "missing": "The line was sent and did not come back; nothing was changed by that.",
}


def finding_sentence(code: str) -> str:
    """The sentence for a code of the report; for an unknown one, what is always true."""
    return _SENTENCES.get(code, _NOT_KNOWN)


def known_findings() -> frozenset[str]:
    """The codes that have a sentence of their own."""
    return frozenset(_SENTENCES)
