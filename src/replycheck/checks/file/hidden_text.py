"""文件里有隐藏文字。

纸面上看不到、文件里却有的文字，不属于答复的正文，检查时没有计入，单独列出。分两种：

- 用 Word 的“隐藏文字”藏起来的，打印不出来，但随文件一起发出去，谁都可以让它显示出来：报警告。
- 用颜色、字号、位置、遮盖、裁切、图层、透明藏起来的，或者字形和编码对不上的，看到的和读到的不是同一份文字：报错误。
  只藏了一个字（多半是排版时用白色字占位）、或者只藏了一个不含汉字的短编号（表格的代码）的，报警告。

依据：《党政机关公文处理工作条例》第二十五条（核发前复核、印制）。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from replycheck.model.finding import Hit, Severity
from replycheck.model.mark import Hiding, Mark, MarkKind
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.marks import hit_at_marks, marks_of, shown, where
from replycheck.rules.rule import Rule

_CALLED = {
    Hiding.WHITE: "白底白字",
    Hiding.COLOUR: "和底色同色",
    Hiding.SIZE: "字号小得看不清",
    Hiding.OFF_PAGE: "在页面以外",
    Hiding.COVERED: "被别的东西盖住",
    Hiding.CLIPPED: "被裁掉",
    Hiding.LAYER: "在关闭的图层里",
    Hiding.TRANSPARENT: "完全透明",
    Hiding.UNPAINTED: "没有画出来",
    Hiding.MISNAMED: "字形和文字编码对不上",
}
_FILLER = 1
"""Letters that a typist hides to keep a place free; whoever hides words hides more."""
_CODE = 12
"""BJZ4-047, as form designers leave it in white; a word in Latin letters is no reply's."""


def check(case: Case) -> Iterator[Hit]:
    """Report once that words are disguised and once that words are hidden openly, with the first of them."""
    marks = [mark for mark in marks_of(case, MarkKind.HIDDEN) if mark.words.strip()]
    disguised = [mark for mark in marks if mark.why in _CALLED]
    openly = [mark for mark in marks if mark.why not in _CALLED]
    if disguised:
        ways = list(dict.fromkeys(_CALLED[mark.why] for mark in disguised if mark.why is not None))
        yield hit_at_marks(
            case,
            disguised,
            f"文件里有{len(disguised)}处文字在纸面上看不到（{'、'.join(ways)}），例如"
            f"{where(case, disguised[0])}{shown(case, disguised[0])}。",
            suggestion="打开文件全选，把文字改成黑色、常用字号，逐处核对后删除，再重新生成文件。",
            severity=None if _is_harmless(disguised) else Severity.ERROR,
        )
    if openly:
        yield hit_at_marks(
            case,
            openly,
            f"文件里有{len(openly)}处隐藏文字，例如{shown(case, openly[0])}。",
            suggestion="在 Word 中显示隐藏文字，需要的取消隐藏，不需要的删除，然后重新保存。",
        )


def _is_harmless(marks: Sequence[Mark]) -> bool:
    """Whether all that is hidden is a filler, or the code of a form: a few letters and figures."""
    letters = [character for mark in marks for character in mark.words if character.isalnum()]
    return len(letters) <= _FILLER or (len(letters) <= _CODE and all(letter.isascii() for letter in letters))


_WORDS = "领导意见：不予支持"
RULE = Rule(
    module=__name__,
    title="隐藏文字",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("⟦现答复如下：经查。⟧", marks=(Mark(MarkKind.HIDDEN, Span(3, 3), _WORDS),)),
        bad("⟦现答复如下：⟧\n经查。", marks=(Mark(MarkKind.HIDDEN, Span(0, 0), "草稿"),)),
        bad("⟦现答复如下：⟧\n经查。", marks=(Mark(MarkKind.HIDDEN, Span(0, 0), _WORDS, why=Hiding.WHITE),)),
        bad("⟦现答复如下：⟧\n经查。", marks=(Mark(MarkKind.HIDDEN, Span(0, 0), "一", why=Hiding.WHITE),)),
        bad("⟦现答复如下：⟧\n经查。", marks=(Mark(MarkKind.HIDDEN, Span(0, 0), "BJZ4-047", why=Hiding.WHITE),)),
        good("现答复如下：经查。"),
        good("现答复如下：经查。", marks=(Mark(MarkKind.HIDDEN, Span(3, 3), " "),)),
    ),
)
