"""What an OFD page shows: words in the colour of their ground, tiny, covered, clipped or off the page are hidden."""

from __future__ import annotations

import pytest
from ofd_builder import line, parts, read

from replycheck.model.mark import Hiding

_SEEN, _GONE = "现答复如下。", "已经联系过信访人。"
_PLACE = (30.0, 100.0)


def _inked(colour: str, more: str = "", **attributes: str) -> str:
    """The words with children of their own before their code."""
    words = line(_GONE, *_PLACE, **attributes)
    head, code = words.split("<ofd:TextCode", 1)
    paint = f'<ofd:FillColor Value="{colour}"/>' if colour else ""
    return f"{head}{more}{paint}<ofd:TextCode{code}"


def _band(colour: str) -> str:
    return (
        '<ofd:PathObject ID="90" Boundary="20 85 170 30" Fill="true" Stroke="false">'
        f'<ofd:FillColor Value="{colour}"/>'
        "<ofd:AbbreviatedData>M 0 0 L 170 0 L 170 30 L 0 30 C</ofd:AbbreviatedData></ofd:PathObject>"
    )


_CLIP = (
    '<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="0 0 0.1 0.1"><ofd:AbbreviatedData>M 0 0 L 0.1 0 L 0.1 0.1 C'
    "</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>"
)

HIDDEN = {
    "white": (_inked("255 255 255"), Hiding.WHITE),
    "black on black": (_band("0 0 0") + _inked("0 0 0"), Hiding.COLOUR),
    "clear": (_inked("", Alpha="3"), Hiding.TRANSPARENT),
    "tiny": (line(_GONE, *_PLACE, 0.4), Hiding.SIZE),
    "covered": (_inked("0 0 0") + _band("255 255 255"), Hiding.COVERED),
    "clipped": (_inked("0 0 0", _CLIP), Hiding.CLIPPED),
    "beside the page": (line(_GONE, 400.0, 100.0), Hiding.OFF_PAGE),
}
SEEN = {
    "red": _inked("255 0 0"),
    "white on blue": _band("20 40 120") + _inked("255 255 255"),
    "black on yellow": _band("255 255 0") + _inked("0 0 0"),
    "half clear": _inked("0 0 0", Alpha="128"),
}


@pytest.mark.parametrize(("objects", "why"), HIDDEN.values(), ids=HIDDEN)
def test_words_that_nobody_sees_are_hidden_with_how(objects: str, why: Hiding) -> None:
    document = read(parts([line(_SEEN, 30.0, 60.0) + objects]))
    assert document.text == _SEEN
    assert [hidden.why for hidden in document.hidden] == [why]
    assert "".join(hidden.text for hidden in document.hidden) == _GONE


@pytest.mark.parametrize("objects", SEEN.values(), ids=SEEN)
def test_words_that_are_seen_are_text(objects: str) -> None:
    document = read(parts([line(_SEEN, 30.0, 60.0) + objects]))
    assert _GONE in document.text
    assert not document.hidden
