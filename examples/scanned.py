"""Turns a PDF into what a scanner makes of its paper: pictures of pages, askew, sealed in red, one upside down.

Needs a Chinese font on this machine (the PDF embeds none), so the result is kept and not made anew by the tests.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from io import BytesIO

import pypdfium2
from PIL import Image, ImageChops, ImageDraw
from pypdf import PdfWriter

_DPI = 130
_QUALITY = 16
_SKEW = (0.6, -0.4, 0.3, -0.7)
_BLACK_AT = 150
_SEAL = (205, 45, 50)
_SEAL_MM = 42.0
_STAR = 0.38
_DUST = 40


def scan(pdf: bytes, upside_down: Sequence[int], sealed: tuple[int, float, float]) -> bytes:
    """The scan: pages with red in colour, the others black and white.

    ``upside_down`` lists pages (from 1) as bound; ``sealed`` is a page and the middle of its seal (mm from top left).
    """
    chance = random.Random(7)  # noqa: S311 - dust, not secrets
    book = PdfWriter()
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document, 1):
            picture = page.render(scale=_DPI / 72).to_pil().convert("RGB")
            if number == sealed[0]:
                _seal(picture, sealed[1] / 25.4 * _DPI, sealed[2] / 25.4 * _DPI)
            picture = picture.rotate(_SKEW[number % len(_SKEW)], Image.Resampling.BICUBIC, fillcolor="white")
            _dust(picture, chance)
            book.append(_page(picture.rotate(180) if number in upside_down else picture))
    book.metadata = {"/Title": "扫描件（虚构）"}
    target = BytesIO()
    book.write(target)
    return target.getvalue()


def _page(picture: Image.Image) -> BytesIO:
    """The picture as a PDF of one page: in colour where there is red, else in black and white."""
    red, green, _ = picture.split()
    target = BytesIO()
    if ImageChops.subtract(red, green).getextrema()[1] > 100:  # noqa: PLR2004 - the red head or the seal
        picture.save(target, "PDF", resolution=_DPI, quality=_QUALITY)
    else:
        flat = picture.convert("L").point(lambda level: 255 if level > _BLACK_AT else 0).convert("1")
        flat.save(target, "PDF", resolution=_DPI)
    return target


def _seal(picture: Image.Image, x: float, y: float) -> None:
    """A round seal with a star, over print that stays dark."""
    layer = Image.new("RGB", picture.size, "white")
    pen = ImageDraw.Draw(layer)
    radius = _SEAL_MM / 2 / 25.4 * _DPI
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=_SEAL, width=round(radius / 14))
    tips = [radius * _STAR * (0.4 if corner % 2 else 1.0) for corner in range(10)]
    star = [(x + math.sin(k * math.pi / 5) * tip, y - math.cos(k * math.pi / 5) * tip) for k, tip in enumerate(tips)]
    pen.polygon(star, fill=_SEAL)
    picture.paste(ImageChops.multiply(picture, layer))


def _dust(picture: Image.Image, chance: random.Random) -> None:
    pen = ImageDraw.Draw(picture)
    for _ in range(_DUST):
        pen.point((chance.randrange(picture.width), chance.randrange(picture.height)), fill=(70, 70, 70))
