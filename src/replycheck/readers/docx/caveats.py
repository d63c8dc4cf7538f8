"""What a user must be told about the reading of a Word file.

What is easily got wrong: a seal or a logo is a picture too, and says nothing about lost text; a picture as large as a
page is a scan, and what it says was not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from replycheck.errors import UnreadableError
from replycheck.model.document import Caveat
from replycheck.readers.docx.story_builder import Picture, Reading
from replycheck.readers.docx.styling.sections import Section
from replycheck.readers.layout.readings import Readings
from replycheck.records import dataclass

_A4 = (595.0, 842.0)
_WIDE, _HIGH = 0.6, 0.4
_MUCH = 12_000.0
"""Square points of writing in pictures from which a paper is not read whole without them: three lines of a screenshot
across the page; a diagram of 25 words has 9,000."""

_LOST = {
    "unread-chunk": "文件里嵌入了其他文档，其中的文字没有读到；请在 Word 中打开后重新另存再查。",
    "broken-part": "文件有一部分已损坏（如样式、编号、页眉或脚注），没有读到；请用 Word 打开并重新另存。",
    "open-field": "文件里有一个域没有结束，其后的文字可能没有读到；请用 Word 打开并重新另存。",
    "stale-field": "文件里有打开时才更新的域，存着的文字和打开后显示的可能不同；请在 Word 中更新域、保存后再查。",
    "ignored": "文件里有 Word 不认识的内容，显示不出来，没有计入正文；请在 Word 中打开并重新另存后再查。",
    "unread-binding": "文件里有内容控件绑定了内嵌的数据，显示什么没有读到；请在 Word 中打开、另存后再查。",
    "too-deep": "文件里的文本框层层嵌套，最里层的文字没有读到；请用 Word 打开并重新另存。",
    "unread-drawing": "文件里有一幅图示（SmartArt）没有读到，其中的文字没有查；请把内容写进正文，或者另附文件。",
    "chart": "文件里有图表没有读到，其中的文字没有查；请把内容写进正文，或者另附文件。",
    "object": "文件里有嵌入的文档或对象没有读到，其内容没有查；请把内容写进正文，或者另附文件。",
    "unread-picture": "文件里有打不开的大幅图片（如 WMF、EMF），其中的文字没有读；请换成 PNG，或者打出图里的字。",
    "lying-font": "文件里嵌入的字体，字形和文字对不上，看到的和存着的不是同样的字；请换成常用字体、核对文字后再查。",
    "private-letters": "文件里有许多造字区（专用区）的字，看起来是什么字无法知道；请换成通用的字后再查。",
    "overdue-field": "文件里有按条件显示不同文字的域，存着的结果和条件不一致；请更新域、核对后再查，或改成固定的文字。",
    "picture-letters": "文件里有许多小图片，排起来像一行行文字，没有读；请把图里的字打出来。",
    "covering-shape": "正文上盖着一块图形，下面的文字看不看得到，从文件里判断不了；请移开或删去它再查，或者交 PDF。",
}
_TOLD = {
    "revisions": "文件里有尚未接受或拒绝的修订，按全部接受后的文字检查。",
    "hidden": "文件里有隐藏文字，未计入正文。",
    "unknown-symbol": "文件里有无法辨认的特殊符号，文中以“\ufffd”代替。",
    "date-field": "文件里有自动更新的日期域，打开或打印时会变成当天；查的是存着的日期，成文日期请改成固定的文字。",
    "changing-field": "文件里有打开时更新的域，存着的文字和更新后的不同；按更新后的文字检查。",
    "bound": "文件里有内容控件绑定了内嵌的数据，存着的文字和数据不同；按 Word 打开时显示的数据检查。",
    "macros": "文件里有宏；宏没有运行。",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """The pictures that show writing, by their part with the square points of it, and what recognition made of them."""

    written: Mapping[str, float]
    readings: Readings

    @property
    def unread(self) -> tuple[str, ...]:
        """Those that nobody has read."""
        return tuple(one for one in self.written if one not in self.readings.pictures)


def caveats(
    reading: Reading, sections: tuple[Section, ...], shown: Shown, *, has_text: bool, is_blank: bool
) -> tuple[Caveat, ...]:
    """The caveats of a reading; ``has_text`` is about body and notes, ``is_blank`` about everything.

    UnreadableError when nothing at all is there to be read.
    """
    found = [Caveat(text, incomplete=True) for sign, text in _LOST.items() if sign in reading.signs]
    found.extend(_of_pictures(reading, sections, shown, has_text=has_text))
    if not has_text and not is_blank and not reading.pictures:
        found.append(Caveat("正文里没有文字，只有页眉或页脚；请确认给的是答复原文。", incomplete=True))
    if is_blank and not found:
        raise UnreadableError(f"{reading.package.name}里没有可读的文字；请确认给的是答复原文。")
    found.extend(Caveat(text) for sign, text in _TOLD.items() if sign in reading.signs)
    return tuple(found)


def _of_pictures(reading: Reading, sections: tuple[Section, ...], shown: Shown, *, has_text: bool) -> Iterator[Caveat]:
    """What was read off pictures, and what was not."""
    why = shown.readings
    if not has_text and reading.pictures:
        yield Caveat(f"正文只有图片（如扫描件），{why.why}；请{why.remedy}。", incomplete=True)
        return
    read = set(shown.written) - set(shown.unread)
    if read:
        yield Caveat(f"文件里有 {len(read)} 幅图片里的文字由 OCR 识别后算进正文，引用前请对照原件。")
    if sum(shown.written[part] for part in shown.unread) >= _MUCH:
        yield Caveat(f"文件里有像文字的图片，{why.why}；请{why.remedy}，或者把图里的字打出来。", incomplete=True)
    elif shown.unread:
        yield Caveat("文件里有小幅的图片，其中的文字没有读。")
    elif any(_fills_page(picture, sections) and picture.part not in read for picture in reading.pictures):
        yield Caveat("含有整页大小的图片，图片中的文字没有查。", incomplete=not shown.readings.asked)


def _page(sections: tuple[Section, ...], index: int) -> tuple[float, float]:
    width, height = _A4
    if sections:
        section = sections[min(index, len(sections) - 1)]
        width, height = section.width or width, section.height or height
    return width, height


def _fills_page(picture: Picture, sections: tuple[Section, ...]) -> bool:
    """Whether a picture is as large as a scanned page would be."""
    width, height = _page(sections, picture.section)
    return picture.width > width * _WIDE and picture.height > height * _HIGH
