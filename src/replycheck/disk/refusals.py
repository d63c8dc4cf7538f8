"""Why a file that is there cannot be had: somebody has it open, or it lies in a cloud and not on this machine.

What is easily got wrong: reading a file of which only the name is here makes the system fetch it, which takes a
network and may take for ever. So it is asked for first, and not read.
"""

from __future__ import annotations

import errno
import os
import sys

_IN_USE = frozenset({32, 33})
"""``ERROR_SHARING_VIOLATION`` and ``ERROR_LOCK_VIOLATION``."""
_CLOUD_ERRORS = range(358, 405)
"""``ERROR_CLOUD_FILE_…``."""
_OFFLINE, _RECALL_ON_OPEN, _RECALL_ON_DATA = 0x1000, 0x40000, 0x400000
_SHARED = 7
"""We let others read, write and remove it."""
_OWNER_BYTES = 1024

_WHY = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已满",
    errno.EACCES: "没有写入的权限",
    errno.EPERM: "没有写入的权限",
    errno.EROFS: "磁盘是只读的",
    errno.EEXIST: "那里已有同名文件",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ENAMETOOLONG: "路径太长",
}


def in_use(error: OSError) -> bool:
    """Whether another program has the file open and lets nobody else in."""
    code = getattr(error, "winerror", None)
    if code is None and isinstance(error, PermissionError) and error.filename:
        return any(said in _IN_USE for said in _asked(str(error.filename)))
    return code in _IN_USE


def _asked(path: str) -> list[int]:
    """What the system itself says of opening the file to read and to write: ``open`` hides it behind EACCES."""
    said: list[int] = []
    if sys.platform == "win32":
        import _winapi  # noqa: PLC0415 - on Windows only

        for access in (_winapi.GENERIC_READ, _winapi.GENERIC_WRITE):
            try:
                _winapi.CloseHandle(_winapi.CreateFile(path, access, _SHARED, 0, _winapi.OPEN_EXISTING, 0, 0))
            except OSError as error:
                said.append(error.winerror)
    return said


def not_fetched(error: OSError) -> bool:
    """Whether the file lies in a cloud whose program is not running."""
    return getattr(error, "winerror", None) in _CLOUD_ERRORS


def elsewhere(status: os.stat_result) -> bool:
    """Whether only the name of the file is on this machine, and reading it would fetch it."""
    attributes: int = getattr(status, "st_file_attributes", 0)  # there are none but on Windows
    return bool(attributes & (_OFFLINE | _RECALL_ON_OPEN | _RECALL_ON_DATA))


def owner_file(name: str, size: int) -> bool:
    """Whether it is what Word and WPS put beside a document while somebody has it open."""
    return name.startswith("~$") and size <= _OWNER_BYTES


def why(error: OSError) -> str:
    """The cause in Chinese: what the system says is in its own language."""
    if in_use(error):
        return "文件正被别的程序开着（例如 Excel），请先关闭"
    return _WHY.get(error.errno or 0, f"系统错误 {error.errno}")
