"""Leaves out of a preview what a person does not want in this one workbook.

It is no rule, and nothing is told of it: what is left out stays as if only the others had been
chosen. What links to it names it as before, for its reader may see it; its label counts then.
"""

from collections.abc import Collection
from dataclasses import replace

from hrdesk.domain.sharing import Why
from hrdesk.operations.later_going import OtherHeldBack
from hrdesk.operations.linked_names import titles_of
from hrdesk.operations.send import SOME
from hrdesk.operations.sending import HeldBack, Outgoing, Sending


def as_shipped(sending: Sending) -> frozenset[str]:
    """What would go of the lists that came with HRDesk: another desk has it, told or not."""
    return frozenset(each.record.ref for each in sending.going if each.is_as_shipped)


def without(sending: Sending, refs: Collection[str]) -> Sending:
    """The same without some of the records that would go; they stay here, and are counted so."""
    away = frozenset(refs)
    left = [each for each in sending.going if each.record.ref in away]
    others_left = [each.record for each in sending.others if each.record.ref in away]
    if not left and not others_left:
        return sending
    going = tuple(each for each in sending.going if each.record.ref not in away)
    others = tuple(each for each in sending.others if each.record.ref not in away)
    staying = [each for each in sending.held_back if not (each.field and each.ref in away)]
    staying += [HeldBack(each.record.ref, each.title, _why(each)) for each in left]
    others_staying = [
        each for each in sending.others_held_back if not (each.field and each.record.ref in away)
    ]
    others_staying += [OtherHeldBack(each, Why.NOT_TICKED) for each in others_left]
    # Who was not given all has to be asked for the rest again.
    is_whole = not others_left and all(each.is_as_shipped for each in left)
    left_here = {each.record.ref: each.label for each in left}
    rest = replace(
        sending,
        going=going,
        held_back=tuple(staying),
        names=replace(sending.names, titles=titles_of(going, sending.names.titles)),
        scope=sending.scope if is_whole else SOME,
        others=others,
        others_held_back=tuple(others_staying),
        linked={**sending.linked, **left_here},
    )
    return replace(rest, envelope=replace(rest.envelope, label=rest.label.value))


def _why(outgoing: Outgoing) -> Why:
    return Why.SHIPPED if outgoing.is_as_shipped else Why.NOT_TICKED
