"""Whether the fonts in an OFD file show the characters that its text names."""

from __future__ import annotations

from collections.abc import Mapping

from replycheck.readers.layout.brought_fonts import shows_others
from replycheck.readers.ofd.package import Package


def lying_fonts(
    package: Package, parts: Mapping[str, str], glyphs: Mapping[str, Mapping[int, int | None]]
) -> frozenset[str]:
    """The ids of fonts whose glyphs show other characters, or none; ``parts`` are the fonts in the file, by their ids.

    ``glyphs`` are the code points set in each font, with the glyphs that the text names (None: by the font's own map).
    """
    return frozenset(
        font for font, drawn in glyphs.items() if font in parts and shows_others(package.zip.read(parts[font]), drawn)
    )
