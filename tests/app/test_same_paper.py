"""The same paper reads the same, whatever carries its lines: paragraphs, soft returns, a table cell, boxes, plain text.

What is left out: the rules of layout, for plain text has none.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from replycheck.app import Inputs, examine
from replycheck.config.settings import Settings

sys.path.insert(0, str(Path(__file__).parents[1] / "readers"))
from docx_builder import box, cell, p, run, table, word_file

_PAPER = (
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
)
_WIDTH = 28
_BROKEN = "plain text broken at a width"


def _docx(body: str) -> bytes:
    return word_file(body)


def _forms() -> dict[str, tuple[str, bytes]]:
    lines = [escape(line) for line in _PAPER]
    inside = "".join(p(line) for line in lines)
    wrapped = [line[at : at + _WIDTH] for line in _PAPER for at in range(0, len(line), _WIDTH)]
    return {
        "paragraphs": ("docx", _docx(inside)),
        "soft returns": ("docx", _docx(p(inner="<w:r><w:br/></w:r>".join(run(line) for line in lines)))),
        "soft returns at a width": ("docx", _docx(p(inner="<w:r><w:br/></w:r>".join(map(run, map(escape, wrapped)))))),
        "a cell": ("docx", _docx(table(cell(inside)))),
        "a box": ("docx", _docx(p(inner=box(inside)))),
        "a box for each line": ("docx", _docx("".join(p(inner=box(p(line))) for line in lines))),
        "plain text": ("txt", "\n".join(_PAPER).encode()),
        "plain text with blank lines": ("txt", "\n\n".join(_PAPER).encode()),
        _BROKEN: ("txt", "\r\n".join(wrapped).encode()),
    }


def _found(folder: Path, form: tuple[str, bytes]) -> tuple[str, Counter[tuple[str, str, str]]]:
    path = folder / f"答复.{form[0]}"
    path.write_bytes(form[1])
    report = examine(str(path), Inputs(isolated=False), Settings())
    told = [one for one in report.findings if not one.rule.startswith("form.layout")]
    quotes = Counter((one.rule, one.severity.value, "".join(one.quote.split())) for one in told)
    return report.to_dict()["document"]["profile"], quotes


FORMS = _forms()


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Counter[tuple[str, str, str]]]:
    """What is found in the paper as paragraphs."""
    return _found(tmp_path_factory.mktemp("usual"), FORMS["paragraphs"])


def test_the_paper_has_faults_to_be_found(usual: tuple[str, Counter[tuple[str, str, str]]]) -> None:
    assert {"logic.numbering-gap", "dates.impossible"} <= {rule for rule, _, _ in usual[1]}


@pytest.mark.parametrize("form", [name for name in FORMS if name not in {"paragraphs", _BROKEN}])
def test_the_same_paper_has_the_same_findings(
    tmp_path: Path, usual: tuple[str, Counter[tuple[str, str, str]]], form: str
) -> None:
    assert _found(tmp_path, FORMS[form]) == usual


def test_lines_broken_at_a_width_change_no_error(
    tmp_path: Path, usual: tuple[str, Counter[tuple[str, str, str]]]
) -> None:
    """Whether somebody was spoken to is still looked for line by line in text whose characters are not ours to join."""
    profile, found = _found(tmp_path, FORMS[_BROKEN])
    assert profile == usual[0]
    assert {one for one in found if one[1] == "error"} == {one for one in usual[1] if one[1] == "error"}
    assert {rule for rule, _, _ in found} - {rule for rule, _, _ in usual[1]} <= {"process.no-contact"}
