"""Characters that look like others and are read as those: radicals, compatibility forms, letters in years.

What is easily got wrong: NFKC maps the Kangxi radicals and not their supplement (⺠ ⻓ ⻅), and does much more
(① becomes 1), so it is used for single blocks only. ``evened`` keeps every offset, for texts whose characters are not
ours to change; ``plain`` also leaves out what is not seen, for texts that are made here.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from replycheck.text.patterns import pattern

_SUPPLEMENT = (
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺋㔾⺌小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗㣺⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫"
    "⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳网⺴网⺵网⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角"
    "⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒長⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞飠⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾"
    "⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_GB_PRIVATE = range(0xE815, 0xE865)
"""Where characters of GB 18030 stood before Unicode had them: in their order, the codes FE50 to FEA0."""
_GB_LATER = {
    0xE816: 0x20087, 0xE817: 0x20089, 0xE818: 0x200CC, 0xE81E: 0x9FB4, 0xE826: 0x9FB5, 0xE82B: 0x9FB6,
    0xE82C: 0x9FB7, 0xE831: 0x215D7, 0xE832: 0x9FB8, 0xE83B: 0x2298F, 0xE843: 0x9FB9, 0xE854: 0x9FBA,
    0xE855: 0x241FE, 0xE864: 0x9FBB,
}  # fmt: skip
"""Those that the edition of 2000 still had there (GB 18030—2022, annex)."""
_GB_VERTICAL = dict(zip(range(0xE78D, 0xE797), "，。、：；！？〖〗…", strict=True))
"""Marks of vertical writing, which read as the ordinary ones."""
_BLOCKS = (range(0x2F00, 0x2FD6), range(0xF900, 0xFAFF), range(0x2F800, 0x2FA1E))
_UNSEEN = "\u00ad\u034f\u115f\u1160\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\u3164\ufeff\uffa0"
"""What takes no room, and the fillers of Hangul, which are letters and show nothing."""
_VARIATIONS = (range(0x180B, 0x1810), range(0x206A, 0x2070), range(0xFE00, 0xFE10), range(0xE0000, 0xE01F0))
_DIGITS = "〇零一二三四五六七八九十"
_RING = pattern(f"(?<=[{_DIGITS}○])[ОоOo0Ｏο◯◎ㅇ⓪〇](?=[{_DIGITS}ОоOo0Ｏο○◯◎ㅇ年])")
"""What is written for the nought of a year in Chinese figures: 二О一五; 二○一五 is usual, and stays."""
_LOOK = pattern("[\u2e80-\u2fd5\ue78d-\ue864\uf900-\ufaff\U0002f800-\U0002fa1d]")


@cache
def _table() -> dict[int, str]:
    table = dict(zip(map(ord, _SUPPLEMENT[::2]), _SUPPLEMENT[1::2], strict=True))
    for block in _BLOCKS:
        for code in block:
            form = unicodedata.normalize("NFKC", chr(code))
            if len(form) == 1:
                table[code] = form
    for step, code in enumerate(_GB_PRIVATE):
        trail = 0x50 + step + (step >= 0x7F - 0x50)  # no code ends in 7F
        table[code] = chr(_GB_LATER[code]) if code in _GB_LATER else bytes((0xFE, trail)).decode("gb18030")
    table.update(_GB_VERTICAL)
    table[0x2F3E] = "户"  # NFKC gives the traditional 戶; fonts of today have one glyph for the radical and 户
    return table


@cache
def _gone() -> dict[int, None]:
    return dict.fromkeys((*map(ord, _UNSEEN), *(code for block in _VARIATIONS for code in block)))


def unseen(character: str) -> bool:
    """Whether nobody sees the character, and it is no blank."""
    return ord(character) in _gone()


def alike(character: str) -> str:
    """The ordinary character that this one looks like; itself for an ordinary one."""
    return _table().get(ord(character), character)


def evened(text: str) -> str:
    """The text with look-alike characters as what they look like; of the same length, the very text without any."""
    found = text.translate(_table()) if _LOOK.search(text) else text
    return _RING.sub("〇", found)


def plain(text: str) -> str:
    """As ``evened``, without what nobody sees: zero-width and variation marks."""
    if text.isascii():
        return text
    return evened(text.translate(_gone()))
