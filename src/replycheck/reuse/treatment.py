"""Treatment: how a shared stretch is to be looked upon, once it is known what the reply writes around it.

Only ``unattributed`` counts as copying. What a reader would get wrong: the background makes a passage ``common`` only
when almost nothing else is in it; a copied paragraph that holds formulae is copied all the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from replycheck.model.passage import Passage, Treatment
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_PROOF = 7.4
"""Evidence from which a shared stretch is no chance. On 660 pairs of other judgments it flags 1 %, a third of them
twin cases, which did copy; of the characters copied in disguise it misses 2 %, mostly articles and formulae."""
_PER_RUN = 0.08
_MOST_RUN = 6.0
"""What a character of the longest exact run adds, and all of it at most: formulae are broken by the names and dates
that they are filled with, but articles of a law are not."""
_SCATTER = 4
"""What meets by chance lies scattered among other words, so evidence counts less the thinner it lies: at half the
density a sixteenth. On the 137 labels of ``corpora/marked/copying`` the powers 2 to 5 give the same 134 right; the
fourth is the one for which ``_PROOF`` was measured."""
_MOST_NAMES = 120
"""A longer list of parties is more than a name: it is the head of a judgment."""
_MOST_OWN = 60
"""With more words of its own, the parties' names aside, a passage need not be read closely to see that it says more."""
_LEFT = 8
"""A passage is identifying when no more than so many of its characters stand outside names, numbers and titles."""


_TITLES = pattern(
    r"(?:《|\A)[^《》\n]{1,60}》"
    r"|[（(\[〔［]?\d{4}[）)\]〕］]?[^，。；：\s、（）()]{1,12}?第?\d{1,8}(?:-\d{1,4})?号(?:之[一二三四五六七八九十])?"
    r"|[\u4e00-\u9fff]{2,8}〔\d{4}〕\d+号"
    r"|第[一二三四五六七八九十百千零〇\d（）()]{1,12}[条款项]"
    r"|[\u4e00-\u9fff]{2,10}?(?:人民法院|法院|法庭|检察院|公安局|派出所|人民政府|管理局|保障局|委员会|办事处|仲裁委"
    r"|律师事务所|公司|支行|分行|银行|合作社|事务所|集团|厂|村委会|小学|中学|医院)"
    r"|(?:原审|再审|一审|二审)?(?:原告|被告人?|被?上诉人|被?申请人|被?申诉人|申请执行人|被执行人|第三人|法定代表人|负责人"
    r"|委托(?:诉讼)?代理人|审判长|审判员|人民陪审员|书记员)[：:]?[\u4e00-\u9fff×]{0,4}"
    r"|[\u4e00-\u9fff]{2,12}纠纷(?:一案)?"
    r"|(?:民事|刑事|行政|执行)?(?:判决|裁定|调解|决定|通知)书?|认定工伤决定书"
    r"|[男女][，,]|汉族|出生"
    r"|\d+年|\d+月|\d+日|[，。；：、（）()“”《》\s]"
)
NOTICES = pattern(
    r"(?:二审|一审)?案件受理费[^。\n]{0,60}(?:负担|承担)"
    r"|申请执行人[^。\n]{0,12}可供执行财产的?，[^。\n]{0,8}再次申请执行[^。\n]{0,20}"
)
"""Sentences that the forms of court papers prescribe and that the background, counted on older judgments, has not."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What a stretch of the reply has in common with the judgment, in folded characters.

    ``length`` is without one long insertion: own words between two copies don't make them chance.
    ``own_words`` counts those of the ``matched`` that stand in no formula, are no numerals and name nobody.
    """

    length: int
    matched: int
    own_words: int
    longest_run: int


_FIXED = pattern(
    rf"{_TITLES.pattern}|[\d.%％/-]+[元个名人次份天亩张]?"
    r"|[一二三四五六七八九十百千万亿两]+[元个名人次份天亩张]"
)
"""What cannot be told in other words: names, titles, numbers with their measure, marks."""


def tellable(text: str, passage: Passage) -> int:
    """How many of the passage's shared characters could have been told otherwise; ``text`` is the reply's.

    Whoever retells a contract or a list of things seized has no other words for the parties, the dates and the
    things counted: a passage of which little else is shared was told, and not copied.
    """
    start = passage.reply.start
    fixed = bytearray(len(passage.reply))
    for match in _FIXED.finditer(passage.reply.of(text)):
        fixed[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    return sum(
        not fixed[at - start] and text[at].isalnum()
        for stretch in passage.stretches()
        for at in range(stretch.start, stretch.end)
    )


def bare_treatment(words: str, shared: Shared, names: Iterable[str]) -> Treatment:
    """What ``words``, which stand in no quotation and behind no citation, are; ``names`` are the parties'."""
    density = shared.matched / shared.length
    if shared.matched <= _MOST_NAMES and shared.own_words <= _MOST_OWN and _only_names(words, names):
        return Treatment.IDENTIFYING
    if (shared.own_words + min(_PER_RUN * shared.longest_run, _MOST_RUN)) * density**_SCATTER < _PROOF:
        return Treatment.COMMON
    return Treatment.UNATTRIBUTED


def _only_names(words: str, names: Iterable[str]) -> bool:
    for name in names:
        words = words.replace(name, "")
    return len(_TITLES.sub("", words)) <= _LEFT
