"""Files on their way from the browser to the disk: counted and bounded before anything is kept in memory.

What is easily got wrong: the length that a request announces may be a lie, or missing; only what arrives counts. And
who sends a byte a minute must not hold a place for ever.
"""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import field
from pathlib import Path
from typing import IO
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from replycheck.disk.refusals import why
from replycheck.errors import ReplycheckError
from replycheck.records import dataclass

AT_ONCE = 6
"""Files that are taken at the same time; the page itself sends three."""
WAITING = 24
"""Files that may wait for a place; more are turned away."""
MOST_FILES = 5_000
MOST_BYTES = 4_000_000_000
"""Of one drop: more is a job for ``replycheck batch``, which needs no copies."""
FREE_BYTES = 200_000_000
"""So much must stay free on the disk."""
QUIET_SECONDS = 20.0
"""After so long without a byte a file is given up."""
SLOWEST = 10_000
"""Bytes a second, counted from the first quiet time on: who sends less holds a place and means no good."""
FORM_BYTES = 64_000
_SLOW = "文件送得太慢，已经停下；请再拖一次。"


class RefusedUploadError(ReplycheckError):
    """A file that is not taken; ``status`` is the code of the answer."""

    def __init__(self, sentence: str, status: int) -> None:
        super().__init__(sentence)
        self.status = status


@dataclass(slots=True)
class Gateway:
    """Lets a bounded number of files in at once."""

    _places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    _waiting: int = 0

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """A place for one file.

        :raises RefusedUploadError: too many wait already.
        """
        if self._waiting >= WAITING:
            raise RefusedUploadError("同时送来的文件太多，请稍等再试。", 503)
        self._waiting += 1
        try:
            await self._places.acquire()
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            self._places.release()


async def save(request: Request, target: Path, most: int) -> int:
    """Write the body of the request to the new file ``target``; gives its bytes. On any trouble nothing is left.

    :raises RefusedUploadError: it is longer than ``most``, comes too slowly or not whole, or the disk is full.
    """
    announced = request.headers.get("content-length", "")
    size = int(announced) if announced.isascii() and announced.isdecimal() else 0
    _refuse_large(size, most)
    if shutil.disk_usage(target.parent).free < size + FREE_BYTES:
        raise RefusedUploadError("磁盘空间不够，放不下这个文件；请腾出空间再试。", 507)
    try:
        with _new_file(target) as file:
            written = 0
            async for chunk in _chunks(request):
                written += len(chunk)
                _refuse_large(written, most)
                file.write(chunk)
    except OSError as error:
        raise RefusedUploadError(f"文件没能存下来：{why(error)}。", 507) from error
    return written


@contextmanager
def _new_file(path: Path) -> Iterator[IO[bytes]]:
    """A file that is gone again when it was not written whole."""
    try:
        with path.open("xb") as file:
            yield file
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _refuse_large(size: int, most: int) -> None:
    if size > most:
        raise RefusedUploadError(f"文件超过大小上限 {most / 1_000_000:g} MB；请拆分，或者在“设置”里调高上限。", 413)


async def _chunks(request: Request) -> AsyncIterator[bytes]:
    stream, began, came = aiter(request.stream()), time.monotonic(), 0
    while True:
        try:
            async with asyncio.timeout(QUIET_SECONDS):
                chunk = await anext(stream)
        except StopAsyncIteration:
            return
        except TimeoutError as error:
            raise RefusedUploadError(_SLOW, 408) from error
        except ClientDisconnect as error:
            raise RefusedUploadError("文件没有送完。", 400) from error
        came += len(chunk)
        if came < SLOWEST * (time.monotonic() - began - QUIET_SECONDS):
            raise RefusedUploadError(_SLOW, 408)
        yield chunk


async def form(request: Request) -> dict[str, str]:
    """The fields of a small form; the last of several with one name.

    :raises RefusedUploadError: it is too long or too slow.
    """
    body = b""
    async for chunk in _chunks(request):
        body += chunk
        _refuse_large(len(body), FORM_BYTES)
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=2_000))
