"""Pages for people outside of the program: what is public, and bulletins."""
