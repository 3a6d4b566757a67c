"""Parts that pages are built from. None of them knows a kind of record, a desk or a file."""
