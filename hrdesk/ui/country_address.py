"""How a State is named where else the Ref of a record stands, so that its page can be opened."""

PREFIX = "country:"


def address_of(code: str) -> str:
    """What opens the page of a State."""
    return PREFIX + code


def country_of(address: str) -> str:
    """The code of the State that an address names; empty for any other address."""
    return address.removeprefix(PREFIX) if address.startswith(PREFIX) else ""
