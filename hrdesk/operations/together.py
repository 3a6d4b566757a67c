"""Change several records in one step: fields, what is added to and taken out of sets, the label."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from hrdesk.domain.changes import Changes, Edit
from hrdesk.domain.label import Label
from hrdesk.operations.records import existing_all, save_many, set_label
from hrdesk.store.session import Session


def change_together(
    session: Session,
    refs: Sequence[str],
    values: Mapping[str, object],
    *,
    added: Mapping[str, Iterable[str]] | None = None,
    removed: Mapping[str, Iterable[str]] | None = None,
    label: Label | None = None,
) -> Changes:
    """Write fields of all records, and of set fields only what comes or goes; one step to undo.

    Raises `NotFound`, `BadValue`.
    """
    parts = [save_many(session, refs, values)] if values else []
    for name in dict.fromkeys((*(added or {}), *(removed or {}))):
        more, less = tuple((added or {}).get(name, ())), set((removed or {}).get(name, ()))
        for wanted, some in _by_wanted(session, refs, name, more, less):
            parts.append(save_many(session, some, {name: wanted}))
    if label is not None:
        parts.append(set_label(session, refs, label))
    return Changes("save", one_edit_each(edit for part in parts for edit in part.edits))


def _by_wanted(
    session: Session, refs: Sequence[str], name: str, more: Sequence[str], less: set[str]
) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Records that get the same set, together: most have one of a few."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for state in existing_all(session, refs):
        has = state.value(name)
        assert isinstance(has, tuple)
        wanted = dict.fromkeys((*has, *more))
        groups.setdefault(tuple(each for each in wanted if each not in less), []).append(state.ref)
    yield from groups.items()


def one_edit_each(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """One edit a record, as undo wants it: the first heads before, the last after."""
    found: dict[str, Edit] = {}
    for edit in edits:
        known = found.get(edit.ref)
        if known is not None:
            edit = Edit(edit.ref, {**edit.before, **known.before}, {**known.after, **edit.after})
        found[edit.ref] = edit
    return tuple(found.values())
