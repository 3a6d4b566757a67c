"""The lock of the window: what covers it, when it comes, and how its passphrase is set."""
