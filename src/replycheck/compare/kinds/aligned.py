"""Clauses of two papers that speak of the same: which words they share, by weight, and which clause is most alike.

What a reader would get wrong: days and numbers of cases say which thing is meant, not what is said of it, so they are
no words here; and a clause borrows, at half weight, the words of the clause before it (该请求于法有据，应予支持).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import log

from replycheck.compare.kinds.polarities import annex_start, pleadings
from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import Pattern, pattern

_ORDER = pattern(r"(?:判决|裁定|决定)[：:\s]{0,2}如下")
_CLAUSE = pattern(r"[^，。；：！？\n,;:]{2,160}")
_SENTENCE_ENDS = frozenset("。；！？\n")
_NOT = (
    r"(?:并|均|都|也|尚|亦|仍|还)?(?:不能够?|不可以?|不应当?|不予|不得|不再|不会|不是|不被|不属于|不构成|不存在|不具备|不具有|不足以"
    r"|不(?!动产|过(?:一审|二审|原审|这|那|该|本|法院|[你您我他她])|足|清|当(?!得)|妥|实|符(?!合)|久|服|当得利|仅|但|论|管|过(?=，)|少|断|同(?!意)|得不|时|可抗|要(?=求)|到庭)|未能|未予|未被|未见|未(?!成年|来|婚|遂|经[^，。；\n]{0,14}?(?:批准|许可|同意|允许|授权))|没有(?!收|经过?[^，。；\n]{0,14}?(?:批准|许可|同意|允许|授权)|号牌|牌照|驾驶证)|没能|没(?!收|有号牌|有牌照|有驾驶证)"
    r"|无法(?![律定])|无权|无须|无需|无(?!论|号牌|牌|照|证驾|名|主|证(?!据)|偿|息|户|业|罪推定|锡|为|极)|并非|非(?!居|住|常住|法|常|机动|诉|税|遗|公|典|洲|医保)|难以|拒不|拒绝|缺乏|缺少|否认|否定|得不到)"
)
_DENIES = pattern(
    "驳回|违法|违反|无效|失效|作废|错误|不当|有误|不妥|不清|不足|不够|缺乏|缺少|不实|失实|不符(?!合)|矛盾|不一|有出入|撤销|改判|推翻|发回|减轻|[过偏]低|(?:之|以)?后"
)
_NEGATION = pattern(_NOT)
_NAMED_PAPER = pattern("《[^》\n]{1,60}》")
_ARTICLE = pattern("[\u4e00-\u9fff]{0,8}法?第[一二三四五六七八九十百零〇\\d]{1,9}[条款项]")
_COMES_SHORT = pattern("[\u4e00-\u9fff]不(?:上|到|了|出|起|成|着|住|动|完)(?![\u4e00-\u9fff]{0,2}岁)")
"""联系不上, 证明不了: the no stands behind what it denies."""
_NO_MORE, _UNDONE = pattern("不必|不用|无需|无须|不再"), pattern("撤销|改判|变更|免除")
_DENYING = pattern("否认|否定")
_REASON, _OUTCOME = pattern("因|由于|以"), pattern("将|而|遂|故|致|导致|被")
"""因无法联系将材料退回: what the no denies ends with the reason."""
_UNSURE = pattern(
    "如果|如(?:不|未|有|被)|若(?!干)|是否|请求(?:[：:判撤改]|依法|法院|本院|人民法院|再审|驳回|对)|诉请(?!求)|主张(?!的|不|没|缺|无|于|成|依|均|亦|，)|应否|可否|可在|可以(?:在|向)|上诉于"
)
_TITLE = pattern("[\u4e00-\u9fff]{2,30}(?:法院|判决书|裁定书|调解书)")
"""A line of the head says nothing."""
_IS_SO = pattern("(?:是|系|属于)[^，。；]{1,10}的$")
"""A clause that ends with 的 only says which thing is meant, but for 他是知情的."""
_MAY_APPEAL = pattern(r"如不服本(?:判决|裁定)[^。]{0,200}")
"""How to appeal tells nothing that anybody did."""
_LAW_QUOTED = pattern('(?:规定的?|[条款项](?:关于)?)(?:了)?[，：:,]?[“"][^”"]{0,600}')
_AFFIRMS = (
    ("G", r"支持|采纳|采信|准许|准予|同意|认可|允许|驳回"),
    ("L", r"合法|违法|违反"),
    ("V", r"有效|无效|失效|作废"),
    ("R", r"正确|错误|适当|不当|妥当|得当|有误|不妥"),
    ("C", r"清楚|不清|充分|不足(?!以)|不够(?=[，。；]|$)"),
    ("T", r"属实|真实|不实|失实|相符|不符(?!合)|一致|矛盾|不一(?![致样定])|有出入"),
    ("U", r"维持|撤销|改判|推翻|发回"),
    ("W", r"加重|减轻"),
    ("H", r"[过偏](?:高|低)"),
    ("B", r"(?<=[\u4e00-\u9fff])(?:之|以)?前(?=[，。；、就已]|$)|(?<=[\u4e00-\u9fff])(?:之|以)?后(?=[，。；、才]|$)"),
)
_AFFIRM = pattern("|".join(f"(?P<{name}>{words})" for name, words in _AFFIRMS))
_YES = pattern("是|系|属于?|构成|具?有|存在|能够?|可以?|应当?|应予|已经?|确有?|仍|具备|必须|超过?|明知")
_EMPTY = frozenset(
    "的了是在于和与及并也就都而对把被将其以为有这那该之个等上下中内你您我他她它们因故即亦均但且又还则由向从到着过所此本不未没无非"
)
_OPEN = pattern(
    "如果|如(?!实|期|下|何)|若(?!干)|是否|能否|可否|应否|为什么|为何|以免|(?<!扣)除非|才能|(?<!必)须(?=经|由|在)|要(?=经|先|按|由|等|有)"
    "|(?:你|您|贵(?:公司|单位|司|方|协会|厂|行|村))(?:们|公司)?(?:在?(?:来信|信中|信里|来访|诉状里?)[^，。]{0,6})?(?:反映|提出|提的|要求|请求|认为|主张|觉得|说|称|希望|问|询问|诉求)|(?:你|您)(?:们)?以(?![^，。；]{0,14}为被告)|(?:还|又|也|并|再)(?:说|称|认为|提到|问|要求|希望|提出|主张|觉得)|来信|信访|(?:材料|来函|来访|申诉|收悉|收到)[^。；\n]{0,16}，?(?:认为|反映|提出|要求|称|说|讲|觉得|问(?!题))|诉称|辩称|(?:你|您)(?:们)?[^，。；]{0,6}主张|信[里中][^。，]{0,8}(?:说|提|问)"
)
_OPEN_HERE = pattern(
    "有没有|有无|怎么|可以(?:依法|向|在|申请|凭|提|自行|另行|另案|到|找|持|要求|通过|随时|随带)|有权(?=向|申请|起诉|上诉|依法)|请你|请您|建议(?=你|您|向|到|通过|依法|其)"
    "|哪[些一几]|什么|是[^，。；\n]{1,14}还是|算不算|够不够|属不属于|该不该算|多少(?=[，。？！\n]|$)|该不该|应不应|能不能|得不得|是不是|要不要"
)
"""A question or advice that ends with its clause: 合同没有写要符合什么标准，评估报告也不是保证."""
_RULED = pattern("判决|裁定|法院|认定|查明|合议庭|一审|二审")
_ARBITRATED = pattern("仲裁(?:委|庭|机构|裁决)")
"""What the arbitrators held is not the judgment's."""
_HEADING = pattern("(?:[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[）)])?关于")
_OTHERS_SAY = pattern("(?:辩护人|律师|代理人|对方)[^，。；]{0,6}?(?:说|称|提出|主张|认为|要求|请求)")
_TO_COME = pattern(
    "(?:判决|裁定|宣判|结案)(?:生效|送达|作出|下达)?(?:以|之)?后|将(?=依法|重新|继续|进一步|严格|及时|按|尽快|会)|今后|下一步|接下来|会(?=告知|通知|依法|尽快|及时|联系|答复|重新|按)"
)
"""What the office is going to do the judgment cannot have."""
_NOT_WRITTEN = pattern("(?:不再?|没有?|未|无需|不用|不必)(?:再|另行?)?(?:写(?!入|进)|列(?!入|席)|载明|注明|写明)")
"""判决不再写退赔 denies the writing only."""
_UNHAPPY = pattern("不理解|不服|不满|有意见|有异议|想不通|不认可判决")
_NOT_THAT = pattern("(?:这|那|也)?(?:并)?不是[^，。；]{1,16}?(?:没有|没|未|不)")
"""不是甲公司没有违约 says that it did."""
_MASK = pattern("[某×xX＊*]")
_YOU_DID_NOT = pattern("(?:但|而|因为|由于)?(?:你|您)(?:们)?(?:并)?(?:没有|没|未)")
"""Of a petitioner who is no party the judgment says nothing."""
_SELF = pattern("一案$|本意见|本答复|听取|告知了|信访|我们(?!之间)|承办|约谈|面谈|电话|走访")
_LISTED = pattern(
    r"(?:要求|请求|诉求|提出|提|反映|问题|主张|意见|理由|讲|说|写|问)(?:的|了|过)?(?:是|有|如下)?"
    r"(?:以下)?(?:[一二三四五六七两几\d]{1,2}(?:个|点|项|条|件|层)?(?:问题|要求|意见|请求|事情?|理由|诉求|意思)?)?(?:是|为)?：[^。\n]{0,200}$"
)
"""A list of what the petitioner asks for, up to its full stop."""
_SCOPE, _NEAR, _BESIDE = 24, 8, 3
"""So many characters behind it a negation turns words round, a kind of yes, and a kind of no (未查明事实不妥: a no)."""
_JOINED = 2
_APART = 5
_AMONG = pattern(
    "对[他她其](?:们|本人)?|以此|因此|据此|由此|当然|直接|一并|任何|明显|法律上的?|直接的?|该|这|其他?|相应的?|充分的?"
)
"""What may stand between a no and what it denies."""
_MOVES = frozenset("把将对由给让向被的")
"""Behind a no they bring in a thing first: what is denied comes later (没有把15天折抵)."""
_CONTEXT = 0.5
_STRANGE = 0.5
_LEAST_WEIGHT = 4.0
_LIGHT = (
    "负担|承担|实施|组织|认定|查明|认为|判决|裁定|审理|申请|请求|上诉|不服|支付|提出|作出|进行|要求|可以|应当"
    "|予以|因此|相关|有关|本院|法院|原告|被告|部分|情况|问题|内容|方面|事项"
)
LIGHT = frozenset(_LIGHT.split("|"))
"""Words that many clauses have, whatever they say: that one has a no before it says nothing of the other."""
_TELLING = frozenset({"\ue403", "\ue418"})
_IDLE = pattern("[我本该]院|法院|能够|可以|能(?=[\u4e00-\u9fff]{2})|已经|曾经|确实|必须|应当|应予|按照|依照|根据")
"""Words that say who says it (法院, 判决, 认定), or that it can be, and nothing of what."""
_NO_WORDS = frozenset({Kind.DAY, Kind.MONTH, Kind.NUMBER, Kind.CLOCK})
KINDS = frozenset("!" + name for name, _ in _AFFIRMS)
"""Kinds of yes and no: 支持 and 采纳 are one word, 违法 and 合法 too."""
_CONCEPT_OR_PARTY = "\ue000"
_PARTIES, _CONCEPTS, _SIGNS_END = "\ue200", "\ue400", "\uf000"


@dataclass(frozen=True, eq=False)
class Clause:
    """A clause with its words; those of the clause before it in the sentence weigh less.

    ``signs`` has for each of its own words whether it is said with a yes (1), a no (-1) or with both (0); ``values``
    are its mentions, ``court`` says whether the court speaks in it.
    """

    span: Span
    words: Mapping[str, float]
    signs: Mapping[str, int]
    values: tuple[Mention, ...]
    court: bool
    denied: frozenset[str] = frozenset()
    affirmed: frozenset[str] = frozenset()

    @property
    def parties(self) -> frozenset[str]:
        """The parties that it names itself, as signs."""
        return frozenset(word for word in self.signs if _PARTIES <= word < _CONCEPTS)


@dataclass(frozen=True, eq=False)
class Aligned:
    """A clause of the reply with those of the judgment that share words with it, by shared weight.

    ``total`` is the weight of all its words, ``strange`` that of one the judgment lacks; ``ruled``: told of
    the court.
    """

    ours: Clause
    scores: Mapping[Clause, float]
    weights: Mapping[str, float]
    strange: float
    total: float
    ruled: bool

    def without(self, value: Mention) -> float:
        """The weight of the words but for a figure that may be wrong."""
        return self.total - self.weights.get(f"#{value.value}", self.strange)

    @property
    def best(self) -> tuple[Clause, float] | None:
        """The clause of the court that shares the most; None where too little is shared to go by."""
        found = max(((score, -one.span.start, one) for one, score in self.scores.items() if one.court), default=None)
        if found is None or found[0] < _LEAST_WEIGHT:
            return None
        return found[2], found[0]

    def bearing_out(self, share: float, anybody: float) -> Iterator[Clause]:
        """The clauses that come near the best one: those of the court to a share of it, those of a party to another.

        What the reply tells of the court no party can bear out.
        """
        found = self.best
        top = found[1] if found else 0.0
        for one, score in self.scores.items():
            if score >= top * (share if one.court else anybody) and (one.court or not self.ruled):
                yield one


class _Words:
    """The words of one clause, with their yes or no."""

    def __init__(self, paper: Paper, span: Span) -> None:
        self._text = paper.text
        self._affirms = list(_AFFIRM.finditer(paper.text, span.start, span.end))
        papers = [one.span() for one in _found(_NAMED_PAPER, "《", paper.text, span)]
        own = [one.span() for one in self._affirms] + papers  # the no of 无效 and 不当 is their own
        self._negations = [
            match.span()
            for match in _NEGATION.finditer(paper.text, span.start, span.end)
            if not any(start <= match.start() < end for start, end in own)
            and not _in_a_number(paper, match.start())
            and not paper.text.startswith(("由", "让"), match.end())  # 不由他承担 denies who, not what
        ]
        self._ends = [self._scope_end(span, end) for _, end in self._negations]
        self._lacks = [one.start() for one in self._affirms if one[0] in ("不足", "不清")]
        self._plain = not self._negations and not self._lacks
        self._covered = {place for start, end in self._negations for place in range(start, end)}
        articles = [one.span() for one in _found(_ARTICLE, "第", paper.text, span)]
        self._titles = {place for one in papers + articles for place in range(*one)}
        self._counted = _counted(paper)
        self.signs: dict[str, int] = {}
        self.denied: set[str] = set()
        self.affirmed: set[str] = set()
        ends = [match.end() for match in _YES.finditer(paper.text, span.start, span.end)]
        self._behind_yes = {*ends, *(end + 1 for end in ends)}
        for match in _IDLE.finditer(paper.text, span.start, span.end):
            self._covered.update(range(*match.span()))
        self._kinds()
        self._pairs(paper, span)

    def _taken(self, place: int) -> bool:
        """Whether a character belongs to a figure, a negation or a word that says nothing."""
        return place in self._covered or place in self._counted

    def _add(self, word: str, sign: int) -> None:
        self.signs[word] = sign if self.signs.get(word, sign) == sign else 0

    def _deny(self, word: str, start: int) -> None:
        turned = 0 if start in self._titles else 1 if self._plain else self._turned(start)
        self._add(word, turned)
        if not turned:
            return
        if turned > 0:
            if start in self._behind_yes:
                self.affirmed.add(word)
        elif any(
            0 <= start - end <= _APART
            and len(between := _AMONG.sub("", self._text[end:start])) <= 1
            and between not in _MOVES
            for _, end in self._negations
        ):
            self.denied.add(word)

    def _turned(self, start: int, reach: int = _SCOPE) -> int:
        lacks = any(0 <= place - start - 2 <= 1 for place in self._lacks)
        return -self._said(start, reach) if lacks else self._said(start, reach)

    def _scope_end(self, span: Span, negation: int) -> int:
        """Where what a no denies ends at the latest."""
        if self._text.startswith("在", negation):
            named = self._text.find("的", negation, span.end)
            return named if named > 0 else span.end
        if not _REASON.search(self._text, span.start, negation):
            return span.end
        ends = _OUTCOME.search(self._text, negation, span.end)
        return ends.start() if ends else span.end

    def _said(self, start: int, reach: int) -> int:
        near = [
            one
            for one, end in zip(self._negations, self._ends, strict=True)
            if 0 <= start - one[1] <= reach and start < end
        ]
        count = 0
        for index in range(len(near) - 1, -1, -1):  # the nearest one, and those that stand right before it
            if count and near[index + 1][0] - near[index][1] > _JOINED:
                break
            count += 1
        if not near and any(end <= start for _, end in self._negations):
            return 0  # so far behind a no it may be meant or not
        if near and count == 1 and _DENYING.match(self._text, near[-1][0]) and self._negations[0][0] < near[-1][0]:
            return 1  # 不因被查到就否定自首
        return -1 if count % 2 else 1

    def _kinds(self) -> None:
        """Words that say yes or no by themselves."""
        for match in self._affirms:
            if not self._taken(match.start()):
                denies = _DENIES.match(match[0]) is not None
                turned = self._turned(match.start(), _BESIDE if denies and match.lastgroup == "R" else _NEAR)
                self._add("!" + (match.lastgroup or ""), -turned if denies else turned)
                if turned < 0:
                    self.denied.add("!" + (match.lastgroup or ""))
                self._covered.update(range(*match.span()))

    def _pairs(self, paper: Paper, span: Span) -> None:
        """Parties, concepts and pairs of characters."""
        signs, back = paper.reading.signs, paper.reading.back
        low, high = paper.reading.at(span.start), paper.reading.at(span.end - 1) + 1
        tells = _telling(paper)
        for place in range(low, high):
            sign, at = signs[place], back[place]
            if tells[place]:
                both = place + 1 < high and tells[place + 1]
                if both and not self._taken(at) and not self._taken(back[place + 1]):
                    self._deny(signs[place : place + 2], at)
            elif _PARTIES <= sign < _CONCEPTS:
                self._add(sign, 1)
            elif _CONCEPTS <= sign < _SIGNS_END and not self._taken(at):
                self._deny(sign, at)
                word = self._text[at : at + 2]
                if word not in LIGHT:
                    self._deny("=" + word, at)


def _in_a_number(paper: Paper, place: int) -> bool:
    """Whether a sign belongs to the number of a case: 非审字 and 非诉字 deny nothing."""
    return paper.text[place] == "非" and place in _counted(paper)


def _found(named: Pattern, mark: str, text: str, span: Span) -> Iterator[re.Match[str]]:
    """The matches in a clause of what cannot be without a mark, which most clauses do not have."""
    return named.finditer(text, span.start, span.end) if text.find(mark, span.start, span.end) >= 0 else iter(())


@lru_cache(maxsize=8)
def _telling(paper: Paper) -> tuple[bool, ...]:
    """Whether each sign of a paper is a character of a word that says something."""
    return tuple(sign < _CONCEPT_OR_PARTY and sign not in _EMPTY and sign.isalnum() for sign in paper.reading.signs)


@lru_cache(maxsize=8)
def _counted(paper: Paper) -> frozenset[int]:
    """Where figures stand: their characters are no words, and 没有超过48小时 says no other number than 48小时内."""
    return frozenset(place for one in paper.mentions for place in range(one.span.start, one.span.end))


@lru_cache(maxsize=8)
def clauses(paper: Paper) -> tuple[Clause, ...]:
    """Every clause in reading order."""
    text = paper.text
    quoting = () if paper.reply else (_LAW_QUOTED, _MAY_APPEAL)
    quoted = tuple(match.span() for words in quoting for match in words.finditer(text))
    spoken = () if paper.reply else (*pleadings(text), *quoted)
    orders = [match.end() for match in _ORDER.finditer(text)] if not paper.reply else []
    annex = annex_start(text, orders[-1]) if orders else len(text)
    found: list[Clause] = []
    before: Mapping[str, int] = {}
    end = place = 0
    for match in _CLAUSE.finditer(text):
        span = Span(*match.span())
        if any(sign in _SENTENCE_ENDS for sign in text[end : span.start]):
            before = {}
        end = span.end
        read = _Words(paper, span)
        signs = {word: sign for word, sign in read.signs.items() if word not in _TELLING}
        while place < len(paper.mentions) and paper.mentions[place].span.start < span.start:
            place += 1
        values = []
        while place < len(paper.mentions) and paper.mentions[place].span.start < span.end:
            values.append(paper.mentions[place])
            place += 1
        figures = (f"#{value.value}" for value in values if value.kind not in _NO_WORDS)
        words = {**dict.fromkeys(before, _CONTEXT), **dict.fromkeys((*signs, *figures), 1.0)}
        court = (
            span.start < annex
            and not any(low <= span.start < high for low, high in spoken)
            and not any(low < span.end and span.start < high for low, high in quoted)
            and not _UNSURE.search(match[0])
            and _TITLE.fullmatch(match[0].strip()) is None
            and (match[0][-1] != "的" or _IS_SO.search(match[0]) is not None)
        )
        found.append(Clause(span, words, signs, tuple(values), court, frozenset(read.denied), frozenset(read.affirmed)))
        before = signs
    return tuple(found)


@lru_cache(maxsize=8)
def _index(paper: Paper) -> tuple[dict[str, list[Clause]], dict[str, float]]:
    """The clauses that have each word, and what it weighs."""
    places: dict[str, list[Clause]] = {}
    every = clauses(paper)
    for clause in every:
        for word in clause.words:
            places.setdefault(word, []).append(clause)
    total = max(2, len(every))
    return places, {word: log(1 + total / len(at)) for word, at in places.items()}


def weights_of(paper: Paper) -> tuple[Mapping[str, float], float]:
    """What each word of a paper weighs, and what one weighs that it lacks."""
    return _index(paper)[1], _STRANGE * log(1 + max(2, len(clauses(paper))))


def alignments(reply: Paper, paper: Paper) -> Iterator[Aligned]:
    """Every clause of the reply that tells something, with the clauses of the judgment that share its words."""
    places, weights = _index(paper)
    strange = _STRANGE * log(1 + max(2, len(clauses(paper))))
    # 张某 may be any 张: whether the petitioner is that party is not certain enough for what he did not do
    nobody = all(_MASK.search(reply.people.parties[index].name) for index in reply.people.addressees)
    for ours in clauses(reply):
        if not_told(reply.text, ours.span) or (nobody and _YOU_DID_NOT.match(reply.text, ours.span.start)):
            continue
        scores: dict[Clause, float] = {}
        for word, share in ours.words.items():
            for clause in places.get(word, ()):
                scores[clause] = scores.get(clause, 0.0) + weights[word] * min(share, clause.words[word])
        total = sum(share * weights.get(word, strange) for word, share in ours.words.items())
        start = _sentence_start(reply.text, ours.span.start)
        yield Aligned(
            ours, scores, weights, strange, total, _RULED.search(reply.text, start, ours.span.end) is not None
        )


def _sentence_start(text: str, place: int) -> int:
    return max(text.rfind(sign, 0, place) for sign in "。；？\n") + 1


_COURT_SAYS = pattern(
    "(?:但是?|而|可是|不过)?[^，。；\n你您]{0,8}(?:法院|裁定|判决|合议庭|该院|我院|本院)书?[^，。；\n你您]{0,8}(?:认为|认定|查明|指出|写明)"
)
"""你公司主张应赔偿，最高人民法院认为二审适用法律无误: what the petitioner says ends here."""


def not_told(text: str, span: Span) -> bool:
    """Whether a clause is a condition, a question, advice, what the petitioner says or what the office did."""
    low = _sentence_start(text, span.start)
    low = span.start if _COURT_SAYS.match(text, span.start, span.end) else low
    return (
        _OPEN.search(text, max(low, span.start - 30), span.end) is not None
        or _OPEN_HERE.search(text, span.start, span.end) is not None
        or _SELF.search(text, span.start, span.end) is not None
        or _COMES_SHORT.search(text, span.start, span.end) is not None
        or (
            _NO_MORE.search(text, span.start, span.end) is not None
            and _UNDONE.search(text, low, span.start) is not None
        )
        or _NOT_THAT.match(text, span.start, span.end) is not None
        or text.startswith(("要求", "请求"), span.start)
        or (_ARBITRATED.search(text, low, span.start) and not _RULED.search(text, span.start, span.end))
        or _HEADING.match(text, span.start, span.end) is not None
        or _NOT_WRITTEN.search(text, span.start, span.end) is not None
        or _UNHAPPY.search(text, span.start, span.end) is not None
        or demanded(text, span.start)
        or _OTHERS_SAY.match(text, span.start, span.end) is not None
        or _TO_COME.search(text, low, span.end) is not None
        or (text[span.end - 1] == "的" and text[span.end : span.end + 1] in "，：")
    )


def demanded(text: str, place: int) -> bool:
    """Whether a place stands in a list of what the petitioner asks for: 你提了三点：取消缓刑；改判五年实刑."""
    low = max(text.rfind("。", 0, place), text.rfind("\n", 0, place)) + 1
    listed = _LISTED.search(text, low, place)
    if listed is None:
        return False
    lead = text[low : text.find("：", listed.start())]
    return _COURTS_REASONS.search(lead) is None or _YOURS_LISTED.search(lead) is not None


_COURTS_REASONS = pattern("^理由|，理由|法院|判决|裁定|合议庭|减轻|从轻|从重|不抗诉|认定")
_YOURS_LISTED = pattern("[你您]|来信|来函|信中|信里|申诉|反映|要求|诉求|提出|主张|请求")
"""判决从轻的理由有三点： gives the court's reasons, not the petitioner's."""
_NO_STATEMENT = pattern(
    r"是否|是不是|算不算|要不要|该不该|应不应|能不能|不是一回事|两回事|是[^，。；\n]{1,14}还是"
    r"|(?:条|款|规定|解释|通知|批复)(?:讲|说|规定|指|写)的?(?:就)?是|以[^，。；\n]{1,20}为由"
    r"|(?:本|原本?)应当?(?:[在于依]|先)|(?:撤销|取消)了?[这该此](?:[一个项份]{0,2})(?:条款?|约定|协议|合同|登记)"
    r"|(?:不能|不足以|无法|难以)(?:证明|说明|认定)原(?:判|审|判决|裁定)|(?:现在|目前|眼下|尚)[^，。；\n]{0,4}不能|这次(?:来信|来函|来访)[^，。；\n]{0,6}没有附"
    r"|^[你您](?:们)?[^，。；\n]{0,24}反映|^[^，。；\n]{2,60}的[^，。；的\n]{0,8}(?:案件|情形|情况|标准|条件|范围)$"
)
"""A question, what the law says, a ground that somebody gives, what ought to have been done, a thing with its kind."""
_ASKS = pattern(r"(?<![被没的])(?<!诉讼)(?:要求|请求|恳请|希望|反映|主张)(?!权|的|，|和|均|都|也|予|不|没|未|被|得)")
_WHAT_IS_ASKED = pattern(
    r"(?:再审|改判|撤销|重审|发回)[^，。；\n]{0,10}的(?:要求|请求|诉求|申请|主张|理由|可能|依据|必要)"
)
"""改判的要求不能支持 changes nothing."""
_IS_RULED = pattern("不予|没有|未|不能|不成立|成立|支持|采纳|驳回|准许|同意|认可")


def says_no_outcome(text: str, clause: Span, start: int) -> bool:
    """Whether a clause of the reply that seems to tell an outcome at ``start`` tells none: 并要求依据鉴定意见改判."""
    if _NO_STATEMENT.search(clause.of(text)) or _WHAT_IS_ASKED.match(text, start, clause.end):
        return True
    asks = _ASKS.search(text, clause.start, clause.end)
    return asks is not None and asks.start() <= start and not _IS_RULED.search(text, asks.end(), clause.end)
