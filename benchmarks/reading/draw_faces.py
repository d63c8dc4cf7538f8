"""Draw the reference faces that ``readers.layout.faces`` compares glyphs with: run it where Noto CJK is installed.

usage: draw_faces.py [OUT.npy]    One row a character: the 3755 of GB 2312 level 1 in order, then the ten figures; 64
levels of ink each, on a grid of eight by eight over the character's own box, the mean of a serif and a sans face.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from replycheck.readers.layout.faces import FIGURES, KNOWN
from replycheck.readers.layout.looks import SIDE

_FACES = ("NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc")
_FOLDER = Path("/usr/share/fonts/opentype/noto")
_SIMPLIFIED = 2
_SIZE, _INK = 48, 60


def _drawn(character: str, font: ImageFont.FreeTypeFont) -> NDArray[np.float32]:
    picture = Image.new("L", (2 * _SIZE, 2 * _SIZE), 255)
    ImageDraw.Draw(picture).text((_SIZE // 2, _SIZE // 4), character, font=font, fill=0)
    ink = 255 - np.asarray(picture, dtype=np.float32)
    rows, columns = np.nonzero(ink > _INK)
    own = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1].astype(np.uint8)
    sized = Image.fromarray(own).resize((SIDE, SIDE), Image.Resampling.BOX)
    return np.asarray(sized, dtype=np.float32).ravel()


def main() -> None:
    """Write the table."""
    fonts = [ImageFont.truetype(str(_FOLDER / name), _SIZE, index=_SIMPLIFIED) for name in _FACES]
    rows = [np.mean([_drawn(character, font) for font in fonts], axis=0) for character in KNOWN + FIGURES]
    place = Path(__file__).parents[2] / "src/replycheck/readers/layout/faces.npy"
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else place
    np.save(out, np.array(rows).round().astype(np.uint8))


if __name__ == "__main__":
    main()
