"""What is shown where several records are changed together."""

from pytestqt.qtbot import QtBot

from hrdesk.domain.same import SAME_AS
from hrdesk.store.records import write_states
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.form_area import FieldName
from hrdesk.ui.records.together import TogetherPanel
from tests.factories import record, ref
from tests.ui.records.test_table import Make

# As wide as the pane is beside visits in the smallest window.
_NARROW, _HIGH = 320, 600


def test_in_a_narrow_pane_each_field_ends_where_it_is_seen(desk: Desk, qtbot: QtBot) -> None:
    visits = [
        record("visit", {"country": country, "dates": dates}, at=ref("visit", number))
        for number, (country, dates) in enumerate((("TUN", "2026-12-07"), ("MLI", "2027")))
    ]
    with desk.database.writing() as session:
        write_states(session, visits)
    panel = TogetherPanel(desk, "visit")
    qtbot.addWidget(panel)
    panel.resize(_NARROW, _HIGH)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.show_records([each.ref for each in visits])
    dates, head, visit_type = (panel.rows[name].editor for name in ("dates", "head", "type"))
    ends = [end.date.text for end in (dates.start, dates.end)]
    assert [end.placeholderText() for end in ends] == ["— different values —"] * 2
    assert not dates.start.time.isVisible(), "its room is for the words"
    for shown in (head.pick.placeholderText(), visit_type.choice.placeholderText()):
        assert shown == "— empty —", "which is not to have different ones"
    assert visit_type.choice.currentIndex() == -1
    captions = [name for name in panel.findChildren(FieldName) if name.isVisible()]
    assert any(" " in name.text() for name in captions)
    for name in captions:
        assert name.height() < 2 * name.fontMetrics().lineSpacing(), "each has room above its field"
    # The widest: beside what was touched stand a pencil and a cross.
    panel.rows["dates"].empty_all()
    qtbot.waitUntil(lambda: panel.fields.widget().width() <= panel.fields.viewport().width())


def test_what_is_merged_is_neither_changed_for_several_nor_a_column_to_choose(
    desk: Desk, table: Make, qtbot: QtBot
) -> None:
    """It was written there without a look at what differs."""
    panel = TogetherPanel(desk, "person")
    qtbot.addWidget(panel)
    assert "organisation" in panel.rows
    assert SAME_AS not in panel.rows
    popup = table().header.open_chooser(panel)
    assert popup.picks.row_of("organisation") >= 0
    assert popup.picks.row_of(SAME_AS) == -1
    popup.close()
