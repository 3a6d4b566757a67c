"""Shipped records, edition by edition: the same revisions whichever way a desk came to them."""

from hrdesk.domain.editions import pen_of, said_anew, shipped
from hrdesk.domain.refs import derived_ref
from hrdesk.domain.revisions import merged

KEY = "organisation/ACHPR"
REF = derived_ref("ORG", KEY)
FIRST = {KEY: {"name": "One", "website": "old.example", "themes/a": "1"}}
NOW = {KEY: {"name": "Two", "themes/a": "1", "city": "Banjul"}, "organisation/NEW": {"name": "N"}}


def test_an_edition_says_what_is_new_and_what_is_empty_now() -> None:
    assert said_anew([FIRST], NOW) == {
        KEY: {"name": "Two", "website": "", "city": "Banjul"},
        "organisation/NEW": {"name": "N"},
    }
    assert said_anew([], FIRST) == FIRST
    assert said_anew([FIRST, said_anew([FIRST], NOW)], NOW) == {}


def test_a_record_that_is_gone_is_no_news() -> None:
    assert said_anew([FIRST], {}) == {}


def test_a_descendant_follows_from_key_edition_and_what_was_shipped_before() -> None:
    editions = [FIRST, {}, said_anew([FIRST], NOW)]
    one, three = shipped(KEY, REF, editions[:1]), shipped(KEY, REF, editions)
    (before,), (after,) = one.state.heads("name"), three.state.heads("name")
    assert before == pen_of(1).write(REF, "name", "One", ())
    assert (after.parents, after.author, after.nonce) == ((before.id,), "hrdesk", "hrdesk-3")
    assert merged([before], [after]) == (after,)
    assert three.state.heads("themes/a") == one.state.heads("themes/a")
    assert three.state.text("website") == ""
    assert (three.since, three.editions["name"], three.editions["themes/a"]) == (1, 3, 1)
    assert set(three.newer_than(1)) == {"name", "website", "city"}
    assert three.newer_than(3) == {}
    assert shipped("organisation/NEW", REF, editions).since == 3
