"""Word files with one feature each, and the text that a person reads off their pages. Made here, by several hands."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx_builder import (
    box,
    cell,
    field,
    level,
    listed,
    numbered,
    p,
    run,
    table,
    word_file,
    xml,
)

Made = tuple[bytes, str]
WHO = 'w:id="1" w:author="甲" w:date="2024-05-01T00:00:00Z"'
_STRICT = {
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}


def saved(document: docx.document.Document) -> bytes:
    """The bytes of a python-docx document."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def text_box() -> Made:
    """A text box stands twice in the file and once on the paper."""
    return word_file(p("正文一段。", inner=box(p("框内一行") + p("框内二行"))) + p("正文二段。")), (
        "正文一段。\n框内一行\n框内二行\n正文二段。"
    )


def tables() -> Made:
    """Tables stand between the paragraphs where they are, cell by cell."""
    document = docx.Document()
    document.add_paragraph("表前")
    grid = document.add_table(2, 2)
    for index, words in enumerate(("姓名", "诉求", "张某", "补发2023年度补贴")):
        grid.cell(index // 2, index % 2).text = words
    document.add_paragraph("表后")
    return saved(document), "表前\n姓名\n诉求\n张某\n补发2023年度补贴\n表后"


def nested_tables() -> Made:
    """A table inside a cell is read where it stands."""
    inner = table(cell(p("内一")) + cell(p("内二")))
    return word_file(p("前") + table(cell(p("外一") + inner + p("外二")) + cell(p("外三")))), (
        "前\n外一\n内一\n内二\n外二\n外三"
    )


def merged_cells() -> Made:
    """A merged cell is read once."""
    document = docx.Document()
    grid = document.add_table(2, 3)
    grid.cell(0, 0).merge(grid.cell(1, 0)).text = "合计"
    for index, words in enumerate(("数量", "金额", "三件", "1200元")):
        grid.cell(index // 2, 1 + index % 2).text = words
    return saved(document), "合计\n数量\n金额\n三件\n1200元"


def headers() -> Made:
    """Heads and feet of each section, first, odd and even pages, each once and only those that are shown."""
    document = docx.Document()
    document.settings.odd_and_even_pages_header_footer = True
    first = document.sections[0]
    first.different_first_page_header_footer = True
    first.first_page_header.paragraphs[0].text = "首页眉"
    first.header.paragraphs[0].text = "单页眉"
    first.even_page_header.paragraphs[0].text = "双页眉"
    first.footer.paragraphs[0].text = "页脚"
    document.add_paragraph("第一节")
    second = document.add_section(WD_SECTION.NEW_PAGE)
    second.different_first_page_header_footer = False
    second.header.is_linked_to_previous = False
    second.header.paragraphs[0].text = "第二节眉"
    document.add_paragraph("第二节")
    return saved(document), "首页眉\n单页眉\n双页眉\n第二节眉\n第一节\n第二节\n页脚"


def notes() -> Made:
    """Footnotes, then endnotes, behind the text that refers to them."""
    body = p("正文", inner='<w:r><w:endnoteReference w:id="5"/></w:r>' + run("继续", ""))
    body += p("又一段", inner='<w:r><w:footnoteReference w:id="2"/></w:r>')
    return word_file(
        body,
        footnotes=f'<w:footnote w:id="2">{p("脚注文字")}</w:footnote>',
        endnotes=f'<w:endnote w:id="5">{p("尾注文字")}</w:endnote>',
    ), "正文继续\n又一段\n脚注文字\n尾注文字"


def comments() -> Made:
    """What reviewers wrote into the margin is not on the paper."""
    body = p("数字", inner=f'<w:commentRangeStart w:id="7"/>{run("有误")}<w:commentRangeEnd w:id="7"/>')
    note = f'<w:comment w:id="7" w:author="审">{p("请核实")}</w:comment>'
    data = word_file(body, {"word/comments.xml": xml("comments", note)}, {"c": ("comments", "comments.xml")})
    return data, "数字有误"


def chunk(content: bytes, name: str) -> bytes:
    """A Word file whose middle is an embedded document."""
    body = p("前") + '<w:altChunk r:id="c"/>' + p("后")
    return word_file(body, {f"word/{name}": content}, {"c": ("aFChunk", name)})


def chunk_html() -> Made:
    """A web page inside."""
    page = "<html><head><title>无</title></head><body><p>网页<b>一</b></p><ul><li>其二</li></ul></body></html>"
    return chunk(page.encode(), "c.html"), "前\n网页一\n其二\n后"


def chunk_rtf() -> Made:
    """Rich text inside, in the code page of its font and in Unicode."""
    gbk = "".join(f"\\'{byte:02x}" for byte in "现答复如下".encode("gbk"))
    rtf = rf"{{\rtf1\ansi\ansicpg936{{\fonttbl{{\f0\fcharset134 {gbk};}}}}{{\*\generator x}}\f0 {gbk}\u65306 ?\par "
    rtf += rf"{{\v {gbk}}}\ldblquote {gbk}\rdblquote\par}}"
    return chunk(rtf.encode("ascii"), "c.rtf"), "前\n现答复如下：\n“现答复如下”\n后"


def chunk_docx() -> Made:
    """A Word file inside a Word file, with numbers of its own."""
    inner = word_file(listed("内一", 1) + listed("内二", 1), numbering=numbered(level(0, "chineseCounting", "%1、")))
    return chunk(inner, "c.docx"), "前\n一、内一\n二、内二\n后"


def controls() -> Made:
    """Content controls around a block, in a line, and bound to a list."""
    inline = f"<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent>{run('属实')}</w:sdtContent></w:sdt>"
    block = f"<w:sdt><w:sdtContent>{p('控件里的一段')}</w:sdtContent></w:sdt>"
    return word_file(p("经查", inner=inline + run("。")) + block), "经查属实。\n控件里的一段"


def fields() -> Made:
    """Fields show their result."""
    simple = f'<w:fldSimple w:instr=" DATE ">{run("2024年5月1日")}</w:fldSimple>'
    inner = field(" REF _Ref1 \\h ", "第三条") + run("于") + simple + run("，见第") + field(" PAGE ", "2") + run("页")
    return word_file(p("依据", inner=inner)), "依据第三条于2024年5月1日，见第2页"


def symbols() -> Made:
    """Characters of symbol fonts look like what they look like."""
    signs = "".join(f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>' for font, code in (
        ("Wingdings", "F0FE"), ("Wingdings 2", "F0A3"), ("Symbol", "F0B0")))  # fmt: skip
    return word_file(p("同意", inner=signs)), "同意☑□°"


def hyphens() -> Made:
    """Soft hyphens are not seen, hyphens that do not break are."""
    inner = "<w:r><w:t>010</w:t><w:noBreakHyphen/><w:t>8888</w:t><w:softHyphen/><w:t>66\u00ad66</w:t></w:r>"
    return word_file(p("电话", inner=inner)), "电话010-88886666"


def numbering() -> Made:
    """The numbers that Word counts, in the four levels of official papers."""
    levels = (level(0, "chineseCountingThousand", "%1、"), level(1, "chineseCounting", "（%2）"),
              level(2, "decimal", "%3."), level(3, "decimal", "（%4）"))  # fmt: skip
    rows = (("甲", 0), ("乙", 1), ("丙", 2), ("丁", 3), ("戊", 3), ("己", 1), ("庚", 0), ("辛", 1))
    body = "".join(listed(words, 1, depth) for words, depth in rows)
    return word_file(body, numbering=numbered(*levels)), (
        "一、甲\n（一）乙\n1. 丙\n（1）丁\n（2）戊\n（二）己\n二、庚\n（一）辛"
    )


CHINESE = {
    "chineseCounting": "十二、", "chineseCountingThousand": "十二、", "chineseLegalSimplified": "壹拾贰、",
    "ideographDigital": "一二、", "ideographLegalTraditional": "壹拾貳、", "ideographZodiac": "亥、",
    "taiwaneseCounting": "十二、", "taiwaneseCountingThousand": "十二、", "decimalEnclosedCircle": "⑫、",
    "decimalFullWidth": "１２、", "ideographZodiacTraditional": "乙亥、",
}  # fmt: skip


def counting(style: str) -> Made:
    """The twelfth item of a list in one format of Chinese counting."""
    start = numbered(level(0, style, "%1、")).replace('<w:start w:val="1"/>', '<w:start w:val="12"/>')
    return word_file(listed("事项", 1), numbering=start), f"{CHINESE[style]}事项"


def tracked() -> Made:
    """Inserted words are in, deleted ones out, moved ones where they went."""
    gone = f"<w:del {WHO}><w:r><w:delText>不</w:delText></w:r></w:del>"
    came = f"<w:ins {WHO}>{run('应')}</w:ins>"
    away = f"<w:moveFrom {WHO}>{run('另行')}</w:moveFrom>"
    here = f"<w:moveTo {WHO}>{run('另行')}</w:moveTo>"
    return word_file(
        p("我局", inner=gone + came + run("予支持，") + away + run("答复") + here)
    ), "我局应予支持，答复另行"


def hidden() -> Made:
    """Hidden words are not printed."""
    return word_file(p("公开", inner=run("内部意见", "<w:vanish/>") + run("答复"))), "公开答复"


def highlighted() -> Made:
    """Words painted over are words."""
    document = docx.Document()
    paragraph = document.add_paragraph("请于")
    paragraph.add_run("三十日").font.highlight_color = 7
    paragraph.add_run("内提出。")
    return saved(document), "请于三十日内提出。"


def ruby() -> Made:
    """Reading aids above a character are left out, the character is not."""
    inner = f"<w:r><w:ruby><w:rt>{run('kàn')}</w:rt><w:rubyBase>{run('瞰')}</w:rubyBase></w:ruby></w:r>"
    return word_file(p("鸟", inner=inner + run("图"))), "鸟瞰图"


def hyperlink() -> Made:
    """A link shows its words and not its address."""
    document = docx.Document()
    paragraph = document.add_paragraph("详见")
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), document.part.relate_to("https://example.invalid/", "hyperlink", is_external=True))
    link.append(paragraph.add_run("公示栏")._element)
    paragraph._element.append(link)
    paragraph.add_run("。")
    return saved(document), "详见公示栏。"


def strict() -> Made:
    """A file in ISO's own name spaces."""
    plain = word_file(p("严格格式的正文"))
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as source, zipfile.ZipFile(buffer, "w") as target:
        for info in source.infolist():
            data = source.read(info)
            for usual, iso in _STRICT.items():
                data = data.replace(usual, iso)
            target.writestr(info.filename, data)
    return buffer.getvalue(), "严格格式的正文"


CASES: dict[str, Callable[[], Made]] = {
    make.__name__: make
    for make in (text_box, tables, nested_tables, merged_cells, headers, notes, comments, chunk_html, chunk_rtf,
                 chunk_docx, controls, fields, symbols, hyphens, numbering, tracked, hidden, highlighted, ruby,
                 hyperlink, strict)
} | {f"counting_{style}": (lambda style=style: counting(style)) for style in CHINESE}  # fmt: skip
