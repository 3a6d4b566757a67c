"""The keys of views and of the tabs of a record that do something to a line, for the sheet of shortcuts."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate
Rows = tuple[tuple[tuple[str, ...], str], ...]


@dataclass(frozen=True)
class PlaceKeys:
    """What the keys of one part of the window do: keys as Qt writes them, and words.

    `modules` of the window answer them; a test holds both together.
    """

    part: str
    title: str
    rows: Rows
    modules: tuple[str, ...] = ()


def verb_keys() -> Iterator[PlaceKeys]:
    """All of them, by place."""
    yield from _of_visits()
    yield from _of_follow_up()
    yield from _of_documents()
    yield PlaceKeys(
        "action_points",
        translate("PlaceKeys", "Action points of an event"),
        (
            (("Space",), translate("PlaceKeys", "Done, or not")),
            (("O",), translate("PlaceKeys", "Open it")),
        ),
        ("calendar.action_points_tab",),
    )
    yield PlaceKeys(
        "columns",
        translate("PlaceKeys", "Choosing columns"),
        (
            (("Space",), translate("PlaceKeys", "Show it, or not")),
            (("Alt+Up", "Alt+Down"), translate("PlaceKeys", "Earlier or later")),
            (("Alt+Left", "Alt+Right"), translate("PlaceKeys", "Narrower or wider")),
        ),
        ("records.filter_popup",),
    )
    yield PlaceKeys(
        "bin",
        translate("PlaceKeys", "In the bin"),
        (
            (("Return",), translate("PlaceKeys", "Look at it")),
            (("R",), translate("PlaceKeys", "Bring it back")),
            (("Del",), translate("PlaceKeys", "Erase it")),
        ),
        ("bin.page",),
    )
    yield PlaceKeys(
        "join",
        translate("PlaceKeys", "Joining records"),
        (
            (("1", "2"), translate("PlaceKeys", "Take what this record says")),
            (("0",), translate("PlaceKeys", "Leave it open")),
        ),
        ("records.join_grid",),
    )


def _of_visits() -> Iterator[PlaceKeys]:
    say = translate
    yield PlaceKeys(
        "visit",
        say("PlaceKeys", "Status of a visit"),
        (
            (("R",), say("PlaceKeys", "Next status")),
            (("C",), say("PlaceKeys", "Confirm it, with its dates")),
            (("B",), say("PlaceKeys", "Brief for the delegation")),
        ),
        ("visits.overview_tab",),
    )
    yield PlaceKeys(
        "assess",
        say("PlaceKeys", "Earlier recommendations of a visit"),
        (
            (
                ("D", "P", "U", "N"),
                say("PlaceKeys", "Done, partly done, under way, not started"),
            ),
            (("S",), say("PlaceKeys", "Into the statement, or not")),
            (("F",), say("PlaceKeys", "Follow it up, or not")),
            (("W",), say("PlaceKeys", "Only what is not yet assessed")),
            (("O",), say("PlaceKeys", "Open it")),
        ),
        ("visits.recommendations_tab",),
    )
    yield PlaceKeys(
        "visit_lists",
        say("PlaceKeys", "Check-list, places, delegation of a visit"),
        (
            (("Space",), say("PlaceKeys", "Done, or not")),
            (("P",), say("PlaceKeys", "Prepare the usual items")),
            (("V",), say("PlaceKeys", "Visit the place, or not")),
            (("H",), say("PlaceKeys", "Leads the delegation")),
            (("-",), say("PlaceKeys", "Does not go")),
            (("O",), say("PlaceKeys", "Open it")),
        ),
        ("visits.checklist_tab", "visits.places_tab", "visits.delegation_tab"),
    )
    yield PlaceKeys(
        "visit_papers",
        say("PlaceKeys", "Papers of a visit"),
        (
            (("S", "T"), say("PlaceKeys", "Begin the statement, the report")),
            (("R",), say("PlaceKeys", "Next stage")),
            (("C",), say("PlaceKeys", "Ask for a clearance")),
            (("I",), say("PlaceKeys", "Insert the ticked findings")),
            (("B",), say("PlaceKeys", "Feedback given to a partner")),
        ),
        ("visits.papers_tab",),
    )
    yield PlaceKeys(
        "overlaps",
        say("PlaceKeys", "Overlaps of visits"),
        (
            (("J",), say("PlaceKeys", "Join into one visit")),
            (("P",), say("PlaceKeys", "Propose a joint visit")),
            (("1", "2"), say("PlaceKeys", "Open the first, the second")),
            (("M",), say("PlaceKeys", "Mute, or tell of it again")),
        ),
        ("visits.overlaps_pane",),
    )


def _of_follow_up() -> Iterator[PlaceKeys]:
    say = translate
    yield PlaceKeys(
        "matrix",
        say("PlaceKeys", "Recommendations as a matrix"),
        (
            (("D", "P"), say("PlaceKeys", "Done, partly done")),
            (("U", "N"), say("PlaceKeys", "Under way, not started")),
            (("-", "?"), say("PlaceKeys", "Not applicable, not known")),
            (("Ctrl+Down", "Ctrl+Right"), say("PlaceKeys", "Leap to the next group")),
            (("Return",), say("PlaceKeys", "Open it, or go deeper")),
        ),
        ("follow_up.recommendation_words",),
    )
    yield PlaceKeys(
        "joint",
        say("PlaceKeys", "Joint activities"),
        (
            (("L", "P", "I"), say("PlaceKeys", "Leads, takes part, is informed")),
            (("-",), say("PlaceKeys", "Has no part")),
            (("1", "2"), say("PlaceKeys", "Of what may be done twice: open the first, the second")),
            (("M",), say("PlaceKeys", "Mute, or tell of it again")),
        ),
        ("follow_up.joint_view", "follow_up.twice_pane"),
    )
    yield PlaceKeys(
        "plan",
        say("PlaceKeys", "Plan"),
        (
            (("O", "U"), say("PlaceKeys", "Open, under way")),
            (("D", "V"), say("PlaceKeys", "Done, verified")),
            (("M",), say("PlaceKeys", "Add a dated line")),
        ),
        ("follow_up.plan_view",),
    )
    yield PlaceKeys(
        "ratification",
        say("PlaceKeys", "Ratification"),
        (
            (("R", "A"), say("PlaceKeys", "Ratified, acceded")),
            (("S", "N"), say("PlaceKeys", "Signed, not signed")),
            (("D", "?"), say("PlaceKeys", "Denounced, not known")),
        ),
        ("follow_up.ratification_words",),
    )
    yield PlaceKeys(
        "reports",
        say("PlaceKeys", "Reports due"),
        ((("R",), say("PlaceKeys", "The report came today")),),
        ("follow_up.reports_view",),
    )


def _of_documents() -> Iterator[PlaceKeys]:
    say = translate
    yield PlaceKeys(
        "statements",
        say("PlaceKeys", "Statements"),
        (
            (("R",), say("PlaceKeys", "Next stage")),
            (("C", "G"), say("PlaceKeys", "Ask for a clearance, clearance given")),
            (("Space",), say("PlaceKeys", "Open it")),
            (("Ctrl+Left", "Ctrl+Right"), say("PlaceKeys", "On the board: to another stage")),
        ),
        ("documents.tracker_view",),
    )
    yield PlaceKeys(
        "paper",
        say("PlaceKeys", "File of a document"),
        (
            (("F",), say("PlaceKeys", "Name its file")),
            (("K",), say("PlaceKeys", "Is mine the same?")),
        ),
        ("documents.paper_tab",),
    )
    yield PlaceKeys(
        "draft",
        say("PlaceKeys", "Writing a draft"),
        (
            (("Ctrl+Alt+1", "Ctrl+Alt+2"), say("PlaceKeys", "Heading, subheading")),
            (("Ctrl+Alt+3", "Ctrl+Alt+4"), say("PlaceKeys", "Points, numbers")),
            (("Ctrl+B",), say("PlaceKeys", "Bold")),
        ),
        ("records.editors.draft",),
    )
