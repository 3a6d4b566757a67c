"""Names in code become headings: one English wording for fields, codes and kinds."""

from functools import lru_cache


@lru_cache(maxsize=4096)
def readable(name: str) -> str:
    """`end_of_visit` → `End of visit`. The words of other languages live with the window."""
    text = name.replace("_", " ")
    return text[:1].upper() + text[1:]


def code_of(text: str) -> str:
    """The code a person means who typed its readable form: `End of  visit ` → `end_of_visit`."""
    return "_".join(text.casefold().replace("_", " ").replace("-", " ").split())


def in_speech(name: str) -> str:
    """A person as one says the name: `Okafor, Chidi` → `Chidi Okafor`, so that commas part people.

    Names that are kept in another way, and those of scripts without this comma, stay as they are.
    """
    family, comma, given = name.partition(", ")
    is_pair = bool(comma and family.strip() and given.strip()) and "," not in given
    return f"{given.strip()} {family.strip()}" if is_pair else name
