"""引用的法律、法规、司法解释在答复作出时已经废止。

按成文日期判断。讲的是过去的事（写着废止以前的年份、原审、当时、某案号的判决等）的，引用旧法是对的，不报；引号里和照抄裁判文书的也不报。
《信访条例》等只管办事程序的，用作依据就是错误；合同法、婚姻法等实体法，旧的事实仍可能适用：
没有写明废止以前发生的这类事实（例如2018年签订合同）的才报，而且只报警告，请核对；别处写着早年的日期，不算。同一部法律只报一处。

依据：《中华人民共和国民法典》第一千二百六十条；《信访工作条例》第五十条；各替代法律、法规的施行条款；《中华人民共和国立法法》第一百零四条（法不溯及既往）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.law.citations import Citation, sentence_around, speaks_of_the_past
from replycheck.facts.law.statutes import Statute, full_title, statute
from replycheck.model.finding import Fix, Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.citing import chinese_day, day_of, own_citations
from replycheck.rules.rule import Rule
from replycheck.text.patterns import Pattern, pattern
from replycheck.text.sentences import sentences

_PROCEDURE = frozenset(
    {"信访条例", "国家行政机关公文处理办法", "中国共产党机关公文处理条例", "行政复议条例", "行政监察法"}
)
"""Instruments on how an office works: what it does today it cannot do under them, whatever the facts are."""
_YEAR = pattern(r"(?<!\d)((?:19|20)\d{2})(?=年(?!\d{1,2}月\d{1,2}日(?:出生|生))|[-./．）)])")
_NARRATED = pattern(
    r"(?<!本)(?:法院|中院|高院|判决书?|裁定书?|决定书?)(?:经审理|审查)?(?:认为|认定|援引|引用|中?援引|中?引用)|判决依[据照]|裁定依[据照]"
)
"""What another body reasoned; the law of its day."""
_TRANSITION = pattern(r"时间效力|溯及|从旧|当时的?法律|过渡|衔接")
_EVENTS: tuple[tuple[str, Pattern], ...] = (
    ("合同法", pattern(r"合同|协议|签订|签署|订立|买卖|租赁|借款|承包|货款|工程款|欠条|借条|定金|订金|购买|施工")),
    ("物权法", pattern(r"房屋|土地|业主|登记|抵押|物权|购买|买受|共有|相邻|承包|建设|安装|入住|交房")),
    ("婚姻法", pattern(r"结婚|离婚|婚姻|彩礼|抚养|同居|夫妻")),
    ("继承法", pattern(r"继承|遗产|遗嘱|去世|死亡|病故|遗赠")),
    ("收养法", pattern(r"收养|抚养|送养")),
    ("担保法", pattern(r"担保|保证|抵押|质押|借款|贷款|定金")),
    ("侵权责任法", pattern(r"侵权|受伤|事故|损害|损坏|死亡|医疗|手术|住院|碰撞|摔")),
)
_ANY_EVENT = pattern(
    r"合同|协议|签订|借款|房屋|土地|事故|受伤|损害|死亡|去世|结婚|离婚|继承|登记|购买|担保|债务|欠款|协商"
)
"""What the general rules of civil law govern."""
_BACK = 400
"""Characters before the citation in the same paragraph in which an earlier year shows the facts to be old."""


def check(case: Case) -> Iterator[Hit]:
    """Report titles that had been repealed when the paper was signed and are cited as the law of today; each once."""
    day, seen = day_of(case), set[str]()
    for citation in own_citations(case):
        known = citation.statute
        if known is None or known.until is None or day is None or day < known.until or known.title in seen:
            continue
        if not citation.by_reference and not _old_story(case, citation, known):
            seen.add(known.title)
            sure = citation.basis and known.title in _PROCEDURE and citation.marked and case.signed is not None
            yield Hit(
                citation.title_span,
                f"《{known.full_title}》自{chinese_day(known.until)}起已经废止，本件{_told(case)}是{chinese_day(day)}。",
                suggestion=_successor(known),
                fix=_renamed(case, citation, known) if sure else None,
                severity=Severity.ERROR if sure else Severity.WARNING,
            )


def _renamed(case: Case, citation: Citation, known: Statute) -> Fix | None:
    """The title of the law of today, where no article is cited: articles have other numbers there."""
    later = statute(known.successor) if known.successor else None
    written = citation.title_span.of(case.text)
    if citation.articles or later is None or not citation.marked:
        return None
    name = later.full_title if "中华人民共和国" in written else later.title
    return Fix(citation.title_span, f"《{name}》" if written.startswith("《") else name)


def _told(case: Case) -> str:
    return "成文日期" if case.signed is not None else "写到的最晚日期"


def _successor(known: Statute) -> str | None:
    if not known.successor:
        return None
    later = statute(known.successor)
    name = later.full_title if later else full_title(known.successor, "")
    return f"改引《{name}》的相应条文；确需按旧法处理的，写明“原《{known.title}》”和适用的理由。"


def _old_story(case: Case, citation: Citation, known: Statute) -> bool:
    """Whether the words around the citation show that it is about the time before the repeal.

    A substantive law goes on to govern old facts, so for it an earlier year counts wherever the paper tells of such
    facts: 2018年签订 with a contract for the contract law. Any other earlier year shows nothing.
    """
    text, until = case.text, known.until.year if known.until else 0
    sentence = sentence_around(text, citation.span)
    paragraph = max(text.rfind("\n", 0, citation.span.start) + 1, citation.span.start - _BACK, 0)
    around = text[paragraph : sentence.end]
    return (
        speaks_of_the_past(text, citation)
        or _NARRATED.search(around) is not None
        or _TRANSITION.search(around) is not None
        or any(int(year) < until for year in _YEAR.findall(around))
        or (known.title not in _PROCEDURE and _facts_before(text[: case.body_end], known.title, until))
    )


def _facts_before(text: str, title: str, until: int) -> bool:
    """Whether a sentence tells of an event that this law governed, in a year before its repeal."""
    event = next((words for law, words in _EVENTS if law in title), _ANY_EVENT)
    for sentence in sentences(text):
        words = sentence.of(text)
        if event.search(words) and any(int(year) < until for year in _YEAR.findall(words)):
            return True
    return False


RULE = Rule(
    module=__name__,
    title="引用已废止的法律",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("依据⟦《信访条例》⟧第三十四条，你可以请求复查。\n某某市人民法院\n2023年6月1日"),
        good("依据《信访工作条例》第三十五条，你可以请求复查。\n某某市人民法院\n2023年6月1日"),
        bad("依据⟦《信访条例》⟧第三十四条，你可以请求复查。\n某某市人民法院\n2022年5月1日"),
        good("依据《信访条例》第三十四条，你可以请求复查。\n某某市人民法院\n2022年4月30日"),
        good("你于2019年依据《信访条例》申请复查。\n某某市人民法院\n2023年6月1日"),
        good("你信中说“依据《信访条例》第三十四条”应当复查。\n某某市人民法院\n2023年6月1日"),
        bad("根据⟦《中华人民共和国合同法》⟧第六十条，对方应当履行合同。\n某某市人民法院\n2023年6月1日"),
        good(
            "该合同订立于2018年。根据《中华人民共和国合同法》第六十条，对方应当履行合同。\n某某市人民法院\n2023年6月1日"
        ),
        good(
            "一审法院认为合同有效。根据《中华人民共和国合同法》第六十条，判令对方履行。\n某某市人民法院\n2023年6月1日"
        ),
        good("该判决依照原《中华人民共和国合同法》第六十条作出。\n某某市人民法院\n2023年6月1日"),
        good(
            "依照《最高人民法院关于适用〈中华人民共和国民法典〉时间效力的若干规定》第一条，适用《中华人民共和国合同法》。\n2023年6月1日"
        ),
        bad(
            "你于2019年3月向本院来信。\n根据⟦《中华人民共和国合同法》⟧第六十条，对方应当履行。\n某某市人民法院\n2023年6月1日"
        ),
        good(
            "你与某公司于2018年3月签订合同。\n根据《中华人民共和国合同法》第六十条，对方应当履行。\n某某市人民法院\n2023年6月1日"
        ),
        bad("接你2023年5月6日来信。根据⟦《中华人民共和国物权法》⟧，业主可以共同决定。"),
        good("根据《中华人民共和国物权法》，业主可以共同决定。"),
    ),
)
