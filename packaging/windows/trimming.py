"""What is left out of a bundle, each with the reason why nothing loads it.

A reader and a form of report are loaded by their names (``import_module``), so nothing of ours is ever left out.
"""

from __future__ import annotations

import re

_LEFT_OUT = (
    # tests and what only compilers and type checkers read
    r"(?!replycheck/).*/tests?/.*",
    r"(?!replycheck/).*\.(?:pyi|pxd|pxi|pyx|h|hpp|c|cpp|lib|a)",
    r"(?!replycheck/).*/py\.typed",
    # jieba: words are cut by its dictionary and the model of finalseg; the rest loads on calls that we never make
    r"jieba/(?:lac_small|posseg|analyse)/.*",
    r"jieba/finalseg/.*\.p",  # for Jython
    # numpy: compiling extensions, and stubs; "import numpy" loads neither
    r"numpy/(?:f2py|distutils|doc|_pyinstaller)/.*",
    r"numpy/core/(?:include|lib)/.*",
    # and what its own tests try the machine with; not _multiarray_tests, to which "import numpy" gives docstrings
    r"numpy/core/_(?:simd|(?!multiarray_)[a-z_]+_tests)\..*",
    # Pillow: a picture in AVIF stands in no paper; the plugin says that it has no support
    r"PIL/_avif\..*",
    r"PIL/_imagingtk\..*",
    # lxml: we parse with etree alone
    r"lxml/(?:includes|isoschematron|html|objectify)(?:/.*|\..*)",
    # reportlab: sheets use a font of the system or a CID font
    r"reportlab/(?:graphics/samples|fonts)/.*",
    # rich colours tracebacks of Python and nothing else, and loads a lexer by its name
    r"pygments/lexers/(?!__init__|_mapping|python\.).*",
    # scripts and records of installers
    r"[^/]+\.data/.*",
    r"[^/]+\.dist-info/(?:RECORD|WHEEL|INSTALLER|REQUESTED|top_level\.txt|direct_url\.json)",
    # OpenCV: pictures, not films
    r"cv2/opencv_videoio_ffmpeg.*\.dll",
    r"cv2/data/.*",
)
_RUNTIME_LEFT_OUT = re.compile(r"(?:winsound|_msi)\.pyd|python\.cat")
"""Of the embeddable Python: sounds, installers, and a catalogue of signatures that Windows does not read from there."""
_LEFT_OUT_PATTERN = re.compile("|".join(f"(?:{one})" for one in _LEFT_OUT))


def wanted(name: str) -> bool:
    """Whether a file of a library (``package/module.py``) goes into the bundle."""
    return _LEFT_OUT_PATTERN.fullmatch(name) is None


def wanted_of_python(name: str) -> bool:
    """Whether a file of the embeddable Python goes into the bundle."""
    return _RUNTIME_LEFT_OUT.fullmatch(name) is None
