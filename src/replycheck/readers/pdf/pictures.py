"""The pages of a PDF as coloured pixels, for recognition. Call it in a worker: PDFium aborts on some broken files."""

from __future__ import annotations

import numpy as np

from replycheck.errors import UnreadableError
from replycheck.model.limits import Limits
from replycheck.readers.layout.colours import LONGEST, RESOLUTION, Colours
from replycheck.readers.pdf.engine import opened


def page_colours(data: bytes, index: int, limits: Limits) -> tuple[Colours, float]:
    """Page ``index`` (from 0 on) of the PDF in ``data``, and its pixels a point.

    :raises UnreadableError: the file or the page cannot be opened.
    """
    del limits  # PDFium is asked for no more pixels than LONGEST allows
    with opened(data, "文件") as pdf:
        drawn = pdf.coloured(index, RESOLUTION, LONGEST)
    if drawn is None:
        raise UnreadableError("页面无法显示")
    scale, picture = drawn
    return pixels(picture), scale


def pixels(picture: tuple[int, int, int, bytes]) -> Colours:
    """Rows of red, green and blue from a picture as ``Pdf.coloured`` gives it."""
    wide, high, stride, data = picture
    cells = np.frombuffer(data, dtype=np.uint8).reshape(high, stride)[:, : 4 * wide].reshape(high, wide, 4)
    return np.ascontiguousarray(cells[:, :, 2::-1])
