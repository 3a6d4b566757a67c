"""A choice among long words that does not make its window as wide as the longest of them."""

from PySide6.QtWidgets import QComboBox


def may_be_narrow(box: QComboBox, letters: int) -> None:
    """Let a box be as narrow as so many letters, whatever can be chosen in it."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(letters)
