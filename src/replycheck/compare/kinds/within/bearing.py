"""Kinds of grounds, and the kinds of conclusions that none of them bears: 不影响本案的认定，所以本案要等.

A ground that leaves things as they are calls for nothing, one that is limited proves no more than it says, several
things weighed together are not one of them alone. What is easily got wrong: 但 turns a thought round, and a party says
such things as well. So ground and conclusion are neighbours, and neither is anybody's claim, question or supposition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.compare.kinds.within.clash import Clash
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import Pattern, pattern

_ROLE = "internal-conclusion"
_W = r"[^，。；：！？\n]"
_NO = "[不没未无非难免莫]"
_MUST = rf"(?:应当|应该|应予|应|需要|需|必须|须|有必要|得|要(?!求|件|点|素))(?:{_W}{{0,8}}?)"
_CALLED_FOR = (
    rf"{_MUST}(?:等(?!同|于|级)|等待|中止|暂停|延期|追加|重新|鉴定|改判|撤销|再审"
    "|退还|变更|移送|补正|更正|改变|抗诉|另行|听证|查明)"
)
_TAKEN_UP = (
    rf"(?:予以|应予|应当|可以|应|已经?|能够?|决定|都|均)(?:{_W}{{0,6}}?)"
    rf"(?:采信|采纳|支持|采用|认可|准许|认定|受理|照办|满足|作为{_W}{{0,8}}(?:依据|根据|证据))"
)


@dataclass(frozen=True, slots=True)
class _Pair:
    """``refuses``: the conclusion itself is a no, so a negation in it is its own; ``told``: a party may say it."""

    ground: Pattern
    drawn: Pattern
    refuses: bool = False
    told: bool = False


def _pair(ground: str, drawn: str, *, refuses: bool = False, told: bool = False) -> _Pair:
    return _Pair(pattern(ground), pattern(drawn), refuses, told)


_PAIRS: tuple[_Pair, ...] = (
    _pair(  # what has nothing to do with the case
        rf"(?:没有|无|并无|不具有|不存在|不具备|缺乏)(?:任何|直接|必然|法律上?的?|什么|相应){{0,6}}(?:的)?(?:关联性?|关系|联系|因果关系)(?:性)?$|(?:与|和|跟|同){_W}{{1,16}}(?:无关|不相干|不沾边)$",
        rf"{_TAKEN_UP}|{_CALLED_FOR}",
    ),
    _pair(  # what is well founded
        rf"(?:于法有据|事实(?:清楚|属实)|理由(?:充分|成立|正当)|证据(?:确实|确凿|充分)|(?<!没)有(?:充分的?)?(?:事实|法律|政策|合同)(?:和{_W}{{2}})?(?:依据|根据)|(?<!不)符合{_W}{{0,14}}(?:条件|规定|情形|要求|范围)|情况属实|确有道理)$",
        rf"^(?:所以|因此|故|对此|依法|我局|本局|我院|本院|本机关|本镇|决定|经研究|对?[你您]的?{_W}{{0,8}}(?:请求|诉求|要求|申请|主张|意见)|对?(?:该|此)项{_W}{{0,4}}){{0,3}}(?:不予(?:支持|救助|受理|批准|补助|发放|认定|采纳|登记|退还|办理|同意|立案|公开|准许|许可)|不(?:能|应)(?:支持|批准|发放|认定|登记|办理)|驳回)",
        refuses=True,
    ),
    _pair(  # what changes nothing
        rf"(?:不|不会|并不|也不|都不|均不|没有|并没有|未|不足以|不能|不致|并未)(?:因此|会)?(?:影响|改变|妨碍|动摇|左右|否定|否认|推翻){_W}{{2,24}}$",
        _CALLED_FOR,
    ),
    _pair(  # what is limited
        rf"^(?:这|那|它|此|其|该|以上|上述)?{_W}{{0,14}}?(?:只是|仅是|仅仅是|不过是|只不过是|只|仅)(?!有|要|能|好|剩)(?:解决|换|涉及|审查|处理|回答|表明|说明|反映|就|对|针对|是|作|做|起){_W}{{2,30}}$"
        rf"|^(?:这|那|它|此|以上|上述)?(?:只|仅)?(?:是|属于)(?:对方|原告|被告|公司|银行|你|您|申请人|当事人|一方|他|她|单方){_W}{{0,8}}(?:的)?(?:主张|说法|看法|意见|陈述|推测|猜测|一面之词)$",
        rf"^(?:所以|因此|这|也|就|即|那|便|当然|并|已经?){{0,6}}(?:等于|等同于|代表(?=[我你您本法])|意味着|相当于|视为|就是说|(?:表示|说明|表明|证明)(?!{_W}{{0,12}}{_NO}))(?!{_W}{{0,12}}(?:只|仅|还|尚|要|需))",
        told=True,
    ),
    _pair(  # several things together
        rf"(?:综合|放在一起|合在一起|放到一起|通盘|全面|一并|结合起来|结合在一起|加在一起|合起来|多方面|从各方面)(?:来|地)?(?:考虑|衡量|看|审查|评判|判断|酌定|权衡|认定)(?:的|了|后|得出|决定|确定){{0,6}}$|综合(?:考虑|衡量|全案|各方面){_W}{{0,14}}$",
        rf"^(?:所以|因此|可见|也|而且|并且|这|就|才|确实){{0,6}}(?:是)?(?:就是|正是|确实是|都是|完全是)?(?:只|仅|单|光|单单|仅仅)(?:凭|看|靠|因|据|以|根据|因为|考虑)|^(?:所以|因此|可见)?(?:就是|正是)(?:因为)?(?:你|您|他|她|这|那){_W}{{1,16}}才",
    ),
    _pair(  # what is no reason
        rf"(?:不是|并非|不能成为|不能作为|不成其为|不构成|不能当作|算不上|不足以成为){_W}{{2,26}}的?(?:理由|依据|根据|原因|借口|事由|条件)$",
        rf"^(?:所以|因此|故|对此|我院|本院|我局|本局|法院|应当?|案件|该案|本案|上诉|申请|{_W}{{0,8}})?(?:应当|应予|可以|应该|予以|能够|必须)(?!{_W}{{0,3}}(?:驳回|维持|按|依|自行|另|承担|由))",
    ),
    _pair(  # what is in force
        r"(?:发生(?:了)?法律效力|(?:已经?|判决|裁定|决定)生效|是终审(?:判决|裁定))(?:了|的)?$",
        r"(?:不必|无需|不用|无须|可以不|不再需要|用不着|不需要?|没有义务)(?:再|去|马上)?(?:履行|执行|遵守|支付|退还|办理|配合|理会)|(?<!不)(?<!不能)(?:可以|还能|仍可|仍能|还可以|能够)(?:再|随时)?(?:恢复|重新上诉|继续上诉|补办|补交上诉费|不履行|不执行)",
        refuses=True,
    ),
    _pair(  # what is as it was asked for, or within the bounds
        rf"(?:与|和|跟|同){_W}{{1,14}}(?:相符|一致|相同|吻合|一样)$|(?:在|落在|处于|没有超出|未超出|没有超过|未超过|不超过){_W}{{1,16}}(?:幅度|范围|区间|建议)(?:以内|之内|内|里|之中)?$|^{_W}{{0,12}}正是(?:判决|裁定|决定|合同|法律|公告){_W}{{0,6}}(?:写|定|记载|规定|确定|判)的{_W}{{0,6}}$",
        rf"(?<!不)(?<!没有)(?<!未)(?:应当|决定|应该|予以|可以|依法)(?:依法)?(?:提出|提起)?抗诉(?!的)|(?:确实|的确|显然|确|明显)(?:是)?(?:算错|错|判错|有误|不当|偏离|超出|低于|高于|偏[轻重]|过[轻重])(?:了)?{_W}{{0,10}}$|^(?:所以|因此|可见)?(?:量刑|刑期|数额|判决|处罚|认定|{_W}{{0,4}})(?:是)?(?:算错|判错|错误|畸[轻重]|明显不当)(?:的|了)?$",
    ),
    _pair(  # what speaks for a milder sentence
        rf"(?:可以|应当|依法|应|予以|能够)(?:对其|予以|依法)?(?:从轻|减轻|从宽|免除)(?:或者?(?:减轻|免除|从轻))?(?:处罚|处理)?$|(?:条件|要件)(?:都|均|全部|已经?|也){{0,6}}(?:具备|满足|符合|齐备|达到)(?:了)?$|符合{_W}{{2,20}}(?:条件|规定|要求|情形)$",
        rf"^(?:所以|因此|故|可见)?(?!{_W}{{0,8}}(?:但|而|虽)){_W}{{0,16}}?(?:没有|缺乏|无)(?:任何|相应)?(?:的)?(?:法律|事实|政策|合同)?(?:和法律)?(?:依据|根据)(?:的)?$|^(?:所以|因此|故)?{_W}{{0,14}}?(?<!不)(?<!没有)(?<!未)(?:违反(?:了)?(?:法律|规定|政策|刑法)|不符合(?:法律|规定|政策|刑法|条件)|是违法的?|不合法){_W}{{0,6}}$|^(?:所以|因此|故){_W}{{0,10}}(?:不能|不予|不应|不得)(?:适用|享受|办理|发放|支持|批准|登记|认定|通过){_W}{{0,10}}$",
        refuses=True,
    ),
    _pair(  # what is shared
        rf"(?:分摊|均摊|平摊|按比例(?:分担|承担|负担)|各(?:自)?(?:负担|承担|担)(?:一半)?|平均分担|各半|分担)(?:的)?$|^(?:按|由){_W}{{1,12}}(?:分摊|均摊|平摊){_W}{{0,4}}$",
        rf"(?<!不)(?<!没有)(?<!并没有)(?<!不是)(?:让|由|要|叫|判|令)(?:你|您|贵公司|他|她|其)?{_W}{{0,8}}(?:承担|负担|出|付)(?:了)?(?:全部|全额|所有|整个){_W}{{0,8}}$",
    ),
    _pair(  # what is not settled yet
        rf"(?:要等|须等|有待|还要等|得等|需要等|取决于|要看){_W}{{2,24}}$|(?:还没有|尚未|还未|尚无)(?:结果|定论|结论|审结|作出{_W}{{0,8}}|判决|裁定|查清|查明)$",
        rf"(?:现在|目前|眼下|已经?|就)(?:已|就|便|即)?(?:可以|能够?|足以)(?:认定|断定|确定|肯定|判定|说){_W}{{2,20}}$|(?:现在|目前)(?:已经?|就)(?:胜诉|败诉|确定|认定)",
        told=True,
    ),
    _pair(  # even so
        rf"^(?:因此|所以|而且|况且)?(?:即便|即使|就算|纵然|哪怕){_W}{{2,30}}$",
        rf"^(?:也|都|仍)(?:就|还|已)?(?<!不)(?:足以|能够|可以)(?:推翻|否定|动摇|改变|证明|认定|免除|免责|说明){_W}{{2,20}}$",
    ),
    _pair(  # each on its own
        r"(?:各算各的|分别计算|分开计算|各是各的|各归各|互不(?:重复|重叠|交叉|包含)|分别(?:列支|核算|计提))(?:的)?$",
        r"(?<!不)(?<!没有)(?<!不存在)(?<!未)(?:属于|存在|构成|有|是|就是|确属)(?:了)?重复(?:计算|收费|收取|扣款|计收|列支|征收|交)",
    ),
    _pair(  # one reason and no other
        rf"^{_W}{{0,20}}是(?:因为|由于){_W}{{3,40}}$",
        rf"^(?:正是|恰恰是|恰是|其实是|就是)(?:因为|由于){_W}{{2,30}}$",
    ),
    _pair(  # lower than the law allows
        rf"(?:比|较)(?:法定)?(?:最低|起点|下限|法律规定){_W}{{0,8}}(?:还|更)(?:低|轻|少|短)$|(?:低于|超出|突破|超过)(?:了)?(?:法定|法律规定|最低|最高){_W}{{0,10}}$",
        r"^(?:所以|因此|我院|本院|我局|法院|对此|故){0,3}(?:予以|可以|应予|应当)(?:采纳|支持|采信|同意|准许|照办)",
        told=True,
    ),
    _pair(  # what nobody provided for
        rf"^(?!{_W}{{0,30}}(?:问题|争议)$)(?:但|所以|因此)?{_W}{{0,16}}(?<!不)(?<!不应)(?:属于|符合){_W}{{2,16}}(?:事由|情形|条件|范围)$",
        rf"{_W}{{2,24}}没有(?:规定|列出|列明|包括)(?:这一?项|这种|此项|这类|此种){_W}{{0,6}}$",
        refuses=True,
    ),
)
_TURN = pattern(
    "^(?:但|不过|然而|而(?!且|是)|却|虽|尽管|只是|除非|反之|相反|另|此外|其次|同时|如|若|倘|凡|只有|只要|没有|对于|关于|至于|[一二三四五六七八九]是)"
)
_CLAIMED = pattern(
    rf"(?:[你您]们?|贵(?:公司|单位|方|司)|对方|公司|原告|被告|上诉人|申请人|[他她]|律师|辩护人|银行|检察院){_W}{{0,14}}(?:认为|主张|说(?!的)|称|提出(?!的)|反映|觉得|以为|要求|请求|问)|是否|能否|应否|有没有|是不是|如果|若(?!干)|假如|的话|(?:决定|处罚|判决|裁定|认定|鉴定|机关|处理意见)(?:认定)?(?:的)?(?:事实|证据|理由|程序)"
)
_SET = pattern("规定(?!$)|约定")
_NOT = pattern(f"{_NO}(?!得(?:不|以))")
_SO = pattern("^(?:所以|因此|因而|可见|故|由此|综上|也就是说|换句话说)")
_CLAUSES = pattern("[^，。；：！？\n]+")


def borne_out_by_nothing(reply: Paper) -> Iterator[Clash]:
    """Every conclusion of a kind that the kind of its ground does not bear."""
    text = reply.text
    clauses = list(_CLAUSES.finditer(text))
    for place, match in enumerate(clauses[1:], 1):
        words = match[0]
        if _TURN.search(words):
            continue
        for pair in _PAIRS:
            drawn = pair.drawn.search(words)
            if drawn is None or _CLAIMED.search(words) or _SET.search(words):
                continue
            if not pair.refuses and _NOT.search(words[: drawn.end()]):
                continue
            ground = _ground(text, clauses, place, pair)
            if ground is not None:
                yield Clash(_ROLE, Span(*match.span()), Span(*ground.span()))
                break


def _ground(text: str, clauses: list[re.Match[str]], place: int, pair: _Pair) -> re.Match[str] | None:
    """The clause before, of the same sentence or before a 所以, where it is such a ground and the office's own."""
    before = clauses[place - 1]
    mark = text[before.end() : clauses[place].start()]
    if mark not in ("，", "；") and not (mark == "。" and _SO.match(clauses[place][0])):
        return None
    claimed = not pair.told and _CLAIMED.search(before[0])
    return before if pair.ground.search(before[0]) and not claimed else None
