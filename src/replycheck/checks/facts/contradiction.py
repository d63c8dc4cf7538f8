"""答复前后说的不一样。

同一件事前后两个说法：前面写没有在期限内作出决定，后面写没有超期；前面写不予支持，后面写依据充分；
说“罚款没有交，情况属实”，又说罚款已经交清；列出三项，却说一共两项；认定事实清楚，却决定撤销；查明多收了钱，却答“不属实”；没有凭证，却“应当按你主张的数额认定”；两笔各三万元，却说一共五万元；“上述45万元”前面写的是54万元。报警告，并列出两处原文。
分别回答几个问题、各有各的结论的，不算。

依据：《信访工作条例》第三十二条（处理意见应当事实清楚）；《党政机关公文处理工作条例》第二十条。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import Profile
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.rules.statements import misstated


def check(case: Case) -> Iterator[Hit]:
    """Report statements of the reply that cannot both be so."""
    return misstated(case, "internal-repeat", "internal-sum", "internal-conclusion", sure=False)


_OPEN = "邹明远：\n你的来信收悉，现答复如下：\n"

RULE = Rule(
    module=__name__,
    title="前后矛盾",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad(_OPEN + "我局没有在60日内作出决定，⟦没有超期⟧。"),
        good(_OPEN + "我局没有在60日内作出决定，属于超期。"),
        bad(_OPEN + "罚款已经交清。你说罚款没有交，⟦情况属实⟧。"),
        bad(
            _OPEN + "本机关认为，该意见认定事实清楚，证据充分。复查意见如下：\n一、⟦撤销县教育局的处理意见⟧。",
            profile=Profile.PETITION_REVIEW,
        ),
        good(
            _OPEN + "本机关认为，该意见认定事实不清，证据不足。复查意见如下：\n一、撤销县教育局的处理意见。",
            profile=Profile.PETITION_REVIEW,
        ),
        bad("不予受理告知书\n邹明远：\n你的来信收悉。你的事项已经诉讼解决。⟦本机关予以受理⟧。"),
        bad("关于不予受理邹明远信访事项的告知书\n邹明远：\n你的来信收悉。你的事项已经诉讼解决。⟦本机关予以受理⟧。"),
        good("不予受理告知书\n邹明远：\n你的来信收悉。你的事项已经诉讼解决。本机关不予受理。"),
        bad(_OPEN + "你的申请不符合规定的情形。本院决定⟦支持你⟧的监督申请。"),
        good(_OPEN + "你的申请不符合规定的情形。本院决定不支持你的监督申请。"),
        bad(_OPEN + "你的请求符合条例规定的条件，本局⟦不予支持⟧。"),
        good(_OPEN + "你的请求符合条例规定的条件，本局予以支持。"),
        bad(_OPEN + "决定维持平安县政府的复查意见，⟦你的三项请求均予以支持⟧。"),
        good(_OPEN + "决定维持平安县政府的复查意见，你的三项请求均不予支持。"),
        bad(_OPEN + "（一）关于水价。水站多收你户水费48元。该项问题⟦不属实⟧。"),
        good(_OPEN + "（一）关于水价。水站多收你户水费48元。该项问题属实。"),
        bad(_OPEN + "（二）关于回避。合议庭成员与对方既无亲属关系，也无利害关系，该理由⟦成立⟧。"),
        good(_OPEN + "（二）关于回避。合议庭成员与对方既无亲属关系，也无利害关系，该理由不能成立。"),
        bad(_OPEN + "更正出生日期的诉求，证据不足，⟦予以更正⟧。"),
        good(_OPEN + "更正出生日期的诉求，证据不足，不予更正。"),
        good(_OPEN + "拆开定两个级，没有依据，你的请求成立。"),
        bad(_OPEN + "录像里书记员两次打断你说话，⟦情况不属实⟧，本局已给予批评。"),
        good(_OPEN + "录像里书记员两次打断你说话，情况属实，本局已给予批评。"),
        bad(_OPEN + "厂界浓度夜间26，限值为20，夜间⟦达标⟧。"),
        good(_OPEN + "厂界浓度夜间26，限值为20，夜间超标。"),
        bad(_OPEN + "复查认为，原处理意见认定事实无误，⟦予以撤销⟧。".replace("⟦予以撤销⟧", "予以⟦撤销⟧")),
        good(_OPEN + "复查认为，原处理意见认定事实有误，予以撤销。"),
        bad(_OPEN + "应当纠正，多收的餐费已退还到饭卡。⟦你的两项诉求都不成立⟧。"),
        good(_OPEN + "应当纠正，多收的餐费已退还到饭卡。你的两项诉求都成立。"),
        bad("信访事项受理告知书\n邹明远：\n经审查，你的事项⟦决定不予受理⟧，60日内办结。"),
        good("信访事项受理告知书\n邹明远：\n经审查，你的事项决定受理，60日内办结。"),
        bad(_OPEN + "你没有交买电脑的发票，所以⟦应当按你主张的数额认定⟧。"),
        good(_OPEN + "你没有交买电脑的发票，所以不能按你主张的数额认定。"),
        bad(_OPEN + "两笔各三万元，加起来⟦五万元⟧。"),
        good(_OPEN + "两笔各三万元，加起来六万元。"),
        good(_OPEN + "（三）关于食堂。馒头发霉，但系带回家中存放所致，该问题不属实。"),
        good(_OPEN + "罚款已经交清。你说罚款没有交，与事实不符；你说土地没有恢复，情况属实。"),
    ),
)
