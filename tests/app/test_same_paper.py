"""The same paper reads the same, whatever carries its lines, and a number is one wherever its line was broken.

What is left out: the rules of layout and of the file, for plain text has none.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from carriers import CARRIERS, wrapped
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from replycheck.app import Inputs, examine
from replycheck.config.settings import Settings

_PAPERS = (
    (
        "青石县水利局",
        "青水信复〔2024〕11号",
        "关于罗秀英来信反映灌溉渠道问题的答复",
        "罗秀英：",
        "你2024年4月2日的来信收悉，我局于2024年4月3日登记，由农水股办理。现答复如下。",
        "一、关于渠道塌落的问题",
        "经查，河西村灌溉渠道全长三百六十米，其中四十余米渠壁塌落，影响下游二十七户春灌，你反映的情况属实。我局已将修复工程列入本年度小型水利计划，预算金额为185000元。",
        "三、关于青苗补偿的问题",
        "塌落段没有占用承包地，现有证据不足以支持补偿请求，我局不能予以采纳。2024年4月31日，我局派员到现场向你作了说明。",
        "四、关于施工期间用水的问题",
        "施工期间由镇水利站统一调度用水，调度表张贴在村务公开栏。经查，河西村灌溉渠道全长三百六十米，其中四十余米渠壁塌落，影响下游二十七户春灌，你反映的情况属实。",
        "如对本答复不服，可以自收到之日起三十日内向青石县人民政府提出复查请求。",
        "联系人：周明，联系电话：0512-6788012。",
        "青石县水利局",
        "2024年4月20日",
    ),
    (
        "云岭县人力资源和社会保障局关于秦国栋反映工伤待遇问题的处理意见书",
        "秦国栋、秦国梁：",
        "你们2025年3月3日到局里反映工伤待遇核定偏低，我局3月6日受理。3月11日，工伤股股长韩松约你们面谈，听取了意见并做了笔录。",
        "（一）查明的情况。秦国栋2024年1月9日受伤，2024年7月被认定为工伤，鉴定为九级。依照《工伤保险条例》第三十七条的规定，一次性伤残补助金为九个月的本人工资，按月平均工资4820元计算，为43380元；已于2024年12月支付４３３８０元。",
        "（三）处理意见。核定符合规定，你们要求按照五级标准重新核定的请求，没有依据，不予支持。",
        "不服本处理意见的，可以自收到之日起30日内，向云岭县人民政府请求复查。联系人：韩松，电话0391-5550183",
        "云岭县人力资源和社会保障局",
        "2025年3月28日",
    ),
)
_ASIDE = ("form.", "file.", "pages.")
_Found = tuple[str, Counter[tuple[str, str, str]]]


def _found(suffix: str, data: bytes) -> _Found:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"答复.{suffix}"
        path.write_bytes(data)
        report = examine(str(path), Inputs(isolated=False), Settings())
    told = [one for one in report.findings if not one.rule.startswith(_ASIDE)]
    assert all(one.hit.span.of(report.document.text).startswith(one.quote) for one in told)
    quotes = Counter((one.rule, one.severity.value, "".join(one.quote.split())) for one in told)
    return report.to_dict()["document"]["profile"], quotes


@cache
def _usual(paper: int) -> _Found:
    """What is found in a paper as paragraphs of a Word file."""
    suffix, make = CARRIERS["paragraphs"]
    return _found(suffix, make(_PAPERS[paper], 28, 1))


def test_the_papers_have_faults_to_be_found() -> None:
    assert {"logic.numbering-gap", "dates.impossible"} <= {rule for rule, _, _ in _usual(0)[1]}
    assert "logic.numbering-gap" in {rule for rule, _, _ in _usual(1)[1]}


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    paper=st.sampled_from(range(len(_PAPERS))),
    carrier=st.sampled_from(sorted(CARRIERS)),
    width=st.integers(20, 34),
    part=st.integers(1, 6),
)
@example(paper=0, carrier="plain text at a width", width=20, part=1)
@example(paper=1, carrier="plain text at a width, indented", width=27, part=1)
@example(paper=1, carrier="PDF", width=26, part=1)
@example(paper=0, carrier="OFD", width=28, part=1)
def test_the_same_paper_has_the_same_findings(paper: int, carrier: str, width: int, part: int) -> None:
    assume("width" not in carrier or not _ends_by_chance(_PAPERS[paper], width))
    suffix, make = CARRIERS[carrier]
    assert _found(suffix, make(_PAPERS[paper], width, part)) == _usual(paper)


def _ends_by_chance(lines: tuple[str, ...], width: int) -> bool:
    """Whether a full line ends a sentence in mid-paragraph: nobody can tell then whether a paragraph ends there."""
    pieces = (
        piece for line in lines for indent in ("", "\u3000\u3000") for piece in wrapped(indent + line, width)[:-1]
    )
    return any(piece.endswith(("。", "；", "：")) for piece in pieces)


_NUMBERS = ("青水信复〔2024〕11号", "2024年4月2日", "185000元", "三百六十米", "三十日", "2024年4月20日")


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    number=st.sampled_from(_NUMBERS[1:5]),
    cut=st.integers(1, 6),
    how=st.sampled_from(("\n", "\r\n", "soft", "page", "\u200b", "\u2060", "\ufeff")),
)
@example(number="185000元", cut=2, how="\n")
@example(number="185000元", cut=2, how="soft")
def test_a_number_is_never_cut(number: str, cut: int, how: str) -> None:
    """A break inside a number belongs to it: nothing is found that is not found in the whole paper."""
    lines = list(_PAPERS[0])
    at = next(index for index, line in enumerate(lines) if number in line)
    place = lines[at].index(number) + min(cut, len(number) - 1)
    before, behind = lines[at][:place], lines[at][place:]
    if how in {"soft", "page"}:
        suffix, data = "docx", _with_break(lines, at, (before, behind), how)
    else:
        suffix, data = "txt", "\n".join([*lines[:at], before + how + behind, *lines[at + 1 :]]).encode()
    profile, found = _found(suffix, data)
    assert profile == _usual(0)[0]
    assert found == _usual(0)[1]


def _with_break(lines: list[str], at: int, pieces: tuple[str, str], how: str) -> bytes:
    from docx_builder import p, run, word_file  # noqa: PLC0415 - found by way of ``carriers``

    sign = '<w:br w:type="page"/>' if how == "page" else "<w:br/>"
    torn = p(inner=f"{run(pieces[0])}<w:r>{sign}</w:r>{run(pieces[1])}")
    return word_file("".join(torn if index == at else p(line) for index, line in enumerate(lines)))


@pytest.mark.parametrize("width", [20, 23])
def test_places_in_wrapped_text_are_those_of_the_file(width: int) -> None:
    data = CARRIERS["plain text at a width"][1](_PAPERS[0], width, 1)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "答复.txt"
        path.write_bytes(data)
        report = examine(str(path), Inputs(isolated=False), Settings())
    assert report.document.text == data.decode()
    impossible = next(one for one in report.findings if one.rule == "dates.impossible")
    assert "".join(impossible.hit.span.of(report.document.text).split()).endswith("4月31日")
