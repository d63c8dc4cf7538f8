"""Findings of law that have a name: made or denied by the court, and told as the reply tells them."""

from __future__ import annotations

import pytest

from replycheck.compare.comparison import Comparison

_JUDGMENT = (
    "澜州市东亭区人民法院\n刑事判决书\n（2021）苏0788刑初88号\n公诉机关澜州市东亭区人民检察院。\n"
    "被告人柯少庭，男，1980年5月6日出生。\n"
    "澜州市东亭区人民检察院指控，2021年2月3日，被告人柯少庭在东亭路盗窃电动车一辆。\n"
    "经审理查明的事实与指控一致。柯少庭接到电话后主动投案。经鉴定，柯少庭具有限定刑事责任能力。\n"
    "本院认为，被告人柯少庭犯盗窃罪。其如实供述，系坦白。柯少庭刑罚执行完毕后五年内再犯，系累犯。"
    "辩护人提出其系从犯的意见，与查明的事实不符，不予采纳。辩护人要求对其适用缓刑的意见不予采纳。柯少庭已取得被害人谅解。"
    "依照《中华人民共和国刑法》第二百六十四条之规定，判决如下：\n被告人柯少庭犯盗窃罪，判处有期徒刑八个月，并处罚金二千元。\n"
    "审判员　闻达\n二〇二一年五月二十八日\n书记员　宋词"
)
_OPEN = "贝文秀：\n你的来信收悉，现答复如下：\n柯少庭盗窃一案，我院作出（2021）苏0788刑初88号判决。"


def _wrong(words: str) -> list[str]:
    comparison = Comparison("r.txt", _OPEN + words, (("j.txt", _JUDGMENT),), None, "澜州市东亭区人民法院")
    return [one.statement.span.of(comparison.text) for one in comparison.differences]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("他到案后如实供述，判决认定属于自首。", id="another finding of the same set"),
        pytest.param("他不属于累犯。", id="a finding of the court is denied"),
        pytest.param("判决认定他是从犯。", id="what was claimed and refused"),
        pytest.param("辩护人要求缓刑，法院予以采纳。", id="a claim told as granted"),
        pytest.param("法院给了缓刑。", id="in short words"),
        pytest.param("经鉴定，他属于完全刑事责任能力。", id="another capacity"),
        pytest.param("法院认定他没有取得被害人谅解。", id="forgiven or not"),
    ],
)
def test_a_finding_that_the_court_did_not_make_is_found(words: str) -> None:
    assert _wrong(words)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("他到案后如实供述，判决认定属于坦白。", id="the same"),
        pytest.param("他属于累犯，依法从重。", id="in other words"),
        pytest.param("辩护人说他是从犯，法院没有采纳。", id="a refused claim"),
        pytest.param("辩护人要求缓刑，法院没有支持。", id="refused in other words"),
        pytest.param("法院没有给缓刑。", id="in short words"),
        pytest.param("你提了三点：不能认坦白；改判五年实刑；再赔两万元。", id="what the petitioner asks for"),
        pytest.param("你认为他不是累犯，我们核对了前案的材料。", id="what the petitioner thinks"),
        pytest.param("是否属于自首，要看他是不是自动投案。", id="a question"),
    ],
)
def test_a_finding_told_as_it_is_differs_from_none(words: str) -> None:
    assert not _wrong(words)
