"""A scanned OFD page is laid out as the pictures stand on it, so that recognition sees the page a person sees."""

from __future__ import annotations

import io

import numpy as np
import pytest
from ofd_builder import SPACE, packed, parts
from PIL import Image

from replycheck.errors import UnreadableError
from replycheck.model.limits import Limits
from replycheck.readers.ofd.pictures import page_colours


def picture(colour: str, size: tuple[int, int] = (420, 300)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def scanned(*places: str) -> dict[str, str | bytes]:
    """A page with a red, then a blue picture at the places."""
    objects = "".join(
        f'<ofd:ImageObject ID="{n}" Boundary="{place}" ResourceID="{n}"/>' for n, place in enumerate(places)
    )
    files: dict[str, str | bytes] = dict(parts([objects], common="<ofd:DocumentRes>Res.xml</ofd:DocumentRes>"))
    entries = "".join(
        f'<ofd:MultiMedia ID="{n}"><ofd:MediaFile>{n}.png</ofd:MediaFile></ofd:MultiMedia>'
        for n, _ in enumerate(places)
    )
    files["Doc_0/Res.xml"] = f'<ofd:Res {SPACE} BaseLoc="Res"><ofd:MultiMedias>{entries}</ofd:MultiMedias></ofd:Res>'
    for number, colour in enumerate(("red", "blue")[: len(places)]):
        files[f"Doc_0/Res/{number}.png"] = picture(colour)
    return files


def test_a_page_cut_into_strips_is_one_page_again() -> None:
    colours, scale = page_colours(packed(scanned("0 0 210 150", "0 150 210 147")), 0, Limits())
    assert scale == pytest.approx(420 / (210 * 72 / 25.4), rel=0.01)
    assert colours.shape[0] == pytest.approx(594, abs=1)
    assert colours.shape[1] == 420
    assert colours[50, 200].tolist() == [255, 0, 0]
    assert colours[-50, 200].tolist() == [0, 0, 255]


def test_what_no_picture_covers_is_white_paper() -> None:
    colours, _ = page_colours(packed(scanned("52.5 0 105 75")), 0, Limits())
    middle = colours.shape[1] // 2
    assert colours[20, middle].tolist() == [255, 0, 0]
    assert np.all(colours[-20:] == 255)
    assert np.all(colours[:, :20] == 255)


def test_a_page_without_a_picture_or_over_a_limit_is_said() -> None:
    with pytest.raises(UnreadableError, match="没有能打开的图片"):
        page_colours(packed(parts(["<ofd:PathObject/>"])), 0, Limits())
    with pytest.raises(UnreadableError, match=r"limits\.pixels"):
        page_colours(packed(scanned("0 0 210 297")), 0, Limits(pixels=1000))
