"""What a criminal judgment says was paid, and that it punished more lightly, against a reply that denies it.

What is easily got wrong: what a judgment orders may well be unpaid later. So only criminal judgments count, which tell
of compensation, fines and gains that were paid before, and only where nothing of the kind is told as unpaid.
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.compare.kinds.letters import ascribed
from replycheck.compare.kinds.polarities import pleadings
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import Pattern, pattern

_CRIMINAL = pattern("被告人")
_HEAD = 800
_LATELY = r"(?:还|尚|至今|一直|仍|并|均|都)?(?:没有|没|未)(?:能|曾|有)?(?:全部|完全|实际|再)?"
_DONE = (
    r"(?:已|均已|已经|业已|全部|当庭|如数|代为|自愿|主动)(?:经)?(?:全部|实际|全额|当庭|如数|自愿|代为|积极|一次性)?"
    r"[^，。；\n]{0,10}?"
)
_DEEDS: tuple[tuple[Pattern, Pattern, Pattern], ...] = (
    (
        pattern(
            rf"{_LATELY}(?:向|给|对)?[^，。；\n]{{0,6}}?(?:赔(?:偿|付|给|到|了)?|履行)(?!礼)|(?:赔偿(?:款|金)?|赔款){_LATELY}(?:付|支付|给|到)"
        ),
        pattern(
            rf"{_DONE}(?:履行|赔偿|支付|给付|付清|赔付|赔了)|(?:赔偿|赔付)了|赔偿款[^，。；\n]{{0,4}}(?:付清|履行|支付)"
        ),
        pattern(r"(?:未|没有|尚未|拒不)[^，。；\n]{0,8}(?:赔偿|履行|支付|给付)"),
    ),
    (
        pattern(rf"(?:罚金|钱|款)[^。；\n]{{0,10}}?{_LATELY}(?:交|缴)(?:纳|清|到|上)?"),
        pattern(
            rf"罚金[^，。；\n]{{0,8}}(?:已|均已|已经)[^，。；\n]{{0,4}}(?:交|缴)|{_DONE}(?:交|缴)(?:纳|缴)?[^，。；\n]{{0,4}}罚金"
        ),
        pattern(r"罚金[^，。；\n]{0,20}(?:限|于本判决|生效[^，。；\n]{0,6}缴纳)|(?:未|没有)[^，。；\n]{0,6}缴"),
    ),
    (
        pattern(rf"{_LATELY}(?:退赔|退还|退缴|退出|退)(?:赃|回|给)?"),
        pattern(
            rf"{_DONE}(?:退赔|退还|退缴|退出|退赃|发还)|退赔[^，。；\n]{{1,20}}(?:经济)?损失[\d一二三四五六七八九十]"
        ),
        pattern(r"责令[^。\n]{0,20}退赔|(?:未|没有)[^，。；\n]{0,8}(?:退赔|退还|退缴|追回|追缴)"),
    ),
)
_LATER = pattern(
    "执行|判决后|生效后|判决以后|生效以后|逾期|到期|如果|若|再(?:写|判)|判决(?:没有|未)|不再|刑事判决|附带民事|民事(?:部分|诉讼)|认定|采纳|支持|处理|主张"
)
_WHOEVER = pattern("[^，。；\\n]{0,4}的(?=，)")
_LIGHTER_DENIED = pattern(
    r"(?:没有|并没有|并未|未|未能)(?:体现|予以|给予|得到|对[^，。；\n]{1,4})?(?:依法|酌情)?(?P<what>从轻|减轻)(?:处罚|判处)?(?=[，。；的]|$)"
)
_SAID = pattern("因|说|讲|称|认为|以为|觉得|反映|提出")
"""说没有从轻是不对的; 没有因此从轻."""
_LIGHTER = r"(?:可以|可|予以|依法|应当|酌情|酌予|决定|均)[^，。；\n]{{0,8}}{what}"
_REFUSED = r"(?:不|未|没有)[^，。；\n]{{0,10}}{what}"


@dataclass(frozen=True, slots=True)
class Denied:
    """What the reply says was not done, and the place of the judgment that says it was."""

    role: str
    ours: Span
    theirs: Span


def denied(reply: Paper, paper: Paper) -> Iterator[Denied]:
    """Every thing that the reply says was not done and a criminal judgment says was."""
    if not _CRIMINAL.search(paper.text, 0, _HEAD):
        return
    pleads = pleadings(paper.text)
    for ours, done, undone in _DEEDS:
        if undone.search(paper.text):
            continue
        places = [one for one in done.finditer(paper.text) if not any(a <= one.start() < b for a, b in pleads)]
        for match in ours.finditer(reply.text) if places else ():
            span = Span(*match.span())
            whoever = _WHOEVER.match(reply.text, span.end) is not None  # 仍未履行的，你可以申请执行 supposes it
            if not whoever and not _LATER.search(reply.clause(span).of(reply.text)) and not ascribed(reply, span):
                yield Denied("repaid", span, Span(*places[0].span()))
    for match in _LIGHTER_DENIED.finditer(reply.text):
        given = pattern(_LIGHTER.format(what=match["what"])).search(paper.text, paper.text.rfind("本院认为"))
        refused = pattern(_REFUSED.format(what=match["what"])).search(paper.text)
        clause = reply.clause(Span(*match.span()))
        if given and not refused and not _SAID.search(reply.text, clause.start, match.end()):
            yield Denied("outcome", Span(*match.span()), Span(*given.span()))
