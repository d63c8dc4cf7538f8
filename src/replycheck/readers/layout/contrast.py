"""Whether two colours that lie on each other can be told apart on paper: what makes white words on white ground unseen.

What is easily got wrong: the ratio of luminances alone calls yellow on white invisible, and the distance of the colours
alone calls black on a dark grey readable; words count as unseen only where both say so.
"""

from __future__ import annotations

Colour = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
_LEAST_RATIO = 1.3
"""Below it no reader makes out type of a letter's size (WCAG asks for 4.5; the palest grey in use, D9D9D9, has 1.4)."""
_LEAST_DISTANCE = 64
"""Of any of red, green, blue: pale yellow on white is unseen, full yellow is not."""
_PALE = 225


def indistinct(ink: Colour, ground: Colour) -> bool:
    """Whether words in ``ink`` can't be seen on ``ground``."""
    apart = max(abs(one - other) for one, other in zip(ink, ground, strict=True))
    light, dark = sorted((_luminance(ink) + 0.05, _luminance(ground) + 0.05), reverse=True)
    return apart < _LEAST_DISTANCE and light / dark < _LEAST_RATIO


def pale(colour: Colour) -> bool:
    """Whether a colour is as good as white."""
    return min(colour) >= _PALE


def named(text: str | None) -> Colour | None:
    """The colour that ``RRGGBB`` (with or without ``#``) stands for; None for anything else."""
    digits = (text or "").strip().lstrip("#")
    if len(digits) != 6:  # noqa: PLR2004 - two digits for each of red, green and blue
        return None
    try:
        value = int(digits, 16)
    except ValueError:
        return None
    return value >> 16, value >> 8 & 255, value & 255


def _luminance(colour: Colour) -> float:
    """Relative luminance after WCAG 2.2."""
    levels = (level / 255 for level in colour)
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in levels)  # noqa: PLR2004 - sRGB
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
