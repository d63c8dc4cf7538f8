"""Only of one running text do the words say how its pages follow one another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from replycheck.model.document import Document, Page, plain
from replycheck.model.span import Span
from replycheck.pages.running import is_running

REPLY = "周某：\n你反映物业收费的来信收悉。经核查，你提出的问题属实，现答复如下，请你于五日内到窗口办理。\n" * 6
SOLD = "房屋买卖合同\n原告张某与被告李某约定了价款，本院认为该约定有效，被告应当依约支付余款。\n"
TITLED = "某某县人民法院\n民事判决书\n（2023）苏0099民初12号\n"
PAPERS = {
    "a reply": (REPLY, True),
    "a judgment": ("原告主张被告支付工程款，被告不同意。本院认为，原告的主张成立，判决如下。\n" * 8, True),
    "a judgment whose first page lies later": (SOLD * 20 + TITLED + "判决如下：被告支付余款。", True),
    "a contract that a court speaks of": (SOLD * 6, False),
    "a contract with an enclosure that is called like a judgment": (SOLD * 6 + "附件：\n民事判决书", False),
    "a statute": ("\n".join(f"第{n}条　收费单位应当公示标准，接受监督。" for n in "一二三四五六七八九"), False),
    "a report": ("今年以来，全市经济平稳运行，工业生产保持增长，消费市场稳步恢复，各项任务有序推进。\n" * 12, False),
    "English": ("The court dismissed the appeal and the reply was sent to the petitioner. 答复\n" * 8, False),
    "a catalogue": ("\n".join(f"答复材料之{n}" for n in range(40)), False),
    "nothing": ("", False),
}


@pytest.mark.parametrize(("text", "running"), PAPERS.values(), ids=PAPERS)
def test_running_text_is_told_by_its_words(text: str, *, running: bool) -> None:
    assert is_running(plain(text)) is running


def _pages(document: Document, width: float, height: float) -> Document:
    half = len(document.text) // 2
    pages = (Page(1, Span(0, half), width, height), Page(2, Span(half, len(document.text)), width, height))
    return replace(document, pages=pages, bound=True)


def test_slides_are_no_running_text() -> None:
    assert is_running(_pages(plain(REPLY), 595, 842))
    assert not is_running(_pages(plain(REPLY), 842, 595))


@pytest.mark.parametrize(("letters", "running"), [(16, True), (15, False)])
def test_a_catalogue_has_short_paragraphs_and_no_marks(letters: int, *, running: bool) -> None:
    line = "答复你反映的物业收费问题的有关材料"[:letters]

    assert is_running(plain("\n".join([line] * 13))) is running
