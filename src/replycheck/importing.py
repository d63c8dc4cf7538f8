"""Modules are found and loaded in less time, for a process that does one thing and ends.

One check imports some 480 of our modules, and Python asks eleven things of the system for each and walks through every
kind of file that a module can be. Here a folder is listed once, and a module is its bytecode if that stands beside the
source and is of it. What is easily got wrong: whatever is out of the ordinary (no bytecode, or of an older source; a
program in an archive) is left to Python's own machinery, which also writes what bytecode there should be.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import MAGIC_NUMBER
from types import CodeType, ModuleType

_OURS = __name__.partition(".")[0] + "."
_HEAD = MAGIC_NUMBER + bytes(4)
"""Of bytecode that goes with the time and the size of its source; other kinds are Python's to judge."""
_HEAD_BYTES, _AT_ONCE = 16, 1 << 16
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOINHERIT", 0)


def import_quickly() -> None:
    """From now on, unless bytecode is kept elsewhere or in another way than usual."""
    usual = not sys.flags.optimize and sys.pycache_prefix is None and sys.implementation.cache_tag is not None
    if usual and not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


class _Finder:
    """Finds our modules in the folders of their packages."""

    def __init__(self) -> None:
        self._names: dict[str, frozenset[str]] = {}

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """The module of that name in the first folder of ``path``; None where it is not ours or not there."""
        del target
        if not path or not name.startswith(_OURS):
            return None
        folder, last = path[0], name.rpartition(".")[2]
        names = self._names.get(folder)
        if names is None:
            names = self._names[folder] = _listed(folder)
        inside = f"{folder}{os.sep}{last}"
        if last in names:
            if "__init__.py" not in _listed(inside):
                return None
            loader = _Loader(name, inside, "__init__")
            spec = ModuleSpec(name, loader, origin=loader.path, is_package=True)
            spec.submodule_search_locations = [inside]
        elif f"{last}.py" in names:
            loader = _Loader(name, folder, last)
            spec = ModuleSpec(name, loader, origin=loader.path)
        else:
            return None
        spec.has_location = True
        spec.cached = loader.bytecode
        return spec


def _listed(folder: str) -> frozenset[str]:
    try:
        return frozenset(os.listdir(folder))  # noqa: PTH208 - pathlib would have to be loaded first
    except OSError:
        return frozenset()


class _Loader(SourceFileLoader):
    """Takes the bytecode if it is that of the source, and does as Python does if not."""

    def __init__(self, name: str, folder: str, last: str) -> None:
        super().__init__(name, f"{folder}{os.sep}{last}.py")
        self.bytecode = f"{folder}{os.sep}__pycache__{os.sep}{last}.{sys.implementation.cache_tag}.pyc"

    def get_code(self, fullname: str) -> CodeType | None:
        """The code of the module."""
        try:
            source, data = os.stat(self.path), _read(self.bytecode)  # noqa: PTH116 - as above
            head = _HEAD + _word(int(source.st_mtime)) + _word(source.st_size)
            code = marshal.loads(memoryview(data)[_HEAD_BYTES:]) if data.startswith(head) else None  # noqa: S302 - as Python does
        except (OSError, ValueError, EOFError, TypeError):
            code = None
        return code if isinstance(code, CodeType) else super().get_code(fullname)


def _word(number: int) -> bytes:
    return (number & 0xFFFFFFFF).to_bytes(4, "little")


def _read(path: str) -> bytes:
    """The whole file: a small buffer first, for a large one for each module costs more than reading twice."""
    file = os.open(path, _FLAGS)
    try:
        data = os.read(file, _AT_ONCE)
        while more := os.read(file, _AT_ONCE) if len(data) % _AT_ONCE == 0 else b"":
            data += more
    finally:
        os.close(file)
    return data
