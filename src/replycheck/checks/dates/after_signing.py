"""已经办成的事写在成文日期之后。

“3月20日已全部退清”而成文日期是3月14日，两个日期总有一个不对。
只看写着已、收到、受理、送达、退清这类已经发生的事，以及一句话里没有一个字说到以后的；将、拟、定于、自某日起、届时、之前、期限这类以后的事不报。
没有写年份的，按前文和成文的年份推算，都在成文之后才报。话里看不出已经做过、前后又有别的日子也在成文之后的，是日程安排，不报。

依据：《党政机关公文处理工作条例》第九条（成文日期为签发日期）、第二十条（审核时应核对时间）。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from replycheck.model.finding import Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_DONE = pattern(
    r"^(?:[上下]午|晚上?|[（(][^（()）]{1,6}[）)])?[^。；，：\d]{0,16}?"
    r"(?:已经?|收到|收悉|接到|受理(?!期)|送达|退[清还到]|付清|支付了|发放了|签订了?|签收|完成了|约谈了?|联系了?|电话|面谈|办结|召开了?|作出"
    r"|立案|登记|寄出|到达|查看|核查了|来信|来访|寄来|反映|提交了?|转来|补齐|开庭|审结"
    r"|当面|道歉|付给|付清|支付|发还|划拨|冻结|查封|解除|成交|检测|监测|实测|走访|询问|夜巡|巡查|更换|张贴|公示了|约见|见了|会见|通话|宣读|出具|委托"
    r"|受伤|发生|移送|移交|责令|处罚|通报|批评|发函|回函|到现场|召集|组织|施工|答复|告知|回访|听取|调取|调阅|核实|恢复|修复|报警)"
)
_COMPLETED = pattern(r"已经?(?:转|付|退|发|完成|恢复|办|支付|送|到)")
_WAS_DONE = pattern(r"[通见看谈问查听讲作拨打开办做交]了(?!解|结)(?:[^，。；将]{0,6})$")
"""请经理和您通了电话: 请 invites nobody here."""
_ALREADY = pattern(r"已经?(?:于|在)?\s*$")
_PLANNED = pattern(
    r"将|启用|开工|开始|开通|开业|拟|定于|计划|预计|预定|届时|可以|可于|(?<![申邀聘])请(?!求|示)|应当|应于|力争|争取|期限|届满|有效|到期|前|之内|内|止|截至|截止|生效|施行|开放|举行"
    r"|安排|不迟于|若|如|承诺|约定"
)
_HANDED_OVER = pattern(
    r"将[^，。；\n于在]{1,12}(?:当面|书面|电话|一并)?(?:告知|送达|退还|移送|转交|送交|反馈|报送|汇入|通报|答复|退回|转付|发还)"
)
"""将核查结果告知 is 把: it is done where the sentence goes on with what came of it."""
_CAME_OF_IT = pattern("表示|满意|签字|签收|认可|无异议|没有异议|收到")
_HALF_A_YEAR = 183
_HOUR = pattern(r"(?:[上下]午|晚上?|凌晨|中午|傍晚)?[，,]")
"""What may stand between a day and what happened on it."""
_TELLS = pattern(r"^[，,]?(?:[上下]午|晚上?|凌晨|中午|傍晚)?[，,]?[\u4e00-\u9fff（(]{4}")
_FROM = pattern(r"[自从]\s*$")
_APPOINTED = pattern(r"(?:为|是|至|到|—|－|-|～|~|从|自|定在|期)\s*$")
_INVITES = pattern(
    "通知|(?<![申邀聘])请(?!求|示)|报名|登记时间|工期|安排|计划|拟|预[计定约]|应[当于该]|可[以于]|将[于在]|必?须|需要|如果|如需|届时|务必|拟于"
)
_LATER = pattern("前|(?<!随)后|再(?!次|度)|先(?!后)|(?<!星)期|将|(?<!认)可|应|需")
"""A sentence that invites or plans has days to come."""
_OVER = pattern(
    r"[\u4e00-\u9fff]了(?!解|结)|已经?|[到收]悉|收到|接到|来信|来访|来电|作出(?:的|了)|退清|付清|结清|合格|属实|表示|满意|签字|签收|确认|认定|查明|显示|记载|承认|答应|陈述"
    r"|笔录|询问|谈话|回访|没有|未见|均未|发现|完毕|的(?:来信|来访|申请|函|通知|决定|裁定|判决|答复|意见|电话|谈话)"
)
"""What is told with these has been."""
_PLANS = pattern(
    "计划|安排|日程|方案|下一步|下步|后续|届时|拟|将(?!.{1,12}(?:送达|告知|退还))|预[计定]|力争|确保|争取|公开招|启动|启用|开工|开放|开业|开通|投入|陆续|分[批期]|目前"
)
_OF_A_YEAR_TOLD = frozenset({"同年", "当年", "次年", "翌年"})
_SOON, _BESIDE = 30, 6
_SAID = pattern(
    r"^(?:[上下]午)?[，,]?[^，。；\d将会拟]{0,12}?(?:回复|答复|表示|承诺|反馈|来电|来函|回电|回函|告知)[^，。；\d]{0,6}?[将会拟]"
)
"""11月12日回复将派人上门: what was said on the day is to come, the saying is not."""
_SEVERAL = pattern(
    r"[。！!]\s{0,8}\d{4}年\d{1,2}月\d{1,2}日\s{0,4}(?:尊敬的|网友|您好|你好|[“\"]?UU\d|[^，。；\n\d]{1,12}[:：，]?[您你]好)",
    needs="年",
)
"""A reply and behind it another one of a later day: what the second tells is none of the first."""
_SIGNATURE = pattern(r"[。！!][^\S\n]*$")
"""A date behind a full stop is the signature of a reply within the reply."""


def check(case: Case) -> Iterator[Hit]:
    """Report dates of things done that lie behind the day of signing."""
    signed = case.signed
    if signed is None or signed.year is None or _SEVERAL.search(case.text):
        return
    day, text = date(signed.year, signed.month, signed.day), case.unquoted
    ahead = _to_come(case, day)
    for dated in case.timeline:
        later = dated.span.end <= min(signed.span.start, case.body_end) and min(dated.days) > day
        if not dated.told and (min(dated.days) - day).days > _HALF_A_YEAR:
            continue  # 12月11日 in a paper of January is of the year before
        if text[max(0, dated.span.start - 2) : dated.span.start] in _OF_A_YEAR_TOLD:
            continue  # 2017年2月……同年5月10日
        if not dated.told and _of_the_papers(case, min(dated.days)):
            continue  # 9月10日 of the judgment's facts is of its year
        if (
            later
            and _happened(text, dated.span)
            and (_is_past(text, dated.span) or not _scheduled(text, dated.span, ahead))
        ):
            yield Hit(
                dated.span,
                f"成文日期是{signed.span.of(case.text)}，这里写的{dated.span.of(case.text)}还没有到。",
                suggestion="核对这个日期和成文日期，改正写错的那一个。",
            )


def _of_the_papers(case: Case, day: date) -> bool:
    """Whether judgment or letter names the same day, of whatever year: a reply tells it without one."""
    known = (case.petition, *case.sources)
    return any(f"{day.month}月{day.day}日" in paper.text for paper in known if paper is not None)


def _to_come(case: Case, day: date) -> list[Span]:
    """The days of the paper that lie behind its own."""
    return [one.span for one in case.timeline if min(one.days) > day and one.span.end <= case.body_end]


def _is_past(text: str, span: Span) -> bool:
    """Whether the clause behind a day, or the next, says in so many words that it is over."""
    end = min((at for mark in "。；\n" if (at := text.find(mark, span.end)) >= 0), default=len(text))
    said = _SAID.match(text[span.end : end]) is not None
    return (
        said
        or _OVER.search(text, span.end, min(end, span.end + _SOON)) is not None
        or (_ALREADY.search(text, max(0, span.start - _BESIDE), span.start) is not None)
    )


def _scheduled(text: str, span: Span, to_come: list[Span]) -> bool:
    """Whether the day is one of a timetable: its paragraph names other days to come, or says that it plans."""
    low, high = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    high = len(text) if high < 0 else high
    others = any(low <= one.start < high and one != span for one in to_come)
    start = max(text.rfind(mark, 0, span.start) for mark in "。\n") + 1
    end = min((at for mark in "。\n" if (at := text.find(mark, span.end)) >= 0), default=len(text))
    return others or _PLANS.search(text[start : span.start] + text[span.end : end]) is not None


_SUMMONED = pattern(r"(?:通知|传唤|约定|约|告知)(?:了)?[^，。；\d]{1,16}(?:于|在)$")
_CALLED = pattern(r"(?:[上下]午)?(?:\d{1,2}时)?(?:到庭|到院|到场|到[本我]|来院|出庭|参加|开庭|面谈|领取)")


def _happened(text: str, span: Span) -> bool:
    """Whether the words around a day say that something was done on it."""
    low = max(text.rfind(mark, 0, span.start) for mark in "。；，、\n：") + 1
    hour = _HOUR.match(text, span.end)
    after = hour.end() if hour is not None else span.end
    high = min((at for mark in "。；，\n" if (at := text.find(mark, after)) >= 0), default=len(text))
    end = min((at for mark in "。\n" if (at := text.find(mark, span.end)) >= 0), default=len(text))
    behind = text[span.end : high]
    summoned = _SUMMONED.search(text, low, span.start) and _CALLED.match(behind)  # 已通知你于11月20日到庭询问
    if summoned or (_SIGNATURE.search(text, 0, span.start) and not behind[:1].strip("“网尊您你 \u3000")):
        return False
    if _SAID.match(behind):
        return True
    over = _HANDED_OVER.search(text, span.end, end)
    if _ALREADY.search(text, low, span.start) or (over is not None and _CAME_OF_IT.search(text, over.end(), end)):
        return True
    if _WAS_DONE.search(behind) and "将" not in text[low:high]:
        return True
    planned = _PLANNED.search(text[low : span.start] + behind) is not None
    if planned or behind.startswith(("起", "以后", "之后")) or _FROM.search(text, low, span.start):
        return False
    return bool(
        _DONE.match(behind) or _COMPLETED.search(behind) or _told(text, span, end, text[low : span.start] + behind)
    )


def _told(text: str, span: Span, end: int, clause: str) -> bool:
    """Whether the sentence tells what happened on the day: nothing in it invites, plans or appoints."""
    low = max(text.rfind(mark, 0, span.start) for mark in "。\n") + 1
    return (
        _TELLS.match(text[span.end : end]) is not None
        and _APPOINTED.search(text, low, span.start) is None
        and _INVITES.search(text[low : span.start] + text[span.end : end]) is None
        and _LATER.search(clause) is None
    )


_SIGNED = "\n青湖市某某局\n2025年3月14日"

RULE = Rule(
    module=__name__,
    title="晚于成文日期",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("我局责令其限期退还押金，⟦3月20日⟧已全部退清。" + _SIGNED),
        good("我局责令其限期退还押金，3月12日已全部退清。" + _SIGNED),
        bad("本局于⟦2025年4月2日⟧收到你的来信。" + _SIGNED),
        good("承办法官已通知你和邵某于2025年4月20日到庭询问，届时你可以陈述意见。" + _SIGNED),
        bad("承办法官已于⟦2025年4月20日⟧到庭询问。" + _SIGNED),
        good("检验报告2025年4月20日以后才能出具。" + _SIGNED),
        good("本局将于2025年4月2日公布名单，4月15日前恢复运行。" + _SIGNED),
        good("你于2024年12月20日来信，12月25日收到。" + _SIGNED),
        bad("本分局已于⟦3月31日⟧责令该场在4月20日前改正。" + _SIGNED),
        good("本分局已于3月11日责令该场在4月20日前改正。" + _SIGNED),
        bad("⟦3月26日⟧1435.20元已转到您的账户。" + _SIGNED),
        good("3月6日1435.20元已转到您的账户。" + _SIGNED),
        good("6月28日前完成验收，7月10日商户进场，7月20日开门营业。" + _SIGNED),
        bad("你提出的问题，⟦7月10日⟧商户进场时已经解决。" + _SIGNED),
        good("剩余的摊位公开招租，方案6月15日在公告栏公布。" + _SIGNED),
        good("目前路灯已经装好，4月2日测试，4月9日移交给物业公司。" + _SIGNED),
        good("希望你继续监督。2025年4月15日尊敬的网友：您反映的问题已转交通局。" + _SIGNED),
        bad("⟦4月25日⟧请公交集团的经理和您通了电话。" + _SIGNED),
        good("3月5日请公交集团的经理和您通了电话，请您4月25日来取。" + _SIGNED),
        bad("该款已于⟦2026年1月3日⟧汇出。" + _SIGNED),
        bad("水站已于3月2日完成冲洗，⟦3月18日⟧复检合格。" + _SIGNED),
        good("水站已于3月2日完成冲洗，3月8日复检合格。" + _SIGNED),
        bad("⟦3月28日⟧，我局将核查结果当面告知反映人，她表示满意。" + _SIGNED),
        good("你放心。3月28日，我局将核查结果当面告知反映人。" + _SIGNED),
        bad("许某在⟦2025年5月26日⟧的谈话笔录中确认了任教科目。" + _SIGNED),
        good("决定自2025年7月1日起恢复早班车，报名时间为7月8日。" + _SIGNED),
        good("经调查12月11日监控记录，该车15时入场，您2025年3月1日来信收悉。" + _SIGNED),
        good("请你于4月6日到本局领取。你的孩子应当到第二小学登记，4月8日核验。" + _SIGNED),
        bad("款项已经结清。⟦4月16日⟧，我局种植股严某等两人到地块现场查看，出苗率为五成八。" + _SIGNED),
        good("款项已经结清。2月16日，我局种植股严某等两人到地块现场查看，出苗率为五成八。" + _SIGNED),
        bad("⟦3月27日⟧晚，中队再次到现场测量，您表示认可。" + _SIGNED),
        good("3月27日晚，中队再到现场测量一遍。" + _SIGNED),
        bad("本院已经建议街道了解情况，街道⟦3月22日⟧回复将派人上门。" + _SIGNED),
        good("本院已经建议街道了解情况，街道3月22日将派人上门。" + _SIGNED),
        good("本局于2025年4月2日收到你的来信。"),
    ),
)
