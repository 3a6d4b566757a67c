"""Chance that falls the same way in every run: the Refs and nonces that a test draws."""

import random
import secrets

_DICE = random.Random()


def load() -> None:
    """From now on `secrets` draws from dice that can be set."""
    secrets.token_hex = _token_hex
    secrets.randbelow = _DICE.randrange


def throw_as(name: str) -> None:
    """Whatever is drawn next depends on this name alone."""
    _DICE.seed(name)


def _token_hex(nbytes: int | None = None) -> str:
    return _DICE.randbytes(nbytes or 32).hex()
