"""How a text of several came about, and what to look at before it is taken."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.text_merge import Part

translate = QCoreApplication.translate


def about_text(parts: Sequence[Part], *, knows_base: bool) -> str:
    """What is said beside a suggestion."""
    marked = sum(part.is_marked for part in parts)
    if not knows_base:
        return translate(
            "Combine",
            "What it was before is not known, so everything is kept: take out what is not true.",
        )
    if marked:
        return translate(
            "Combine",
            "Both changes are in it. In %n place(s) the same words were changed twice: both stand"
            " there, one after the other.",
            "",
            marked,
        )
    return translate("Combine", "Both changes are in it; they do not touch each other.")
