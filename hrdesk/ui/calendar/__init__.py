"""The calendar: months and an agenda, and how days and times are said; visits and today use it."""
