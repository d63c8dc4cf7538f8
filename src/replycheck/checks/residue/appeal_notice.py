"""答复里留有裁判文书的上诉告知或终审用语。

“如不服本判决……上诉于……”“本判决为终审判决”只有裁判文书才写。信访答复不能上诉，照抄会误导信访人。
要交几份上诉状，答复也可以告诉人，只有同时留有别的裁判文书用语时才报。引号内的转述和附件里的裁判文书不报；写明“该判决”的历史叙述不在此列。

依据：《中华人民共和国民事诉讼法》关于判决书内容和上诉的规定；《信访工作条例》第三十五条、第三十六条。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import Profile
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.residue import SPEAKING, formula_hits
from replycheck.rules.rule import Rule

_FORMULAE = frozenset({"J03", "J07", "J21"})


def check(case: Case) -> Iterator[Hit]:
    """Report the appeal notice, the final-judgment formula and the copies of the appeal."""
    yield from formula_hits(case, _FORMULAE, "删去；如需告知救济途径，写明依法可以走的程序（如申请再审、申诉）。")


RULE = Rule(
    module=__name__,
    title="上诉告知残留",
    severity=Severity.ERROR,
    check=check,
    profiles=SPEAKING,
    examples=(
        bad("⟦如不服本判决，可以在判决书送达之日起十五日内，向本院递交上诉状，上诉⟧于某某市中级人民法院。"),
        good("该判决告知你“如不服本判决，可以在十五日内向本院递交上诉状”，你未上诉。"),
        good("你如不服该判决，可以依法申请再审。"),
        bad("⟦本判决为终审判决⟧。"),
        good("二审判决为终审判决，已经生效。"),
        bad("判决如下：驳回诉讼请求。不服的，向本院递交上诉状，并⟦按照对方当事人的人数提出副本⟧。"),
        good("该判决尚在上诉期内。书面上诉的，需交上诉状正本一份，并按照对方当事人的人数提出副本。"),
        good("你当时未按人数提交副本。"),
        good("你不是近亲属，不能替他上诉。书面上诉的，需交上诉状正本一份、副本二份。"),
        bad("张某：\n特此答复。\n⟦本判决为终审判决⟧。"),
        good("张某：\n特此答复。\n附件1\n本判决为终审判决。"),
        good("本判决为终审判决。", profile=Profile.COURT_NOTICE),
    ),
)
