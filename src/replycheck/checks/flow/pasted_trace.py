"""一段的字体、字号、颜色、引号、空格等与前后都不同，像是从别处粘贴的。

粘贴来的文字往往带着看不出来的痕迹：字体、字号、颜色与正文不同，别处用弯引号它用直引号，有不间断空格、段内换行，数字、标点是另一种宽度；
Word 文件里还记着段落样式、编辑批次、校对语言、西文字体，以及复制时留下的链接和书签。
正文各段基本一致、只有个别段落在两类以上都不同时才提示；标题、表格不比。单凭痕迹不能断定，所以只是提示；
同一段还有接不上前后文的警告时，可以互相印证。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对文字）；两项以上是本工具自定的。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.flow.traces import traces
from replycheck.model.document import Paragraph
from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.profile import FLOWING
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.origin import origin
from replycheck.rules.rule import Need, Rule


def check(case: Case) -> Iterator[Hit]:
    """Name the paragraphs that carry traces of pasting."""
    for trace in traces(case.reply, [paragraph for paragraph in case.paragraphs if _inside(case, paragraph)]):
        stands = origin(case, trace.span)
        yield Hit(
            trace.span,
            f"这一段的{'、'.join(trace.signs)}都与前后不同，像是从别处粘贴的。{stands.words}",
            evidence=stands.evidence,
            suggestion="核对这一段的出处；用得上的，改成与全文一致的格式。",
        )


def _inside(case: Case, paragraph: Paragraph) -> bool:
    return paragraph.span.start < case.body_end


_ONE = "2月27日，本局工作人员邓凯电话与你联系，核对了“增设站台”的要求，听取了你的意见，并作了记录。"
_TWO = "3月2日，邓凯到锦屏路现场查看，测量了人行道，查阅了“17路”客流记录，该站每天上下车约六百人次。"
_THREE = "经研究，本局决定在该站设置“港湾式”站台和雨棚，由市公交公司施工，4月30日前完工，届时通知你。"
_PASTED = '施工期间乘客可以到前方"锦屏路东"站乘车,票价不变,由此造成的不便敬请谅解,具体事宜可以咨询客服。'

RULE = Rule(
    module=__name__,
    title="有粘贴的痕迹",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    check=check,
    needs=frozenset({Need.ANSWER}),
    profiles=FLOWING,
    examples=(
        bad(f"罗大勇：\n{_ONE}\n{_TWO}\n⟦{_PASTED}⟧\n{_THREE}\n{_ONE}"),
        bad(f"罗大勇：\n{_ONE}\n{_TWO}\n⟦{_PASTED}⟧\n{_THREE}\n{_ONE}", petition=f"贵局网上说：{_PASTED}"),
        good(f"罗大勇：\n{_ONE}\n{_TWO}\n{_THREE}\n{_ONE}"),
        good(f"罗大勇：\n{_ONE}\n{_PASTED}\n{_TWO}\n{_PASTED}"),
    ),
)
