"""The key that scrypt makes of a passphrase, for what this desk locks by itself."""

import unicodedata

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

# Binary logarithms: 128 MB and half a second for each try of a passphrase; a file that was made to
# harm may ask for twice that.
COST, MOST_COST = 17, 18


def key_from(passphrase: str, salt: bytes, cost: int) -> bytes:
    """32 bytes for AES-256-GCM, out of the passphrase in UTF-8 and normal form C."""
    # One word may come from two keyboards as different signs.
    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return Scrypt(salt=salt, length=32, n=1 << cost, r=8, p=1).derive(secret)
