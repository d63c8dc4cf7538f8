"""The recognition models of the rapidocr wheel, run by onnxruntime: the only module that calls either.

What is easily got wrong: rapidocr's own code is never imported, only its models are read from where they are
installed. Its driver fetches models it misses from the network, gives no certainty for single characters and takes
twice the time (docs/decisions/ocr.md). One engine uses one thread; pages run in parallel in processes.
"""

from __future__ import annotations

import importlib.util
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from replycheck.readers.layout.colours import Grey
from replycheck.records import dataclass

_STRIDE = 32
_LINE_HEIGHT = 48
_STEP = 8
"""Pixels of a line, at the height that the model reads, for which it gives one answer."""
_LEAST_WIDTH = 32


@dataclass(frozen=True, slots=True)
class Character:
    """One character of a line: ``at`` is its centre in pixels of the picture given, ``sure`` from 0 to 1."""

    text: str
    at: float
    sure: float


def installed() -> bool:
    """Whether the extra ``replycheck[ocr]`` is there: both the models and what runs them."""
    return importlib.util.find_spec("onnxruntime") is not None and _models() is not None


def edition() -> str:
    """What the answers depend on: the versions of the models' wheel and of onnxruntime."""
    try:
        return f"rapidocr-{version('rapidocr')} onnxruntime-{version('onnxruntime')}"
    except PackageNotFoundError:
        return "none"


def _models() -> tuple[Path, Path] | None:
    """The files of the models that find text and that read it; None where the wheel has them no more."""
    found = importlib.util.find_spec("rapidocr")
    for place in found.submodule_search_locations or () if found else ():
        folder = Path(place) / "models"
        finders, readers = sorted(folder.glob("*_det_*.onnx")), sorted(folder.glob("*_rec_*.onnx"))
        if finders and readers:
            return finders[-1], readers[-1]
    return None


class Engine:
    """Both models, loaded (0.2 s). Not for several threads at once."""

    def __init__(self) -> None:
        models = _models()
        if models is None:
            raise RuntimeError("the models of rapidocr are not installed")
        self._finder, self._reader = _session(models[0]), _session(models[1])
        table = self._reader.get_modelmeta().custom_metadata_map["character"]
        self._characters = ("", *table.splitlines(), " ")

    def text_map(self, page: Grey, longest: int) -> NDArray[np.float32]:
        """How likely each spot of the page belongs to a line of text, 0 to 1, on a grid ``longest`` cells long."""
        high, wide = page.shape
        scale = longest / max(high, wide)
        size = [max(_STRIDE, round(side * scale / _STRIDE) * _STRIDE) for side in (wide, high)]
        likely: NDArray[np.float32] = _run(self._finder, _input(page, size[0], size[1]))[0, 0]
        return likely

    def characters(self, line: Grey) -> list[Character]:
        """The characters of a picture of one level line, from left to right."""
        high, wide = line.shape
        width = max(_LEAST_WIDTH, round(wide * _LINE_HEIGHT / high))
        answers = _run(self._reader, _input(line, width, _LINE_HEIGHT))[0]
        best = answers.argmax(axis=1)
        new = np.concatenate(([True], best[1:] != best[:-1])) & (best != 0)
        sure = answers.max(axis=1)
        return [
            Character(self._characters[best[step]], (step + 0.5) * _STEP * wide / width, float(sure[step]))
            for step in np.flatnonzero(new)
        ]


def _session(model: Path) -> Any:  # noqa: ANN401 - onnxruntime has no types
    import onnxruntime  # noqa: PLC0415 - an extra, and slow to import

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # the arena never gives back what the largest page took
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def _run(session: Any, given: NDArray[np.float32]) -> Any:  # noqa: ANN401 - onnxruntime has no types
    return session.run(None, {session.get_inputs()[0].name: given})[0]


def _input(picture: Grey, width: int, height: int) -> NDArray[np.float32]:
    """The picture in the size wanted, from -1 to 1, three times over: the models were trained on colour."""
    from PIL import Image  # noqa: PLC0415 - only where pictures are read

    filtering = Image.Resampling.BOX if height < picture.shape[0] else Image.Resampling.BICUBIC
    sized = Image.fromarray(picture).resize((width, height), filtering)
    level = np.asarray(sized, dtype=np.float32) / 127.5 - 1
    return np.repeat(level[None, None], 3, axis=1)
