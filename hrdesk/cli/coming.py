"""What the command line has the words for already, and no version can do yet."""

from collections.abc import Mapping

# Filled by later versions; they are part of the command line already, so that scripts can ask.
LATER_FORMATS: Mapping[str, str] = {
    "xlsx": "Exporting plain sheets",
    "csv": "Exporting plain sheets",
}
