"""PNG, JPEG and TIFF as documents: each picture is a page whose words recognition has to read.

What is easily got wrong: a picture seldom tells its true size. A resolution is believed only where it makes a sheet of
paper; else the longer side counts as that of A4, so that type sizes and margins come out as on paper.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np

from replycheck.errors import UnreadableError
from replycheck.model.document import Document
from replycheck.model.limits import Limits
from replycheck.readers.file import File
from replycheck.readers.layout.assemble import PageDraft, laid_out
from replycheck.readers.layout.colours import LONGEST, RESOLUTION, Colours
from replycheck.readers.layout.lines import Frame
from replycheck.readers.layout.page import PageFacts, Pictures
from replycheck.readers.layout.paragraphs import paragraphs
from replycheck.readers.layout.readings import Readings
from replycheck.readers.layout.recognised import notes, recognised
from replycheck.readers.layout.running_heads import PageLines, measure, set_running_heads_aside
from replycheck.readers.layout.trust import unread_scans

if TYPE_CHECKING:
    from PIL import Image as Pillow

_FORMATS = ("PNG", "JPEG", "TIFF")
_INSIDE = (*_FORMATS, "GIF", "BMP")
"""Formats of pictures inside other files."""
_A4 = 842.0
_PAPER = (380.0, 1250.0)
"""Points of the longer side of a sheet of A5 to A3, and a little more."""
_TURNED = 0x0112
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, LookupError, TypeError)
"""What Pillow raises at broken data, one time or another."""
_SIDEWAYS = frozenset({5, 6, 7, 8})
"""Values of EXIF's orientation that turn the picture by a quarter."""


def read_file(file: File) -> Document:
    """The document in a file of this format."""
    return read_image(file.shown, file.data, file.sha256, file.limits, file.readings)


def read_image(name: str, data: bytes, sha256: str, limits: Limits, readings: Readings | None = None) -> Document:
    """The pictures in ``data`` with what recognition made of them; bound when they are several.

    ``name`` is what messages call the file.

    :raises UnreadableError: it is broken, of another format, or over a limit.
    """
    readings = readings or Readings()
    drafts = []
    with _opened(name, data, limits) as picture:
        form = (picture.format or "image").lower().replace("mpo", "jpeg")
        count = int(getattr(picture, "n_frames", 1)) if form == "tiff" else 1
        if count > limits.pages:
            raise UnreadableError(f"{name}有 {count} 页，超过 {limits.pages} 页的限制。")
        for index in range(count):
            picture.seek(index)
            drafts.append(_draft(picture))
    recognised(drafts, readings)
    sheets = [draft.sheet for draft in drafts]
    set_running_heads_aside(sheets)
    text, parts, pages = laid_out(drafts, paragraphs(sheets, measure(sheets)))
    if len(text) > limits.characters:
        raise UnreadableError(f"{name}的文字超过 {limits.characters} 字的限制。")
    unread = tuple(page.number for page in pages if page.unread)
    found = (*unread_scans(unread, len(pages), readings), *notes(drafts))
    return Document(name, sha256, form, text, parts, pages, found, bound=len(pages) > 1)


def page_colours(data: bytes, index: int, limits: Limits) -> tuple[Colours, float]:
    """Picture ``index`` (from 0 on) as pixels of red, green and blue, and its pixels a point.

    :raises UnreadableError: it is broken, or over a limit.
    """
    from PIL import ImageOps  # noqa: PLC0415 - loaded only where there is a picture

    with _opened("图片", data, limits, _INSIDE) as picture:
        picture.seek(index)
        _refuse_large("图片", picture, limits)
        scale, longest = _scale(picture), max(picture.size)
        fit = min(1.0, 1.2 * RESOLUTION / scale, LONGEST / longest)
        if fit < 1:
            picture.draft("RGB", (int(picture.width * fit), int(picture.height * fit)))  # a JPEG unfolds smaller
        upright = ImageOps.exif_transpose(_flat(picture))
        fit = min(1.0, fit * longest / max(upright.size))
        sized = upright.resize((max(1, round(upright.width * fit)), max(1, round(upright.height * fit))))
        return np.asarray(sized), scale * max(sized.size) / longest


def is_opaque(data: bytes) -> bool:
    """Whether a picture has no clear parts; False for one that cannot be opened."""
    try:
        with _opened("图片", data, Limits(), _INSIDE) as picture:
            return "A" not in picture.getbands() and "transparency" not in picture.info
    except UnreadableError:
        return False


def _draft(picture: Pillow.Image) -> PageDraft:
    scale = _scale(picture)
    size = picture.size[::-1] if picture.getexif().get(_TURNED) in _SIDEWAYS else picture.size
    facts = PageFacts((0.0, 0.0, size[0] / scale, size[1] / scale), 0, [], Pictures())
    frame = Frame.of(facts, 0)
    return PageDraft(facts, {0: frame}, PageLines([], frame.width, frame.height), scan=True)


def _scale(picture: Pillow.Image) -> float:
    """Pixels a point."""
    longest = max(picture.size)
    given = picture.info.get("dpi")
    try:
        dots = float(max(given)) if given else 0.0
    except (TypeError, ValueError, ZeroDivisionError):
        dots = 0.0
    if dots > 0 and _PAPER[0] <= 72 * longest / dots <= _PAPER[1]:
        return dots / 72
    return longest / _A4


def _flat(picture: Pillow.Image) -> Pillow.Image:
    """The picture in red, green and blue on white paper."""
    from PIL import Image  # noqa: PLC0415 - loaded only where there is a picture

    if picture.mode.startswith(("I", "F")):  # sixteen bits and more
        levels = np.asarray(picture, dtype=np.float64)
        top = 255.0 if levels.max(initial=0) <= 255 else 65_535.0  # noqa: PLR2004 - the largest byte
        return Image.fromarray((levels.clip(0, top) * (255.0 / top)).astype(np.uint8)).convert("RGB")
    if "A" in picture.getbands() or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        paper = Image.new("RGBA", clear.size, "white")
        paper.alpha_composite(clear)
        return paper.convert("RGB")
    return picture.convert("RGB")


@contextmanager
def _opened(name: str, data: bytes, limits: Limits, formats: tuple[str, ...] = _FORMATS) -> Iterator[Pillow.Image]:
    """The first picture; whatever is wrong with any of them becomes one sentence."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - loaded only where there is a picture

    Image.MAX_IMAGE_PIXELS = None  # the limit is ours, for it must be an answer and not a warning
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=formats) as picture:
                _refuse_large(name, picture, limits)
                yield picture
    except UnidentifiedImageError as error:
        raise UnreadableError(f"{name}不是 PNG、JPEG 或 TIFF 图片，或已损坏；请另存为这些格式后再查。") from error
    except _BROKEN as error:
        raise UnreadableError(f"{name}的图片数据损坏，读不出来；请重新扫描或另存后再查。") from error


def _refuse_large(name: str, picture: Pillow.Image, limits: Limits) -> None:
    if picture.width * picture.height > limits.pixels:
        size = f"{picture.width}×{picture.height}"
        raise UnreadableError(f"{name}有 {size} 个像素，超过上限 {limits.pixels}；请缩小后再查，或调高 limits.pixels。")
