"""Puts on paper, or into a PDF, what a page shows: `Page.printable` gives it as a `Printable`."""
