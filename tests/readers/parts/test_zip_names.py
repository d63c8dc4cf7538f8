"""What the entries of an archive are called: the names their author gave them, whatever system packed them."""

from __future__ import annotations

import zipfile

import pytest

from replycheck.readers.parts.zip import spelled


@pytest.mark.parametrize(
    ("raw", "marked", "name"),
    [
        pytest.param("答复.docx".encode(), True, "答复.docx", id="UTF-8 and says so"),
        pytest.param("答复.docx".encode(), False, "答复.docx", id="UTF-8 and does not say so"),
        pytest.param("判决书第一页.docx".encode(), False, "判决书第一页.docx", id="UTF-8 whose bytes are GBK too"),
        pytest.param("答复.docx".encode("gbk"), False, "答复.docx", id="GBK"),
        pytest.param("一.docx".encode("gbk"), False, "一.docx", id="GBK that is UTF-8 too"),
        pytest.param("莫.docx".encode("gbk"), False, "莫.docx", id="GBK that is a Latin letter too"),
        pytest.param("résumé.docx".encode(), False, "résumé.docx", id="UTF-8 of Western Europe"),
        pytest.param("關於陳情事項的答覆.docx".encode("big5"), False, "關於陳情事項的答覆.docx", id="Big5"),
        pytest.param("民事判決書.docx".encode("big5"), False, "民事判決書.docx", id="a judgment in Big5"),
        pytest.param(
            "关于信访事项的答复.docx".encode("gbk"), False, "关于信访事项的答复.docx", id="GBK that is Big5 too"
        ),
        pytest.param("钮祜禄.docx".encode("gbk"), False, "钮祜禄.docx", id="a rare name in GBK"),
        pytest.param("𪚥答复.docx".encode("gb18030"), False, "𪚥答复.docx", id="GB 18030"),
        pytest.param(b"reply.docx", False, "reply.docx", id="ASCII"),
    ],
)
def test_a_name_is_what_its_author_wrote(raw: bytes, marked: bool, name: str) -> None:  # noqa: FBT001 - a table
    entry = zipfile.ZipInfo(raw.decode("utf-8" if marked else "cp437"))
    entry.flag_bits = 0x800 if marked else 0

    assert spelled(entry) == name
