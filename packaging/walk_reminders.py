"""The list of reminders as it fills: what is near, what was missed, what was put off."""

from datetime import datetime, timedelta

from demo_window import wait_until
from walk_desks import ref_of, write_rows
from walk_rows import Row
from walk_stage import Walk

from hrdesk.domain.dates import local
from hrdesk.domain.label import Label
from hrdesk.operations.reminders import minute_of
from hrdesk.store.reminders import keep_shown
from hrdesk.ui.reminders.bell import Bell

_NEAR, _MISSED, _NOW = timedelta(minutes=10), timedelta(hours=-3), timedelta()


def walk_reminders(walk: Walk) -> None:
    """By itself it tells no title of what is for some desks only; by the bell it tells all."""
    bell = walk.stage.window.bell
    if bell is None:
        return
    _fill(walk, bell.watch.now)
    walk.step("reminders_come", _look, bell)
    walk.step("reminders", bell.summon)
    reminders = bell.list
    if reminders is not None:
        bell.summon()
        walk.step("reminders_put_off", reminders.snooze.showMenu)
        reminders.all_done.click()
        wait_until("all is done with", lambda: not bell.watch.due)
        reminders.hide()


def _fill(walk: Walk, now: datetime) -> None:
    desk = walk.stage.window.desk
    assert desk is not None
    shown, zone = {}, desk.database.identity.zone
    for key, title, label, ahead in (
        ("near", "Call with the African Commission", Label.NETWORK, _NEAR),
        ("secret", "Talk with somebody at risk", Label.INTERNAL, _NEAR),
        ("missed", "Briefing of the delegation before it leaves", Label.NETWORK, _MISSED),
        ("again", "Answer the letter of the Permanent Mission", Label.PARTNERS, _NOW),
    ):
        starts = local(now + ahead, zone)
        day, end = f"{starts:%Y-%m-%dT%H:%M}", f"{starts + timedelta(hours=1):%Y-%m-%dT%H:%M}"
        values = {"title": title, "dates": f"{day}/{end}[{zone}]"}
        write_rows(desk.database, [Row("activity", key, values, label)])
        shown[ref_of("activity", key), minute_of(starts)] = minute_of(now)
    with desk.database.writing() as session:
        # As if they had come already, and one had been put off until now.
        keep_shown(session, shown)


def _look(bell: Bell) -> None:
    bell.watch.look()
    wait_until("the list comes", lambda: bell.list is not None and bell.list.isVisible())
