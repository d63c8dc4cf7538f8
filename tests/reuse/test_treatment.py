"""How shared stretches are looked upon: a labelled table with both sides of every condition.

The judgment and the replies are invented. In a reply ``⟦…⟧`` fences words whose treatment is named; words between
``⟪…⟫`` must be in no passage.
"""

from __future__ import annotations

import re

import pytest

from replycheck.model.document import plain
from replycheck.model.passage import Passage, Treatment
from replycheck.model.span import Span
from replycheck.reuse import find_passages

JUDGMENT = """青溪县人民法院
民事判决书
（2023）湘0999民初417号
原告：石远舟，男，1970年3月2日出生，汉族，住青溪县柳塘镇。
被告：青溪县宏图建材有限公司，住所地青溪县工业大道8号。
法定代表人：贺敬之，该公司总经理。
原告石远舟与被告青溪县宏图建材有限公司买卖合同纠纷一案，本院于2023年4月6日立案后，依法适用简易程序，公开开庭进行了审理。本案现已审理终结。
石远舟向本院提出诉讼请求：判令宏图公司支付剩余砂石款二十三万四千元并承担逾期利息。
本院经审理认定事实如下：2021年6月，石远舟与宏图公司口头商定由石远舟的三辆翻斗车向柳塘水库加固工地运送河砂，每车按十八吨计价，磅单由工地保管员签字后作为结算依据。至同年十一月工程停工时，双方核对磅单共计四百一十二张，宏图公司仅支付首期款六万元。
宏图公司辩称磅单上的签字并非其员工所签，但其在庭审中认可保管员易某某曾领取该公司发放的工地津贴。
本院认为，保管员在磅单上签字的行为足以使石远舟相信其有权代表宏图公司收货，宏图公司以内部分工为由拒绝付款，与交易习惯和诚信原则不符。《中华人民共和国民法典》第六百二十六条规定：“买受人应当按照约定的数额和支付方式支付价款。对价款的数额和支付方式没有约定或者约定不明确的，适用本法第五百一十条、第五百一十一条第二项和第五项的规定。”
石远舟主张的运费差价缺乏书面凭据，且与磅单记载的吨数相互矛盾，本院不予采信。
判决如下：
一、青溪县宏图建材有限公司于本判决生效之日起十日内向石远舟支付砂石款二十三万四千元；
二、驳回石远舟关于运费差价和误工补偿的其余诉讼请求。
案件受理费4810元，由被告青溪县宏图建材有限公司负担。
如不服本判决，可以在判决书送达之日起十五日内，向本院递交上诉状，并按照对方当事人的人数提出副本，上诉于湖南省某某市中级人民法院。
"""

FACTS = (
    "2021年6月，石远舟与宏图公司口头商定由石远舟的三辆翻斗车向柳塘水库加固工地运送河砂，每车按十八吨计价，"
    "磅单由工地保管员签字后作为结算依据。"
)
FACTS_2 = "至同年十一月工程停工时，双方核对磅单共计四百一十二张，宏图公司仅支付首期款六万元。"
REASON = (
    "保管员在磅单上签字的行为足以使石远舟相信其有权代表宏图公司收货，"
    "宏图公司以内部分工为由拒绝付款，与交易习惯和诚信原则不符"
)
REASON_2 = "石远舟主张的运费差价缺乏书面凭据，且与磅单记载的吨数相互矛盾，本院不予采信。"
ORDER_1 = "一、青溪县宏图建材有限公司于本判决生效之日起十日内向石远舟支付砂石款二十三万四千元；"
ORDER_2 = "二、驳回石远舟关于运费差价和误工补偿的其余诉讼请求。"
ARTICLE = (
    "买受人应当按照约定的数额和支付方式支付价款。对价款的数额和支付方式没有约定或者约定不明确的，"
    "适用本法第五百一十条、第五百一十一条第二项和第五项的规定。"
)
APPEAL = (
    "如不服本判决，可以在判决书送达之日起十五日内，向本院递交上诉状，并按照对方当事人的人数提出副本，"
    "上诉于湖南省某某市中级人民法院。"
)
OWN = (
    "您来访时还谈到家中老人需要照料、往返县城多有不便，接待人员已请驻村干部上门探望，"
    "并把有关救助办法的小册子交给了您的女儿。"
)
OPEN = "石远舟：您好，来信收悉。经核，现就您关心的事项说明于下。"
CLOSE = "如您仍有疑问，欢迎到我院立案窗口当面沟通。"

U, Q, S, C, N = (
    Treatment.UNATTRIBUTED,
    Treatment.QUOTED,
    Treatment.STATUTE,
    Treatment.COMMON,
    Treatment.IDENTIFYING,
)

_CASES = [
    # Attribution and marks, each without the other.
    ("bare copy", f"⟦{FACTS}⟧", [U]),
    ("copy behind 经查", f"经查，⟦{FACTS}⟧", [U]),
    ("copy behind 法院查明 without marks", f"法院查明：⟦{FACTS}⟧", [U]),
    ("attribution without marks", f"该判决书认定，⟦{FACTS}⟧", [U]),
    ("marks without attribution", f"情况是这样的：“⟦{FACTS}⟧”", [U]),
    ("attribution and marks", f"该判决书认定：“⟦{FACTS}⟧”", [Q]),
    ("attribution by the number of the case", f"（2023）湘0999民初417号民事判决载明：“⟦{FACTS}⟧”", [Q]),
    ("attribution by 裁定", f"上述裁定确认：“⟦{FACTS}⟧”", [Q]),
    ("attribution by the item of the order", f"判决主文第二项：“⟦{ORDER_2}⟧”", [Q]),
    ("attribution to the court", f"对此，法院认为：“⟦{REASON}⟧。”", [Q]),
    ("corner brackets", f"该判决书认定：「⟦{FACTS}⟧」", [Q]),
    ("straight marks", f'该判决书认定："⟦{FACTS}⟧"', [Q]),
    ("attribution further than thirty characters", f"判决书认定了很多内容{'，我们都看过' * 6}。“⟦{FACTS}⟧”", [U]),
    ("attribution in the sentence before", f"判决书认定清楚。情况是：“⟦{FACTS}⟧”", [U]),
    ("attribution behind the quotation does not count", f"“⟦{FACTS}⟧”大家都这样说。", [U]),
    # Where a quotation ends.
    ("tail behind the closing mark", f"该判决书认定：“⟦{FACTS}⟧”⟦{REASON_2}⟧", [Q, U]),
    ("head before the quotation", f"⟦{REASON_2}⟧该判决书还认定：“⟦{FACTS}⟧”", [U, Q]),
    ("copy, quotation, copy", f"⟦{FACTS_2}⟧判决书认为：“⟦{REASON}⟧。”⟦{REASON_2}⟧", [U, Q, U]),
    ("tail that goes on from the quotation", f"判决书认定：“⟦{FACTS}⟧”⟦{FACTS_2}⟧", [Q, U]),
    ("two quotations under one attribution", f"判决书认定：“⟦{FACTS}⟧”，并认定“⟦{REASON}⟧”。", [Q, Q]),
    (
        "second quotation far from the attribution",
        f"判决书认定：“⟦{FACTS}⟧”我院研究后又想起一事：“⟦{REASON}⟧”。",
        [Q, U],
    ),
    ("never closed ends with its sentence", f"判决书认定：“⟦{FACTS}⟧⟦{REASON_2}⟧", [Q, U]),
    ("nested marks", f"判决书认定：“⟦{FACTS}⟧其中‘磅单’二字有笔误。⟦{FACTS_2}⟧”", [Q, Q]),
    ("nested marks of the same kind", f"判决书认定：“⟦{FACTS}⟧（“磅单”以原件为准）⟦{FACTS_2}⟧”", [Q, Q]),
    # Several paragraphs.
    ("over two paragraphs, mark opened anew", f"判决书认定：“⟦{FACTS}⟧\n　　“⟦{FACTS_2}⟧”\n⟦{REASON_2}⟧", [Q, Q, U]),
    ("over two paragraphs, mark opened once", f"判决书认定：“⟦{FACTS}⟧\n　　⟦{FACTS_2}⟧”\n⟦{REASON_2}⟧", [Q, Q, U]),
    ("set-off paragraph", f"该判决书载明：\n　　⟦{FACTS}⟧\n　　{CLOSE}", [Q]),
    ("only the next paragraph is set off", f"该判决书载明：\n　　⟦{FACTS}⟧\n　　⟦{REASON_2}⟧", [Q, U]),
    ("set-off list", f"判决主文如下：\n{'　　'}⟦{ORDER_1}⟧\n　　⟦{ORDER_2}⟧\n⟦{REASON_2}⟧", [Q, Q, U]),
    ("colon without attribution sets nothing off", f"有关情况如下：\n　　⟦{FACTS}⟧", [U]),
    ("本院认为 with a colon is how judgments go on", f"本院认为：\n　　⟦{REASON}⟧。", [U]),
    ("attribution and colon in the same line", f"该判决书载明：⟦{FACTS}⟧", [U]),
    # Statute.
    ("article behind its citation, quoted", f"《中华人民共和国民法典》第六百二十六条规定：“⟦{ARTICLE}⟧”", [S]),
    ("article behind its citation, colon", f"《中华人民共和国民法典》第六百二十六条规定：⟦{ARTICLE[:21]}⟧", [S]),
    ("article behind its citation, comma", f"根据《民法典》第六百二十六条规定，⟦{ARTICLE[:21]}⟧", [S]),
    ("the case behind a citation is no statute", f"根据《民法典》第六百二十六条规定，⟦{REASON_2}⟧", [U]),
    ("a law's title without an article", f"根据《民法典》的规定：⟦{FACTS}⟧", [U]),
    ("copy behind the article", f"《民法典》第六百二十六条规定：“⟦{ARTICLE}⟧”⟦{REASON_2}⟧", [S, U]),
    ("facts quoted behind a citation", f"《民法典》第六百二十六条规定：“{ARTICLE}”原来，⟦{FACTS}⟧", [U]),
    (
        "citation copied along amid a copied paragraph",
        f"⟦{REASON}。《中华人民共和国民法典》第六百二十六条规定：“{ARTICLE}”\n{REASON_2}⟧",
        [U],
    ),
    (
        "该法 for a law named before",
        f"《民法典》我们都学过。该法第六百二十六条规定：“⟦{ARTICLE}⟧”",
        [S],
    ),
    ("article without a citation, which the judgment cites", f"法律写得明白，⟦{ARTICLE}⟧", [S]),
    ("article without a citation amid the case", f"法律写得明白，⟦{ARTICLE}{REASON_2}⟧", [U]),
    ("citation opens a copied paragraph", f"《民法典》第六百二十六条规定：“⟦{ARTICLE}⟧”\n⟦{REASON_2}⟧", [S, U]),
    # Formulae, names, and nothing at all.
    ("reference in brackets behind the closing mark", f"“⟦{FACTS}⟧”（引自（2023）湘0999民初417号民事判决书）", [Q]),
    ("brackets that name no paper", f"“⟦{FACTS}⟧”（见附件一）", [U]),
    (
        "marks of the judgment's own behind an attribution",
        f"该判决书认定，⟦{REASON_2[:22]}，“且与磅单记载的吨数相互矛盾，本院不予采信。”⟧",
        [U],
    ),
    ("costs with the parties' names", "⟦案件受理费4810元，由被告青溪县宏图建材有限公司负担⟧，法院已经说明。", [C]),
    ("appeal notice, which all judgments share", f"⟦{APPEAL}⟧", [C]),
    ("appeal notice behind copied reasons", f"⟦{REASON_2}⟧{OWN}⟦{APPEAL}⟧", [U, C]),
    ("parties and number only", "关于⟦青溪县宏图建材有限公司（2023）湘0999民初417号⟧一案，我院已听取您的意见。", [N]),
    ("court and kind of paper", "您对⟪青溪县人民法院⟫作出的⟪民事判决书⟫不服，我们理解您的心情。", []),
    ("number of the case alone", "您所提（⟪2023⟫）湘0999民初417号一案，我院已收到材料。", []),
    ("own account of the facts", "⟪我院了解到，您曾为水库工地拉砂，对方还欠您货款未付，您为此十分着急。⟫", []),
    ("ten shared characters", "我们看到⟪磅单由工地保管员签字⟫的照片，谢谢您提供。", []),
    ("one copied sentence in one's own words", f"我们注意到，{REASON_2[:24]}，这让您不满意，我们很理解。", []),
    ("copied with names changed", f"⟦{FACTS.replace('石远舟', '信访人').replace('宏图公司', '该公司')}⟧", [U]),
    ("copied with sentences moved", f"⟦{REASON_2}{FACTS_2}{FACTS}⟧", [U]),
    ("quoted with one word changed", f"判决书认定：“⟦{FACTS.replace('十八吨', '二十吨')}⟧”", [Q]),
]


def _fenced(marked: str) -> tuple[str, list[tuple[str, Span]]]:
    """The text without fences, and what they enclose: ("⟦" or "⟪", span)."""
    text, found, opened = "", [], []
    for part in re.split("([⟦⟧⟪⟫])", marked):
        if part in {"⟦", "⟪"}:
            opened.append((part, len(text)))
        elif part in {"⟧", "⟫"}:
            kind, start = opened.pop()
            found.append((kind, Span(start, len(text))))
        else:
            text += part
    return text, found


def _treatments(passages: tuple[Passage, ...], span: Span) -> set[Treatment]:
    """How the passages that cover the middle of a stretch are treated."""
    middle = Span(span.start + len(span) // 4, span.end - len(span) // 4)
    return {passage.treatment for passage in passages if passage.reply.overlaps(middle)}


@pytest.mark.parametrize(("marked", "expected"), [pytest.param(m, e, id=label) for label, m, e in _CASES])
def test_each_stretch_is_treated_as_a_careful_reader_would(marked: str, expected: list[Treatment]) -> None:
    text, fences = _fenced(f"{OPEN}\n{marked}\n{CLOSE}")
    passages = find_passages(plain(text, source="reply.txt"), (plain(JUDGMENT, source="judgment.txt"),))
    named = [span for kind, span in fences if kind == "⟦"]
    assert [_treatments(passages, span) for span in named] == [{treatment} for treatment in expected]
    for kind, span in fences:
        if kind == "⟪":
            assert not any(passage.reply.overlaps(span) for passage in passages)


def test_the_table_is_large_enough_and_holds_every_treatment() -> None:
    assert len(_CASES) >= 40
    assert {treatment for _, _, expected in _CASES for treatment in expected} == set(Treatment) - {Treatment.REPORTED}
