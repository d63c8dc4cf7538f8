"""A PDF page is held against its picture: words nobody sees, writing that is no text, fonts that lie."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from font_builder import font
from pdf_drawing import FONT, HEIGHT, LEADING, LEFT, SENTENCES, SIZE, TOP, WIDTH, canvas, put
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from replycheck.model.document import Document
from replycheck.model.mark import Hiding
from replycheck.model.recognition import Recognition
from replycheck.readers import read
from replycheck.readers.layout.faces import FIGURES, KNOWN, Tally, Trials, lies
from replycheck.readers.layout.looks import look_of
from replycheck.readers.layout.page import Run
from replycheck.readers.pdf.font_maps import lying_fonts

_GONE = "已经联系过信访人并听取意见。"
_SEEN = SENTENCES[0][:26]
TOP_OF_SEEN = TOP + SIZE + 5 * LEADING


def _read(folder: Path, draw: Callable[[Canvas], None]) -> Document:
    page = canvas(folder / "答复.pdf")
    put(page, LEFT, 5, _SEEN)
    draw(page)
    page.showPage()
    page.save()
    return read(folder / "答复.pdf", recognition=Recognition(enabled=False))


def _line(page: Canvas, *, x: float = LEFT, size: float = SIZE) -> None:
    page.setFont(FONT, size)
    page.drawString(x, HEIGHT - 330, _GONE)


def white(page: Canvas) -> None:
    """White words on white paper."""
    page.setFillColorRGB(1, 1, 1)
    _line(page)


def clear(page: Canvas) -> None:
    """Words of no opacity."""
    page.setFillAlpha(0)
    _line(page)


def tiny(page: Canvas) -> None:
    """Words of one point."""
    _line(page, size=1)


def covered(page: Canvas) -> None:
    """Words under a white rectangle."""
    _line(page)
    page.setFillColorRGB(1, 1, 1)
    page.rect(LEFT - 5, HEIGHT - 340, 400, 30, stroke=0, fill=1)


def covered_by_a_picture(page: Canvas) -> None:
    """Words under a picture without clear parts."""
    _line(page)
    page.drawImage(ImageReader(Image.new("RGB", (40, 4), "white")), LEFT - 5, HEIGHT - 340, 300, 26)


def clipped(page: Canvas) -> None:
    """Words seen through an opening that is elsewhere."""
    page.saveState()
    path = page.beginPath()
    path.rect(0, 0, 5, 5)
    page.clipPath(path, stroke=0, fill=0)
    _line(page)
    page.restoreState()


def beside(page: Canvas) -> None:
    """Words beyond the edge of the page."""
    _line(page, x=WIDTH + 50)


def black_on_black(page: Canvas) -> None:
    """Black words on a black band."""
    page.rect(LEFT - 5, HEIGHT - 340, 400, 30, stroke=0, fill=1)
    _line(page)


def piled(page: Canvas) -> None:
    """Words whose letters stand on each other."""
    page.setFont(FONT, SIZE)
    page.drawString(LEFT, HEIGHT - 330, _GONE, charSpace=-SIZE + 0.1)


def spoken(page: Canvas) -> None:
    """Words that a full stop is said to stand for."""
    page._code.append(f"/Span <</ActualText <FEFF{_GONE.encode('utf-16-be').hex()}>>> BDC")
    page.setFont(FONT, SIZE)
    page.drawString(WIDTH - 90, 40, "。")
    page._code.append("EMC")


def laid_under_nothing(page: Canvas) -> None:
    """Words that are not painted, on a page that has a rule."""
    page.line(LEFT, 100, WIDTH - LEFT, 100)
    text = page.beginText(LEFT, HEIGHT - 330)
    text.setTextRenderMode(3)
    text.setFont(FONT, SIZE)
    text.textOut(_GONE)
    text.setTextRenderMode(0)
    page.drawText(text)


def white_on_black_letters(page: Canvas) -> None:
    """White words over black ones, where no ground is painted for them."""
    page.setFont(FONT, SIZE)
    page.drawString(LEFT, HEIGHT - TOP_OF_SEEN, _SEEN)
    page.setFillColorRGB(1, 1, 1)
    page.setFont(FONT, SIZE / 2)
    page.drawString(LEFT, HEIGHT - TOP_OF_SEEN, _GONE)


HIDDEN = {
    piled: Hiding.SIZE,
    spoken: Hiding.MISNAMED,
    laid_under_nothing: Hiding.UNPAINTED,
    white_on_black_letters: Hiding.WHITE,
    white: Hiding.WHITE,
    clear: Hiding.TRANSPARENT,
    tiny: Hiding.SIZE,
    covered: Hiding.COVERED,
    covered_by_a_picture: Hiding.COVERED,
    clipped: Hiding.CLIPPED,
    beside: Hiding.OFF_PAGE,
    black_on_black: Hiding.COLOUR,
}


@pytest.mark.parametrize(("draw", "why"), HIDDEN.items(), ids=[draw.__name__ for draw in HIDDEN])
def test_words_that_nobody_sees_are_hidden_with_how(
    tmp_path: Path, draw: Callable[[Canvas], None], why: Hiding
) -> None:
    document = _read(tmp_path, draw)
    assert document.text.removesuffix("\n。") == _SEEN
    assert [(hidden.text, hidden.page, hidden.why) for hidden in document.hidden] == [(_GONE, 1, why)]
    assert document.complete


def white_on_blue(page: Canvas) -> None:
    """White words on a dark band."""
    page.setFillColorRGB(0.1, 0.2, 0.5)
    page.rect(LEFT - 5, HEIGHT - 340, 400, 30, stroke=0, fill=1)
    page.setFillColorRGB(1, 1, 1)
    _line(page)


def red(page: Canvas) -> None:
    """A red head."""
    page.setFillColorRGB(1, 0, 0)
    _line(page, size=24)


def yellow(page: Canvas) -> None:
    """Yellow words, which are pale in grey."""
    page.setFillColorRGB(1, 0.95, 0)
    _line(page)


def highlighted(page: Canvas) -> None:
    """Words on a yellow band."""
    page.setFillColorRGB(1, 1, 0)
    page.rect(LEFT - 5, HEIGHT - 340, 400, 30, stroke=0, fill=1)
    page.setFillColorRGB(0, 0, 0)
    _line(page)


def sealed(page: Canvas) -> None:
    """Words under the clear parts of a seal."""
    _line(page)
    seal = Image.new("RGBA", (200, 200), (0, 0, 0, 0))
    ImageDraw.Draw(seal).ellipse((5, 5, 195, 195), outline=(220, 0, 0, 255), width=6)
    page.drawImage(ImageReader(seal), LEFT, HEIGHT - 380, 110, 110, mask="auto")


def grey_on_grey(page: Canvas) -> None:
    """Words in grey on a pale band, too faint to tell their glyphs apart."""
    page.setFillColorRGB(0.85, 0.85, 0.85)
    page.rect(LEFT - 5, HEIGHT - 340, 400, 30, stroke=0, fill=1)
    page.setFillColorRGB(0.63, 0.63, 0.63)
    _line(page)


SEEN = (white_on_blue, red, yellow, highlighted, sealed, grey_on_grey)


@pytest.mark.parametrize("draw", SEEN, ids=[draw.__name__ for draw in SEEN])
def test_words_that_are_seen_are_text(tmp_path: Path, draw: Callable[[Canvas], None]) -> None:
    document = _read(tmp_path, draw)
    assert _GONE in document.text
    assert not document.hidden
    assert document.complete


def _written(rows: int) -> Image.Image:
    """A picture of rows of strokes as close as those of letters."""
    picture = Image.new("RGB", (900, 60 * rows), "white")
    pen = ImageDraw.Draw(picture)
    for row in range(rows):
        for x in range(0, 900, 9):
            pen.rectangle((x, 60 * row + 10, x + 3, 60 * row + 40), fill="black")
    return picture


def test_letters_too_small_to_read_never_join_a_line(tmp_path: Path) -> None:
    def sprinkled(page: Canvas) -> None:
        for index, letter in enumerate(_GONE):
            page.setFont(FONT, SIZE)
            page.drawString(LEFT + index * SIZE, HEIGHT - 330, letter)
            page.setFont(FONT, 0.5)
            page.drawString(LEFT + index * SIZE + SIZE - 1, HEIGHT - 330, "的")

    document = _read(tmp_path, sprinkled)
    assert _GONE in document.text
    assert document.hidden[0].why is Hiding.SIZE


def test_words_said_of_letters_that_show_them_hide_nothing(tmp_path: Path) -> None:
    def said(page: Canvas) -> None:
        page._code.append(f"/Span <</ActualText <FEFF{_GONE.encode('utf-16-be').hex()}>>> BDC")
        _line(page)
        page._code.append("EMC")

    document = _read(tmp_path, said)
    assert _GONE in document.text
    assert not document.hidden


def test_a_page_of_one_character_over_and_over_is_not_believed(tmp_path: Path) -> None:
    def named_alike(page: Canvas) -> None:
        for row in range(8, 12):
            put(page, LEFT, row, "的" * 26)

    assert not _read(tmp_path, named_alike).complete


def test_a_page_with_a_picture_of_writing_is_not_read_whole(tmp_path: Path) -> None:
    def pasted(page: Canvas) -> None:
        page.drawImage(ImageReader(_written(8)), LEFT, 200, 430, 230)

    document = _read(tmp_path, pasted)
    assert not document.complete
    assert any("像文字的图" in caveat.message and "第1页" in caveat.message for caveat in document.caveats)


def test_a_small_picture_of_writing_is_said_and_no_more(tmp_path: Path) -> None:
    def logo(page: Canvas) -> None:
        page.drawImage(ImageReader(_written(1)), LEFT, 200, 200, 20)

    document = _read(tmp_path, logo)
    assert document.complete
    assert any("小块的图" in caveat.message for caveat in document.caveats)


def _mapped(pairs: dict[str, str]) -> bytes:
    """A PDF whose font is not in it and has a map from codes to characters of its own."""
    entries = "".join(f"<{ord(code):04X}> <{ord(word):04X}>\n" for code, word in pairs.items())
    table = f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{len(pairs)} beginbfchar\n{entries}endbfchar\n"
    shown = "".join(f"{ord(code):04X}" for code in pairs)
    stream = f"BT /F1 16 Tf 80 700 Td <{shown}> Tj ET"
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>"
    page += " >>"
    face = "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
    face += " /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>"
    descendant = "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo"
    descendant += " << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page,
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        face,
        descendant,
        f"<< /Length {len(table)} >>\nstream\n{table}\nendstream",
    ]
    out, places = io.BytesIO(b""), []
    out.write(b"%PDF-1.4\n")
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1"))
    start = out.tell()
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    out.write(f"xref\n0 {size}\n0000000000 65535 f \n{rows}trailer\n<< /Size {size} /Root 1 0 R >>\n".encode())
    out.write(f"startxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def test_a_map_that_says_other_than_the_codes_lies(tmp_path: Path) -> None:
    honest, lying = (
        _mapped(dict(zip("本院认为", "本院认为", strict=True))),
        _mapped(dict(zip("本院认为", "天气很好", strict=True))),
    )
    assert lying_fonts(honest, [0]) == {}
    assert lying_fonts(lying, [0]) == {0: frozenset({"STSong-Light"})}
    (tmp_path / "谎.pdf").write_bytes(lying)
    document = read(tmp_path / "谎.pdf", recognition=Recognition(enabled=False))
    assert not document.complete
    assert any("对不上" in caveat.message for caveat in document.caveats)


def _looks(shown: str, said: str) -> dict[int, object]:
    """What glyphs look like that show ``shown`` and are said to be ``said``: the references themselves, enlarged."""
    import numpy as np  # noqa: PLC0415 - for this one table

    from replycheck.readers.layout.faces import _faces  # noqa: PLC0415 - the references, to draw from

    han, figures = _faces()
    known = KNOWN + FIGURES
    rows = np.concatenate((han, figures))
    return {ord(word): rows[known.index(glyph)] for glyph, word in zip(shown, said, strict=True)}


def test_a_font_lies_when_its_glyphs_look_like_others() -> None:
    words, others = "本院认为原告的诉讼请求", "今天阳光很好出门散步吧"
    assert lies(_looks(words, words)) is False  # type: ignore[arg-type]
    assert lies(_looks(words, others)) is True  # type: ignore[arg-type]
    assert lies(_looks("51600"[:1] + "2349", "13579")) is True  # type: ignore[arg-type]
    assert lies(_looks("本院", "今天")) is None  # type: ignore[arg-type]
    assert lies(_looks(words, "abcdefghijk")) is True  # type: ignore[arg-type]
    assert lies(_looks("点" * 11, words)) is True  # type: ignore[arg-type]


def test_a_font_that_tells_the_truth_for_most_of_its_characters_lies() -> None:
    words = KNOWN[:30]
    assert lies(_looks(words, words)) is False  # type: ignore[arg-type]
    assert lies(_looks("案件审理判决执行" + words[8:], words)) is True  # type: ignore[arg-type]


def test_figures_that_a_map_exchanges_make_it_lie() -> None:
    codes = KNOWN[:200] + FIGURES
    lying = _mapped(dict(zip(codes, KNOWN[:200] + FIGURES[3:] + FIGURES[:3], strict=True)))
    assert lying_fonts(lying, [0])


def test_a_font_that_lies_for_one_character_in_ten_is_counted_out() -> None:
    said = KNOWN[:200]
    shown = "".join(KNOWN[900 + at] if at % 10 == 0 else letter for at, letter in enumerate(said))
    for shows, answer in ((said, False), (shown, True)):
        tally = Tally()
        tally.add(_looks(shows, said))  # type: ignore[arg-type]
        assert tally.lies is answer


def test_two_figures_that_stand_for_each_other_make_a_font_lie() -> None:
    assert lies(_looks("0123456789", "0153426789")) is True  # type: ignore[arg-type]
    assert lies(_looks("0123456789", "0123456789")) is False  # type: ignore[arg-type]


def test_a_blank_box_looks_like_nothing() -> None:
    import numpy as np  # noqa: PLC0415 - for this one box

    assert look_of(np.full((20, 20), 255, dtype=np.uint8)) is None


def test_a_font_that_is_not_at_hand_hides_nothing() -> None:
    """A stand-in draws its figures and none of its characters; those are seen where the font is."""
    import numpy as np  # noqa: PLC0415 - for this one run

    trials, run = Trials(), Run(0, 0.0, 16.0, "FangSong_GB2312")
    run.glyphs = [
        (16.0 * at, 16.0 * at + 16, ord(letter)) for at, letter in enumerate("本院于2023年5月10日收悉20231012")
    ]
    letters = np.array([code >= 0x2E80 for _, _, code in run.glyphs])
    trials.count(run, ~letters, np.ones(len(letters), dtype=np.bool_))
    assert not trials.is_drawn(run)
    trials.count(run, letters, letters)
    trials.count(run, letters, letters)
    trials.count(run, letters, letters)
    assert trials.is_drawn(run)


def test_grey_type_on_grey_ground_is_not_called_empty() -> None:
    import numpy as np  # noqa: PLC0415 - for these boxes

    trials, run = Trials(), Run(0, 0.0, 16.0, "宋体", face="宋体")
    run.glyphs = [(16.0 * at, 16.0 * at + 16, ord(letter)) for at, letter in enumerate(KNOWN[:12])]
    faint = np.full((24, 288), 217, dtype=np.uint8)
    faint[6:18, ::3] = 170
    edges = np.arange(12) * 24
    trials.meet(run, faint, edges, edges + 24)
    trials.close_page()
    assert not trials.lying


def _named(folder: Path, words: str, size: float, rename: Callable[[str], str]) -> Document:
    """A page of words in a font of the file, whose map names its characters otherwise."""
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415 - for files whose maps lie
    from pypdf.generic import DecodedStreamObject, NameObject  # noqa: PLC0415 - the same

    pdfmetrics.registerFont(TTFont("Brought", io.BytesIO(font(KNOWN[:60], KNOWN[:60]))))
    page = canvas(folder / "名.pdf")
    put(page, LEFT, 2, _SEEN)
    for row in range(12):
        page.setFont("Brought", size)
        page.drawString(LEFT, HEIGHT - 330 - 2 * size * row, words[row:] + words[:row])
    page.showPage()
    page.save()
    writer = PdfWriter()
    writer.append(PdfReader(folder / "名.pdf"))
    for one in writer.pages[0]["/Resources"]["/Font"].values():
        face = one.get_object()
        if "/ToUnicode" in face:
            said = face["/ToUnicode"].get_object().get_data().decode("latin-1")
            stream = DecodedStreamObject()
            stream.set_data(_MAPPED.sub(lambda found: f"<{_code(rename(_letter(found[1])))}>", said).encode())
            face[NameObject("/ToUnicode")] = writer._add_object(stream)
    writer.write(str(folder / "名.pdf"))
    return read(folder / "名.pdf", recognition=Recognition(enabled=False))


def test_words_mixed_with_their_ground_until_they_vanish_are_hidden(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415 - for what reportlab does not write
    from pypdf.generic import DictionaryObject, NameObject  # noqa: PLC0415 - the same

    words = KNOWN[:20]
    pdfmetrics.registerFont(TTFont("Brought", io.BytesIO(font(KNOWN[:60], KNOWN[:60]))))
    for mode, seen in (("/Screen", False), ("/Multiply", True)):
        page = canvas(tmp_path / "混.pdf")
        put(page, LEFT, 2, _SEEN)
        page._code.append("/Mixed gs")
        page.setFont("Brought", SIZE)
        page.drawString(LEFT, HEIGHT - 330, words)
        page.showPage()
        page.save()
        writer = PdfWriter(clone_from=PdfReader(tmp_path / "混.pdf"))
        state = DictionaryObject({NameObject("/BM"): NameObject(mode)})
        resources = writer.pages[0]["/Resources"].get_object()
        resources[NameObject("/ExtGState")] = DictionaryObject({NameObject("/Mixed"): state})
        writer.write(str(tmp_path / "混.pdf"))
        document = read(tmp_path / "混.pdf", recognition=Recognition(enabled=False))
        assert (words in document.text) is seen
        assert [mark.why for mark in document.hidden] == ([] if seen else [Hiding.TRANSPARENT])


_MAPPED = re.compile("<([0-9A-Fa-f]{4})>")


def _letter(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be")


def _code(words: str) -> str:
    return words.encode("utf-16-be").hex().upper()


_PLACES = {letter: index for index, letter in enumerate(KNOWN)}
LIES: dict[str, Callable[[str], str]] = {
    "named as what nobody sees": lambda letter: "\u200b" if letter in _PLACES else letter,
    "named as others": lambda letter: KNOWN[_PLACES[letter] + 900] if letter in _PLACES else letter,
    "named as what nobody uses": lambda letter: chr(0x3400 + 7 * _PLACES[letter]) if letter in _PLACES else letter,
}


@pytest.mark.parametrize("size", [12.0, 7.0])
@pytest.mark.parametrize("rename", LIES.values(), ids=LIES)
def test_characters_named_as_others_are_not_believed(tmp_path: Path, rename: Callable[[str], str], size: float) -> None:
    assert not _named(tmp_path, KNOWN[:36], size, rename).complete


@pytest.mark.parametrize("size", [12.0, 7.0])
def test_characters_named_as_they_look_are_believed(tmp_path: Path, size: float) -> None:
    document = _named(tmp_path, KNOWN[:36], size, lambda letter: letter)
    assert document.complete
    assert KNOWN[:36] in document.text.replace("\n", "")


def test_a_picture_of_writing_on_its_side_is_not_read_whole(tmp_path: Path) -> None:
    turned = ImageReader(_written(9).rotate(90, expand=True))
    document = _read(tmp_path, lambda page: page.drawImage(turned, LEFT, 80, 260, 400))
    assert not document.complete
    caveat = next(one for one in document.caveats if one.incomplete)
    assert "下部" in caveat.message or "中部" in caveat.message
    assert caveat.boxes[0].page == 1


def test_words_under_a_note_are_covered_however_many_they_are(tmp_path: Path) -> None:
    """The font is not in the file, and all that is set in it lies under the note but one line."""
    from pypdf import (  # noqa: PLC0415 - for a note with a look of its own
        PdfReader,
        PdfWriter,
        generic,
    )

    page = canvas(tmp_path / "答复.pdf")
    put(page, LEFT, 5, _SEEN)
    for row in range(10):
        page.drawString(LEFT, HEIGHT - 330 - 25 * row, _GONE)
    page.showPage()
    page.save()
    writer = PdfWriter()
    writer.append(PdfReader(tmp_path / "答复.pdf"))
    box = generic.ArrayObject(map(generic.FloatObject, (LEFT - 5, HEIGHT - 600, LEFT + 420, HEIGHT - 300)))
    look = generic.DecodedStreamObject()
    look.set_data(f"1 1 1 rg {box[0]} {box[1]} 425 300 re f".encode())
    look.update({generic.NameObject("/Subtype"): generic.NameObject("/Form"), generic.NameObject("/BBox"): box})
    note = {
        "/Type": generic.NameObject("/Annot"),
        "/Subtype": generic.NameObject("/Square"),
        "/Rect": box,
        "/F": generic.NumberObject(4),
    }
    shown = generic.DictionaryObject({generic.NameObject("/N"): writer._add_object(look)})
    entry = generic.DictionaryObject({generic.NameObject(key): value for key, value in (note | {"/AP": shown}).items()})
    writer.pages[0][generic.NameObject("/Annots")] = generic.ArrayObject([writer._add_object(entry)])
    writer.write(str(tmp_path / "盖.pdf"))
    document = read(tmp_path / "盖.pdf", recognition=Recognition(enabled=False))
    assert document.text == _SEEN
    assert [(one.text, one.why) for one in document.hidden] == [(10 * _GONE, Hiding.COVERED)]
