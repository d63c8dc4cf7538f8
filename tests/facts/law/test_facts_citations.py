"""Citations of law: every way of writing one reads back to the same articles; contracts and strangers are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.facts.law.citations import citations, speaks_of_the_past
from replycheck.text.numerals import to_chinese

LAWS = {
    "《中华人民共和国民事诉讼法》": "民事诉讼法",
    "《民事诉讼法》": "民事诉讼法",
    "《民诉法》": "民事诉讼法",
    "民事诉讼法": "民事诉讼法",
    "《中华人民共和国民法典》（2021年1月1日起施行）": "民法典",
    "《信访工作条例》": "信访工作条例",
    "《最高人民法院关于适用﹤中华人民共和国民事诉讼法﹥的解释》": "最高人民法院关于适用〈民事诉讼法〉的解释",
    "《关于适用〈中华人民共和国民事诉讼法〉的解释》": "最高人民法院关于适用〈民事诉讼法〉的解释",
}
WRITTEN = st.sampled_from([to_chinese, str])


@given(st.sampled_from(sorted(LAWS)), st.integers(1, 1260), st.integers(1, 9), st.integers(1, 20), WRITTEN)
def test_an_article_reads_back_from_every_form(law: str, number: int, paragraph: int, item: int, write: object) -> None:
    assert callable(write)
    n, p, i = write(number), write(paragraph), write(item)
    forms = {
        f"第{n}条": (number, None, None),
        f"第{n}条第{p}款": (number, paragraph, None),
        f"第{n}条第{p}款第（{i}）项": (number, paragraph, item),
        f"第{n}条第{p}款第{i}项": (number, paragraph, item),
        f"第{n}条第({i})项": (number, None, item),
    }
    for written, value in forms.items():
        text = f"依照{law}{written}的规定"
        (found,) = citations(text)
        assert found.statute is not None
        assert found.statute.title == LAWS[law]
        (article,) = found.articles
        assert (article.number, article.paragraph, article.item) == value
        assert article.last == number
        assert found.basis
        assert article.span.of(text) == written


@pytest.mark.parametrize(
    ("chain", "articles"),
    [
        ("第三条、第五条", [(3, 3, 0, None, None), (5, 5, 0, None, None)]),
        ("第三条至第五条", [(3, 5, 0, None, None)]),
        ("第三、五条", [(3, 3, 0, None, None), (5, 5, 0, None, None)]),
        ("第三条第一款、第三款", [(3, 3, 0, 1, None), (3, 3, 0, 3, None)]),
        ("第三条第一、三款", [(3, 3, 0, 1, None), (3, 3, 0, 3, None)]),
        ("第三条第（一）项、第（六）项", [(3, 3, 0, None, 1), (3, 3, 0, None, 6)]),
        ("第三条第（一）、（六）项", [(3, 3, 0, None, 1), (3, 3, 0, None, 6)]),
        ("第三条第一款第二项和第五条", [(3, 3, 0, 1, 2), (5, 5, 0, None, None)]),
        ("第一百三十三条之一第一款，第六十七条第三款", [(133, 133, 1, 1, None), (67, 67, 0, 3, None)]),
        ("第二章第十条", [(10, 10, 0, None, None)]),
        ("第25条", [(25, 25, 0, None, None)]),
    ],
)
def test_lists_and_ranges_are_read_whole(
    chain: str, articles: list[tuple[int, int, int, int | None, int | None]]
) -> None:
    text = f"依照《中华人民共和国刑法》{chain}的规定"
    (found,) = citations(text)
    assert [(a.number, a.last, a.branch, a.paragraph, a.item) for a in found.articles] == articles
    assert found.span.of(text) == text[2:-3]


def test_a_chain_ends_where_the_sentence_goes_on() -> None:
    (found,) = citations("依照《刑法》第三条，三款毒品，第二天抓获")
    assert [article.number for article in found.articles] == [3]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("依据《借款合同》第三条", []),
        ("见《情况说明》", []),
        ("《某某市物业管理办法》第三条", [None]),
        ("某某省信访条例第三条", [None]),
        ("依据信访条例第三条", ["信访条例"]),
        ("依据《民法典》第三条，该法第五条", ["民法典", "民法典"]),
        ("该法第五条规定", []),
        ("《行政处罚法》规定，依照民法典承担责任。该法第一千一百六十五条", ["行政处罚法"]),
        ("《劳动合同法》施行以前依照民法通则处理；同法第一百三十五条", ["劳动合同法"]),
        ("依据《信访工作条例》，按照信访工作条例办理，该条例第三十条", ["信访工作条例", "信访工作条例"]),
        ("依据《民法典》第三条，依法办理，该法第五条", ["民法典", "民法典"]),
        ("《民法典》（以下简称《法典》）第三条。《法典》第五条", ["民法典", "民法典"]),
        ("《关于印发〈办法〉的通知》", [None]),
    ],
)
def test_what_is_law_and_which_one(text: str, titles: list[str | None]) -> None:
    assert [None if one.statute is None else one.statute.title for one in citations(text)] == titles


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("根据《民法典》第三条", True),
        ("依照我国《民法典》第三条", True),
        ("根据《立法法》第一条、《民法典》第三条", True),
        ("《民法典》第三条规定", False),
        ("违反《民法典》第三条", False),
    ],
)
def test_what_a_decision_rests_on_is_told_apart(text: str, *, basis: bool) -> None:
    assert citations(text)[-1].basis is basis


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("《公司法》（2018年修正）第三条", 2018),
        ("1997年修订的《刑法》第三条", 1997),
        ("《公司法》第三条", None),
    ],
)
def test_an_edition_is_kept(text: str, year: int | None) -> None:
    assert citations(text)[0].edition == year


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("该判决依照《合同法》第三条", True),
        ("依照原《合同法》第三条", True),
        ("（2019）云0107民初1号判决依照《合同法》第三条", True),
        ("依照《合同法》第三条，不予支持", False),
        ("该判决正确。依照《合同法》第三条", False),
    ],
)
def test_an_account_of_the_past_is_told_by_its_sentence(text: str, *, past: bool) -> None:
    assert speaks_of_the_past(text, citations(text)[-1]) is past


@given(st.text(alphabet="《》〈〉民法典第一二三条款项之（）、和至以下简称该 \n", max_size=40))
def test_no_text_breaks_the_reading_of_citations(text: str) -> None:
    last = 0
    for found in citations(text):
        assert found.span.start >= last
        assert all(found.span.contains(article.span) for article in found.articles)
        last = found.span.end


@pytest.mark.parametrize(
    ("text", "laws"),
    [
        ("依照治安管理处罚法处理；构成犯罪的，依照刑法处罚。本法第一百五十一条、第一百五十二条规定的行为除外。", []),
        ("《信访工作条例》第二十条规定，依照本条例第三十五条请求复查。", ["信访工作条例", "信访工作条例"]),
        ("《民法典》第十条规定：处理民事纠纷，依照本法第八条。", ["民法典", "民法典"]),
        ("依据《民法典》第十条。\n该法第八条另有规定。", ["民法典", "民法典"]),
        ("依据《民法典》第十条。\n本法第八条另有规定。", ["民法典"]),
    ],
    ids=["a law that speaks of itself", "told", "told with a colon", "that law", "who speaks cannot be told"],
)
def test_this_law_is_the_law_that_speaks(text: str, laws: list[str]) -> None:
    assert [one.statute.title for one in citations(text) if one.articles and one.statute] == laws
