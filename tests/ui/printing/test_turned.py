"""Tables that are read from the right, on paper that Qt lays out."""

from hrdesk.ui.printing.turned import turned

_HEAD = "<tr><th>a</th><th>b</th></tr>"
_ROW = '<tr class="x"><td><p>1</p></td>\n<td dir="ltr">2</td></tr>'


def test_cells_of_tables_read_from_the_right_change_sides() -> None:
    page = f'<table width="100%" dir="rtl"><thead>{_HEAD}</thead>{_ROW}</table>'
    assert turned(page) == (
        '<table width="100%" dir="rtl"><thead><tr><th>b</th><th>a</th></tr></thead>'
        '<tr class="x"><td dir="ltr">2</td><td><p>1</p></td></tr></table>'
    )
    several = f"<table dir='rtl'>{_HEAD}</table><p>between</p><table dir='ltr'>{_HEAD}</table>"
    assert turned(several).endswith(f"<p>between</p><table dir='ltr'>{_HEAD}</table>")


def test_other_pages_stay_as_they_are() -> None:
    page = f'<div dir="rtl"><table>{_HEAD}{_ROW}</table></div>'
    assert turned(page) == page
