"""How a case ended (dismissed, upheld, remitted, withdrawn, stayed), as the order says it and as the reply tells it.

What a reader would get wrong: a reply tells of several decisions (of the first instance, of an arbitration), so an
ending counts as told of this judgment only where its number, its day or its court stands before it in the sentence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache

from replycheck.compare.kinds.decisions import Decision, decisions, same_court
from replycheck.compare.mentions import Kind
from replycheck.compare.paper import Paper
from replycheck.compare.values import same
from replycheck.facts.organs import OrganKind, organs
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_ENDINGS = (
    (
        "dismiss-retrial",
        "驳回再审申请",
        r"驳回[^，。；：\n]{0,40}(?:再审申请|申请再审|再审请求)|(?:没有支持|未支持|未予支持|不予?支持|没有采纳|未采纳|不予?采纳|没有同意|不同意|未同意|不予?准许|未准许)[^，。；\n]{0,16}再审申请|再审申请[^，。；\n]{0,4}(?:予以)?驳回",
    ),
    (
        "retry",
        "再审",
        r"指令[^，。；\n]{0,20}再审|提审|(?:裁定|决定)(?:对)?(?:本案|该案|案件|此案)?(?:进行|启动|予以)?再审(?!申请|审查)|(?<![不未予有能])(?:支持|准许|同意)[^，。；\n]{0,10}再审申请",
    ),
    (
        "uphold",
        "维持原判",
        r"驳回[^，。；\n]{0,24}上诉|维持(?!生活|原状|秩序|现状|治安)[^，。；\n]{0,16}(?:原判|判决|裁定|第[一二三四五六七八九十、]{1,8}项)|维持原[判裁审]|(?:没有支持|未支持|未予支持|不予?支持)[^，。；\n]{0,8}上诉",
    ),
    ("remit", "发回重审", r"发回[^，。；\n]{0,24}(?:重审|重新审理|重新审判)"),
    (
        "reverse",
        "撤销原判",
        r"撤销[^，。；\n]{0,50}(?:判决|裁定|原判)(?!书?送达)|(?<!不能)(?<!无法)(?<!足以)(?<!据此)(?<!不可)推翻[^，。；\n]{0,6}(?:一审|原审|原判)|撤销原[判裁审]",
    ),
    ("change", "改判", r"改判|变更[^。；\n]{0,50}(?:判决|裁定|第[一二三四五六七八九十、]{1,8}项)"),
    (
        "appeal-withdrawn",
        "按撤回上诉处理",
        r"按[^，。；\n]{0,20}撤回上诉处理|(?:准许|准予|同意)[^，。；\n]{0,20}撤回上诉",
    ),
    (
        "withdrawn",
        "准许撤诉",
        r"按[^，。；\n]{0,16}撤(?:回起)?诉处理|(?<!不)(?:准许|准予|同意)[^，。；\n]{0,30}(?:撤诉|撤回起诉|撤回本案的起诉|撤回对[^，。；\n]{1,30}起诉)",
    ),
    (
        "no-withdrawal",
        "不准撤诉",
        r"不(?:予准许|准许?|准予|同意)[^，。；\n]{0,20}(?:撤诉|撤回(?:本案的?)?起诉)",
    ),
    ("no-suit", "驳回起诉", r"驳回[^，。；：\n]{0,40}起诉|(?:对)[^，。；\n]{0,40}起诉[^，。；\n]{0,4}予以驳回"),
    ("not-accepted", "不予受理", r"不予(?:受理|立案)"),
    ("accept", "指令受理、审理", r"指令[^，。；\n]{0,20}(?:立案|受理|审理)"),
    (
        "objection",
        "异议成立",
        r"(?:认可|支持|采纳|同意)了?[^，。；\n]{0,24}异议(?!人|书)|异议(?:申请|理由)?(?:确实|依法|应当)?成立|异议(?:申请|理由|请求)?(?:得到了?|获得了?|予以|应予)(?:支持|采纳)",
    ),
    (
        "no-objection",
        "驳回异议",
        r"驳回[^，。；\n]{0,40}异议(?!人|书)|异议(?:申请|理由|请求)?(?:均|都)?(?:被|予以)(?:依法)?驳回|异议(?:申请|理由|请求)?(?:均|都)?(?:不能成立|不成立|没有成立|未获支持|没有得到支持|没有被支持|不予支持)|(?<![一二])(?:没有|未|不予)(?:支持|采纳|认可)[^，。；\n]{0,16}异议(?!人|书)",
    ),
    ("act-upheld", "维持原行政行为", r"维持了?[^，。；\n]{0,20}(?:决定|批复|行政行为)(?!书?第)"),
    ("act-revoked", "撤销行政行为", r"撤销了?[^，。；\n]{0,44}(?:决定|批复|行政行为|通知书)(?!书?第)"),
    ("void", "确认无效、违法", r"确认了?[^，。；\n]{0,24}(?:无效|违法)|改判[^，。；\n]{0,8}(?:无效|违法)"),
    (
        "allowed",
        "支持诉讼请求",
        r"(?:判决|裁定|依法|我院|法院|，)(?:部分|全部|基本|大部分|都)?(?:支持|准许)了?(?:原告|上诉人|申请人|[你您]|贵(?:公司|单位|方)|[^，。；\n]{2,10}?)的(?:全部)?(?:诉讼)?请求",
    ),
    (
        "appeal-allowed",
        "支持上诉",
        r"(?<![不未没有予能说果])(?:支持|采纳|准许)了?(?:[你您]|贵(?:公司|单位|方)|对方|[^，。；\n]{2,10}?)的?(?:全部|部分)?上诉(?!人|期|权|费|状|理由|意见)",
    ),
    ("dismiss", "驳回诉讼请求", r"驳回[^，。；：\n]{0,40}(?:诉讼请求|诉请|诉求)"),
    ("stayed", "中止", r"中止(?:审理|诉讼|执行|本案)"),
    ("ended", "终结", r"终结(?:本案)?(?:的)?(?:诉讼|审理|审查|执行|本次执行|督促|支付令)|终结本次执行"),
    ("enforce", "准予强制执行", r"(?<!不)(?:准予|准许|同意)(?:强制)?执行"),
    ("no-enforce", "不准予执行", r"(?:不准予|不予|不准许?|不同意)(?:强制)?执行"),
    ("divorce", "准予离婚", r"(?<!不)(?:准予|准许|判决|判)[^，。；\n]{0,20}离婚(?!纠纷|诉讼|请求|案)"),
    ("no-divorce", "不准离婚", r"不(?:准|准许|准予|同意|予)[^，。；\n]{0,20}离婚"),
    ("ordinary", "转为普通程序", r"裁定[^，。；\n]{0,16}(?:转为|转入|改为|变更为|适用)(?:适用)?普通程序"),
    ("mediated", "调解", r"达成(?:了)?(?:如下)?(?:调解)?协议|调解书"),
)
LABELS = {key: label for key, label, _ in _ENDINGS}
_ENDING = pattern("|".join(f"(?P<{key.replace('-', '_')}>{words})" for key, _, words in _ENDINGS))
_FITS = {
    "reverse": {"reverse", "remit", "change"},
    "change": {"change", "reverse"},
    "dismiss": {"dismiss"},
    "uphold": {"uphold"},
}
_RIVALS = (
    frozenset({"dismiss-retrial", "retry", "ended"}),
    frozenset({"uphold", "remit", "reverse", "change", "appeal-withdrawn"}),
    frozenset({"withdrawn", "no-suit", "dismiss", "stayed", "ended", "not-accepted", "mediated", "ordinary"}),
    frozenset({"withdrawn", "no-withdrawal"}),
    frozenset({"enforce", "no-enforce"}),
    frozenset({"divorce", "no-divorce"}),
    frozenset({"uphold", "no-suit", "remit", "dismiss-retrial"}),
    frozenset({"dismiss-retrial", "reverse", "change", "accept"}),
    frozenset({"uphold", "accept"}),
    frozenset({"not-accepted", "no-suit", "accept"}),
    frozenset({"objection", "no-objection"}),
    frozenset({"act-upheld", "act-revoked"}),
    frozenset({"dismiss", "no-suit", "void"}),
    frozenset({"allowed", "no-suit"}),
    frozenset({"allowed", "dismiss"}),
    frozenset({"uphold", "appeal-allowed", "appeal-withdrawn"}),
)
"""Endings of which a decision has one at most, but for those that go together."""
_TOGETHER = (
    {"reverse", "remit"},
    {"reverse", "change"},
    {"uphold", "change"},
    {"reverse", "no-suit"},
    {"reverse", "dismiss"},
    {"uphold", "reverse"},
    {"change", "dismiss"},
    {"uphold", "dismiss"},
)
_ORDER = pattern(r"(?:判决|裁定|决定|达成)[：:\s]{0,2}(?:如下|以下)(?:协议)?")
_ORDER_END = pattern(
    r"如不服|审\s{0,3}判\s{0,3}[长员]|本(?:判决|裁定)(?:为终审|书?送达)|案件受理费|附[：:]|代理审判员|书\s{0,3}记\s{0,3}员|二[〇○0零]"
)
_ASKS = pattern(
    "请求|要求|主张|认为|申请(?!再审|强制|执行|撤)|是否|如果|如(?!下|期|实)|可以|称|应当|希望|为什么|为何|建议"
)
_OTHER = pattern("一审|原审|二审|终审|仲裁|重审|复议|执行(?:中|裁定)")


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending that the reply tells of this judgment, and the order's own; ``certain``: its number leads it."""

    ours: Span
    ending: str
    theirs: Span
    right: str
    agrees: bool
    certain: bool


def endings_in(text: str, start: int, end: int) -> list[tuple[str, Span]]:
    """Every ending that a stretch of a text names, with its place."""
    return [
        ((match.lastgroup or "").replace("_", "-"), Span(*match.span())) for match in _ENDING.finditer(text, start, end)
    ]


@lru_cache(maxsize=8)
def ordered(paper: Paper) -> tuple[tuple[str, Span], ...]:
    """The endings that the order of a judgment has, with their places; none where it has no order."""
    orders = [match.end() for match in _ORDER.finditer(paper.text)]
    if not orders:
        return ()
    ended = _ORDER_END.search(paper.text, orders[-1])
    end = ended.start() if ended else min(len(paper.text), orders[-1] + 1500)
    found = endings_in(paper.text, orders[-1], end)
    if "协议" in paper.text[orders[-1] - 4 : orders[-1]] and "调解" in paper.text[:80].replace(" ", ""):
        found.append(("mediated", Span(orders[-1] - 4, orders[-1])))
    return tuple(found)


def endings(reply: Paper, paper: Paper, issuer: str) -> Iterator[Ending]:
    """Every ending that the reply tells of this judgment, held against its order."""
    own = ordered(paper)
    if not own:
        return
    right = {ending for ending, _ in own}
    for ending, span in endings_in(reply.text, 0, len(reply.text)):
        certain = _of_this(reply, paper, span, issuer)
        if certain is None and _as_the_result(reply, span, decisions(paper)[0]):
            certain = False
        if certain is None:
            yield from _told_below(reply, paper, ending, span)
            continue
        agrees = fits(ending, right)
        rival = ruled_out(reply.text, (ending, span), paper, own)
        if agrees:
            one, place = next(pair for pair in own if pair[0] in _FITS.get(ending, {ending}))
            yield Ending(span, LABELS[ending], place, LABELS[one], agrees=True, certain=False)
        elif rival is not None:
            yield Ending(span, LABELS[ending], rival[1], LABELS[rival[0]], agrees=False, certain=certain)


def fits(ending: str, right: Collection[str]) -> bool:
    """Whether some endings bear one out."""
    return bool(set(right) & _FITS.get(ending, {ending}))


def excludes(one: str, other: str) -> bool:
    """Whether a decision that ends in one way cannot end in the other."""
    return one != other and any({one, other} <= group for group in _RIVALS) and {one, other} not in _TOGETHER


_TURNED_DOWN = pattern("驳回[^，。；]{0,24}上诉|维持原[判裁审]")
_CHANGES = frozenset({"reverse", "change", "remit"})
_ONLY_A_PART = pattern(
    "其余|其他|其它|剩余|超出|部分|支付|赔偿|给付|返还|偿还|撤销|确认|解除|对[^，。；]{1,12}的诉讼请求"
)


def ruled_out(
    text: str, told: tuple[str, Span], paper: Paper, own: Collection[tuple[str, Span]]
) -> tuple[str, Span] | None:
    """The ending of a decision that cannot be where the reply's is; None where both may be."""
    ending, span = told
    names = {one for one, _ in own}
    for one, place in own:
        if {one, ending} == {"allowed", "dismiss"}:
            sentence = paper.sentence(place)
            ahead = paper.text[sentence.start : place.start]
            decides = max(ahead.rfind("判决"), ahead.rfind("裁定"), 0)
            if names == {"dismiss"} and not _ONLY_A_PART.search(paper.text, sentence.start + decides, sentence.end):
                return one, place
        elif excludes(one, ending):
            return one, place
        whole = one == "uphold" and _TURNED_DOWN.search(place.of(paper.text)) and not names & _CHANGES
        if whole and ending in _CHANGES:
            return one, place
        if ending == "uphold" and one in _CHANGES and "uphold" not in names and _TURNED_DOWN.search(span.of(text)):
            return one, place
    return None


_PAIR = {"no-suit": "dismiss", "dismiss": "no-suit", "objection": "no-objection", "no-objection": "objection"}
_OBJECTIONS = frozenset({"objection", "no-objection"})
_JURISDICTION = pattern("管辖")
"""One may object to much else; where a case belongs is objected to once."""
_COURT = pattern("法院|一审|二审|原审|终审|判决|裁定|中院|高院|我院")


def _told_below(reply: Paper, paper: Paper, ending: str, span: Span) -> Iterator[Ending]:
    """驳回诉讼请求 of another instance, where the judgment only knows of 驳回起诉; 支持异议 for 驳回异议."""
    rival = _PAIR.get(ending)
    sentence, clause = reply.sentence(span), reply.clause(span)
    if rival is None or _ASKS.search(reply.text, clause.start, span.start):
        return
    if _COURT.search(reply.text, sentence.start, span.start) is None:
        return
    every = _told(paper)
    if ending in _OBJECTIONS and not (
        _JURISDICTION.search(reply.text)
        and rival in every
        and _JURISDICTION.search(paper.sentence(every[rival]).of(paper.text))
    ):
        return
    if ending not in every and rival in every:
        yield Ending(span, LABELS[ending], every[rival], LABELS[rival], agrees=False, certain=False)


@lru_cache(maxsize=8)
def _told(paper: Paper) -> dict[str, Span]:
    """Every ending that the judgment names, asked for or not, each where it stands first."""
    found: dict[str, Span] = {}
    for ending, span in endings_in(paper.text, 0, len(paper.text)):
        found.setdefault(ending, span)
    return found


def _as_the_result(reply: Paper, span: Span, own: Decision) -> bool:
    """Whether 裁定结果是 leads up to an ending, and the last number in the paragraph is the judgment's own."""
    start = reply.sentence(span).start
    leads = _RESULT.fullmatch(reply.text, start, span.start) or _IT_DECIDED.fullmatch(reply.text, start, span.start)
    if leads is None and not (span.start == start and _DECIDES.match(reply.text, start)):
        return False
    low = reply.text.rfind("\n", 0, span.start) + 1
    named = [one for one in reply.mentions if one.unit == "case" and low <= one.span.start < span.start]
    return bool(named) and own.number is not None and named[-1].value == own.number.value


_IT_DECIDED = pattern("(?:该|这份|此)?(?:判决|裁定)书?(?:最后|最终|依法)?")
_DECIDES = pattern("判决|裁定")
"""判决支持了你的请求 behind the sentence with the number."""
_RESULT = pattern("(?:最后|最终|这份|该)?(?:的)?(?:裁定|判决|裁判|审理|最终)?(?:的)?结果(?:是|为)[：:]?")


def _of_this(reply: Paper, paper: Paper, span: Span, issuer: str) -> bool | None:  # noqa: PLR0911 - from the surest sign on
    """Whether an ending is told of this judgment: True by its number, False by day or court; None where it isn't."""
    sentence = reply.sentence(span)
    ahead = reply.text[sentence.start : span.start]
    clause = reply.clause(span)
    if _ASKS.search(reply.text[clause.start : span.start]):
        return None
    own = decisions(paper)[0]
    numbers = [one for one in reply.mentions if one.unit == "case" and sentence.start <= one.span.start < span.start]
    if numbers and own.number is not None:
        if numbers[-1].value != own.number.value:
            return None
        between = reply.text[numbers[-1].span.end : span.start]
        return None if _OTHER.search(between.replace("一审判决", "").replace("原审判决", "")) else True
    days = [one for one in reply.mentions if one.kind is Kind.DAY and sentence.start <= one.span.start < span.start]
    if days and own.day is not None and same(days[-1], own.day) and not days[-1].open:
        return False
    if _OTHER.search(ahead):
        return None
    courts = [organ.name for organ in organs(ahead) if organ.kind is OrganKind.COURT]
    if courts:
        known = [one for one in decisions(paper) if one.court and same_court(courts[-1], one.court)]
        return False if known and all(one.own for one in known) and same_court(courts[-1], own.court) else None
    ours = own.court and same_court(issuer, own.court)
    if days and own.day is not None and same(days[-1], own.day):
        return False
    told = ours and any(word in ahead for word in ("我院", "本院")) and any(word in ahead for word in ("判决", "裁定"))
    return False if told and (not days or own.day is None) else None
