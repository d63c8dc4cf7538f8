"""Whether two places rule on one plea: of several that were made, one was heard and another was not.

What a reader would get wrong: 没有采纳 of one opinion says nothing against 予以采纳 of another; who made it is no
content of a plea.
"""

from __future__ import annotations

from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.text.patterns import pattern

_PLEA = pattern(
    "(?:提出|主张|要求|请求|认为|建议|称|辩称)(?:过|了)?(?:应当?|可以?)?(?P<what>[^，。；：！？\n]{3,24})"
    "，?[^，。；\n]{0,12}$"
)
_NO_CONTENT = pattern("辩护人|律师|法院|合议庭|被告人?|原告|意见|主张|要求|请求|提出|认为|予以|采纳|没有|未|的|，|、")
_BLANK = "　"


def same_plea(reply: Paper, ours: Span, paper: Paper, theirs: Span) -> bool:
    """Whether the plea that is told before ``ours`` is one that the judgment's sentence speaks of; True of none."""
    told = _PLEA.search(reply.text, reply.sentence(ours).start, ours.start)
    if told is None:
        return True
    mine = _NO_CONTENT.sub(_BLANK, told["what"])
    given = _NO_CONTENT.sub(_BLANK, paper.sentence(theirs).of(paper.text))
    pairs = {mine[at : at + 2] for at in range(len(mine) - 1)}
    return not pairs or any(_BLANK not in pair and pair in given for pair in pairs)
