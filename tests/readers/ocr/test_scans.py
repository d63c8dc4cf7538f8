"""The scan of the example reads as its digital twin does, word for word, and says that it was recognised."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from replycheck.app import check
from replycheck.config.settings import Settings
from replycheck.errors import UnreadableError
from replycheck.model.document import Document
from replycheck.model.finding import Severity
from replycheck.model.limits import Limits
from replycheck.model.mark import SealShape
from replycheck.model.recognition import Recognition
from replycheck.model.report import Verdict
from replycheck.readers import read_isolated
from replycheck.readers.ocr.scans import pages_told

UNREAD = "这是扫描件（没有文字层），"


@pytest.fixture(scope="module")
def scan(root: Path) -> Path:
    return root / "examples" / "case" / "reply-bad-scan.pdf"


@pytest.fixture(scope="module")
def twin(root: Path) -> Document:
    return read_isolated(root / "examples" / "case" / "reply-bad.pdf")


@pytest.fixture(scope="module")
def read(scan: Path) -> Document:
    return read_isolated(scan, recognition=Recognition(seconds=600))


def incomplete(document: Document) -> list[str]:
    return [caveat.message for caveat in document.caveats if caveat.incomplete]


def test_a_scan_reads_as_the_paper_it_was_made_from(read: Document, twin: Document) -> None:
    assert read.text == twin.text
    assert [paragraph.span for paragraph in read.paragraphs] == [paragraph.span for paragraph in twin.paragraphs]


def test_a_scan_has_the_pages_of_its_paper(read: Document, twin: Document) -> None:
    assert [page.printed_number for page in read.pages] == [1, 2, 4, 3]
    assert [page.rotation for page in read.pages] == [0, 180, 0, 0]
    for one, other in zip(read.pages, twin.pages, strict=True):
        assert (one.width, one.height) == pytest.approx((other.width, other.height), abs=2)
        assert one.span == other.span
        assert one.recognised
        assert not one.unread
        assert one.ink is not None
        assert 0.01 < one.ink < 0.2


def test_lines_stand_where_they_are_printed(read: Document, twin: Document) -> None:
    for number in (0, 2, 3):
        for one, other in zip(read.pages[number].lines, twin.pages[number].lines, strict=True):
            assert one.span == other.span
            assert (one.box.x0, one.box.top) == pytest.approx((other.box.x0, other.box.top), abs=12)
            assert one.size == pytest.approx(other.size, rel=0.1)
            assert one.sure is not None
            assert one.sure > 0.9


def test_an_upside_down_page_has_its_first_line_at_the_foot(read: Document) -> None:
    lines = read.pages[1].lines
    assert lines[0].box.top > lines[-1].box.top


def test_the_seal_and_the_red_line_are_seen_and_not_read(read: Document) -> None:
    assert [len(page.seals) for page in read.pages] == [0, 0, 1, 0]
    seal = read.pages[2].seals[0]
    assert seal.shape is SealShape.ROUND
    middle = (seal.box.x0 + seal.box.x1) / 2, (seal.box.top + seal.box.bottom) / 2
    assert middle == pytest.approx((162 * 72 / 25.4, 225 * 72 / 25.4), abs=8)
    assert [len(page.red_lines) for page in read.pages] == [1, 0, 0, 0]


def test_it_is_said_that_the_words_were_recognised(read: Document) -> None:
    assert read.complete
    assert [re.sub(r"\d+\.\d%", "%", caveat.message) for caveat in read.caveats] == [
        "全文是扫描图片，文字由 OCR 识别（平均可信度 %），引用前请对照原件"
    ]


def test_the_scan_of_the_bad_reply_is_blocked_for_copying_and_for_its_order(root: Path, scan: Path) -> None:
    case = root / "examples" / "case"
    report = check(scan, sources=[case / "judgment.docx"], petition=case / "petition.docx")
    assert report.verdict is Verdict.BLOCKED
    errors = {finding.rule for finding in report.findings if finding.severity is Severity.ERROR}
    assert {"copying.unattributed", "copying.mostly-judgment", "pages.wrong-order"} <= errors
    assert "pages.rotated" in {finding.rule for finding in report.findings}
    missing = [finding for finding in report.findings if finding.rule in {"process.no-contact", "structure.no-demands"}]
    assert missing
    for finding in missing:
        assert finding.severity is not Severity.ERROR
        assert finding.message.endswith("文字由 OCR 识别，可能有漏读，请对照原件核实。")


def test_what_was_read_once_is_taken_from_the_cache_which_only_its_owner_reads(
    scan: Path, read: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "ocr"
    shutil.copytree(Path(os.environ["REPLYCHECK_CACHE"]) / "ocr", kept)
    monkeypatch.setenv("REPLYCHECK_CACHE", str(tmp_path))
    words = "情况答复如下"
    for path in kept.iterdir():
        assert sys.platform == "win32" or path.stat().st_mode & 0o077 == 0
        path.write_text(path.read_text(encoding="utf-8").replace(words, "情况报告如下"), encoding="utf-8")
    assert read.text.replace(words, "情况报告如下") == read_isolated(scan).text
    for path in kept.iterdir():
        path.write_text('{"key": 1}', encoding="utf-8")
    assert not read_isolated(scan, recognition=Recognition(enabled=False)).text


def test_without_recognition_a_scan_is_unread_and_says_what_to_do(scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    off = read_isolated(scan, recognition=Recognition(enabled=False))
    assert incomplete(off) == [UNREAD + "配置关闭了文字识别（ocr.enabled）；请打开后再查，或提供带文字的 PDF 或 docx"]
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    lacking = read_isolated(scan)
    assert incomplete(lacking) == [
        UNREAD + "没有安装 OCR 组件，不能识别其中的文字；请安装 replycheck[ocr]，或提供带文字的 PDF 或 docx"
    ]
    assert [page.unread for page in lacking.pages] == [True] * 4


def test_a_configuration_switches_recognition_off(scan: Path) -> None:
    report = check(scan, settings=Settings(ocr=Recognition(enabled=False)))
    assert report.verdict is Verdict.INCOMPLETE


def test_pictures_in_one_tiff_are_pages_and_an_empty_one_is_blank(scan: Path, twin: Document, tmp_path: Path) -> None:
    with pypdfium2.PdfDocument(scan) as document:
        first = document[0].render(scale=150 / 72).to_pil().convert("RGB")
    head = first.crop((0, 0, first.width, round(0.52 * first.height)))
    chance = np.random.default_rng(2)
    dusty = np.full((head.height, head.width), 245, dtype=np.uint8)
    dusty[chance.random(dusty.shape) < 0.001] = 70
    pages = [Image.fromarray(dusty), head.convert("L").rotate(90, expand=True)]
    path = tmp_path / "两页.tiff"
    pages[0].save(path, save_all=True, append_images=pages[1:], compression="tiff_lzw", dpi=(150, 150))
    heard: list[tuple[int, int]] = []
    with pages_told(lambda *told: heard.append(told)):
        found = read_isolated(path)
    assert heard == [(0, 2), (1, 2), (2, 2)]
    assert (found.format, found.bound, found.complete) == ("tiff", True, True)
    assert found.pages[0].ink == 0.0
    assert not found.pages[0].span
    assert found.pages[1].rotation == 90
    start = "临江市云溪区人民法院\n云法信复〔2023〕7号\n关于沈玉兰来信反映有关问题的答复"
    assert found.text == start
    assert twin.text.startswith(start)


def test_a_page_with_ink_and_no_words_is_never_silent(tmp_path: Path) -> None:
    chance = np.random.default_rng(4)
    scribble = np.full((900, 640), 255, dtype=np.uint8)
    for _ in range(60):
        x, y = chance.integers(60, 560), chance.integers(60, 820)
        scribble[y : y + 14, x : x + 14] = 0
    Image.fromarray(scribble).save(tmp_path / "涂鸦.png")
    found = read_isolated(tmp_path / "涂鸦.png")
    assert not found.complete
    assert "识别不出可靠的文字" in incomplete(found)[0]


def _picture(form: str) -> bytes:
    target = BytesIO()
    Image.new("RGB", (60, 80), "white").save(target, form)
    return target.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
@pytest.mark.parametrize("kept", [0.2, 0.6, 0.95])
def test_a_picture_that_was_cut_off_is_one_sentence_or_unread(form: str, kept: float, tmp_path: Path) -> None:
    whole = _picture(form)
    path = tmp_path / f"a.{form.lower()}"
    path.write_bytes(whole[: int(kept * len(whole))])
    with suppress(UnreadableError):
        assert not read_isolated(path, recognition=Recognition(enabled=False)).complete


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unfolded(tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    Image.new("1", (20_000, 20_000)).save(path)
    assert path.stat().st_size < 100_000
    with pytest.raises(UnreadableError, match="20000×20000 个像素，超过上限"):
        read_isolated(path, Limits(pixels=50_000_000))


def test_the_recognition_library_is_never_run_and_nothing_reaches_for_the_network(root: Path) -> None:
    program = (
        "import sys\n"
        "import numpy as np\n"
        "from replycheck.readers.ocr.engine import Engine\n"
        "from replycheck.readers.ocr.page import read_page\n"
        "picture = np.full((300, 500, 3), 255, dtype=np.uint8)\n"
        "picture[100:130, 50:400:9] = 0\n"
        "read_page(Engine(), picture, 2.0)\n"
        "print([name for name in ('rapidocr', 'requests', 'urllib3', 'http.client', 'cv2') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=root)
    assert json.loads(done.stdout) == []
    assert done.stderr == ""
