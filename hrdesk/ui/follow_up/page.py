"""The page Follow-up: its records as lists, and views of them made for one question each."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from hrdesk.ui.calendar.clock import Clock, this_moment
from hrdesk.ui.desk import Desk
from hrdesk.ui.follow_up.index_export import IndexExport
from hrdesk.ui.follow_up.view import FollowUpView
from hrdesk.ui.records.place_page import KindHere
from hrdesk.ui.records.viewed_page import ViewedPage, ViewHere
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell.places import FOLLOW_UP, place_views
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.words import new_word


class FollowUpPage(ViewedPage):
    """What bodies recommended, what was promised, who is bound by what, and the places to go."""

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        *,
        clock: Clock = this_moment,
        parent: QWidget | None = None,
    ) -> None:
        title = QCoreApplication.translate("FollowUpPage", "Follow-up")
        here = _kinds_here(), views_here()
        super().__init__(desk, settings, "follow_up", title, *here, clock=clock, parent=parent)

    def _build_empty_states(self) -> None:
        super()._build_empty_states()
        here = self.kinds["recommendation"]
        new = QAction(new_word(here.kind), self)
        new.triggered.connect(self.begin_new)
        self.detail.take_turns_with(new)
        export = IndexExport(self.desk, self.settings, self).action
        self.list.set_empty_state(here.kind, EmptyState(here.icon, here.empty, [new, export]))


def views_here() -> tuple[ViewHere, ...]:
    """The views in the order of the header."""
    making = {
        "matrix": _recommendations,
        "joint": _joint,
        "plan": _plan,
        "ratification_grid": _ratification,
        "reports": _reports,
        "themes": _themes,
    }
    words = place_views()[FOLLOW_UP]
    return tuple(ViewHere(key, words[key], make) for key, make in making.items())


def _recommendations(desk: Desk, settings: Settings, clock: Clock) -> FollowUpView:
    from hrdesk.ui.follow_up.recommendations_view import RecommendationsView

    return RecommendationsView(desk, settings, clock)


def _joint(desk: Desk, settings: Settings, clock: Clock) -> FollowUpView:
    from hrdesk.ui.follow_up.joint_view import JointView

    return JointView(desk, settings, clock)


def _kinds_here() -> tuple[KindHere, ...]:
    say = QCoreApplication.translate
    return (
        KindHere(
            "recommendation",
            "flag",
            say("FollowUpPage", "There is no recommendation to follow up yet."),
        ),
        KindHere(
            "commitment",
            "handshake",
            say("FollowUpPage", "There is no commitment and no action point yet."),
        ),
        KindHere(
            "ratification",
            "table-2",
            say("FollowUpPage", "Nothing is known yet of who ratified what."),
        ),
        KindHere("instrument", "scale", say("FollowUpPage", "There is no instrument yet.")),
        KindHere("country_file", "globe", say("FollowUpPage", "There is no country file yet.")),
        KindHere("place", "map-pin", say("FollowUpPage", "There is no place to visit yet.")),
    )


def _ratification(desk: Desk, settings: Settings, clock: Clock) -> FollowUpView:
    from hrdesk.ui.follow_up.ratification_view import RatificationView

    return RatificationView(desk, settings, clock)


def _reports(desk: Desk, settings: Settings, clock: Clock) -> FollowUpView:
    from hrdesk.ui.follow_up.reports_view import ReportsView

    return ReportsView(desk, settings, clock)


def _plan(desk: Desk, settings: Settings, clock: Clock) -> FollowUpView:
    from hrdesk.ui.follow_up.plan_view import PlanView

    return PlanView(desk, settings, clock)


def _themes(desk: Desk, settings: Settings, clock: Clock) -> FollowUpView:
    from hrdesk.ui.follow_up.themes_view import ThemesView

    return ThemesView(desk, settings, clock)
