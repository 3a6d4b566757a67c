"""Today: what needs the person, what happens today, visits in motion, and the next two weeks."""
