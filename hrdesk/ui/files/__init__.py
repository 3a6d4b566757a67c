"""Files of other programs: calendars, address cards and sheets, in and out."""
