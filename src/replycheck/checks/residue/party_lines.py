"""答复里留有裁判文书的当事人、代理人列项。

“原告：张某，女，……”“委托诉讼代理人：李某”这样单独成行的列项是裁判文书首部的写法，答复应直接称呼信访人。
引号内的转述和附件不报；代理人列项只有与其他裁判文书用语一起出现才报。复查、复核意见书本来就列申请人和被申请人，不适用本规则。

依据：《人民法院民事裁判文书制作规范》（法〔2016〕221号）。

用语计分办法见“residue.pleading-formulas”。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import Profile
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.residue import SPEAKING, formula_hits
from replycheck.rules.rule import Rule

_FORMULAE = frozenset({"J08", "J09"})


def check(case: Case) -> Iterator[Hit]:
    """Report the lines that list parties and counsel."""
    yield from formula_hits(case, _FORMULAE, "删去列项，直接写“张某：”，正文中称“你”。")


RULE = Rule(
    module=__name__,
    title="当事人列项残留",
    severity=Severity.ERROR,
    check=check,
    profiles=SPEAKING - {Profile.PETITION_REVIEW, Profile.PETITION_FINAL},
    examples=(
        bad("⟦原告：张某⟧，女，1980年3月1日出生。\n⟦委托诉讼代理人：⟧李某，某某律师事务所律师。"),
        good("张某：\n你来信反映的问题收悉。"),
        good("你在来信中写道“原告：张某”。"),
        good("你的委托代理人：李某，可以代你查阅。"),
        bad("⟦被申请人：某某公司⟧，住所地某某市。"),
        good("被申请人：某某公司，住所地某某市。", profile=Profile.PETITION_REVIEW),
        good("特此答复。\n附件1\n原告：张某，女。"),
    ),
)
