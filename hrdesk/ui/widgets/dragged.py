"""Records that are dragged within the window: by their Refs, which no other program understands."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData

FORMAT = "application/x-hrdesk-refs"


def as_dragged(refs: Sequence[str]) -> QMimeData:
    """What a drag of these records carries."""
    mime = QMimeData()
    mime.setData(FORMAT, "\n".join(refs).encode())
    return mime


def dragged_refs(mime: QMimeData) -> list[str]:
    """The Refs that a drag carries; none of a drag that comes from elsewhere."""
    if not mime.hasFormat(FORMAT):
        return []
    return [ref for ref in bytes(mime.data(FORMAT).data()).decode().split("\n") if ref]
