"""What a user must be told about the reading of an OFD file."""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.document import Caveat
from replycheck.readers.layout.readings import Readings
from replycheck.readers.layout.trust import Ink, boxes_of, named_pages, named_places, unread_scans
from replycheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Losses:
    """Pages (1-based) of which something could not be read, and what the file holds besides."""

    scans: tuple[int, ...] = ()
    garbled: tuple[int, ...] = ()
    pictured: tuple[Ink, ...] = ()
    missing: tuple[int, ...] = ()
    partial: tuple[int, ...] = ()
    hidden: tuple[int, ...] = ()
    lying: tuple[int, ...] = ()
    references: int = 0
    documents: int = 1
    versions: int = 0
    signatures: int = 0


def caveats(losses: Losses, readings: Readings, *, pages: int, characters: int) -> tuple[Caveat, ...]:
    """The sentences for a file of so many pages, of which so many characters were read."""
    scans = unread_scans(losses.scans, pages, readings)
    lost = tuple(Caveat(sentence, incomplete=True) for sentence in _lost(losses, characters))
    if losses.pictured:
        message = f"{named_places(losses.pictured)}有像文字的图片、图形，{readings.why}；请{readings.remedy}。"
        lost += (Caveat(message, incomplete=True, boxes=boxes_of(losses.pictured)),)
    return (
        *scans,
        *lost,
        *(Caveat(sentence) for sentence in _told(losses, told=bool(losses.missing or losses.partial))),
    )


def _lost(losses: Losses, characters: int) -> Iterator[str]:
    if losses.missing:
        yield f"{named_pages(losses.missing)}的内容在文件里缺失或已损坏，没有读到；请重新生成这个 OFD 文件。"
    if losses.partial:
        yield f"{named_pages(losses.partial)}用到的模板或图文在文件里缺失，可能少了文字；请重新生成这个 OFD 文件。"
    if losses.garbled:
        yield f"{named_pages(losses.garbled)}的文字没有可用的编码，读出的文字不可信；请从原始文件重新生成。"
    if losses.lying:
        where = named_pages(losses.lying)
        yield f"{where}的字体，文字编码和画出来的字形对不上，读出的文字不可信；请从原始文件重新生成。"
    if not characters and not (losses.scans or losses.missing or losses.garbled):
        yield "这个 OFD 文件里没有任何文字；请确认文件是否完整。"


def _told(losses: Losses, *, told: bool) -> Iterator[str]:
    if losses.references and not told:
        yield "文件里有些引用的部件（如批注、字体说明）找不到，不影响已读出的文字。"
    if losses.documents > 1:
        yield f"文件里有 {losses.documents} 份文档，已按先后次序连在一起检查；装订次序没有核对。"
    if losses.versions > 1:
        yield f"文件里存有 {losses.versions} 个版本，检查的是默认打开的版本。"
    if losses.hidden:
        yield f"{named_pages(losses.hidden)}有不显示的文字，未计入正文。"
    signed = f"文件有 {losses.signatures} 个电子签名或电子印章，没有验证真伪。" if losses.signatures else ""
    yield signed or "文件没有电子签名或电子印章。"
