"""The page of one State, with its papers: everything that the desk knows of it."""
