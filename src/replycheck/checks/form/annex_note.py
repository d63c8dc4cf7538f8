"""附件说明的写法、序号与正文、附件不一致。

附件说明写在正文下面：“附件：1. 丈量图”，有几件依次编号，名称后面不加标点。序号跳号、重复的，
正文里说“见附件2”而没有附件2的，正文说见附件而没有附件说明的，后面附的附件比说明多、比说明少，标题与说明完全不同的，都报。

依据：GB/T 9704—2012 7.3.4、7.3.7：附件应当书写，附件序号和附件标题应当与附件说明的表述一致。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.profile import ANY, Profile
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern

_NOTE = pattern(r"(?m)^[ \u3000]*附[ \u3000]*件[ \u3000]*(?P<colon>[：:])[ \u3000]*(?P<first>[^\n]{1,80})$")
_ITEM = pattern(r"[ \u3000]*(?P<n>\d{1,2})[.．、][ \u3000]*(?P<name>[^\n]{1,80})")
_MENTION = pattern(r"(?:见|详见|参见|如|后附的?)附件(?P<n>\d{1,2}|[一二三四五六七八九十])?")
_LABEL = pattern(
    r"(?m)^[ \u3000]*附件[ \u3000]*(?P<n>\d{1,2}|[一二三四五六七八九十])[ \u3000]*[：:]?[ \u3000]*"
    r"(?P<title>[^\n。；，]{0,40})$"
)
_ALONE = pattern(r"(?m)^[ \u3000]*附[ \u3000]*件[ \u3000]*[：:]?[ \u3000]*\n+[ \u3000]*(?P<title>[^\n。；，]{2,40})$")
_NUMBERED = pattern(r"^\d{1,2}[.．、][ \u3000]*")
_COPY = pattern(r"(?:复印件|影印件|扫描件|原件)(?:[（(][^（()）]{1,8}[）)])?$")
"""What many annexes are tells nothing of what they say."""
_NO_TITLE = pattern(r"(?:复印件|影印件|扫描件|原件)|[（(][^（()）\n]{0,20}[）)]|[《》]")
_OF_ANY = pattern("笔录|凭证|回执|回证|票据|照片|名单|法律|法规|文件|告知|须知|流程|地图|路线|联系")
"""What stands behind any paper."""
_SENT = pattern(
    r"随(?:函|信|文|件|本函|本信)(?:一并)?(?:寄去|寄上|附上|附去|附寄|寄送|附送|送上|寄给[你您]|附|寄)(?:了)?(?:[你您]的|我[市局院县]|本[市局院县]|该)?"
    r"(?P<what>[\u4e00-\u9fff]{3,20}?)(?:复印件|原件)?(?:[一二两三四五六七八九十\d]{1,3}(?:本|份|册|张|页|套))?(?=[，。；])"
)
_KIND = 3
_OF_ALL = pattern(
    "申请|请书|请表|登记|记表|记申|证明|明书|材料|情况|报告|告书|通知|知书|意见|见书|决定|定书|记录|录表|清单|明细|细表|协议"
    "|议书|合同|同书|审批|批表|统计|计表|检验|验报|检测|监测|测报|两次|次监"
)
_PLENTY = 2
"""Words of annexes of any matter, and how many pairs of their own tell what one is about."""
_EXCERPT = 120
"""Characters of a body that is all there."""
_HAN = pattern(r"[\u4e00-\u9fff]{2}")
_LINES = 200
"""Labels and blanks between the items of a note."""
_MARK = pattern(r"[。；，、;,]$")


def check(case: Case) -> Iterator[Hit]:
    """Report numbers, marks and mentions of annexes that do not agree."""
    text = case.text
    note = next((match for match in _NOTE.finditer(text) if match.start() < case.body_end), None)
    items = _items(text, note.start("first")) if note is not None else []
    yield from _numbering(items)
    for _, span in items:
        if _MARK.search(span.of(text)):
            yield Hit(Span(span.end - 1, span.end), "附件名称后面不加标点。", suggestion="删去这个标点。")
    count = max(len(items), 1) if note is not None else 0
    begins = note.end() if note is not None else 0
    labels = [number for match in _LABEL.finditer(text, begins) if (number := from_chinese(match["n"])) is not None]
    for match in _MENTION.finditer(case.unquoted[: note.start() if note else case.body_end]):
        number = from_chinese(match["n"]) if match["n"] else 1
        if note is None and not labels and number and not case.draft:
            yield Hit(Span(*match.span()), "正文说见附件，后面没有附件说明。", suggestion="在正文下面补上附件说明。")
        elif number is not None and note is not None and number > count:
            yield Hit(
                Span(*match.span()),
                f"附件说明里没有附件{match['n']}。",
                suggestion="核对附件的序号，或者补上附件说明。",
            )
    if note is not None:
        spans = [span for _, span in items] or [Span(*note.span("first"))]
        yield from _attached(text, note.end(), labels, [span.of(text) for span in spans])
        yield from _told_nowhere(text, text[: note.start()], spans)
        yield from _sent_along(text, text[: note.start()], spans)
    if note is not None and labels and max(labels) > count:
        yield Hit(
            Span(note.start(), note.end()),
            f"后面有附件{max(labels)}，附件说明只列了{count}件。",
            suggestion="把附件说明补全。",
        )


def _attached(text: str, start: int, labels: list[int], names: list[str]) -> Iterator[Hit]:
    """What is attached, where it is: fewer papers than listed, or one of another title."""
    if labels and labels == list(range(1, len(labels) + 1)) and len(labels) < len(names):
        at = text.index(names[len(labels)], start - sum(map(len, names)) - _LINES)
        lost = Span(at, at + len(names[len(labels)]))
        yield Hit(lost, f"后面没有附件{len(labels) + 1}。", suggestion="补上附件，或者改附件说明。")
    if labels == list(range(1, len(names) + 1)):
        yield from _other_titles(text, start, names)
    alone = _ALONE.search(text, start)
    if alone is not None and not labels and len(names) == 1 and not _shared(alone["title"], names[0]):
        yield Hit(
            Span(*alone.span("title")),
            f"附件说明写“{names[0].strip()}”，这里的标题是“{alone['title'].strip()}”。",
            suggestion="附件的标题应当与附件说明一致。",
        )


def _told_nowhere(text: str, body: str, listed: list[Span]) -> Iterator[Hit]:
    """Annexes of which the paper says nothing, not even a word of their title: a list of another matter."""
    if len(body) < _EXCERPT or _MENTION.search(body):
        return
    for span in listed:
        title = _NO_TITLE.sub("", _NUMBERED.sub("", span.of(text).strip()))
        pairs = {title[at : at + 2] for at in range(len(title) - 1) if _HAN.fullmatch(title[at : at + 2])}
        own = {pair for pair in pairs if _OF_ALL.fullmatch(pair) is None}
        strange = not any(pair in body for pair in (own if len(own) > _PLENTY else pairs))
        if len(pairs) > 1 and strange and _OF_ANY.search(title) is None:
            yield Hit(
                span,
                f"正文没有提到“{_NUMBERED.sub('', span.of(text).strip())}”。",
                suggestion="核对附件是不是这一件事的；是的，不用管。",
                severity=Severity.INFO,
                confidence=Confidence.LOW,
            )


def _sent_along(text: str, body: str, listed: list[Span]) -> Iterator[Hit]:
    """随函寄去手册一本 where the only annex listed is a form."""
    sent = [match["what"] for match in _SENT.finditer(body)]
    if len(listed) != 1 or len(sent) != 1:
        return
    title = _COPY.sub("", _NUMBERED.sub("", listed[0].of(text).strip()))
    if not _shared(_COPY.sub("", sent[0]), title) and not _shared(sent[0][-_KIND:], title):
        yield Hit(
            listed[0],
            f"正文说随函寄去的是“{sent[0]}”，附件说明写的是“{title}”。",
            suggestion="核对附件，前后改一致。",
            severity=Severity.INFO,
            confidence=Confidence.LOW,
        )


def _other_titles(text: str, start: int, names: list[str]) -> Iterator[Hit]:
    """Annexes as many as the note lists, of which one has another title: 附件2 考勤表 where the note says 退款凭证."""
    for match in _LABEL.finditer(text, start):
        number, title = from_chinese(match["n"]), match["title"].replace("（略）", "").replace("(略)", "").strip()
        if number is None or not title:
            continue
        listed = _NUMBERED.sub("", names[number - 1]).strip()
        if listed and not _shared(title, listed):
            yield Hit(
                Span(*match.span("title")),
                f"附件说明写“{listed}”，这里的标题是“{title}”。",
                suggestion="附件的标题应当与附件说明一致。",
            )


def _shared(one: str, other: str) -> bool:
    """Whether two titles are of one paper: half of the pairs of characters of the shorter stand in the other."""
    short, long = sorted((_COPY.sub("", title.strip()) or title for title in (one, other)), key=len)
    pairs = [short[at : at + 2] for at in range(len(short) - 1)]
    return 2 * sum(pair in long for pair in pairs) >= len(pairs)


def _items(text: str, start: int) -> list[tuple[int, Span]]:
    """The numbered annexes of the note: number and the span of the whole item."""
    found: list[tuple[int, Span]] = []
    at = start
    while (match := _ITEM.match(text, at)) is not None:
        found.append((int(match["n"]), Span(match.start("n"), match.start("name") + len(match["name"].rstrip()))))
        at = match.end() + 1
        if at > len(text):
            break
    return found


def _numbering(items: list[tuple[int, Span]]) -> Iterator[Hit]:
    for wanted, (number, span) in enumerate(items, 1):
        if number != wanted:
            yield Hit(span, f"附件序号应为{wanted}，这里是{number}。", suggestion="依次编号；漏了附件的，补上。")
            return


_PAPER = "张某：\n现场情况见附件1。\n{}\n某某局\n2024年5月6日"
_LONG_PAPER = (
    "张某：\n{}的来信收悉。本局4月8日派人到现场核对地界，向村民小组组长和相邻的两户了解情况，查阅了土地承包合同和历年台账。"
    "经核对，两家的地界以水渠为准，水渠在修路时向东移了半米，你家的面积因此少了一些。"
    "村民小组已经同意按合同重新立界桩，本局将在5月底前派人到场测量。\n附件：{}\n某某局\n2024年5月6日"
)

RULE = Rule(
    module=__name__,
    title="附件说明不符",
    severity=Severity.WARNING,
    check=check,
    profiles=ANY - {Profile.GENERIC},
    examples=(
        bad(_PAPER.format("附件：1.调解协议书\n　　　⟦3.转账凭证⟧")),
        good(_PAPER.format("附件：1.调解协议书\n　　　2.转账凭证")),
        bad(_PAPER.format("附件：1. 谈话笔录⟦。⟧")),
        bad("张某：\n现场情况⟦见附件2⟧。\n附件：丈量图\n某某局\n2024年5月6日"),
        bad(_LONG_PAPER.format("你要求丈量承包地", "⟦立功受奖证书复印件⟧")),
        good(_LONG_PAPER.format("你寄来的立功受奖证书", "立功受奖证书复印件")),
        bad(_LONG_PAPER.format("你登记参加丈量、申请测量", "⟦不动产登记申请书⟧")),
        bad("张某：\n随函寄去医疗保险手册一本，请查收。\n附件：⟦医疗救助申请表⟧\n某某局\n2024年5月6日"),
        good("张某：\n随函寄去医疗保险手册一本，请查收。\n附件：医疗保险手册\n某某局\n2024年5月6日"),
        good("张某：\n现场情况见附件。\n附件：丈量图\n某某局\n2024年5月6日"),
        bad("张某：\n现场情况⟦见附件⟧。\n某某局\n2024年5月6日"),
        bad("张某：\n情况见附件1。\n⟦附件：1.丈量图⟧\n某某局\n2024年5月6日\n附件1\n图\n附件2\n照片"),
        bad(_PAPER.format("附件：1.丈量图\n　　　⟦2.照片⟧") + "\n附件1 丈量图（略）\n"),
        good(_PAPER.format("附件：1.丈量图\n　　　2.照片") + "\n附件1 丈量图（略）\n附件2 照片（略）\n"),
        bad(_PAPER.format("附件：1.丈量图\n　　　2.退款凭证") + "\n附件1 丈量图（略）\n附件2 ⟦考勤登记表（略）⟧\n"),
        bad(_PAPER.format("附件：1.户口簿复印件") + "\n附件1 ⟦来信复印件（略）⟧\n"),
        bad(_PAPER.format("附件：合同复印件").replace("附件1", "附件") + "\n附件\n⟦来信群众名单⟧\n1.张某"),
        bad(_PAPER.format("附件：救助审批表").replace("附件1", "附件") + "\n附件\n⟦医疗救助申请材料清单⟧\n1.身份证"),
        good(_PAPER.format("附件：群众名单").replace("附件1", "附件") + "\n附件\n来信群众名单\n1.张某"),
    ),
)
