"""Which demands the headings of a reply name: 关于电梯停运的问题, or the words of the letter in quotation marks.

What a reader would get wrong: a heading counts only with sentences of the office under it. Where every sentence stands
under a heading and none of them names a demand, the reply has left that demand out, however many words it shares.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from replycheck.facts.demands.reply import Answering
from replycheck.facts.demands.wanted import Wanted

_FAINT = 0.5
"""A heading that has no more than this of a demand does not name it."""
_NO_HEADINGS = (0.0, 0.0, 0.0, 0.0, 0.0)


def named(wanted: Sequence[Wanted], seen: Answering) -> list[list[float]]:
    """What the headings say of each demand; all 0 where there is none.

    How much more one names it than any other demand (logarithm), and how much at all; the share of the office's
    sentences under headings, and the same where none names the demand, else 0; whether (0.5 or -0.5) one names it most.
    """
    own = {sentence.span for sentence in seen.sentences if sentence.own}
    under = [passage.topic for passage in seen.passages if passage.span in own]
    headings = list(dict.fromkeys(topic for topic in under if topic))
    if not headings:
        return [list(_NO_HEADINGS) for _ in wanted]
    share = sum(bool(topic) for topic in under) / len(under)
    worth = [[one.held_by(heading) for heading in headings] for one in wanted]
    return [_named(index, worth, share) for index in range(len(wanted))]


def _named(index: int, worth: list[list[float]], share: float) -> list[float]:
    mine = worth[index]
    rest = [max((row[at] for i, row in enumerate(worth) if i != index), default=0.0) for at in range(len(mine))]
    most = max(math.log((one + _FAINT) / (other + _FAINT)) for one, other in zip(mine, rest, strict=True))
    return [most, max(mine), share, share if max(mine) < _FAINT else 0.0, 0.5 if most > 0 else -0.5]
