"""What in a judgment is nobody's own: articles it gives, names it bears."""

from __future__ import annotations

import pytest

from replycheck.model.document import plain
from replycheck.reuse.judgment import Judgment, parties
from replycheck.text.fold import fold


def _judgment(text: str) -> Judgment:
    return Judgment(plain(text, source="judgment.txt"), fold(text))


def _law(text: str) -> str:
    judgment = _judgment(text)
    return "、".join(judgment.string[start:end] for start, end in judgment.laws)


@pytest.mark.parametrize(
    ("head", "names"),
    [
        pytest.param("原告：柏松年，男，1959年生。", ("柏松年",), id="a colon"),
        pytest.param("被告鲜于海，男，1976年生。", ("鲜于海",), id="no colon, a sex"),
        pytest.param("上诉人（原审原告）：罗青禾，女。", ("罗青禾",), id="a bracket"),
        pytest.param("　　被告：云泽县绿丰粮油购销有限公司。", ("云泽县绿丰粮油购销有限公司",), id="a company"),
        pytest.param(
            "被告荆山市永固门窗有限公司，住所地荆山市。", ("荆山市永固门窗有限公司",), id="a company, no colon"
        ),
        pytest.param("恒泰商业公司（以下简称恒泰公司）不服。", ("恒泰公司",), id="a short name"),
        pytest.param("原告提交的证据能够证明，被告收到了款项。", (), id="a sentence that begins with a role"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_parties_are_read_from_the_head(head: str, names: tuple[str, ...]) -> None:
    assert parties(head) == names


@pytest.mark.parametrize(
    ("text", "law"),
    [
        pytest.param("《民法典》第五条规定：“民事主体应当自愿。”原告", "民法典第五条规定民事主体应当自愿", id="marks"),
        pytest.param("《民法典》第五条：民事主体应当自愿。原告", "民法典第五条民事主体应当自愿", id="a colon"),
        pytest.param("依照《民法典》第五条规定，被告应当还款。", "", id="applied behind a comma"),
        pytest.param("原告称应当自愿。", "", id="no citation"),
        pytest.param(
            "附：相关法律条文\n第五条　民事主体应当自愿。\n审判员", "民事主体应当自愿", id="an article of the annex"
        ),
        pytest.param(
            "附：相关法律条文\n第五条　下列情形：\n（一）甲等；\n（二）乙等。\n书记员",
            "下列情形一甲等二乙等",
            id="items of the annex",
        ),
        pytest.param("第五条　双方应当守约。\n", "", id="a clause of a contract is no annex"),
    ],
)
def test_articles_are_what_the_judgment_cites_or_annexes(text: str, law: str) -> None:
    assert _law(text) == law


def test_idle_words_are_names_courts_and_notices_apart_and_in_order() -> None:
    judgment = _judgment("原告：柏松年，男。\n")
    words = "案件受理费50元由柏松年负担，柏松年上诉，安徽省云泽市中级人民法院受理。"
    found = [words[start:end] for start, end in judgment.idle(words)]
    assert found == ["案件受理费50元由柏松年负担", "柏松年", "安徽省云泽市中级人民法院"]
