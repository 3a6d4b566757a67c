"""A view of Follow-up."""

from hrdesk.ui.records.place_view import PlaceView


class FollowUpView(PlaceView):
    """Reads when it is seen first, and when records of its `kinds` changed while it is in sight."""
