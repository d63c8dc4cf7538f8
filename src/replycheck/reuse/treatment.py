"""Treatment: how a shared stretch is to be looked upon, once it is known what the reply writes around it.

Only ``unattributed`` counts as copying. What a reader would get wrong: the background makes a passage ``common`` only
when almost nothing else is in it; a copied paragraph that holds formulae is copied all the same.
"""

from __future__ import annotations

import re

from replycheck.model.passage import Treatment

_SURELY_OWN = 24
"""Matched characters outside formulae and numerals from which a passage is never common."""
_OWN, _OWN_SHARE = 12, 0.3
"""Fewer, or a smaller part of all that match, and the passage is common. Two unrelated judgments reach 20 at most."""
_LEFT = 8
"""A passage is identifying when no more than so many of its characters stand outside names, numbers and titles."""

_NAMES = re.compile(
    r"[（(\[〔［]?\d{4}[）)\]〕］]?[^，。；：\s、（）()]{1,12}?(?:第)?\d+(?:-\d+)?号(?:之[一二三四五六七八九十])?"
    r"|《[^》\n]{1,60}》"
    r"|第[一二三四五六七八九十百千零〇\d（）()]+[条款项]"
    r"|[\u4e00-\u9fff]{2,24}?(?:人民法院|法院|法庭|检察院|公安局|派出所|人民政府|管理局|委员会|办事处|仲裁委|律师事务所)"
    r"|[\u4e00-\u9fff（）()]{2,30}?(?:公司|支行|分行|银行|合作社|事务所|集团|厂|村委会|小学|中学|医院)"
    r"|(?:原审|再审|一审|二审)?(?:原告|被告人?|上诉人|被上诉人|申请人|被申请人|第三人|法定代表人|负责人|委托(?:诉讼)?代理人|审判长|审判员|书记员)[：:]?[\u4e00-\u9fff×]{0,4}"
    r"|(?:民事|刑事|行政|执行)?(?:判决|裁定|调解|决定|通知)书"
    r"|\d+年|\d+月|\d+日|[，。；：、（）()“”《》\s]"
)


def bare_treatment(words: str, matched: int, own_words: int) -> Treatment:
    """What ``words``, which stand in no quotation and behind no citation, are.

    ``matched`` counts the folded characters that the judgment has too, ``own_words`` those of them that stand in no
    formula and are no numerals.
    """
    if own_words < _OWN or (own_words < _SURELY_OWN and own_words < _OWN_SHARE * matched):
        return Treatment.IDENTIFYING if _only_names(words) else Treatment.COMMON
    return Treatment.IDENTIFYING if _only_names(words) else Treatment.UNATTRIBUTED


def _only_names(words: str) -> bool:
    return len(_NAMES.sub("", words)) <= _LEFT
