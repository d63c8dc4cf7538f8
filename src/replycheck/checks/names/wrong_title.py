"""把信访人称作原告、被告、被告人。

答复是写给信访人的，称呼应当是姓名，正文里称“你”。称呼前面加“被告人”“原告”的，是从裁判文书里带来的。
正文里称“你”、又有一句把人叫作原告、被告的，作提示；说明判决书怎样列当事人（列你为原告）、讲诉讼经过的不报。全文没有刑事案件却写“被告人”，一句话里没有说诉讼却把人叫作原告、被申请人的，作提示。
不是法院的文书，把反映问题的人写成“上诉人某某反映”“关于申请执行人某某要求”的，同样报。

依据：公文惯例；《信访工作条例》第三十二条（答复的对象是信访人）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.people.names import name_pattern
from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.profile import ANY, Profile
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_LINE = pattern(
    r"(?m)^[ \u3000]*(?P<role>被告人|原告|被告|上诉人|被上诉人|罪犯|被执行人|申请执行人|再审申请人|被申请人|第三人"
    r"|被害人|受害人|犯罪嫌疑人|嫌疑人|自诉人|申诉人)"
    r"(?=[\u4e00-\u9fff·]{2,8}[：:][ \u3000]*$)"
)
_PARTY = pattern(r"(?:原告|被告(?!人|席))(?![\u4e00-\u9fff]{0,3}(?:地位|资格|方|席|身份))")
_TOLD = pattern(r"列|诉称|辩称|起诉|上诉|诉讼|诉至|一审|二审|原审|案由|主体|追加|变更|作为|身份|双方|一案|“|庭审|代理")
_HEAD = 600
_ENFORCED = pattern("[本我]院[^。\n]{0,40}执行(?:案件|一案|实施)")
_SUIT = pattern("一案|判决|裁定|仲裁|起诉|诉讼")
_WRITES = pattern(
    r"(?P<role>申请执行人|被执行人|再审申请人|申请再审人|原审(?:原告|被告|上诉人)|被?上诉人|(?<=关于)被申请人|被告人|原告|被告|罪犯)[\u4e00-\u9fff·]{2,8}?(?=反映|来信|来访|要求|信访|诉求|投诉|咨询)"
    r"(?![^\n。]{0,40}(?:一案|判决|法院|诉讼))"
)
_BRACKETED = pattern(
    r"[（(](?:[男女][，,、])?[^（()）\n]{0,16}?(?P<role>再审申请人|申请再审人|申请执行人|被执行人|被?上诉人|原审原告|原审被告|原告|被告人?)(?=[）)，,])"
)
"""向某（女，42岁，再审申请人）反映噪声扰民."""
_CLOSING = pattern(
    r"(?:^|[。；\n])(?P<role>被告人?|原告|被?上诉人|被害人|受害人|犯罪嫌疑人|罪犯|被执行人|再审申请人)"
    r"(?=(?:如果?|若)(?:仍|还)?(?:对[^，。；]{1,12})?(?:有(?:疑问|异议|意见|不明白)|不服|不明白)[^。\n]{0,12}，[^。\n]{0,20}(?:拨打|来电|来访|联系|咨询|复查|到本))"
)
"""Who is told whom to ring is the reader."""
_LETTER_TO = pattern(
    r"(?m)^[ \u3000]*(?P<role>申请人|被申请人|当事人|投诉人|举报人|来访人|反映人|信访人)"
    r"(?=(?!反映|们|您)[\u4e00-\u9fff·]{2,8}[：:][ \u3000]*$)"
)
"""A letter to somebody begins with the name alone."""
_SOMEBODY = pattern(
    lambda: (
        r"(?<![\u4e00-\u9fff]之)(?<!原审)(?P<role>被告人|原告|被告(?!人)|被?上诉人|被申请人)"
        rf"(?=(?:{name_pattern()})|居住|家[里中住的]|所[住在]的|本人|要求|反映|来信|来访|留言)"
    )
)
_LAWSUIT = pattern(
    "诉|判|裁|案|法院|庭|仲裁|复议|执行|再审|审理|审查|送达|申请人|被告|原告|上诉|证据|主张|辩|律师|代理|合同|借款|债|“|列|称谓|身份"
)
"""Beside one of these the roles belong."""
_CRIMINAL = pattern("刑|犯|罪|检察|公诉|逮捕|拘役|缓|自首|赃|看守所|监狱")
_COURTS = frozenset({Profile.COURT_REPLY, Profile.COURT_NOTICE, Profile.GENERIC})
_SPEAKING = frozenset(
    {
        Profile.COURT_REPLY,
        Profile.PETITION_OPINION,
        Profile.PETITION_REVIEW,
        Profile.PETITION_FINAL,
        Profile.PETITION_NOTICE,
        Profile.BUREAU_REPLY,
    }
)


def check(case: Case) -> Iterator[Hit]:
    """Report a salutation with a party's role, and parties where the paper says 你."""
    text = case.own_words[: case.body_end]
    told: set[int] = set()
    for hit in (*_addressed(case, text), *_misnamed(case, text)):
        told.add(hit.span.start)
        yield hit
    if case.profile not in _COURTS:
        yield from (hit for hit in _parties(text) if hit.span.start not in told)
    if case.profile not in _SPEAKING:
        return
    yield from _called(case, text)
    for start, end in _sentences(text):
        sentence = text[start:end]
        parties = list(_PARTY.finditer(sentence))
        if any(start <= at < end for at in told):
            continue
        if parties and not _TOLD.search(sentence) and case.text.count("你") > 1:
            yield Hit(
                Span(start + parties[0].start(), start + parties[-1].end()),
                "这里称原告、被告，别处称“你”，读的人分不清指谁。",
                suggestion="说信访人的地方改称“你”，别人写姓名。",
            )


def _called(case: Case, text: str) -> Iterator[Hit]:
    """A salutation with a party's role."""
    for match in _LINE.finditer(text, 0, _HEAD):
        if match["role"] == "申诉人" and case.text.count("申诉") > 1:
            continue  # who lodges an appeal with a court or a procuratorate is called so
        yield _line(Span(*match.span("role")), match["role"])


def _line(span: Span, role: str) -> Hit:
    return Hit(span, f"称呼里把信访人写成“{role}”。", suggestion="删去，只写姓名。", severity=Severity.WARNING)


def _addressed(case: Case, text: str) -> Iterator[Hit]:
    """A letter that begins with what somebody is in a proceeding, an answer that takes leave of him so."""
    for match in _LETTER_TO.finditer(text, 0, _HEAD) if case.profile is Profile.LETTER else ():
        yield _line(Span(*match.span("role")), match["role"])
    for match in _CLOSING.finditer(text):
        yield Hit(
            Span(*match.span("role")),
            f"这里把收信人称作“{match['role']}”。",
            suggestion="改为“你”。",
            severity=Severity.WARNING,
        )


def _misnamed(case: Case, text: str) -> Iterator[Hit]:
    """Somebody called by a party's role where nothing in the sentence is of a lawsuit."""
    criminal = _CRIMINAL.search(case.text.replace("被告人", "")) is not None
    for match in _SOMEBODY.finditer(text, _first_line(text)):
        role, low = match["role"], max(text.rfind(mark, 0, match.start()) for mark in "。；！？\n") + 1
        high = min((at for mark in "。；！？\n" if (at := text.find(mark, match.end())) >= 0), default=len(text))
        if role == "被告人" and not criminal:
            what = "全文没有说到刑事案件，“被告人”是刑事案件里的称谓。"
            yield Hit(Span(*match.span("role")), what, suggestion="改为本件里的称谓，或者只写姓名。")
        elif _LAWSUIT.search(text[low : match.start()] + text[match.end("role") : high]) is None:
            yield Hit(
                Span(*match.span("role")),
                f"这里没有说诉讼，却把人称作“{role}”。",
                suggestion="删去，只写姓名，或者写“你”“信访人”。",
            )


def _first_line(text: str) -> int:
    """Where the body begins: behind the line that addresses somebody, if there is one."""
    return max(0, text.find("：\n", 0, _HEAD) + 1)


def _parties(text: str) -> Iterator[Hit]:
    """Parties of a lawsuit in the place of those who write to an office that is no court."""
    bracketed = [] if _SUIT.search(text) else list(_BRACKETED.finditer(text))
    for match in (*_WRITES.finditer(text), *bracketed):
        if "执行" in match["role"] and _ENFORCED.search(text):
            continue  # 办理申请执行人谢某来信反映的执行案件
        yield Hit(
            Span(*match.span("role")),
            f"这里把反映问题的人称作“{match['role']}”，是诉讼里的称谓。",
            suggestion="删去，只写姓名或者“信访人”。",
            severity=Severity.WARNING,
        )


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for at, character in enumerate(text):
        if character in "。；！？\n":
            yield start, at
            start = at + 1
    yield start, len(text)


RULE = Rule(
    module=__name__,
    title="称谓不当",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    check=check,
    profiles=ANY - {Profile.GENERIC, Profile.COURT_NOTICE},
    examples=(
        good(
            "石桥县社会保险事业服务中心：\n我院在办理申请执行人谢春生来信反映的执行案件中，需要了解收入情况。",
            profile=Profile.PETITION_OPINION,
        ),
        bad("⟦申诉人⟧贺春燕：\n你的来信收悉。你反映的事项已经办结。", profile=Profile.PETITION_NOTICE),
        good("贺春燕：\n你的来信收悉。你反映的事项已经办结。", profile=Profile.PETITION_NOTICE),
        bad("你的来信收悉。\n你请求把⟦被告人⟧黄永辉纳入失信被执行人名单，本院已经照办。"),
        good("你的来信收悉。\n你请求把被执行人黄永辉纳入失信被执行人名单，本院已经照办。"),
        good("你的来信收悉。\n你提出对被告人黄永辉量刑过轻，刑事判决已经生效。"),
        bad("您好！\n⟦原告⟧居住的11号楼属于二次加压供水。", profile=Profile.ONLINE_REPLY),
        bad("现将情况报告如下。\n镇里找⟦被申请人⟧彭春富谈话。", profile=Profile.REPORT_BACK),
        good("现将情况报告如下。\n被申请人彭春富收到仲裁通知。", profile=Profile.REPORT_BACK),
        bad("⟦被告人⟧骆建平：\n你的来信收悉。"),
        good("骆建平：\n你的来信收悉。"),
        bad("⟦被害人⟧骆建平：\n你的来信收悉。", profile=Profile.PETITION_NOTICE),
        bad("你的来信收悉。你要求说明执行款。该案生效判决确定，⟦被告赵某应当偿还原告⟧借款。"),
        good("你的来信收悉。你要求说明执行款。该案判决书列你为原告、赵某为被告。"),
        good("该案生效判决确定，被告赵某应当偿还原告借款。"),
        bad("关于⟦申请执行人⟧洛桑旺堆要求恢复低保的意见\n洛桑旺堆：\n你的来信收悉。", profile=Profile.PETITION_OPINION),
        good("关于申请执行人洛桑旺堆要求恢复执行的答复\n洛桑旺堆：\n你的来信收悉。", profile=Profile.COURT_REPLY),
        bad("⟦上诉人⟧潘德厚反映补助没有发放。", profile=Profile.LETTER),
        bad("⟦原审原告⟧潘德厚反映补助没有发放。", profile=Profile.REPORT_BACK),
        bad("潘德厚（男，62岁，⟦申请再审人⟧）反映补助没有发放。", profile=Profile.REPORT_BACK),
        good("潘德厚（男，62岁，申请再审人）反映判决有误，该案一审判决已经生效。", profile=Profile.REPORT_BACK),
        bad("⟦申请人⟧潘德厚：\n您好！您的来信收到了。", profile=Profile.LETTER),
        bad("你的来信收悉。\n款项已经到账。⟦被害人⟧如仍有疑问，可以拨打本院电话。"),
        good("你的来信收悉。\n款项已经到账。你如仍有疑问，可以拨打本院电话。"),
        good("潘德厚老先生：\n您好！您的来信收到了。", profile=Profile.LETTER),
        good("上诉人潘德厚反映一审判决送达有误。", profile=Profile.LETTER),
    ),
)
