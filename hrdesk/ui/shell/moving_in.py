"""Asks what it takes to make the desk of a moved file here: its passphrase and a place."""

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from hrdesk.ui.language import isolated
from hrdesk.ui.widgets.text_dialog import TextDialog

translate = QCoreApplication.translate
_SUFFIX = ".hrdesk"
_DAY = re.compile(r"-\d{4}-\d\d-\d\d$")


@dataclass(frozen=True)
class MovingIn:
    """What was answered."""

    moved: Path
    target: Path
    passphrase: str


def ask_where_to(window: QWidget, moved: Path, folder: Path) -> MovingIn | None:
    """The passphrase of a moved file and where its desk shall lie; None when somebody leaves."""
    passphrase, is_given = TextDialog.ask(
        window,
        translate("MovingIn", "A desk that moves"),
        translate("MovingIn", "The passphrase of {file}:").format(file=isolated(moved.name)),
        translate("MovingIn", "Go on"),
        hidden=True,
    )
    if not is_given:
        return None
    chosen, _ = QFileDialog.getSaveFileName(
        window,
        translate("MovingIn", "Where the desk shall lie"),
        str(folder / (_DAY.sub("", moved.stem) + _SUFFIX)),
        translate("MovingIn", "Desks of HRDesk (*{suffix})").format(suffix=_SUFFIX),
        # Nothing is ever written over; the refusal says so.
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    if not chosen:
        return None
    target = Path(chosen if chosen.endswith(_SUFFIX) else chosen + _SUFFIX)
    return MovingIn(moved, target, passphrase)


def moved_words() -> str:
    """What is said once the desk is open here."""
    return translate(
        "MovingIn",
        "This is the same desk as before, with all its records. Do not go on with it at its old"
        " place: what is written there does not come here.",
    )
