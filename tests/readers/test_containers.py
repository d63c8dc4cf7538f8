"""Archives and folders give up their papers, and nothing else happens: no file written, no way out, no bomb."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replycheck.errors import MissingFileError, UnreadableError, UsageError
from replycheck.model.limits import Limits
from replycheck.readers import content
from replycheck.readers.containers import holds_matter, member, members
from replycheck.readers.parts.zip import open_zip, tidy

WORDS = "王某：\n来信收悉，现答复如下。\n".encode()
LIMITS = Limits()


class _Unmarked(zipfile.ZipInfo):
    """An entry whose name is written in another encoding and not marked as UTF-8, as Windows does."""

    codec = "gbk"

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - the name in the standard library
        return self.filename.encode(self.codec), self.flag_bits


class _BareUtf8(_Unmarked):
    codec = "utf-8"


def packed(files: Mapping[str, bytes], entry: type[zipfile.ZipInfo] = zipfile.ZipInfo) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(entry(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def put(folder: Path, data: bytes, name: str = "材料.zip") -> str:
    (folder / name).write_bytes(data)
    return str(folder / name)


def names(path: str, limits: Limits = LIMITS) -> list[str]:
    return [
        one.source.removeprefix(f"{path}/") + (f"：{one.trouble}" if one.trouble else "")
        for one in members(path, limits)
    ]


@pytest.mark.parametrize("entry", [zipfile.ZipInfo, _Unmarked, _BareUtf8], ids=["utf-8", "gbk", "utf-8 unmarked"])
def test_chinese_names_are_read_in_whatever_encoding_they_were_written(
    tmp_path: Path, entry: type[zipfile.ZipInfo]
) -> None:
    path = put(tmp_path, packed({"王某信访件/答复意见.txt": WORDS}, entry))
    assert names(path) == ["王某信访件/答复意见.txt"]
    assert content(f"{path}/王某信访件/答复意见.txt") == WORDS


def test_leftovers_of_systems_are_passed_over_and_the_order_is_that_of_a_person(tmp_path: Path) -> None:
    files = (
        "附件10.txt",
        "附件2.txt",
        "__MACOSX/._附件2.txt",
        ".DS_Store",
        "~$附件2.docx",
        "Thumbs.db",
        "夹/附件1.txt",
    )
    path = put(tmp_path, packed(dict.fromkeys(files, WORDS)))
    assert names(path) == ["夹/附件1.txt", "附件2.txt", "附件10.txt"]


def test_archives_in_archives_are_opened_to_a_depth(tmp_path: Path) -> None:
    inner = packed({"丙.txt": WORDS})
    middle = packed({"乙.txt": WORDS, "里层.zip": inner})
    path = put(tmp_path, packed({"甲.txt": WORDS, "中层.zip": middle}))
    found = names(path)
    assert found[:2] == ["中层.zip/乙.txt", "中层.zip/里层.zip：压缩包套压缩包超过 2 层，没有打开"]
    assert "中层.zip/里层.zip/丙.txt" in names(path, Limits(nesting=3))
    assert member(f"{path}/中层.zip/乙.txt", LIMITS) == WORDS
    with pytest.raises(MissingFileError):
        member(f"{path}/中层.zip/里层.zip/丙.txt", LIMITS)


def test_a_folder_is_a_matter_too_and_a_word_file_is_none(tmp_path: Path) -> None:
    (tmp_path / "夹").mkdir()
    put(tmp_path / "夹", WORDS, "答复.txt")
    put(tmp_path / "夹", packed({"判决.txt": WORDS}))
    word = put(tmp_path, packed({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), "a.docx")
    assert holds_matter(str(tmp_path / "夹"), LIMITS)
    assert not holds_matter(word, LIMITS)
    assert not holds_matter(str(tmp_path / "none"), LIMITS)
    assert [Path(one.source).name for one in members(str(tmp_path / "夹"), LIMITS)] == ["判决.txt", "答复.txt"]


@pytest.mark.skipif(os.name != "posix", reason="符号链接和管道")
def test_links_and_pipes_in_a_folder_are_not_followed_or_read(tmp_path: Path) -> None:
    folder, outside = tmp_path / "夹", tmp_path / "外"
    folder.mkdir()
    outside.mkdir()
    put(outside, WORDS, "外面.txt")
    (folder / "链接").symlink_to(outside, target_is_directory=True)
    os.mkfifo(folder / "管道")
    assert names(str(folder)) == ["管道：不是普通文件"]


def test_other_archives_and_encrypted_files_are_said(tmp_path: Path) -> None:
    data = bytearray(packed({"答复.txt": WORDS}))
    data[data.find(b"PK\x01\x02") + 8] |= 1
    assert names(put(tmp_path, bytes(data))) == ["答复.txt：设有打开密码"]
    path = put(tmp_path, packed({"a.rar": b"Rar!\x1a\x07\0" + b"x" * 20}), "b.zip")
    assert "rar、7z 一类的压缩包" in names(path)[0]


WAYS_OUT = {
    "../../外面.txt": "外面.txt",
    "/etc/passwd": "etc/passwd",
    "..\\..\\外面.txt": "外面.txt",
    "甲/../../外面.txt": "外面.txt",
    "C:\\外面.txt": "C:/外面.txt",
}


@pytest.mark.parametrize(("name", "inside"), WAYS_OUT.items(), ids=str)
def test_a_name_in_an_archive_leads_nowhere_else(tmp_path: Path, name: str, inside: str) -> None:
    path = put(tmp_path, packed({name: WORDS}))
    assert names(path) == [inside]
    assert sorted(found.name for found in tmp_path.rglob("*")) == ["材料.zip"]


@given(st.text(max_size=40))
def test_no_name_has_a_root_or_leads_upwards(name: str) -> None:
    tidied = tidy(name)
    assert not tidied.startswith("/")
    assert ".." not in tidied.split("/")


def test_limits_are_kept(tmp_path: Path) -> None:
    bomb = packed({"a.txt": b" " * 30_000_000})
    with pytest.raises(UnreadableError, match="ratio"):
        names(put(tmp_path, bomb))
    with pytest.raises(UnreadableError, match="unpacked_bytes"):
        names(put(tmp_path, bomb), Limits(unpacked_bytes=1_000_000))
    many = put(tmp_path, packed({f"{n}.txt": WORDS for n in range(9)}))
    with pytest.raises(UnreadableError, match="--limit files=80"):
        names(many, Limits(files=8))
    with pytest.raises(UnreadableError, match="file_bytes"):
        names(many, Limits(file_bytes=20))


def test_a_folder_of_many_papers_is_refused_with_a_hint(tmp_path: Path) -> None:
    for number in range(4):
        put(tmp_path, WORDS, f"{number}.txt")
    with pytest.raises(UsageError, match="replycheck batch"):
        names(str(tmp_path), Limits(files=3))


def test_what_is_unpacked_is_counted_whatever_the_directory_claims(tmp_path: Path) -> None:
    """Two archives inside share the allowance of the outer one."""
    inner = packed({"a.txt": os.urandom(60_000)})
    path = put(tmp_path, packed({"1.zip": inner, "2.zip": inner}))
    with pytest.raises(UnreadableError, match="压缩炸弹"):
        names(path, Limits(unpacked_bytes=150_000))


def test_two_files_of_one_name_are_not_trusted() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("甲.txt", WORDS)
        archive.writestr("./甲.txt", WORDS)
    with pytest.raises(UnreadableError, match="重名"):
        open_zip("“a.zip”", out.getvalue(), LIMITS)


def test_a_directory_of_countless_files_is_refused_before_it_is_read() -> None:
    with pytest.raises(UnreadableError, match="20000 个"):
        open_zip("“a.zip”", b"PK\x03\x04" + b"PK\x01\x02" * 20_001, LIMITS)


WHOLE = packed({"答复.txt": WORDS, "里.zip": packed({"判决.txt": WORDS})})


@settings(max_examples=80)
@given(at=st.integers(0, len(WHOLE) - 1), value=st.integers(0, 255), cut=st.booleans())
def test_a_damaged_archive_gives_papers_or_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, at: int, value: int, *, cut: bool
) -> None:
    data = WHOLE[:at] if cut else WHOLE[:at] + bytes([value]) + WHOLE[at + 1 :]
    path = put(tmp_path_factory.getbasetemp(), data, "damaged.zip")
    try:
        assert all(one.data or one.trouble for one in members(path, LIMITS))
    except UnreadableError as error:
        assert "zip" in str(error)  # noqa: PT017 - a sentence is one of two right answers


def test_a_file_that_is_not_in_the_archive_is_missing(tmp_path: Path) -> None:
    path = put(tmp_path, packed({"答复.txt": WORDS}))
    for name in (f"{path}/没有.txt", f"{path}x/答复.txt", str(tmp_path / "没有" / "答复.txt")):
        with pytest.raises(MissingFileError):
            content(name)
