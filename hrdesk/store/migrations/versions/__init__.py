"""One file a version of the desk file."""
