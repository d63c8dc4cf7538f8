"""The title of a paper: what kind of paper it calls itself, and for a reply which genre that is.

What is easily got wrong: a title may run over three lines, and a law or a paper that it names (《…办法》) is not what
it is itself, so only its last word counts.
"""

from __future__ import annotations

from replycheck.model.profile import Profile
from replycheck.model.role import Role
from replycheck.records import dataclass
from replycheck.text.patterns import Pattern, pattern

_TITLE_LENGTH = 90
_KIND_LENGTH = 60
_LINES = (1, 2, 3)
_PROFILES: tuple[tuple[Pattern, Profile], ...] = (
    (pattern(r"复查意见书?$"), Profile.PETITION_REVIEW),
    (pattern(r"复核意见书?$"), Profile.PETITION_FINAL),
    (
        pattern(r"(?:信访|受理|转送|转办|交办|不再受理).{0,24}告知(?:书|单)$|^告知(?:书|单)$"),
        Profile.PETITION_NOTICE,
    ),
    (pattern(r"(?:处理|答复)意见书?$"), Profile.PETITION_OPINION),
    (pattern(r"(?:办理|核查|落实|处理)(?:情况|结果)的?(?:报告|回告|反馈)$"), Profile.REPORT_BACK),
    (pattern(r"批复$"), Profile.OFFICIAL_REPLY),
    (pattern(r"通知书$"), Profile.COURT_NOTICE),
    (
        pattern(
            r"(?:来信|来访|信访|反映|诉求|投诉|申诉).{0,60}(?:回复|答复|复函|回函|复信|的函)$|^信访.{0,6}(?:回复|答复)$"
        ),
        Profile.COURT_REPLY,
    ),
    (pattern(r"(?:复)?函$"), Profile.LETTER),
    (pattern(r"意见$"), Profile.OPINION),
)
_ANSWER = pattern(
    r"(?:答复|回复|复信|回信|答复函|回复函|复函|回函|(?:答复|回复)书|答复意见|情况说明|情况的?(?:说明|回复"
    r"|反馈)|说明函|的说明)$"
)
"""The last word of a paper that answers somebody."""
_HOTLINE = pattern(r"12345|工单|热线")
_KINDS: tuple[tuple[Pattern, Role, str], ...] = (
    (pattern(r"(?:起诉|上诉|答辩|反诉|自诉)(?:状|书)$"), Role.PETITION, "诉状"),
    (
        pattern(
            r"(?:申诉|信访|控告|举报|投诉|上访|检举|陈情|反映|求助|请愿|公开)(?:材料|状|书|信|件)$|来信$"
            r"|(?:请求|申请|异议|诉求)书$|申请$|情况反映$"
        ),
        Role.PETITION,
        "来信",
    ),
    (pattern(r"合同(?:书)?(?:[（(].{1,10}[）)])?$|协议(?:书)?$|合同条款$"), Role.OTHER, "合同"),
    (pattern(r"请示$"), Role.OTHER, "请示"),
    (pattern(r"函$"), Role.OTHER, "函"),
    (pattern(r"意见$"), Role.OTHER, "意见"),
    (pattern(r"(?:批复|告知书|告知单)$"), Role.REPLY, ""),
    (
        pattern(r"(?<!办理情况的)(?<!核查情况的)(?<!落实情况的)(?<!处理情况的)(?<!办理结果的)报告(?:书|全文)?$"),
        Role.OTHER,
        "报告",
    ),
    (
        pattern(
            r"(?:汇报|汇报材料|总结|专报|简报|讲话稿?|主持词|发言稿?|提纲|要点|述职|调研|小结|祭文|悼词|致辞"
            r"|倡议书|感谢信|公开信)$"
        ),
        Role.OTHER,
        "汇报、讲话一类的材料",
    ),
    (pattern(r"(?:会议)?纪要$|会议记录$|笔录$"), Role.OTHER, "纪要、记录"),
    (
        pattern(r"(?:通知|通告|公告|公报|通报|决定|命令|决议|议案|公示|启事|通知书|决定书)$"),
        Role.OTHER,
        "通知、决定",
    ),
    (pattern(r"方案$|计划书?$|规划$|预案$|建议书$|投标(?:书|文件)$|招标文件$|项目建议$"), Role.OTHER, "方案、标书"),
    (
        pattern(
            r"(?<!有关)(?<!相关)(?:条例|办法|规定|细则|规则|准则|通则|规范|标准|章程|制度|守则|须知|规程|法典"
            r"|宪法|法)(?:[（(](?:试行|暂行|草案|修订|修正).{0,12}[）)])?$"
            r"|^中华人民共和国[\u4e00-\u9fa5]{1,20}法$"
        ),
        Role.OTHER,
        "规章制度",
    ),
    (
        pattern(
            r"(?:登记|申请|审批|报名|统计|记录|信息|明细|汇总|一览|呈批|审核|情况|日报|作业)(?:表|单|票)$"
            r"|(?:承诺|保证|授权委托|委托|证明|确认|声明|知情同意|志愿)书$|证明$|清单$|目录$|回证$|发票$|收据$"
        ),
        Role.OTHER,
        "表格、证明",
    ),
)


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a paper, without white space and remarks in brackets; ``line`` is where it begins, 0-based."""

    text: str
    line: int


def titles(head: list[str]) -> list[Title]:
    """What may be the title among the first lines of a paper (without white space), in order; shorter ones first."""
    stops = ("。", "；", "：", ":", "，")
    short = [line if len(line) <= _TITLE_LENGTH and not line.endswith(stops) else "" for line in head]
    found = []
    for first in range(len(short)):
        for length in _LINES:
            lines = short[first : first + length]
            if not all(lines) or len(lines) < length:
                break
            title = _BRACKET.sub("", "".join(lines))
            if len(title) <= _TITLE_LENGTH and not title.endswith(("：", "。")):
                found.append(Title(title, first))
    return found


def profile_of_title(head: list[str]) -> Profile | None:
    """The genre that a title among the first lines tells; None where none does."""
    for title in titles(head):
        for word, profile in _PROFILES:
            if word.search(title.text):
                return profile
    return None


def answer_title(head: list[str]) -> str | None:
    """The title of a paper that answers somebody (…的答复, 情况说明); None where there is none."""
    return next((title.text for title in titles(head) if _ANSWER.search(title.text)), None)


def hotline_title(head: list[str]) -> bool:
    """Whether the paper calls itself a work order of the 12345 line, or the answer to one."""
    return any(_HOTLINE.search(title.text) for title in titles(head))


_BRACKET = pattern(r"[（(].{0,20}[）)]$")
_ACCOUNT = pattern(r"情况的?说明$|的说明$|说明函$")
_OF_LETTER = pattern(r"反映|来信|来访|来电|信访|投诉|诉求|咨询|举报|留言")
"""An account answers somebody only where it names what it is about; anybody may write one."""


def kind_of_title(head: list[str]) -> tuple[Role, str, int] | None:
    """What kind of paper the first telling title is: role, its common name, line; None where no title tells."""
    for title in titles(head):
        if len(title.text) > _KIND_LENGTH:
            continue
        if _ACCOUNT.search(title.text) and not _OF_LETTER.search(title.text):
            continue
        if _ANSWER.search(title.text) or any(
            word.search(title.text) for word, profile in _PROFILES if profile in _REPLYING
        ):
            return Role.REPLY, "", title.line
        for word, role, called in _KINDS:
            if word.search(title.text):
                return role, called, title.line
    return None


_REPLYING = frozenset(
    {
        Profile.PETITION_REVIEW,
        Profile.PETITION_FINAL,
        Profile.PETITION_NOTICE,
        Profile.PETITION_OPINION,
        Profile.REPORT_BACK,
        Profile.OFFICIAL_REPLY,
        Profile.COURT_REPLY,
    }
)
