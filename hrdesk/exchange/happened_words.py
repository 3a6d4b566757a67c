"""The words for what happened to a workbook, in the language of whoever wrote in it.

The texts lie in `resources/what_happened`, one file a language, every file with the same parts.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from hrdesk.domain.naming import readable
from hrdesk.domain.records import KINDS
from hrdesk.exchange.happened import Sort, Told
from hrdesk.exchange.layout import CONFLICTS, DECISION
from hrdesk.exchange.read_me import heading_of, headings
from hrdesk.geography import LANGUAGES
from hrdesk.resources import resource

_MOST_CODES = 12
# By code: what HRDesk did, and what a person can do.
_DEEDS: Mapping[str, tuple[str, str]] = {
    "bad_value": ("kept", "write_again"),
    "refused_together": ("kept", "write_together"),
    "required": ("nothing", "fill"),
    "display_only": ("link_kept", "ref_beside"),
    "unknown_column": ("nothing", "own_columns"),
    "unknown_sheet": ("nothing", "own_columns"),
    "from_csv": ("read", "save_xlsx"),
    "from_ods": ("read", "save_xlsx"),
    "macros": ("not_run", "save_xlsx"),
    "bad_ref": ("line_left_out", "correct_ref"),
    "wrong_sheet": ("line_left_out", "move_line"),
    "foreign_ref": ("line_left_out", "other_workbook"),
    "no_base": ("nothing", "as_sent"),
    "error_value": ("kept", "write_value"),
    "formula": ("kept", "write_value"),
    "copied_row": ("nothing", "spare_line"),
    "same_ref_twice": ("nothing", "one_line"),
    "torn_column": ("nothing", "sort_whole"),
    "mass_clearing": ("not_emptied", "say_so"),
    "unknown_name": ("link_kept", "write_ref"),
    "ambiguous_name": ("link_kept", "write_ref"),
    "ambiguous_date": ("kept", "write_date"),
    "year_or_day": ("kept", "write_date"),
    "ref_moved": ("nothing", "sort_whole"),
    "unknown_entry": ("nothing", "none"),
    "bad_entry": ("nothing", "none"),
    "private_entry": ("nothing", "none"),
    "later_field": ("goes_on", "none"),
    "later_code": ("goes_on", "none"),
    "later_kind": ("goes_on", "none"),
    "later_sheet": ("nothing", "newer"),
    "later_edit": ("kept", "newer"),
    "no_ref": ("asks", "spare_line"),
    "unknown_line": ("nothing", "decision_column"),
    "shown_changed": ("kept", "decision_column"),
    "values_changed": ("no_decision", "choose_value"),
    "two_decisions": ("no_decision", "one_decision"),
    "ambiguous_decision": ("no_decision", "choose_value"),
    "decision_and_edit": ("no_decision", "one_decision"),
    "disguise": ("kept", "none"),
    "missing": ("nothing_removed", "please_remove"),
    "edited": ("understood", "none"),
    "new": ("understood_new", "none"),
    "not_hrdesk": ("refused", "ask_workbook"),
    "newer_format": ("refused", "newer"),
}
_OTHER = ("nothing", "own_columns")
_ONE_ENTRY = ("unknown_entry", "bad_entry", "private_entry")
# Expected is the kind of record that a Ref is to name.
_NAMES_A_KIND = ("bad_value", "unknown_name", "ambiguous_name", "wrong_sheet")
# Expected is a kind of value.
_FITS_A_FIELD = ("bad_value", "required", "ambiguous_date")


def deeds() -> Mapping[str, tuple[str, str]]:
    """By code: the keys of what HRDesk did and of what a person can do."""
    return _DEEDS


@lru_cache(maxsize=len(LANGUAGES))
def happened_texts(language: str) -> Mapping[str, Any]:
    """All texts in a language."""
    text = resource("what_happened", f"{language}.json").read_text(encoding="utf-8")
    texts: Mapping[str, Any] = json.loads(text)
    return texts


class Words:
    """The words of one language; English where the language is not known."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        self._texts = happened_texts(self.language)
        self._names = {**headings(), "decision": heading_of(CONFLICTS, DECISION)}

    def text(self, key: str) -> str:
        """A text of the sheet itself."""
        return str(self._texts[key])

    def more(self, count: int) -> str:
        """That so many lines are not listed."""
        return self.text("more").format(count=count)

    def columns(self) -> list[str]:
        """The headings of the list, in their order."""
        return list(self._texts["columns"].values())

    def sort(self, sort: Sort) -> str:
        """What a line is."""
        return str(self._texts["sorts"][sort.value])

    def line(self, told: Told) -> list[str]:
        """The cells of one line of the list, in the order of the headings."""
        did, do = _DEEDS.get(told.code, _OTHER)
        found = f"{told.found} (× {told.cells})".strip() if told.cells > 1 else told.found
        return [
            told.sheet or self.text("whole_file"),
            told.address,
            self.sort(told.sort),
            self._what(told.code),
            found,
            self._expected(told),
            str(self._texts["did"][did]),
            str(self._texts["do"][do]).format_map(self._names),
            told.code,
        ]

    def _what(self, code: str) -> str:
        key = "entry" if code in _ONE_ENTRY else code
        return str(self._texts["what"].get(key) or self._texts["what"]["other"])

    def _expected(self, told: Told) -> str:
        words = self._texts["expected"]
        if told.codes:
            listed = "; ".join(map(readable, told.codes[:_MOST_CODES]))
            more = " …" if len(told.codes) > _MOST_CODES else ""
            return str(words["one_of"]).format(codes=listed + more)
        if told.code in _NAMES_A_KIND and told.expected in KINDS:
            return str(words["ref_of_kind"])
        if told.code in _FITS_A_FIELD and told.expected in words:
            return str(words[told.expected]).format_map(self._names)
        return told.expected
