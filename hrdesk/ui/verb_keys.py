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
    yield _visit()
    yield _assess()
    yield _visit_lists()
    yield _visit_papers()
    yield _overlaps()
    yield _matrix()
    yield _joint()
    yield _plan()
    yield _ratification()
    yield _reports()
    yield _statements()
    yield _paper()
    yield _draft()
    yield _action_points()
    yield _columns()
    yield _bin()
    yield _join()
    yield _share()


def _visit() -> PlaceKeys:
    return PlaceKeys(
        "visit",
        translate("PlaceKeys", "Status of a visit"),
        (
            (("R",), translate("PlaceKeys", "Next status")),
            (("C",), translate("PlaceKeys", "Confirm it, with its dates")),
            (("B",), translate("PlaceKeys", "Brief for the delegation")),
        ),
        ("visits.overview_tab", "visits.page"),
    )


def _assess() -> PlaceKeys:
    return PlaceKeys(
        "assess",
        translate("PlaceKeys", "Earlier recommendations of a visit"),
        (
            (
                ("D", "P", "U", "N"),
                translate("PlaceKeys", "Done, partly done, under way, not started"),
            ),
            (("S",), translate("PlaceKeys", "Into the statement, or not")),
            (("F",), translate("PlaceKeys", "Follow it up, or not")),
            (("W",), translate("PlaceKeys", "Only those to assess")),
            (("O",), translate("PlaceKeys", "Open it")),
        ),
        ("visits.recommendations_tab",),
    )


def _visit_lists() -> PlaceKeys:
    return PlaceKeys(
        "visit_lists",
        translate("PlaceKeys", "Check-list, places, delegation of a visit"),
        (
            (("Space",), translate("PlaceKeys", "Done, or not")),
            (("P",), translate("PlaceKeys", "Prepare the usual items")),
            (("V",), translate("PlaceKeys", "Add the place to the visit, or take it off")),
            (("H",), translate("PlaceKeys", "Leads the delegation")),
            (("-",), translate("PlaceKeys", "Does not go")),
            (("O",), translate("PlaceKeys", "Open it")),
        ),
        ("visits.checklist_tab", "visits.places_tab", "visits.delegation_tab"),
    )


def _visit_papers() -> PlaceKeys:
    return PlaceKeys(
        "visit_papers",
        translate("PlaceKeys", "Documents of a visit"),
        (
            (("S", "T"), translate("PlaceKeys", "Begin the statement, the report")),
            (("R",), translate("PlaceKeys", "Next stage")),
            (("C",), translate("PlaceKeys", "Ask for a clearance")),
            (("I",), translate("PlaceKeys", "Insert the ticked findings")),
            (("B",), translate("PlaceKeys", "Feedback given to a partner")),
        ),
        ("visits.papers_tab",),
    )


def _overlaps() -> PlaceKeys:
    return PlaceKeys(
        "overlaps",
        translate("PlaceKeys", "Overlaps of visits"),
        (
            (("J",), translate("PlaceKeys", "Merge into one visit")),
            (("P",), translate("PlaceKeys", "Propose a joint visit")),
            (("1", "2"), translate("PlaceKeys", "Open the first, the second")),
            (("M",), translate("PlaceKeys", "Mute, or tell of it again")),
        ),
        ("visits.overlaps_pane",),
    )


def _matrix() -> PlaceKeys:
    return PlaceKeys(
        "matrix",
        translate("PlaceKeys", "Recommendations as a matrix"),
        (
            (("D", "P"), translate("PlaceKeys", "Done, partly done")),
            (("U", "N"), translate("PlaceKeys", "Under way, not started")),
            (("-", "?"), translate("PlaceKeys", "Not applicable, not known")),
            (("Ctrl+Down", "Ctrl+Right"), translate("PlaceKeys", "Leap to the next group")),
            (("Return",), translate("PlaceKeys", "Open it, or go deeper")),
        ),
        ("follow_up.recommendation_words",),
    )


def _joint() -> PlaceKeys:
    return PlaceKeys(
        "joint",
        translate("PlaceKeys", "Joint activities"),
        (
            (("L", "P", "I"), translate("PlaceKeys", "Leads, takes part, is informed")),
            (("-",), translate("PlaceKeys", "Has no part")),
            (
                ("1", "2"),
                translate("PlaceKeys", "Of what may be done twice: open the first, the second"),
            ),
            (("M",), translate("PlaceKeys", "Mute, or tell of it again")),
        ),
        ("follow_up.joint_view", "follow_up.twice_pane"),
    )


def _plan() -> PlaceKeys:
    return PlaceKeys(
        "plan",
        translate("PlaceKeys", "Plan"),
        (
            (("O", "U"), translate("PlaceKeys", "Open, under way")),
            (("D", "V"), translate("PlaceKeys", "Done, verified")),
            (("M",), translate("PlaceKeys", "Note what was done")),
        ),
        ("follow_up.plan_view",),
    )


def _ratification() -> PlaceKeys:
    return PlaceKeys(
        "ratification",
        translate("PlaceKeys", "Who ratified what"),
        (
            (("R", "A"), translate("PlaceKeys", "Ratified, acceded")),
            (("S", "N"), translate("PlaceKeys", "Signed, not signed")),
            (("D", "?"), translate("PlaceKeys", "Denounced, not known")),
        ),
        ("follow_up.ratification_words",),
    )


def _reports() -> PlaceKeys:
    return PlaceKeys(
        "reports",
        translate("PlaceKeys", "Reports due"),
        ((("R",), translate("PlaceKeys", "The report came today")),),
        ("follow_up.reports_view",),
    )


def _statements() -> PlaceKeys:
    return PlaceKeys(
        "statements",
        translate("PlaceKeys", "Statements"),
        (
            (("R",), translate("PlaceKeys", "Next stage")),
            (("C", "G"), translate("PlaceKeys", "Ask for a clearance, clearance given")),
            (("Space",), translate("PlaceKeys", "Open it")),
            (("Ctrl+Left", "Ctrl+Right"), translate("PlaceKeys", "On the board: to another stage")),
        ),
        ("documents.tracker_view",),
    )


def _paper() -> PlaceKeys:
    return PlaceKeys(
        "paper",
        translate("PlaceKeys", "File of a document"),
        (
            (("F",), translate("PlaceKeys", "Attach file")),
            (("K",), translate("PlaceKeys", "Compare with a file")),
        ),
        ("documents.paper_tab",),
    )


def _draft() -> PlaceKeys:
    return PlaceKeys(
        "draft",
        translate("PlaceKeys", "Writing a draft"),
        (
            (("Ctrl+Alt+1", "Ctrl+Alt+2"), translate("PlaceKeys", "Heading, subheading")),
            (("Ctrl+Alt+3", "Ctrl+Alt+4"), translate("PlaceKeys", "Bullets, numbers")),
            (("Ctrl+B",), translate("PlaceKeys", "Bold")),
        ),
        ("records.editors.draft",),
    )


def _action_points() -> PlaceKeys:
    return PlaceKeys(
        "action_points",
        translate("PlaceKeys", "Action points of an event"),
        (
            (("Space",), translate("PlaceKeys", "Done, or not")),
            (("O",), translate("PlaceKeys", "Open it")),
        ),
        ("calendar.action_points_tab",),
    )


def _columns() -> PlaceKeys:
    return PlaceKeys(
        "columns",
        translate("PlaceKeys", "Choosing columns"),
        (
            (("Space",), translate("PlaceKeys", "Show it, or not")),
            (("Alt+Up", "Alt+Down"), translate("PlaceKeys", "Earlier or later")),
            (("Alt+Left", "Alt+Right"), translate("PlaceKeys", "Narrower or wider")),
        ),
        ("records.filter_popup",),
    )


def _bin() -> PlaceKeys:
    return PlaceKeys(
        "bin",
        translate("PlaceKeys", "In the bin"),
        (
            (("Return",), translate("PlaceKeys", "Look at it")),
            (("R",), translate("PlaceKeys", "Bring it back")),
            (("Del",), translate("PlaceKeys", "Erase it")),
        ),
        ("bin.page",),
    )


def _join() -> PlaceKeys:
    return PlaceKeys(
        "join",
        translate("PlaceKeys", "Merging records"),
        (
            (("1", "2"), translate("PlaceKeys", "Take what this record says")),
            (("0",), translate("PlaceKeys", "Take what is proposed")),
        ),
        ("records.join_grid",),
    )


def _share() -> PlaceKeys:
    return PlaceKeys(
        "share",
        translate("PlaceKeys", "Checking what leaves"),
        ((("Space",), translate("PlaceKeys", "Goes, or stays here")),),
        ("exchange.share_check",),
    )
