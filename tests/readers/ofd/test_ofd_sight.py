"""What an OFD page shows: words in the colour of their ground, tiny, covered, clipped or off the page are hidden."""

from __future__ import annotations

import pytest
from font_builder import font
from ofd_builder import SPACE, line, packed, parts, read

from replycheck.errors import UnreadableError
from replycheck.model.document import Document
from replycheck.model.limits import Limits
from replycheck.model.mark import Hiding
from replycheck.readers.layout.faces import KNOWN
from replycheck.readers.ofd.pictures import page_colours

_SEEN, _GONE = "现答复如下。", "已经联系过信访人。"
_PLACE = (30.0, 100.0)


def _inked(colour: str, more: str = "", **attributes: str) -> str:
    """The words with children of their own before their code."""
    words = line(_GONE, *_PLACE, **attributes)
    head, code = words.split("<ofd:TextCode", 1)
    paint = f'<ofd:FillColor Value="{colour}"/>' if colour else ""
    return f"{head}{more}{paint}<ofd:TextCode{code}"


def _band(colour: str) -> str:
    return (
        '<ofd:PathObject ID="90" Boundary="20 85 170 30" Fill="true" Stroke="false">'
        f'<ofd:FillColor Value="{colour}"/>'
        "<ofd:AbbreviatedData>M 0 0 L 170 0 L 170 30 L 0 30 C</ofd:AbbreviatedData></ofd:PathObject>"
    )


def _shape(path: str) -> str:
    """Something white that the path goes around, over the words."""
    return _band("255 255 255").replace("M 0 0 L 170 0 L 170 30 L 0 30 C", path)


_CLIP = (
    '<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="0 0 0.1 0.1"><ofd:AbbreviatedData>M 0 0 L 0.1 0 L 0.1 0.1 C'
    "</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>"
)

_PENS = (
    '<ofd:DrawParams><ofd:DrawParam ID="70"><ofd:FillColor Value="255 255 255"/></ofd:DrawParam>'
    '<ofd:DrawParam ID="71" Relative="70"/></ofd:DrawParams>'
    '<ofd:ColorSpaces><ofd:ColorSpace ID="90" Type="RGB"><ofd:Palette><ofd:CV>255 255 255</ofd:CV></ofd:Palette>'
    "</ofd:ColorSpace></ofd:ColorSpaces>"
)
_BARE_CLIP = _CLIP.replace(' Boundary="0 0 0.1 0.1"', "")
_THICK = (
    '<ofd:PathObject ID="7" Boundary="0 0 210 297" LineWidth="80" Fill="false" Stroke="true"><ofd:StrokeColor '
    'Value="255 255 255"/><ofd:AbbreviatedData>M 0 100 L 210 100</ofd:AbbreviatedData></ofd:PathObject>'
)
_BY_INDEX = '<ofd:FillColor ColorSpace="90" Index="0"/>'

_SHADED = '<ofd:FillColor><ofd:AxialShd StartPoint="0 0" EndPoint="10 0">{}</ofd:AxialShd></ofd:FillColor>'
_SHADES = "".join(
    f'<ofd:Segment><ofd:Color Value="{shade}"/></ofd:Segment>' for shade in ("255 255 255", "252 253 254")
)

HIDDEN = {
    "shades of white": (_inked("", _SHADED.format(_SHADES)), Hiding.WHITE),
    "white in hexadecimal": (_inked("#FF #FF #FF"), Hiding.WHITE),
    "no ink of four": (_inked("0 0 0 0"), Hiding.WHITE),
    "white by a pen that another one extends": (_inked("", DrawParam="71"), Hiding.WHITE),
    "white by the pen of its layer": (f'</ofd:Layer><ofd:Layer ID="3" DrawParam="70">{_inked("")}', Hiding.WHITE),
    "white of a palette": (
        _inked("", _BY_INDEX),
        Hiding.WHITE,
    ),
    "hollow letters drawn in white": (
        _inked("", '<ofd:StrokeColor Value="255 255 255"/>', Fill="false", Stroke="true"),
        Hiding.WHITE,
    ),
    "under a thick line": (_inked("") + _THICK, Hiding.COVERED),
    "letters on each other": (line(_GONE, *_PLACE, code=f'DeltaX="g {len(_GONE) - 1} 0.05"'), Hiding.SIZE),
    "a clip without bounds": (_inked("", _BARE_CLIP), Hiding.CLIPPED),
    "white": (_inked("255 255 255"), Hiding.WHITE),
    "black on black": (_band("0 0 0") + _inked("0 0 0"), Hiding.COLOUR),
    "clear": (_inked("", Alpha="3"), Hiding.TRANSPARENT),
    "tiny": (line(_GONE, *_PLACE, 0.4), Hiding.SIZE),
    "covered": (_inked("0 0 0") + _band("255 255 255"), Hiding.COVERED),
    "clipped": (_inked("0 0 0", _CLIP), Hiding.CLIPPED),
    "beside the page": (line(_GONE, 400.0, 100.0), Hiding.OFF_PAGE),
    "under a rounded box": (
        _inked("") + _shape("M 3 0 L 167 0 B 169 0 170 1 170 3 L 170 30 L 0 30 L 0 3 B 0 1 1 0 3 0 C"),
        Hiding.COVERED,
    ),
    "under an oval": (
        _inked("") + _shape("M 60 -3 A 80 18 0 1 1 60 33 A 80 18 0 1 1 60 -3 C"),
        Hiding.COVERED,
    ),
    "under a row of narrow bars": (
        _inked("") + _shape(" ".join(f"M {x} 0 L {x + 4.2} 0 L {x + 4.2} 30 L {x} 30 C" for x in range(0, 168, 4))),
        Hiding.COVERED,
    ),
    "under a layer in front": (
        (
            f'</ofd:Layer><ofd:Layer ID="3" Type="Foreground">{_band("255 255 255")}</ofd:Layer>'
            f'<ofd:Layer ID="4">{_inked("")}'
        ),
        Hiding.COVERED,
    ),
    "in a layer that is off": (f'</ofd:Layer><ofd:Layer ID="3" Visible="false">{_inked("")}', Hiding.LAYER),
}
SEEN = {
    "shades of blue": _inked("", _SHADED.format(_SHADES.replace("252 253 254", "20 40 160"))),
    "red": _inked("255 0 0"),
    "white on blue": _band("20 40 120") + _inked("255 255 255"),
    "black on yellow": _band("255 255 0") + _inked("0 0 0"),
    "half clear": _inked("0 0 0", Alpha="128"),
    "in a frame": _inked("") + _shape("M 0 0 L 170 0 L 170 30 L 0 30 C M 2 2 L 2 28 L 168 28 L 168 2 C"),
    "beside the foot of an L": _inked("") + _shape("M 0 0 L 170 0 L 170 4 L 4 4 L 4 30 L 0 30 C"),
}


def _read(objects: str, resources: str = _PENS, **files: bytes) -> Document:
    folder = {f"Doc_0/Res/{name}.ttf": data for name, data in files.items()}
    found = parts([objects], common="<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>")
    return read(found | {"Doc_0/DocumentRes.xml": f'<ofd:Res {SPACE} BaseLoc="Res">{resources}</ofd:Res>'} | folder)


@pytest.mark.parametrize(("objects", "why"), HIDDEN.values(), ids=HIDDEN)
def test_words_that_nobody_sees_are_hidden_with_how(objects: str, why: Hiding) -> None:
    document = _read(line(_SEEN, 30.0, 60.0) + objects)
    assert document.text == _SEEN
    assert [hidden.why for hidden in document.hidden] == [why]
    assert all(box.page == 1 for hidden in document.hidden for box in hidden.boxes)
    assert document.hidden[0].boxes
    assert "".join(hidden.text for hidden in document.hidden) == _GONE


@pytest.mark.parametrize("objects", SEEN.values(), ids=SEEN)
def test_words_that_are_seen_are_text(objects: str) -> None:
    document = _read(line(_SEEN, 30.0, 60.0) + objects)
    assert _GONE in document.text
    assert not document.hidden


def _outline(words: int) -> str:
    """Filled shapes with as many corners as letters have, in a row."""
    found = ""
    for index in range(4 * words):
        x = 30 + 1.4 * index
        path = "M 0 0 L 0.7 0 L 0.7 2 L 0.6 4 L 0.7 5 L 0 5 L 0.1 4 L 0 2 C"
        found += (
            f'<ofd:PathObject ID="7" Boundary="{x % 140 + 30} {60 + 8 * (x // 140)} 1 6" Fill="true" Stroke="false">'
            f"<ofd:AbbreviatedData>{path}</ofd:AbbreviatedData></ofd:PathObject>"
        )
    return found


def test_a_page_of_letters_turned_into_outlines_is_not_yet_read() -> None:
    assert _read(line(_SEEN, 30.0, 40.0) + _outline(400)).pages[0].unread
    assert not _read(line(_SEEN, 30.0, 40.0) + _outline(2)).pages[0].unread


def test_a_tile_that_fills_a_page_is_read() -> None:
    tile = (
        f'<ofd:Pattern Width="210" Height="297"><ofd:CellContent>{line(_GONE, *_PLACE)}</ofd:CellContent></ofd:Pattern>'
    )
    page = _band("0 0 0").replace('<ofd:FillColor Value="0 0 0"/>', f"<ofd:FillColor>{tile}</ofd:FillColor>")
    document = _read(line(_SEEN, 30.0, 40.0) + page)
    assert _GONE in document.text
    assert not document.hidden


_SAID = KNOWN[:30]
_FONTS = '<ofd:Fonts><ofd:Font ID="3" FontName="Song"><ofd:FontFile>song.ttf</ofd:FontFile></ofd:Font></ofd:Fonts>'


def _font(shown: str, empty: int = 0) -> bytes:
    return font(_SAID, shown, empty)


def _named_by_number(order: list[int]) -> str:
    numbers = " ".join(str(1 + index) for index in order)
    count = len(order)
    change = (
        f'<ofd:CGTransform CodePosition="0" CodeCount="{count}" GlyphCount="{count}"><ofd:Glyphs>{numbers}</ofd:Glyphs>'
    )
    words = line(_SAID, 20.0, 60.0).replace('Font="1"', 'Font="3"')
    return words.replace("<ofd:TextCode", f"{change}</ofd:CGTransform><ofd:TextCode")


def test_a_font_in_the_file_is_drawn_and_compared() -> None:
    plain, turned = line(_SAID, 20.0, 60.0).replace('Font="1"', 'Font="3"'), _SAID[::-1]
    assert _read(plain, _FONTS, song=_font(_SAID)).complete
    assert not _read(plain, _FONTS, song=_font(turned)).complete


def test_a_font_that_lies_for_one_character_in_ten_is_not_believed() -> None:
    said = KNOWN[:60]
    shown = "".join(KNOWN[900 + at] if at % 10 == 0 else letter for at, letter in enumerate(said))
    words = "".join(line(said[at : at + 20], 30.0, 60.0 + at) for at in (0, 20, 40)).replace('Font="1"', 'Font="3"')
    assert _read(words, _FONTS, song=font(said, said)).complete
    assert not _read(words, _FONTS, song=font(said, shown)).complete


def test_glyphs_named_by_number_are_those_that_are_compared() -> None:
    places = list(range(len(_SAID)))
    assert _read(_named_by_number(places), _FONTS, song=_font(_SAID)).complete
    assert not _read(_named_by_number(places[::-1]), _FONTS, song=_font(_SAID)).complete


def test_a_font_of_empty_glyphs_lies() -> None:
    words = line(_SAID, 30.0, 60.0).replace('Font="1"', 'Font="3"')
    assert not _read(words, _FONTS, song=_font(_SAID, empty=5)).complete
    assert _read(words, _FONTS, song=_font(_SAID)).complete


def test_many_small_stamps_are_a_text() -> None:
    notes = "".join(
        f'<ofd:Annot ID="{row}" Type="Stamp"><ofd:Appearance Boundary="0 0 210 297">'
        f"{line(_SAID[row:] + _SAID[:row], 30.0, 60.0 + 9 * row, 4.0)}</ofd:Appearance></ofd:Annot>"
        for row in range(6)
    )
    found = parts([line(_SEEN, 30.0, 40.0)], more="<ofd:Annotations>Annots.xml</ofd:Annotations>")
    entry = '<ofd:Page PageID="100"><ofd:FileLoc>A.xml</ofd:FileLoc></ofd:Page>'
    found["Doc_0/Annots.xml"] = f"<ofd:Annotations {SPACE}>{entry}</ofd:Annotations>"
    found["Doc_0/A.xml"] = f"<ofd:PageAnnot {SPACE}>{notes}</ofd:PageAnnot>"
    assert _SAID in "".join(read(found).text.split())


def test_letters_that_are_not_believed_are_drawn_for_recognition() -> None:
    words = line(_SAID, 30.0, 60.0).replace('Font="1"', 'Font="3"')
    found = parts([words], common="<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>")
    found |= {"Doc_0/DocumentRes.xml": f'<ofd:Res {SPACE} BaseLoc="Res">{_FONTS}</ofd:Res>'}
    lying = packed(found | {"Doc_0/Res/song.ttf": _font(_SAID[::-1])})
    paper, scale = page_colours(lying, 0, Limits())
    rows = paper.min(axis=(1, 2)) < 128
    assert 50 * 72 / 25.4 < rows.argmax() / scale < 60 * 72 / 25.4
    with pytest.raises(UnreadableError):
        page_colours(packed(found | {"Doc_0/Res/song.ttf": _font(_SAID)}), 0, Limits())
