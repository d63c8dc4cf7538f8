"""各项相加与合计不符。

同一句里列出各项、又写了合计（合计、共计、三项合计、共……其中……、其余……）的，逐项相加核对。
合计另有来历的（前后文的数能凑出来、按单价乘数量得出、扣减得出）不报；约数、只举一部分的“其中”不报。
加的是钱，又恰好差一个笔误（两位颠倒、一位写错、多写少写一个零）或者话里说明就是这几项的，是错误；其余是警告。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对数字）；算术。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from replycheck.facts.arithmetic.claim import Claim, Relation
from replycheck.facts.arithmetic.slips import swapped
from replycheck.model.finding import Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.figures import stated, written
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_MONEY = "元"
"""People, trees and minutes may overlap or be counted otherwise than they are told; money may not."""
_SUMS = frozenset({Relation.TOTAL, Relation.WHOLE, Relation.REST})


_ADDED = pattern(r"[，、；]?(?:再|另|还|又)?(?:要?加上|加|连同|外加|算上|以及|还有)")
"""少1993元、少2060元、少60元，再加上这680元: the list goes on."""
_SUM = r"\d{2,9}(?:\.\d{1,2})?"
_PAID_OUT = pattern(
    rf"(?<![\d.每日月])(?P<w>{_SUM})元[，。；](?:[^\d。；元]{{0,14}}[，。；])?(?:[^\d。；，元]{{0,10}}[，,])?"
    rf"(?:依法)?先(?:行)?(?:付|支付|扣除?|偿付|偿还|清偿|交)[^\d。；，、]{{0,14}}(?P<a>{_SUM})元，(?:再|又|其次|然后|后)(?:付|支付|扣除?|偿付|偿还|清偿|交)"
    rf"[^\d。；，、]{{0,18}}(?P<b>{_SUM})元[，；]?(?:后)?[，]?(?:剩余|余款?|剩下|余下|尚余|还?剩|结余)[^\d。；，、]{{0,6}}(?P<c>{_SUM})元",
    needs="先",
)
_NAMELY = pattern(
    rf"(?<![\d.])(?P<w>{_SUM})元[，]?(?:是|为|系)[^\d。；]{{0,26}}[，：](?:即|也就是|分别是|分别为)[^\d，。；、共合减乘]{{1,10}}(?P<a>{_SUM})元"
    rf"[、和，](?!每|另|共|合|减)[^\d，。；、共合减每]{{1,10}}(?P<b>{_SUM})元(?:[、和](?!每|另|共|合|减)[^\d，。；、共合减每]{{1,10}}(?P<c>{_SUM})元)?(?=[，。；）])(?!，(?:再|另|还|加|以及))",
    needs="元",
)
_FIRST_THEN = pattern(
    r"(?<![\d.第])(?P<w>\d{1,3})个?(?P<u>月|年|天|日|期|次|周|学期)[，：（]其?中?前(?P<a>\d{1,3})个?(?P=u)[^\d，。；、]{0,8}(?:\d[\d.]{0,7}[^\d，。；、]{1,6})?"
    r"[、，；]后(?P<b>\d{1,3})个?(?P=u)(?!内|前|起)",
    needs="前",
)
"""Nothing is left out between the first of them and the last."""

_THEN, _NEXT = pattern(r"。其中[^，。；、\d]{1,14}"), pattern(r"[，、][^，。；、\d]{1,14}")


def check(case: Case) -> Iterator[Hit]:
    """Report totals that are not the sum of what is listed beside them."""
    for claim in case.broken_claims:
        more = max(one.span.end for one in (claim.figure, *claim.parts))
        if claim.relation in _SUMS and not _ADDED.match(case.text, more):
            yield Hit(
                stated(claim, case.text),
                _said(case.text, claim),
                suggestion="核对各项和合计，改正写错的那一个。",
                severity=None if claim.sure and claim.figure.unit == _MONEY else Severity.WARNING,
            )
    yield from _in_next_sentence(case)
    yield from _told_out(case)


def _told_out(case: Case) -> Iterator[Hit]:
    """What is told in set phrases that leave nothing out: 先付……再付……剩余, 另……即……, 其中前……后……."""
    text = case.unquoted[: case.body_end]
    for sign in (_PAID_OUT, _NAMELY, _FIRST_THEN):
        for match in sign.finditer(text):
            whole, *parts = (
                Decimal(match[name]) for name in ("w", "a", "b", "c") if name in match.groupdict() and match[name]
            )
            if sum(parts) != whole:
                yield Hit(
                    Span(match.start("w"), match.end()),
                    f"各项{'、'.join(str(part) for part in parts)}相加是{sum(parts)}，前面写的是{whole}。",
                    suggestion="核对各项和合计，改正写错的那一个。",
                    severity=Severity.WARNING,
                )


def _in_next_sentence(case: Case) -> Iterator[Hit]:
    """总费用18640元。其中目录内15240元，目录外3400元: two parts in a sentence of their own, one slip from the whole."""
    text = case.text
    money = [one for one in case.facts.figures if one.unit == _MONEY and one.span.end <= case.body_end]
    for whole, first, second in zip(money, money[1:], money[2:], strict=False):
        if whole.rough or whole.per or first.per or second.per or whole.capital or second.capital:
            continue
        made = first.value + second.value
        opened = _THEN.fullmatch(text, whole.span.end, first.span.start)
        next_ = _NEXT.fullmatch(text, first.span.end, second.span.start)
        slip = swapped(made, whole.value) or any(
            swapped(whole.value - one.value, other.value) for one, other in ((first, second), (second, first))
        )
        if opened and next_ and text[second.span.end : second.span.end + 1] == "。" and made != whole.value and slip:
            yield Hit(
                Span(whole.span.start, second.span.end),
                f"{first.span.of(text)}、{second.span.of(text)}相加与{whole.span.of(text)}不符。",
                suggestion="核对各项和合计，改正写错的那一个。",
                severity=Severity.WARNING,
            )


def _said(text: str, claim: Claim) -> str:
    listed = "、".join(one.span.of(text) for one in claim.parts)
    made = written(claim.made, claim.figure, text)
    if claim.relation is Relation.REST:
        whole, *parts = claim.parts
        rest = "、".join(one.span.of(text) for one in parts)
        return f"{whole.span.of(text)}减去{rest}余{made}，这里写的是{claim.figure.span.of(text)}。"
    return f"{listed}相加是{made}，合计写的是{claim.figure.span.of(text)}。"


RULE = Rule(
    module=__name__,
    title="合计与各项不符",
    severity=Severity.ERROR,
    check=check,
    examples=(
        bad("你住院总费用⟦18640元。其中目录内费用15240元，目录外自费4300元⟧。起付线300元。"),
        good("你住院总费用18640元。其中目录内费用15240元，目录外自费3400元。起付线300元。"),
        bad("应偿还借款本金⟦86000元、利息9430元，并负担受理费1096元，合计96436元⟧。"),
        good("应偿还借款本金86000元、利息9340元，并负担受理费1096元，合计96436元。"),
        bad("被损坏的树苗共⟦48株，其中柑橘苗32株、桃树苗18株⟧。"),
        good("被损坏的树苗共48株，其中柑橘苗30株、桃树苗18株。"),
        bad("医疗费⟦12350.60元、误工费8400元、护理费3600元，三项共计24530.60元⟧。"),
        good("医疗费12350.60元、误工费8400元、护理费3600元，三项共计24350.60元。"),
        bad("围墙全长⟦14.5米，其中3.2米压占院坝，其余12.3米⟧没有压占。"),
        good("围墙全长14.5米，其中3.2米压占院坝，其余11.3米没有压占。"),
        bad("你批得宅基地⟦120平方米，房屋占地108平方米，其余21平方米⟧为院坝。"),
        good("你批得宅基地120平方米，房屋占地108平方米，其余12平方米为院坝。"),
        bad("首批⟦12个充电桩（快充4个、慢充9个⟧）已经建成。"),
        good("首批12个充电桩（快充4个、慢充8个）已经建成。"),
        good("共有职工100人，其中党员20人。"),
        good("总数与判决相差4793元，就是误工费少1993元、护理费少2060元、伙食补助少60元，再加上这680元。"),
        bad("价款⟦612000元。按照方案，先付评估费3600元，再付抵押权人414800元，剩余190000元⟧按比例受偿。"),
        good("价款612000元。按照方案，先付评估费3600元，再付抵押权人418400元，剩余190000元按比例受偿。"),
        bad("另⟦4820元是该公司应负担的费用，即受理费2490元、执行费1880元⟧，其余未受偿。"),
        good("另4820元是该公司应负担的费用，即受理费2940元、执行费1880元，其余未受偿。"),
        bad("共代课⟦44个月，其中前24个月每月2400元、后22个月⟧每月2600元。"),
        good("共代课44个月，其中前24个月每月2400元、后20个月每月2600元。"),
        good("补偿款35万元、过渡费2万元，合计约36万元。"),
        good("已付10000元。尚欠本金50000元、利息3000元，共计53000元。"),
        good("每亩补偿48000元，青苗费1600元，你家3.5亩，合计173600元。"),
        good("自受理之日起10个工作日内办结（派出所3个工作日，分局10个工作日）。"),
        good("民警3分钟到场，其中问话2分钟，记录11分钟。"),
        bad(
            "双河村收入共计⟦263400元，其中土地流转费181400元、上级补助56000元、其他收入17000元⟧；支出221900元，结余41500元。"
        ),
        good(
            "双河村收入共计263400元，其中土地流转费181400元、上级补助65000元、其他收入17000元；支出221900元，结余41500元。"
        ),
        bad("车辆成交价86500元。扣除评估费1500元、拍卖辅助费900元，余款⟦84500元⟧。"),
        good("车辆成交价86500元。扣除评估费1500元、拍卖辅助费500元，余款84500元。"),
        bad("教龄分⟦18分、业绩分27.5分、民主测评分31分，合计78.5分⟧。"),
        good("教龄分18分、业绩分27.5分、民主测评分31分，合计76.5分。"),
        bad("⟦26名老人中，19名满意，6名基本满意，2名⟧不满意。"),
        good("26名老人中，19名满意，5名基本满意，2名不满意。"),
        bad("该公司与⟦27户农户签订合同，已发放24户，未发放5户⟧。"),
        good("该公司与27户农户签订合同，已发放24户，未发放3户。"),
        bad("陈大寿的补贴额1900元。陈二喜的补贴额2800元。两人补贴共⟦7400元⟧。"),
        good("陈大寿的补贴额1900元。陈二喜的补贴额2800元。两人补贴共4700元。"),
        bad("所检⟦12项指标中，浑浊度一项超出限值，其余12项⟧符合标准。"),
        good("所检12项指标中，浑浊度一项超出限值，其余11项符合标准。"),
        bad("餐费每生每天⟦12元，其中早餐3元，午餐8元⟧。"),
        good("餐费每生每天12元，其中早餐3元，午餐9元。"),
        good("收200元的4次、100元的2次、150元的1次，价款合计1150元。"),
        bad("住院花费⟦28640元，保险公司垫付18000元，你自己支付10460元⟧。"),
        good("住院花费28640元，保险公司垫付18000元，你自己支付10640元。"),
        good("住院花费28640元，保险公司垫付18000元，你自己支付8000元。"),
        good("对方请求合理费用1012元，判决支持的分别是500元和12.28元，两项加起来512.28元。"),
        bad("成交价⟦61000元，扣除评估费1800元、停车费1200元后，余款50800元⟧已发还。"),
        bad("成交价⟦943250元，扣除评估费8460元、辅助费3000元、偿还贷款718600元，余213910元⟧。"),
        good("成交价943250元，扣除评估费8460元、辅助费3000元、偿还贷款718600元，余213190元。"),
        good("你信中说“本金1000元、利息200元，合计1300元”。"),
        good(
            "甲赔10000元，乙赔7000元，实收17000元，离总数还缺49380元。实际入网92家，差着5家；里面做食品的89家，不做食品的3家。"
        ),
        good("中小学215所，其中示范学校36所，寄宿制学校88所，民办学校41所。"),
        good("共76户，到会68户，同意62户；全长3.2公里，其中水泥路面2.1公里，沥青路面0.8公里，其余为砂石路面。"),
        good(
            "该楼地上18层、地下2层，每层4户，共72户；你占股40%，其余三人各占20%；每班45人，共4个班180人，你孩子在三班。"
        ),
        good("职工86人，其中党员52人，女职工31人，大专以上学历70人。"),
        good("留学人员总计1623人，其中博士生266人，硕士生224人；全县748个村中，有173个减免了提留，有94个减免了税费。"),
        bad("涉及甲某、乙某、丙某三户，共占⟦1.9亩，其中甲某0.8亩、乙某0.6亩、丙某0.3亩⟧。"),
        good("涉及甲某、乙某、丙某三户，共占1.9亩，其中甲某0.8亩、乙某0.6亩、丙某0.5亩。"),
        bad("损坏的路灯有⟦6盏：东侧4盏，西侧3盏⟧，由镇里更换。"),
        good("损坏的路灯有6盏：东侧4盏，西侧2盏，由镇里更换。"),
        bad("四年报酬合计⟦28800元⟧。支付记录显示，已支付16000元，未支付12000元。"),
        good("四年报酬合计28800元。支付记录显示，已支付16000元，未支付12800元。"),
        bad("货车拍卖得款⟦96000元⟧。扣除评估费2000元后，分给三名申请人：你41300元，甲某32700元，乙某10000元。"),
        good("货车拍卖得款96000元。扣除评估费2000元后，分给三名申请人：你41300元，甲某32700元，乙某20000元。"),
        bad("共拖欠工资⟦45200元⟧，请核对。\n1.韦某一，18600元\n2.韦某二，14300元\n3.韦某三，13200元"),
        good("共拖欠工资45200元，请核对。\n1.韦某一，18600元\n2.韦某二，13400元\n3.韦某三，13200元"),
    ),
)
