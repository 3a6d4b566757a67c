"""How far new records of an import may go, as the options of its command say."""

from hrdesk.cli.options import Options
from hrdesk.domain.label import Label
from hrdesk.operations.desks import desk_code
from hrdesk.operations.records import as_known_label


def label_chosen(options: Options) -> Label:
    """The label; Internal where none was given. Raises `BadValue`."""
    text = options.optional_text("label")
    return as_known_label(text) if text is not None else Label.INTERNAL


def partners_chosen(options: Options) -> tuple[str, ...]:
    """The codes of the desks that the label Partners means. Raises `BadValue`."""
    return tuple(desk_code(each) for each in options.texts("partners") or ())
