"""The decisions that a judgment knows of, its own and those of other instances: number, court and day of each.

What is easily got wrong: its own day stands at the end in Chinese numerals and its own number at the head, so neither
has words around it; and a body's 决定 is no decision of a court.
"""

from __future__ import annotations

from functools import lru_cache

from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper
from replycheck.compare.values import same, slip, slip_of_number
from replycheck.facts.case_numbers import case_numbers
from replycheck.facts.organs import OrganKind, organs
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_HEAD, _TAIL_YEAR = 400, pattern("[一二][〇○◯零OＯoｏΟο0０一二三四五六七八九]{3}年")
_DECIDES = pattern(
    r"^(?:[日号]|（[^）]{0,12}）)?[^，。；\n]{0,22}?(?:作出|宣判|下达|判决|裁定|改判|判处|判[的了下]|出具|制作|发出|下判|就作|[以用][（(]\d{4}[）)])|^，?(?:经|在)(?:我院|本院|[\u4e00-\u9fff]{2,12}法院)?(?:主持)?(?:下)?调解|^，(?:我院|本院|该院|法院|[\u4e00-\u9fff]{2,14}(?:法院|中院|高院))?[^，。；\n]{0,4}(?:作出|宣判|判决|裁定|[以用][（(]\d{4})"
)
_DECIDED = pattern(
    r"(?:(?:判决书?|裁定书?|调解书|文书|落款)(?:的)?(?:日期|时间|落款)|(?:日期|落款))(?:也|却|就|都|正)?(?:为|是|：|在)?$|(?:判决|裁定|宣判|作出)(?:于|的日期是|时间是|日期为)$"
)
_BODY_DECIDES = pattern(
    r"处罚的?是|(?:处罚|行政处理|认定|复议|征收|补偿|不予受理|批准|答复|许可|登记|通知|仲裁|补正|审批|撤销|工伤|强制执行|复查|信访)[^，。；]{0,12}(?:决定|通知|裁决|意见|认定书|告知|批复)|(?:决定|通知|告知|答复|意见|认定|裁决)书?"
)
_PAPERS = pattern(
    "承诺|计划|方案|收据|收条|欠条|借条|借据|协议|合同|批复|报告|证明|函|说明|声明|清单|对账单|发票|保证书|意见书|委托书|授权|凭证|票据|账单|函件|担保函|结算单|遗嘱|鉴定"
)
"""What parties and bodies make out, which no court decides by."""
_BY_A_BODY = pattern("[委局办厅处部队乡镇府司会](?:又|才|就|已|对[^，。；]{1,16})?(?:作出|发出|下达)|公告|通告|通报")
"""我委作出《搬出公告》: what is no court decides nothing."""
_NO_COURT = pattern("(?:局|政府|委员会|委|厅|大队|支队|总队|检察院|公司|中心|仲裁院)(?:在|于|又|还)?$")
"""A body right before a day: what was made out on it is that body's."""
_INTERIM = pattern(
    "准[予许][^，。；]{0,4}撤|撤回对|撤诉|查封|冻结|保全|扣押|管辖|更正|补正|追加|中止|先予执行|解除|回避|延长|逮捕|取保"
)
"""What is ruled on the way: a judgment that ends the case may name no day of it."""
_AHEAD = 44
_READ = pattern(
    "提交|递交|出示|交来|提供|举出|阅看|阅卷|查阅|看了|看到|领取|领到|收到|签收|来院|到院|到我院|复印|询问|咨询|听取|约谈|电话"
)
"""What is done with a decision that was made before."""
_COURT_DECIDES = pattern("判决|裁定|调解书|支付令|宣判|判处|改判|判[的了下]")
_FIRST, _LAST = pattern("一审|原审|初审"), pattern("二审|终审|再审|重审")
_OURS = pattern("(?:我|本|该)院|法院")
_WE = pattern("[我本]院")
_NEAR = 26
_SO_CLOSE = 3
_TITLE = pattern("《[^》\n]{1,60}》")
"""The court in the title of a law decided nothing."""
_COURT = pattern(
    r"(?P<place>[\u4e00-\u9fff]{2,20}?)(?P<level>最高|高级|中级|海事|铁路运输|知识产权|金融|互联网)?(?:人民)?法院|(?P<place2>[\u4e00-\u9fff]{1,8}?)(?P<short>[中高])院|最高(?:人民)?法院"
)


_COURT_THEN = pattern(
    "，(?:最高人民法院|[\u4e00-\u9fff]{2,10}(?:高级|中级)?人民法院|[我本该]院)(?:依照|依据|根据|以|依法|经审查|审查后)?[^，。；\n]{0,26}"
    "(?:驳回(?:了)?[^，。；\n]{0,8}(?:再审申请|上诉|起诉|诉讼请求)|维持(?:了)?(?:原判|一审))"
)
"""2015年10月28日，最高人民法院依照……驳回了你公司的再审申请."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: its number, day and court where they are known; ``own``: the judgment itself is this one."""

    number: Mention | None
    day: Mention | None
    court: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class DayOfDecision:
    """A day that the reply gives a decision, with that decision; ``certain``: its number says which one it is."""

    ours: Mention
    decision: Decision
    agrees: bool
    certain: bool


@lru_cache(maxsize=8)
def decisions(paper: Paper) -> tuple[Decision, ...]:
    """The judgment's own decision first, then those that it tells of."""
    own_number = next((one for one in paper.mentions if one.unit == "case" and one.span.start < _HEAD), None)
    own = Decision(own_number, signature(paper), own_court(paper.text), own=True)
    found = [own]
    for number in paper.mentions:
        if number.unit != "case" or (own_number is not None and number.value == own_number.value):
            continue
        sentence = paper.sentence(number.span)
        day = next(
            (
                one
                for one in reversed(paper.mentions)
                if one.kind is Kind.DAY
                and sentence.start <= one.span.start < number.span.start
                and number.span.start - one.span.end <= _NEAR
            ),
            None,
        )
        courts = [
            organ.name
            for organ in organs(_TITLE.sub("", number_ahead(paper.text, sentence, number)))
            if organ.kind is OrganKind.COURT
        ]
        known = next(
            (index for index, one in enumerate(found) if one.number is not None and one.number.value == number.value),
            None,
        )
        if known is None:
            found.append(Decision(number, day, courts[-1] if courts else ""))
        elif found[known].day is None and day is not None:
            found[known] = Decision(found[known].number, day, found[known].court or (courts[-1] if courts else ""))
    return tuple(found)


def number_ahead(text: str, sentence: Span, number: Mention) -> str:
    """What stands in the sentence before a number."""
    return text[sentence.start : number.span.start]


def signature(paper: Paper) -> Mention | None:
    """The day at the end of a judgment: the last one that is written in Chinese numerals, else the last of the tail."""
    days = [one for one in paper.mentions if one.kind is Kind.DAY and isinstance(one.value, tuple) and one.value[0]]
    spelt = [one for one in days if _TAIL_YEAR.match(paper.text, one.span.start)]
    if spelt and spelt[-1].span.start > len(paper.text) // 3:
        return spelt[-1]
    return next((one for one in reversed(days) if one.span.start > len(paper.text) - _HEAD), None)


def own_court(text: str) -> str:
    """The court that a judgment stands under; "" where its head names none."""
    found = [organ.name for organ in organs(text[:_HEAD]) if organ.kind is OrganKind.COURT]
    return found[0] if found else ""


@lru_cache(maxsize=4)
def days_of_decisions(reply: Paper, paper: Paper, issuer: str) -> tuple[DayOfDecision, ...]:
    """Every day that the reply says a court decided on, held against the decision that it speaks of."""
    known = decisions(paper)
    found = []
    for ours in reply.mentions:
        if ours.kind is Kind.DAY and _is_decision(reply, ours):
            judged = _judged(reply, paper, ours, known, issuer)
            if judged is not None:
                found.append(judged)
    return tuple(found)


def _is_decision(reply: Paper, ours: Mention) -> bool:
    text, span = reply.text, ours.span
    if _NO_COURT.search(text, max(0, span.start - 8), span.start) or _of_paper(reply, span):
        return False
    behind = text[span.end : span.end + 44]
    decides = _DECIDES.match(behind)
    then = _COURT_THEN.match(behind) is not None and not _INTERIM.search(_first_clause(behind[1:]))
    if decides and not then:
        clause = _first_clause(behind)
        if _READ.search(clause) or (decides[0].startswith("，") and _dated_itself(reply, span.end + decides.end())):
            return False
        if case_numbers(clause) or _COURT_DECIDES.search(clause):
            return True
        ahead = text[max(reply.sentence(span).start, span.start - _AHEAD) : span.start]
        return (
            not _BODY_DECIDES.search(clause)
            and not _PAPERS.search(clause)
            and not _BY_A_BODY.search(clause)
            and not _BODY_DECIDES.search(ahead)
            and not _PAPERS.search(ahead)
        )
    if then or _DECIDED.search(text[max(0, span.start - 14) : span.start]) is None:
        return then
    ahead = text[max(reply.sentence(span).start, span.start - _AHEAD) : span.start]
    return _COURT_DECIDES.search(ahead) is not None or "文书" in ahead or bool(case_numbers(ahead))


def _dated_itself(reply: Paper, end: int) -> bool:
    """Whether a day follows the word that decides: 起诉是5月18日，判决是6月9日 dates the suit before the comma."""
    return any(one.kind is Kind.DAY and 0 <= one.span.start - end <= _SO_CLOSE for one in reply.mentions)


def _of_paper(reply: Paper, span: Span) -> bool:
    """Whether the number of what a body made out leads up to a day, and no case number follows: 文号……，8月17日作出."""
    sentence = reply.sentence(span)
    numbers = [
        one for one in reply.mentions if one.kind is Kind.NUMBER and sentence.start <= one.span.start < span.start
    ]
    return bool(numbers) and numbers[-1].unit == "paper" and not case_numbers(reply.text[span.end : span.end + _AHEAD])


def _first_clause(words: str) -> str:
    for index, sign in enumerate(words):
        if sign in "，。；\n" and index > 1:
            return words[:index]
    return words


def _decided_below(paper: Paper, ours: Mention) -> bool:
    """Whether the paper tells of another decision on that very day, whose number it does not give."""
    return not ours.open and any(
        one.kind is Kind.DAY
        and one.value == ours.value
        and _COURT_DECIDES.search(paper.text, one.span.end, one.span.end + 30)
        for one in paper.mentions
    )


def _judged(  # noqa: PLR0911 - from the surest sign to the weakest
    reply: Paper, paper: Paper, ours: Mention, known: tuple[Decision, ...], issuer: str
) -> DayOfDecision | None:
    number = _number_of(reply, ours)
    if number is not None:
        which = next((one for one in known if one.number is not None and one.number.value == number.value), None)
        certain = which is not None
        if which is None:
            which = next(
                (
                    one
                    for one in known
                    if one.number is not None and slip_of_number(str(one.number.value), str(number.value))
                ),
                None,
            )
        if which is None or which.day is None:
            return None
        return DayOfDecision(ours, which, same(ours, which.day), certain)
    dated = [one for one in known if one.day is not None]
    if any(one.day is not None and same(ours, one.day) for one in dated):
        candidates = _court_told(reply, ours, _by_court(reply, ours, known, issuer), issuer)
        right = next(one for one in dated if one.day is not None and same(ours, one.day))
        earlier = not right.own and not right.court  # 本院 had decided before: its own earlier decision
        if candidates is None or candidates.day is None or same(ours, candidates.day) or earlier:
            return DayOfDecision(ours, right, agrees=True, certain=False)
        return DayOfDecision(ours, candidates, agrees=False, certain=False)
    which = _by_court(reply, ours, known, issuer)
    if which is None or which.day is None or _decided_below(paper, ours) or _of_no_decision(reply, paper, ours):
        return None
    later = (
        isinstance(ours.value, tuple)
        and isinstance(which.day.value, tuple)
        and ours.value[0]
        and ours.value > which.day.value
    )
    if later and not slip(ours, which.day):
        return None  # a later decision that this judgment cannot know
    return DayOfDecision(ours, which, agrees=False, certain=False)


def _told_of_something_else(reply: Paper, paper: Paper, ours: Mention) -> bool:
    """Whether the paper has that very day, and the reply names no court's decision: 该行为9月27日已经作出."""
    clause = reply.clause(ours.span)
    return (
        not ours.open
        and any(one.kind is Kind.DAY and one.value == ours.value for one in paper.mentions)
        and _COURT_DECIDES.search(reply.text, clause.start, clause.end) is None
        and not case_numbers(clause.of(reply.text))
    )


def _of_no_decision(reply: Paper, paper: Paper, ours: Mention) -> bool:
    """Whether something else than the end of this case happened on a day."""
    return _on_the_way(reply, paper, ours) or _told_of_something_else(reply, paper, ours)


def _on_the_way(reply: Paper, paper: Paper, ours: Mention) -> bool:
    """Whether a day is that of an order on the way, of a kind that the paper's own order is not."""
    clause = reply.clause(ours.span)
    match = _INTERIM.search(reply.text, ours.span.end, clause.end)
    return match is not None and match[0] not in paper.text[_order_start(paper.text) :]


def _order_start(text: str) -> int:
    return max(text.rfind("如下："), text.rfind("如下:"), len(text) * 2 // 3)


def _number_of(reply: Paper, ours: Mention) -> Mention | None:
    """The case number that a day belongs to: close to it, in its sentence, with no other day between."""
    sentence = reply.sentence(ours.span)
    near = [
        one
        for one in reply.mentions
        if one.unit == "case"
        and one.span.start >= sentence.start
        and one.span.end <= sentence.end
        and _gap(one.span, ours.span) <= _NEAR
        and not _OF_ANOTHER.fullmatch(reply.text, one.span.end, max(one.span.end, ours.span.start))
        and not any(
            other.kind is Kind.DAY and other is not ours and _between(other.span, one.span, ours.span)
            for other in reply.mentions
        )
    ]
    return min(near, key=lambda one: (_gap(one.span, ours.span), one.span.start < ours.span.start), default=None)


_OF_ANOTHER = pattern(
    "[^，。；\n]{0,6}，(?:后来|此后|随后|而)?(?:最高|[\u4e00-\u9fff]{2,8})(?:人民法院|高院|中院)(?:于|在)?"
)
"""二审判决是……第52号，最高人民法院2015年10月23日: behind another court's name the day is that court's."""


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _between(middle: Span, one: Span, other: Span) -> bool:
    low, high = min(one.end, other.end), max(one.start, other.start)
    return low <= middle.start and middle.end <= high


def _by_court(reply: Paper, ours: Mention, known: tuple[Decision, ...], issuer: str) -> Decision | None:
    """The decision that the court named with a day took; None where that is not certain."""
    sentence = reply.sentence(ours.span)
    ahead = reply.text[max(sentence.start, ours.span.start - 40) : ours.span.start]
    behind = reply.text[ours.span.end : min(sentence.end, ours.span.end + 24)]
    around = ahead[-24:] + "|" + behind
    if _FIRST.search(around):
        others = [one for one in known if not one.own and one.day is not None]
        return others[0] if len(others) == 1 else (known[0] if len(known) == 1 else None)
    named = [match[0] for match in _COURT.finditer(ahead)]
    by = [match[0] for match in _COURT.finditer(_first_clause(behind)) if "向" not in behind[: match.start()]]
    if by and not any(one.court and same_court(name, one.court) for name in by for one in known):
        return None  # 1月4日他被台江区法院判了八个月: a court that this judgment knows nothing of
    for name in reversed(named):
        which = [one for one in known if one.court and same_court(name, one.court)]
        if which:
            return which[0] if len(which) == 1 else next((one for one in which if one.own), None)
    if _WE.search(ahead + "|" + behind) and not same_court(issuer, known[0].court):
        by_us = [one for one in known if one.day is not None and same_court(issuer, one.court)]
        dated = [one for one in by_us if one.day is not None and same(ours, one.day)]
        return dated[0] if dated else by_us[0] if len(by_us) == 1 else None
    if _OURS.search(around) and (same_court(issuer, known[0].court) or len(known) == 1):
        return known[0]
    return known[0] if not named else None


def _court_told(reply: Paper, ours: Mention, which: Decision | None, issuer: str) -> Decision | None:
    """A decision whose court or instance the sentence names; 7月18日裁定 and 省法院……裁定 leave it to the day whose."""
    sentence = reply.sentence(ours.span)
    words = reply.text[max(sentence.start, ours.span.start - _AHEAD) : min(sentence.end, ours.span.end + _NEAR)]
    if which is None or _FIRST.search(words) or _LAST.search(words):
        return which
    own = _WE.search(words) is not None and same_court(issuer, which.court)
    return which if own or any(same_court(match[0], which.court) for match in _COURT.finditer(words)) else None


def same_court(one: str, other: str) -> bool:
    """Whether two names may be one court: 承德中院 and 河北省承德市中级人民法院."""
    if not one or not other:
        return False
    (place, level), (place2, level2) = _court(one), _court(other)
    if level != level2:
        return False
    short, long = sorted((place, place2), key=len)
    if not short and level == "高":
        return one.endswith(_OF_REGION) or other.endswith(_OF_REGION)  # 自治区高级人民法院 names no region
    return bool(long.endswith(short)) if short else place == place2


def of_other_court(reply: Paper, paper: Paper, span: Span) -> bool:
    """Whether the last court that the reply names in the sentence, up to a place, is none of the paper's own."""
    own = decisions(paper)[0].court
    sentence = reply.sentence(span)
    words = reply.text[sentence.start : span.end]
    named = [(one.span.end, one.name) for one in organs(words) if one.kind is OrganKind.COURT]
    named += [(match.end(), match[0]) for match in _SHORT_COURT.finditer(words)]
    end, last = max(named, default=(0, ""))
    number = decisions(paper)[0].number
    ours = any(
        number is not None and one.value == number.value and sentence.start + end <= one.span.start < span.end
        for one in reply.mentions
    )
    return bool(own and last) and not ours and not same_court(last, own) and not _OURS.search(words, end)


_SHORT_COURT = pattern("[\u4e00-\u9fff]{2,4}?(?:高院|中院)|最高(?:人民)?法院")


_OF_REGION = ("自治区高级人民法院", "自治区高院", "省高级人民法院", "省高院", "市高级人民法院", "市高院")


_LEVELS = (
    ("最高", "最高"),
    ("高级", "高"),
    ("高院", "高"),
    ("高法", "高"),
    ("中级", "中"),
    ("中院", "中"),
    ("中法", "中"),
)
_PLACE_WORDS = pattern(
    "省|自治区|自治州|自治县|新区|市|区|县|旗|盟|州|人民|法院|高级|中级|最高|[高中]院|壮族|回族|维吾尔|朝鲜族|藏族|土家族|苗族|蒙古族|彝族|白族|哈尼族|傣族|布依族|侗族|羌族"
)


@lru_cache(maxsize=512)
def _court(name: str) -> tuple[str, str]:
    level = next((level for sign, level in _LEVELS if sign in name), "基")
    return _PLACE_WORDS.sub("", name).replace("第", ""), level
