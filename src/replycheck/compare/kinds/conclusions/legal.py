"""Findings of law that have a name (自首, 新证据, 重复起诉): which of them the court made, and which it denied.

What a reader would get wrong: a judgment names such a finding far more often than it makes it (in the claims, in the
law, in the question to be answered), so only a place with its own yes or no counts, and only where all of the court's
places agree is the reply held against them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from replycheck.compare.kinds.aligned import demanded, not_told
from replycheck.compare.kinds.polarities import annex_start, pleadings
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_NAMES = (
    ("evidence", r"新的?证据"),
    ("surrender", r"自首"),
    ("candour", r"坦白"),
    ("merit", r"立功"),
    ("recidivist", r"累犯"),
    ("drug-recidivist", r"毒品再犯"),
    ("probation", r"缓刑(?!考验)"),
    ("accessory", r"从犯"),
    ("principal", r"主犯"),
    ("coerced", r"胁从犯"),
    ("attempt", r"(?:犯罪)?未遂"),
    ("desistance", r"犯罪中止"),
    ("completed", r"(?:犯罪)?既遂(?!犯)"),
    ("defence", r"正当防卫"),
    ("good-faith", r"善意(?:受让|取得|第三人|购买|购房)?"),
    ("again", r"重复(?:起诉|诉讼)|一事不再理"),
    ("apparent", r"表见代理"),
    ("agency", r"权(?:代表|代理|处分)|代理权|(?:代理|代表)[^，。；]{0,24}的(?:授权|权限)"),
    ("premise", r"以[^，。；]{1,16}为(?:前提|条件)"),
    ("scope", r"(?:行政诉讼|民事诉讼|人民法院|法院)?的?(?:受案|受理[^，。；]{0,4}|民事诉讼的)范围"),
    ("breach", r"(?:根本)?违约(?!金|责任|行为)"),
    ("labour", r"(?:事实)?劳动关系"),
    ("spouses", r"夫妻共同债务"),
    ("injury", r"(?<!认定)工伤(?!保险|认定|待遇|职工)"),
    ("flagrant", r"重大且?明显违法"),
    ("standing", r"(?:合格|适格)的?(?:被告|原告|主体)?|(?:被告|原告|主体)(?:适格|合格)"),
    ("interest", r"(?:法律上的?)?利害关系(?!人)"),
    ("cause", r"因果关系"),
    ("collusion", r"恶意串通"),
    ("fraud", r"(?<!集资)(?<!合同)欺诈"),
    ("duress", r"胁迫(?!从)"),
    ("unfair", r"显失公平"),
    ("mistake", r"重大误解"),
    ("force", r"不可抗力"),
    ("omitted", r"(?:遗漏|漏判)(?:了)?(?:[^，。；]{0,6}(?:诉讼)?请求)?"),
    ("forgiven", r"谅解(?!书)"),
    ("influence", r"影响(?:了|到)?[^，。；]{0,8}(?:裁判|判决|处理|审判|定案)的?结果"),
    ("enrichment", r"不当得利"),
    ("partnership", r"合伙关系"),
    ("assignment", r"(?:债权|债务)转让(?!协议|合同|通知)"),
    ("defective", r"主要证据不足"),
    ("reoffends", r"前科"),
    ("excludes", r"排除(?:强制)?执行"),
    ("opposes", r"对抗(?=[^，。；]{1,12}(?:人|权|执行))"),
    ("plaintiff", r"(?:原告|诉讼)的?(?:诉讼)?(?:主体)?资格"),
    ("full-capacity", r"完全(?:刑事|民事)?(?:责任|行为)能力"),
    ("limited-capacity", r"(?:限定|限制|部分)(?:刑事|民事)?(?:责任|行为)能力"),
    ("no-capacity", r"无(?:刑事|民事)?(?:责任|行为)能力"),
    ("direct", r"直接证据"),
    ("indirect", r"间接证据"),
    ("came-himself", r"(?:主动|自动|自行|自己(?:到|去|前往)[^，。；]{0,10})(?:投案|归案|到案)|投案自首"),
    ("was-caught", r"被动(?:归案|到案)|抓获归案"),
    ("money", r"货币补偿"),
    ("swap", r"产权(?:调换|置换)"),
    ("tools", r"作案工具|犯罪工具"),
)
_NAME = "|".join(f"(?P<{key.replace('-', '_')}>{words})" for key, words in _NAMES)
_NO = (
    r"不能(?:被)?(?:认定|视|算|作|构成|成立|当)(?:为|作|成|是)?|不(?:应|得|宜)?(?:予|再)?(?:认定|视|认|算|当|作)(?:为|作|成|是)?"
    r"|不构成|不属于?|不是|不系|并?非|不存在|不具有?备?|不符合|不成立|不宜(?:对[^，。；]{1,10})?适用|不(?:予|得)?适用|不给|难以认定"
    r"|没有?(?:被|对他|对其)?(?:认定|认|构成|当|作|给|判|适用|宣告|存在)?(?:为|作|成|上)?|未(?:被|予)?(?:认定|构成|适用|宣告|作)?(?:为|作)?"
    r"|不足以|不能(?=排除)|算不上|谈不上|够不上|够不成|达不到|无(?=利害|因果|前科|从|权)|不(?=以)|不得(?=对抗)|不能(?=对抗)|否定|否认|排除"
)
_YES = (
    r"(?:应当?|可以?|依法|已经?|均|都|也|确)?(?:认定|视|认|算|当|看)(?:为|作|成|是|了|得上|定为)|算|认定|构成|属于?|是|系|叫做?|称为|存在|具有|具备|符合|适用|宣告"
    r"|给(?:了|予)|判(?:了|处)|取得|得到|成立|可以?作为|能够?作为|有|(?<=方式)为|(?:必须|应当?|须)(?=以)|足以|能够?(?=排除|对抗)|可以?(?=排除|对抗)"
)
_SAID = pattern(
    rf"(?:(?P<no>{_NO})|(?P<yes>{_YES}))(?:了|过|的)?(?P<between>[^，。；：！？\n“”、《》]{{0,14}}?(?:《[^》\n]{{1,50}}》[^，。；：！？\n《》]{{0,14}}?)?[“]?)(?:{_NAME})"
    r"(?P<behind>(?:在先|的?事实|的)?(?:缺乏|没有|缺少)[^，。；\n]{0,6}(?:证据|依据|根据)|(?:在先|的?事实|的)?(?:证据|依据)不足|(?:的(?:情节|规定|情形|条件|意见|主张|理由|认定))?(?:不成立|不能成立|不予(?:认定|采纳|支持|采信)|没有(?:采纳|支持|认定|成立))?)"
)
_CLAIMED = pattern(
    rf"(?:说|称|认为|提出|主张|要求|请求|申请)[^，。；\n]{{0,24}}?(?:{_NAME})(?P<gap>[^。；\n]{{0,60}}?)"
    r"(?:(?P<no>(?:不予?|没有|未予?|未获|均不|不能)(?:采纳|支持|采信|认可|认定|同意|准许|成立))"
    r"|(?P<yes>(?:予以|依法|应予|都|也|法院|判决|我院|已经?)(?:采纳|支持|采信|认可|认定)|(?:采纳|支持|采信)了))"
)
"""What was claimed and how it was ruled on: 辩护人要求缓刑，法院没有采纳."""
_RULED = pattern(
    rf"(?:{_NAME})(?:[^，。；\n、]{{0,4}})(?:的|这[个一项]?|等)?(?:请求|意见|主张|说法|建议|辩解|辩护意见|理由|情节)[^。；\n]{{0,4}}?"
    r"(?:(?P<no>(?:也|均|都)?(?:不予?|没有|未予?|未获|不能)(?:被)?(?:采纳|支持|采信|认可|认定|同意|准许|成立))"
    r"|(?P<yes>(?:予以|依法|应予|都|也|已经?|被)(?:采纳|支持|采信|认可|认定)|(?:采纳|支持|采信)了|成立))"
)
"""减轻处罚和缓刑的请求没有采纳."""
_GAP = pattern("采纳|支持|采信|但|另|其余|其他|建议|同时|此外")
_OPEN = pattern(
    "是否|能否|可否|应否|如果|如(?!实|期|下|何)|若(?!干)|有没有|是不是|算不算|什么|哪|才|规定|应当综合|除非|的，|或者|以及|审查"
)
_ASKED = pattern("是否|能否|可否|应否|有没有|是不是|算不算|如果|若(?!干)")
_TURNS = pattern(
    "只?因(?!果|此)[^，。；]{2,20}才|不|没|未|无(?!偿)|非(?!法)|而|就是|以[^，。；]{0,8}为由|有关|关于|涉及|所谓"
)
_ORDERED_PROBATION = pattern(r"(?:宣告)?缓刑(?:考验期(?:限)?为?)?[一二三四五六七八九十\d]{1,3}(?:年|个月)")
_ORDER = pattern(r"判决[：:\s]{0,2}如下")
_OFFICE = pattern(
    "(?:我们|[我本][局办委镇乡]|本机关|承办人)[^。；\n]{0,12}(?:认为|核实|了解|调查|查明)|信访(?:事项|请求|诉求)|本意见"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding of the reply and the court's place on the same; ``agrees``: both make it, or both deny it."""

    ours: Span
    theirs: Span
    agrees: bool


@lru_cache(maxsize=4)
def legal_findings(reply: Paper, paper: Paper) -> tuple[Finding, ...]:
    """Every named finding that the reply tells, where all that the judgment says of it is one yes or one no."""
    return tuple(_findings(reply, paper))


def _findings(reply: Paper, paper: Paper) -> Iterator[Finding]:
    given = _found(paper)
    told = tuple(_told(reply))
    ways = {(name, yes) for name, yes, _ in told}
    for name, yes, span in told:
        known = given.get(name, ())
        if not known:
            yield from (*_alternative(name, span, given, paper), *_unheard(name, span, paper)) if yes else ()
            continue
        same = next((place for sign, place in known if sign == yes), None)
        if same is None and name in _OF_PARTS and (name, not yes) in ways:
            continue  # 这笔结了没付，属于违约；另一笔没有结算，不付不算违约
        yield Finding(span, same or known[0][1], agrees=same is not None)


_OF_PARTS = frozenset({"breach", "cause", "premise", "scope", "agency"})
"""One thing may be so and another not: a reply that says both tells of two, and the judgment's no is of one of them."""
_SETS = (
    frozenset({"accessory", "principal", "coerced"}),
    frozenset({"surrender", "candour"}),
    frozenset({"attempt", "desistance", "completed"}),
    frozenset({"light", "lighter", "heavier", "waived"}),
    frozenset({"full-capacity", "limited-capacity", "no-capacity"}),
    frozenset({"direct", "indirect"}),
    frozenset({"came-himself", "was-caught"}),
    frozenset({"money", "swap"}),
)
"""Of these findings one excludes the others of its set, for one and the same person."""
_OF_CRIMES = frozenset(
    {
        "surrender",
        "merit",
        "recidivist",
        "drug-recidivist",
        "accessory",
        "principal",
        "coerced",
        "attempt",
        "desistance",
        "defence",
    }
)
_BY_ARTICLE = {
    "recidivist": "第六十五条|第六十六条",
    "drug-recidivist": "第三百五十六条|再犯(?!罪)",
    "surrender": "第六十七条第[一二]款",
    "merit": "第六十八条",
    "accessory": "第二十七条",
    "principal": "第二十六条",
    "coerced": "第二十八条",
    "attempt": "第二十三条",
    "desistance": "第二十四条",
    "defence": "第二十条",
}
"""The article that a judgment applies finds what it is of, whatever words it has for it (毒品犯罪的再犯)."""
_CONVICTS = pattern(r"(?:被告人|上诉人)[^，。；]{1,24}犯[^，。；\n]{2,30}罪，[^。\n]{0,12}判处")


def _unheard(name: str, span: Span, paper: Paper) -> Iterator[Finding]:
    """系累犯 of a sentence that nowhere speaks of it."""
    convicted = _CONVICTS.search(paper.text)
    heard = f"{dict(_NAMES)[name]}|{_BY_ARTICLE.get(name, '$^')}" if name in _OF_CRIMES else ""
    if heard and convicted and not re.search(heard, paper.text):
        yield Finding(span, Span(*convicted.span()), agrees=False)


_NAMED_BY_LAWS = frozenset({"money", "swap"})
"""A judgment names both, as the law does, and finds one."""


def _alternative(
    name: str, span: Span, given: dict[str, tuple[tuple[bool, Span], ...]], paper: Paper
) -> Iterator[Finding]:
    """属于自首 where the court found 坦白 and knows of no 自首 at all."""
    words = dict(_NAMES).get(name, "")
    words = words or _MEASURE_WORDS.get(name, "")
    orders = [match.end() for match in _ORDER.finditer(paper.text)]
    text = paper.text[: annex_start(paper.text, orders[-1])] if orders else paper.text
    if not words or (name not in _NAMED_BY_LAWS and re.search(words, text)):
        return
    for group in _SETS:
        rivals = [place for other in group - {name} for yes, place in given.get(other, ()) if yes]
        if name in group and rivals:
            yield Finding(span, rivals[0], agrees=False)
            return


_MEASURE_WORDS = {"light": "从轻", "lighter": "减轻", "heavier": "从重|加重处罚", "waived": "免[予除](?:刑事)?处罚"}


@lru_cache(maxsize=8)
def _found(paper: Paper) -> dict[str, tuple[tuple[bool, Span], ...]]:
    """What the court says of each finding, with its places."""
    orders = [match.end() for match in _ORDER.finditer(paper.text)]
    end = annex_start(paper.text, orders[-1]) if orders else len(paper.text)
    spoken = pleadings(paper.text)
    found: dict[str, list[tuple[bool, Span]]] = {}
    views = [match.start() for match in _VIEW.finditer(paper.text)]
    view = views[0] if views else end
    for name, yes, span, ruled in _places(paper.text, end):
        if (ruled and span.start > view) or not any(low <= span.start < high for low, high in spoken):
            found.setdefault(name, []).append((yes, span))
    for name, yes, span in _measures(paper.text, end):
        if not any(low <= span.start < high for low, high in spoken):
            found.setdefault(name, []).append((yes, span))
    for order in orders[-1:]:
        for match in _ORDERED_PROBATION.finditer(paper.text, order, end):
            found.setdefault("probation", []).append((True, Span(*match.span())))
    return {name: tuple(places) for name, places in found.items()}


def _told(reply: Paper) -> Iterator[tuple[str, bool, Span]]:
    every = [place[:3] for place in _places(reply.text, len(reply.text))]
    for name, yes, span in (*every, *_measures(reply.text, len(reply.text))):
        clause = reply.clause(Span(span.end - 1, span.end))
        asked = not_told(reply.text, clause) or demanded(reply.text, span.end - 1) or _supposed(reply.text, clause)
        if _SAID_WRONGLY.match(reply.text, clause.end):
            continue
        if not asked and not _OFFICE.search(reply.text, reply.sentence(span).start, span.end):
            yield name, yes, span


_SAID_WRONGLY = pattern("，(?:与|和|同)?[^，。；\n]{0,8}(?:不合|不符|不对|不实|不成立|说不通|站不住)")
"""讲没有从轻，与判决不合 says that it was so."""
_WITHOUT = pattern("(?:如果)?没有[^，。；\\n]{1,12}，[^，。；\\n]{0,10}(?:不会|不能|不得|就不|难以|无法)")


def _supposed(text: str, clause: Span) -> bool:
    """Whether a clause says what would be: 没有新的证据，案件不会再审."""
    return _WITHOUT.match(text, clause.start) is not None


def _places(text: str, end: int) -> Iterator[tuple[str, bool, Span, bool]]:
    """Each place that makes or denies a finding: its name, the yes or no, the place, whether it rules on a claim."""
    for match in _CLAIMED.finditer(text, 0, end):
        if _GAP.search(match["gap"]) is None and not _OPEN.search(match[0]):
            yield _name(match), match["yes"] is not None, Span(match.start(), match.end()), True
    for match in _RULED.finditer(text, 0, end):
        yield _name(match), match["yes"] is not None, Span(match.start(), match.end()), True
    for match in _said(text, end):
        low = max(text.rfind(sign, 0, match.start()) for sign in "，。；\n：") + 1
        ahead = text[low : match.start()]
        if (
            _OPEN.search(ahead)
            or _ASKED.search(match[0])
            or _CLAIMS.search(ahead)
            or text[match.end() : match.end() + 1] == "？"
            or (match["no"] is not None and _OF_THE_LAST.search(ahead))
            or (match["no"] is not None and _NOT_FOR_THAT.search(ahead))
        ):
            continue
        yes = match["yes"] is not None and not _denied(ahead) and not _REFUSED.search(match["behind"])
        yield _name(match), yes, Span(low if match.start() - low <= _SHORT else match.start(), match.end()), False


def _said(text: str, end: int) -> Iterator[re.Match[str]]:
    """Each yes or no with the finding behind it; 认定某公司不构成违约 says it with its second verb."""
    place = 0
    while (match := _SAID.search(text, place, end)) is not None:
        if _TURNS.search(match["between"]):
            place = max(match.start("between"), match.start() + 1)
            continue
        place = match.end()
        yield match


_CLAIMS = pattern(
    "(?:辩护人|律师|代理人|原告|被告人?|上诉人|申请人|对方|[你您他她])[^，。；]{0,10}?(?:说|讲|称|提|问|提出|主张|认为|要求|请求|以为|觉得)"
)
_OF_THE_LAST = pattern("^(?:所以|因此|但)?[那这](?:并|也|都|就)?$")
"""那不是刑事前科 says what something else is not."""
_NOT_FOR_THAT = pattern("不(?:能|会|应|该)?因")
"""不因在外地被查到就否定自首 denies the denial."""
_SHORT = 12
_VIEW = pattern("本院[^，。；\n]{0,6}认为")
_MEASURES = pattern(
    r"(?P<no>(?:并|也|均|都)?(?:没有?|未|不)(?:予|能|应|宜|再|得)?(?:以)?(?:对[其他她](?:本人)?)?)?(?:(?:再|依法|给予|予以|适用|酌情|酌予|对[其他她]|法院|他|已经?|继续|应当?|可以?){0,3})"
    r"(?:(?P<heavier>从重(?:处罚|考虑|判处|量刑)?|加重(?:了)?处罚)|(?P<lighter>减轻(?=处罚|了?处罚|，|。))|(?P<light>从轻(?=处罚|了?处罚|判处|，|。))|(?P<waived>免[予除](?:刑事)?处罚)|(?P<joined>数罪并罚)|(?P<recovered>追缴)|(?P<reduced>减刑)|(?P<approved>经(?:过了?)?(?:[\u4e00-\u9fff]{0,10}?)批准))"
)
"""Measures that stand without a verb of their own: 依法从重处罚, 不再追缴."""
_CHARGE = pattern(r"指控(?:[^，。；\n]{0,16}?)(?P<no>不能?|没有|未能?)?成立")
_LAW_SAYS = pattern("规定|一定|必须|一律|当然|可以从轻|或者|法定|幅度|《|是否|如果|建议|请求|要求|意见|应否|能否")


def _measures(text: str, end: int) -> Iterator[tuple[str, bool, Span]]:
    for match in _CHARGE.finditer(text, 0, end):
        yield "charge", match["no"] is None, Span(*match.span())
    for match in _MEASURES.finditer(text, 0, end):
        low = max(text.rfind(sign, 0, match.start()) for sign in "，。；\n：") + 1
        behind = text[match.end() : match.end() + 8].split("。", maxsplit=1)[0]
        if not _LAW_SAYS.search(text[low : match.start()] + behind) and not _CLAIMS.search(text, low, match.start()):
            yield match.lastgroup or "", match["no"] is None, Span(match.start(), match.end())


_REFUSED = pattern("不|没有|缺")
_AHEAD_NO = pattern(
    "(?:不|没有?|未|并非|不能|无法|难以|不应|不宜)[^，。；]{0,4}$"
    "|(?:不足以|不能|无法|难以|未能|没有?证据|无证据|缺乏证据)(?:据此|由此|充分)?(?:证明|认定|说明|证实|显示|推定|表明|得出)[^，。；]{0,40}$"
)


def _denied(ahead: str) -> bool:
    return _AHEAD_NO.search(ahead) is not None


def _name(match: re.Match[str]) -> str:
    return next(key for key, _ in _NAMES if match[key.replace("-", "_")])
