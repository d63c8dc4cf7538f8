"""The name spaces that Word of today draws: of an alternative that needs others it draws the fallback (ISO 29500-3)."""

from __future__ import annotations

_OPEN = "http://schemas.openxmlformats.org"
_MICROSOFT = "http://schemas.microsoft.com/office"

UNDERSTOOD = frozenset(
    {
        *(
            f"{_OPEN}/{name}"
            for name in (
                *("drawingml/2006/chart", "drawingml/2006/main", "drawingml/2006/picture"),
                *("drawingml/2006/wordprocessingDrawing", "officeDocument/2006/math", "wordprocessingml/2006/main"),
            )
        ),
        *(f"urn:schemas-microsoft-com:{name}" for name in ("vml", "office:office", "office:word", "mac:vml")),
        *(
            f"{_MICROSOFT}/{name}"
            for name in (
                *("word/2006/wordml", "word/2010/wordml", "word/2012/wordml", "word/2018/wordml"),
                *("word/2015/wordml/symex", "word/2016/wordml/cid", "word/2018/wordml/cex"),
                *("word/2020/wordml/sdtdatahash", "word/2023/wordml/word16du", "word/2024/wordml/sdtformatlock"),
                *("word/2010/wordprocessingShape", "word/2010/wordprocessingGroup"),
                *("word/2010/wordprocessingCanvas", "word/2010/wordprocessingInk"),
                *("word/2010/wordprocessingDrawing", "word/2012/wordprocessingDrawing"),
                *("drawing/2007/8/2/chart", "drawing/2010/main", "drawing/2012/chart", "drawing/2014/main"),
                *("drawing/2014/chartex", "drawing/2016/ink", "drawing/2017/model3d", "drawing/2016/SVG/main"),
                *("drawing/2015/9/8/chartex", "drawing/2015/10/21/chartex", "drawing/2020/classificationShape"),
                *(f"drawing/2016/5/{day}/chartex" for day in range(9, 15)),
            )
        ),
    }
)
