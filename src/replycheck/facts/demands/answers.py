"""The demands of a petition letter, and where a reply answers each of them.

A demand counts as answered where the reply is on the letter's matter, a passage of the office's own takes it up better
than it takes up the others, and an outcome is stated there. What a reader would get wrong: a heading or a
sentence that repeats the demand is no answer, however much it shares with it.
"""

from __future__ import annotations

from functools import cache

from replycheck.facts.demands.letter import Asked, asked
from replycheck.facts.demands.outcomes import outcome_of
from replycheck.facts.demands.reply import Answering, Passage, answering
from replycheck.facts.demands.score import Scored, scored
from replycheck.facts.demands.terms import asked_terms, distinguishing, shown
from replycheck.model.report import Demand, DemandOutcome
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern
from replycheck.text.tables import rows

_NEAR = 0.12
"""Below this share of a demand's terms the nearest passage speaks of something else, and showing it would mislead."""
_NAMED = 3
_NO_MATTER = frozenset(
    {
        "还有",
        "另外",
        "此外",
        "其次",
        "去年",
        "今年",
        "前年",
        "目前",
        "现在",
        "当时",
        "后来",
        "从前",
        "以后",
        "以前",
        "几天",
        "半夜",
        "天天",
        "诉求",
        "请求",
        "要求",
        "问题",
        "事项",
        "情况",
        "说法",
        "一样",
        "一段",
        "一块",
        "一下",
        "一点",
        "两次",
        "几次",
        "这笔",
        "那笔",
        "这个",
        "那个",
        "我家",
        "你们",
        "他们",
        "自己",
        "别人",
        "有人",
        "没人",
        "上面",
        "里头",
        "到底",
        "究竟",
        "看到",
        "想起",
        "知道",
        "明白",
        "告诉",
        "觉得",
        "认为",
        "麻烦",
        "不许",
        "不能",
        "怎么",
        "什么",
        "为什么",
    }
)
"""Words that join, date, count or ask and are the matter of no demand: nobody misses them in an answer."""
_BODY = pattern(
    r"(?:有限|责任|集团|股份)?公司|法院|小区|花园|医院|学校|小学|中学|幼儿园|街道|社区|大厦|广场|村委会?|居委会|派出所|工程|项目|[村镇乡县市区路街厂局院校站]"
)
"""What ends the name of a company or a place."""
_TELLING = 2.5
"""Weight from which a word tells of a matter; 法官 and 判决 stand in every judgment."""
_AROUND = 300
"""An outcome may stand this many characters before or behind the passage that takes a demand up."""


def answers(petition: str, reply: str, judgments: tuple[str, ...], whole: str | None = None) -> tuple[Demand, ...]:
    """Every demand of the letter with the passage of ``reply`` that answers it or comes nearest to it.

    ``reply`` should have passages copied from judgments, and the lines of the frame, blanked: words of the court are no
    answer of the office. ``whole``: the reply with all its words; nothing that stands there is said to be missing.
    """
    demands = asked(petition)
    if not demands:
        return ()
    papers = _Papers(petition, reply, _flat(reply if whole is None else whole), answering(reply, petition))
    courts = tuple(map(_flat, judgments))
    scores = scored(petition, demands, reply, papers.seen, reply if whole is None else whole)
    return tuple(
        _judged(papers, demand, score, new=bool(courts) and not _known(demand.span.of(petition), courts))
        for demand, score in zip(demands, scores, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Papers:
    """The letter, the reply as it may answer, and ``whole``: all words of the reply without white space."""

    petition: str
    reply: str
    whole: str
    seen: Answering


def _judged(papers: _Papers, demand: Asked, score: Scored, *, new: bool) -> Demand:
    passage, reply = score.passage, papers.reply
    answered = is_answered(score, papers.seen, reply)
    place = passage.span if passage is not None and (answered or _shares(score) >= _NEAR) else None
    asked_words = demand.span.of(papers.petition)
    outcome = DemandOutcome.NONE
    if answered and passage is not None:
        outcome = comes_to(score, passage, papers.seen, reply)
        shared = [word for word in _words(asked_words, score.shared) if word in _flat(passage.span.of(reply))]
        why = f"答复中的这几句谈到它{_listed('，都说到', shared)}，结论是：{outcome.label}"
        if score.on_the_matter:
            why = f"答复没有单独说到这一句，谈的是同一件事，结论是：{outcome.label}"
    else:
        why = _why_not(score, papers, place, asked_words)
    return Demand(
        asked_words,
        demand.span,
        answered=answered,
        new=new,
        reply=place,
        why=why,
        numbered=demand.numbered,
        outcome=outcome,
    )


def is_answered(score: Scored, seen: Answering, reply: str) -> bool:
    """Whether the scores, and an outcome in the nearest passage or the rest of its block, make an answer."""
    if score.passage is None or score.related <= 0 or score.taken_up <= 0 or score.beside_the_point:
        return False
    return comes_to(score, score.passage, seen, reply) is not DemandOutcome.NONE


def comes_to(score: Scored, passage: Passage, seen: Answering, reply: str) -> DemandOutcome:
    """The outcome told by what belongs to the demand, by its nearest passage, or by the words around that."""
    own = outcome_of(score.segment.of(reply))
    return _told_around(passage, seen, reply, at_large=score.at_large) if own is DemandOutcome.NONE else own


def _told_around(passage: Passage, seen: Answering, reply: str, *, at_large: bool) -> DemandOutcome:
    """The outcome that the passage tells, or else the office's own words around it under the same heading.

    ``at_large``: or else all of its own words.
    """
    here = outcome_of(passage.span.of(reply))
    if here not in (DemandOutcome.NONE, DemandOutcome.EXPLAINED):
        return here
    span = passage.span
    near = Span(max(0, span.start - _AROUND), span.end + _AROUND)
    own = (
        one
        for one in seen.sentences
        if one.own and (at_large or (one.block == passage.block and one.span.overlaps(near)))
    )
    around = outcome_of("".join(one.span.of(reply) for one in own))
    return here if around is DemandOutcome.NONE else around


def _shares(score: Scored) -> float:
    """How much of the demand the nearest passage takes up, 0 to 1."""
    shared, missing = (sum(distinguishing(term) for term in terms) for terms in (score.shared, score.missing))
    return shared / (shared + missing) if shared else 0.0


def _why_not(score: Scored, papers: _Papers, place: Span | None, asked_words: str) -> str:
    """Why the demand counts as unanswered, in words that hold when they are read beside the papers."""
    absent, copied = _missing(asked_words, score.missing, papers)
    lacking = _listed("，没有提", absent) or _listed("，只在照搬的文字里提到", copied)
    if copied and not absent:
        lacking += "，照搬的文字不算"
    if score.passage is None:
        return f"答复中没有回答它的话{lacking}"
    if score.empty:
        return "答复提到它，只说了收悉、重视一类的话，没有说明情况，也没有结论"
    if place is None or score.related <= 0:
        return f"答复中没有回答它的话{lacking}"
    if score.taken_up > 0:
        if score.beside_the_point:
            return "答复中最接近的几句谈到它，没有回答所问的，也没有说怎么办"
        return "答复中最接近的几句只是提到它，没有结论"
    return f"答复中最接近的几句谈的不是这一项{lacking}，不算答复"


def _missing(asked_words: str, terms: tuple[str, ...], papers: _Papers) -> tuple[list[str], list[str]]:
    """The telling words of the demand that the whole reply lacks, and those that it has only where it copies."""
    own = _flat(papers.reply)
    words = _words(asked_words, terms)
    absent = [word for word in words if word.lower() not in papers.whole.lower()]
    return absent, [word for word in words if word not in absent and word.lower() not in own.lower()]


def _words(asked_words: str, terms: tuple[str, ...]) -> list[str]:
    """Those among ``terms`` that can be quoted: whole words of the demand, no piece of a name, no bare figure."""
    flat = _flat(asked_words)
    found: list[str] = []
    for term in (shown(one) for one in terms if distinguishing(one) >= _TELLING):
        if term is None or term in _NO_MATTER:
            continue
        at = flat.lower().find(term.lower())
        word = _whole(flat, at, term) if at >= 0 and not term.replace(".", "").isdigit() else None
        if word is not None and not any(word in longer for longer in found):
            found.append(word)
    return found


def _whole(flat: str, at: int, term: str) -> str | None:
    """The word at ``at`` with what makes it a name (宏达公司); None where it may be a piece of a person's name."""
    end = at + len(term)
    body = _BODY.match(flat, end)
    if body is not None:
        return flat[at : body.end()]
    surnames = _surnames()
    before, behind = flat[at - 1 : at], flat[end : end + 1]
    pieces = len(term) == 2 and (  # noqa: PLR2004 - a given name, or a surname and half of one
        before in surnames or (term[0] in surnames and "\u4e00" <= behind <= "\u9fff")
    )
    return None if pieces else flat[at:end]


@cache
def _surnames() -> frozenset[str]:
    return frozenset(row["surname"] for row in rows("surnames.tsv"))


def _flat(text: str) -> str:
    return "".join(text.split())


def _listed(lead: str, words: list[str]) -> str:
    """The first few words in quotation marks behind ``lead``; nothing where there are none."""
    return f"{lead}{'、'.join(f'“{word}”' for word in words[:_NAMED])}" if words else ""


def _known(words: str, courts: tuple[str, ...]) -> bool:
    """Whether a judgment holds a figure or a telling word of the demand: then it may have dealt with it."""
    telling = [term for term in asked_terms(words) if term[0] in "w#" and distinguishing(term) >= _TELLING]
    return any(term[1:] in court.lower() for court in courts for term in telling)
