"""Text whose words are broken up by what nobody sees, by blanks or figures between characters, or written in codes.

What is easily got wrong: a reader of the page notices nothing, or only wide letters, while no pattern finds a word. So
a text in which that is frequent was not checked, whatever the rules say. A title in wide letters is not frequent.
"""

from __future__ import annotations

from replycheck.text.patterns import pattern

_HAN = pattern("[\u4e00-\u9fff]")
_UNSEEN = pattern(
    "[\u4e00-\u9fff][\u00ad\u034f\u180e\u200b-\u200f\u2060-\u2064\ufeff\ufe00-\ufe0f]{1,8}(?=[\u4e00-\u9fff])"
)
_BLANK = pattern("[\u4e00-\u9fff][ \t\u00a0\u2000-\u200a\u202f\u3000]{1,8}(?=[\u4e00-\u9fff])")
_FIGURE = pattern("[\u4e00-\u9fff][0-9]{1,2}(?=[\u4e00-\u9fff])")
_CODE = pattern("&#(?:[0-9]{2,6}|[xX][0-9A-Fa-f]{2,6});")
_FEW = 20
_LINE = 10
"""Characters of a line below which it is a label of a form, often in wide letters (对 方 当 事 人)."""
_UNSEEN_SHARE, _BLANK_SHARE, _FIGURE_SHARE = 0.02, 0.12, 0.2
"""Of 500 real replies none has anything unseen between two characters, and blanks stand behind 1.2 % at most; of 131
other papers of offices none comes near in its longer lines."""


def sprinkled(text: str) -> str:
    """What breaks up the words of the text, as a Chinese clause; "" where nothing does often."""
    prose = "\n".join(line for line in text.split("\n") if len(_HAN.findall(line)) >= _LINE)
    characters = len(_HAN.findall(prose))
    for broken, share, what in (
        (_UNSEEN, _UNSEEN_SHARE, "看不见的字符"),
        (_BLANK, _BLANK_SHARE, "空格"),
        (_FIGURE, _FIGURE_SHARE, "数字"),
    ):
        places = len(broken.findall(prose))
        if places >= _FEW and places > share * characters:
            return f"文字里夹着{what}（{places} 处），把词隔开了"
    codes = len(_CODE.findall(text))
    return f"文字写成了字符编码（&#…;，{codes} 处），读不出是什么字" if codes >= _FEW else ""
