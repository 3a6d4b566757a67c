"""Search over everything on the desk, for the box at the head of the window."""
