"""What was decided, found and concluded: every statement that has a yes and a no, with what it is about.

支持, 采纳, 准许 say yes to what was asked for, 驳回, 不予支持, 没有同意 no; 维持 says yes to the decision below and
撤销 no; 合法, 有效, 成立 say yes to an act, 违法, 无效 no. What a reader would get wrong: a negation turns the word
round that stands behind it (没有违法), and what a party asked for or feared (请求撤销, 如果驳回) is no outcome.
"""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache

from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import Pattern, pattern


class About(StrEnum):
    """What a statement is about."""

    CLAIMS = "诉讼请求"
    REST = "其余诉讼请求"
    APPEAL = "上诉"
    RETRIAL = "再审申请"
    EXECUTION = "强制执行"
    APPLICATION = "申请"
    BELOW = "原判"
    ACT = "行为或决定的合法性"
    VALID = "效力"
    EVIDENCE = "证据、意见的采信"
    WIN = "胜诉"
    LIABLE = "责任"
    LIMIT = "期限"
    TRUE = "属实"
    FAULT = "是否不当"
    MORE = "多判、少判"
    HARDER = "轻重"
    PAID = "交付、履行"
    DONE = "办理"


_YES = {
    "ask": r"支持|准许|准予|同意|准(?=执行|强制)",
    "trust": r"采纳|采信|认可",
    "no": r"驳回|不准|不予受理|不予立案|不予执行|拒绝",
    "uphold": r"维持",
    "revoke": r"撤销|改判|推翻|发回|撤掉",
    "win": r"胜诉|打赢|赢了|官司赢",
    "lose": r"败诉|打输|输了|输掉",
    "lawful": r"合法|有效|成立|正确|适当|得当|妥当",
    "unlawful": r"违法|违反[^，。；]{0,6}(?:法|规定)|无效|失效|作废",
    "liable": r"承担",
    "late": r"超期|逾期|超过[^，。；]{0,10}(?:期限|时限|时效|期间)|过期|晚于",
    "intime": r"(?:在[^，。；]{0,10}(?:期限|期)(?:之?内|以内)|按期|按时|如期)",
    "true": r"属实|真实|有依据|依据充分|有道理|意见是对的|理由成立|事实清楚",
    "untrue": r"不符|有出入|失实|缺乏|依据不足|证据不足|不实|没有(?:事实|法律|合同)?(?:和法律)?依据",
    "fault": r"不当|有误|错误|瑕疵|违规|过错|不妥|疏漏",
    "more": r"多判|多算|多收|多交|少判|漏判|重复计算",
    "lighter": r"减轻|轻了|从轻|轻判|变轻|降低|减少",
    "harder": r"加重|重了|从重|重判|变重|提高|增加",
    "paid": r"交清|付清|还清|结清|缴清|交纳|缴纳|偿还|归还|支付|交(?=，|。|与|罚|$)|履行|付(?=，|。|$)|还(?=，|。|$)",
}
_WORD = pattern("|".join(f"(?P<{name}>{words})" for name, words in _YES.items()))
_SIGN = {
    "ask": (1, None),
    "trust": (1, None),
    "no": (-1, None),
    "uphold": (1, None),
    "revoke": (-1, None),
    "win": (1, About.WIN),
    "lose": (-1, About.WIN),
    "lawful": (1, None),
    "unlawful": (-1, None),
    "liable": (1, About.LIABLE),
    "late": (-1, About.LIMIT),
    "intime": (1, About.LIMIT),
    "true": (1, About.TRUE),
    "untrue": (-1, About.TRUE),
    "fault": (-1, About.FAULT),
    "more": (-1, About.MORE),
    "lighter": (1, About.HARDER),
    "harder": (-1, About.HARDER),
    "paid": (1, About.PAID),
}
_NOT_NEAR = pattern(
    "(?:不能得到|未能得到|没能得到|难以得到|不应得到|不|未|没有|没|无|非|否|不予|未予|不能|难以|未能|不应|并未|并非|并不|并无|均未|不存在|不构成|没能|未获|得不到|没有得到|未得到|不再|不得|不是|不属于|没有任何|未获(?:得)?(?:[^，。；]{0,6}院)?的?|不被|未被|没有被|没有给予|不准|(?:没有|未|未予|不|不予)(?:被)?(?:支持|判令|判决|判)(?:让|要|由|[^，。；]{0,6}要求)?[^，。；]{0,8})(?:据此|以此|凭此|由此|因此|当然|直接)?$"
)
_DOUBLE = pattern(
    "不(?:是|能说|意味着|等于|代表|表示|说明)[^，。；]{0,8}$|并非[^，。；]{0,8}$|否认[^，。；]{0,6}$|不构成$"
)
_ASKED = pattern(
    "要看|取决于|请求(?!权|的|，|得|没|被|均|都|予|不|未|已|也|应|依|全|于|有|与|，)|要求(?!的|，|被|没|得|不|未|和|都|均)|诉请|希望|主张(?!的|，|不|没|未|缺|于|均|都|成|无)|认为(?!，)|是否|如果|如(?!下|实|期|何)|若|应否|能否|可否|申请(?=撤|执行|强)|说(?=法)|以免|除非|诉称|辩称|上诉称|称(?!为|之)|有没有|要不要|该不该|为什么|为何"
)
_MAY_YET = pattern("(?:都|均|仍|也|还|就)?(?:可以|可|有权|能够?)")
_WHETHER = pattern("应否|是否|能否|可否")
_NOUNS = ("ask", "liable")
"""Words that name a thing with 的 behind them: 得到支持的比例, 由其承担的是64680元."""
_NAMES_ONE = pattern("的(?:程序|条件|期限|情形|后果|方式|权力|权限|标准|途径|办法|效力|例外)")
_UNLAWFUL_THINGS = ("建筑", "建设", "所得", "用地", "占地")
_SAYS = pattern("表示|书面|口头|当庭|公司|银行|支行|对方|双方|一方|股东|家属|被害人|村民|业主|机关|局$")
_NO_DEED = pattern(
    "(?:无权|有权|权力|职权|权限|不能再?|不得|无法|难以|不便)(?:再|自行|直接|擅自|任意|随意|[在由以用靠凭从就]?(?:通过)?[^，。；]{1,12})?$",
)
_BY_PROOF = pattern("(?:证据|事实|依据)(?:的|来|所|予以)?$")
_BY_COURT = pattern("本院|法院|予以$|不予$|合议庭")
_ASKS = pattern("(?:你|您)(?:们)?(?:在[^，。]{0,6})?(?:要求|请求|希望|主张)")
_WHICH_ONES = pattern("哪[些一几]|什么|多少$")
_OBJECTS: tuple[tuple[About, Pattern], ...] = (
    (About.REST, pattern(r"(?:其余|其他|其它|另外|剩余)[^，。；]{0,8}(?:请求|主张|诉求|部分)|超出部分")),
    (About.RETRIAL, pattern(r"再审申请|申请再审|再审请求|申诉")),
    (About.APPEAL, pattern(r"上诉(?!人)")),
    (About.EXECUTION, pattern(r"(?:强制)?执行(?!异议|裁定|通知|难|局|人|法官|员|标准|庭|费|依据|款|案件|干警|程序)")),
    (About.CLAIMS, pattern(r"诉讼请求|诉请|诉求|(?<![再上])请求|索赔|主张")),
    (About.APPLICATION, pattern(r"申请(?!人|费|再审|书)")),
    (About.EVIDENCE, pattern(r"证据|说法|意见|陈述|抗辩|理由|证言|辩解|材料|鉴定")),
    (About.BELOW, pattern(r"原判|一审(?:判决|裁定)?|原审|判决|裁定")),
    (About.VALID, pattern(r"合同|协议|支付令|债权|借条|欠条|条款|保证|担保|婚姻|遗嘱|决议|借贷关系|关系")),
    (About.ACT, pattern(r"行为|决定|做法|通知书?|处罚|拆除|征收|认定|程序|行政")),
)
_WHICH = {
    "ask": (About.REST, About.RETRIAL, About.APPEAL, About.EXECUTION, About.CLAIMS, About.APPLICATION),
    "trust": (About.REST, About.RETRIAL, About.APPEAL, About.CLAIMS, About.APPLICATION, About.EVIDENCE),
    "no": (About.REST, About.RETRIAL, About.APPEAL, About.EXECUTION, About.CLAIMS, About.APPLICATION),
    "revoke": (About.BELOW, About.ACT),
    "uphold": (About.BELOW, About.ACT),
    "lawful": (About.VALID, About.ACT),
    "unlawful": (About.VALID, About.ACT),
}
_AHEAD, _BEHIND = 30, 44
_GIVEN = pattern("(?:予以|应予|给予|予|依法|本院|法院|判决|全部|均|都|部分|得到|获得|得到了|不能|未|没有|应)$|^$")
_BREAK = pattern("[，。；：！？\n“”]")


@dataclass(frozen=True, slots=True)
class Polarity:
    """One such statement: ``yes`` or no, about what; ``word`` is the place of the deciding word with its negation.

    ``whole``: of all that was asked for; ``guessed``: the clause does not name what it is about.
    """

    span: Span
    word: Span
    about: About
    yes: bool
    owner: int | None = None
    ordered: bool = False
    whole: bool = False
    guessed: bool = False


_ORDER = pattern("(?:判决|裁定|决定)[：:\\s]{0,2}如下")
_ORDER_END = pattern(
    "如不服|审\\s{0,3}判\\s{0,3}[长员]|本(?:判决|裁定)(?:为终审|书?送达)|案件受理费|如果未按|附[：:]|代理审判员"
)
_PLEADS = pattern(
    r"(?:(?:申请再审|上诉|起诉|答辩|申诉|反诉)(?:人)?[^，。\n]{0,12}?称[，：:]|诉称|辩称|述称|(?:上诉理由|答辩意见|提出意见)(?!(?:均|都|亦|也|依法|显然)?(?:不|没|无|成立|缺|未|于法))|上诉称|申请再审称|再审称|请求[：:]|上诉请求[：:]|诉讼请求[：:]|陈述称|答辩称|抗诉认为|(?<!与)(?<!起诉书)指控(?!一致)|公诉机关认为|辩护人(?=[^。\n]{0,16}(?:提出|认为|称|辩称|建议))|提交意见称|申请称|申诉称|上诉(?:认为|主张|提出)[：:]|申请再审(?:认为|主张)[：:]"
    r"|(?<=\n)(?!本院|合议庭|一审|二审|原审|再审|公诉|[^，。；\n]{0,20}(?:法院|法庭|检察院))[^，。；：\n]{2,24}认为，(?=[^\n]{0,200}(?:理由如下|应予再审|请求)))"
)
_PLEADS_SHORTLY = pattern(
    r"(?:上诉人|被上诉人|原告|被告人?|再审申请人|被申请人|申请人|第三人|辩护人|[\u4e00-\u9fff]{2,4}(?:公司|银行|集团|政府|管委会|委员会|支行|分行|协会|中心|合作社|村委会))"
    r"[^，。；：、\n]{0,12}?(?:主张|认为|提出|称|抗辩)(?!的|，?(?:于法|缺|没|不|无|依|均|亦|理由))"
)
"""A party's claim that the court takes up in a sentence of its own view."""
_CHARGED = pattern("指控|公诉机关认为")
_FOUND, _BORNE_OUT = (
    pattern("(?:审理|审查|本院|另)查明"),
    pattern("上述事实|足以认定|指控(?:成立|的?(?:事实|罪名)[^，。]{0,8}(?:成立|清楚))"),
)
"""A short criminal judgment finds what was charged and tells it once, as the charge."""
_VIEW = pattern("本院[^，。；\n]{0,6}认为")
_INLINE_END = pattern(
    "[。\n；]|，(?:但|本院|经查|对此|因(?!此|为)|故(?=本院|其|该|对)|不予|未(?:提供|能|举证)|没有|缺乏|于法|与事实|理由不)"
)
_LONGEST_PLEA, _LONGEST_CLAIM = 4000, 240
_COURT_VOICE = pattern(
    r"(?:^|[\n。])[ \t\u3000]*(?:本院|合议庭|(?:一审|二审|原审|再审)法院)"
    r"(?:(?![未没错违仅却])[^，。；\n]){0,12}(?:认为|查明|认定|判决|裁定|认证|审理)"
    r"|经审理查明|本院经审查|本院认为|本院查明|(?:一审|原审|二审)法院(?:经审理)?(?:认为|查明|认定)"
    r"|当事人围绕[^。，]{0,10}(?:请求|主张)|本院组织(?:当事人|双方)|本院(?:认定(?:事实)?如下|予以确认并在卷)|根据(?:当事人|双方)[^。，]{0,6}(?:陈述|举证)"
)


@lru_cache(maxsize=16)
def polarities(paper: Paper) -> tuple[Polarity, ...]:
    """Every statement with a yes or no, in reading order; in a judgment only what the court says."""
    text = paper.text
    pleads = () if paper.reply else pleadings(text)
    orders = [match.end() for match in _ORDER.finditer(text)] if not paper.reply else []
    order = orders[-1] if orders else len(text)
    ended = _ORDER_END.search(text, order)
    order_end = ended.start() if ended else min(len(text), order + 1500)
    found: list[Polarity] = []
    end = 0
    last = len(text) if paper.reply else annex_start(text, order)
    for match in _WORD.finditer(text, 0, last):
        if match.start() < end or any(low <= match.start() < high for low, high in pleads):
            continue
        made = _polarity(paper, match, ordered=order <= match.start() < order_end)
        if made is not None:
            found.append(made)
            end = match.end()
    return (*found, *_implied(paper, found))


_FINE = pattern("罚金|受理费|诉讼费|上缴|国库")
_ONE_ORDER = 30


def _fined(paper: Paper, span: Span) -> bool:
    """Whether what is to be paid is a fine or a fee: 并处罚金二千元，限于判决生效后三十日内缴纳."""
    low = max(paper.sentence(span).start, span.start - _ONE_ORDER, paper.text.rfind("；", 0, span.start) + 1)
    return _FINE.search(paper.text, low, span.end) is not None


def _implied(paper: Paper, found: list[Polarity]) -> list[Polarity]:
    """That claims were allowed, where the order tells somebody to pay or does away with an act and says no more."""
    asked = any(one.ordered and one.about in (About.CLAIMS, About.APPEAL, About.BELOW, About.RETRIAL) for one in found)
    given = next(
        (
            one
            for one in found
            if one.ordered
            and (
                (one.about is About.PAID and one.yes and not _fined(paper, one.span))
                or (one.about is About.ACT and not one.yes)
            )
        ),
        None,
    )
    return [] if asked or given is None else [replace(given, about=About.CLAIMS, yes=True, owner=None, guessed=True)]


_ANNEX = pattern(r"书\s{0,3}记\s{0,3}员|附[：:]|附[^\n。]{0,16}(?:法律|法条|条文|规定)")


def annex_start(text: str, order: int) -> int:
    """Where the judgment ends and the texts of laws behind it begin."""
    ended = _ANNEX.search(text, order)
    return ended.start() if ended else len(text)


@lru_cache(maxsize=8)
def pleadings(text: str) -> tuple[tuple[int, int], ...]:
    """Where the parties speak: from 诉称 to the end of the paragraph, or to where the court speaks again."""
    found: list[tuple[int, int]] = []
    views = [match.start() for match in _VIEW.finditer(text)]
    view = views[-1] if views else len(text)
    found_as_charged = _FOUND.search(text) is None and _BORNE_OUT.search(text) is not None
    for match in _PLEADS.finditer(text):
        if found and match.start() < found[-1][1]:
            continue
        if found_as_charged and _CHARGED.match(match[0]):
            continue
        voice = _COURT_VOICE.search(text, match.end() + 2, min(len(text), match.end() + _LONGEST_PLEA))
        paragraph = text.find("\n", match.end())
        if match.start() > view:
            stop = _INLINE_END.search(text, match.end(), min(len(text), match.end() + 400))
            found.append((match.start(), stop.start() if stop else match.end()))
            continue
        long = text[match.end() - 1] in "：:，," or text[match.end() : match.end() + 1] in "：:，"
        end = voice.start() if voice and (long or paragraph < 0 or voice.start() < paragraph) else paragraph
        found.append((match.start(), end if end > 0 else len(text)))
    for match in _PLEADS_SHORTLY.finditer(text, views[0] if views else len(text)):
        if not any(low <= match.start() < high for low, high in found):
            stop = _INLINE_END.search(text, match.end(), min(len(text), match.end() + _LONGEST_CLAIM))
            found.append((match.start(), stop.start() if stop else match.end()))
    return tuple(sorted(found))


def _polarity(paper: Paper, match: re.Match[str], *, ordered: bool) -> Polarity | None:
    text, group = paper.text, match.lastgroup or ""
    ahead = _since_break(text, match.start())
    behind = _till_break(text, match.end())
    yes, about = _SIGN[group]
    negation = _NOT_NEAR.search(ahead)
    start = match.start()
    if negation and not (group == "no" and match[0][0] == "不"):
        yes, start = -yes, match.start() - len(negation[0])
    before = ahead[: start - match.start()] if start < match.start() else ahead
    if _DOUBLE.search(before) or text.startswith("不了", match.end()):
        yes = -yes
    open_ = _ASKED.search(before[-14:]) or _WHETHER.search(before)
    if (group != "true" and open_ and not ordered) or (not ordered and not paper.reply and _is_asked(paper, match)):
        return None
    asked = _ASKS.search(before) or _WHICH_ONES.search(behind) or _of_a_thing(group, behind)
    if _says_nothing(paper, match[0], before, behind) or (paper.reply and asked) or _of_a_law(text, match, behind):
        return None  # what the petitioner asks for; 得到支持的比例 names a thing and states none
    if about is None:
        about = _object(group, before, behind) or _object_ahead(group, text, match.start() - len(ahead))
    guessed = about is None
    if about is None:
        about = (
            _by_word(match[0], before)
            if group in ("lawful", "unlawful")
            else {
                "trust": About.EVIDENCE,
                "ask": About.CLAIMS if _GIVEN.search(before) and "支持" in match[0] else None,
            }.get(group)
        )
    if about is None:
        return None
    clause = Span(match.start() - len(ahead), match.end() + len(behind))
    owner = _owner(paper, clause)
    whole = any(word in ahead + behind for word in ("均", "都", "全"))
    return Polarity(clause, Span(start, match.end()), about, yes > 0, owner, ordered, whole, guessed)


_LAW_SAYS, _LONGEST_LAW = pattern("规定[：:，]?“[^”\n]{0,160}$|规定[，：:][^。”\n]{0,120}$"), 180
"""What leads up to the words of a law, as far as the text before them is looked at."""
_WHAT_IS_ASKED = pattern("(?:请求|诉请)(?:是|为)(?:请求|要求)?(?:确认|判令|撤销|依法)")


def _is_asked(paper: Paper, match: re.Match[str]) -> bool:
    """Whether a clause of a judgment says what is asked for: 诉讼请求是确认某函无效."""
    clause = paper.clause(Span(*match.span()))
    return _WHAT_IS_ASKED.search(paper.text, clause.start, match.start()) is not None


def _of_a_thing(group: str, behind: str) -> bool:
    """Whether a word names a thing, or what the law lets one do (在二十年期限内都可以要)."""
    if _NAMES_ONE.match(behind) or (group == "unlawful" and behind.startswith(_UNLAWFUL_THINGS)):
        return True  # 撤销的程序; 违法建筑
    return (group in _NOUNS and behind.startswith("的")) or (group == "intime" and _MAY_YET.match(behind) is not None)


def _says_nothing(paper: Paper, word: str, before: str, behind: str) -> bool:
    """Whether a word is what one party grants the other, or names a kind of evidence (足以推翻原判决的新证据)."""
    if _NO_DEED.search(before) or (word == "支持" and _BY_PROOF.search(before)):
        return True  # 无权撤销; 有证据支持
    if word == "同意" and before and (_BY_COURT.search(before) is None) and _SAYS.search(before):
        return True  # 民主广场支行书面表示同意你公司的申请
    if word == "认可":
        return not (paper.reply or _BY_COURT.search(before))
    return word == "推翻" and before.endswith("足以") and (behind.startswith(("的", "原")) or "的" in behind)


def _of_a_law(text: str, match: re.Match[str], behind: str) -> bool:
    """Whether it is a condition in the words of a law: 规定：“……被判决承担民事责任的，有权上诉”."""
    condition = behind.endswith("的") and text.startswith("，", match.end() + len(behind))
    return condition and _LAW_SAYS.search(text, max(0, match.start() - _LONGEST_LAW), match.start()) is not None


def _by_word(word: str, before: str) -> About | None:
    """What a word is about by itself: 有效 a contract, 确认合法 an act."""
    if word in ("有效", "无效"):
        return About.VALID
    return About.ACT if word in ("合法", "违法") and "确认" in before[-6:] else None


def _since_break(text: str, end: int) -> str:
    low = max(0, end - _AHEAD)
    start = max((one.end() for one in _BREAK.finditer(text, low, end)), default=low)
    return text[start:end]


def _till_break(text: str, start: int) -> str:
    stop = _BREAK.search(text, start, min(len(text), start + _BEHIND))
    return text[start : stop.start() if stop else min(len(text), start + _BEHIND)]


def _object_ahead(group: str, text: str, clause: int) -> About | None:
    """What the clause before is about: 该请求于法有据，应予支持."""
    if group not in ("ask", "trust", "no"):
        return None
    for _ in range(2):
        if clause < 2 or text[clause - 1] not in "，,":  # noqa: PLR2004 - there is a clause before it
            return None
        before = _since_break(text, clause - 1)
        found = _object(group, before, "")
        if found is not None:
            return found
        clause -= 1 + len(before)
    return None


def _object(group: str, before: str, behind: str) -> About | None:
    """What the word is about: what stands nearest behind it, else before it in its clause."""
    wanted = _WHICH[group]
    hits: list[tuple[int, int, About]] = []
    for rank, (about, words) in enumerate(_OBJECTS):
        if about not in wanted:
            continue
        after = words.search(behind)
        if after and group not in ("lawful", "unlawful"):
            hits.append((after.start(), rank, about))
        ahead = None
        for ahead in words.finditer(before):  # noqa: B007 - the last one is wanted
            pass
        if ahead:
            hits.append((30 + len(before) - ahead.end(), rank, about))
    rest = next((about for _, _, about in hits if about is About.REST), None)
    return rest or min(hits, key=lambda hit: hit[:2], default=(0, 0, None))[2]


def _owner(paper: Paper, clause: Span) -> int | None:
    """The only party that the clause speaks of."""
    parties = {actor.party for actor in paper.actors_in(clause)}
    return next(iter(parties)) if len(parties) == 1 else None
