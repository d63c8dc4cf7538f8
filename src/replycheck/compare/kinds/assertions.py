"""Clauses of the reply that say otherwise what a clause of the judgment says with the same words.

Three things may be otherwise: yes and no, a figure, one of a closed set of words (主要责任, 次要责任). What a reader
would get wrong: parties say in a judgment the opposite of what the court says, so only the court's own clauses
are held against the reply, and any clause about as much alike that agrees bears it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from replycheck.compare.cast import Actor
from replycheck.compare.kinds.aligned import KINDS, LIGHT, Aligned, Clause, alignments, clauses, weights_of
from replycheck.compare.kinds.decisions import decisions
from replycheck.compare.kinds.figures import counts_another, explained
from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper
from replycheck.compare.values import same
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_LEAST, _LEAST_TWICE, _LEAST_KINDS, _LEAST_VALUE = 0.55, 0.45, 0.66, 0.5
"""Which share of its weight a clause must share with the judgment's before they can differ: more where only 支持 and
the like differ, of which a judgment has many, less where two words do."""
_LEAST_WEIGHT = 5.0
_PROVES = pattern("(?:不足以|不能|无法|没有证据|难以|未能)[^，。；]{0,4}(?:认定|证明|说明|证实)|[定明]不了")
_PROVEN = pattern("认定|证明|证据|说明|证实|表明")
_LEAST_WORDS = 2
_LEAST_ALONE = 0.3
"""A word of a closed set that the judgment does not have at all takes less likeness to be wrong."""
_BORNE_OUT, _ANYBODY = 0.6, 0.9
"""A clause that says the same bears the reply out from so much of the best one's likeness on; one of a party's from
somewhat more."""
_LIGHT = frozenset(
    [
        "负担",
        "承担",
        "实施",
        "组织",
        "认定",
        "查明",
        "认为",
        "判决",
        "裁定",
        "审理",
        "申请",
        "请求",
        "上诉",
        "不服",
        "支付",
        "提出",
        "作出",
        "进行",
        "要求",
        "可以",
        "应当",
        "予以",
        "因此",
        "相关",
        "有关",
        "本院",
        "法院",
        "原告",
        "被告",
    ]
)
_PARTIES, _CONCEPTS, _SIGNS = "\ue200", "\ue400", "\ue000"
"""Signs stand for parties and concepts; every other word is a pair of characters."""
_TRIED, _LEAST_ALL, _LEAST_OWN, _HALF = 6, 0.3, 3, 0.5
"""How many clauses are looked at, the share that one must share, in how many words, and what share of its likeness
another must have to bear the reply out."""
_LEAST_FOCAL, _LEAST_CONCEPT = 0.2, 0.6
"""A word right behind a yes or no needs little around it to be the same word; one of many meanings more."""
_VALUES = frozenset({Kind.MONEY, Kind.COUNT, Kind.LENGTH, Kind.RATE, Kind.PENALTY})
_CHOICES = (
    ("fault", r"全部责任|主要责任|同等责任|次要责任|无责任|不负责任|不承担(?:事故)?责任"),
    ("liable", r"连带(?!责任保证)|补充(?=赔偿|清偿|责任|偿还)|按份"),
    ("surety", r"一般保证|连带(?:责任)?保证"),
    ("open", r"(?:不|没有|未)公开(?:开庭审理|审理|开庭|进行)|公开(?:开庭审理|审理|开庭|进行)"),
    ("part", r"(?:主要|次要|辅助)作用"),
    ("extent", r"全部(?=无效|有效)|部分(?=无效|有效)"),
    ("genuine", r"真实|伪造|虚假"),
    ("target", r"发还|上缴国库|予以没收|予以销毁"),
    ("course", r"中止(?=执行|原判|本案|诉讼|审理)|继续(?=执行|审理)|终结(?=执行|诉讼|审理|本案)"),
    ("bank", r"存款利率|贷款利率"),
    (
        "force",
        r"尚未(?:发生(?:法律)?效力|生效)|[十\d五]{1,3}日后才?生效|失效|(?:即|立即|当即)?(?:发生法律效力|生效)(?=[，。；]|$)",
    ),
    ("thing", r"作案工具|个人财[物产]|违禁品"),
    ("procedure", r"简易程序|普通程序|小额诉讼程序|速裁程序"),
    ("wound", r"轻微伤|轻伤[一二]级|重伤[一二]级|轻伤|重伤"),
    ("grade", r"[一二三四五六七八九十]级伤残|伤残[一二三四五六七八九十]级"),
    ("child", r"第[一二三四五]个(?:子女|孩子)"),
    ("employer", r"用工单位|用人单位"),
    ("penal", r"有期徒刑|拘役|管制|无期徒刑"),
    ("accomplice", r"主犯|从犯|胁从犯"),
    ("office", r"职务行为|个人行为"),
    ("owned", r"全民所有制|集体所有制"),
    ("stage", r"侦查(?=阶段|期间)|审查起诉(?=阶段|期间)|审理(?=阶段|期间)|执行(?=阶段|期间)"),
)
_CHOICE = pattern("|".join(f"(?P<{name}>{words})" for name, words in _CHOICES))
_FAULT = pattern("负[^，。；\n]{0,8}?(?P<word>全部|主要|同等|次要)(?:的)?(?:[^，。；\n]{0,4})责任")
_HE = pattern("[他她其]|对方")
_FAULT_OF = pattern(
    r"(?:负|承担)(?:有)?(?:该|此|本次|这起|此次|交通|道路){0,3}(?:事故)?(?:的)?(?:(?P<word>全部|主要|同等|次要)(?:的)?(?:事故|民事|赔偿)?责任|(?P<all>全责))"
    r"|(?P<short>[主次全]责|同责)(?!的)(?P<on>在|由|归)?"
)
_THOUGHT = pattern(
    "不等于|不是|并非|而非|不能说|谈不上|认为|主张|要求|希望|觉得|是否|如果|应否|为什么|[你您]问|[你您]说"
)
_SHORT = {"主责": "主要", "次责": "次要", "全责": "全部", "同责": "同等"}


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A place of the reply and the clause of the judgment that says it otherwise; ``agrees`` where it says the same."""

    role: str
    ours: Span
    theirs: Span
    agrees: bool
    sure: bool = False


_MASKED = pattern("[\u4e00-\u9fff]某(?:某|[甲乙丙丁])?$")
_FORWARD, _BOTH_WAYS, _LEAST_SHARED = 0.6, 0.9, 2
"""Which share of the reply's words the judgment's clause must have, or each of the two of the other's."""
_NOT_PLAIN = pattern(
    "限制|禁止|排除|避免|防止|阻止|免除|[说称](?!明)|(?<![院定决庭])认为|主张|以为|觉得|除非|^则|^若|如果|即使|是否|能否"
)
"""Words that turn what follows round without a no, and speech: neither side may have them."""
_NO_SIGN = pattern("[不没未无非]")


def _plainly(reply: Paper, paper: Paper, other: Otherwise) -> bool:
    """Whether the two clauses have nearly the same words, and one of them stands behind a no in one of them only."""
    ours = next(one for one in clauses(reply) if one.span == other.ours)
    theirs = next(one for one in clauses(paper) if one.span == other.theirs)
    words, said = ours.span.of(reply.text), theirs.span.of(paper.text)
    if _NOT_PLAIN.search(words) or _NOT_PLAIN.search(said) or not theirs.court:
        return False
    weigh, strange = weights_of(paper)
    mine = [word for word in ours.signs if word not in KINDS]
    shared = [word for word in mine if word in theirs.signs]
    forward = _part(mine, theirs, weigh, strange)
    against = _clash(ours, theirs)
    if _the_same_but_for_a_no(ours, theirs, forward, weigh, strange) and not set(against) & KINDS:
        return True
    if set(against) & KINDS and min(forward, _part(theirs.signs, ours, weigh, strange)) >= _BOTH_WAYS:
        return True
    if forward < _FORWARD or len(shared) < _LEAST_SHARED or len(_NO_SIGN.findall(words + said)) > 1:
        return False
    return any(
        (word in theirs.denied and ours.signs[word] > 0) or (word in ours.denied and word in theirs.affirmed)
        for word in against
        if word not in KINDS
    )


_WHOLE, _HALF_BACK, _LEAST_EQUAL = 0.85, 0.5, 3


def _the_same_but_for_a_no(
    ours: Clause, theirs: Clause, forward: float, weigh: Mapping[str, float], strange: float
) -> bool:
    """Whether all that the reply says stands in the judgment's clause and half of that here, with a no in one only."""
    if forward < _WHOLE or sum(word in theirs.signs for word in ours.signs) < _LEAST_EQUAL:
        return False
    signs = [{sign for sign in one.signs.values() if sign} for one in (ours, theirs)]
    plain = signs[0] == {1} or signs[1] == {1}
    denies, other = (ours, theirs) if ours.denied else (theirs, ours)
    turned = not other.denied and any(word in other.signs for word in denies.denied)
    return plain and turned and _part(theirs.signs, ours, weigh, strange) >= _HALF_BACK


def _part(words: Iterable[str], other: Clause, weigh: Mapping[str, float], strange: float) -> float:
    """Which share of the weight of some words another clause has as well."""
    plain = [word for word in words if word not in KINDS]
    total = sum(weigh.get(word, strange) for word in plain)
    return sum(weigh.get(word, strange) for word in plain if word in other.signs) / total if total else 0.0


def assertions(reply: Paper, paper: Paper, letter: Paper | None) -> Iterator[Otherwise]:
    """Every clause of the reply that a clause of the judgment tells too, and in what they differ."""
    for one in _assertions(reply, paper, letter):
        sure = one.role != "outcome" or (not one.agrees and _plainly(reply, paper, one))
        yield replace(one, sure=True) if sure else one


def _assertions(reply: Paper, paper: Paper, letter: Paper | None) -> Iterator[Otherwise]:
    decided = decisions(paper)[0].day
    every = {one.span: index for index, one in enumerate(clauses(reply))}
    for one in alignments(reply, paper):
        found = one.best
        if _later(reply, one.ours, decided):
            continue
        if found is None:
            yield from _focal(one)
            continue
        words, theirs = one.ours.span.of(reply.text), found[0].span.of(paper.text)
        said = [] if _in_contrast(reply, every[one.ours.span]) else list(_opposite(words, theirs, one, *found))
        yield from said
        if not any(not other.agrees for other in said):
            found_all = _unanimous(one)
            yield from (each for each in found_all if not _only_unproven(words, each.theirs.of(paper.text)))
        yield from _values(reply, paper, letter, one)
        yield from _choices(reply, paper, one)
    yield from faults(reply, paper)


_CONTRAST = pattern("[而却且也]?(?:并)?不是|并非|而不是|而非")


def _in_contrast(reply: Paper, index: int) -> bool:
    """Whether a clause says who it is not, behind one that says who it is: 是社保部门的职权，不是法院的职权."""
    every = clauses(reply)
    ours = every[index]
    if index == 0 or _CONTRAST.match(reply.text, ours.span.start) is None:
        return False
    before = every[index - 1]
    return before.span.end + 1 == ours.span.start and any(
        before.signs.get(word, 0) > 0 > sign for word, sign in ours.signs.items()
    )


def _later(reply: Paper, ours: Clause, decided: Mention | None) -> bool:
    """Whether a clause tells of a day after the judgment, which that cannot know."""
    if decided is None or not isinstance(decided.value, tuple):
        return False
    start = reply.sentence(ours.span).start
    return any(day[0] and day > decided.value for place, day in _days(reply) if start <= place < ours.span.end)


@lru_cache(maxsize=8)
def _days(paper: Paper) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """The whole days of a paper with their places: they are asked for at each of its clauses."""
    return tuple(
        (one.span.start, one.value) for one in paper.mentions if one.kind is Kind.DAY and isinstance(one.value, tuple)
    )


def _opposite(words: str, theirs: str, one: Aligned, best: Clause, top: float) -> Iterator[Otherwise]:
    """Yes for no."""
    ours = one.ours
    against = _against(ours, best)
    if _of_another(ours, best, against) or _only_unproven(words, theirs):
        return  # 不足以认定 denies that it is shown, not the thing
    least = _LEAST_TWICE if len(set(against) - KINDS) > 1 else _LEAST
    if top < least * one.total or top < _LEAST_WEIGHT:
        return
    own = sum(1 for word in ours.signs if word in best.signs)
    with_context = sum(1 for word in ours.words if word in best.words)
    if not against:
        yield Otherwise("outcome", ours.span, best.span, agrees=True)
        return
    if (own < _LEAST_WORDS and with_context <= _LEAST_WORDS) or (
        set(against) <= KINDS and top < _LEAST_KINDS * one.total
    ):
        return
    other = next(
        (
            other
            for other in one.bearing_out(_BORNE_OUT, _ANYBODY)
            if any(other.signs.get(word, -ours.signs[word]) != -ours.signs[word] for word in against)
        ),
        best if _said_so(one, against) else None,
    )
    yield Otherwise("outcome", ours.span, (other or best).span, agrees=other is not None)


def _only_unproven(words: str, theirs: str) -> bool:
    """Whether one says that something is not shown, and the other speaks of the thing itself."""
    ours, others = _PROVES.search(words) is not None, _PROVES.search(theirs) is not None
    return ours != others and _PROVEN.search(theirs if ours else words) is None


def _of_another(ours: Clause, best: Clause, against: list[str]) -> bool:
    """Whether the clause may be of anybody: 由其赔偿."""
    return bool(ours.parties and not ours.parties & best.words.keys() and len(set(against) - KINDS) == 1)


def _unanimous(one: Aligned) -> Iterator[Otherwise]:
    """A word that the court has with a no wherever it has it, and the reply with a yes: 有利害关系, 构成违约."""
    rivals = [(score, -other.span.start, other) for other, score in one.scores.items() if other.court]
    for score, _, other in sorted(rivals, reverse=True, key=lambda rival: rival[:2])[:_TRIED]:
        if score < _LEAST_WEIGHT or score < _LEAST_ALL * one.total:
            break
        against = [
            word for word in _clash(one.ours, other) if not _is_party(word) and word in one.ours.denied | other.denied
        ]
        if against and len(one.ours.signs.keys() & other.signs.keys()) >= _LEAST_OWN:
            if not _borne_out(one, against, _HALF * score) and not _said_so(one, against):
                yield Otherwise("outcome", one.ours.span, other.span, agrees=False)
            return
    yield from _focal(one)


def _bears_out(clause: Clause, word: str, sign: int) -> bool:
    """Whether a clause says a word as the reply does; that it only has it (以旷工为由) says no yes."""
    return clause.signs[word] == 0 or (clause.signs[word] == sign and (sign < 0 or word in clause.affirmed))


def _said_so(one: Aligned, against: list[str]) -> bool:
    """Whether any clause of the court says one of the words right behind the same yes or no: 仍未履行."""
    ours = one.ours
    return any(
        clause.court
        and any(
            word not in KINDS
            and ((word in ours.denied and word in clause.denied) or (word in ours.affirmed and word in clause.affirmed))
            for word in against
        )
        for clause in one.scores
    )


def _borne_out(one: Aligned, against: list[str], least: float) -> bool:
    """Whether a place about as much alike says these words as the reply does."""
    return any(
        score >= least
        and (clause.court or not one.ruled)
        and any(clause.signs.get(word) in (one.ours.signs[word], 0) for word in against)
        for clause, score in one.scores.items()
    )


def _focal(one: Aligned) -> Iterator[Otherwise]:
    """A word right behind a yes in one paper and behind a no in the other, everywhere: 系自首, 不是自首."""
    for word in sorted(one.ours.denied | one.ours.affirmed):
        if word >= _SIGNS or word in KINDS or word.removeprefix("=") in LIGHT or word not in one.ours.signs:
            continue
        sign = one.ours.signs[word]
        having = [(score, -clause.span.start, clause) for clause, score in one.scores.items() if word in clause.signs]
        court = [rival for rival in having if rival[2].court]
        if not sign or any(_bears_out(clause, word, sign) for _, _, clause in court):
            continue
        plain = [
            rival
            for rival in court
            if rival[2].signs[word] == -sign and word in (rival[2].affirmed if sign < 0 else rival[2].denied)
        ]
        score, _, best = max(plain, key=lambda rival: rival[:2], default=(0.0, 0, one.ours))
        if plain and score >= (_LEAST_CONCEPT if word[0] == "=" else _LEAST_FOCAL) * one.total:
            yield Otherwise("outcome", one.ours.span, best.span, agrees=False)
            return


def _is_party(word: str) -> bool:
    """Whether a word is the sign of a party."""
    return _PARTIES <= word < _CONCEPTS


def _against(ours: Clause, theirs: Clause) -> list[str]:
    """The words to which one says yes and the other no; none where they agree in others that have a no."""
    if theirs.parties and not theirs.parties & ours.words.keys():
        return []
    return _clash(ours, theirs)


def _clash(ours: Clause, theirs: Clause) -> list[str]:
    if ours.parties and theirs.parties and not theirs.parties & ours.parties:
        return []
    both = [word for word in ours.signs if word in theirs.signs]
    if any(ours.signs[word] == theirs.signs[word] == -1 for word in both):
        return []
    return [
        word
        for word in both
        if ours.signs[word] * theirs.signs[word] == -1 and word < "\ue000" and word.removeprefix("=") not in LIGHT
    ]


def _values(reply: Paper, paper: Paper, letter: Paper | None, one: Aligned) -> Iterator[Otherwise]:
    """Another figure."""
    if one.best is None or one.best[1] < _LEAST_WEIGHT:
        return
    best, top = one.best
    for ours in one.ours.values:
        if top < _LEAST_VALUE * one.without(ours):
            continue
        theirs = [value for value in best.values if _comparable(ours, value)]
        own = [value for value in one.ours.values if _comparable(ours, value)]
        if ours.kind not in _VALUES or len(theirs) != 1 or len(own) != 1 or same(ours, theirs[0]):
            continue
        if counts_another(reply, ours, paper, theirs[0]):
            continue
        if any(same(ours, value) for other in one.bearing_out(_BORNE_OUT, _ANYBODY) for value in other.values):
            continue
        in_letter = letter is not None and any(same(ours, value) for value in letter.mentions)
        if not (in_letter and not one.ruled) and not explained(ours, reply.mentions):
            yield Otherwise("value", ours.span, theirs[0].span, agrees=False)


def _comparable(ours: Mention, theirs: Mention) -> bool:
    return ours.kind is theirs.kind and (ours.unit == theirs.unit or ours.kind is Kind.RATE)


@lru_cache(maxsize=16)
def _chosen(paper: Paper) -> tuple[tuple[int, str, str, Span], ...]:
    """The words of closed sets, with their place and set."""
    found = [
        (match.start(), match.lastgroup or "", match[0], Span(*match.span())) for match in _CHOICE.finditer(paper.text)
    ]
    found += [
        (match.start("word"), "fault", match["word"] + "责任", Span(*match.span()))
        for match in _FAULT.finditer(paper.text)
    ]
    kept: dict[int, tuple[int, str, str, Span]] = {}
    for one in sorted(found, key=lambda choice: (choice[3].start, -len(choice[3]))):
        if not any(one[3].overlaps(other[3]) and one[1] == other[1] for other in kept.values()):
            kept[one[0]] = one
    return tuple(kept.values())


def _in(paper: Paper, clause: Clause) -> dict[str, list[tuple[str, Span]]]:
    found: dict[str, list[tuple[str, Span]]] = {}
    for at, name, word, span in _chosen(paper):
        if clause.span.start <= at < clause.span.end:
            found.setdefault(name, []).append((_plain(word), span))
    return found


def _plain(word: str) -> str:
    return (
        word.replace("开庭", "")
        .replace("审理", "")
        .replace("进行", "")
        .replace("没有公开", "不公开")
        .replace("发生法律效力", "生效")
        .replace("发生效力", "生效")
        .replace("尚未生效", "未有")
        .replace("日后才生效", "日之后")
        .replace("日后生效", "日之后")
        .removeprefix("立即")
        .removeprefix("当即")
        .removeprefix("即")
        .replace("未公开", "不公开")
        .replace("责任保证", "保证")
        .replace("孩子", "子女")
        .replace("不承担事故责任", "无责任")
        .replace("不承担责任", "无责任")
        .replace("不负责任", "无责任")
        .removeprefix("伤残")
    )


_DENIED = pattern(
    r"(?:不能?够?|并?非|没有|未)(?:被|予以?|能|应)?(?:认定|算|视|当|构成|属于?|是|成立)?(?:作|为|是|成)?[^，。；\n]{0,4}$"
)
"""不能算从犯 tells no choice."""


def _choices(reply: Paper, paper: Paper, one: Aligned) -> Iterator[Otherwise]:
    """Another word of a closed set: held against the clause most alike of those that have a word of the set."""
    for name, mine in _in(reply, one.ours).items():
        rivals = {
            clause: (score, given)
            for clause, score in one.scores.items()
            if (given := _in(paper, clause).get(name)) and not _others(one.ours, clause)
        }
        court = [clause for clause in rivals if clause.court]
        if len(mine) != 1 or not court or _DENIED.search(reply.text, one.ours.span.start, mine[0][1].start):
            continue
        best = max(court, key=lambda clause: rivals[clause][0])
        top = rivals[best][0]
        everywhere = {_plain(word) for _, of, word, _ in _chosen(paper) if of == name}
        least = _LEAST if mine[0][0] in everywhere else _LEAST_ALONE
        if top < least * one.total or top < _LEAST_WEIGHT:
            continue
        near = [given for score, given in rivals.values() if score >= _BORNE_OUT * top]
        if not any(mine[0][0] in word or word in mine[0][0] for given in near for word, _ in given):
            yield Otherwise("choice", mine[0][1], rivals[best][1][0][1], agrees=False)


_MOST_OF_IT = frozenset({"全部", "主要"})
"""Of these one party has it at most."""


@lru_cache(maxsize=8)
def _faults(paper: Paper) -> tuple[tuple[int | None, str, Span], ...]:
    """Who bears which part of the fault: the last party before it in its clause, else in the sentence."""
    found = []
    for match in _FAULT_OF.finditer(paper.text):
        span = Span(*match.span())
        clause, sentence = paper.clause(span), paper.sentence(span)
        if paper.reply and _THOUGHT.search(paper.text, clause.start, span.start):
            continue
        behind = paper.actors_in(Span(span.end, clause.end))[:1] if match["on"] else []
        ahead = behind or paper.actors_in(Span(clause.start, span.start))
        if paper.reply and not ahead and _MASKED.search(paper.text, clause.start, span.start):
            continue  # 金某某负主要责任: somebody who is no party
        if not ahead and _HE.search(paper.text, clause.start, span.start) is None:
            ahead = _subject(paper, Span(sentence.start, span.start))
        if clause.start != span.start or ahead:
            found.append(
                (ahead[-1].party if ahead else None, match["word"] or _SHORT.get(match["short"] or "", "全部"), span)
            )
    return tuple(found)


def _subject(paper: Paper, before: Span) -> list[Actor]:
    """Of whom the clauses before speak: 甲驾车将乙撞伤，负全部责任 is said of 甲."""
    every = paper.actors_in(before)
    if not every:
        return []
    clause = paper.clause(Span(every[-1].start, every[-1].end))
    return [next(one for one in every if one.start >= clause.start)]


def faults(reply: Paper, paper: Paper) -> Iterator[Otherwise]:
    """彭磊负主要责任 where the judgment has him bear all of it, or another than he."""
    given = _faults(paper)
    for who, word, span in _faults(reply):
        known = [one for one in given if one[0] == who] if who is not None else list(given)
        if known:
            agreeing = next((one for one in known if one[1] == word), None)
            yield Otherwise("choice", span, (agreeing or known[0])[2], agrees=agreeing is not None)
        elif rival := next((one for one in given if one[0] is not None and one[1] == word in _MOST_OF_IT), None):
            yield Otherwise("choice", span, rival[2], agrees=False)


def _others(ours: Clause, theirs: Clause) -> bool:
    """Whether the two speak of other parties."""
    return bool(ours.parties and theirs.parties and not ours.parties & theirs.parties)
