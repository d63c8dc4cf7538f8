"""Invented reports to render: a court reply pasted from a judgment, and a hostile one.

Every name, number and sentence here is made up. Spans are found by searching the texts, so that the texts can
be changed without counting characters.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

from replycheck.engine.causes import causes
from replycheck.model.binding import Binding, PageProblem, Problem
from replycheck.model.document import Caveat, Document, Page, Paragraph, ParagraphKind, plain
from replycheck.model.finding import Confidence, Evidence, Finding, Hit, Location, Severity
from replycheck.model.passage import Change, Difference, Kind, Passage, Treatment
from replycheck.model.profile import Profile
from replycheck.model.report import Crashed, Demand, DemandOutcome, Measures, Outcome, Ran, Report, Skipped
from replycheck.model.scorecard import Aspect, Backing, Grade, Score
from replycheck.model.span import Span
from replycheck.reporting import RuleInfo
from replycheck.rules.example import bad, good

TITLES = {
    "structure.no-remedy": "没有告知救济途径",
    "demands.unanswered": "诉求未答复",
    "process.online-deadline": "网上答复超期",
    "logic.announced-count": "项数与所说不符",
}

RULE_INFOS = {
    "copying.unattributed": RuleInfo(
        "照搬裁判文书",
        Severity.ERROR,
        "连续与裁判文书相同的字。\n\n依据：发明的规定。",
        (bad("本院⟦认为如此⟧。"), good("我们认为不是这样。"), bad("⟦⟧什么也没有写。")),
    )
}

FAMILIES = {
    "copying": "照搬",
    "dates": "日期",
    "pages": "装订",
    "process": "办理程序",
    "residue": "裁判文书残留",
    "wording": "文字标点",
}

_VIEW = (
    "本院认为，原告主张被告拖欠工程款四十二万元，但其提交的对账单仅有单方签字，"
    "被告对该对账单的真实性不予认可，原告亦未能提供其他证据佐证，"
    "应当承担举证不能的不利后果。"
)
_VIEW_IN_REPLY = (
    "经审查，原告主张被告拖欠工程款四十二万元，但其提交的对账单只有单方签字，"
    "被告对该对账单的真实性不予认可，应当承担举证不能的不利后果。"
)
_FACTS = (
    "经审理查明，2019年3月，双方签订《沙丘路排水工程施工合同》，约定工期一百二十日，"
    "合同价款以实际完成工程量结算。2020年1月，工程停工，双方未办理结算手续。"
)
_APPEAL = "如不服本判决，可在判决书送达之日起十五日内，向本院递交上诉状。"
_STATUTE = "当事人对自己提出的主张，有责任提供证据。"
_NAME = "临河市东岸区人民法院"

JUDGMENT = "\n".join(
    [
        _NAME,
        "民事判决书",
        "（2020）云9901民初118号",
        "原告：沈某青，住临河市东岸区。",
        "被告：临河市磐石建筑有限公司。",
        *(f"原告提交的第{n}份材料为施工现场照片，拍摄时间不详，未显示拍摄人。" for n in "一二三四五六七八"),
        _FACTS,
        _VIEW,
        f"《中华人民共和国民事诉讼法》规定：{_STATUTE}",
        "判决如下：驳回原告沈某青的诉讼请求。",
        _APPEAL,
        "审判长 何某远",
    ]
)

_PAGES = (
    (
        (ParagraphKind.HEADING, "临河市东岸区人民法院关于沈某青信访事项的回复"),
        (ParagraphKind.BODY, "沈某青："),
        (ParagraphKind.BODY, "你反映工程款一事的来信收悉，现回复如下。"),
        (ParagraphKind.BODY, f"一、{_FACTS}"),
    ),
    (
        (ParagraphKind.BODY, "三、你要求公开评估报告的问题，我院正在研究,将另行告知。"),
        (ParagraphKind.TABLE_CELL, "承办部门"),
        (ParagraphKind.TABLE_CELL, "立案庭"),
    ),
    (
        (ParagraphKind.BODY, f"二、{_VIEW_IN_REPLY}"),
        (ParagraphKind.BODY, f"法律规定，“{_STATUTE}”"),
        (ParagraphKind.BODY, _APPEAL),
    ),
    ((ParagraphKind.BODY, f"{_NAME}\n2023年4月31日"), (ParagraphKind.FOOTNOTE, "联系电话：见来信须知。")),
)
_PRINTED = (1, 3, 2, 4)

PETITION = "信访人沈某青来信\n请求一：请法院说明为何不采信监理日志。\n请求二：请公开评估报告。\n此致"


def _reply() -> Document:
    text, paragraphs, pages = "", [], []
    for number, (page, printed) in enumerate(zip(_PAGES, _PRINTED, strict=True), 1):
        begin = len(text)
        for kind, words in page:
            paragraphs.append(Paragraph(Span(len(text), len(text) + len(words)), kind))
            text += words + "\n"
        pages.append(Page(number, Span(begin, len(text)), 595.0, 842.0, printed_number=printed))
    caveat = Caveat("第4页有一枚印章图片，其中的文字没有读取。")
    return Document(
        "案卷/reply-bad.pdf", _digest(text), "pdf", text, tuple(paragraphs), tuple(pages), (caveat,), bound=True
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def at(text: str, words: str) -> Span:
    """Where ``words`` first stands in ``text``."""
    begin = text.index(words)
    return Span(begin, begin + len(words))


def finding(document: Document, rule: str, title: str, hit: Hit) -> Finding:
    """The finding that the engine would make of a hit (without boxes)."""
    page = hit.page if hit.page is not None else document.page_at(hit.span.start)
    return Finding(
        rule,
        title,
        hit.severity or Severity.ERROR,
        hit.confidence or Confidence.HIGH,
        hit,
        hit.span.of(document.text),
        Location(page, document.paragraph_at(hit.span.start)),
        _digest(rule + str(hit.span))[:16],
        FAMILIES.get(rule.partition(".")[0], ""),
    )


def _passages(reply: Document, judgment: Document) -> tuple[Passage, ...]:
    mine, theirs = reply.text, judgment.text
    view, view_there = at(mine, _VIEW_IN_REPLY[4:]), at(theirs, _VIEW[5:])
    only, only_there = at(mine, "只有"), at(theirs, "仅有")
    dropped = at(theirs, "原告亦未能提供其他证据佐证，")
    gone = at(mine, "不予认可，").end
    edits = (
        Difference(Change.REPLACED, only, only_there),
        Difference(Change.DROPPED, Span(gone, gone), dropped),
    )
    source = judgment.source
    return (
        Passage(at(mine, _NAME), source, at(theirs, _NAME), 1.0, treatment=Treatment.IDENTIFYING),
        Passage(at(mine, _FACTS), source, at(theirs, _FACTS), 1.0),
        Passage(view, source, view_there, 0.86, Kind.REWORDED, differences=edits),
        Passage(at(mine, _STATUTE), source, at(theirs, _STATUTE), 1.0, treatment=Treatment.QUOTED),
        Passage(at(mine, _APPEAL), source, at(theirs, _APPEAL), 1.0),
    )


def _outcomes(reply: Document, judgment: Document, passages: tuple[Passage, ...]) -> tuple[Outcome, ...]:
    def copied(passage: Passage, message: str, confidence: Confidence) -> Finding:
        quote = passage.source.of(judgment.text)
        seen = Evidence(judgment.source, passage.source, quote, similarity=passage.similarity)
        advice = "改用自己的话答复；确需引用的，写明“某某判决认定”并加引号。"
        hit = Hit(passage.reply, message, advice, (seen,), confidence=confidence)
        return finding(reply, "copying.unattributed", "照搬裁判文书", hit)

    def said(rule: str, title: str, words: str, hit: tuple[str, str | None, Severity]) -> Finding:
        message, advice, severity = hit
        return finding(reply, rule, title, Hit(at(reply.text, words), message, advice, severity=severity))

    whole = Hit(
        Span(0, 0), "全文没有写明联系过信访人。", "补写何时、以何种方式与信访人沟通。", severity=Severity.WARNING
    )
    page = Hit(reply.pages[1].span, "第2页页码是 3，排在第 2 页之前。", "与第3页对调。", page=2)
    appeal = ("判决书的上诉告知出现在回复中。", "删去；回复应告知的是申诉、申请再审等途径。", Severity.ERROR)
    date = ("4月没有31日。", "核对成文日期。", Severity.ERROR)
    comma = ("半角“,”应为全角“，”。", "，", Severity.INFO)
    return (
        Ran(
            "copying.unattributed",
            (
                copied(passages[1], "连续 75 字与判决书相同，没有注明出处。", Confidence.HIGH),
                copied(passages[2], "66 字与判决书大体相同，只改动个别字词。", Confidence.MEDIUM),
            ),
        ),
        Ran("residue.appeal-notice", (said("residue.appeal-notice", "上诉告知残留", _APPEAL[:12], appeal),)),
        Ran("pages.wrong-order", (finding(reply, "pages.wrong-order", "页码顺序错误", page),)),
        Ran("dates.impossible", (said("dates.impossible", "日期不存在", "2023年4月31日", date),)),
        Ran("process.no-contact", (finding(reply, "process.no-contact", "没有联系信访人", whole),)),
        Ran("wording.half-width", (said("wording.half-width", "半角标点", ",", comma),)),
        Ran("pages.missing"),
        Crashed("logic.announced-count", "ValueError: not a numeral"),
        Skipped("demands.unanswered", "未提供来信（--petition）"),
        Skipped("process.online-deadline", "不适用于“法院信访回复”"),
        Skipped("structure.no-remedy", "配置中已停用"),
    )


SCORECARD = (
    Score(
        Aspect.RELEVANCE,
        Grade.PARTLY,
        "核对了 1 条规则，没有错误和警告；1 条没有核对（未提供来信（--petition））。",
        (Backing("demands.unanswered", "skipped"), Backing("structure.no-demands", "ran")),
    ),
    Score(Aspect.COMPLETENESS, Grade.GOOD, "核对了 1 条规则，没有错误。", (Backing("structure.too-short", "ran"),)),
    Score(Aspect.EXPLANATION, Grade.NOT_ASSESSED, "没有适用于这一文种的规则。"),
    Score(
        Aspect.PROCEDURE,
        Grade.ATTENTION,
        "发现：没有联系信访人。",
        (Backing("process.no-contact", "ran", 1, Severity.WARNING), Backing("process.broken", "crashed")),
    ),
    Score(
        Aspect.ORIGINALITY,
        Grade.POOR,
        "照搬比例 62%；发现：照搬裁判文书、上诉告知残留。",
        (Backing("copying.unattributed", "ran", 2, Severity.ERROR),),
    ),
    Score(Aspect.TIMELINESS, Grade.NOT_ASSESSED, "没有适用于这一文种的规则。"),
)


def _caused(report: Report) -> Report:
    return replace(report, causes=causes(report))


def blocked() -> Report:
    """The case from the mission: copied passages, pages bound in the wrong order, a rule that crashed."""
    reply = _reply()
    judgment = plain(JUDGMENT, source="案卷/judgment.docx", sha256=_digest(JUDGMENT))
    passages = _passages(reply, judgment)
    return _caused(
        Report(
            reply,
            Profile.COURT_REPLY,
            _outcomes(reply, judgment, passages),
            passages,
            Binding(
                _PRINTED,
                (1, 3, 2, 4),
                (PageProblem(2, Problem.WRONG_ORDER, "页码是 3，前一页是 1", Confidence.HIGH),),
            ),
            Measures(0.62, 75, 190, 0.08, 0.0, 0.0, 142),
            sources=(judgment,),
            scorecard=SCORECARD,
        )
    )


def with_petition() -> Report:
    """As ``blocked``, with the letter and its two demands, one of them answered."""
    base = blocked()
    letter = plain(PETITION, source="petition.txt")
    first, second = at(PETITION, "请法院说明为何不采信监理日志。"), at(PETITION, "请公开评估报告。")
    answer = at(base.document.text, "你要求公开评估报告的问题")
    demands = (
        Demand(first.of(PETITION), first, answered=False, new=True, reply=None, why="回复中没有提到“监理日志”。"),
        Demand(
            second.of(PETITION),
            second,
            answered=True,
            new=True,
            reply=answer,
            why="第5段提到“公开评估报告”。",
            outcome=DemandOutcome.SUPPORTED,
        ),
    )
    return _caused(
        Report(
            base.document,
            base.profile,
            base.outcomes,
            base.passages,
            base.pages,
            base.measures,
            demands,
            base.sources,
            letter,
            base.scorecard,
        )
    )


def passing() -> Report:
    """A right reply checked without a judgment: it passes, and says what was not checked."""
    text = "关于张某来信的回复\n张某：\n您的来信收悉。经与您电话沟通，现答复如下。"
    reply = plain(text, source="reply-good.docx", sha256=_digest(text))
    skipped = Skipped("copying.unattributed", "未提供裁判文书（--source）")
    return _caused(Report(reply, Profile.COURT_REPLY, (Ran("pages.missing"), skipped)))


def incomplete() -> Report:
    """A scan: nothing could be read, and nothing was found."""
    lost = Caveat("第1页是扫描图片，没有文字层，暂时读不出来。", incomplete=True)
    reply = Document("scan.pdf", _digest(""), "pdf", "", (), (Page(1, Span(0, 0)),), (lost,), bound=True)
    pages = Binding((None,), (1,))
    return _caused(Report(reply, Profile.GENERIC, (Ran("pages.missing"),), pages=pages))


def repeated(count: int) -> Report:
    """One rule that says the same ``count`` times."""
    text = "\n".join(f"第{n}项,如前所述。" for n in range(count))
    reply = plain(text, source="many.txt", sha256=_digest(text))
    hits = [Hit(Span(i, i + 1), "半角“,”应为全角“，”。", "，") for i, c in enumerate(text) if c == ","]
    found = tuple(finding(reply, "wording.half-width", "半角标点", hit) for hit in hits)
    return _caused(Report(reply, Profile.GENERIC, (Ran("wording.half-width", found),)))


EVIL = (
    "<script>alert(1)</script>\x1b[2J\x1b]0;owned\x07\u202egnp.exe\u202c\u200b"
    "</style>\"'><img src=x onerror=alert(2)>\x9b31m"
)


def hostile() -> Report:
    """Every text that a file or a name can bring in is an attack."""
    text = f"{EVIL}\n{{{{ 7 * 7 }}}}{{% raw %}}\r\x00结尾\u2028尾"
    reply = plain(text, source=f"{EVIL}\u2028\n通过.txt", sha256=_digest(text), caveats=(Caveat(EVIL),))
    source = plain(text, source=f"judgment {EVIL}.txt")
    span = Span(0, len(EVIL))
    hit = Hit(span, EVIL, EVIL, (Evidence(source.source, span, EVIL, 1, 0.5),), severity=Severity.WARNING)
    return _caused(
        Report(
            reply,
            Profile.GENERIC,
            (Ran("copying.unattributed", (finding(reply, "copying.unattributed", EVIL, hit),)), Skipped("a.b", EVIL)),
            (Passage(span, source.source, span, 1.0),),
            sources=(source,),
            petition=plain(EVIL, source=EVIL),
            demands=(Demand(EVIL, span, answered=False, new=True, reply=None, why=EVIL),),
        )
    )
