"""Charts as pictures, drawn by matplotlib (the extra ``replycheck[charts]``) with a Chinese face of this machine."""

from __future__ import annotations

import io
from collections.abc import Sequence

_FACES = (
    "SimHei",
    "Microsoft YaHei",
    "SimSun",
    "Noto Sans CJK SC",
    "Noto Serif CJK SC",
    "WenQuanYi Zen Hei",
    "PingFang SC",
)
_MOST = 12


def bars(title: str, rows: Sequence[tuple[str, float]], unit: str) -> bytes | None:
    """A PNG of horizontal bars, the first on top, in greys that print; None without matplotlib or a Chinese face."""
    try:
        from matplotlib import font_manager  # noqa: PLC0415 - an extra, and slow to load
        from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
        from matplotlib.figure import Figure  # noqa: PLC0415
    except ImportError:
        return None
    known = {font.name for font in font_manager.fontManager.ttflist}
    face = next((name for name in _FACES if name in known), None)
    if face is None or not rows:
        return None
    shown = list(rows[:_MOST])[::-1]
    figure = Figure(figsize=(7.2, 0.8 + 0.34 * len(shown)), dpi=160, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    drawn = axes.barh([label for label, _ in shown], [value for _, value in shown], color="#555555", height=0.6)
    axes.bar_label(drawn, fmt=f"%g{unit}", padding=3, fontfamily=face)
    axes.set_title(title, fontfamily=face, fontsize=12)
    axes.margins(x=0.15)
    axes.spines[["top", "right", "bottom"]].set_visible(False)
    axes.xaxis.set_visible(False)
    for label in axes.get_yticklabels():
        label.set_fontfamily(face)
    target = io.BytesIO()
    figure.savefig(target, format="png", metadata={"Software": None})
    return target.getvalue()
