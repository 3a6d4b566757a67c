"""Plays two desks that exchange workbooks, without a screen, and leaves pictures of every page.

    .venv/bin/python packaging/demo.py build/demo

Ends with exit code 0 only when everything it says is so. What it asserts stands in summary.txt.
"""

import os
import shutil
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORMTHEME"] = ""

import demo_story as story
from demo_pictures import picture_every_page, picture_first_start, picture_in_other_looks
from demo_story import Clock, DemoFailed, Report
from demo_window import Stage, as_in_geneva, as_on_a_screen, listen, wait_until
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from hrdesk.operations.desks import Start
from hrdesk.store.database import open_desk
from hrdesk.ui.exchange.page import ExchangePage
from hrdesk.ui.exchange.review_page import ReviewPage
from hrdesk.ui.exchange.share_page import Step
from hrdesk.ui.garbage import GarbageCollection
from hrdesk.ui.widgets.text_dialog import TextDialog

PASSPHRASE = "cedar lantern harbour twelve"
_SUMMARY = "summary.txt"
_CTRL = Qt.KeyboardModifier.ControlModifier


def main(out: Path) -> int:
    """Play everything; 0 when all of it held."""
    report = Report()
    failures: list[str] = []
    try:
        _prepare(out)
    except DemoFailed as failed:
        print(f"FAILED: {failed}", file=sys.stderr)
        return 1
    try:
        app = QApplication(sys.argv[:1])
        garbage = GarbageCollection(app)
        garbage.begin()
        listen(failures)
        _play(app, out, report)
        if failures:
            raise DemoFailed(f"HRDesk met a fault of its own: {failures}")
    except DemoFailed as failed:
        print(f"FAILED: {failed}", file=sys.stderr)
        return 1
    finally:
        (out / _SUMMARY).write_text("\n".join(report.lines).strip() + "\n", encoding="utf-8")
    pictures = len(list(out.glob("*.png")))
    print(f"All held. {pictures} pictures, the workbooks and {_SUMMARY} lie in {out}.")
    return 0


def _prepare(out: Path) -> None:
    """An empty folder; one with other things in it is not ours to empty."""
    if out.is_dir() and any(out.iterdir()) and not (out / _SUMMARY).exists():
        raise DemoFailed(f"{out} is not empty and not of an earlier demonstration")
    shutil.rmtree(out, ignore_errors=True)
    for folder in ("data", "desks"):
        (out / folder).mkdir(parents=True)
    os.environ["HRDESK_DATA"] = str(out / "data")
    as_in_geneva()
    as_on_a_screen()


def _play(app: QApplication, out: Path, report: Report) -> None:
    clock = Clock()
    report.chapter("First start")
    _first_start(app, out, clock, report)
    report.chapter("Two desks")
    path_a, path_b = story.make_desks(out / "desks", clock)
    edited = _a_sends_and_a_spreadsheet_user_edits(out, path_a, clock, report)
    _b_reviews_and_answers(app, out, path_b, edited, clock, report)
    _a_takes_in_and_undoes(app, out, path_a, path_b, clock, report)
    report.chapter("Every page")
    picture_every_page(app, out, path_b, clock, report)


def _first_start(app: QApplication, out: Path, clock: Clock, report: Report) -> None:
    stage = Stage(app, out, clock, None)
    desk = picture_first_start(stage, Start.NETWORK)
    identity = desk.database.identity
    report.holds(
        "Three answered pages make a desk with the network's organisations",
        (identity.code, identity.name) == ("ACHPR", story.AFRICAN_COMMISSION),
        identity,
    )
    stage.close()


def _a_sends_and_a_spreadsheet_user_edits(
    out: Path, path: Path, clock: Clock, report: Report
) -> story.Edited:
    report.chapter("Desk A (IACHR) sends, somebody without HRDesk edits")
    desk = open_desk(path, clock=clock)
    book = out / "1_IACHR_to_NIRMS.xlsx"
    result = story.send_everything(desk, "NIRMS", book)
    desk.close()
    sheets = ", ".join(f"{count} {name}" for name, count in result.written.sheets.items())
    report.tell(f"{book.name}: {result.written.records} records ({sheets})")
    content = story.text_of_workbook(book)
    report.holds("Private notes do not leave", story.SECRET not in content)
    report.holds("What is Internal does not leave", "Haiti," not in content)
    report.holds("A protected person does not leave", story.PROTECTED not in content)
    edited = story.edit_as_in_a_spreadsheet(book, out / "2_edited_in_a_spreadsheet.xlsx")
    report.tell("two cells changed, one spare line filled, lines sorted, a column moved")
    return edited


def _b_reviews_and_answers(
    app: QApplication,
    out: Path,
    path: Path,
    edited: story.Edited,
    clock: Clock,
    report: Report,
) -> None:
    report.chapter("Desk B (NIRMS) reviews in the window")
    clock.go_on(30)
    desk = open_desk(path, clock=clock)
    story.edit_at_b(desk)
    desk.close()
    clock.go_on(30)
    stage = Stage(app, out, clock, path)
    page = _exchange(stage)
    review = _open_review(stage, page, edited.workbook)
    counts = review.delivery.plan.counts()
    report.tell(f"the plan: { {name: count for name, count in counts.items() if count} }")
    report.holds("Exactly one conflict is found", counts["conflict"] == 1, counts)
    report.holds("Exactly one other cell was edited by hand", counts["edited"] == 1, counts)
    report.holds("Two records are new: A's and the spare line", counts["new"] == 2, counts)
    report.holds("A's own change came along", counts["changed"] == 1, counts)
    report.holds(
        "Sorting and moving changed nothing and ask nothing",
        not any(counts[name] for name in ("question", "problem", "missing", "removal")),
        counts,
    )
    stage.picture("21_review")
    picture_in_other_looks(stage, "21_review")
    review.head.accept.click()
    _decide(stage, review)
    stage.picture("22_review_decided")
    _apply(stage, page, review, "22_review_upshot")
    stage.picture("23_taken_in")
    _check_b(stage, edited, report)
    _share(stage, page, out, report)
    stage.close()


def _exchange(stage: Stage) -> ExchangePage:
    page = stage.go("exchange")
    if not isinstance(page, ExchangePage):
        raise DemoFailed("the place Exchange has another page")
    return page


def _open_review(stage: Stage, page: ExchangePage, book: Path) -> ReviewPage:
    page.open_files([book])
    wait_until("the review opens", lambda: bool(page.findChildren(ReviewPage)))
    stage.rest()
    return page.findChildren(ReviewPage)[0]


def _open_locked(stage: Stage, page: ExchangePage, book: Path) -> ReviewPage:
    """As `_open_review`, of a workbook that asks for its passphrase first."""
    page.open_files([book])
    notice = page.home.notice
    wait_until("the passphrase is asked for", lambda: len(notice.buttons) == 1 and notice.warns)
    stage.picture("37_locked")
    QTimer.singleShot(0, _type_passphrase)
    notice.buttons[0].click()
    wait_until("the review opens", lambda: bool(page.findChildren(ReviewPage)))
    stage.rest()
    return page.findChildren(ReviewPage)[0]


def _type_passphrase() -> None:
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, TextDialog):
        raise DemoFailed("no passphrase was asked for")
    dialog.field.setText(PASSPHRASE)
    dialog.accept()


def _decide(stage: Stage, review: ReviewPage) -> None:
    """Theirs for the conflict, agreement with all the rest; by the keyboard."""
    review.focus()
    for _ in range(20):
        if all(review.review.is_decided(entry) for entry in review.review.entries):
            return
        stage.press(Qt.Key.Key_2, review)
        stage.press(Qt.Key.Key_A, review)
    raise DemoFailed("the review does not come to an end")


def _apply(stage: Stage, page: ExchangePage, review: ReviewPage, name: str) -> None:
    stage.press(Qt.Key.Key_Return, review, _CTRL)
    stage.picture(name)
    stage.press(Qt.Key.Key_Return, review, _CTRL)
    wait_until("the workbook is taken in", lambda: not page.findChildren(ReviewPage))
    stage.rest()


def _check_b(stage: Stage, edited: story.Edited, report: Report) -> None:
    database = stage.window.desk.database if stage.window.desk else None
    if database is None:
        raise DemoFailed("the desk is not open")
    mexico = story.state_of(database, story.MEXICO_UN)
    report.holds(
        "The conflict is decided for the sheet's value",
        mexico.value("purpose") == story.PURPOSE_OF_SHEET and not mexico.conflicts(),
        mexico.value("purpose"),
    )
    costa_rica = story.state_of(database, story.COSTA_RICA)
    report.holds(
        "The edited date stands", costa_rica.value("dates") == "2027-05", costa_rica.values()
    )
    new = story.state_of(database, edited.new_ref)
    report.holds(
        "The line typed by hand is a visit now",
        (new.value("country"), new.value("dates")) == ("GTM", "2027-06-07/2027-06-11"),
        new.values(),
    )


def _share(stage: Stage, page: ExchangePage, out: Path, report: Report) -> None:
    report.chapter("Desk B answers, by the four steps of sharing")
    page.share()
    share = page.share_page
    share.who.view.choose("IACHR")
    names = ("31_share_with_whom", "32_share_what", "33_share_check", "34_share_save")
    for step, name in zip(Step, names, strict=True):
        wait_until(f"step {step}", lambda step=step: share.step is step)
        wait_until("the step can be gone on from", share.next.isEnabled)
        if step is Step.SAVE:
            share.save.folder.setText(str(out))
            share.save.name.setText("3_NIRMS_to_IACHR.xlsx")
            report.holds(
                "A passphrase is proposed where Partners data leaves",
                bool(share.save.secret),
            )
            share.save.passphrase.setText(PASSPHRASE)
        stage.picture(name)
        share.next.click()
    wait_until("the workbook is written", lambda: share.save.written is not None)
    stage.picture("35_share_written")
    report.holds("The answer is written", (out / "3_NIRMS_to_IACHR.xlsx").is_file())
    page.show_address("outbox")
    stage.picture("36_outbox")
    page.home.outbox.records.click()
    told = page.given_got.given.view.table
    wait_until("what went in it is told", lambda: bool(told.lines))
    stage.picture("36_records_given")


def _a_takes_in_and_undoes(
    app: QApplication, out: Path, path: Path, path_b: Path, clock: Clock, report: Report
) -> None:
    report.chapter("Desk A takes the answer in, undoes it and does it again")
    clock.go_on(60)
    stage = Stage(app, out, clock, path)
    page = _exchange(stage)
    review = _open_locked(stage, page, out / "3_NIRMS_to_IACHR.xlsx")
    counts = review.delivery.plan.counts()
    report.tell(f"the plan: { {name: count for name, count in counts.items() if count} }")
    report.holds("Nothing is in conflict any more", counts["conflict"] == 0, counts)
    review.head.accept.click()
    _decide(stage, review)
    _apply(stage, page, review, "40_answer_upshot")
    desk = stage.window.desk
    if desk is None:
        raise DemoFailed("the desk is not open")
    purpose = story.state_of(desk.database, story.MEXICO_UN).value("purpose")
    report.holds("Both desks have the same purpose", purpose == story.PURPOSE_OF_SHEET, purpose)
    stage.go("visits", story.MEXICO_UN)
    stage.window.commands["undo"].trigger()
    stage.rest()
    stage.picture("41_undone")
    before = story.state_of(desk.database, story.MEXICO_UN).value("purpose")
    report.holds("Undo takes the whole workbook back", before != purpose, before)
    stage.window.commands["redo"].trigger()
    stage.rest()
    again = story.state_of(desk.database, story.MEXICO_UN).value("purpose")
    report.holds("Redo brings it again", again == purpose, again)
    database_b = open_desk(path_b, clock=clock)
    different = story.differences(desk.database, database_b)
    database_b.close()
    report.holds("Both desks show the same of all that they share", not different, different[:5])
    stage.close()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Use: packaging/demo.py OUT")
    sys.exit(main(Path(sys.argv[1]).resolve()))
