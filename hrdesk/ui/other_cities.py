"""Cities that people look for a time zone by, though no zone is called after them."""

# Where mechanisms, missions and governments sit, and whose clock it is there: the zones themselves
# are called after other cities.
ALSO_THERE = {
    "Abuja": "Africa/Lagos",
    "Ankara": "Europe/Istanbul",
    "Arusha": "Africa/Dar_es_Salaam",
    "Beijing": "Asia/Shanghai",
    "Bern": "Europe/Zurich",
    "Brasília": "America/Sao_Paulo",
    "Canberra": "Australia/Sydney",
    "Geneva": "Europe/Zurich",
    "Islamabad": "Asia/Karachi",
    "New Delhi": "Asia/Kolkata",
    "Ottawa": "America/Toronto",
    "Pretoria": "Africa/Johannesburg",
    "Quito": "America/Guayaquil",
    "Rabat": "Africa/Casablanca",
    "San José": "America/Costa_Rica",
    "Strasbourg": "Europe/Paris",
    "The Hague": "Europe/Amsterdam",
    "Washington": "America/New_York",
    "Wellington": "Pacific/Auckland",
    "Yaoundé": "Africa/Douala",
}


def other_cities(zone: str) -> tuple[str, ...]:
    """The cities of a zone that it is not called after."""
    return tuple(city for city, there in ALSO_THERE.items() if there == zone)
