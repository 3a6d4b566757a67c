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
