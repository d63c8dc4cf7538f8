"""PDF files written object by object, so that they can be wrong in any way."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping

_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_CONTENT = b"BT /F1 24 Tf 72 700 Td (Reply to the petition) Tj ET"


def stream(data: bytes, more: bytes = b"") -> bytes:
    """An object with a stream."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), more, data)


def deflated(data: bytes, more: bytes = b"") -> bytes:
    """The same, compressed."""
    return stream(zlib.compress(data, 9), b"/Filter /FlateDecode " + more)


def pdf(changes: Mapping[int, bytes] | None = None, trailer: bytes = b"") -> bytes:
    """A sound file of one page (objects 1 catalogue, 2 pages, 3 page, 4 content, 5 font) with some objects replaced."""
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: page(),
        4: stream(_CONTENT),
        5: _FONT,
    } | dict(changes or {})
    out, places = b"%PDF-1.7\n", {}
    for number, content in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start, last = len(out), max(objects)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (last + 1)
    for number in range(1, last + 1):
        out += b"%010d 00000 n \n" % places.get(number, 0)
    return out + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (last + 1, trailer, start)


def page(more: bytes = b"", resources: bytes = b"") -> bytes:
    """The page object with additions."""
    fonts = b"/Resources << /Font << /F1 5 0 R >> %s >>" % resources
    return b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R %s %s >>" % (fonts, more)


def _nested_pages() -> bytes:
    tree = {2: b"<< /Type /Pages /Kids [100 0 R] /Count 1 >>"}
    for depth in range(100, 700):
        tree[depth] = b"<< /Type /Pages /Parent %d 0 R /Kids [%d 0 R] /Count 1 >>" % (max(2, depth - 1), depth + 1)
    tree[700] = page()
    return pdf(tree)


def _self_drawing() -> bytes:
    form = stream(
        b"/X Do /X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"
    )
    return pdf({3: page(resources=b"/XObject << /X 6 0 R >>"), 4: stream(_CONTENT + b" /X Do"), 6: form})


def _doubling_forms() -> bytes:
    """Each form draws the next twice: 2 to the power of 25 drawings."""
    forms = {3: page(resources=b"/XObject << /X 10 0 R >>"), 4: stream(_CONTENT + b" /X Do")}
    for number in range(10, 35):
        inner = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>" % (
            number + 1
        )
        forms[number] = stream(b"/X Do /X Do", inner)
    forms[35] = stream(b"0 0 m 9 9 l S", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    return pdf(forms)


def _object_stream_bomb() -> bytes:
    inner = b"7 0 " + b"<< /A 1 >>" + b" " * 100_000_000
    return pdf({6: deflated(inner, b"/Type /ObjStm /N 1 /First 4")})


def _content_bomb() -> bytes:
    return pdf({4: deflated(b"q Q\n" * 50_000_000)})


def _picture(more: bytes, data: bytes) -> bytes:
    image = stream(data, b"/Type /XObject /Subtype /Image /Width 60 /Height 60 /BitsPerComponent 8 " + more)
    resources = b"/XObject << /X 6 0 R >>"
    return pdf({3: page(resources=resources), 4: stream(_CONTENT + b" q 500 0 0 700 50 50 cm /X Do Q"), 6: image})


def _huge_picture() -> bytes:
    image = b"/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace /DeviceRGB"
    resources = b"/XObject << /X 6 0 R >>"
    content = stream(_CONTENT + b" q 500 0 0 700 50 50 cm /X Do Q")
    return pdf({3: page(resources=resources), 4: content, 6: deflated(b"\0" * 1000, image)})


def _lone_surrogates() -> bytes:
    table = (
        b"/CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <52> <52> <d800> endbfrange"
    )
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>"
    return pdf({5: font, 6: stream(table)})


def _many_notes() -> bytes:
    note = b"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (x) >>"
    return pdf({3: page(b"/Annots [" + b"6 0 R " * 50_000 + b"]"), 6: note})


def _own_type3() -> bytes:
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 82 /LastChar 82"
        b" /Widths [1] /Encoding << /Differences [82 /R] >> /CharProcs << /R 4 0 R >>"
        b" /Resources << /Font << /F1 5 0 R >> >> >>"
    )
    return pdf({5: font})


READABLE: dict[str, Callable[[], bytes]] = {
    "sound": pdf,
    "table of objects nowhere": lambda: pdf().replace(b"xref", b"xrxx"),
    "offsets all wrong": lambda: pdf().replace(b"%PDF-1.7\n", b"%PDF-1.7\n" + b"%" + b"x" * 500 + b"\n"),
    "stream longer than said": lambda: pdf().replace(b"/Length 56", b"/Length 5 "),
    "zero bytes between the objects": lambda: pdf().replace(b"endobj\n", b"endobj\0\0\0\n"),
    "picture in an unknown filter": lambda: _picture(b"/Filter /Nonsense /ColorSpace /DeviceGray", b"x" * 99),
    "picture in a broken JBIG2": lambda: _picture(b"/Filter /JBIG2Decode /ColorSpace /DeviceGray", b"\x97JB2" * 50),
    "picture in a broken JPEG 2000": lambda: _picture(
        b"/Filter /JPXDecode", b"\0\0\0\x0cjP  \r\n\x87\n" + b"\xff" * 99
    ),
    "picture of ten thousand million pixels": _huge_picture,
    "fifty thousand notes": _many_notes,
    "object stream that unfolds": _object_stream_bomb,
}
"""Files whose words can still be read, or whose loss must be said."""

BROKEN: dict[str, Callable[[], bytes]] = {
    "page tree in a circle": lambda: pdf({2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"}),
    "page that is its own parent": lambda: pdf({3: b"<< /Type /Page /Parent 3 0 R /Contents 4 0 R >>"}),
    "pages in pages in pages": _nested_pages,
    "page tree that lies about its count": lambda: pdf({2: b"<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>"}),
    "form that draws itself": _self_drawing,
    "forms that double": _doubling_forms,
    "no pages": lambda: pdf({2: b"<< /Type /Pages /Kids [] /Count 0 >>"}),
    "page without an area": lambda: pdf({3: page(b"").replace(b"[0 0 595 842]", b"[0 0 0 0]")}),
    "page of a mile": lambda: pdf({3: page(b"").replace(b"595 842", b"4e9 4e9")}),
    "page of nonsense": lambda: pdf({3: page(b"").replace(b"595 842", b"/A (x)")}),
    "content that unfolds": _content_bomb,
    "characters that are halves": _lone_surrogates,
    "font that draws itself": _own_type3,
    "font with senseless sizes": lambda: pdf({4: stream(_CONTENT.replace(b"24 Tf", b"1e38 Tf"))}),
    "matrix without an inside": lambda: pdf({4: stream(b"0 0 0 0 0 0 cm " + _CONTENT)}),
    "encrypted with an unknown handler": lambda: pdf(trailer=b"/Encrypt << /Filter /Nobody /V 9 >> /ID [(a) (b)]"),
    "references in a circle": lambda: pdf({4: b"6 0 R", 6: b"4 0 R"}),
    "earlier table that is itself": lambda: pdf(trailer=b"/Prev 0"),
    "only a head": lambda: b"%PDF-1.7\n",
    "head and tail": lambda: b"%PDF-1.7\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF",
}
"""Files of which nothing, or anything, may be made, as long as it is said."""
