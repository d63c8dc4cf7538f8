"""The example case is what its README promises, and its files are current with their texts."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pytest

NAMES = ("judgment", "petition", "reply-bad", "reply-good")
FILES = (*(f"{name}.docx" for name in NAMES), "reply-bad.pdf", "reply-bad.ofd", "matter.zip")
NEW_IN_THE_LETTER = ("解除", "冻结", "账户", "原件", "钥匙", "退还", "执行款")
_MARK = re.compile(r"(?m)^[#^=>] ")
_TYPED_NUMBER = re.compile(r"(?m)^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)")


@pytest.fixture(scope="module")
def case(root: Path) -> Path:
    return root / "examples" / "case"


@pytest.fixture(scope="module")
def remade(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _make(root, tmp_path_factory.mktemp("case"))


def _make(root: Path, output: Path) -> Path:
    command = [sys.executable, str(root / "examples" / "make_case.py"), "--output", str(output)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return output


def _plain(case: Path, name: str) -> str:
    """The text as written, without the marks, white space removed."""
    return _solid(_MARK.sub("", (case / "text" / f"{name}.txt").read_text(encoding="utf-8")))


def _solid(text: str) -> str:
    return re.sub(r"\s", "", text)


def _word_text(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def _pages(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [_solid(page.get_textpage().get_text_range()) for page in document]


def _written_part(page: str) -> str:
    return re.sub(r"—\d+—$", "", page)


def _parts(path: Path) -> dict[str, bytes]:
    """The parts of a Word file that we write; the rest comes from python-docx's template."""
    ours = ("word/document.xml", "word/footer", "docProps/core.xml")
    with zipfile.ZipFile(BytesIO(path.read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.startswith(ours)}


@pytest.mark.parametrize("name", [f"{name}.docx" for name in NAMES])
def test_a_committed_word_file_is_what_the_script_makes_of_its_text(case: Path, remade: Path, name: str) -> None:
    assert _parts(case / name) == _parts(remade / name)


def test_the_committed_pdf_is_what_the_script_makes_of_its_text(case: Path, remade: Path) -> None:
    assert _pages(case / "reply-bad.pdf") == _pages(remade / "reply-bad.pdf")


def test_the_committed_ofd_is_what_the_script_makes_of_its_text(case: Path, remade: Path) -> None:
    assert (case / "reply-bad.ofd").read_bytes() == (remade / "reply-bad.ofd").read_bytes()


def test_the_papers_in_the_zip_are_those_beside_it(case: Path) -> None:
    with zipfile.ZipFile(case / "matter.zip") as archive:
        sizes = sorted(info.file_size for info in archive.infolist())
    assert sizes == sorted((case / name).stat().st_size for name in ("reply-bad.ofd", "judgment.docx", "petition.docx"))


def test_the_same_text_gives_the_same_bytes(root: Path, remade: Path, tmp_path: Path) -> None:
    again = _make(root, tmp_path)
    assert {name: (again / name).read_bytes() for name in FILES} == {
        name: (remade / name).read_bytes() for name in FILES
    }


@pytest.mark.parametrize("name", ["judgment", "petition", "reply-bad"])
def test_a_word_file_carries_the_whole_text(case: Path, name: str) -> None:
    assert _solid(_word_text(case / f"{name}.docx")) == _plain(case, name)


def test_the_good_reply_leaves_its_numbers_to_word(case: Path) -> None:
    written = (case / "text" / "reply-good.txt").read_text(encoding="utf-8")
    carried = _word_text(case / "reply-good.docx")
    assert len(_TYPED_NUMBER.findall(written)) == 10
    assert not _TYPED_NUMBER.search(carried)
    assert _solid(carried) == _solid(_MARK.sub("", _TYPED_NUMBER.sub("", written)))


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [("judgment", 3500, 6000), ("petition", 600, 1500), ("reply-bad", 1700, 2600), ("reply-good", 1300, 2600)],
    ids=NAMES,
)
def test_a_text_is_as_long_as_such_a_paper_is(case: Path, name: str, least: int, most: int) -> None:
    assert least <= len(_plain(case, name)) <= most


@pytest.mark.parametrize("word", NEW_IN_THE_LETTER)
def test_what_the_letter_asks_for_is_not_in_the_judgment(case: Path, word: str) -> None:
    assert word in _plain(case, "petition")
    assert word not in _plain(case, "judgment")


@pytest.mark.parametrize("word", ["冻结", "账户", "原件", "钥匙", "退还"])
def test_the_bad_reply_is_silent_about_it_and_the_good_one_is_not(case: Path, word: str) -> None:
    assert word not in _plain(case, "reply-bad")
    assert word in _plain(case, "reply-good")


def test_the_last_two_pages_of_the_pdf_are_bound_the_wrong_way_round(case: Path) -> None:
    pages = _pages(case / "reply-bad.pdf")
    printed = [int(page[-2]) for page in pages if re.search(r"—\d—$", page)]
    assert printed == [1, 2, 4, 3]
    in_order = [pages[printed.index(number)] for number in (1, 2, 3, 4)]
    assert "".join(map(_written_part, in_order)) == _plain(case, "reply-bad")


def test_the_pdf_breaks_a_sentence_between_every_two_pages(case: Path) -> None:
    endings = [_written_part(page)[-1] for page in _pages(case / "reply-bad.pdf")]
    assert not any(endings[index] in "。：！？" for index in (0, 1, 3))


def test_the_quoted_sentence_of_the_good_reply_stands_in_the_judgment(case: Path) -> None:
    quoted = re.findall(r"该判决认定“([^”]+)”", _plain(case, "reply-good"))
    assert len(quoted) == 1
    assert quoted[0] in _plain(case, "judgment")


@pytest.mark.parametrize(
    ("added", "taken", "total"),
    [
        (("67200", "50400", "42000", "8400"), (), "168000"),
        (("168000", "9800", "14600"), ("3200",), "189200"),
        (("67200", "50400", "20000"), (), "137600"),
        (("189200",), ("137600",), "51600"),
        (("51600",), ("12680", "2520"), "36400"),
        (("437", "782"), (), "1219"),
    ],
    ids=["instalments", "price", "paid", "open", "awarded", "costs"],
)
def test_the_sums_in_the_judgment_are_right(
    case: Path, added: tuple[str, ...], taken: tuple[str, ...], total: str
) -> None:
    text = _plain(case, "judgment")
    assert all(f"{amount}元" in text for amount in (*added, *taken, total))
    assert sum(map(int, added)) - sum(map(int, taken)) == int(total)
