"""Reports of States are narrowed by words, by members, and by what is known of them."""

from datetime import date

from hrdesk.operations.report_dues import ReportDue, Wanted


def test_reports_are_narrowed_by_words_members_and_what_is_known() -> None:
    due = ReportDue("1", "TUN", "i", "CAT", "Committee", date(2026, 5, 1), is_derived=False)
    derived = ReportDue("2", "KEN", "i", "Charter", "", date(2027, 5, 1), is_derived=True)
    both, today = [due, derived], date(2026, 11, 18)

    def found(wanted: Wanted) -> list[str]:
        words = {"TUN": "Tunisia", "KEN": "Kenya"}
        return [each.country for each in wanted.among(both, today, words.__getitem__)]

    assert found(Wanted()) == ["TUN", "KEN"]
    assert found(Wanted("tun comm")) == ["TUN"]
    assert found(Wanted("tun charter")) == []
    assert found(Wanted(members=frozenset({"KEN"}))) == ["KEN"]
    assert found(Wanted(instrument="CAT")) == ["TUN"]
    assert found(Wanted(which="written")) == ["TUN"]
    assert found(Wanted(which="overdue")) == ["TUN"]
