"""OFD files with one feature each, and the text that a person reads off their pages."""

from __future__ import annotations

from collections.abc import Callable

from ofd_builder import SPACE, content, line, packed, page, parts

Made = tuple[bytes, str]

FIRST = "赵某芳：你反映的柳荫路装修工程款一事，本院立案庭已经收悉，并于上月底与你当面谈话，现将核查情况答复如下。"
SECOND = "经查，双方对验收日期各执一词，你提交的照片能够证明当日尚未完工。"
THIRD = "以上意见如有疑问，可以来院面谈。"
LETTER = f"{FIRST}\n{SECOND}\n{THIRD}"

_OBJECTS = {
    "one_distance_for_all": (line("审判监督庭", 30, 50, code='DeltaX="5.6"'), "审判监督庭"),
    "distances_one_by_one": (line("审判监督庭", 30, 50, code='DeltaX="5.6 5.6 5.6 5.6"'), "审判监督庭"),
    "runs_of_distances": (line("审判2024年度", 30, 50, code='DeltaX="5.6 5.6 g 3 2.8 2.8 5.6"'), "审判2024年度"),
    "too_many_repetitions": (line("审判庭", 30, 50, code='DeltaX="g 99999999 5.6"'), "审判庭"),
    "no_distances": (line("审判监督庭", 30, 50, code=" "), "审判监督庭"),
    "figures_without_distances": (line("共23页", 30, 50, code=" "), "共23页"),
    "two_lines_in_one_object": (
        line("上一行的字下一行的字", 30, 50, code='DeltaX="g 4 5.6 -22.4 g 4 5.6" DeltaY="g 4 0 10 g 4 0"'),
        "上一行的字\n下一行的字",
    ),
    "last_before_first": (line("后", 60, 80) + line("先", 60, 60), "先\n后"),
    "moved_by_a_matrix": (
        line("移到右边", 0, 0, CTM="1 0 0 1 40 60") + line("左边", 20, 60),
        "左边 移到右边",
    ),
    "made_larger_by_a_matrix": (line("放大的字", 30, 50, 2.8, CTM="2 0 0 2 0 0"), "放大的字"),
    "printed_twice_for_weight": (line("加重的字", 30, 50) + line("加重的字", 30.1, 50), "加重的字"),
    "a_letter_beyond_the_basic_plane": (line("姓𠮷的人", 30, 50), "姓𠮷的人"),
    "running_down_upright": (
        line("竖排文字", 100, 50, code='DeltaX="0" DeltaY="g 3 5.6"')
        + line("第二行字", 90, 50, code='DeltaY="g 3 5.6"'),
        "竖排文字\n第二行字",
    ),
    "a_block_in_a_block": (
        f"<ofd:PageBlock><ofd:PageBlock>{line('块里的字', 30, 50)}</ofd:PageBlock></ofd:PageBlock>",
        "块里的字",
    ),
    "hidden": (line("看得见", 30, 50) + line("看不见", 30, 70, Visible="false"), "看得见"),
    "transparent": (line("看得见", 30, 50) + line("看不见", 30, 70, Alpha="0"), "看得见"),
}


def letter() -> dict[str, str]:
    """Two numbered pages of official paper."""
    return parts([page([FIRST, SECOND], 1), page([THIRD], 2)])


def two_pages() -> Made:
    """Official paper whose page numbers are no text."""
    return packed(letter()), LETTER


def paragraph_over_two_pages() -> Made:
    """A sentence that goes on overleaf."""
    first, second = FIRST[:26], FIRST[26:]
    objects = (
        line(first, 28 + 2 * 5.6, 250),
        "".join(line(second[at : at + 28], 28, 40 + at / 28 * 10.2) for at in range(0, len(second), 28)),
    )
    return packed(parts(objects)), FIRST


def template() -> Made:
    """The red head stands in a template under the page."""
    files = parts([page([SECOND])], common='<ofd:TemplatePage ID="7" BaseLoc="Tpls/T.xml"/>')
    files["Doc_0/Tpls/T.xml"] = content(line("临江市云溪区人民法院文件", 50, 25, 7.0))
    files["Doc_0/Pages/Page_0/Content.xml"] = content(page([SECOND]), '<ofd:Template TemplateID="7"/>')
    return packed(files), f"临江市云溪区人民法院文件\n{SECOND}"


def group() -> Made:
    """A group of objects kept among the resources."""
    files = parts(
        ['<ofd:CompositeObject ID="5" Boundary="40 60 80 10" ResourceID="8"/>' + line("前面的话", 40, 50)],
        common="<ofd:PublicRes>Res.xml</ofd:PublicRes>",
    )
    files["Doc_0/Res.xml"] = (
        f'<ofd:Res {SPACE}><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="8">'
        f"<ofd:Content>{line('组里的话', 0, 6)}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
        "</ofd:Res>"
    )
    return packed(files), "前面的话\n组里的话"


def ruled_table() -> Made:
    """A table of four cells, one with two lines."""
    rules = "".join(
        f'<ofd:PathObject ID="1" Boundary="0 0 210 297"><ofd:AbbreviatedData>M {a} L {b}</ofd:AbbreviatedData>'
        "</ofd:PathObject>"
        for a, b in [
            *((f"30 {y}", f"150 {y}") for y in (40, 70, 100)),
            *((f"{x} 40", f"{x} 100") for x in (30, 90, 150)),
        ]
    )
    left = line("事项一", 35, 50) + line("的续行", 35, 60) + line("事项二", 35, 80)
    right = line("已办结", 95, 50) + line("未办结", 95, 80)
    return packed(parts([rules + left + right])), "事项一的续行\n已办结\n事项二\n未办结"


def under_a_scan() -> Made:
    """A scan whose text lies under it and is not drawn."""
    scan = '<ofd:ImageObject ID="4" Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="1"/>'
    under = page([FIRST, SECOND, THIRD]).replace("<ofd:TextObject", '<ofd:TextObject Alpha="0"')
    return packed(parts([scan + under])), LETTER


CASES: dict[str, Callable[[], Made]] = {
    name: (lambda objects=objects, words=words: (packed(parts([objects])), words))
    for name, (objects, words) in _OBJECTS.items()
} | {make.__name__: make for make in (two_pages, paragraph_over_two_pages, template, group, ruled_table, under_a_scan)}
