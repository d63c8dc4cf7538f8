"""``replycheck text --parts``: every paragraph with the part of a reply that it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Command


@pytest.fixture
def reply(tmp_path: Path) -> str:
    path = tmp_path / "reply.txt"
    lines = ["张国栋：", "你5月6日的来信，本院收悉。", "经查，款项已经到账。", "本院予以支持。", "特此答复。"]
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def test_each_paragraph_stands_on_a_line_behind_its_part(told: Command, reply: str) -> None:
    said = told("text", reply, "--parts")
    assert said.code == 0
    assert [line.split("\t") for line in said.out.splitlines()] == [
        ["1", "addressee", "称呼", "张国栋："],
        ["2", "receipt", "收到来信", "你5月6日的来信，本院收悉。"],
        ["3", "findings", "查明情况", "经查，款项已经到账。"],
        ["4", "view", "处理意见", "本院予以支持。"],
        ["5", "closing", "结尾语", "特此答复。"],
    ]


def test_a_paragraph_of_several_parts_names_them_all(told: Command, tmp_path: Path) -> None:
    path = tmp_path / "reply.txt"
    path.write_text("你5月6日的来信收悉。经查，该路段有六盏路灯因电缆被挖断而不亮。", encoding="utf-8")
    assert told("text", path, "--parts").out.split("\t")[1:3] == ["findings", "查明情况（含收到来信）"]


def test_without_the_option_the_text_is_unchanged(told: Command, reply: str) -> None:
    assert told("text", reply).out == Path(reply).read_text(encoding="utf-8")
