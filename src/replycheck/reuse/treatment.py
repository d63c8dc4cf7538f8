"""Treatment: how a shared stretch is to be looked upon, once it is known what the reply writes around it.

Only ``unattributed`` counts as copying. What a reader would get wrong: the background makes a passage ``common`` only
when almost nothing else is in it; a copied paragraph that holds formulae is copied all the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from replycheck.model.passage import Treatment

_PROOF = 8.5
"""Evidence from which a shared stretch is no chance. On 500 pairs of other judgments it flags 1.2 %, a third of them
twin cases, which did copy; of the characters copied in disguise it misses 2 %, mostly articles and formulae."""
_PER_RUN = 0.1
_MOST_RUN = 5.0
"""What a character of the longest exact run adds, and all of it at most: formulae are broken by the names and dates
that they are filled with, but articles of a law are not."""
_MOST_NAMES = 40
"""A longer list of parties is more than a name: it is the head of a judgment."""
_LEFT = 8
"""A passage is identifying when no more than so many of its characters stand outside names, numbers and titles."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What a stretch of the reply has in common with the judgment, in folded characters.

    ``own_words`` counts those of the ``matched`` that stand in no formula and are no numerals.
    """

    length: int
    matched: int
    own_words: int
    longest_run: int


_NAMES = re.compile(
    r"[（(\[〔［]?\d{4}[）)\]〕］]?[^，。；：\s、（）()]{1,12}?(?:第)?\d+(?:-\d+)?号(?:之[一二三四五六七八九十])?"
    r"|《[^》\n]{1,60}》"
    r"|第[一二三四五六七八九十百千零〇\d（）()]+[条款项]"
    r"|[\u4e00-\u9fff]{2,10}?(?:人民法院|法院|法庭|检察院|公安局|派出所|人民政府|管理局|委员会|办事处|仲裁委|律师事务所)"
    r"|[\u4e00-\u9fff（）()]{2,14}?(?:公司|支行|分行|银行|合作社|事务所|集团|厂|村委会|小学|中学|医院)"
    r"|(?:原审|再审|一审|二审)?(?:原告|被告人?|上诉人|被上诉人|申请人|被申请人|第三人|法定代表人|负责人|委托(?:诉讼)?代理人|审判长|审判员|书记员)[：:]?[\u4e00-\u9fff×]{0,4}"
    r"|(?:民事|刑事|行政|执行)?(?:判决|裁定|调解|决定|通知)书"
    r"|\d+年|\d+月|\d+日|[，。；：、（）()“”《》\s]"
)


def bare_treatment(words: str, shared: Shared) -> Treatment:
    """What ``words``, which stand in no quotation and behind no citation, are."""
    density = shared.matched / shared.length
    if shared.matched <= _MOST_NAMES and _only_names(words):
        return Treatment.IDENTIFYING
    if (shared.own_words + min(_PER_RUN * shared.longest_run, _MOST_RUN)) * density**3 < _PROOF:
        return Treatment.COMMON
    return Treatment.UNATTRIBUTED


def _only_names(words: str) -> bool:
    return len(_NAMES.sub("", words)) <= _LEFT
