"""What bodies are called where there is little room, as above the column of a grid."""

from hrdesk.store.listing import Line

# What has to be read of an organisation for it.
SHORT = ("acronym", "aliases")
# Longer names all begin alike where they are cut: "Special Rapporteur on the …".
_LONG = 30


def short_name(name: str, acronym: str, aliases: str) -> str:
    """The acronym, or of a long name the shortest alias; empty where the name is all there is."""
    if acronym or len(name) <= _LONG:
        return acronym
    shortest = min((name, *(each for each in aliases.split("; ") if each)), key=len)
    return "" if shortest == name else shortest


def short_of(line: Line) -> str:
    """The same of an organisation as it was read."""
    return short_name(line.title, line.values.get("acronym", ""), line.values.get("aliases", ""))
