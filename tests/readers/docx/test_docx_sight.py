"""Words of a Word file that nobody sees are set apart with how they are hidden; words that are seen are text."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx_builder import alternatives, cell, field, p, read_bytes, relations, run, table, word_file, xml, zipped
from font_builder import font

from replycheck.model.mark import Hiding
from replycheck.readers.layout.faces import KNOWN

_SEEN = "现答复如下。"
_GONE = "已经联系过信访人。"


def _run(properties: str) -> str:
    return p(inner=run(_GONE, properties))


def _frame(place: str) -> str:
    return p(_GONE, f"<w:pPr><w:framePr {place}/></w:pPr>".removeprefix("<w:pPr>").removesuffix("</w:pPr>"))


def _row(properties: str) -> str:
    return f"<w:tbl><w:tr><w:trPr>{properties}</w:trPr>{cell(p(_GONE))}{cell(p(''))}</w:tr></w:tbl>"


_THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="x">'
    '<a:dk1><a:srgbClr val="000000"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1>'
    "</a:clrScheme></a:themeElements></a:theme>"
)
_SHADED = '<w:shd w:val="clear" w:fill="{}"/>'
_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'

_SHADES = "".join(f'<w14:gs><w14:srgbClr w14:val="{shade}"/></w14:gs>' for shade in ("FFFFFF", "FAFAFA"))
_DARK_HEAD = (
    '<w:style w:type="table" w:styleId="T"><w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="FFFFFF"/></w:rPr>'
    "{}</w:tblStylePr></w:style>"
)


def _styled(look: str) -> str:
    cells = f"<w:tr>{cell(p(_GONE))}</w:tr><w:tr>{cell(p('甲'))}</w:tr>"
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="T"/><w:tblLook w:val="{look}"/></w:tblPr>{cells}</w:tbl>'


def _anchored(inner: str, size: tuple[int, int], fill: str = "") -> str:
    place = "".join(
        f'<wp:position{axis} relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:position{axis}>' for axis in "HV"
    )
    shape = f"<wps:wsp><wps:spPr>{fill}</wps:spPr><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp>"
    extent = f'<wp:extent cx="{size[0] * 12700}" cy="{size[1] * 12700}"/>'
    graphic = f"<a:graphic><a:graphicData>{shape}</a:graphicData></a:graphic>"
    return p(inner=f"<w:r><w:drawing><wp:anchor>{place}{extent}<wp:wrapNone/>{graphic}</wp:anchor></w:drawing></w:r>")


def _narrow_column(layout: str) -> str:
    grid = '<w:tblGrid><w:gridCol w:w="8000"/><w:gridCol w:w="1"/></w:tblGrid>'
    properties = f'<w:tblPr><w:tblLayout w:type="{layout}"/></w:tblPr>'
    return f"<w:tbl>{properties}{grid}<w:tr>{cell(p(''))}{cell(p(_GONE))}</w:tr></w:tbl>"


_BLUE = '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'

HIDDEN = {
    "theme colour without a theme": (_run('<w:color w:val="000000" w:themeColor="background1"/>'), Hiding.WHITE),
    "white by a theme's name": (
        _run(f'<w14:textFill {_W14}><w14:solidFill><w14:schemeClr w14:val="bg1"/></w14:solidFill></w14:textFill>'),
        Hiding.WHITE,
    ),
    "fitted into one point": (_run('<w:fitText w:val="20" w:id="1"/>'), Hiding.SIZE),
    "a column of no width": (_narrow_column("fixed"), Hiding.SIZE),
    "below the foot of its row": (
        _row('<w:trHeight w:val="300" w:hRule="exact"/>').replace(p(_GONE), p("甲") + 4 * p("") + p(_GONE)),
        Hiding.CLIPPED,
    ),
    "a box of no width": (
        _anchored(p(_GONE), (0, 300)).replace("Offset>0", "Offset>900000"),
        Hiding.SIZE,
    ),
    "the colour of its box": (
        _anchored(p(inner=run(_GONE, '<w:color w:val="4472C4"/>')), (300, 200), _BLUE),
        Hiding.COLOUR,
    ),
    "a field that shows nothing": (p(inner=field(' TC "x" ', _GONE)), Hiding.UNPAINTED),
    "a name that a field sets": (p(inner=field(" SET x ", _GONE)), Hiding.UNPAINTED),
    "white": (_run('<w:color w:val="FFFFFF"/>'), Hiding.WHITE),
    "nearly white": (_run('<w:color w:val="F4F4F4"/>'), Hiding.WHITE),
    "black on black": (_run('<w:color w:val="000000"/>' + _SHADED.format("000000")), Hiding.COLOUR),
    "red on red": (_run('<w:highlight w:val="red"/><w:color w:val="FF0000"/>'), Hiding.COLOUR),
    "white in a white cell": (
        table(cell(p(inner=run(_GONE, '<w:color w:val="FFFFFF"/>')), _SHADED.format("FFFFFF")) + cell(p(""))),
        Hiding.WHITE,
    ),
    "one point": (_run('<w:sz w:val="2"/>'), Hiding.SIZE),
    "one per cent wide": (_run('<w:w w:val="1"/>'), Hiding.SIZE),
    "letters on each other": (_run('<w:sz w:val="32"/><w:spacing w:val="-320"/>'), Hiding.SIZE),
    "line of one point": (p(_GONE, '<w:spacing w:line="20" w:lineRule="exact"/>'), Hiding.SIZE),
    "row of no height": (_row('<w:trHeight w:val="1" w:hRule="exact"/>'), Hiding.SIZE),
    "frame beside the page": (_frame('w:x="30000" w:y="100" w:hAnchor="page"'), Hiding.OFF_PAGE),
    "frame left of the page": (_frame('w:w="100" w:x="-9000" w:y="100" w:hAnchor="page"'), Hiding.OFF_PAGE),
    "indent beyond the page": (p(_GONE, '<w:ind w:left="20000"/>'), Hiding.OFF_PAGE),
    "shades of white": (
        _run(f"<w14:textFill {_W14}><w14:gradFill><w14:gsLst>{_SHADES}</w14:gsLst></w14:gradFill></w14:textFill>"),
        Hiding.WHITE,
    ),
    "frame above the page": (
        _frame('w:w="4000" w:h="400" w:hRule="exact" w:hAnchor="page" w:vAnchor="page" w:x="2000" w:y="-9000"'),
        Hiding.OFF_PAGE,
    ),
    "first line left of the page": (p(_GONE, '<w:ind w:hanging="16000"/>'), Hiding.OFF_PAGE),
    "alternative that is not shown": (
        p(inner=f"<w:r>{alternatives('<w:t>甲</w:t>', f'<w:t>{_GONE}</w:t>')}</w:r>"),
        Hiding.UNPAINTED,
    ),
    "letters of no paint": (
        p(inner=run(_GONE, f"<w14:textFill {_W14}><w14:noFill/></w14:textFill>")),
        Hiding.TRANSPARENT,
    ),
    "covered by a merge": (
        table(
            cell(p("甲"), '<w:vMerge w:val="restart"/>') + cell(p("乙")), cell(p(_GONE), "<w:vMerge/>") + cell(p("丙"))
        ),
        Hiding.COVERED,
    ),
}

SEEN = {
    "white in a blue box": _anchored(p(inner=run(_GONE, '<w:color w:val="FFFFFF"/>')), (300, 200), _BLUE),
    "a column that grows": _narrow_column("autofit"),
    "fitted a little closer": _run('<w:fitText w:val="4000" w:id="1"/>'),
    "red": _run('<w:color w:val="FF0000"/>'),
    "pale grey": _run('<w:color w:val="D0D0D0"/>'),
    "white on black": _run('<w:color w:val="FFFFFF"/>' + _SHADED.format("000000")),
    "automatic on black": _run('<w:color w:val="auto"/>' + _SHADED.format("000000")),
    "yellow": _run('<w:color w:val="FFFF00"/>'),
    "black on yellow": _run('<w:highlight w:val="yellow"/>'),
    "white in a dark cell": table(
        cell(p(inner=run(_GONE, '<w:color w:val="FFFFFF"/>')), _SHADED.format("1F4E79")) + cell(p(""))
    ),
    "five points": _run('<w:sz w:val="10"/>'),
    "narrow": _run('<w:w w:val="66"/>'),
    "line of exact height": p(_GONE, '<w:spacing w:line="560" w:lineRule="exact"/>'),
    "frame on the page": _frame('w:w="4000" w:x="2000" w:y="100" w:hAnchor="page"'),
    "indent on the page": p(_GONE, '<w:ind w:left="5000" w:firstLine="640"/>'),
    "merge that never began": table(cell(p(_GONE), "<w:vMerge/>") + cell(p("丙"))),
    "fallback of what nobody knows": p(
        inner=f'<w:r><mc:AlternateContent><mc:Choice xmlns:z="urn:z" Requires="z"><w:t>不见</w:t></mc:Choice>'
        f"<mc:Fallback><w:t>{_GONE}</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    ),
    "choice that Word knows": p(inner=alternatives(f"<w:t>{_GONE}</w:t>", "<w:t>不见</w:t>")),
}


@pytest.mark.parametrize(("body", "why"), HIDDEN.values(), ids=HIDDEN)
def test_words_that_nobody_sees_are_hidden_with_how(tmp_path: Path, body: str, why: Hiding) -> None:
    document = read_bytes(tmp_path, word_file(p(_SEEN) + body))
    assert _GONE not in document.text
    assert _SEEN in document.text
    assert [(hidden.text, hidden.why) for hidden in document.hidden] == [(_GONE, why)]


@pytest.mark.parametrize("body", SEEN.values(), ids=SEEN)
def test_words_that_are_seen_are_text(tmp_path: Path, body: str) -> None:
    document = read_bytes(tmp_path, word_file(p(_SEEN) + body))
    assert _GONE in document.text
    assert not document.hidden
    assert "不见" not in document.text


def test_a_theme_colour_goes_before_the_value_beside_it(tmp_path: Path) -> None:
    body = _run('<w:color w:val="000000" w:themeColor="background1"/>')
    data = word_file(p(_SEEN) + body, parts={"word/theme.xml": _THEME}, links={"theme": ("theme", "theme.xml")})
    assert [hidden.why for hidden in read_bytes(tmp_path, data).hidden] == [Hiding.WHITE]


def test_white_words_between_those_of_a_sentence_leave_the_sentence(tmp_path: Path) -> None:
    words = "".join(run(letter) + run("某", '<w:color w:val="FFFFFF"/>') for letter in "本院不予支持")
    document = read_bytes(tmp_path, word_file(p(inner=words)))
    assert document.text == "本院不予支持"
    assert [hidden.text for hidden in document.hidden] == ["某" * 6]


def _field(code: str, result: str | None = None) -> str:
    shown = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}'
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        f'{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


FIELDS = {
    "circled": (_field(r" eq \o\ac(○,3)"), "③"),
    "circled beyond the signs": (_field(r" eq \o\ac(○,25)"), "(25)"),
    "pinyin": (_field(r' EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(wáng),王) '), "王"),
    "two lines in one": (_field(r" eq \o(\s\up 5(甲乙),\s\do 2(丙丁)) "), "甲乙丙丁"),
    "fraction": (_field(r" EQ \f(1,3) "), "1/3"),
    "symbol": (_field(r' SYMBOL 254 \f "Wingdings" '), "☑"),
    "macro button": (_field(" MACROBUTTON NoMacro 点此填写 "), "点此填写"),
    "automatic number": (_field(" AUTONUM ") + run("甲") + _field(" AUTONUM "), "1.甲2."),
    "list number": (_field(r" LISTNUM NumberDefault \l 1 ") + _field(r" LISTNUM NumberDefault \l 2 "), "1)a)"),
    "choice with a result": (_field(' IF 1 = 1 "是" "否" ', "是"), "是"),
    "page": (_field(" PAGE ", "3"), "3"),
}


@pytest.mark.parametrize(("inner", "text"), FIELDS.values(), ids=FIELDS)
def test_a_field_reads_as_what_it_shows(tmp_path: Path, inner: str, text: str) -> None:
    assert read_bytes(tmp_path, word_file(p(inner=run("前") + inner + run("后")))).text == f"前{text}后"


OVERDUE = {
    "choice": _field(f' IF 1 = 1 "{_GONE}" "略" ', "略"),
    "quotation": _field(f' QUOTE "{_GONE}" ', "略"),
    "choice in one piece": f'<w:fldSimple w:instr=\' IF 1 = 2 "略" "{_GONE}" \'>{run("略")}</w:fldSimple>',
}


@pytest.mark.parametrize("inner", OVERDUE.values(), ids=OVERDUE)
def test_a_field_that_would_now_show_other_words_makes_a_paper_incomplete(tmp_path: Path, inner: str) -> None:
    assert not read_bytes(tmp_path, word_file(p(_SEEN) + p(inner=inner))).complete


def test_an_old_shape_over_the_text_is_said(tmp_path: Path) -> None:
    style = "position:absolute;margin-left:0;margin-top:0;width:500pt;height:400pt;z-index:{}"
    over, under = (
        p(_GONE) + p(inner=f'<w:r><w:pict><v:rect style="{style.format(order)}" fillcolor="white"/></w:pict></w:r>')
        for order in (251659264, -251659264)
    )
    assert not read_bytes(tmp_path, word_file(over)).complete
    assert read_bytes(tmp_path, word_file(under)).complete


_KEY = "{01234567-89AB-CDEF-0123-456789ABCDEF}"


def _with_font(data: bytes) -> bytes:
    """A paper set in a font that the file brings, as Word stores one."""
    veil = bytes.fromhex(_KEY.strip("{}").replace("-", ""))[::-1]
    hidden = bytes(byte ^ veil[at % 16] for at, byte in enumerate(data[:32])) + data[32:]
    table = f'<w:font w:name="Brought"><w:embedRegular r:id="f1" w:fontKey="{_KEY}"/></w:font>'
    parts = {
        "word/fontTable.xml": xml("fonts", table),
        "word/_rels/fontTable.xml.rels": relations({"f1": ("font", "fonts/font1.odttf")}),
        "word/fonts/font1.odttf": hidden,
    }
    words = p(inner=run(KNOWN[:30], '<w:rFonts w:ascii="Brought" w:hAnsi="Brought" w:eastAsia="Brought"/>'))
    return word_file(words, parts, {"fonts": ("fontTable", "fontTable.xml")})


def test_a_font_that_the_file_brings_is_drawn_and_compared(tmp_path: Path) -> None:
    said = KNOWN[:30]
    assert read_bytes(tmp_path, _with_font(font(said, said))).complete
    assert not read_bytes(tmp_path, _with_font(font(said, said[::-1]))).complete
    assert not read_bytes(tmp_path, _with_font(font(said, said, empty=6))).complete


def test_letters_that_only_a_font_knows_are_said(tmp_path: Path) -> None:
    assert not read_bytes(
        tmp_path, word_file(p(_SEEN) + p("\ue001\ue002\ue003\ue004\ue005\ue006\ue007\ue008"))
    ).complete
    once = read_bytes(tmp_path, word_file(p("\ue863某某")))
    assert once.complete
    assert once.text == "䶮某某"


def test_a_date_that_changes_with_the_day_is_said(tmp_path: Path) -> None:
    moving = read_bytes(tmp_path, word_file(p(inner=_field(" DATE ", "2023年5月25日"))))
    assert any("自动更新" in caveat.message for caveat in moving.caveats)
    still = read_bytes(tmp_path, word_file(p("2023年5月25日")))
    assert not still.caveats


def test_a_bound_control_shows_what_its_xml_says(tmp_path: Path) -> None:
    store = "{11111111-1111-1111-1111-111111111111}"
    binding = f'<w:dataBinding w:prefixMappings="xmlns:n=\'urn:n\'" w:xpath="/n:r[1]/n:p[2]" w:storeItemID="{store}"/>'
    body = f"<w:sdt><w:sdtPr>{binding}<w:text/></w:sdtPr><w:sdtContent>{p('旧的话。')}</w:sdtContent></w:sdt>"
    space = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    parts = {
        "customXml/item1.xml": '<n:r xmlns:n="urn:n"><n:p>甲</n:p><n:p>新的话。</n:p></n:r>',
        "customXml/itemProps1.xml": f'<d:datastoreItem d:itemID="{store}" xmlns:d="{space}"/>',
    }
    assert read_bytes(tmp_path, word_file(p(_SEEN) + body, parts=parts)).text == f"{_SEEN}\n新的话。"


def test_soft_returns_part_paragraphs_and_wrapped_lines_are_one(tmp_path: Path) -> None:
    def soft(*lines: str) -> str:
        return p(inner="<w:r><w:br/></w:r>".join(run(line) for line in lines))

    parted = read_bytes(tmp_path, word_file(soft("二、处理意见", "予以支持。", "三、救济途径")))
    assert [one.span.of(parted.text) for one in parted.paragraphs] == ["二、处理意见", "予以支持。", "三、救济途径"]
    wrapped = read_bytes(
        tmp_path, word_file(soft("工程合同总价为人民币16.", "88万元，由被告支付给原告", "，逾期不付的加倍。"))
    )
    assert wrapped.text == "工程合同总价为人民币16.88万元，由被告支付给原告，逾期不付的加倍。"


@pytest.mark.parametrize(
    ("look", "ground", "hidden"),
    [
        ("0020", "", True),
        ("0020", '<w:tcPr><w:shd w:val="clear" w:fill="1F4E79"/></w:tcPr>', False),
        ("0000", "", False),
    ],
    ids=["white head", "white on a dark head", "head that the table does not take"],
)
def test_a_table_style_dresses_its_first_row(tmp_path: Path, look: str, ground: str, *, hidden: bool) -> None:
    document = read_bytes(tmp_path, word_file(p(_SEEN) + _styled(look), styles=_DARK_HEAD.format(ground)))
    assert bool(document.hidden) is hidden
    assert (_GONE in document.text) is not hidden


def test_what_word_may_ignore_is_not_read(tmp_path: Path) -> None:
    data = word_file(p(_SEEN) + f'<zz:x xmlns:zz="urn:zz">{p(_GONE)}</zz:x>')
    document = read_bytes(tmp_path, _ignoring(data))
    assert document.text == _SEEN
    assert document.hidden[0].text == _GONE


def _ignoring(data: bytes) -> bytes:
    files = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    body = files["word/document.xml"]
    files["word/document.xml"] = body.replace(b"<w:document ", b'<w:document xmlns:zz="urn:zz" mc:Ignorable="zz" ', 1)
    return zipped(files)


_STORE = {
    "customXml/item1.xml": f'<r xmlns="urn:x"><v>{_GONE}</v></r>',
    "customXml/itemProps1.xml": '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/'
    'customXml" ds:itemID="{1}"/>',
}


@pytest.mark.parametrize(
    "path",
    ["/n:r[1]/n:v[1]", "//n:v", "/*[1]/*[1]", "/*[local-name()='r']/*[local-name()='v']", "/n:r/n:v/text()"],
)
def test_a_bound_control_shows_what_its_path_leads_to(tmp_path: Path, path: str) -> None:
    binding = f'<w:dataBinding w:prefixMappings="xmlns:n=\'urn:x\'" w:xpath="{path}"/>'
    control = f"<w:sdt><w:sdtPr>{binding}</w:sdtPr><w:sdtContent>{p('略')}</w:sdtContent></w:sdt>"
    document = read_bytes(tmp_path, word_file(p(_SEEN) + control, _STORE))
    assert document.text == f"{_SEEN}\n{_GONE}"


def test_a_path_that_is_not_understood_is_said(tmp_path: Path) -> None:
    binding = '<w:dataBinding w:xpath="/n:r[last()]"/>'
    control = f"<w:sdt><w:sdtPr>{binding}</w:sdtPr><w:sdtContent>{p('略')}</w:sdtContent></w:sdt>"
    assert not read_bytes(tmp_path, word_file(p(_SEEN) + control, _STORE)).complete


@pytest.mark.parametrize(
    ("code", "text", "complete"),
    [(f' QUOTE "{_GONE}" ', _GONE, True), (" DOCPROPERTY x ", "略", False), (" PAGE ", "略", True)],
)
def test_a_field_that_word_renews_on_opening(tmp_path: Path, code: str, text: str, *, complete: bool) -> None:
    document = read_bytes(
        tmp_path,
        word_file(p(_SEEN) + p(inner=field(code, "略")), settings='<w:updateFields w:val="true"/>'),
    )
    assert text in document.text
    assert document.complete is complete
