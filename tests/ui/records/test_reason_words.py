"""Why two records are thought to be one."""

from hrdesk.domain.twins import Reason
from hrdesk.ui.records.reason_words import reasons_in_words


def test_what_names_have_in_common_is_said_once() -> None:
    alone = reasons_in_words([Reason.COLLEAGUE])
    assert alone == "the same organisation, a name like it"
    assert reasons_in_words([Reason.COLLEAGUE, Reason.LIKE]) == alone
    assert (
        reasons_in_words([Reason.NAME, Reason.COLLEAGUE]) == "the same name, the same organisation"
    )
