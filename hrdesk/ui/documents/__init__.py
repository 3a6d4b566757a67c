"""The place Documents: statements, reports, agreements and other papers."""
