"""The demonstration is played as `make demo` plays it, and leaves what it promises."""

from pathlib import Path

import pytest

from tests.end_to_end.packaged import begun

PICTURES = (
    *("01_first_start", "02_first_start", "03_first_start", "10_today", "11_contacts_people"),
    *("12_contacts_organisations", "14_contacts_list", "15_calendar_month", "16_calendar_agenda"),
    *("18_visits_list", "19_visits_time_line", "20_visits_detail", "21_review"),
    *("24_follow_up_recommendations", "26_documents", "27_exchange_inbox", "28_exchange_outbox"),
    *("29_exchange_partners", "30_settings", "33_share_check", "41_undone", "50_search"),
    *("10_today_dark", "21_review_dark", "15_calendar_month_arabic", "20_visits_detail_1024x640"),
)


def _play(out: Path) -> tuple[int, str, str]:
    """How it ended, and what it said: of its work, and of what went wrong."""
    with begun("demo.py", str(out)) as played:
        try:
            said, wrong = played.communicate(timeout=400)
        finally:
            played.kill()
    return played.returncode, said, wrong


@pytest.mark.slow
def test_two_desks_exchange_and_every_page_has_its_picture(tmp_path: Path) -> None:
    out = tmp_path / "demo"
    code, said, wrong = _play(out)
    assert code == 0, f"{said[-3000:]}\n{wrong[-3000:]}"
    missing = [name for name in PICTURES if not (out / f"{name}.png").is_file()]
    assert not missing
    summary = (out / "summary.txt").read_text(encoding="utf-8")
    assert "yes  Exactly one conflict is found" in summary
    assert "yes  Both desks show the same of all that they share" in summary
    for number, book in enumerate(sorted(out.glob("*.xlsx")), 1):
        assert book.name.startswith(f"{number}_")
    assert len(list(out.glob("*.xlsx"))) == 3


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.odt").write_bytes(b"ten years of work")
    code, _, wrong = _play(tmp_path)
    assert code == 1
    assert "not empty" in wrong
    assert (tmp_path / "thesis.odt").read_bytes() == b"ten years of work"
    assert list(tmp_path.iterdir()) == [tmp_path / "thesis.odt"]
