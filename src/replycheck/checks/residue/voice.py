"""答复不是对着信访人说话。

答复应当对信访人说：称“你”“您”，或者称信访人、来信人。全文没有这样的称呼，却多次称“原告”“被告”“上诉人”的，是裁判文书的口吻。
有称呼行（“张某：”）的、只提到一两次当事人的，不报；引号里的转述和附件不算。报告、函是写给机关的，不适用本规则。

依据：公文惯例；答复的对象是信访人，《信访工作条例》第三十二条。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.structure.part_signs import Part
from replycheck.facts.structure.parts import READER
from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import REPLIES, Profile
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_PARTIES = pattern(r"(?:被)?(?:原告|被告人?|上诉人)")
_MANY = 3
"""A reply may mention a party once or twice when it speaks of the judgment."""
_SPOKEN_TO = pattern(READER.pattern.replace(r"|[\u4e00-\u9fa5]某{1,2}", ""))


def check(case: Case) -> Iterator[Hit]:
    """Report the first naming of a party where the paper never turns to the petitioner."""
    text = case.unquoted[: case.body_end]
    if _SPOKEN_TO.search(text) or any(placed.part is Part.ADDRESSEE for placed in case.parts):
        return
    found = list(_PARTIES.finditer(text))
    if len(found) >= _MANY:
        yield Hit(
            Span(*found[0].span()),
            f"全文没有对信访人的称呼，{len(found)} 次称原告、被告、上诉人，是裁判文书的口吻。",
            suggestion="加上称呼（“张某：”），正文中称“你”，例如“你在该案中主张……”。",
        )


RULE = Rule(
    module=__name__,
    title="裁判文书的口吻",
    severity=Severity.WARNING,
    check=check,
    profiles=REPLIES | {Profile.GENERIC},
    examples=(
        bad("⟦原告⟧主张工程款。被告认为没有结算。原告的主张不能成立。"),
        good("你在该案中主张工程款，被告认为没有结算，原告的主张没有得到支持，被告不承担责任。"),
        good("张国栋：\n原告主张工程款。被告认为没有结算。原告的主张不能成立。"),
        good("该案原告主张工程款，被告认为没有结算。"),
        good("该判决写道“原告主张工程款。被告认为没有结算。原告的主张不能成立”。"),
        good("信访人在该案中是原告。原告主张工程款，原告的主张不能成立。"),
        good("经研究，款项已发放。\n特此答复。\n附件1\n原告主张。被告辩解。原告不服。"),
        good("原告主张工程款。被告认为没有结算。原告的主张不能成立。", profile=Profile.REPORT_BACK),
    ),
)
