"""Why a line of a list may be a record here, as a person reads it in a terminal."""

from collections.abc import Mapping
from typing import Any

from hrdesk.domain.records import kind_of
from hrdesk.domain.twins import Reason

_WHY: Mapping[str, str] = {
    Reason.REF: "the same Ref",
    Reason.EMAIL: "the same e-mail address",
    Reason.KEY: "the same symbol or key",
    Reason.NAME: "the same name",
    Reason.SCRIPT: "the same name in another script",
    Reason.VISIT: "the same country, dates that are near",
    Reason.LIKE: "a name like it",
    Reason.PHONE: "the same telephone number",
    Reason.COLLEAGUE: "the same organisation, a name like it",
}
# What has no name is known by something else.
_OF_KIND = {"ratification": "the same State and instrument", "country_file": "the same State"}


def twin_words(twin: Mapping[str, Any]) -> str:
    """A record that may be meant, why, and how sure that is."""
    why = _WHY[twin["why"]]
    if twin["why"] == Reason.VISIT:
        why = _OF_KIND.get(kind_of(twin["ref"]), why)
    sure = "certain" if twin["certain"] else f"{twin['likeness']} %"
    return f"{twin['ref']} ({why}, {sure})"
