"""Pages as offices type and scan them: 3号, 22 lines of 28 characters at 200 dpi; then noise, turns, skew, a seal.

What is easily got wrong: a mark that may not begin a line hangs into the margin, and Latin takes its own width.
"""

from __future__ import annotations

import json
import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

DPI = 200
WIDE, HIGH = 1654, 2339
_ROWS, _CELLS = 22, 28
_SIZE = round(16 / 72 * DPI)
_PITCH = 29 / 72 * DPI
_LEFT, _TOP = round(28 / 25.4 * DPI), round(37 / 25.4 * DPI)
_NEVER_FIRST = "，。、；：？！）》”’」』】〉,.;:?!)"
_INK, _RED = (25, 25, 25), (214, 30, 40)
_HAN_FROM = 0x2000


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of text: its lines as set, and where on it a signature would be sealed (pixels)."""

    lines: tuple[str, ...]
    number: int

    @property
    def words(self) -> str:
        """What a person reads off it, without white space and page number."""
        return "".join("".join(self.lines).split())


def sheets(shared: Path, count: int) -> list[Sheet]:
    """Full pages from the middle of as many real judgments, drawn by a fixed seed."""
    lines = (shared / "data" / "judgments.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    random.Random(11).shuffle(texts)
    found: list[Sheet] = []
    for text in texts:
        rows = _typeset([part.strip() for part in text.split("\n") if part.strip()])
        if len(rows) >= 2 * _ROWS and _is_plain("".join(rows[_ROWS : 2 * _ROWS])):
            found.append(Sheet(tuple(rows[_ROWS : 2 * _ROWS]), len(found) + 2))
        if len(found) == count:
            break
    return found


def _is_plain(text: str) -> bool:
    """Whether it holds what official type holds: no full-width Latin, which no one can tell from wide-set Latin."""
    return not any("\uff10" <= letter <= "\uff5a" and letter.isalnum() for letter in text) and "＋" not in text


def _typeset(parts: Sequence[str]) -> list[str]:
    rows = []
    for part in parts:
        row, width = "　　", 2.0
        for letter in part:
            step = 1.0 if ord(letter) > _HAN_FROM else 0.5
            if width + step > _CELLS and letter not in _NEVER_FIRST:
                rows.append(row)
                row, width = "", 0.0
            row, width = row + letter, width + step
        rows.append(row)
    return rows


def printed(sheet: Sheet, font: str) -> Image.Image:
    """The page fresh from the printer."""
    page = Image.new("RGB", (WIDE, HIGH), "white")
    pen, face = ImageDraw.Draw(page), ImageFont.truetype(font, _SIZE)
    for row, line in enumerate(sheet.lines):
        x = float(_LEFT)
        for letter in line:
            if not letter.isspace():
                pen.text((x, _TOP + row * _PITCH), letter, font=face, fill=_INK)
            x += _SIZE if ord(letter) > _HAN_FROM else max(face.getlength(letter), 0.4 * _SIZE)
    number = f"— {sheet.number} —"
    foot = ImageFont.truetype(font, round(14 / 72 * DPI))
    pen.text(((WIDE - foot.getlength(number)) / 2, HIGH - 30 / 25.4 * DPI), number, font=foot, fill=_INK)
    return page


def _noisy(page: Image.Image, chance: np.random.Generator) -> Image.Image:
    """A worn scanner: soft, greyish, grainy, with specks and saved as a small JPEG."""
    levels = np.asarray(page.filter(ImageFilter.GaussianBlur(0.7)), dtype=np.float64) * 0.86 + 12
    levels += chance.normal(0, 14, levels.shape[:2])[..., None]
    specks = chance.random(levels.shape[:2])
    levels[specks < 0.0008], levels[specks > 0.9992] = 30, 255  # noqa: PLR2004 - eight pixels in ten thousand each
    target = BytesIO()
    Image.fromarray(levels.clip(0, 255).astype(np.uint8)).save(target, "JPEG", quality=70)
    return Image.open(target).convert("RGB")


def _sealed(page: Image.Image, chance: np.random.Generator) -> Image.Image:
    """A round seal of 42 mm with its ring of letters over the last lines, where signature and date stand."""
    layer = Image.new("RGB", page.size, "white")
    pen, radius = ImageDraw.Draw(layer), 21 / 25.4 * DPI
    x, y = 1_150 + chance.integers(-60, 60), _TOP + 19.5 * _PITCH + chance.integers(-40, 40)
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=_RED, width=9)
    tips = [radius * (0.15 if corner % 2 else 0.36) for corner in range(10)]
    turns = [corner * math.pi / 5 for corner in range(10)]
    pen.polygon([(x + math.sin(a) * tip, y - math.cos(a) * tip) for a, tip in zip(turns, tips, strict=True)], fill=_RED)
    for place in range(12):
        angle = math.radians(-210 + place * 20)
        at = (x + math.cos(angle) * radius * 0.76, y + math.sin(angle) * radius * 0.76)
        pen.regular_polygon((*at, radius * 0.12), 4, rotation=int(place * 20), outline=_RED, width=6)
    return ImageChops.multiply(page, layer)


Condition = Callable[[Image.Image, np.random.Generator], Image.Image]

CONDITIONS: Mapping[str, Condition] = MappingProxyType(
    {
        "clean": lambda page, _: page,
        "noisy": _noisy,
        "rotated 90": lambda page, _: page.rotate(90, expand=True),
        "rotated 180": lambda page, _: page.rotate(180),
        "skewed 2°": lambda page, _: page.rotate(2, Image.Resampling.BICUBIC, fillcolor="white"),
        "seal": _sealed,
        "seal, noisy, skewed": lambda page, chance: _noisy(
            _sealed(page, chance).rotate(-2, Image.Resampling.BICUBIC, fillcolor="white"), chance
        ),
    }
)
