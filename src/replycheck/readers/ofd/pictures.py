"""The pages of an OFD file that are pictures, as coloured pixels for recognition. Call it in a worker.

What is easily got wrong: a scanned page may be cut into strips, and a picture may cover only part of the page. So the
pictures are laid where they stand, on white paper, at the resolution of the largest.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from replycheck.errors import UnreadableError
from replycheck.model.limits import Limits
from replycheck.readers.image import is_opaque as picture_is_opaque
from replycheck.readers.image import page_colours as picture_colours
from replycheck.readers.layout.colours import LONGEST, Colours
from replycheck.readers.layout.raster import area, around, written_either_way
from replycheck.readers.ofd.content import Budget, Outline, Walk
from replycheck.readers.ofd.geometry import POINTS, Box, moved, to_points
from replycheck.readers.ofd.letters import drawn, unbelieved
from replycheck.readers.ofd.package import Package, children, open_package
from replycheck.readers.ofd.structure import bodies

_LETTERS = 2.5
"""Pixels a point at which letters are drawn for recognition."""
_LOOK = 1.5
"""Pixels a point at which pictures are looked at."""
_LEAST_AREA = 300.0
_MOST = 400
"""Pictures laid on one page."""
_NAME = "OFD 文件"


def page_colours(data: bytes, index: int, limits: Limits) -> tuple[Colours, float]:
    """Page ``index`` (from 0 on) as pixels of red, green and blue, and its pixels a point.

    :raises UnreadableError: the page has no picture that can be opened, or one over a limit.
    """
    package = open_package(_NAME, data, limits)
    page_sources = [page_source for body in bodies(package) if body is not None for page_source in body.pages]
    page_source = page_sources[index]
    walk = Walk(page_source.resources, Budget(_NAME, limits.characters))
    for layer in page_source.layers:
        for one in children(layer, "Content"):
            walk.enter(one, to_points(page_source.box))
    for note in page_source.notes:
        walk.enter(note.appearance, moved(note.box[0], note.box[1], to_points(page_source.box)))
    right, up = POINTS * page_source.box[2], POINTS * page_source.box[3]
    parts = page_source.resources.font_parts
    # A line in which some letters are not believed is read as a whole.
    faces = set(parts) if unbelieved(package, page_source.resources, walk.found) else set()
    fonts = {face: package.zip.read(parts[face]) for face in faces & {run.face for run in walk.found.runs}}
    found = sorted(walk.found.images, key=lambda image: -_area(image[1]))[:_MOST]
    laid = [(picture_colours(package.zip.read(part), 0, limits)[0], box) for part, box in found if part]
    if not (laid or fonts):
        raise UnreadableError("页面上没有能打开的图片，也许是画成图形的文字")
    scale = _LETTERS if fonts else 0.0
    if laid:
        first, box = laid[0]
        scale = max(scale, first.shape[1] / max(1.0, box[2] - box[0]))
    scale = min(scale, LONGEST / max(right, up))
    paper = np.full((max(1, round(up * scale)), max(1, round(right * scale)), 3), 255, dtype=np.uint8)
    for picture, place in laid:
        _lay(paper, picture, (place[0], up - place[3], place[2], up - place[1]), scale)
    return drawn(paper, walk.found, fonts, (0.0, 0.0, right, up), scale) if fonts else paper, scale


class PictureLook:
    """Looks at the pictures of a file in small: whether they have clear parts, and whether they show writing."""

    def __init__(self, package: Package, limits: Limits) -> None:
        self._package, self._limits = package, limits
        self._opaque: dict[str, bool] = {}

    def is_opaque(self, part: str) -> bool:
        """Whether the picture in a part has no clear parts; False for one that cannot be opened."""
        if part not in self._opaque:
            self._opaque[part] = bool(part) and picture_is_opaque(self._package.zip.read(part))
        return self._opaque[part]

    def writing(
        self,
        images: Sequence[tuple[str, Box]],
        outlines: Sequence[Outline],
        page: Box,
        explained: Sequence[Box],
    ) -> tuple[float, bytes, Box | None]:
        """Square points of writing that a page shows beside its text, what it looks like, and the box around it.

        ``outlines`` are what is drawn that may be letters; ``page`` is the page's box in points from its bottom left,
        ``explained`` are boxes of text from its top left.
        """
        wide, high = page[2] - page[0], page[3] - page[1]
        large = sorted((one for one in images if one[0]), key=lambda one: -_area(one[1]))[:_MOST]
        large = large if sum(_area(box) for _, box in large) >= _LEAST_AREA else []
        if not (large or outlines) or max(wide, high) * _LOOK > LONGEST:
            return 0.0, b"", None
        paper = np.full((max(1, round(high * _LOOK)), max(1, round(wide * _LOOK)), 3), 255, dtype=np.uint8)
        for part, box in large:
            try:
                picture = picture_colours(self._package.zip.read(part), 0, self._limits)[0]
            except UnreadableError:
                continue
            _lay(paper, picture, (box[0] - page[0], page[3] - box[3], box[2] - page[0], page[3] - box[1]), _LOOK)
        paper = _with_outlines(paper, outlines, page)
        found = written_either_way(paper.mean(axis=2).astype(np.uint8), _LOOK, explained)
        return area(found), np.packbits(found).tobytes(), around(found)


def _with_outlines(paper: Colours, outlines: Sequence[Outline], page: Box) -> Colours:
    """The paper with outlines filled or drawn in black."""
    if not outlines:
        return paper
    from PIL import Image, ImageDraw  # noqa: PLC0415 - only for pages with shapes like letters

    picture = Image.fromarray(paper)
    pen = ImageDraw.Draw(picture)
    for outline in outlines:
        points = [((x - page[0]) * _LOOK, (page[3] - y) * _LOOK) for x, y in outline.points]
        if outline.filled:
            pen.polygon(points, fill=(0, 0, 0))
        else:
            pen.line([*points, points[0]], fill=(0, 0, 0))
    return np.asarray(picture)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _lay(paper: Colours, picture: Colours, box: Box, scale: float) -> None:
    """Put the picture into its box (left, top, right, bottom in points), the nearest pixel for each."""
    left, top, right, bottom = (round(edge * scale) for edge in box)
    rows = np.arange(max(0, top), min(paper.shape[0], bottom))
    columns = np.arange(max(0, left), min(paper.shape[1], right))
    if not len(rows) or not len(columns):
        return
    down = ((rows - top) * picture.shape[0] // max(1, bottom - top)).clip(0, picture.shape[0] - 1)
    across = ((columns - left) * picture.shape[1] // max(1, right - left)).clip(0, picture.shape[1] - 1)
    paper[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1] = picture[down][:, across]
